//! Makes user text safe to set: no control characters, break points in long words, right-to-left isolated, and a
//! stand-in for what no face can show. Works on the data of a page as a whole, so that no string is forgotten.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::fonts;

/// Stands for a character that no face can show. Every embedded face has it.
const STAND_IN: char = '\u{FFFD}';
/// Fields that are not shown but looked up or followed, and must stay as they are.
const ADDRESSES: &[&str] = &["id", "url", "anchor", "to"];
/// The same as they stand in JSON.
const ADDRESS_KEYS: &[&[u8]] = &[b"\"id\":", b"\"url\":", b"\"anchor\":", b"\"to\":"];
/// Words of at least this many characters get points where they may break.
const LONG_WORD: usize = 24;
/// After this many letters without a natural break point, a long word may break anywhere.
const LONGEST_RUN: usize = 12;

/// Cleans every string in `data` and collects the characters that the embedded faces lack. On a page that runs from
/// right to left (`mirrored`), sentences that run the other way keep their punctuation on their own side.
pub(crate) fn clean(data: &mut Value, mirrored: bool, lacking: &mut BTreeSet<char>) {
    each_string(data, &mut |text| {
        // Names of inks, files and the like have no spaces; they are looked up, not shown.
        if mirrored && text.contains(' ') && !text.chars().any(right_to_left) {
            *text = format!("\u{2068}{}\u{2069}", cleaned(text));
        } else if !plain(text) {
            *text = cleaned(text);
            lacking.extend(text.chars().filter(|c| !fonts::embedded(*c) && !ignorable(*c) && !c.is_whitespace()));
        }
    });
}

/// Whether [`clean`] would leave JSON as it is, on a page that runs from left to right. Told from the bytes alone: most
/// data is such, and need not be taken apart.
pub(crate) fn harmless(json: &[u8]) -> bool {
    let (mut inside, mut address, mut word) = (false, false, 0);
    for (at, &byte) in json.iter().enumerate() {
        match byte {
            b'"' => {
                inside = !inside;
                word = 0;
                address = inside && ADDRESS_KEYS.iter().any(|key| json[..at].ends_with(key));
            }
            b'\\' => return false,
            b' ' => word = 0,
            b'!'..=b'~' => word += usize::from(inside && !address),
            _ => return false,
        }
        if word >= LONG_WORD {
            return false;
        }
    }
    true
}

/// Puts the stand-in for every character in `missing`.
pub(crate) fn replace(data: &mut Value, missing: &BTreeSet<char>) {
    each_string(data, &mut |text| {
        if text.chars().any(|c| missing.contains(&c)) {
            *text = text.chars().map(|c| if missing.contains(&c) { STAND_IN } else { c }).collect();
        }
    });
}

fn each_string(value: &mut Value, change: &mut dyn FnMut(&mut String)) {
    match value {
        Value::String(text) => change(text),
        Value::Array(items) => items.iter_mut().for_each(|item| each_string(item, change)),
        Value::Object(fields) => {
            let texts = fields.iter_mut().filter(|(name, _)| !ADDRESSES.contains(&name.as_str()));
            texts.for_each(|(_, field)| each_string(field, change));
        }
        _ => {}
    }
}

/// Printable ASCII without long words: nothing to do. Most strings are.
fn plain(text: &str) -> bool {
    let mut word = 0;
    text.bytes().all(|byte| {
        word = if byte == b' ' { 0 } else { word + 1 };
        (b' '..0x7F).contains(&byte) && word < LONG_WORD
    })
}

fn cleaned(text: &str) -> String {
    let kept: String = text.chars().filter_map(kept).collect();
    let broken = with_breaks(&kept);
    if broken.chars().any(right_to_left) { format!("\u{2068}{broken}\u{2069}") } else { broken }
}

/// One character as it may be set: white space becomes a space, control characters and whatever steers the direction
/// of text beyond its own string go.
fn kept(c: char) -> Option<char> {
    match c {
        '\n' | '\r' | '\t' | '\u{B}' | '\u{C}' | '\u{85}' | '\u{2028}' | '\u{2029}' => Some(' '),
        '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{206F}' | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}' => None,
        '\u{FDD0}'..='\u{FDEF}' => None,
        c if c.is_control() || u32::from(c) & 0xFFFE == 0xFFFE => None,
        c => Some(c),
    }
}

