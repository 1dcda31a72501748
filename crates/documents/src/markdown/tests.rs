//! What is written reads back: the example as golden text, and text of every kind through a CommonMark reader.
#![allow(clippy::unwrap_used)]

use chrono::{TimeZone, Utc};
use comrak::nodes::{AstNode, NodeValue};
use comrak::{Arena, Options, parse_document};
use lodestar_model::{Change, Kind, Lens, Rank, Strategy, blank, normalise};
use proptest::prelude::*;
use serde_json::json;

use super::{escape, export, field};
use crate::{Document, Paper, Request, Stamp};

pub(crate) fn request(document: Document, lens: Lens) -> Request {
    let when = Utc.with_ymd_and_hms(2027, 2, 16, 14, 2, 0).unwrap();
    Request {
        document,
        paper: Paper::A4,
        lens: lens.into(),
        stamp: Stamp { when, revision: 14 },
        preview: false,
        since: None,
    }
}

/// A strategy from the changes that make it, in the way of the store.
fn strategy(changes: &str) -> Strategy {
    let changes: Vec<Change> = serde_json::from_str(changes).unwrap();
    let mut strategy = Strategy::default();
    let mut rank = Rank::default();
    for change in changes {
        let kind = change.kind();
        let id = change.id().map_or_else(|| json!("019e0000-0000-7000-8000-000000000000"), |id| json!(id));
        let (Change::Put { fields, .. } | Change::Set { fields, .. }) = change else {
            unreachable!("records are made")
        };
        let mut record = blank(kind.def());
        record.extend(normalise(kind.def(), &fields).unwrap());
        let at = json!("2027-01-04T09:00:00Z");
        rank = Rank::between(Some(&rank), None);
        record.extend([
            ("id".into(), id),
            ("rank".into(), json!(rank)),
            ("created".into(), at.clone()),
            ("updated".into(), at),
        ]);
        strategy.put(kind, record).unwrap();
    }
    strategy
}

/// The example.
pub(crate) fn harbour() -> Strategy {
    strategy(include_str!("../../../api/example/harbour.json"))
}

fn whole(strategy: &Strategy, document: Document, lens: Lens) -> String {
    let files = export(strategy, &request(document, lens)).unwrap();
    files.iter().map(|file| format!("=== {} ===\n{}", file.path, file.text)).collect()
}

#[test]
fn the_example_as_markdown() {
    let strategy = harbour();
    insta::assert_snapshot!("vision", whole(&strategy, Document::Vision, Lens::All));
    insta::assert_snapshot!("roadmap", whole(&strategy, Document::Roadmap, Lens::All));
    insta::assert_snapshot!("decisions", whole(&strategy, Document::Decisions, Lens::All));
    let sixth = strategy.decisions.iter().find(|decision| decision.number == Some(6)).unwrap();
    insta::assert_snapshot!("decision", whole(&strategy, Document::Decision(sixth.id), Lens::Executives));
}

#[test]
fn the_fields_of_the_example_are_written_the_same_again() {
    for decision in harbour().decisions {
        for text in [&decision.context, &decision.outcome, &decision.confirmation, &decision.more] {
            let written = field::blocks(text, 3);
            assert_eq!(field::blocks(&written, 3), written);
        }
    }
}

#[test]
fn an_empty_strategy_has_documents_too() {
    for document in [Document::Vision, Document::Roadmap, Document::Decisions] {
        let text = whole(&Strategy::default(), document, Lens::All);
        assert!(text.contains(&format!("# {}", document.title())), "{text}");
    }
    let blank = strategy(
        r#"[{"op":"set","kind":"strategy","fields":{}},{"op":"set","kind":"vision","fields":{}},
        {"op":"put","kind":"initiative","id":"019e0000-0000-7000-8000-000000000001","fields":{}},
        {"op":"put","kind":"decision","id":"019e0000-0000-7000-8000-000000000002","fields":{"options":[{}]}}]"#,
    );
    assert!(whole(&blank, Document::Vision, Lens::All).contains("# Untitled strategy – Vision on a page\n"));
    assert!(whole(&blank, Document::Roadmap, Lens::All).contains("| Untitled initiative |"));
    assert!(whole(&blank, Document::Decisions, Lens::All).contains("=== unnumbered.md ===\n---\nstatus: draft\n"));
}

#[test]
fn a_decision_that_is_not_there_is_an_error() {
    let nobody = "019e0000-0000-7000-8000-00000000ffff".parse().unwrap();
    assert!(export(&harbour(), &request(Document::Decision(nobody), Lens::All)).is_err());
}

