//! The document that must be exactly one page: looks for the fit, and keeps it from one preview to the next.

use lodestar_model::Strategy;
use serde_json::json;
use typst::foundations::{Label, Selector};
use typst::introspection::{Introspector, MetadataElem};
use typst::utils::{PicoStr, hash128};
use typst_layout::PagedDocument;

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
/// Bands may drift apart by one part each of the free height, while the foot of the page keeps this many.
const FOOT_SHARE: f64 = 20.0;

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

impl Typesetter {
    /// Makes the one-page vision.
    pub(crate) fn vision(&mut self, strategy: &Strategy, request: &Request) -> Result<(PagedDocument, Report), Error> {
        let page = vision::page(strategy, request);
        let sizes = if request.paper.large() {
            Sizes { least: 10.5, step: 0.125, steps: 32 }
        } else {
            Sizes { least: 8.0, step: 0.125, steps: 20 }
        };
        let content = hash128(&(serde_json::to_vec(&page).map_err(|e| data_error(request, e))?, &page.order));
        let key = (Shelf::Vision, request.paper);
        let last = self.slots.get(&key).and_then(|slot| slot.last).filter(|_| request.preview);
        if let Some(last) = last
            && (last.settled || last.content != content)
        {
            let tried = self.try_vision(&page, last.taken, last.size, false, sizes, request)?;
            let better = !last.taken.is_empty() || last.size < sizes.steps;
            let settled = last.settled && last.content == content;
            if tried.attempt.fits && (settled || !better || tried.spare_lines <= MUCH_ROOM) {
                self.remember(key, LastFit { content, settled, ..last });
                return Ok(tried.finish());
            }
        }
        let (taken, size, tried) = self.best_fit(&page, sizes, request)?;
        self.remember(key, LastFit { taken, size, content, settled: true });
        Ok(tried.finish())
    }

    /// Searches for the fit that leaves the most on the page, and then for the largest size.
    fn best_fit(&mut self, page: &VisionPage, sizes: Sizes, request: &Request) -> Result<(Taken, usize, Tried), Error> {
        let (levels, weights) = page.levels();
        let mut best: Option<(Taken, usize, Tried)> = None;
        let mut keep = |taken, size, tried: Tried| {
            let attempt = tried.attempt;
            if attempt.fits {
                best = Some((taken, size, tried));
            }
            attempt
        };
        let (level, mut least) = fit::lowest(&weights, page.doc.page.free(), |level| {
            let tried = self.try_vision(page, levels[level], 0, false, sizes, request)?;
            Ok::<_, Error>(keep(levels[level], 0, tried))
        })?;
        let mut taken = levels[level];
        if !least.fits {
            let tried = self.try_vision(page, taken, 0, true, sizes, request)?;
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
                let tried = self.try_vision(page, more, 0, false, sizes, request)?;
                let attempt = keep(more, 0, tried);
                if attempt.fits {
                    (taken, least) = (more, attempt);
                }
            }
        }
        let size = fit::largest(sizes, page.doc.page.free(), least, |size| {
            let tried = self.try_vision(page, taken, size, false, sizes, request)?;
            Ok::<_, Error>(keep(taken, size, tried))
        })?;
        match best {
            Some((kept, at, tried)) if (kept, at) == (taken, size) => Ok((taken, size, tried)),
            _ => Ok((taken, size, self.try_vision(page, taken, size, false, sizes, request)?)),
        }
    }

    /// Lays the vision out with some cuts at one size. `clip` cuts off what does not fit.
    fn try_vision(
        &mut self,
        page: &VisionPage,
        taken: Taken,
        size: usize,
        clip: bool,
        sizes: Sizes,
        request: &Request,
    ) -> Result<Tried, Error> {
        let (cut, dropped) = page.cut(taken);
        let body = sizes.at(size);
        let mut view = View::new("/vision.typ", &cut.doc, &cut).map_err(|e| data_error(request, e))?;
        let fit = json!({ "size": body, "foot": FOOT_SHARE, "clip": clip });
        view.add("/fit.json".to_owned(), &fit).map_err(|e| data_error(request, e))?;
        let (pages, missing) = self.lay_out(view, request)?;
        let fits = pages.pages().len() == 1;
        let sheet = page.doc.page;
        let bottom = sheet.height - sheet.bottom;
        let spare = match end_of(&pages) {
            Some(end) if end.page == 1 => (bottom - end.y) * (FOOT_SHARE + end.gaps) / FOOT_SHARE,
            Some(end) => sheet.top - end.y - (end.page as f64 - 2.0) * sheet.free(),
            None => 0.0,
        };
        let spare_lines = if fits { (spare.max(0.0) / (body * LINE)).floor() as u32 } else { 0 };
        let fit = Fit { body_pt: body, dropped, spare_lines, overflow: clip };
        let report = Report { fit: Some(fit), missing: named(missing), pages: pages.pages().len() };
        Ok(Tried { pages, report, attempt: Attempt { fits, spare }, spare_lines })
    }

    fn remember(&mut self, key: (Shelf, Paper), fit: LastFit) {
        if let Some(slot) = self.slots.get_mut(&key) {
            slot.last = Some(fit);
        }
    }
}

/// One attempt with its pages.
struct Tried {
    pages: PagedDocument,
    report: Report,
    attempt: Attempt,
    spare_lines: u32,
}

impl Tried {
    fn finish(self) -> (PagedDocument, Report) {
        (self.pages, self.report)
    }
}

/// Where the content of a fitted page ends.
struct End {
    /// Counted from 1.
    page: usize,
    y: f64,
    /// How many gaps share the free height.
    gaps: f64,
}

fn end_of(pages: &PagedDocument) -> Option<End> {
    let label = Label::new(PicoStr::intern("end"))?;
    let found = pages.introspector().query_first(&Selector::Label(label))?;
    let position = pages.introspector().position(found.location()?)?;
    let gaps = found.to_packed::<MetadataElem>().and_then(|mark| mark.value.clone().cast::<f64>().ok()).unwrap_or(0.0);
    Some(End { page: position.page.get(), y: position.point.y.to_pt(), gaps })
}
