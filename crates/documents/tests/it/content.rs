//! Documents that are made of sections: sound at any size, for each audience, and without what an audience may not see.

use std::collections::HashMap;
use std::sync::Arc;

use lodestar_documents::{
    Document, Error, Hit, LeftOut, Paper, Request, Sight, Since, for_audience, html, ics, leak, left_out, markdown,
    sights,
};
use lodestar_model::{Kind, Lens, Readers, Strategy};
use serde_json::{Value, json};

use crate::{loose, pdf, preview, request, sample, typeset};

const MADE: [Document; 5] = [Document::Timeline, Document::Tiers, Document::Scorecard, Document::Book, Document::Deck];

/// A strategy with something of most kinds, and secrets in it.
pub(crate) fn rich() -> Value {
    let mut strategy = sample::loose(3);
    let more = json!({
        "metrics": [
            {"id": "m", "name": "Hours kept", "definition": "Moves within the promised hour", "role": "north_star", "unit": "%",
             "baseline": 71, "target": 90, "target_date": "2027-12-31"},
            {"id": "n", "name": "Pages a week", "role": "guard", "view": "engineering", "direction": "stay_below", "target": 3},
        ],
        "measurements": [
            {"metric": "m", "date": "2026-10-01", "value": 72}, {"metric": "m", "date": "2027-01-15", "value": 76},
            {"metric": "n", "date": "2027-01-15", "value": 2},
        ],
        "objectives": [{"id": "o", "pillar": "p0", "title": "Bookings flow", "owner": "Platform lead"}],
        "key_results": [{"id": "k", "objective": "o", "title": "Hours of freeze", "kind": "decrease", "unit": "h",
            "baseline": 38, "target": 2, "current": 20}],
        "milestones": [{"title": "Winter timetable", "date": "2027-03-12", "fixed": true, "note": "Set, by others; always"}],
        "risks": [{"title": "Two people retire", "likelihood": 4, "impact": 5, "owner": "Data lead",
            "mitigation": "They write **everything** down."}],
        "debt_items": [{"title": "Shared ledger tables", "owner": "Data lead", "principal": 31.5,
            "description": "Nobody dares to touch the seventeen triggers."}],
        "stakeholders": [{"name": "Harbour master", "private_note": "Will resist until the crane contract is signed."}],
        "decisions": [{"number": 1, "title": "Two sites", "status": "accepted", "options": [
            {"title": "Buy", "cost": "Nineteen million over nine years"}]}],
        "narratives": [
            {"title": "For the board", "audience": "executives", "story": "The promise pays for itself in two winters."},
            {"title": "For partners", "audience": "partners", "story": "You connect within ten working days, always."},
        ],
    });
    for (list, records) in more.as_object().unwrap() {
        strategy[list] = records.clone();
    }
    strategy["initiatives"][0]["team"] = json!("Rotterdam corrosion squad");
    strategy["initiatives"][0]["id"] = json!("i0");
    strategy
}

fn for_(lens: Lens, document: Document) -> Request {
    Request { lens: lens.into(), ..request(document, Paper::A4) }
}

#[test]
fn every_document_is_sound_at_every_size() {
    let all = &MADE[..];
    let cases: [(usize, &[Document], Paper); 5] = [
        (0, all, Paper::A4),
        (1, all, Paper::Letter),
        (30, all, Paper::A3),
        (300, all, Paper::A4),
        (1000, &[Document::Timeline, Document::Scorecard, Document::Deck], Paper::Tabloid),
    ];
    for (initiatives, documents, paper) in cases {
        let strategy =
            loose::strategy(&if initiatives < 2 { sample::loose(initiatives) } else { sample::full(initiatives) });
        for document in documents {
            let set = typeset(&strategy, &request(*document, paper));
            let read = pdf::read(&set.pdf().unwrap());
            assert_eq!(read.pages, set.page_count());
            assert!(read.title.contains(document.title()), "{}", read.title);
            if matches!(document, Document::Timeline | Document::Book) {
                for initiative in &strategy.initiatives {
                    assert!(read.has(&initiative.title), "“{}” is missing in {document:?}", initiative.title);
                }
            }
        }
    }
}