#[test]
fn what_an_audience_may_not_see_is_not_written() {
    let strategy = harbour();
    let costs: Vec<&str> =
        strategy.decisions.iter().flat_map(|d| &d.options).map(|o| o.cost.as_str()).filter(|c| c.len() > 6).collect();
    assert!(costs.len() > 10);
    let all = whole(&strategy, Document::Decisions, Lens::All);
    let executives = whole(&strategy, Document::Decisions, Lens::Executives);
    for cost in costs {
        assert!(all.contains(&format!("* Cost: {cost}\n")), "{cost}");
        assert!(!executives.contains(&format!("Cost: {cost}")), "{cost}");
    }
}

/// Text that has meant trouble to somebody.
const NASTY: &[&str] = &[
    "#",
    "# heading",
    "###### six",
    "#hash",
    "C# and F#",
    "x #",
    "x ##",
    "=",
    "===",
    "-",
    "- item",
    "---",
    "--- | ---",
    "+ plus",
    "* star",
    "***",
    "___",
    "1.",
    "1. one",
    "12) twelve",
    "2027. A year",
    "> quote",
    ">",
    "`code`",
    "```",
    "~~~",
    "``` x",
    "*a*",
    "**a**",
    "_a_",
    "__init__",
    "a_b_c",
    "~a~",
    "~~a~~",
    "[a](b)",
    "[a]: b",
    "[^1]",
    "[^1]: note",
    "![a](b)",
    "[ ] task",
    "[x] done",
    "<b>",
    "</details>",
    "<!-- x",
    "<script>alert(1)</script>",
    "<https://a.b>",
    "&amp;",
    "&#35;",
    "&copy",
    "AT&T",
    "R&D;",
    "a | b",
    "| a | b |",
    "|---|---|",
    ":-:",
    ":--",
    "a\\",
    "\\",
    "\\\\",
    "\\#",
    "\\n",
    "a  ",
    "  a",
    "\ta",
    "a\nb",
    "a\r\nb",
    "a\u{0}b",
    "a\u{7}\u{1B}[31mb",
    "a\u{2028}b",
    "\u{FEFF}a",
    "\u{202E}abc",
    "שלום, 3",
    "漢字",
    "👩‍👩‍👧 family",
    "e\u{301}",
    "\u{A0}a\u{A0}",
    "https://a.b/c_d_e*f*?g=[h]&i=~j~#k",
    "http://",
    "see https://a.b/(c). And",
    "www.a.b_c",
    "me_you@a.b",
    "mailto:a@b.c",
    "https://a.b/|c",
    "https://a.b/&lt;",
    "$x$",
    "$$x$$",
    "#eval(\"1\")",
    "{{ x }}",
    "{% x %}",
    "%YAML",
    "!tag",
    "a: b",
    "a #b",
    "@name",
    ":smile:",
    "^a^",
    "==a==",
    "\"q\"",
    "'q'",
    "x!",
    "!",
    "x![a](b)",
    "<a@b.c>",
    "<?php ?>",
    "<![CDATA[x]]>",
    "\\|",
    "`a|b`",
    "`",
    "a`",
    "``a`",
    "*",
    "_",
    "a*",
    "*a",
    "**",
    "a_",
    "_a",
    "~",
    "0.",
    "00000000000.",
];

/// The words of each block of a document, as a reader of CommonMark sees them.
fn read(markdown: &str, gfm: bool) -> Vec<(&'static str, String)> {
    fn words<'a>(node: &'a AstNode<'a>) -> String {
        let mut out = String::new();
        for node in node.descendants() {
            match &node.data.borrow().value {
                NodeValue::Text(text) => out.push_str(text),
                NodeValue::Code(code) => out.push_str(&format!("<code>{}", code.literal)),
                NodeValue::SoftBreak => out.push(' '),
                NodeValue::LineBreak => out.push_str("<br>"),
                NodeValue::HtmlInline(html) => out.push_str(&format!("<html>{html}")),
                NodeValue::Emph | NodeValue::Strong | NodeValue::Strikethrough => out.push_str("<em>"),
                NodeValue::Image(_) | NodeValue::FootnoteReference(_) => out.push_str("<image>"),
                _ => {}
            }
        }
        out
    }
    let arena = Arena::new();
    let options = if gfm { crate::rich::options() } else { Options::default() };
    let root = parse_document(&arena, markdown, &options);
    let mut out = Vec::new();
    for node in root.descendants() {
        match &node.data.borrow().value {
            NodeValue::Heading(_) => out.push(("heading", words(node))),
            NodeValue::Paragraph => out.push(("paragraph", words(node))),
            NodeValue::TableCell => out.push(("cell", words(node))),
            NodeValue::TaskItem(_) => out.push(("task", String::new())),
            NodeValue::CodeBlock(_) => out.push(("code", String::new())),
            NodeValue::HtmlBlock(_) => out.push(("html", String::new())),
            NodeValue::ThematicBreak => out.push(("rule", String::new())),
            NodeValue::BlockQuote => out.push(("quote", String::new())),
            NodeValue::FootnoteDefinition(_) => out.push(("note", String::new())),
            _ => {}
        }
    }
    out
}

