#![allow(clippy::unwrap_used)]

use lodestar_model::{Fields, Kind, Lens, Strategy, blank};
use serde_json::json;

use super::*;
use crate::{Document, Paper, Stamp};

fn request(document: Document) -> Request {
    let stamp = Stamp { when: "2027-02-16T14:02:00Z".parse().unwrap(), revision: 14 };
    Request { document, paper: Paper::A4, lens: Lens::All.into(), stamp, preview: false, since: None }
}

/// A strategy in which every line and long text is the same.
fn filled(text: &str) -> Strategy {
    let mut strategy = Strategy::default();
    for (at, kind) in Kind::ALL.iter().enumerate() {
        let def = kind.def();
        let mut fields: Fields = blank(def);
        for field in def.fields {
            match field.shape {
                lodestar_model::Shape::Line | lodestar_model::Shape::Text => {
                    fields.insert(field.name.into(), json!(text));
                }
                lodestar_model::Shape::List { of: lodestar_model::Shape::Line } => {
                    fields.insert(field.name.into(), json!([text, text]));
                }
                lodestar_model::Shape::Target => {
                    fields.insert(field.name.into(), json!({"kind": "pillar", "id": format!("{:032x}", 4)}));
                }
                _ => {}
            }
        }
        fields.insert("id".into(), json!(format!("{:032x}", at + 1)));
        fields.insert("rank".into(), json!(lodestar_model::Rank::between(None, None)));
        fields.insert("created".into(), json!("2027-02-16T14:02:00Z"));
        fields.insert("updated".into(), json!("2027-02-16T14:02:00Z"));
        strategy.extend(*kind, [fields]).unwrap();
    }
    strategy
}

#[test]
fn no_field_can_become_markup() {
    let hostile = "x\"'></title><script>alert(1)</script><img src=x onerror=alert(2)> [a](javascript:alert(3)) \
        <svg onload=alert(4)> &lt; {{7*7}} \u{202E}dlrow\u{0}";
    let strategy = filled(hostile);
    for document in [Document::Vision, Document::Roadmap, Document::Decisions, Document::Book, Document::Tiers] {
        let html = export(&strategy, &request(document)).unwrap();
        let lower = html.to_lowercase();
        for active in [
            "<script",
            "<img",
            "<svg onload",
            "href=\"javascript",
            "\u{202E}",
            "\u{0}",
            " style=\"",
            "<link",
            "@import",
            "url(",
        ] {
            assert!(!lower.contains(active), "{active} in {document:?}");
        }
        assert!(html.contains("&lt;script&gt;"), "{document:?} shows what was typed");
        assert_eq!(html.matches("</title>").count(), 1);
    }
}

#[test]
fn the_policy_allows_this_style_sheet_alone() {
    let html = export(&Strategy::default(), &request(Document::Book)).unwrap();
    let style = html.split("<style>").nth(1).unwrap().split("</style>").next().unwrap();
    let hash = STANDARD.encode(Sha256::digest(style.as_bytes()));
    assert!(html.contains(&format!("style-src 'sha256-{hash}'")));
    assert!(html.contains("default-src 'none'"));
}

#[test]
fn links_lead_to_what_is_there_and_each_id_stands_once() {
    let html = export(&filled("Some words"), &request(Document::Book)).unwrap();
    let ids: Vec<&str> = html.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    let unique: std::collections::HashSet<&&str> = ids.iter().collect();
    assert_eq!(unique.len(), ids.len());
    for to in html.split("href=\"#").skip(1).filter_map(|rest| rest.split('"').next()) {
        assert!(ids.contains(&to), "{to}");
    }
}
