//! Office files: well-formed whatever is typed, the same bytes each time, and nothing in them that an audience may not
//! see. Independent readers open every one of them.

use std::io::{Cursor, Read, Write};
use std::path::{Path, PathBuf};
use std::process::Command;

use lodestar_documents::{Document, Error, Paper, Request, leak, ooxml};
use lodestar_model::{Lens, Strategy};
use quick_xml::events::Event;
use serde_json::{Value, json};

use crate::{loose, request, sample};

type Made = Vec<(&'static str, Document, Vec<u8>)>;

const WORD: &[Document] = &[
    Document::Vision,
    Document::Roadmap,
    Document::Timeline,
    Document::Tiers,
    Document::Scorecard,
    Document::Decisions,
    Document::Book,
];
const SHEETS: &[Document] =
    &[Document::Roadmap, Document::Timeline, Document::Tiers, Document::Scorecard, Document::Decisions];

const SLIDES: &[Document] = &[
    Document::Vision,
    Document::Roadmap,
    Document::Timeline,
    Document::Tiers,
    Document::Scorecard,
    Document::Deck,
    Document::Decisions,
    Document::WhatChanged,
];

/// Every document in every format.
fn all(strategy: &Strategy, lens: Lens) -> Made {
    let request = |document: &Document| Request { lens: lens.into(), ..request(*document, Paper::A4) };
    let mut made: Made = Vec::new();
    made.extend(WORD.iter().map(|d| ("docx", *d, ooxml::docx(strategy, &request(d)).unwrap())));
    made.extend(SHEETS.iter().filter_map(|d| Some(("xlsx", *d, ooxml::xlsx(strategy, &request(d)).unwrap()?))));
    made.extend(SLIDES.iter().map(|d| ("pptx", *d, ooxml::pptx(strategy, &request(d)).unwrap())));
    made
}

/// The parts of a package.
fn parts(bytes: &[u8]) -> Vec<(String, String)> {
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let count = zip.len();
    let read = |at| {
        let mut part = zip.by_index(at).unwrap();
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes).unwrap();
        (part.name().unwrap().into_owned(), String::from_utf8_lossy(&bytes).into_owned())
    };
    (0..count).map(read).collect()
}