#[test]
fn of_a_record_only_what_is_written_is_named() {
    let levers = json!([{"lever": "retention", "sentence": "Those who wait less stay longer"}]);
    let written = json!({"initiatives": [{"title": "Shorter queues", "levers": levers, "gates": []}]});
    let files = markdown::export(&loose::strategy(&written), &for_(Lens::All, Document::Book)).unwrap();
    let text: String = files.into_iter().map(|file| file.text).collect();
    assert!(text.contains("Business levers") && text.contains("Those who wait less"), "{text}");
    assert!(!text.contains("Gates"), "{text}");
}

#[test]
fn a_book_says_everything_and_leads_from_record_to_record() {
    let strategy = loose::strategy(&rich());
    let read = pdf::read(&typeset(&strategy, &request(Document::Book, Paper::A4)).pdf().unwrap());
    for words in [
        "Contents",
        "Hours of freeze",
        "Winter timetable",
        "They write everything down.",
        "Nobody dares to touch the seventeen triggers.",
        "Nineteen million over nine years",
        "31.5",
        "76 %",
        "Rotterdam corrosion squad",
        "Harbour master",
    ] {
        assert!(read.has(words), "{words}");
    }
    assert!(!read.has("crane contract"), "a private note is in no document");
    assert!(read.bookmarks > 15);
    let files = markdown::export(&strategy, &request(Document::Book, Paper::A4)).unwrap();
    assert!(files[0].text.contains("[Vision](01-vision.md)"), "{}", files[0].text);
    assert!(
        files
            .iter()
            .any(|file| file.path.ends_with("-risks.md") && file.text.contains("They write **everything** down."))
    );
}

/// Long enough that themes begin pages, which are evaluated beside each other.
#[test]
fn links_of_a_long_book_lead_to_what_they_name_and_its_pages_are_those_of_the_preview() {
    let strategy = loose::strategy(&sample::full(170));
    let (book, shown) =
        (typeset(&strategy, &request(Document::Book, Paper::A4)), typeset(&strategy, &preview(Document::Book)));
    assert_eq!(book.page_count(), shown.page_count());
    for page in 0..book.page_count() {
        assert_eq!(book.hits(page).unwrap(), shown.hits(page).unwrap(), "page {page}");
    }
    let (links, words) = pdf::links(&book.pdf().unwrap());
    let mut named = 0;
    for link in links {
        assert_eq!(link.spoken, format!("page {}", link.to + 1));
        let (x, y) = link.at;
        let around = |hit: &&Hit| hit.x <= x && x <= hit.x + hit.w && hit.y <= y && y <= hit.y + hit.h;
        let Some(hit) = book.hits(link.page).unwrap().iter().rev().find(around) else { continue };
        let Some(initiative) = strategy.initiatives.iter().find(|initiative| initiative.id == hit.id) else { continue };
        let title = &initiative.title;
        assert!(words[link.to].contains(&pdf::squeezed(title)), "{title} does not stand on page {}", link.to + 1);
        named += 1;
    }
    assert!(named >= 170, "{named} links to initiatives");
}

#[test]
fn the_scorecard_as_markdown_has_the_figures() {
    let files = markdown::export(&loose::strategy(&rich()), &request(Document::Scorecard, Paper::A4)).unwrap();
    let text = &files[0].text;
    assert!(text.contains("| Hours of freeze | 38\u{A0}h | 20\u{A0}h | 2\u{A0}h | 50\u{A0}% |"), "{text}");
    assert!(text.contains("* Now: 76\u{A0}%") && text.contains("* Target: 90\u{A0}% by Dec 2027"), "{text}");
}

