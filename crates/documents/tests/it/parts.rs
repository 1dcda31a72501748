//! A preview that is laid out in parts has the pages of one that is laid out as a whole, whatever was changed before.

use std::collections::HashMap;
use std::sync::Arc;

use lodestar_documents::{Document, Paper, Request, Since, Typesetter};
use lodestar_model::Strategy;
use lodestar_model::records::Horizon;

use serde_json::json;

use crate::{hashes, loose, preview, sample, typeset};

type Edit = fn(&mut Strategy, usize);

/// Edits of which some move everything behind them, and some nothing.
const EDITS: &[(&str, Edit)] = &[
    ("a letter in a title", |s, at| s.initiatives[at].title.insert(0, 'q')),
    ("a title of several lines", |s, at| s.initiatives[at].title.push_str(&" which is long".repeat(14))),
    ("a text of many lines", |s, at| s.initiatives[at].why.0 = "It goes on and on. ".repeat(150)),
    ("a short title again", |s, at| s.initiatives[at].title = "Short".into()),
    ("no text again", |s, at| s.initiatives[at].why.0.clear()),
    ("another horizon", |s, at| s.initiatives[at].horizon = Horizon::Later),
    ("one initiative less", |s, at| drop(s.initiatives.remove(at))),
    ("the last one less", |s, _| drop(s.initiatives.pop())),
    ("one more", |s, at| {
        let mut more = s.initiatives[at].clone();
        more.title = "One more".into();
        more.id = loose::id("one more");
        s.initiatives.insert(at, more);
    }),
    ("another end", |s, at| s.initiatives[at].end = s.initiatives[at].end.map(|end| end + chrono::Days::new(120))),
    ("another name of a theme", |s, at| s.themes[at % 3].name = "Renamed".into()),
    ("another title of the strategy", |s, _| s.strategy[0].title = "Another".into()),
    ("a decision less", |s, at| drop(s.decisions.remove(at % 4))),
    ("a text that ends with a heading", |s, at| {
        s.initiatives[at].why.0 = format!("It goes on.\n\n{}", ["## Risks", "Risks\n====="][at % 2]);
    }),
    ("an unusual character", |s, at| s.initiatives[at].title.push_str(" \u{2713} 漢")),
    ("another owner of the strategy", |s, at| s.strategy[0].owner.push_str(["x", "y"][at % 2])),
    ("a long key result", |s, at| s.key_results[at % 5].title.push_str(&" on and on".repeat(20))),
];

/// All edits, twice.
fn same_as_a_whole(document: Document, paper: Paper, initiatives: usize) {
    same_after(EDITS, 2, document, paper, initiatives);
}

fn same_after(edits: &[(&str, Edit)], rounds: usize, document: Document, paper: Paper, initiatives: usize) {
    let mut strategy = loose::strategy(&sample::full(initiatives));
    strategy.reviews = loose::strategy(&json!({"reviews": [{"id": "r", "title": "Q1 review", "date": "2027-02-16",
        "status": "open", "wins": ["The gate holds"], "actions": [{"text": "Call the maker", "owner": "Yard lead"}]}]}))
    .reviews;
    let since = Since {
        name: "Last review".into(),
        when: "2026-12-01T09:00:00Z".parse().unwrap(),
        strategy: Arc::new(strategy.clone()),
        reasons: HashMap::new(),
    };
    let mut kept = Typesetter::new();
    let request = Request { paper, since: Some(since), ..preview(document) };
    kept.typeset(&strategy, &request).unwrap();
    for round in 0..rounds {
        for (n, (what, edit)) in edits.iter().enumerate() {
            let at = (7 + round * 17 + n * 5) % (strategy.initiatives.len() - 1);
            edit(&mut strategy, at);
            let shown = kept.typeset(&strategy, &request).unwrap();
            let whole = typeset(&strategy, &request);
            let (shown_pages, whole_pages) = (hashes(&shown), hashes(&whole));
            let differs = shown_pages.iter().zip(&whole_pages).position(|(one, other)| one != other);
            assert_eq!(
                (shown_pages.len(), differs),
                (whole_pages.len(), None),
                "{document:?} of {initiatives}, round {round}: {what} at {at}"
            );
            assert_eq!(shown.report(), whole.report(), "{document:?}, {what}");
            for page in 0..shown.page_count() {
                assert_eq!(shown.hits(page).unwrap(), whole.hits(page).unwrap(), "{document:?}, {what}, page {page}");
            }
        }
    }
}

#[test]
fn a_book_in_parts_is_the_book() {
    same_as_a_whole(Document::Book, Paper::A4, 60);
    same_as_a_whole(Document::Book, Paper::A3, 40);
}

#[test]
fn a_book_in_which_themes_begin_pages_is_the_book() {
    same_after(&EDITS[..8], 1, Document::Book, Paper::A4, 170);
}

#[test]
fn a_review_and_what_changed_in_parts_are_the_whole() {
    same_as_a_whole(Document::Review(loose::id("r")), Paper::A4, 60);
    same_as_a_whole(Document::WhatChanged, Paper::A4, 60);
}

#[test]
fn tables_and_drawings_in_parts_are_the_whole() {
    for document in [Document::Timeline, Document::Tiers, Document::Scorecard, Document::Deck, Document::Decisions] {
        same_as_a_whole(document, Paper::A4, 120);
    }
}
