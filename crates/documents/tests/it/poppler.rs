//! PDFs read by a stranger: poppler's tools, where they are installed (`scripts/packages test`); passed over with a line
//! where they are not.

use std::path::Path;
use std::process::Command;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use lodestar_documents::{Document, Paper, Request, Since, html, ooxml};
use lodestar_model::Strategy;
use serde_json::json;

use crate::{content, loose, request, sample, typeset};

/// What a tool says about a file; nothing where the tool is missing.
fn told(tool: &str, options: &[&str], file: &Path) -> Option<String> {
    let output = match Command::new(tool).args(options).arg(file).args((tool == "pdftotext").then_some("-")).output() {
        Ok(output) => output,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            eprintln!("passed over: {tool} is not installed (poppler-utils)");
            return None;
        }
        Err(error) => panic!("{tool}: {error}"),
    };
    let wrong = String::from_utf8_lossy(&output.stderr);
    // Poppler wants an object where the norm has a plain value.
    let wrong: Vec<&str> = wrong.lines().filter(|l| l.contains("Error") && !l.contains("Suspects")).collect();
    assert!(output.status.success() && wrong.is_empty(), "{tool}: {wrong:?}");
    Some(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// A page as poppler sees it: in points, a word with the sides of its box: left, top, right, low.
pub(crate) struct Page {
    pub width: f64,
    pub height: f64,
    pub words: Vec<(String, [f64; 4])>,
}

/// The words of a PDF and where they stand; nothing where the tool is missing.
pub(crate) fn words(file: &Path) -> Option<Vec<Page>> {
    let boxes = told("pdftotext", &["-bbox"], file)?;
    let number = |line: &str, key: &str| -> f64 {
        let (_, rest) = line.split_once(&format!("{key}=\"")).unwrap();
        rest.split('"').next().unwrap().parse().unwrap()
    };
    let mut pages: Vec<Page> = Vec::new();
    for line in boxes.lines().map(str::trim) {
        if line.starts_with("<page") {
            pages.push(Page { width: number(line, "width"), height: number(line, "height"), words: Vec::new() });
        } else if line.starts_with("<word") {
            let word = line.split(['>', '<']).nth(2).unwrap_or_default().to_owned();
            pages.last_mut().unwrap().words.push((word, ["xMin", "yMin", "xMax", "yMax"].map(|key| number(line, key))));
        }
    }
    Some(pages)
}

/// Fails where a word lies further outside its page than this, in points.
pub(crate) fn all_inside(name: &str, pages: &[Page], spare: f64) {
    for (number, Page { width, height, words }) in (1..).zip(pages) {
        for (word, [left, top, right, low]) in words {
            let within = *left >= -spare && *top >= -spare && *right <= width + spare && *low <= height + spare;
            assert!(within, "{name}, page {number}: {word} at {left}, {top} is not on its page of {width} × {height}");
        }
    }
}

/// A strategy with something for every document, and with a brand.
fn whole() -> Strategy {
    let mut strategy = content::rich();
    strategy["strategy"][0] = json!({
        "id": "s", "title": "Platform strategy", "organisation": "Harbour", "owner": "Lead", "accent": "#ffcc00",
        "confidentiality": "For the board alone", "footer": "Quay 7",
    });
    strategy["vision"] = json!([{
        "id": "v", "statement": "Every container that leaves our quays carries one promise.",
        "for_whom": "Shippers and hauliers.", "problem": "Six systems, six truths.",
        "outcomes": [{"text": "One arrival time", "measure": "from 71 to 90 %"}],
        "constraints": ["No downtime in winter"],
    }]);
    strategy["reviews"] = json!([{
        "id": "r", "title": "Q1 review", "date": "2027-02-16", "status": "open", "wins": ["The gate holds"],
        "setbacks": ["The crane does not"], "actions": [{"text": "Call the maker", "owner": "Yard lead"}],
    }]);
    let picture = format!("data:image/svg+xml;base64,{}", STANDARD.encode(LOGO));
    strategy["logos"] =
        json!([{"id": "l", "name": "Sign", "alternative": "Harbour: a box on rails", "picture": picture}]);
    loose::strategy(&strategy)
}

const LOGO: &str = r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20"><rect width="40" height="14" fill="#123456"/></svg>"##;

/// The documents of the sample, by name.
fn documents(strategy: &Strategy) -> Vec<(&'static str, Request)> {
    let since = || {
        let when = "2027-01-04T09:00:00Z".parse().unwrap();
        Some(Since {
            name: "Start of the year".into(),
            when,
            strategy: std::sync::Arc::new(Strategy::default()),
            reasons: Default::default(),
        })
    };
    let mut made: Vec<(&'static str, Request)> = [
        Document::Vision,
        Document::Roadmap,
        Document::Timeline,
        Document::Tiers,
        Document::Scorecard,
        Document::Decisions,
        Document::Book,
        Document::Deck,
        Document::WhatChanged,
    ]
    .into_iter()
    .chain(strategy.decisions.first().map(|decision| Document::Decision(decision.id)))
    .chain(strategy.reviews.first().map(|review| Document::Review(review.id)))
    .map(|document| (document.name(), request(document, Paper::A4)))
    .collect();
    made.iter_mut().filter(|(_, request)| request.document.compares()).for_each(|(_, request)| request.since = since());
    made
}

#[test]
fn a_stranger_finds_tags_a_title_and_every_face() {
    let strategy = whole();
    let folder = tempfile::tempdir().unwrap();
    for (name, request) in documents(&strategy) {
        let file = folder.path().join(format!("{name}.pdf"));
        let set = typeset(&strategy, &request);
        std::fs::write(&file, set.pdf().unwrap()).unwrap();

        let Some(info) = told("pdfinfo", &[], &file) else { return };
        let line =
            |key: &str| info.lines().find_map(|line| line.strip_prefix(key)).unwrap_or_default().trim().to_owned();
        assert_eq!(line("Tagged:"), "yes", "{name}\n{info}");
        assert_eq!(line("Pages:"), set.page_count().to_string(), "{name}");
        assert!(line("Title:").contains(request.document.title()), "{name}: {}", line("Title:"));
        assert_eq!(line("JavaScript:"), "no", "{name}");
        assert_eq!(line("Encrypted:"), "no", "{name}");

        let Some(meta) = told("pdfinfo", &["-meta"], &file) else { return };
        assert!(meta.contains("pdfuaid:part"), "{name}");
        assert!(meta.contains("<dc:language>") && meta.contains("en"), "{name}: {meta}");

        let Some(tree) = told("pdfinfo", &["-struct"], &file) else { return };
        assert!(tree.contains("Document") && tree.contains("H1"), "{name}\n{tree}");

        let Some(fonts) = told("pdffonts", &[], &file) else { return };
        let rows: Vec<&str> = fonts.lines().skip(2).collect();
        assert!(!rows.is_empty(), "{name}");
        for row in rows {
            // Name, type, encoding, then embedded, subset, with a table to Unicode.
            let flags: Vec<&str> = row.split_whitespace().filter(|word| matches!(*word, "yes" | "no")).collect();
            assert_eq!(flags.first(), Some(&"yes"), "{name}: a face is not embedded: {row}");
            assert_eq!(flags.get(2), Some(&"yes"), "{name}: a face cannot be read as text: {row}");
        }
    }
}

#[test]
fn a_stranger_reads_the_vision_in_the_order_in_which_it_is_told() {
    let strategy = whole();
    let folder = tempfile::tempdir().unwrap();
    for paper in [Paper::A4, Paper::Letter, Paper::Wide] {
        let file = folder.path().join("vision.pdf");
        let set = typeset(&strategy, &request(Document::Vision, paper));
        std::fs::write(&file, set.pdf().unwrap()).unwrap();
        let Some(tree) = told("pdfinfo", &["-struct-text"], &file) else { return };
        // Lines of one paragraph stand in quotes of their own.
        let tree = tree.split_whitespace().collect::<Vec<_>>().join(" ").replace(" \" \"", " ");
        let vision = strategy.the_vision().unwrap();
        let first: String = vision.statement.split_whitespace().take(4).collect::<Vec<_>>().join(" ");
        let mut order = vec![strategy.about().unwrap().title.clone(), first];
        order.extend(
            vision.outcomes.first().map(|one| one.text.split_whitespace().take(3).collect::<Vec<_>>().join(" ")),
        );
        order.extend(strategy.pillars.first().map(|one| one.name.clone()));
        let mut from = 0;
        for words in &order {
            let at = tree[from..].find(words.as_str());
            assert!(at.is_some(), "{paper:?}: “{words}” is not found where it should be read:\n{tree}");
            from += at.unwrap_or_default() + words.len();
        }
        let Some(text) = told("pdftotext", &[], &file) else { return };
        assert!(text.contains(order[0].as_str()), "{paper:?}\n{text}");
    }
}

#[test]
fn nothing_runs_off_a_page_however_long_a_title_is() {
    let long = "A title that goes on and on about everything that could be said of it. ".repeat(43);
    let mut strategy = content::rich();
    strategy["initiatives"][0]["title"] = json!(long);
    strategy["initiatives"][0]["horizon"] = json!("now");
    strategy["initiatives"][0]["owner"] = json!(long);
    strategy["decisions"][0]["title"] = json!(long);
    strategy["objectives"][0]["title"] = json!(long);
    strategy["vision"] = json!([{"id": "v", "statement": long, "problem": long.repeat(3)}]);
    let strategy = loose::strategy(&strategy);
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("page.pdf");
    for (name, request) in documents(&strategy).into_iter().filter(|(name, _)| *name != "vision") {
        std::fs::write(&file, typeset(&strategy, &request).pdf().unwrap()).unwrap();
        let Some(pages) = words(&file) else { return };
        all_inside(name, &pages, 0.0);
        assert!(pages.iter().map(|page| page.words.len()).sum::<usize>() > 20, "{name}");
    }
}

#[test]
fn a_lane_of_many_short_titles_is_on_its_pages_as_a_whole() {
    let bets: Vec<_> =
        (0..150).map(|n| json!({"id": format!("i{n}"), "title": format!("Bet{n}"), "horizon": "now"})).collect();
    let strategy = loose::strategy(&json!({"strategy": [{"id": "s", "title": "Many"}], "initiatives": bets}));
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("tiers.pdf");
    std::fs::write(&file, typeset(&strategy, &request(Document::Tiers, Paper::A4)).pdf().unwrap()).unwrap();
    let Some(pages) = words(&file) else { return };
    all_inside("tiers", &pages, 0.0);
    let shown = pages.iter().flat_map(|page| &page.words).filter(|(word, _)| word.starts_with("Bet")).count();
    assert_eq!((shown, pages.len() > 1), (150, true));
}

#[test]
fn a_slide_that_is_too_full_goes_on_on_the_next_and_never_into_its_foot() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("deck.pdf");
    for (pillars, initiatives, slides) in [(5, 1000, 9), (9, 300, 9), (40, 300, 13)] {
        let mut strategy = sample::full(initiatives);
        strategy["pillars"] = (0..pillars)
            .map(|n| json!({"id": format!("p{n}"), "name": format!("Pillar {n}"), "promise": "Ships wait for nobody."}))
            .collect();
        for (n, initiative) in strategy["initiatives"].as_array_mut().unwrap().iter_mut().enumerate() {
            initiative["pillar"] = json!(format!("p{}", n % pillars));
        }
        let request = request(Document::Deck, Paper::Wide);
        std::fs::write(&file, typeset(&loose::strategy(&strategy), &request).pdf().unwrap()).unwrap();
        let Some(pages) = words(&file) else { return };
        let shown: Vec<_> = pages.iter().flat_map(|page| page.words.iter().map(|(word, _)| word.as_str())).collect();
        let shown = shown.join(" ");
        for n in 0..pillars {
            assert!(shown.matches(&format!("Pillar {n} ")).count() > 1, "Pillar {n} of {pillars} is missing");
        }
        assert_eq!(pages.len(), slides, "{pillars} pillars");
        for (number, page) in pages.iter().enumerate().skip(1) {
            let low = page.words.iter().filter(|(_, [.., low])| *low > page.height - 30.0);
            let low: Vec<&str> = low.map(|(word, _)| word.as_str()).collect();
            let page = (number + 1).to_string();
            let (low, end) = (low.join(" "), format!("Internal Page {page} of {slides}"));
            assert!(low.starts_with("Harbour") && low.ends_with(&end) && low.len() < 130, "{pillars} pillars: {low}");
        }
    }
}