#[test]
fn an_audience_gets_its_own_in_every_document_and_format() {
    let strategy = loose::strategy(&rich());
    let hidden = [
        (Lens::Executives, "Rotterdam corrosion squad"),
        (Lens::Executives, "Nineteen million over nine years"),
        (Lens::Executives, "You connect within ten working days"),
        (Lens::Partners, "Nobody dares to touch the seventeen triggers"),
        (Lens::Partners, "The promise pays for itself"),
        (Lens::Engineers, "Harbour master"),
        (Lens::All, "crane contract"),
    ];
    for lens in Lens::ALL {
        let mut texts = vec![serde_json::to_string(&for_audience(&strategy, &(*lens).into()).unwrap()).unwrap()];
        for document in MADE.into_iter().chain([Document::Vision, Document::Roadmap, Document::Decisions]) {
            let page = html::export(&strategy, &for_(*lens, document)).unwrap();
            let files = markdown::export(&strategy, &for_(*lens, document)).unwrap();
            let made: Vec<(String, Vec<u8>)> = files
                .iter()
                .map(|file| (file.path.clone(), file.text.clone().into_bytes()))
                .chain([("x.html".to_owned(), page.clone().into_bytes())])
                .collect();
            leak::check(&strategy, &(*lens).into(), &made).unwrap();
            texts.push(page);
            texts.extend(files.into_iter().map(|file| file.text));
        }
        for (whom, secret) in hidden.iter().filter(|(whom, _)| whom == lens) {
            // The authors' own JSON is made without this function.
            let found = texts.iter().find(|text| text.contains(secret));
            assert!(found.is_none(), "{secret} for {whom:?} in {found:?}");
        }
    }
    let left = left_out(&strategy, &Lens::Executives.into());
    assert!(left.iter().any(|one| one.kind == Kind::Stakeholder && one.field.is_none() && one.records == 1));
    let team = |one: &LeftOut| one.kind == Kind::Initiative && one.field.is_some_and(|field| field.label == "Team");
    assert!(left.iter().any(|one| team(one) && one.records == 1 && one.may_include));
}

#[test]
fn an_audience_of_ones_own_sees_what_its_rules_say_and_nothing_else() {
    let mut written = rich();
    let rule = |kind: &str, field: &str, seen: bool| json!({"kind": kind, "field": field, "seen": seen});
    written["audiences"] = json!([{"id": "council", "name": "Works council", "like": "executives", "sights": [
        rule("initiative", "team", true), rule("stakeholder", "", true), rule("stakeholder", "private_note", true),
        rule("risk", "mitigation", false), rule("narrative", "story", false),
        // What documents are laid out by cannot be hidden, and what is unknown does nothing.
        rule("initiative", "horizon", false), rule("initiative", "gone", false), rule("gone", "", true),
    ]}]);
    let strategy = loose::strategy(&written);
    let sight = Sight::of(&strategy, Readers::Own(loose::id("council"))).unwrap();
    assert_eq!((sight.name(), sight.lens()), ("Works council", Lens::Executives));
    let seen = serde_json::to_string(&for_audience(&strategy, &sight).unwrap()).unwrap();
    for told in ["Rotterdam corrosion squad", "crane contract", "Two people retire"] {
        assert!(seen.contains(told), "{told}");
    }
    for kept in ["They write **everything** down", "pays for itself", "Nineteen million", "Works council"] {
        assert!(!seen.contains(kept), "{kept}");
    }
    for document in MADE.into_iter().chain([Document::Vision, Document::Roadmap, Document::Decisions]) {
        let request = Request { lens: sight.clone(), ..request(document, Paper::A4) };
        let page = html::export(&strategy, &request).unwrap().into_bytes();
        leak::check(&strategy, &sight, &[("works-council.html".to_owned(), page)]).unwrap();
    }
    let planted = vec![("x.md".to_owned(), b"They write everything down.".to_vec())];
    let Err(Error::Leak { audience, field, .. }) = leak::check(&strategy, &sight, &planted) else {
        panic!("not found")
    };
    assert_eq!((audience.as_str(), field), ("Works council", "Mitigation"));
    leak::check(&strategy, &Lens::Executives.into(), &planted).unwrap();
    assert!(matches!(Sight::of(&strategy, Readers::Own(loose::id("nobody"))), Err(Error::UnknownAudience(_))));
    let open = sights(&sight);
    let field = |kind: Kind, name: &str| {
        open.iter().find(|one| one.kind == kind).unwrap().fields.iter().find(|one| one.field == name).unwrap().clone()
    };
    assert!(field(Kind::Initiative, "team").seen && !field(Kind::Initiative, "team").usual);
    assert!(field(Kind::Initiative, "horizon").fixed && field(Kind::Initiative, "horizon").seen);
}

