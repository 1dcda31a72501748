//! Documents made from strategies and read back: what must be on the page, and what a PDF must be.

#![allow(clippy::expect_used, clippy::unwrap_used, clippy::panic, missing_docs)]

mod audience;
mod content;
mod fitting;
mod flowing;
mod grey;
mod loose;
mod office;

mod parts;
mod pdf;
mod poppler;
mod sample;
mod soffice;
mod unusual;

use lodestar_documents::{Document, Paper, Request, Stamp, Typeset, Typesetter};
use lodestar_model::{Lens, Strategy};

/// An export of a document for everyone, at a fixed time.
fn request(document: Document, paper: Paper) -> Request {
    let stamp = Stamp { when: "2027-02-16T14:02:00Z".parse().unwrap(), revision: 14 };
    Request { document, paper, lens: Lens::All.into(), stamp, preview: false, since: None }
}

/// The same as a live preview.
fn preview(document: Document) -> Request {
    Request { preview: true, ..request(document, Paper::A4) }
}

fn typeset(strategy: &Strategy, request: &Request) -> Typeset {
    Typesetter::new().typeset(strategy, request).unwrap_or_else(|error| panic!("{request:?}: {error}"))
}

/// Fingerprints of all pages.
fn hashes(set: &Typeset) -> Vec<String> {
    (0..set.page_count()).map(|page| set.page_hash(page).unwrap()).collect()
}