/// The text survives as a heading, an item, a paragraph, the words of a link and the cell of a table.
fn survives(text: &str) -> Result<(), TestCaseError> {
    let meant = escape::clean(text);
    let (inline, line, label) = (escape::inline(text), escape::line(text), escape::label(text));
    if meant.is_empty() {
        prop_assert_eq!(inline.as_str(), "");
        return Ok(());
    }
    for gfm in [true, false] {
        let check = |markdown: String, block| {
            let found = read(&markdown, gfm);
            prop_assert_eq!(found, vec![(block, meant.clone())], "written as {:?}", markdown);
            Ok(())
        };
        check(format!("## {inline}\n"), "heading")?;
        check(format!("{line}\n"), "paragraph")?;
        check(format!("* {line}\n"), "paragraph")?;
        check(format!("[{label}](x.md)\n"), "paragraph")?;
        let found = read(&format!("* Good, because {inline}\n* Bad\n"), gfm);
        prop_assert_eq!(&found[0].1, &format!("Good, because {meant}"), "written as {:?}", inline);
        prop_assert_eq!(found.len(), 2);
    }
    let table = read(&format!("| a | b |\n| --- | --- |\n| {inline} | [{label}](x) |\n"), true);
    prop_assert_eq!(table.len(), 4, "written as {:?}", inline);
    prop_assert_eq!(&table[2], &("cell", meant.clone()), "written as {:?}", inline);
    prop_assert_eq!(&table[3], &("cell", meant), "written as {:?}", label);
    Ok(())
}

/// A field keeps its words, says the same when it is read and written again, and never leaves its section.
fn stays_in_its_section(markdown: &str) -> Result<(), TestCaseError> {
    let written = field::blocks(markdown, 3);
    let again = field::blocks(&written, 3);
    // Where tags or marks were taken off, neighbours may read as a whole that they were not before; but only once.
    let plain = !markdown.contains(['<', '*', '_', '~', '&']);
    let once_more = if plain { written.clone() } else { field::blocks(&again, 3) };
    prop_assert_eq!(&again, &once_more, "second writing of {:?}", markdown);
    let squeeze = |text: &str| {
        text.chars()
            .filter(|c| !c.is_whitespace() && !c.is_control() && !matches!(c, '\u{FEFF}' | '\u{FFFD}'))
            .collect::<String>()
    };
    prop_assert_eq!(
        squeeze(&crate::rich::plain(&written)),
        squeeze(&crate::rich::plain(&field::readable(markdown))),
        "{:?} written as {:?}",
        markdown,
        written
    );
    let document = format!("## Before\n\n{written}\n## After\n\n* last\n");
    let found = read(&document, true);
    let after = found.iter().position(|block| *block == ("heading", "After".to_owned()));
    prop_assert_eq!(after, Some(found.len() - 2), "{:?}", document);
    prop_assert_eq!(&found[found.len() - 1], &("paragraph", "last".to_owned()), "{:?}", document);
    prop_assert!(!found.iter().any(|(block, _)| *block == "html"), "{:?}", document);
    let cell = read(&format!("| a |\n| --- |\n| {} |\n", field::cell(markdown)), true);
    prop_assert_eq!(cell.len(), 2, "{:?}", markdown);
    Ok(())
}

#[test]
fn nasty_text_survives() {
    for text in NASTY {
        if let Err(error) = survives(text) {
            unreachable!("{text:?}: {error}");
        }
    }
    // Each in front of and behind each other: what one leaves open the other could close.
    for first in NASTY {
        for second in NASTY {
            for text in [format!("{first}{second}"), format!("{first} {second}"), format!("{first}\n{second}")] {
                if let Err(error) = survives(&text) {
                    unreachable!("{text:?}: {error}");
                }
            }
        }
    }
}

