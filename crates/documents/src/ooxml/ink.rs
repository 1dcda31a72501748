//! The inks of the typeset pages (`templates/lib.typ`), for formats that name colours themselves.

use lodestar_model::Rgb;
use lodestar_model::records::Commitment;

use crate::content::Cell;
use crate::view::marks::Mark;

/// Running text.
pub(crate) const INK: &str = "161A20";
/// Text of second rank.
pub(crate) const INK_2: &str = "434B58";
/// Text behind the rest.
pub(crate) const INK_3: &str = "5A6371";
/// Lines between rows.
pub(crate) const LINE: &str = "D6DAE1";
/// Behind headings of tables.
pub(crate) const WASH: &str = "F5F6F8";
/// Links and kickers: the accent of the strategy, which the writers put in the place of this word.
pub(crate) const ACCENT: &str = "accent";

/// A colour as Office writes it.
pub(crate) fn hex(colour: Rgb) -> String {
    colour.to_string().trim_start_matches('#').to_ascii_uppercase()
}

/// An ink, its tint, and the glyph that goes with it, so that colour is never the only sign.
pub(crate) struct Hue {
    pub ink: &'static str,
    pub tint: &'static str,
    pub glyph: &'static str,
}

/// The hue of that name.
pub(crate) fn hue(name: &str) -> Hue {
    let (ink, tint, glyph) = match name {
        "blue" => ("0D2A83", "E2E5F0", "●"),
        "vermilion" => ("B65233", "F6EAE7", "▲"),
        "teal" => ("2A7D6E", "E5EFEE", "■"),
        "plum" => ("89285F", "F1E5EC", "◆"),
        "umber" => ("694404", "EDE9E1", "✚"),
        "violet" => ("6B47C5", "EDE9F8", "★"),
        _ => (INK_2, "ECEEF2", "○"),
    };
    Hue { ink, tint, glyph }
}

/// Glyph and letter of a pillar.
pub(crate) fn sign(mark: &Mark) -> String {
    format!("{} {}", hue(mark.colour).glyph, mark.code)
}

/// How firmly something is promised, in a word; nothing where that does not apply.
pub(crate) fn promise(steps: &str) -> &'static str {
    Commitment::ALL.iter().find(|c| c.value() == steps).map_or("", |c| c.label())
}

/// The words of a cell, without its sign: one line for each part.
pub(crate) fn lines(cell: &Cell) -> Vec<String> {
    let rich = cell.rich.as_ref().map(|rich| crate::rich::plain(&rich.0)).unwrap_or_default();
    let chart = cell.chart.as_ref().filter(|_| cell.text.trim().is_empty()).map(|chart| chart.words().to_owned());
    let parts = [cell.text.clone(), rich, chart.unwrap_or_default()];
    let parts = parts.into_iter().chain(cell.items.iter().cloned()).chain([cell.note.clone()]);
    parts.filter(|part| !part.trim().is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_inks_are_those_of_the_typeset_pages() {
        let tokens = include_str!("../../templates/lib.typ").to_ascii_uppercase();
        let hues = ["blue", "vermilion", "teal", "plum", "umber", "violet", "plain"].map(hue);
        let named = hues.iter().flat_map(|hue| [hue.ink, hue.tint]);
        for ink in named.chain([INK, INK_2, INK_3, LINE, WASH]) {
            assert!(tokens.contains(&format!("#{ink}")), "{ink}");
        }
    }
}