/// Break points in words that no column can take whole. A line may break behind a hyphen or a slash anyway.
fn with_breaks(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for piece in text.split_inclusive([' ', '-', '/']) {
        if piece.chars().count() < LONG_WORD || piece.chars().any(wide) {
            out.push_str(piece);
        } else {
            break_up(piece, &mut out);
        }
    }
    out
}

fn break_up(word: &str, out: &mut String) {
    let stops = "._@&=?:,;";
    let (mut run, mut before) = (0, ' ');
    for c in word.chars() {
        let camel = before.is_lowercase() && c.is_uppercase();
        let stop = stops.contains(before) && !stops.contains(c);
        // Where there is no natural place, the break is shown by a hyphen.
        let far = run >= LONGEST_RUN && c.is_alphanumeric() && before.is_alphanumeric() && !joins(c);
        if run > 2 && (camel || stop || far) {
            out.push(if camel || stop { '\u{200B}' } else { '\u{AD}' });
            run = 0;
        }
        out.push(c);
        (run, before) = (run + 1, c);
    }
}

/// Letters of scripts that break anywhere by themselves.
fn wide(c: char) -> bool {
    matches!(u32::from(c), 0x2E80..=0xD7FF | 0xF900..=0xFAFF | 0x2_0000..=0x3_FFFF)
}

/// Letters that change their shape when parted from their neighbours.
fn joins(c: char) -> bool {
    matches!(u32::from(c), 0x0600..=0x08FF | 0x0900..=0x0DFF | 0xFB50..=0xFDFF | 0xFE70..=0xFEFF)
}

pub(crate) fn right_to_left(c: char) -> bool {
    matches!(u32::from(c), 0x0590..=0x08FF | 0xFB1D..=0xFDFF | 0xFE70..=0xFEFE | 0x1_0800..=0x1_0FFF | 0x1_E800..=0x1_EFFF)
}

/// Characters that shaping treats as invisible, with or without a glyph.
fn ignorable(c: char) -> bool {
    matches!(u32::from(c),
        0xAD | 0x34F | 0x61C | 0x115F..=0x1160 | 0x17B4..=0x17B5 | 0x180B..=0x180F | 0x200B..=0x200F
        | 0x2060..=0x2069 | 0x3164 | 0xFE00..=0xFE0F | 0xFFA0 | 0xE_0000..=0xE_0FFF)
}

/// At most `most` characters, cut at a word, with an ellipsis where something is gone.
pub(crate) fn shortened(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_owned();
    }
    let cut: String = text.chars().take(most).collect();
    let end = cut.rfind(char::is_whitespace).filter(|end| *end > cut.len() / 2).unwrap_or(cut.len());
    format!("{} …", cut[..end].trim_end_matches([' ', ',', ';', ':', '.', '–', '-']))
}

/// The language of a text for hyphenation, direction and the metadata of the PDF, as far as its script tells.
pub(crate) fn language(text: &str) -> &'static str {
    let mut counts = [0_usize; 5];
    for c in text.chars() {
        match u32::from(c) {
            0x0590..=0x05FF => counts[0] += 1,
            0x0600..=0x08FF | 0xFB50..=0xFDFF | 0xFE70..=0xFEFC => counts[1] += 1,
            0x3040..=0x30FF => counts[2] += 1,
            0xAC00..=0xD7A3 | 0x1100..=0x11FF => counts[3] += 1,
            0x4E00..=0x9FFF | 0x3400..=0x4DBF => counts[4] += 1,
            _ => {}
        }
    }
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    // Kana mark Japanese even where most letters are Chinese characters.
    let half = letters / 2 + 1;
    let [hebrew, arabic, kana, hangul, han] = counts;
    match () {
        () if hebrew >= half => "he",
        () if arabic >= half => "ar",
        () if kana > 0 && kana + han >= half => "ja",
        () if hangul >= half => "ko",
        () if han >= half => "zh",
        () => "en",
    }
}