#[test]
fn nasty_fields_stay_in_their_sections() {
    let more = [
        "```\nnever closed",
        "~~~~ rust\n```\n~~~",
        "<details>\n\nopen",
        "<!-- never closed\n\ntext",
        "<pre>\n# x",
        "> quote\n```",
        "---\nstatus: evil\n---\ntext",
        "[a]: https://b.c\n\nsee [a]",
        "# One\n\n### Three\n\n## Two\n\ntext",
        "a\n===\nb\n---\nc",
        "- a\n  - b\n\n    c\n- d\n\n* e\n\n1. f\n2. g\n\n1) h",
        "- [ ] open\n- [x] done\n  ```\n  code\n  ```",
        "| a | b\\|c |\n|:-:|--:|\n| `x|y` | **z** |",
        "3. three\n4. four\n\n   more",
        "*a **b** c* ***d*** ~~e~~ `` f`g ``",
        "[x](<a b> \"t\\\"q\") ![i](j.png) <https://k.l> <m@n.o>",
        "line  \nbreak\\\nbreak",
        "[^1] note\n\n[^1]: the note\n\n    more",
        "\tindented code\n\n\tmore",
        "One sentence. Two sentences! 3. Three. - Four. # Five",
        "a<br>b <b>c</b> <T>",
        "* \n* a",
        "-\n\n  a",
        "1. a\n1. b\n- c",
        "***\n\n- ***\n",
        "!\\[x](y)",
        "!<b></b>[x](y)",
    ];
    for text in NASTY.iter().chain(&more) {
        if let Err(error) = stays_in_its_section(text) {
            unreachable!("{text:?}: {error}");
        }
    }
    assert_eq!(field::blocks("# One\n\n### Three\n\ntext. More.", 2), "### One\n\n#### Three\n\ntext.\nMore.\n");
    assert_eq!(field::blocks("```\nnever closed", 2), "```\nnever closed\n```\n");
    assert_eq!(field::blocks("---\nstatus: evil\n---\n", 2), "***\n\n### status: evil\n");
    assert_eq!(field::blocks("[x](javascript:alert(1))", 2), "x (`javascript:alert(1)`)\n");
}

#[test]
fn depth_is_bounded() {
    let deep = "> ".repeat(3000) + "end";
    assert!(field::blocks(&deep, 2).contains("end"));
    let lists: String = (0..200).map(|n| format!("{}- x{n}\n", "  ".repeat(n))).collect();
    assert!(field::blocks(&lists, 2).contains("x199"));
}

#[test]
fn titles_of_every_kind_keep_a_file_of_their_own() {
    let records: Vec<String> = NASTY
        .iter()
        .enumerate()
        .map(|(n, title)| {
            let id = format!("019e0000-0000-7000-8000-{n:012x}");
            json!({"op": "put", "kind": "decision", "id": id, "fields": {"title": title}}).to_string()
        })
        .collect();
    let strategy = strategy(&format!("[{}]", records.join(",")));
    assert_eq!(strategy.count(Kind::Decision), NASTY.len());
    let files = export(&strategy, &request(Document::Decisions, Lens::All)).unwrap();
    let mut names: Vec<String> = files.iter().map(|file| file.path.to_lowercase()).collect();
    names.sort();
    names.dedup();
    assert_eq!(names.len(), NASTY.len() + 1);
    assert!(names.iter().all(|name| !name.contains(['/', '\\', ':', '*', '?', '"', '<', '>', '|', ' '])));
}

fn anything() -> impl Strategy_<Value = String> {
    let mark = prop::sample::select(NASTY).prop_map(str::to_owned);
    let piece = prop_oneof![4 => mark, 2 => "[ -~]{0,6}", 1 => "\\PC{0,4}", 1 => "[a-z]{1,5} ", 1 => Just("\n".to_owned()), 1 => Just("\n\n".to_owned())];
    prop::collection::vec(piece, 0..12).prop_map(|pieces| pieces.concat())
}

use proptest::strategy::Strategy as Strategy_;

proptest! {
    #![proptest_config(ProptestConfig { cases: std::env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(1500), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_survives(text in anything()) {
        survives(&text)?;
    }

    #[test]
    fn any_field_stays_in_its_section(text in anything()) {
        stays_in_its_section(&text)?;
    }
}
