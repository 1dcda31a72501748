//! Documents of many pages: everything is in them, and a change touches no more than it must.

use lodestar_documents::{Document, Error, Paper, Request, Typesetter, WorkshopPaper};
use lodestar_model::records::Horizon;
use lodestar_model::{Lens, Strategy};
use serde_json::json;

use crate::{hashes, loose, pdf, preview, request, sample, typeset};

#[test]
fn a_roadmap_of_any_size_has_every_initiative() {
    for (initiatives, paper) in
        [(0, Paper::A4), (1, Paper::Letter), (30, Paper::A3), (300, Paper::Tabloid), (1000, Paper::A4)]
    {
        let strategy = loose::strategy(&sample::loose(initiatives));
        let set = typeset(&strategy, &request(Document::Roadmap, paper));
        let read = pdf::read(&set.pdf().unwrap());
        assert_eq!(read.pages, set.page_count());
        let (width, height) = set.page_size(0).unwrap();
        assert!(width > height, "a roadmap lies");
        for initiative in &strategy.initiatives {
            assert!(read.has(&initiative.title), "“{}” is missing among {initiatives}", initiative.title);
            assert!(
                initiative.horizon != Horizon::NotNow || read.has(&initiative.not_now_reason),
                "{}",
                initiative.title
            );
        }
        assert!(initiatives == 0 || read.pages <= 3 + initiatives / 12, "{} pages for {initiatives}", read.pages);
    }
}

#[test]
fn initiatives_without_theme_or_pillar_have_a_lane() {
    let strategy = loose::strategy(&json!({
        "pillars": [{"id": "p", "name": "Reliable core"}],
        "themes": [{"id": "t", "name": "Booking"}, {"id": "u", "name": "Empty theme"}],
        "initiatives": [
            {"title": "Alpha", "theme": "t"}, {"title": "Beta", "pillar": "p"}, {"title": "Gamma"}, {"title": ""},
            {"title": "Delta", "status": "dropped"}, {"title": "Epsilon", "horizon": "not_now", "not_now_reason": "Too early"},
        ],
    }));
    let read = pdf::read(&typeset(&strategy, &request(Document::Roadmap, Paper::A4)).pdf().unwrap());
    for words in [
        "Booking",
        "Alpha",
        "Empty theme",
        "Nothing planned here",
        "Without a theme",
        "Beta",
        "Without a theme or pillar",
        "Gamma",
        "Untitled initiative",
        "Delta",
        "Dropped",
        "Epsilon",
        "Too early",
        "4 initiatives: 4 now, 0 next, 0 later; 2 set aside",
    ] {
        assert!(read.has(words), "{words}");
    }
}

#[test]
fn a_changed_field_changes_its_page_alone() {
    let mut strategy = loose::strategy(&sample::loose(150));
    let mut typesetter = Typesetter::new();
    let before = hashes(&typesetter.typeset(&strategy, &preview(Document::Roadmap)).unwrap());
    assert!(before.len() > 4);
    let last = strategy.initiatives.iter().rposition(|i| i.horizon == Horizon::Now).unwrap();
    // A letter for a letter, so that no line moves.
    let title = &mut strategy.initiatives[last].title;
    title.replace_range(..1, "Q");
    let stamp = lodestar_documents::Stamp { revision: 15, ..preview(Document::Roadmap).stamp };
    let next = Request { stamp, ..preview(Document::Roadmap) };
    let after = hashes(&typesetter.typeset(&strategy, &next).unwrap());
    let changed = before.iter().zip(&after).filter(|(before, after)| before != after).count();
    assert_eq!((after.len(), changed), (before.len(), 1));
    let untouched = hashes(&typesetter.typeset(&strategy, &next).unwrap());
    assert_eq!(untouched, after);
}

#[test]
fn a_preview_is_laid_out_like_the_export() {
    let strategy = loose::strategy(&sample::loose(60));
    for document in [Document::Roadmap, Document::Decisions] {
        let (shown, exported) =
            (typeset(&strategy, &preview(document)), typeset(&strategy, &request(document, Paper::A4)));
        assert_eq!(shown.page_count(), exported.page_count());
        for page in 0..shown.page_count() {
            assert_eq!(shown.hits(page).unwrap(), exported.hits(page).unwrap());
        }
    }
}

