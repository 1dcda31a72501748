//! Text is data: whatever is typed is set as it was typed, or named as impossible, and the PDF stays valid.

use lodestar_documents::{Document, Paper, Typesetter};
use lodestar_model::{Fields, Kind, Shape, Strategy};
use serde_json::{Value, json};

use crate::{loose, pdf, request, typeset};

/// A strategy in which every text of every record is `text`.
fn filled(text: &str) -> Strategy {
    let mut lists = serde_json::Map::new();
    for kind in Kind::ALL {
        let mut record: Fields = Fields::new();
        for field in kind.def().fields {
            if let Some(value) = value(&field.shape, text) {
                record.insert(field.name.to_owned(), value);
            }
        }
        record.insert("id".into(), json!(kind.name()));
        lists.insert(kind.def().list.to_owned(), json!([record]));
    }
    let link = json!([{"from": {"kind": "decision", "id": "decision"}, "relation": "supersedes",
        "to": {"kind": "decision", "id": "decision"}}]);
    lists.insert("links".into(), link);
    loose::strategy(&Value::Object(lists))
}

fn value(shape: &Shape, text: &str) -> Option<Value> {
    match shape {
        Shape::Line | Shape::Text => Some(json!(text)),
        Shape::List { of } => value(of, text).map(|item| json!([item.clone(), item])),
        Shape::Part { fields } => Some(
            fields.iter().filter_map(|f| Some((f.name.to_owned(), value(&f.shape, text)?))).collect::<Fields>().into(),
        ),
        Shape::Ref { kind } => Some(json!(kind.name())),
        Shape::Target => Some(json!({"kind": "decision", "id": "decision"})),
        _ => None,
    }
}

const DOCUMENTS: [fn() -> Document; 4] =
    [|| Document::Vision, || Document::Roadmap, || Document::Decisions, || Document::Decision(loose::id("decision"))];

#[test]
fn unusual_text_is_set_as_typed_in_every_document() {
    let mut typesetter = Typesetter::new();
    for text in [
        "#eval(\"1\") #panic() #let x = 1",
        "$x^2$ and *bold* and _under_ and `code` and @ref and <label>",
        "\\u{41} \\ // not a comment /* nor this */ ~ --- '\"",
        "= Heading? / term: or + item - dash",
        "{\"json\": [1, 2]} ${HOME} %s %n {{x}} \\n",
        "text\n\n```\n```",
        "```rust\n```\n\n~~~",
        "</script><script>alert(1)</script>",
        "a\u{0}b\u{1}c\u{7f}d\u{1b}[31m e\u{85}f",
        "\u{202e}reversed\u{202c} \u{2066}isolated \u{feff}mark",
        "مرحبا بالعالم, 3 of 4 (שלום)",
        "漢字とかな、한국어、中文",
        "🚀 👩‍💻 1️⃣ 🇪🇺 ✅ ⚠️ ★ → ≤ ½",
        "e\u{301}\u{323}\u{327} Z̷̢͇a̴l̵g̶o̷ ﷽ ǅ ﬃ",
        "नमस्ते ไทย ქართული Ελληνικά Кириллица",
        "\u{e000}\u{10ffff}\u{fffe}\u{fdd0} private and nowhere",
        "soft\u{ad}hy\u{ad}phen no\u{a0}break thin\u{202f}space zero\u{200b}width\u{200d}",
        "Donaudampfschifffahrtsgesellschaftskapitänsmützenfabrikantenvereinigungsvorsitzender",
        "| a | b |\n|---|---|\n| c\\|d | *e* |",
        "- [ ] one\n  - [x] two\n    1. three\n\n> quoted\n\n```\ncode\n```\n\n---",
        "   \n\t ",
        "x",
    ] {
        let strategy = filled(text);
        for document in DOCUMENTS {
            let request = request(document(), Paper::A4);
            let set =
                typesetter.typeset(&strategy, &request).unwrap_or_else(|e| panic!("{text:?} in {:?}: {e}", document()));
            let pdf = set.pdf().unwrap_or_else(|e| panic!("{text:?} in {:?}: {e}", document()));
            let read = pdf::read(&pdf);
            // Titles are plain lines: what is printable ASCII stands there as typed.
            if text.bytes().all(|byte| (b' '..=b'~').contains(&byte)) {
                assert!(read.has(text), "{text:?} is not in {:?}: {}", document(), read.words);
            }
        }
    }
}

#[test]
fn what_cannot_be_shown_is_named_and_the_rest_stands() {
    let strategy =
        loose::strategy(&json!({"initiatives": [{"title": "Before \u{10f123} after \u{10f124}"}, {"title": "Plain"}]}));
    let set = typeset(&strategy, &request(Document::Roadmap, Paper::A4));
    assert_eq!(set.report().missing.as_ref().unwrap().characters, "\u{10f123}\u{10f124}");
    let read = pdf::read(&set.pdf().unwrap());
    assert!(read.has("Before") && read.has("after") && read.has("Plain"));
    let plain = loose::strategy(&json!({"initiatives": [{"title": "Größe · naïve · Ωmega · Привет · ≤ 3"}]}));
    let set = typeset(&plain, &request(Document::Roadmap, Paper::A4));
    assert_eq!(set.report().missing, None);
    assert!(pdf::read(&set.pdf().unwrap()).has("Größe · naïve · Ωmega · Привет · ≤ 3"));
}

#[test]
fn right_to_left_strategies_say_their_language() {
    for (statement, lang) in
        [("كل حاوية تحمل وعدا واحدا.", "ar"), ("כל מכולה נושאת הבטחה אחת.", "he"), ("Every box.", "en-GB")]
    {
        let strategy = loose::strategy(&json!({"vision": [{"statement": statement}]}));
        let read = pdf::read(&typeset(&strategy, &request(Document::Vision, Paper::A4)).pdf().unwrap());
        assert_eq!(read.lang, lang);
    }
}
