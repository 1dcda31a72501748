//! How long the preview of any document takes to show a changed field: each document is laid out once, then one field is
//! changed again and again, and the page that shows it is drawn.
//!
//! `cargo bench -p lodestar-documents --bench preview`. Prints the median for each document and size; the goal is 50 ms.

#![allow(clippy::expect_used, missing_docs)]

#[path = "../tests/it/loose.rs"]
mod loose;
#[path = "../tests/it/sample.rs"]
mod sample;

use std::time::{Duration, Instant};

use lodestar_documents::{Document, Paper, Request, Stamp, Typesetter};
use lodestar_model::{Lens, Strategy};

/// The allocator that the program has.
#[global_allocator]
static MEMORY: mimalloc::MiMalloc = mimalloc::MiMalloc;

const PRESSES: usize = 12;
const GOAL: Duration = Duration::from_millis(50);

const DOCUMENTS: [Document; 8] = [
    Document::Vision,
    Document::Roadmap,
    Document::Timeline,
    Document::Tiers,
    Document::Scorecard,
    Document::Decisions,
    Document::Deck,
    Document::Book,
];

fn main() {
    // `cargo test` runs benches too, with nothing to measure.
    if !std::env::args().any(|arg| arg == "--bench") {
        return;
    }
    // `-- book 1000` measures that one alone.
    let wanted: Vec<String> = std::env::args().skip(1).filter(|arg| !arg.starts_with('-')).collect();
    for initiatives in [60, 300, 1000] {
        for document in DOCUMENTS {
            if wanted.iter().any(|word| *word != document.name() && *word != initiatives.to_string()) {
                continue;
            }
            let strategy = loose::strategy(&sample::full(initiatives));
            let (first, press, pages) = press(strategy, document);
            let missed = if press > GOAL { "   MISSED" } else { "" };
            println!(
                "{:<10} of {initiatives:>4}, one field to its page   {}   goal 50 ms   (first {}, {pages} pages){missed}",
                document.name(),
                ms(press),
                ms(first)
            );
        }
    }
}

/// Changes a field that the document shows, and draws its page.
fn press(mut strategy: Strategy, document: Document) -> (Duration, Duration, usize) {
    let paper = if document == Document::Deck { Paper::Wide } else { Paper::A4 };
    let stamp = Stamp { when: "2027-02-16T14:02:00Z".parse().expect("a time"), revision: 14 };
    let request = Request { document, paper, lens: Lens::All.into(), stamp, preview: true, since: None };
    let mut typesetter = Typesetter::new();
    let start = Instant::now();
    let set = typesetter.typeset(&strategy, &request).expect("pages");
    let first = start.elapsed();
    let pages = set.page_count();
    let mut before = hashes(&set);
    let presses = if first > Duration::from_secs(1) { PRESSES / 3 } else { PRESSES };
    let times = (0..presses).map(|n| {
        change(&mut strategy, document, n);
        let start = Instant::now();
        let set = typesetter.typeset(&strategy, &request).expect("pages");
        let changed = (0..set.page_count())
            .find(|page| before.get(*page).is_none_or(|before| *before != set.page_hash(*page).expect("a page")));
        let page = changed.expect("a page changes");
        assert!(!set.svg(page).expect("a page").is_empty() && set.hits(page).is_ok());
        let took = start.elapsed();
        before = hashes(&set);
        took
    });
    let mut times: Vec<Duration> = times.collect();
    times.sort_unstable();
    (first, times[times.len() / 2], pages)
}

fn hashes(set: &lodestar_documents::Typeset) -> Vec<String> {
    (0..set.page_count()).map(|page| set.page_hash(page).expect("a page")).collect()
}

/// A letter more in a text that the document shows.
fn change(strategy: &mut Strategy, document: Document, n: usize) {
    let letter = char::from(b'a' + (n % 26) as u8);
    let text = match document {
        Document::Vision | Document::Deck => &mut strategy.vision[0].problem.0,
        Document::Scorecard => {
            let middle = strategy.objectives.len() / 2;
            &mut strategy.objectives[middle].title
        }
        Document::Decisions => {
            let middle = strategy.decisions.len() / 2;
            &mut strategy.decisions[middle].title
        }
        _ => {
            let middle = strategy.initiatives.iter().position(|one| one.title.ends_with(&format!(" {}", 30)));
            &mut strategy.initiatives[middle.unwrap_or(0)].title
        }
    };
    text.insert(0, letter);
}

fn ms(time: Duration) -> String {
    format!("{:8.2} ms", time.as_secs_f64() * 1000.0)
}