#[test]
fn the_same_request_gives_the_same_bytes() {
    let strategy = loose::strategy(&log());
    let other = loose::strategy(&sample::loose(20));
    let mut used = Typesetter::new();
    for document in [Document::Vision, Document::Roadmap, Document::Decisions] {
        used.typeset(&other, &preview(document)).unwrap();
    }
    for document in [Document::Vision, Document::Roadmap, Document::Decisions, Document::Decision(loose::id("d2"))] {
        let request = request(document, Paper::A4);
        let fresh = typeset(&strategy, &request);
        let kept = used.typeset(&strategy, &request).unwrap();
        assert!(fresh.pdf().unwrap() == kept.pdf().unwrap(), "{document:?} differs as PDF");
        assert!(fresh.pdf().unwrap() == fresh.pdf().unwrap(), "{document:?} differs when written again");
        assert_eq!(fresh.svg(0).unwrap(), kept.svg(0).unwrap());
        assert!(fresh.png(0, 72.0).unwrap() == kept.png(0, 72.0).unwrap(), "{document:?} differs as PNG");
    }
}

#[test]
fn pages_are_pictures_too() {
    let set = typeset(&loose::strategy(&sample::loose(3)), &request(Document::Roadmap, Paper::A4));
    assert!(set.svg(0).unwrap().starts_with("<svg"));
    let png = set.png(0, 72.0).unwrap();
    assert!(png.starts_with(b"\x89PNG"));
    let side = |at: usize| u32::from_be_bytes(png[at..at + 4].try_into().unwrap());
    assert_eq!((side(16), side(20)), (842, 595));
    assert!(matches!(set.png(0, 5000.0), Err(Error::Resolution { .. })));
    assert!(matches!(set.svg(9), Err(Error::NoSuchPage { asked: 10, .. })));
}

/// Three decisions of which one replaces another, and one has everything.
fn log() -> serde_json::Value {
    json!({
        "strategy": [{"title": "Platform strategy", "organisation": "Harbour"}],
        "pillars": [{"id": "p", "name": "Reliable core", "code": "R"}],
        "decisions": [
            {"id": "d1", "number": 1, "title": "One primary site", "status": "superseded", "date": "2025-06-12"},
            {"id": "d2", "number": 2, "title": "Two active sites", "status": "accepted", "date": "2026-12-15", "pillar": "p",
             "context": "In March the standby took **3 h** to take over.\n\n| site | load |\n|---|--:|\n| north | 60 % |\n| south | 40 % |\n\n\
                ## What we measured\n\n1. first\n   - nested `code_here`\n\n```toml\n[site]\n    name = \"north\"\n```\n\n\
                ![The two sites](sites.png) and [the study](https://example.org/study), [a file](../x.md)",
             "drivers": ["Five minutes at most"], "outcome": "Booking runs on both sites.",
             "options": [{"title": "Two sites", "pros": ["Proven daily"], "cons": ["Conflicts"], "cost": "22 team-weeks", "chosen": true,
                "description": "Both carry load."}, {"title": "Hot standby", "pros": ["Smallest change"]}],
             "good": ["No freeze"], "bad": ["Eighteen milliseconds"], "follow_up": ["Tell the yards"],
             "confirmation": "A drill each quarter.", "driver": "Platform lead", "approver": "Chief", "contributors": ["Data lead"],
             "informed": ["Yards"], "door": "one_way", "revisit_on": "2027-09-01", "more": "# Notes\n\nSee ~~there~~ here."},
            {"id": "d3", "title": "", "status": "draft"},
        ],
        "assumptions": [{"decision": "d2", "text": "Lines stay up", "measure": "Minutes a month", "current": "3", "tripwire": "over 10",
            "tripwire_on": "2027-06-01", "state": "near"}],
        "links": [{"from": {"kind": "decision", "id": "d2"}, "relation": "supersedes", "to": {"kind": "decision", "id": "d1"}}],
    })
}

