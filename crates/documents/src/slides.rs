//! How large the text of each slide is: as large as it fits. The slides are laid out, and those that were guessed wrong
//! once more with what they told; Typst keeps the others as they are. To measure them within the template would have it
//! lay out everything two times more, because what is measured has headings in it.

use typst_layout::PagedDocument;

use crate::content::{Block, Row, Section};
use crate::fit::Sizes;
use crate::frames;
use crate::ooxml::pptx;
use crate::view::Data;
use crate::view::front::PageShape;

/// The template with slides.
pub(crate) const TEMPLATE: &str = "/deck.typ";
/// The file that tells the template the size of each slide, in points.
const FILE: &str = "/sizes.json";
/// The label of the mark between the title of a slide and what stands below.
const MARK: &str = "slide";

/// The sizes of text.
const SIZES: Sizes = Sizes { least: 10.5, step: 0.5, steps: 19 };
/// A size in between.
const USUAL: f64 = 14.0;
/// A slide that is filled to this share is not tried with larger text.
const ENOUGH: f64 = 0.8;
/// The share that is looked for.
const AIM: f64 = 0.95;
/// How much a slide takes of what it takes in PowerPoint, and where charts stand in the cells of a table, for which
/// PowerPoint has words.
const PLAIN: f64 = 0.93;
const CHARTED: f64 = 1.25;
/// How a size follows from the height that is to be filled: text fills an area.
const POWER: f64 = 0.6;

/// The sizes of the slides of a document, while they are found.
pub(crate) struct Slides(Vec<Slide>);

/// Sizes are counted in steps above the least.
#[derive(Clone, Copy, Debug)]
struct Slide {
    at: usize,
    /// It fits, if `fits`; else it is the least.
    low: usize,
    fits: bool,
    /// All from it on are too large.
    high: usize,
}

/// Where to look first: what slides in PowerPoint would have, which are quickly reckoned, in other faces.
pub(crate) fn guess<'a>(sections: impl Iterator<Item = &'a Section>) -> (String, Data) {
    let better = |section: &Section, size| {
        let more = if section.blocks.iter().any(charted) { CHARTED } else { PLAIN };
        suiting(size, more * pptx::filled(section, size)).clamp(SIZES.least, SIZES.at(SIZES.steps))
    };
    let sizes: Vec<f64> = sections.map(|section| better(section, better(section, USUAL))).collect();
    (FILE.to_owned(), Data::Safe(serde_json::to_vec(&sizes).unwrap_or_default()))
}

fn charted(block: &Block) -> bool {
    let Block::Table(table) = block else { return false };
    let charted = |row: &Row| matches!(row, Row::Cells { cells, .. } if cells.iter().any(|cell| cell.chart.is_some()));
    table.rows.iter().any(charted)
}

impl Slides {
    /// The slides of a document with the sizes that are guessed in its data.
    pub fn of(data: &[(String, Vec<u8>)]) -> Self {
        let guess = data.iter().find(|(path, _)| path == FILE).map(|(_, sizes)| serde_json::from_slice(sizes));
        let guess: Vec<f64> = guess.and_then(Result::ok).unwrap_or_default();
        Self(guess.into_iter().map(|size| Slide::new(step(size))).collect())
    }

    /// Puts the sizes where the template reads them.
    pub fn tell(&self, data: &mut Vec<(String, Vec<u8>)>) {
        let sizes: Vec<f64> = self.0.iter().map(|slide| SIZES.at(slide.at)).collect();
        data.retain(|(path, _)| path != FILE);
        data.push((FILE.to_owned(), serde_json::to_vec(&sizes).unwrap_or_default()));
    }

    /// Learns from what was laid out with these sizes. False where it stays as it is.
    pub fn learn(&mut self, document: &PagedDocument, shape: PageShape) -> bool {
        let (marks, ends) = frames::marks(document, MARK, shape);
        let mut again = false;
        for (nth, (slide, mark)) in self.0.iter_mut().zip(&marks).enumerate() {
            let next = marks.get(nth + 1).map_or(ends.len(), |next| next.page);
            let pages = ends.get(mark.page..next).unwrap_or_default();
            let room = shape.height - shape.bottom - mark.y;
            let starts = std::iter::once(mark.y).chain(std::iter::repeat(shape.top));
            let used: f64 = pages.iter().zip(starts).map(|(end, start)| (end - start).max(0.0)).sum();
            again |= slide.learn(pages.len() < 2, used.max(1.0) / room.max(1.0));
        }
        again
    }
}

impl Slide {
    fn new(at: usize) -> Self {
        Self { at, low: 0, fits: false, high: SIZES.steps + 1 }
    }

    /// Takes the next size, where this one did not fit or leaves much of the slide empty; `filled` is its share.
    fn learn(&mut self, fits: bool, filled: f64) -> bool {
        if fits {
            (self.low, self.fits) = (self.at, true);
        } else {
            self.high = self.at;
        }
        if fits && (self.at + 2 >= self.high || filled >= ENOUGH) || !fits && self.at == 0 {
            return false;
        }
        let least = if self.fits && self.low + 1 < self.high { self.low + 1 } else { self.low };
        self.at = step(suiting(SIZES.at(self.at), filled)).clamp(least, (self.high - 1).max(least));
        true
    }
}

/// The size with which a slide would be full that this one fills to that share.
fn suiting(size: f64, filled: f64) -> f64 {
    size * (AIM / filled.max(0.01)).powf(POWER)
}

/// The largest size that is no larger.
fn step(size: f64) -> usize {
    (((size - SIZES.least) / SIZES.step).max(0.0) as usize).min(SIZES.steps)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slide_gets_about_the_largest_size_that_fits_whatever_was_guessed() {
        // How full a slide is with text of 10 pt, and how that grows with the size: lines that only get taller, texts
        // that fill an area, texts of which each word takes a line.
        for (full, power) in
            [0.1, 0.3, 0.5, 0.8, 0.94, 1.2, 3.0].iter().flat_map(|full| [1.0, 1.7, 2.4].map(|p| (full, p)))
        {
            let filled = |at: usize| full * (SIZES.at(at) / 10.0).powf(power);
            let best = (0..=SIZES.steps).rfind(|at| filled(*at) <= 1.0).unwrap_or(0);
            for first in 0..=SIZES.steps {
                let (mut slide, mut tries) = (Slide::new(first), 1);
                while slide.learn(filled(slide.at) <= 1.0, filled(slide.at)) {
                    tries += 1;
                    assert!(tries < 9, "{full} with {power}, from {first}: {slide:?}");
                }
                let near = slide.at <= best && (slide.at + 1 >= best || filled(slide.at) >= ENOUGH);
                assert!(near, "{full} with {power}, from {first}: {} and not {}", SIZES.at(slide.at), SIZES.at(best));
            }
        }
    }
}
