//! The vision is one page, whatever it is given, and says what it left out.

use lodestar_documents::{Document, Error, Paper, Typesetter};
use lodestar_model::Strategy;
use serde_json::{Value, json};

use crate::{hashes, loose, pdf, preview, request, sample, typeset};

/// A vision with that many pillars and items in each list, in words of that many letters.
fn vision(pillars: usize, items: usize, letters: usize) -> Strategy {
    let word = |n: usize| {
        if letters == 0 { "steady".to_owned() } else { format!("Über{}{n}", "lastschalter".repeat(letters / 12)) }
    };
    let sentence = |n: usize| format!("{} gets {} before {}", word(n), word(n + 1), word(n + 2));
    let list = |of: &dyn Fn(usize) -> Value| (0..items).map(of).collect::<Vec<_>>();
    let mut initiatives = Vec::new();
    for pillar in 0..pillars {
        for (at, horizon) in ["now", "next", "later"].iter().cycle().take(items * 3).enumerate() {
            initiatives.push(json!({"title": sentence(at), "pillar": format!("p{pillar}"), "horizon": horizon}));
        }
    }
    loose::strategy(&json!({
        "strategy": [{"title": "A title for the page", "organisation": "An organisation", "owner": "Somebody"}],
        "vision": [{
            "statement": sentence(0), "for_whom": sentence(1), "problem": sentence(2).repeat(3),
            "outcomes": list(&|n| json!({"text": sentence(n), "measure": word(n)})),
            "constraints": list(&|n| json!(sentence(n))),
            "capabilities": list(&|n| json!({"name": word(n), "note": sentence(n)})),
            "impact": list(&|n| json!({"lever": "cost", "text": sentence(n)})),
            "non_goals": list(&|n| json!({"text": word(n), "why": sentence(n)})),
        }],
        "pillars": (0..pillars).map(|n| json!({"id": format!("p{n}"), "name": format!("Pillar {n} {}", word(n)),
            "promise": sentence(n), "intent": sentence(n + 1)})).collect::<Vec<_>>(),
        "principles": list(&|n| json!({"prefer": word(n), "over": word(n + 1)})),
        "initiatives": initiatives,
    }))
}

fn is_one_page(paper: Paper, cases: &[(usize, usize, usize)]) {
    let mut typesetter = Typesetter::new();
    for &(pillars, items, letters) in cases {
        let strategy = vision(pillars, items, letters);
        let set = typesetter.typeset(&strategy, &request(Document::Vision, paper)).unwrap();
        let case = format!("{pillars} pillars, {items} items, {letters} letters on {paper:?}: {:?}", set.report());
        assert_eq!(set.page_count(), 1, "{case}");
        let fit = set.report().fit.clone().unwrap();
        assert!(!fit.overflow && fit.body_pt >= 8.0, "{case}");
        let much = pillars * items > 20 || (letters > 0 && items > 0);
        assert_eq!(!fit.dropped.is_empty(), much, "{case}");
        let read = pdf::read(&set.pdf().unwrap());
        assert_eq!(read.pages, 1, "{case}");
        for pillar in strategy.pillars.iter().take(8) {
            assert!(read.has(&pillar.name[..8]), "{case}: {} is missing", pillar.name);
        }
    }
}

#[test]
fn whatever_is_written_the_vision_is_one_page() {
    is_one_page(Paper::A4, &[(0, 0, 0), (1, 3, 0), (4, 0, 24), (4, 5, 0), (12, 3, 24)]);
}

#[test]
fn on_other_paper_too() {
    is_one_page(Paper::Letter, &[(4, 12, 36), (12, 8, 0), (12, 20, 60)]);
}

#[test]
fn on_a_slide_it_stands_in_three_columns() {
    is_one_page(Paper::Wide, &[(0, 0, 0), (4, 12, 36), (4, 40, 0)]);
    let strategy = loose::strategy(&sample::loose(12));
    let set = typeset(&strategy, &request(Document::Vision, Paper::Wide));
    let (width, height) = set.page_size(0).unwrap();
    assert!((width / height - 16.0 / 9.0).abs() < 0.001);
    let place = |field: &str| set.hits(0).unwrap().iter().find(|hit| hit.field == field).cloned().unwrap();
    let (vision, pillars, principles) = (place("statement"), place("name"), place("prefer"));
    assert!(vision.x + vision.w < pillars.x && pillars.x + pillars.w < principles.x);
    assert!((vision.y - pillars.y).abs() < 60.0 && (vision.y - principles.y).abs() < 60.0);
}

