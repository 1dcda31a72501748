//! From a strategy to pages. Keeps alive what makes the next key press cheap: faces, one world per document, and the
//! last fit of a page that must be exactly full.

use std::collections::{BTreeSet, HashMap};

use lodestar_model::Strategy;
use serde_json::{Value, json};
use typst::foundations::{Label, Selector};
use typst::introspection::{Introspector, MetadataElem};
use typst::utils::{PicoStr, hash128};
use typst_layout::PagedDocument;

use crate::fit::{self, Attempt, Sizes};
use crate::fonts::Fonts;
use crate::typeset::{Fit, MissingGlyphs, Report};
use crate::view::vision::{self, Taken, VisionPage};
use crate::view::{View, audience, decisions, roadmap};
use crate::world::PageWorld;
use crate::{Document, Error, Paper, Request, Typeset, frames, text};

/// How many layouts a cached part survives without being used.
const CACHE_AGE: usize = 10;
/// How often a page may be laid out anew because a face lacked a glyph that it promised.
const REPAIRS: usize = 3;
/// A preview looks for a better fit when more than this many lines are free.
const MUCH_ROOM: u32 = 4;
/// A cut is reconsidered when more than this many lines are free at the smallest size.
const GIVE_BACK: f64 = 2.0;
/// Line height in relation to the body size.
const LINE: f64 = 1.22;
/// Bands may drift apart by one part each of the free height, while the foot of the page keeps this many.
const FOOT_SHARE: f64 = 20.0;

/// Makes documents. Keep one alive: it holds what did not change since the last time.
pub struct Typesetter {
    fonts: Fonts,
    slots: HashMap<(Shelf, Paper), Slot>,
}

/// Documents that share a world: all decision records look alike.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Shelf {
    Vision,
    Roadmap,
    Decisions,
    Decision,
}

impl Shelf {
    fn of(document: Document) -> Self {
        match document {
            Document::Vision => Self::Vision,
            Document::Roadmap => Self::Roadmap,
            Document::Decisions => Self::Decisions,
            Document::Decision(_) => Self::Decision,
        }
    }
}

/// What is kept between two requests for the same document on the same paper.
struct Slot {
    world: PageWorld,
    last: Option<LastFit>,
}

/// The fit of the last preview.
#[derive(Clone, Copy)]
struct LastFit {
    /// What gave way.
    taken: Taken,
    /// The body size, in steps above the least.
    size: usize,
    /// The page before anything was cut.
    content: u128,
    /// Whether it was searched for, rather than kept from an earlier content.
    settled: bool,
}

/// Data made safe, and what it needs.
struct Prepared {
    data: Vec<(String, Vec<u8>)>,
    missing: BTreeSet<char>,
}

impl Default for Typesetter {
    fn default() -> Self {
        Self::new()
    }
}

impl Typesetter {
    /// A typesetter with the embedded faces. Faces of the system are looked for when a text first needs them.
    pub fn new() -> Self {
        Self { fonts: Fonts::new(), slots: HashMap::new() }
    }

    /// Makes one document.
    pub fn typeset(&mut self, strategy: &Strategy, request: &Request) -> Result<Typeset, Error> {
        let seen = audience::seen(strategy, request.lens)?;
        let made = match request.document {
            Document::Vision => self.vision(&seen, request),
            Document::Roadmap => self.flowing(roadmap::view(&seen, request), request),
            Document::Decisions => self.flowing(decisions::log(&seen, request), request),
            Document::Decision(id) => {
                let decision = seen.decisions.iter().find(|decision| decision.id == id);
                let decision = decision.ok_or(Error::UnknownDecision(id))?;
                self.flowing(decisions::record(&seen, decision, request), request)
            }
        };
        typst::comemo::evict(CACHE_AGE);
        let (pages, report) = made?;
        let ident =
            format!("{}/{:?}", seen.about().map(|about| about.id.to_string()).unwrap_or_default(), request.document);
        Ok(Typeset::new(pages, request.document, request.stamp, ident, report))
    }

    /// A document of as many pages as it takes.
    fn flowing(
        &mut self,
        view: Result<View, serde_json::Error>,
        request: &Request,
    ) -> Result<(PagedDocument, Report), Error> {
        let view = view.map_err(|e| data_error(request, e))?;
        let (pages, missing) = self.lay_out(view, request)?;
        Ok((pages, Report { missing: named(missing), ..Report::default() }))
    }