/// Fails where a part is not well-formed, or holds a character that XML forbids, and where a shape has no words.
fn sound(name: &str, bytes: &[u8]) {
    let parts = parts(bytes);
    let names: Vec<&str> = parts.iter().map(|(name, _)| name.as_str()).collect();
    for (part, text) in parts.iter().filter(|(part, _)| part.ends_with(".xml") || part.ends_with(".rels")) {
        let mut reader = quick_xml::Reader::from_str(text);
        let mut depth = 0;
        loop {
            match reader.read_event().unwrap_or_else(|e| panic!("{name} {part}: {e}")) {
                Event::Start(_) => depth += 1,
                Event::End(_) => depth -= 1,
                Event::Eof => break,
                _ => {}
            }
        }
        assert_eq!(depth, 0, "{name} {part}");
        let bad = |c: &char| (c.is_control() && !"\n\t".contains(*c)) || ('\u{FDD0}'..='\u{FDEF}').contains(c);
        assert!(!text.chars().any(|c| bad(&c) || u32::from(c) & 0xFFFE == 0xFFFE), "{name} {part}");
        assert!(!text.contains("descr=\"\""), "a drawing without words in {name} {part}");
        // Every way within the package leads to a part that is there.
        for target in text.split("<Relationship ").skip(1).filter(|way| !way.contains("External")) {
            let target = target.split("Target=\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap();
            let base = Path::new(part).parent().and_then(Path::parent).unwrap_or(Path::new(""));
            let mut path = PathBuf::new();
            base.join(target).components().for_each(|step| match step.as_os_str().to_str() {
                Some("..") => assert!(path.pop()),
                step => path.push(step.unwrap()),
            });
            assert!(names.contains(&path.to_str().unwrap()), "{path:?} is missing in {name}");
        }
    }
}

/// What people paste: signs that XML forbids, formulas, markup, long words, a field of 100 kB.
fn hostile() -> Value {
    let mut strategy = sample::loose(3);
    let nasty = "\u{0}\u{1B}[0m\u{B}\u{FFFE}\u{FDD0}\u{202E}]]> <w:p> &amp; \" ' _x0041_ =1+1\u{7F}\u{85}";
    strategy["strategy"][0]["title"] = json!(format!("Plan {nasty}"));
    strategy["initiatives"][0]["title"] = json!(format!("=HYPERLINK(\"x\") {nasty}"));
    strategy["initiatives"][1]["title"] = json!("x".repeat(400));
    strategy["strategy"][0]["confidentiality"] = json!(format!("Secret {nasty}"));
    let logo = "PHN2ZyB4bWxucz0iaHR0cDovL3d3dy53My5vcmcvMjAwMC9zdmciIHZpZXdCb3g9IjAgMCA0IDIiPjxwYXRoIGQ9Ik0wIDBoNHYyeiIvPjwvc3ZnPg==";
    strategy["logos"] = json!([{
        "name": "Mark", "alternative": format!("Mark {nasty}"), "picture": format!("data:image/svg+xml;base64,{logo}"),
    }]);
    strategy["initiatives"][2]["horizon"] = json!("not_now");
    strategy["initiatives"][2]["not_now_reason"] = json!("long words and sentences. ".repeat(4000));
    strategy["vision"][0]["problem"] = json!(format!(
        "{nasty}\n\n1. one\n2. two\n\n   more\n\n- [x] done\n\n> said\n\n| a | b |\n|---|---|\n| 1 | `2` |\n\n[x](https://example.org/?a=1&b=\"2\")"
    ));
    strategy["pillars"][0]["promise"] = json!("word ".repeat(4_000));
    strategy["decisions"] = json!([{"number": 1, "title": "مرحبا بالعالم", "status": "accepted", "context": nasty}]);
    strategy
}

#[test]
fn every_part_is_well_formed_at_every_size_and_whatever_is_typed() {
    for strategy in [
        Strategy::default(),
        loose::strategy(&hostile()),
        loose::strategy(&sample::loose(1)),
        loose::strategy(&sample::loose(120)),
    ] {
        for (format, document, bytes) in all(&strategy, Lens::All) {
            sound(&format!("{document:?}.{format}"), &bytes);
        }
    }
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    let strategy = loose::strategy(&sample::loose(30));
    assert!(all(&strategy, Lens::Partners) == all(&strategy, Lens::Partners));
}

#[test]
fn what_looks_like_a_formula_is_text() {
    let sheets = ooxml::xlsx(&loose::strategy(&hostile()), &request(Document::Roadmap, Paper::A4)).unwrap().unwrap();
    let sheet = parts(&sheets).into_iter().find(|(name, _)| name.ends_with("sheet1.xml")).unwrap().1;
    assert!(sheet.contains("=HYPERLINK(") && !sheet.contains("<f>") && !sheet.contains("<f "));
    assert!(sheet.contains("_x005F_x0041_"), "what a reader would take for a code is written as text");
}

/// A package with something more in it.
fn planted(bytes: &[u8], name: &str, content: &str) -> Vec<u8> {
    let mut out = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default();
    for (name, text) in parts(bytes).into_iter().chain([(name.to_owned(), content.to_owned())]) {
        out.start_file(name, options).unwrap();
        out.write_all(text.as_bytes()).unwrap();
    }
    out.finish().unwrap().into_inner()
}

#[test]
fn a_leak_is_found_in_any_part_of_any_format() {
    let mut loose = sample::loose(2);
    loose["initiatives"][0]["team"] = json!("Rotterdam corrosion squad");
    let strategy = loose::strategy(&loose);
    let check = |bytes: Vec<u8>| leak::check(&strategy, &Lens::Executives.into(), &[("x".to_owned(), bytes)]);
    let mut formats = Vec::new();
    for (format, document, bytes) in all(&strategy, Lens::Executives) {
        check(bytes.clone()).unwrap_or_else(|e| panic!("{document:?}.{format}: {e}"));
        if formats.contains(&format) {
            continue;
        }
        formats.push(format);
        for (part, content) in [
            ("x/text.xml", "<t><r>Rotter</r><r>dam &#x63;orro</r><r>sion squad</r></t>"),
            ("x/alt.xml", "<t descr=\"A picture of the Rotterdam &quot;corrosion&quot; squad\"/>"),
            ("x/note.xml", "<t><!-- Rotterdam corrosion squad --></t>"),
            ("docProps/custom.xml", "<p name=\"Rotterdam corrosion squad\"/>"),
            ("x/_rels/a.xml.rels", "<r><Relationship Target=\"https://x.org/Rotterdam-corrosion-squad\"/></r>"),
            ("media/rotterdam-corrosion-squad.png", ""),
            ("x/plain.txt", "Rotterdam corrosion squad"),
        ] {
            let found = check(planted(&bytes, part, content));
            assert!(matches!(found, Err(Error::Leak { field: "Team", .. })), "{format} {part}: {found:?}");
        }
        // The title of a file is written into its properties.
        let broken = planted(&bytes, "x/broken.xml", "<t>");
        assert!(matches!(check(broken), Err(Error::Unchecked)), "{format}");
    }
    // A leak that the writers themselves make: the secret is part of what everyone sees, so only another's record holds it.
    let mut open = loose.clone();
    open["strategy"][0]["title"] = json!("Rotterdam corrosion squad");
    for (format, document, bytes) in all(&loose::strategy(&open), Lens::Executives) {
        assert!(matches!(check(bytes), Err(Error::Leak { .. })), "{document:?}.{format}");
    }
}

/// Opens files with python-docx, openpyxl and python-pptx.
const READER: &str = r#"
import sys
import docx, openpyxl, pptx
for path in sys.argv[1:]:
    if path.endswith("docx"):
        made = docx.Document(path)
        assert made.core_properties.title and made.styles["Heading 1"] and made.paragraphs, path
        [cell.text for table in made.tables for row in table.rows for cell in row.cells][:1]
    elif path.endswith("xlsx"):
        made = openpyxl.load_workbook(path)
        for sheet in made:
            assert sheet.freeze_panes == "A2", path
            assert all(cell.data_type != "f" for row in sheet.iter_rows() for cell in row), path
    else:
        made = pptx.Presentation(path)
        assert len(made.slides) > 0, path
        for slide in made.slides:
            for shape in slide.shapes:
                assert shape.name and shape.element.xpath(".//p:cNvPr/@descr")[0], path
                inside = shape.left >= 0 and shape.top >= 0 and shape.left + shape.width <= made.slide_width
                assert inside and shape.top + shape.height <= made.slide_height, (path, shape.name)
"#;

#[test]
fn independent_readers_open_every_file() {
    let python = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../target/tools/readers/bin/python");
    if !python.exists() {
        eprintln!("skipped: `scripts/setup test` makes the readers in target/tools/readers");
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let mut paths = Vec::new();
    let strategies = [Strategy::default(), loose::strategy(&hostile()), loose::strategy(&sample::loose(40))];
    for (n, strategy) in strategies.iter().enumerate() {
        for (format, document, bytes) in all(strategy, Lens::All) {
            let path = folder.path().join(format!("{n}-{}.{format}", document.name()));
            std::fs::write(&path, bytes).unwrap();
            paths.push(path);
        }
    }
    let read = Command::new(python).arg("-c").arg(READER).args(&paths).output().unwrap();
    assert!(read.status.success(), "{}", String::from_utf8_lossy(&read.stderr));
}