/// Whether a language is written from right to left.
pub(crate) fn mirrored(language: &str) -> bool {
    matches!(language, "ar" | "he")
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn control_characters_go_and_white_space_becomes_one_kind() {
        for (typed, set) in [
            ("plain", "plain"),
            ("a\u{0}b\u{1B}[0m", "ab[0m"),
            ("line\none\ttwo", "line one two"),
            ("\u{202E}evil", "evil"),
            ("\u{FEFF}mark\u{FFFF}", "mark"),
            ("#eval(\"1\") $x$ *b* <i> `c`", "#eval(\"1\") $x$ *b* <i> `c`"),
            ("שלום, 3", "\u{2068}שלום, 3\u{2069}"),
        ] {
            assert_eq!(cleaned(typed), set, "{typed:?}");
        }
    }

    #[test]
    fn long_words_get_break_points_and_short_ones_none() {
        assert_eq!(cleaned("interoperability"), "interoperability");
        assert_eq!(cleaned("https://example.org/one/two/three/four"), "https://example.org/one/two/three/four");
        assert_eq!(
            cleaned("https://x.org/some_function_with_a_long_name"),
            "https://x.org/some_\u{200B}function_\u{200B}with_\u{200B}a_long_\u{200B}name"
        );
        let endless = "x".repeat(100);
        assert!(cleaned(&endless).split('\u{AD}').all(|part| part.chars().count() <= LONGEST_RUN));
        assert_eq!(cleaned(&endless).replace('\u{AD}', ""), endless);
    }

    #[test]
    fn what_the_embedded_faces_lack_is_named() {
        let mut lacking = BTreeSet::new();
        let mut data = json!({"a": ["Grüße, Καλημέρα, Привет", {"b": "漢 🚀 \u{E000}"}]});
        clean(&mut data, false, &mut lacking);
        assert_eq!(lacking, ['漢', '🚀', '\u{E000}'].into());
        replace(&mut data, &lacking);
        assert_eq!(data["a"][1]["b"], "\u{FFFD} \u{FFFD} \u{FFFD}");
        assert!(fonts::embedded(STAND_IN));
    }

    #[test]
    fn harmless_data_is_what_cleaning_leaves() {
        for (data, harmless_) in [
            (
                json!({"id": "0192f0c1-2345-7abc-8def-0123456789ab", "title": "Plain words", "n": [1.5, null, true]}),
                true,
            ),
            (json!({"url": "https://example.org/a_long_address_that_stays", "t": "link"}), true),
            (json!({"title": "an_identifier_that_is_too_long"}), false),
            (json!({"title": "Größe"}), false),
            (json!({"title": "tab\there"}), false),
            (json!(["\u{0}"]), false),
        ] {
            let mut cleaned = data.clone();
            clean(&mut cleaned, false, &mut BTreeSet::new());
            assert_eq!(harmless(&serde_json::to_vec(&data).unwrap_or_default()), harmless_, "{data}");
            assert!(!harmless_ || cleaned == data, "{data}");
        }
    }

    #[test]
    fn a_mirrored_page_keeps_sentences_whole() {
        let mut data = json!({"text": "It works.", "colour": "blue", "t": "list"});
        clean(&mut data, true, &mut BTreeSet::new());
        assert_eq!(data, json!({"text": "\u{2068}It works.\u{2069}", "colour": "blue", "t": "list"}));
    }

    #[test]
    fn texts_are_cut_at_words() {
        assert_eq!(shortened("one two three", 20), "one two three");
        assert_eq!(shortened("one two three", 10), "one two …");
        assert_eq!(shortened("ééééééééééé", 4), "éééé …");
    }

    #[test]
    fn the_script_tells_the_language() {
        for (text, language_) in [
            ("Every box", "en"),
            ("", "en"),
            ("كل حاوية", "ar"),
            ("כל מכולה", "he"),
            ("すべての箱", "ja"),
            ("每一个", "zh"),
            ("모든", "ko"),
        ] {
            assert_eq!(language(text), language_, "{text}");
        }
    }
}