#[test]
fn everything_that_fits_is_on_the_page() {
    let strategy = loose::strategy(&sample::loose(12));
    let set = typeset(&strategy, &request(Document::Vision, Paper::A4));
    assert_eq!(set.report().fit.as_ref().unwrap().dropped, Vec::<String>::new());
    let read = pdf::read(&set.pdf().unwrap());
    let vision = &strategy.vision[0];
    let about = &strategy.strategy[0];
    let mut texts = vec![&about.title, &about.owner, &vision.for_whom.0, &vision.problem.0];
    texts.extend(vision.outcomes.iter().flat_map(|outcome| [&outcome.text, &outcome.measure]));
    texts.extend(&vision.constraints);
    texts.extend(vision.capabilities.iter().flat_map(|capability| [&capability.name, &capability.note]));
    texts.extend(vision.impact.iter().map(|impact| &impact.text));
    texts.extend(vision.non_goals.iter().flat_map(|goal| [&goal.text, &goal.why]));
    texts.extend(strategy.pillars.iter().flat_map(|pillar| [&pillar.name, &pillar.promise, &pillar.intent.0]));
    texts.extend(strategy.principles.iter().flat_map(|principle| [&principle.prefer, &principle.over]));
    for text in texts {
        assert!(read.has(text), "“{text}” is not on the page");
    }
    assert_eq!((read.lang.as_str(), read.bookmarks > 5), ("en-GB", true));
    assert_eq!(read.title, "Platform strategy 2027 – Vision on a page");
}

#[test]
fn a_page_that_cannot_fit_is_shown_and_not_exported() {
    let mut strategy = vision(0, 0, 0);
    strategy.strategy[0].owner = "A very long owner. ".repeat(900);
    let set = typeset(&strategy, &request(Document::Vision, Paper::A4));
    assert_eq!(set.page_count(), 1);
    assert!(set.report().fit.as_ref().unwrap().overflow);
    assert!(matches!(set.pdf(), Err(Error::DoesNotFit { .. })));
    assert!(set.svg(0).is_ok());
}

#[test]
fn a_preview_keeps_its_fit_while_one_types_and_settles_on_the_export() {
    let mut strategy = loose::strategy(&sample::loose(12));
    let mut typesetter = Typesetter::new();
    let first = typesetter.typeset(&strategy, &preview(Document::Vision)).unwrap();
    let size = first.report().fit.as_ref().unwrap().body_pt;
    for letter in "and nothing else".chars() {
        strategy.vision[0].problem.0.push(letter);
        let set = typesetter.typeset(&strategy, &preview(Document::Vision)).unwrap();
        assert_eq!(set.page_count(), 1);
        let now = set.report().fit.as_ref().unwrap().body_pt;
        assert!((now - size).abs() <= 0.5, "{now} after {size}");
    }
    let settled = typesetter.typeset(&strategy, &preview(Document::Vision)).unwrap();
    let export = typeset(&strategy, &request(Document::Vision, Paper::A4));
    assert_eq!(hashes(&settled), hashes(&export));
    assert_eq!(settled.report(), export.report());
    assert_eq!(settled.hits(0).unwrap(), export.hits(0).unwrap());
    // Much room to spare is used.
    strategy.pillars.clear();
    strategy.initiatives.clear();
    let set = typesetter.typeset(&strategy, &preview(Document::Vision)).unwrap();
    assert!(set.report().fit.as_ref().unwrap().body_pt > size);
}

#[test]
fn a_click_finds_the_field() {
    let strategy = loose::strategy(&sample::loose(12));
    let set = typeset(&strategy, &request(Document::Vision, Paper::A4));
    let (width, height) = set.page_size(0).unwrap();
    let hits = set.hits(0).unwrap();
    for hit in hits {
        assert!(hit.x >= 0.0 && hit.y >= 0.0 && hit.x + hit.w <= width && hit.y + hit.h <= height, "{hit:?}");
        assert!(hit.w > 5.0 && hit.h > 5.0, "{hit:?}");
        assert!(strategy.find(hit.kind, hit.id).is_some(), "{hit:?}");
        assert!(hit.kind.def().field(&hit.field).is_some(), "{hit:?}");
    }
    let place =
        |field: &str| hits.iter().find(|hit| hit.field == field).unwrap_or_else(|| panic!("no hit for {field}"));
    for field in ["statement", "for_whom", "problem", "outcomes", "constraints", "capabilities", "impact", "non_goals"]
    {
        assert_eq!(place(field).id, strategy.vision[0].id);
    }
    assert!(place("statement").y < place("outcomes").y && place("outcomes").y < place("constraints").y);
    assert_eq!(hits.iter().filter(|hit| hit.kind == lodestar_model::Kind::Pillar).count(), 4);
}
