//! Two texts, word by word.

use serde::Serialize;
use similar::{ChangeTag, TextDiff};
use ts_rs::TS;

/// Longer texts are told as a whole: nobody reads a difference of ten thousand words.
const MOST: usize = 40_000;

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
/// same or new ones `after`.
pub fn pieces(before: &str, after: &str) -> Vec<Piece> {
    let mut found: Vec<Piece> = Vec::new();
    let mut push = |kind, text: &str| match found.last_mut() {
        Some(last) if last.kind == kind => last.text += text,
        _ => found.push(Piece { kind, text: text.to_owned() }),
    };
    if before.len() + after.len() > MOST {
        push(PieceKind::Gone, before);
        push(PieceKind::New, after);
        return found;
    }
    for change in TextDiff::from_words(before, after).iter_all_changes() {
        let kind = match change.tag() {
            ChangeTag::Equal => PieceKind::Same,
            ChangeTag::Delete => PieceKind::Gone,
            ChangeTag::Insert => PieceKind::New,
        };
        push(kind, change.value());
    }
    found
}