#[test]
fn a_brand_is_in_every_format_that_has_pages_and_changes_nothing_from_one_time_to_the_next() {
    let strategy = whole();
    let folder = tempfile::tempdir().unwrap();
    let spoken = "Harbour: a box on rails";
    for (name, request) in documents(&strategy) {
        let pdf = typeset(&strategy, &request).pdf().unwrap();
        assert_eq!(pdf, typeset(&strategy, &request).pdf().unwrap(), "{name}: the same bytes each time");
        let page = html::export(&strategy, &request).unwrap();
        assert!(page.contains(&format!("alt=\"{spoken}\"")) && page.contains("data:image/svg+xml;base64,"), "{name}");
        assert!(page.contains("For the board alone · Quay 7"), "{name}");
        // Bright yellow can be read on a dark screen, not on paper.
        let light = page.split("@media screen and (prefers-color-scheme:dark){:root{--accent").next().unwrap();
        assert!(!light.contains("#ffcc00") && page.contains("--accent:#ffcc00"), "{name}: made readable");
        let file = folder.path().join("page.pdf");
        std::fs::write(&file, pdf).unwrap();
        let Some(text) = told("pdftotext", &["-layout"], &file) else { return };
        assert!(text.contains("For the board alone · Quay 7"), "{name}\n{text}");
        let read = lopdf::Document::load(&file).unwrap();
        let told = |object: &lopdf::Object| {
            let words = object.as_dict().ok()?.get(b"Alt").ok()?.as_str().ok()?.to_vec();
            Some(words.into_iter().filter(|byte| byte.is_ascii_graphic() || *byte == b' ').collect::<Vec<u8>>())
        };
        let alternatives: Vec<Vec<u8>> = read.objects.values().filter_map(told).collect();
        assert!(alternatives.iter().any(|words| words == spoken.as_bytes()), "{name}: the logo has its words");
    }
    for bytes in [
        ooxml::docx(&strategy, &request(Document::Book, Paper::A4)).unwrap(),
        ooxml::pptx(&strategy, &request(Document::Deck, Paper::Wide)).unwrap(),
    ] {
        let mut zip = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
        let names: Vec<String> =
            (0..zip.len()).map(|at| zip.by_index(at).unwrap().name().unwrap().into_owned()).collect();
        let media = names.iter().find(|name| name.ends_with("media/logo.png")).expect("the picture");
        let mut png = Vec::new();
        std::io::Read::read_to_end(&mut zip.by_name(media).unwrap(), &mut png).unwrap();
        assert!(png.starts_with(b"\x89PNG"));
    }
}
