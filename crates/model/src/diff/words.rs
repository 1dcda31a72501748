//! Two texts, word by word.

use serde::Serialize;
use similar::{ChangeTag, TextDiff};
use ts_rs::TS;

/// Longer texts are told as a whole: nobody reads a difference of ten thousand words.
const MOST: usize = 40_000;
/// Values of fewer words are no prose: a name or a date is told as a whole.
const FEWEST: usize = 4;
/// With a smaller share in common than this, two texts are two texts.
const ALIKE: f64 = 0.35;

/// Whether a piece of text stood before, stands now, or both.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum PieceKind {
    /// In both.
    Same,
    /// Only before.
    Gone,
    /// Only now.
    New,
}

/// A piece of text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct Piece {
    /// Where it stands.
    pub kind: PieceKind,
    /// Its words, with the white space behind them.
    pub text: String,
}

/// The pieces of both texts in reading order, words as wholes. The pieces that are the same or gone make up `before`, the
/// same or new ones `after`. Texts that have little in common are told one after the other.
pub fn pieces(before: &str, after: &str) -> Vec<Piece> {
    let whole = || {
        let texts = [(PieceKind::Gone, before), (PieceKind::New, after)];
        let pieces = texts.into_iter().filter(|(_, text)| !text.is_empty());
        pieces.map(|(kind, text)| Piece { kind, text: text.to_owned() }).collect()
    };
    let short = [before, after].iter().any(|text| text.split_whitespace().nth(FEWEST - 1).is_none());
    if short || before.len() + after.len() > MOST {
        return whole();
    }
    let mut found = Vec::new();
    // What went and what came since the last words that are in both; a space between two words that changed is part of
    // the change.
    let (mut gone, mut new, mut space) = (String::new(), String::new(), String::new());
    let mut close = |gone: &mut String, new: &mut String, same: String| {
        for (kind, text) in
            [(PieceKind::Gone, gone.split_off(0)), (PieceKind::New, new.split_off(0)), (PieceKind::Same, same)]
        {
            match found.last_mut() {
                _ if text.is_empty() => {}
                Some(Piece { kind: last, text: before }) if *last == kind => *before += &text,
                _ => found.push(Piece { kind, text }),
            }
        }
    };
    for change in TextDiff::from_words(before, after).iter_all_changes() {
        let (tag, text) = (change.tag(), change.value());
        let open = !(gone.is_empty() && new.is_empty());
        if tag == ChangeTag::Equal && open && space.is_empty() && text.trim().is_empty() {
            space = text.to_owned();
            continue;
        }
        let between = std::mem::take(&mut space);
        if tag == ChangeTag::Equal {
            close(&mut gone, &mut new, between + text);
            continue;
        }
        gone += &between;
        new += &between;
        let side = if tag == ChangeTag::Delete { &mut gone } else { &mut new };
        *side += text;
    }
    close(&mut gone, &mut new, space);
    let same = found.iter().filter(|piece| piece.kind == PieceKind::Same).map(|piece| piece.text.trim().len());
    if (same.sum::<usize>() as f64) < ALIKE * before.len().max(after.len()) as f64 { whole() } else { found }
}
