//! The bands of the one-page vision: how much height each takes, and which of them a cut changes.

use serde_json::Value;
use typst::foundations::{Label, Selector, Value as Shown};
use typst::introspection::{Introspector, MetadataElem};
use typst::utils::PicoStr;
use typst_layout::PagedDocument;

use crate::view::vision::VisionPage;

/// The bands of a page that was laid out, whether they stand on one page or not.
#[derive(Clone)]
pub(super) struct Bands(Vec<Band>);

#[derive(Clone)]
struct Band {
    /// The parts of the data that are in it.
    parts: Vec<String>,
    /// In points.
    height: f64,
}

impl Bands {
    /// As they were laid out. `top` is where pages begin, `free` the height that they have.
    pub fn of(pages: &PagedDocument, top: f64, free: f64) -> Self {
        let Some(label) = Label::new(PicoStr::intern("edge")) else { return Self(Vec::new()) };
        let edges = pages.introspector().query(&Selector::Label(label));
        let placed = |edge| pages.introspector().position(typst::foundations::Content::location(edge)?);
        let bands = edges.chunks_exact(2).filter_map(|pair| {
            let (from, to) = (placed(&pair[0])?, placed(&pair[1])?);
            let end = to.point.y.to_pt();
            let height = match (from.page == to.page, end - top) {
                (true, _) => end - from.point.y.to_pt(),
                // It is higher than a page, and what follows it had to turn once more.
                (false, height) if height < 1.0 => free,
                // A band that found no room began at the top of the next page.
                (false, height) => height,
            };
            let parts = match &pair[0].to_packed::<MetadataElem>()?.value {
                Shown::Array(parts) => parts.iter().filter_map(|part| part.clone().cast().ok()).collect(),
                _ => Vec::new(),
            };
            Some(Band { parts, height })
        });
        Self(bands.collect())
    }

    /// The height that they take with a gap between each two. What is free between them besides does not count.
    pub fn height(&self, gap: f64) -> f64 {
        let gaps = self.0.len().saturating_sub(1) as f64 * gap;
        self.0.iter().map(|band| band.height).sum::<f64>() + gaps
    }

    /// The share of the height of all that these parts are in, from 0 to 1.
    pub fn share(&self, parts: &[String]) -> f64 {
        let changed = self.0.iter().filter(|band| band.is_in(parts)).map(|band| band.height).sum::<f64>();
        changed / self.height(0.0).max(1.0)
    }

    /// With what these parts are in replaced by `others`.
    pub fn with(&self, parts: &[String], others: &Self) -> Self {
        let kept = self.0.iter().filter(|band| !band.is_in(parts));
        Self(kept.chain(&others.0).cloned().collect())
    }
}

impl Band {
    fn is_in(&self, parts: &[String]) -> bool {
        self.parts.iter().any(|part| parts.contains(part))
    }
}

/// The parts of the data in which two pages differ.
pub(super) fn changed(one: &VisionPage, other: &VisionPage) -> serde_json::Result<Vec<String>> {
    let (Value::Object(one), Value::Object(other)) = (serde_json::to_value(one)?, serde_json::to_value(other)?) else {
        return Ok(Vec::new());
    };
    Ok(one.into_iter().filter(|(part, value)| other.get(part) != Some(value)).map(|(part, _)| part).collect())
}
