//! How documents look: the logo, the accent colour and the lines at the foot, as the strategy has them.
//!
//! Colours are made readable here (`colour`), pictures harmless (`logo`): what a strategy holds may come from anywhere.

mod colour;
mod logo;

use std::sync::Arc;

use lodestar_model::records::{PaperSeries, StrategyRecord};
use lodestar_model::{Rgb, Strategy};

pub use colour::{contrast, readable};
pub use logo::{Logo, Unfit, clean};

use crate::Paper;
use crate::text::shortened;

/// The accent of a strategy that chose none.
pub const ACCENT: Rgb = Rgb([0x22, 0x55, 0xc4]);
/// Paper, and the tint behind parts of it.
pub(crate) const GROUNDS: [Rgb; 2] = [Rgb([0xff, 0xff, 0xff]), Rgb([0xf5, 0xf6, 0xf8])];
/// The same on a dark screen.
const DARK_GROUNDS: [Rgb; 2] = [Rgb([0x14, 0x17, 0x1c]), Rgb([0x1c, 0x20, 0x27])];
/// The ground of a cover with light text, of a strategy that chose no accent.
const COVER: Rgb = Rgb([0x16, 0x1a, 0x20]);
/// The accent on a dark screen, of a strategy that chose none.
const DARK_ACCENT: Rgb = Rgb([0x8f, 0xb0, 0xff]);
/// What small text needs (WCAG 2.2, 1.4.3).
const TEXT: f64 = 4.5;
/// What light text on a cover gets.
const COVER_TEXT: f64 = 8.5;
/// The most letters of a line at the foot.
const LINE: usize = 150;

/// How the documents of a strategy look.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Brand {
    /// Rules, links and signs on paper; can be read as text.
    pub accent: Rgb,
    /// The same on a dark screen.
    pub dark_accent: Rgb,
    /// The ground of a cover with light text.
    pub cover: Rgb,
    /// Whether the strategy chose an accent.
    pub own: bool,
    pub logo: Option<Arc<Logo>>,
    /// In place of the classification; empty where there is none.
    pub confidentiality: String,
    /// The footer text of the strategy.
    pub footer: String,
}

impl Brand {
    pub fn of(strategy: &Strategy) -> Self {
        let about = strategy.about();
        let own = about.and_then(|about| about.accent);
        let line = |field: fn(&StrategyRecord) -> &String| {
            let text = about.map(field).map(|text| text.split_whitespace().collect::<Vec<_>>().join(" "));
            shortened(&text.unwrap_or_default(), LINE)
        };
        Self {
            accent: own.map_or(ACCENT, |own| readable(own, &GROUNDS, TEXT)),
            dark_accent: own.map_or(DARK_ACCENT, |own| readable(own, &DARK_GROUNDS, TEXT)),
            cover: own.map_or(COVER, |own| readable(own, &[Rgb([0xff; 3])], COVER_TEXT)),
            own: own.is_some(),
            logo: logo(strategy).and_then(Result::ok),
            confidentiality: line(|about| &about.confidentiality),
            footer: line(|about| &about.footer),
        }
    }

    /// The confidentiality line and the footer text, on one line.
    pub fn lines(&self) -> String {
        let lines = [self.confidentiality.as_str(), &self.footer];
        lines.into_iter().filter(|line| !line.is_empty()).collect::<Vec<_>>().join(" · ")
    }
}

/// The logo of a strategy, or why it cannot be drawn; nothing where it has none.
pub fn logo(strategy: &Strategy) -> Option<Result<Arc<Logo>, Unfit>> {
    let logo = strategy.logos.iter().find(|logo| logo.picture.is_some())?;
    let organisation = strategy.about().map(|about| about.organisation.trim()).unwrap_or_default();
    let spoken = match (logo.alternative.trim(), organisation) {
        ("", "") => "Logo".to_owned(),
        ("", organisation) => format!("Logo of {organisation}"),
        (words, _) => words.to_owned(),
    };
    Some(logo::drawn(logo.picture.as_ref()?, shortened(&spoken, LINE)))
}

/// What documents make of the accent that a strategy chose: the same, or a darker one that can be read.
pub fn accent(chosen: Rgb) -> Rgb {
    readable(chosen, &GROUNDS, TEXT)
}

/// The paper that a document is made for where nobody asks for another.
pub fn usual_paper(strategy: &Strategy, paper: Paper) -> Paper {
    let american = strategy.about().is_some_and(|about| about.paper_series == PaperSeries::American);
    match paper {
        Paper::A4 if american => Paper::Letter,
        Paper::A3 if american => Paper::Tabloid,
        paper => paper,
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests;
