//! The document that must be exactly one page: looks for the fit, and keeps it from one preview to the next.

mod bands;

use lodestar_model::Strategy;
use serde_json::json;
use typst::utils::hash128;
use typst_layout::PagedDocument;

use self::bands::Bands;
use crate::fit::{self, Attempt, Sizes};
use crate::typeset::{Fit, Report};
use crate::typesetter::{Shelf, data_error, named};
use crate::view::View;
use crate::view::vision::{self, Taken, VisionPage};
use crate::{Error, Paper, Request, Typesetter};

/// A preview looks for a better fit when more than this many lines are free.
const MUCH_ROOM: u32 = 4;
/// A cut is reconsidered when more than this many lines are free at the smallest size.
const GIVE_BACK: f64 = 2.0;
/// How many cuts are reconsidered at most.
const GIVE_BACK_TRIES: usize = 8;
/// Line height in relation to the body size.
const LINE: f64 = 1.22;
/// About the weight with which a page is full, for each square that is as wide as its letters are high: what strategies
/// of several kinds came out with. Only where to look first.
const FULL: f64 = 1.4;
/// From this share of a full page on it is close whether all of it fits.
const CLOSE: f64 = 0.85;
/// The least gap between two bands, in relation to the body size.
const GAP: f64 = 1.2;
/// Bands may drift apart by one part each of the free height, while the foot of the page keeps this many.
const FOOT_SHARE: f64 = 20.0;

/// Bands are laid out by themselves only where they are at most this share of the page.
const MOST_ANEW: f64 = 0.5;
/// By how many points bands that were not laid out together may seem too high and yet be laid out together.
const DOUBT: f64 = 0.5;

/// The fit of the last preview.
#[derive(Clone, Copy)]
pub(crate) struct LastFit {
    /// What gave way.
    taken: Taken,
    /// The body size, in steps above the least.
    size: usize,
    /// The page before anything was cut.
    content: u128,
    /// Whether it was searched for, rather than kept from an earlier content.
    settled: bool,
}

/// The body sizes of a paper.
fn sizes(paper: Paper) -> Sizes {
    if paper.large() {
        Sizes { least: 10.5, step: 0.125, steps: 32 }
    } else {
        Sizes { least: 8.0, step: 0.125, steps: 20 }
    }
}

impl Typesetter {
    /// Lays out a one-page vision once, whether it fits or not, for what that leaves in memory.
    pub(crate) fn wake_vision(&mut self, strategy: &Strategy, request: &Request) {
        let page = &vision::page(strategy, request);
        let job = Job { page, sizes: sizes(request.paper), request };
        drop(self.try_vision(&job, Taken::default(), 0, &Show::Whole));
    }

    /// Makes the one-page vision.
    pub(crate) fn vision(&mut self, strategy: &Strategy, request: &Request) -> Result<(PagedDocument, Report), Error> {
        let page = &vision::page(strategy, request);
        let sizes = sizes(request.paper);
        let job = &Job { page, sizes, request };
        let content = hash128(&(serde_json::to_vec(page).map_err(|e| data_error(request, e))?, &page.order));
        let key = (Shelf::Vision, request.paper);
        let last = self.slots.get(&key).and_then(|slot| slot.last).filter(|_| request.preview);
        if let Some(last) = last
            && (last.settled || last.content != content)
        {
            let tried = self.try_vision(job, last.taken, last.size, &Show::Whole)?;
            let better = !last.taken.is_empty() || last.size < sizes.steps;
            let settled = last.settled && last.content == content;
            if tried.attempt.fits && (settled || !better || tried.spare_lines <= MUCH_ROOM) {
                self.remember(key, LastFit { content, settled, ..last });
                return Ok(tried.finish());
            }
        }
        let (taken, size, tried) = self.best_fit(job, last.map(|last| last.taken))?;
        self.remember(key, LastFit { taken, size, content, settled: true });
        Ok(tried.finish())
    }