#[test]
fn the_log_lists_decisions_and_holds_each_record() {
    let strategy = loose::strategy(&log());
    let read = pdf::read(&typeset(&strategy, &request(Document::Decisions, Paper::A4)).pdf().unwrap());
    for words in [
        "1 draft, 1 accepted, 1 superseded",
        "D-001",
        "Replaced by D-002",
        "Replaces D-001",
        "Untitled decision",
        "15 December 2026",
        "3 h",
        "north",
        "60 %",
        "What we measured",
        "nested",
        "code_here",
        "name = \"north\"",
        "[Image: The two sites; sites.png]",
        "the study",
        "a file (../x.md)",
        "Five minutes at most",
        "Booking runs on both sites.",
        "Proven daily",
        "Conflicts",
        "22 team-weeks",
        "Both carry load.",
        "No freeze",
        "Eighteen milliseconds",
        "Tell the yards",
        "A drill each quarter.",
        "Platform lead",
        "Chief",
        "Data lead",
        "Yards",
        "One-way",
        "1 September 2027",
        "Notes",
        "Lines stay up",
        "Minutes a month",
        "over 10; 1 June 2027",
        "Near its tripwire",
    ] {
        assert!(read.has(words), "{words}");
    }
    assert!(read.bookmarks > 10);
}

#[test]
fn one_record_can_be_asked_for() {
    let strategy = loose::strategy(&log());
    let set = typeset(&strategy, &request(Document::Decision(loose::id("d2")), Paper::Letter));
    let read = pdf::read(&set.pdf().unwrap());
    assert!(read.has("Two active sites") && read.has("Replaces") && !read.has("Untitled decision"));
    let fields: Vec<String> = set.hits(0).unwrap().iter().map(|hit| hit.field.clone()).collect();
    for field in ["title", "context", "drivers", "outcome", "options"] {
        assert!(fields.contains(&field.to_owned()), "{field} in {fields:?}");
    }
    let unknown = Typesetter::new().typeset(&strategy, &request(Document::Decision(loose::id("nobody")), Paper::A4));
    assert!(matches!(unknown, Err(Error::UnknownDecision(_))));
}

#[test]
fn an_audience_gets_only_what_it_may_see() {
    let strategy = loose::strategy(&log());
    let cost = |lens| {
        let request =
            Request { lens: lodestar_documents::Sight::from(lens), ..request(Document::Decisions, Paper::A4) };
        pdf::read(&typeset(&strategy, &request).pdf().unwrap()).has("22 team-weeks")
    };
    assert!(cost(Lens::All) && cost(Lens::Engineers));
    assert!(!cost(Lens::Executives));
}

#[test]
fn an_empty_strategy_has_documents_too() {
    for strategy in [Strategy::default(), loose::strategy(&json!({}))] {
        for document in [Document::Vision, Document::Roadmap, Document::Decisions] {
            for paper in [Paper::A4, Paper::A3] {
                let set = typeset(&strategy, &request(document, paper));
                assert_eq!(set.page_count(), 1);
                assert_eq!(pdf::read(&set.pdf().unwrap()).pages, 1);
            }
        }
    }
}

#[test]
fn notes_are_printed_with_the_numbers_by_which_they_are_entered_and_none_is_blank() {
    let strategy = loose::strategy(&json!({
        "workshops": [{"id": "w", "title": "Offsite", "people": 2}],
        "workshop_notes": [
            {"workshop": "w", "sort": "note", "number": 4711, "text": "Cranes by the hour"},
            {"workshop": "w", "sort": "cluster", "number": 4712, "text": ""},
        ],
    }));
    let id = strategy.workshops[0].id;
    for paper in [WorkshopPaper::Cards, WorkshopPaper::Ballots] {
        let read = pdf::read(&typeset(&strategy, &request(Document::Workshop(paper, id), Paper::A4)).pdf().unwrap());
        for words in ["4711", "Cranes by the hour", "4712", "Untitled cluster"] {
            assert!(read.has(words), "{paper:?}: {words}");
        }
    }
}
