//! How long a key press takes until the page is drawn, and what a document costs from nothing.
//!
//! `cargo bench -p lodestar-documents`. Prints a line for each figure: name, median, goal. Milliseconds differ between
//! machines; the goals are those of a plain laptop.

#![allow(clippy::expect_used, missing_docs)]

#[path = "../tests/it/loose.rs"]
mod loose;
#[path = "../tests/it/sample.rs"]
mod sample;

use std::time::{Duration, Instant};

use lodestar_documents::{Document, Paper, Request, Stamp, Typesetter};
use lodestar_model::{Lens, Strategy};

const PRESSES: usize = 60;

fn main() {
    // `cargo test` runs benches too, with nothing to measure.
    if std::env::args().any(|arg| arg == "--test") {
        return;
    }
    let strategy = loose::strategy(&sample::loose(30));
    let start = Instant::now();
    let pdf = Typesetter::new().typeset(&strategy, &request(Document::Vision, false)).and_then(|set| set.pdf());
    let cold = start.elapsed();
    println!("vision to PDF, first in the process   {} ({} KiB)", ms(cold), pdf.expect("a PDF").len() / 1024);

    let press = vision_press(&loose::strategy(&sample::loose(30)));
    println!("vision, key press to SVG              {}   goal 16 ms", ms(press));

    for initiatives in [30, 300, 1000] {
        let strategy = loose::strategy(&sample::loose(initiatives));
        let (first, press, pages) = roadmap_press(strategy);
        println!(
            "roadmap of {initiatives:>4}, key press to SVG       {}   goal 50 ms   (first {}, {pages} pages)",
            ms(press),
            ms(first)
        );
    }
}

fn request(document: Document, preview: bool) -> Request {
    let stamp = Stamp { when: "2027-02-16T14:02:00Z".parse().expect("a time"), revision: 14 };
    Request { document, paper: Paper::A4, lens: Lens::All, stamp, preview }
}

/// Types a word into the statement, letter by letter, and draws the page after each.
fn vision_press(strategy: &Strategy) -> Duration {
    let mut strategy = strategy.clone();
    let mut typesetter = Typesetter::new();
    let request = request(Document::Vision, true);
    typesetter.typeset(&strategy, &request).expect("pages");
    let times = (0..PRESSES).map(|n| {
        let letter = char::from(b'a' + (n % 26) as u8);
        if n % 12 == 11 {
            strategy.vision[0].problem.0.truncate(120)
        } else {
            strategy.vision[0].problem.0.push(letter)
        }
        let start = Instant::now();
        let set = typesetter.typeset(&strategy, &request).expect("pages");
        assert!(!set.svg(0).expect("a page").is_empty());
        start.elapsed()
    });
    median(times.collect())
}

/// Types into the title of an initiative in the middle of the roadmap and draws the page that changed.
fn roadmap_press(mut strategy: Strategy) -> (Duration, Duration, usize) {
    let mut typesetter = Typesetter::new();
    let request = request(Document::Roadmap, true);
    let start = Instant::now();
    let set = typesetter.typeset(&strategy, &request).expect("pages");
    let first = start.elapsed();
    let pages = set.page_count();
    // The page that a person looks at while typing: the one with the initiative.
    let middle = strategy.initiatives.len() / 2;
    let id = strategy.initiatives[middle].id;
    let shows = |page: &usize| set.hits(*page).is_ok_and(|hits| hits.iter().any(|hit| hit.id == id));
    let page = (0..pages).find(shows).expect("the initiative is on a page");
    let mut before = set.page_hash(page).expect("a page");
    let times = (0..PRESSES).map(|n| {
        let letter = char::from(b'a' + (n % 26) as u8);
        let title = &mut strategy.initiatives[middle].title;
        if n % 8 == 7 {
            title.truncate(20)
        } else {
            title.push(letter)
        }
        let start = Instant::now();
        let set = typesetter.typeset(&strategy, &request).expect("pages");
        let after = set.page_hash(page).expect("a page");
        assert_ne!(before, after, "the page changes with each letter");
        assert!(!set.svg(page).expect("a page").is_empty() && !set.hits(page).expect("a page").is_empty());
        let took = start.elapsed();
        before = after;
        took
    });
    (first, median(times.collect()), pages)
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort_unstable();
    times[times.len() / 2]
}

fn ms(time: Duration) -> String {
    format!("{:7.2} ms", time.as_secs_f64() * 1000.0)
}