    /// Searches for the fit that leaves the most on the page, and then for the largest size. `before` is what gave way
    /// the last time.
    fn best_fit(&mut self, job: &Job<'_>, before: Option<Taken>) -> Result<(Taken, usize, Tried), Error> {
        let Job { page, sizes, .. } = *job;
        let (levels, weights) = page.levels();
        let sheet = page.doc.page;
        let full = FULL * sheet.width * sheet.height / sizes.least.powi(2);
        let start = before
            .and_then(|before| levels.iter().position(|level| *level == before))
            .or_else(|| weights.iter().position(|weight| *weight <= full))
            .unwrap_or(levels.len());
        let close = weights.get(start).is_some_and(|weight| *weight > CLOSE * full);
        let mut search = Search::default();
        let (level, mut least) = fit::lowest(&weights, start, sheet.free(), |level| {
            if let Some(next) = levels.get(level + 1).filter(|_| close && search.known.is_none())
                && let Some(attempt) = self.attempt_two(job, &mut search, levels[level], *next)?
            {
                return Ok(attempt);
            }
            self.attempt(job, &mut search, levels[level])
        })?;
        let mut taken = levels[level];
        if !least.fits {
            let tried = self.try_vision(job, taken, 0, &Show::Clipped)?;
            return Ok((taken, 0, tried));
        }
        // The last step may have made more room than was lacking: give back what fits, the most important first.
        let mut tries = 0;
        for step in taken.backwards(&page.order).skip(1) {
            if least.spare < GIVE_BACK * LINE * sizes.least || tries == GIVE_BACK_TRIES {
                break;
            }
            let more = taken.without(step);
            if page.cut(more).0 != page.cut(taken).0 {
                tries += 1;
                let attempt = self.attempt(job, &mut search, more)?;
                if attempt.fits {
                    (taken, least) = (more, attempt);
                }
            }
        }
        let size = fit::largest(sizes, sheet.free(), least, |size| {
            let tried = self.try_vision(job, taken, size, &Show::Whole)?;
            Ok::<_, Error>(search.keep(taken, size, tried))
        })?;
        match search.best {
            Some((kept, at, tried)) if (kept, at) == (taken, size) => Ok((taken, size, tried)),
            _ => Ok((taken, size, self.try_vision(job, taken, size, &Show::Whole)?)),
        }
    }

    /// Whether the page fits at the least size with these cuts. Where it is known with others, only the bands in which
    /// the two differ are laid out first: mostly it does not fit, and more need not be known.
    fn attempt(&mut self, job: &Job<'_>, search: &mut Search, taken: Taken) -> Result<Attempt, Error> {
        if let Some((known, attempt, bands)) = &search.known {
            if *known == taken {
                return Ok(*attempt);
            }
            let parts = job.changed(*known, taken)?;
            if bands.share(&parts) <= MOST_ANEW {
                let some = self.try_vision(job, taken, 0, &Show::Only(&parts))?;
                let attempt = job.attempt(&bands.with(&parts, &some.bands));
                if !attempt.fits {
                    return Ok(attempt);
                }
            }
        }
        let tried = self.try_vision(job, taken, 0, &Show::Whole)?;
        Ok(search.keep(taken, 0, tried))
    }

    /// Where it is close, lays out the second of two choices and beside it the bands in which the first one differs.
    /// None where the first seems to fit, or nothing could be done beside.
    fn attempt_two(
        &mut self,
        job: &Job<'_>,
        search: &mut Search,
        first: Taken,
        second: Taken,
    ) -> Result<Option<Attempt>, Error> {
        let parts = job.changed(second, first)?;
        let (tried, some) = std::thread::scope(|scope| {
            let beside = || Self::new().try_vision(job, first, 0, &Show::Only(&parts));
            let some = std::thread::Builder::new().spawn_scoped(scope, beside).ok();
            let tried = self.try_vision(job, second, 0, &Show::Whole);
            (tried, some.and_then(|some| some.join().ok()).and_then(Result::ok))
        });
        search.keep(second, 0, tried?);
        let attempt =
            search.known.as_ref().zip(some).map(|((.., bands), some)| job.attempt(&bands.with(&parts, &some.bands)));
        Ok(attempt.filter(|attempt| !attempt.fits))
    }