    fn vision(&mut self, strategy: &Strategy, request: &Request) -> Result<(PagedDocument, Report), Error> {
        let page = vision::page(strategy, request);
        let sizes = if request.paper.large() {
            Sizes { least: 10.5, step: 0.125, steps: 32 }
        } else {
            Sizes { least: 8.0, step: 0.125, steps: 20 }
        };
        let content = hash128(&serde_json::to_vec(&page).map_err(|e| data_error(request, e))?);
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
        let levels = page.levels();
        let mut best: Option<(Taken, usize, Tried)> = None;
        let mut keep = |taken, size, tried: Tried| {
            let attempt = tried.attempt;
            if attempt.fits {
                best = Some((taken, size, tried));
            }
            attempt
        };
        let (level, mut least) = fit::lowest(levels.len(), |level| {
            let tried = self.try_vision(page, levels[level], 0, false, sizes, request)?;
            Ok::<_, Error>(keep(levels[level], 0, tried))
        })?;
        let mut taken = levels[level];
        if !least.fits {
            let tried = self.try_vision(page, taken, 0, true, sizes, request)?;
            return Ok((taken, 0, tried));
        }
        // The last step may have made more room than was lacking: give back what fits, the most important first.
        for step in taken.backwards().skip(1) {
            if least.spare < GIVE_BACK * LINE * sizes.least {
                break;
            }
            let more = taken.without(step);
            if page.cut(more).0 != page.cut(taken).0 {
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
        let mut view = View::new("/vision.typ", &cut).map_err(|e| data_error(request, e))?;
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

    /// Makes the data safe, finds faces, lays out, and checks that every character got a glyph.
    fn lay_out(&mut self, mut view: View, request: &Request) -> Result<(PagedDocument, BTreeSet<char>), Error> {
        let mut lacking = BTreeSet::new();
        let language = view.files.first().and_then(|(_, data)| data["doc"]["lang"].as_str());
        let mirrored = text::mirrored(language.unwrap_or_default());
        view.files.iter_mut().for_each(|(_, data)| text::clean(data, mirrored, &mut lacking));
        let resolved = self.fonts.resolve(&lacking);
        let mut missing = resolved.missing;
        let families = json!(resolved.families);
        for _ in 0..REPAIRS {
            let prepared = prepare(&mut view, &families, &missing).map_err(|e| data_error(request, e))?;
            let pages = self.compile(view.template, prepared.data, request)?;
            // Only texts with unusual characters can lack a glyph.
            let unshaped = if lacking.is_empty() { BTreeSet::new() } else { frames::without_glyph(&pages) };
            missing = prepared.missing;
            if unshaped.is_subset(&missing) {
                return Ok((pages, missing));
            }
            missing.extend(unshaped);
        }
        let prepared = prepare(&mut view, &families, &missing).map_err(|e| data_error(request, e))?;
        Ok((self.compile(view.template, prepared.data, request)?, prepared.missing))
    }

    fn compile(
        &mut self,
        template: &'static str,
        data: Vec<(String, Vec<u8>)>,
        request: &Request,
    ) -> Result<PagedDocument, Error> {
        let document = request.document.title();
        let key = (Shelf::of(request.document), request.paper);
        let fonts = self.fonts.set();
        let slot = match self.slots.entry(key) {
            std::collections::hash_map::Entry::Occupied(slot) => slot.into_mut(),
            std::collections::hash_map::Entry::Vacant(place) => {
                let world = PageWorld::new(template, fonts.clone())
                    .ok_or_else(|| Error::Layout { document, reason: format!("there is no template {template}") })?;
                place.insert(Slot { world, last: None })
            }
        };
        slot.world.set_fonts(fonts);
        slot.world.set_files(data);
        typst::compile::<PagedDocument>(&slot.world).output.map_err(|errors| {
            let reason = errors.first().map(|error| {
                let hint = error.hints.first().map(|hint| format!(" ({})", hint.v)).unwrap_or_default();
                format!("{}{hint}", error.message)
            });
            Error::Layout { document, reason: reason.unwrap_or_default() }
        })
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

fn prepare(view: &mut View, families: &Value, missing: &BTreeSet<char>) -> Result<Prepared, serde_json::Error> {
    if !missing.is_empty() {
        view.files.iter_mut().for_each(|(_, data)| text::replace(data, missing));
    }
    let mut data = vec![("/fonts.json".to_owned(), serde_json::to_vec(families)?)];
    for (path, value) in &view.files {
        data.push((path.clone(), serde_json::to_vec(value)?));
    }
    Ok(Prepared { data, missing: missing.clone() })
}

fn named(missing: BTreeSet<char>) -> Option<MissingGlyphs> {
    (!missing.is_empty()).then(|| MissingGlyphs { characters: missing.into_iter().collect() })
}

fn data_error(request: &Request, error: serde_json::Error) -> Error {
    Error::Data { document: request.document.title(), reason: error.to_string() }
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