#[test]
fn a_review_pack_holds_what_a_review_talks_about_and_keeps_its_notes_from_others() {
    let mut written = rich();
    written["decisions"][0]["status"] = json!("proposed");
    written["reviews"] = json!([{"id": "r", "title": "Q1 review", "date": "2027-02-16", "status": "open",
        "wins": ["The gate holds"], "setbacks": ["The crane does not"], "trade_offs": ["Speed for calm"],
        "actions": [{"text": "Call the maker", "owner": "Yard lead", "due": "2027-02-01"}]}]);
    let strategy = loose::strategy(&written);
    let mut before = strategy.clone();
    before.risks.clear();
    let since = Since {
        name: "Last review".into(),
        when: "2026-12-01T09:00:00Z".parse().unwrap(),
        strategy: Arc::new(before),
        reasons: HashMap::new(),
    };
    let pack = |lens: Lens| Request { since: Some(since.clone()), ..for_(lens, Document::Review(loose::id("r"))) };
    let text = markdown::export(&strategy, &pack(Lens::All)).unwrap()[0].text.clone();
    for words in [
        "Q1 review",
        "The gate holds",
        "The crane does not",
        "Speed for calm",
        "since Last review",
        "Two people retire",
        "Hours of freeze",
        "Decisions due",
        "Proposed: to be decided",
        "20 of 25",
        "Call the maker",
        "Overdue",
    ] {
        assert!(text.contains(words), "{words}\n{text}");
    }
    let set = typeset(&strategy, &pack(Lens::All));
    let read = pdf::read(&set.pdf().unwrap());
    assert!(read.title.contains("Review pack") && read.has("Call the maker"));
    let others = markdown::export(&strategy, &pack(Lens::Executives)).unwrap()[0].text.clone();
    assert!(!others.contains("The crane does not") && !others.contains("Call the maker"), "{others}");
    assert!(others.contains("Two people retire") && others.contains("Decisions due"), "{others}");
}

#[test]
fn a_planted_leak_is_found_and_named() {
    let strategy = loose::strategy(&rich());
    let secret = "Rotterdam corrosion squad";
    // A writer that puts the secret where it should not be: in the title, the text and the bookmarks of a PDF.
    let mut planted = rich();
    planted["strategy"][0]["title"] = json!(secret);
    let pdf = typeset(&loose::strategy(&planted), &for_(Lens::Executives, Document::Vision)).pdf().unwrap();
    let markdown = format!("* Rotterdam\n  corrosion\\_squad {secret}").into_bytes();
    let html = b"<!doctype html><p>Rotter<em>dam</em> corro\xc2\xadsion&amp; squad</p>".to_vec();
    let attribute = b"<!doctype html><svg aria-label=\"rotterdam corrosion squad\"></svg>".to_vec();
    for (name, bytes) in [("a.pdf", pdf), ("a.md", markdown), ("a.html", html), ("b.html", attribute)] {
        let found = leak::check(&strategy, &Lens::Executives.into(), &[(name.to_owned(), bytes.clone())]);
        let Err(Error::Leak { record, field, audience, kind }) = found else {
            panic!("not found in {name}: {found:?}")
        };
        assert_eq!((kind, field, audience.as_str()), ("Initiative", "Team", "Executives"));
        assert_eq!(record, strategy.initiatives[0].title);
        // Who may see it is not stopped.
        leak::check(&strategy, &Lens::Engineers.into(), &[(name.to_owned(), bytes)]).unwrap();
    }
    // A hidden text that is only a day is no secret: days stand everywhere.
    let mut dated = rich();
    dated["initiatives"][0]["team"] = json!("31 December 2027");
    let day = vec![("a.md".to_owned(), b"Until 31 December 2027.".to_vec())];
    leak::check(&loose::strategy(&dated), &Lens::Executives.into(), &day).unwrap();
    let private = b"will resist until the crane contract is signed".to_vec();
    assert!(
        leak::check(&strategy, &Lens::All.into(), &[(String::new(), private)]).is_err(),
        "not even for the authors"
    );
    let clean = typeset(&strategy, &for_(Lens::Executives, Document::Book)).pdf().unwrap();
    leak::check(&strategy, &Lens::Executives.into(), &[("book.pdf".to_owned(), clean)]).unwrap();
}

#[test]
fn milestones_are_whole_days_in_a_calendar() {
    let calendar = ics::export(&loose::strategy(&rich()), &request(Document::Timeline, Paper::A4)).unwrap();
    for line in
        ["BEGIN:VCALENDAR", "SUMMARY:Winter timetable", "DTSTART;VALUE=DATE:20270312", "DTEND;VALUE=DATE:20270313"]
    {
        assert!(calendar.contains(line), "{line} in {calendar}");
    }
    assert!(calendar.contains("Set\\, by others\\; always"), "{calendar}");
    assert_eq!(calendar, ics::export(&loose::strategy(&rich()), &request(Document::Timeline, Paper::A4)).unwrap());
    assert!(!ics::export(&Strategy::default(), &request(Document::Roadmap, Paper::A4)).unwrap().contains("VEVENT"));
}

