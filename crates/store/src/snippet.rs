//! The piece of a text that is shown with a search result: the words that were hit, and some around them.

use crate::search::{END, HIT};

/// A piece of a snippet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// The text.
    pub text: String,
    /// Whether it is a word that was searched for.
    pub hit: bool,
}

/// Letters shown before the first hit, and in all.
const BEFORE: usize = 40;
const LENGTH: usize = 160;

/// Cuts a text with marked hits to a length that can be shown on a line or two.
pub(crate) fn snippet(marked: &str) -> Vec<Part> {
    let (head, tail) = marked.split_once(HIT).unwrap_or((marked, ""));
    let (lead, cut) = last_letters(head, BEFORE);
    let mut parts = Vec::new();
    let mut left = LENGTH;
    let mut more = push(&mut parts, &mut left, &format!("{}{lead}", if cut { "…" } else { "" }), false);
    for piece in tail.split(HIT).filter(|_| marked.contains(HIT)) {
        let (hit, plain) = piece.split_once(END).unwrap_or((piece, ""));
        more = more || push(&mut parts, &mut left, hit, true) || push(&mut parts, &mut left, plain, false);
        if more {
            break;
        }
    }
    if more {
        parts.push(Part { text: "…".into(), hit: false });
    }
    parts
}

/// Adds a piece with its line breaks as spaces, as far as there is room; `true` where there was not enough.
fn push(parts: &mut Vec<Part>, left: &mut usize, text: &str, hit: bool) -> bool {
    let mut letters = text.chars().map(|c| if c.is_whitespace() { ' ' } else { c });
    let text: String = letters.by_ref().take(*left).collect();
    *left -= text.chars().count();
    if !text.is_empty() {
        parts.push(Part { text, hit });
    }
    letters.next().is_some()
}

/// The last letters of a text, from the beginning of a word where one is near; whether something was left out.
fn last_letters(text: &str, count: usize) -> (&str, bool) {
    let Some((at, _)) = text.char_indices().rev().nth(count.saturating_sub(1)).filter(|(at, _)| *at > 0) else {
        return (text, false);
    };
    let tail = &text[at..];
    let word = tail.find(char::is_whitespace).filter(|space| *space < tail.len() / 2);
    (word.map_or(tail, |space| tail[space..].trim_start()), true)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(marked: &str) -> String {
        snippet(marked).iter().map(|p| if p.hit { format!("[{}]", p.text) } else { p.text.clone() }).collect()
    }

    #[test]
    fn hits_are_shown_in_their_surroundings() {
        assert_eq!(shown("A \u{2}bill\u{3} is\na \u{2}bill\u{3}"), "A [bill] is a [bill]");
        assert_eq!(shown("nothing"), "nothing");
        assert_eq!(shown("\u{2}all\u{3}"), "[all]");
        assert_eq!(shown(""), "");
        let long = format!("{} \u{2}größe\u{3} {}", "wörter ".repeat(50), "danach ".repeat(50));
        let text = shown(&long);
        assert!(text.starts_with("…wörter ") && text.contains("[größe]") && text.ends_with('…'), "{text}");
        assert!(text.chars().count() < 170, "{text}");
    }
}
