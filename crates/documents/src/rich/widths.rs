//! How wide the columns of a table should be, from what stands in them.

use super::{Inline, words};

/// The most characters of a cell that count: longer ones wrap.
const LONG: usize = 60;

/// A share for each column. A column is at least as wide as its longest word asks for, and otherwise grows with its text.
pub(super) fn of(head: &[Vec<Inline>], rows: &[Vec<Vec<Inline>>]) -> Vec<f64> {
    let column = |at: usize| {
        let cells = std::iter::once(head).chain(rows.iter().map(Vec::as_slice)).filter_map(|row| row.get(at));
        let (mut word, mut longest) = (3, 0);
        for text in cells.map(|cell| words(cell)) {
            word = text.split_whitespace().map(|w| w.chars().count()).max().unwrap_or(0).max(word);
            longest = text.chars().count().max(longest);
        }
        let word = word.min(24) as f64 + 2.0;
        word.max((longest.min(LONG) as f64).powf(0.85))
    };
    (0..head.len()).map(column).collect()
}