    /// Lays the vision out with some cuts at one size.
    fn try_vision(&mut self, job: &Job<'_>, taken: Taken, size: usize, show: &Show<'_>) -> Result<Tried, Error> {
        let Job { page, sizes, request } = *job;
        let (cut, dropped) = page.cut(taken);
        let body = sizes.at(size);
        let clip = matches!(show, Show::Clipped);
        let only = if let Show::Only(parts) = show { Some(parts) } else { None };
        let mut view = View::new("/vision.typ", &cut.doc, &cut).map_err(|e| data_error(request, e))?;
        let fit = json!({ "size": body, "gap": GAP, "foot": FOOT_SHARE, "clip": clip, "only": only });
        view.add("/fit.json".to_owned(), &fit).map_err(|e| data_error(request, e))?;
        let (pages, missing) = self.lay_out(view, request)?;
        let fits = pages.pages().len() == 1;
        let sheet = page.doc.page;
        let bands = Bands::of(&pages, sheet.top, sheet.free());
        let spare = sheet.free() - bands.height(GAP * body);
        let spare_lines = if fits { (spare.max(0.0) / (body * LINE)).floor() as u32 } else { 0 };
        let fit = Fit { body_pt: body, dropped, spare_lines, overflow: clip };
        let report = Report { fit: Some(fit), missing: named(missing), pages: pages.pages().len() };
        Ok(Tried { pages, report, attempt: Attempt { fits, spare }, bands, spare_lines })
    }

    fn remember(&mut self, key: (Shelf, Paper), fit: LastFit) {
        if let Some(slot) = self.slots.get_mut(&key) {
            slot.last = Some(fit);
        }
    }
}

/// What is fitted, and to what.
struct Job<'a> {
    page: &'a VisionPage,
    sizes: Sizes,
    request: &'a Request,
}

impl Job<'_> {
    /// The parts of the data in which two choices differ.
    fn changed(&self, one: Taken, other: Taken) -> Result<Vec<String>, Error> {
        bands::changed(&self.page.cut(one).0, &self.page.cut(other).0).map_err(|e| data_error(self.request, e))
    }

    /// What comes of bands at the least size that were not laid out together; where it is in doubt, they fit.
    fn attempt(&self, bands: &Bands) -> Attempt {
        let spare = self.page.doc.page.free() - bands.height(GAP * self.sizes.least);
        Attempt { fits: spare > -DOUBT, spare }
    }
}

/// What of the page is laid out.
enum Show<'a> {
    Whole,
    /// What does not fit is cut off.
    Clipped,
    /// The bands with these parts of the data.
    Only(&'a [String]),
}

/// What was found while looking for the fit.
#[derive(Default)]
struct Search {
    /// The last whole page at the least size.
    known: Option<(Taken, Attempt, Bands)>,
    /// The last whole page that fitted.
    best: Option<(Taken, usize, Tried)>,
}

impl Search {
    fn keep(&mut self, taken: Taken, size: usize, tried: Tried) -> Attempt {
        let attempt = tried.attempt;
        if size == 0 {
            self.known = Some((taken, attempt, tried.bands.clone()));
        }
        if attempt.fits {
            self.best = Some((taken, size, tried));
        }
        attempt
    }
}

/// One attempt with its pages.
struct Tried {
    pages: PagedDocument,
    report: Report,
    attempt: Attempt,
    bands: Bands,
    spare_lines: u32,
}

impl Tried {
    fn finish(self) -> (PagedDocument, Report) {
        (self.pages, self.report)
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use lodestar_model::Lens;

    use super::*;
    use crate::Document;
    use crate::markdown::tests::{harbour, request};

    /// Bands that were laid out by themselves are as high as those of the whole page.
    #[test]
    fn bands_of_two_layouts_come_to_the_same_as_one_layout() {
        let strategy = harbour();
        for paper in [Paper::A4, Paper::Wide] {
            let request = Request { paper, ..request(Document::Vision, Lens::All) };
            let page = &vision::page(&strategy, &request);
            let job = &Job { page, sizes: sizes(paper), request: &request };
            let (levels, _) = page.levels();
            assert!(levels.len() > 10);
            let mut typesetter = Typesetter::new();
            let mut layouts = levels.iter().map(|level| typesetter.try_vision(job, *level, 0, &Show::Whole).unwrap());
            let mut before = layouts.next().unwrap();
            let mut other = Typesetter::new();
            for (pair, whole) in levels.windows(2).zip(layouts) {
                let parts = job.changed(pair[0], pair[1]).unwrap();
                let some = other.try_vision(job, pair[1], 0, &Show::Only(&parts)).unwrap();
                let spare = job.attempt(&before.bands.with(&parts, &some.bands)).spare;
                assert!((spare - whole.attempt.spare).abs() < 0.01, "{parts:?}: {spare}, {}", whole.attempt.spare);
                before = whole;
            }
        }
    }
}