#[test]
fn the_calendar_has_the_reviews_to_come() {
    let calendar = |reviews: Value, document| {
        let mut written = rich();
        written["reviews"] = reviews;
        ics::export(&loose::strategy(&written), &request(document, Paper::A4)).unwrap()
    };
    let review = |status: &str, next: Value| {
        json!([{"id": "r", "title": "Q1 review", "date": "2027-02-16",
        "status": status, "agenda": [{"text": "Bets"}, {"text": "Debt"}], "next_date": next}])
    };
    let planned = calendar(review("planned", json!(null)), Document::Roadmap);
    for line in
        ["SUMMARY:Q1 review", "DTSTART;VALUE=DATE:20270216", "DESCRIPTION:Bets\\; Debt", "SUMMARY:Winter timetable"]
    {
        assert!(planned.contains(line), "{line} in {planned}");
    }
    // Where none is planned, the one that the last named; of a review pack no milestones.
    let id = loose::strategy(&json!({"reviews": review("closed", json!(null))})).reviews[0].id;
    let next = calendar(review("closed", json!("2027-05-18")), Document::Review(id));
    assert!(next.contains("SUMMARY:Next review\\, after Q1 review") && next.contains("20270518"), "{next}");
    assert!(!next.contains("Winter timetable") && !next.contains("DATE:20270216"), "{next}");
}

/// The document that tells what changed: it says so in words in every format, and tells an audience nothing of what it
/// may not see, now or then.
#[test]
fn what_changed_is_told_to_those_who_may_see_it() {
    let before = loose::strategy(&rich());
    let mut later = rich();
    later["initiatives"][0]["title"] = json!("Move the whole booking desk to both sites");
    later["initiatives"][0]["team"] = json!("Antwerp corrosion squad of nine");
    later["initiatives"][1]["horizon"] = json!("not_now");
    later["initiatives"][1]["not_now_reason"] = json!("Nobody is free.");
    later["debt_items"] = json!([]);
    later["pillars"].as_array_mut().unwrap().push(json!({"id": "new", "name": "Quiet nights", "code": "Q"}));
    let after = loose::strategy(&later);
    let when = "2027-01-05T10:00:00Z".parse().unwrap();
    let since =
        Since { name: "Before the board".into(), when, strategy: Arc::new(before.clone()), reasons: HashMap::new() };
    for (lens, told, untold) in [
        (Lens::All, &["Antwerp corrosion squad"][..], &[][..]),
        (Lens::Executives, &[], &["corrosion squad", "seventeen triggers"]),
    ] {
        let request = Request { since: Some(since.clone()), ..for_(lens, Document::WhatChanged) };
        let bytes = typeset(&after, &request).pdf().unwrap();
        let text = markdown::export(&after, &request).unwrap().remove(0).text;
        let page = html::export(&after, &request).unwrap();
        let read = pdf::read(&bytes);
        let both =
            ["Before the board, 5 January 2027", "Shared ledger tables", "Quiet nights", "Because: Nobody is free."];
        for words in both.iter().chain(told) {
            assert!(read.has(words) && text.contains(words) && page.contains(words), "{lens:?}: {words}\n{text}");
        }
        for words in untold {
            assert!(!read.has(words) && !text.contains(words) && !page.contains(words), "{lens:?}: {words}\n{text}");
        }
        for state in [&before, &after] {
            let files = [("a.pdf".to_owned(), bytes.clone()), ("a.md".to_owned(), text.clone().into_bytes())];
            leak::check(state, &lens.into(), &files).unwrap();
        }
    }
    // With nothing to compare with, and with nothing changed, there is a sentence.
    for (since, words) in
        [(None, "no earlier point"), (Some(Since { strategy: Arc::new(after.clone()), ..since }), "Nothing changed")]
    {
        let request = Request { since, ..for_(Lens::All, Document::WhatChanged) };
        assert!(markdown::export(&after, &request).unwrap()[0].text.contains(words));
        typeset(&after, &request).pdf().unwrap();
    }
}
