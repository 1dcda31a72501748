//! Pages without colour, as a plain printer gives them: what differs must differ by more than its ink.

use lodestar_documents::{Document, Paper};
use serde_json::{Value, json};

use crate::{loose, request, sample, typeset};

/// How light each point of the first page is.
fn grey(strategy: &Value, document: Document) -> Vec<u8> {
    let png = typeset(&loose::strategy(strategy), &request(document, Paper::A4)).png(0, 72.0).unwrap();
    let picture = tiny_skia::Pixmap::decode_png(&png).unwrap();
    let light =
        |point: &[u8]| (299 * u32::from(point[0]) + 587 * u32::from(point[1]) + 114 * u32::from(point[2])) / 1000;
    picture.data().chunks_exact(4).map(|point| u8::try_from(light(point)).unwrap()).collect()
}

/// How many points differ so much that an eye sees it.
fn apart(a: &[u8], b: &[u8]) -> usize {
    assert_eq!(a.len(), b.len());
    a.iter().zip(b).filter(|(a, b)| a.abs_diff(**b) > 48).count()
}

#[test]
fn commitments_are_told_apart_by_shape() {
    let with = |commitment: &str| {
        let mut strategy = sample::loose(1);
        strategy["initiatives"][0]["commitment"] = json!(commitment);
        strategy["initiatives"][0]["horizon"] = json!("now");
        strategy
    };
    for document in [Document::Vision, Document::Roadmap, Document::Timeline, Document::Tiers] {
        let [committed, likely, exploratory] =
            ["committed", "likely", "exploratory"].map(|commitment| grey(&with(commitment), document));
        for (one, other, names) in [
            (&committed, &likely, "committed and likely"),
            (&likely, &exploratory, "likely and exploratory"),
            (&committed, &exploratory, "committed and exploratory"),
        ] {
            let points = apart(one, other);
            assert!(points >= 6, "{document:?}: {names} differ in {points} points");
        }
    }
}

#[test]
fn pillars_are_told_apart_by_glyph_and_letter() {
    // The lightest and the darkest ink, and one letter for both: the glyph alone is left.
    let with = |colour: &str| {
        let mut strategy = sample::loose(1);
        strategy["pillars"] = json!([{"id": "p", "code": "A", "name": "One", "colour": colour}]);
        strategy["initiatives"][0]["pillar"] = json!("p");
        strategy["initiatives"][0]["horizon"] = json!("now");
        strategy
    };
    for document in [Document::Vision, Document::Roadmap] {
        let points = apart(&grey(&with("blue"), document), &grey(&with("vermilion"), document));
        assert!(points >= 3, "{document:?}: {points} points");
    }
}
