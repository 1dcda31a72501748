//! Writes the documents of a strategy in loose JSON (see `tests/it/loose.rs`) as PDF, to look at them:
//! `cargo run -p lodestar-documents --example typeset -- STRATEGY.json FOLDER [DOCUMENT] [PAPER]`

#![allow(clippy::expect_used, missing_docs)]

#[path = "../tests/it/loose.rs"]
mod loose;

use std::time::Instant;

use lodestar_documents::{Document, Paper, Request, Stamp, Typesetter};
use lodestar_model::Lens;

fn main() {
    let mut args = std::env::args().skip(1);
    let file = args.next().expect("a file in loose JSON");
    let folder = args.next().expect("a folder");
    let only = args.next().unwrap_or_default();
    let sheet = args.next().unwrap_or_default();
    let text = std::fs::read_to_string(&file).expect("the file can be read");
    let strategy = loose::strategy(&serde_json::from_str(&text).expect("JSON"));
    let documents = [
        ("vision", Document::Vision),
        ("roadmap", Document::Roadmap),
        ("timeline", Document::Timeline),
        ("tiers", Document::Tiers),
        ("scorecard", Document::Scorecard),
        ("decisions", Document::Decisions),
        ("book", Document::Book),
        ("deck", Document::Deck),
    ];
    let papers = [
        ("a4", Paper::A4),
        ("a3", Paper::A3),
        ("letter", Paper::Letter),
        ("tabloid", Paper::Tabloid),
        ("wide", Paper::Wide),
    ];
    let mut typesetter = Typesetter::new();
    for (name, document) in documents.into_iter().filter(|(name, _)| only.is_empty() || only == *name) {
        for (size, paper) in papers.into_iter().filter(|(name, _)| sheet.is_empty() || sheet == *name) {
            let stamp = Stamp { when: "2027-02-16T14:02:00Z".parse().expect("a time"), revision: 14 };
            let request = Request { document, paper, lens: Lens::All.into(), stamp, preview: false, since: None };
            let start = Instant::now();
            let made = typesetter.typeset(&strategy, &request).and_then(|set| Ok((set.pdf()?, set.report().clone())));
            let took = start.elapsed();
            match made {
                Ok((pdf, report)) => {
                    let path = format!("{folder}/{name}-{size}.pdf");
                    std::fs::write(&path, &pdf).expect("the PDF can be written");
                    println!("{path}: {} KiB, {took:.0?}, {report:?}", pdf.len() / 1024);
                }
                Err(error) => println!("{name}-{size}: {error}"),
            }
        }
    }
}
