//! How long a key press takes until the page is drawn, and what a document costs from nothing.
//!
//! `cargo bench -p lodestar-documents`. Prints a line for each figure: name, median, goal. Milliseconds differ between
//! machines; the goals are those of a plain laptop. Where the variable LODESTAR names the command line, a vision
//! exported by it, as a whole process, is compared with bare Typst on the same template and data.

#![allow(clippy::expect_used, missing_docs)]

mod bare;
#[path = "../tests/it/loose.rs"]
mod loose;
#[path = "../tests/it/sample.rs"]
mod sample;

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use lodestar_documents::{Document, Paper, Request, Stamp, Typesetter};
use lodestar_model::{Lens, Strategy};

/// The allocator that the program has.
#[global_allocator]
static MEMORY: mimalloc::MiMalloc = mimalloc::MiMalloc;

const PRESSES: usize = 60;

fn main() {
    let args: Vec<String> = std::env::args().collect();
    if let Some(at) = args.iter().position(|arg| arg == "--bare") {
        println!("{}", bare::compile(Path::new(&args[at + 1]), &faces()).as_secs_f64() * 1000.0);
        return;
    }
    // `cargo test` runs benches too, with nothing to measure.
    if !args.iter().any(|arg| arg == "--bench") {
        return;
    }
    let strategy = loose::strategy(&sample::loose(30));
    let start = Instant::now();
    let pdf = Typesetter::new().typeset(&strategy, &request(Document::Vision, false)).and_then(|set| set.pdf());
    let cold = start.elapsed();
    println!("vision to PDF, first in the process   {} ({} KiB)", ms(cold), pdf.expect("a PDF").len() / 1024);

    let press = vision_press(&loose::strategy(&sample::loose(30)));
    println!("vision, key press to SVG              {}   goal 16 ms", ms(press));

    if let Ok(program) = std::env::var("LODESTAR") {
        against_bare(&program);
    }

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

fn faces() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fonts")
}

/// A vision through the command line, the whole process, against bare Typst, which finds the fit already chosen.
fn against_bare(program: &str) {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("example.lodestar");
    let pdf = folder.path().join("vision.pdf");
    let lodestar = |args: &[&std::ffi::OsStr]| {
        let output = Command::new(program).args(args).output().expect("the command line runs");
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        output.stdout
    };
    lodestar(&["new".as_ref(), file.as_ref(), "--example".as_ref()]);
    let json = lodestar(&["show".as_ref(), file.as_ref(), "--json".as_ref()]);
    let strategy: Strategy = serde_json::from_slice(&json).expect("a strategy");
    let mut typesetter = Typesetter::new();
    let request = request(Document::Vision, false);
    typesetter.typeset(&strategy, &request).expect("pages");
    let (main, files) = typesetter.ingredients(&request).expect("what it was made of");
    let inputs = folder.path().join("inputs");
    for (path, data) in files.into_iter().chain([("/main".to_owned(), main.into_bytes())]) {
        let path = inputs.join(path.trim_start_matches('/'));
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        std::fs::write(path, data).expect("an input");
    }
    let this = std::env::current_exe().expect("this program");
    let (mut bare, mut bare_whole, mut whole) = (Vec::new(), Vec::new(), Vec::new());
    // In turns, so that a busy moment of the machine hits both.
    for _ in 0..15 {
        let start = Instant::now();
        let output = Command::new(&this).arg("--bare").arg(&inputs).output().expect("bare Typst runs");
        bare_whole.push(start.elapsed());
        let time: f64 = String::from_utf8_lossy(&output.stdout).trim().parse().expect("milliseconds");
        bare.push(Duration::from_secs_f64(time / 1000.0));
        let start = Instant::now();
        let export = ["export", "--document", "vision", "--format", "pdf", "--out"].map(std::ffi::OsStr::new);
        let [command, rest @ ..] = export;
        let mut args = vec![command, file.as_ref()];
        args.extend(rest);
        args.push(pdf.as_ref());
        lodestar(&args);
        whole.push(start.elapsed());
        std::fs::remove_file(&pdf).expect("the PDF was written");
    }
    let whole = median(whole);
    // The command line of Typst is a process too, and would write the PDF besides.
    for (what, bare, goal) in [("compile", median(bare), 1.5), ("process", median(bare_whole), 1.3)] {
        let ratio = whole.as_secs_f64() / bare.as_secs_f64();
        let missed = if ratio > goal { "   MISSED" } else { "" };
        println!(
            "vision to PDF, whole process          {}   bare Typst, {what} {}   ratio {ratio:.2}, goal {goal}{missed}",
            ms(whole),
            ms(bare)
        );
    }
}

fn request(document: Document, preview: bool) -> Request {
    let stamp = Stamp { when: "2027-02-16T14:02:00Z".parse().expect("a time"), revision: 14 };
    Request { document, paper: Paper::A4, lens: Lens::All.into(), stamp, preview, since: None }
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
