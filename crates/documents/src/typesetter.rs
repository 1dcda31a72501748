//! From a strategy to pages. Keeps alive what makes the next key press cheap: faces, and one world per document. How the
//! one-page vision is fitted is not told here, but in `onepage`.

use std::collections::{BTreeSet, HashMap};

use lodestar_model::Strategy;
use serde_json::{Value, json};
use typst_layout::PagedDocument;

use crate::fonts::{self, Fonts};
use crate::onepage::LastFit;
use crate::typeset::{MissingGlyphs, Report};
use crate::view::{Data, View, audience, blocks, decisions, roadmap};
use crate::world::{self, PageWorld};
use crate::{Document, Error, Paper, Request, Typeset, content, frames, text};

/// How many layouts a cached part survives without being used.
const CACHE_AGE: usize = 10;
/// Begins to read templates and faces beside other work, so that the first document need not wait for them.
pub fn warm_up() {
    // Where there is no thread to be had, the first document reads them itself.
    for part in [fonts::read_embedded, world::read_templates] {
        let _ = std::thread::Builder::new().name("warm-up".to_owned()).spawn(part);
    }
}

/// How often a page may be laid out anew because a face lacked a glyph that it promised.
const REPAIRS: usize = 3;
/// Makes documents. Keep one alive: it holds what did not change since the last time.
pub struct Typesetter {
    fonts: Fonts,
    pub(crate) slots: HashMap<(Shelf, Paper), Slot>,
}

/// Documents that share a world: all decision records look alike.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Shelf {
    Vision,
    Roadmap,
    Decisions,
    Decision,
    Timeline,
    Tiers,
    Scorecard,
    Book,
    Deck,
    Workshop,
    WhatChanged,
    Review,
}

impl Shelf {
    fn of(document: Document) -> Self {
        match document {
            Document::Vision => Self::Vision,
            Document::Roadmap => Self::Roadmap,
            Document::Decisions => Self::Decisions,
            Document::Decision(_) => Self::Decision,
            Document::Timeline => Self::Timeline,
            Document::Tiers => Self::Tiers,
            Document::Scorecard => Self::Scorecard,
            Document::Book => Self::Book,
            Document::Deck => Self::Deck,
            Document::Workshop(..) => Self::Workshop,
            Document::WhatChanged => Self::WhatChanged,
            Document::Review(_) => Self::Review,
        }
    }
}

/// What is kept between two requests for the same document on the same paper.
pub(crate) struct Slot {
    world: PageWorld,
    /// The fit of the last preview, where the document is fitted.
    pub last: Option<LastFit>,
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
        let seen = audience::seen(strategy, &request.lens)?;
        let made = match request.document {
            Document::Vision => self.vision(&seen, request),
            Document::Roadmap => self.flowing(roadmap::view(&seen, request), request),
            Document::Decisions => self.flowing(decisions::log(&seen, request), request),
            Document::Decision(id) => {
                let decision = seen.decisions.iter().find(|decision| decision.id == id);
                let decision = decision.ok_or(Error::UnknownDecision(id))?;
                self.flowing(decisions::record(&seen, decision, request), request)
            }
            Document::Timeline
            | Document::Tiers
            | Document::Scorecard
            | Document::Book
            | Document::Deck
            | Document::Workshop(..)
            | Document::WhatChanged
            | Document::Review(_) => {
                let content = content::of(&seen, request)?;
                self.flowing(blocks::view(&content), request)
            }
        };
        typst::comemo::evict(CACHE_AGE);
        let (pages, report) = made?;
        let ident =
            format!("{}/{:?}", seen.about().map(|about| about.id.to_string()).unwrap_or_default(), request.document);
        Ok(Typeset::new(pages, request.document, request.stamp, ident, report))
    }

    /// The main file and all files from which a document was last laid out. For measurements against bare Typst.
    #[doc(hidden)]
    #[allow(clippy::type_complexity, reason = "a list of files by path, read in one place")]
    pub fn ingredients(&self, request: &Request) -> Option<(String, Vec<(String, Vec<u8>)>)> {
        let slot = self.slots.get(&(Shelf::of(request.document), request.paper))?;
        Some(slot.world.ingredients())
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

    /// Makes the data safe, finds faces, lays out, and checks that every character got a glyph.
    pub(crate) fn lay_out(
        &mut self,
        mut view: View,
        request: &Request,
    ) -> Result<(PagedDocument, BTreeSet<char>), Error> {
        let mut lacking = BTreeSet::new();
        for (_, data) in &mut view.files {
            if let Data::Tree(data) = data {
                text::clean(data, view.mirrored, &mut lacking);
            }
        }
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

fn prepare(view: &mut View, families: &Value, missing: &BTreeSet<char>) -> Result<Prepared, serde_json::Error> {
    if !missing.is_empty() {
        for (_, data) in &mut view.files {
            if let Data::Tree(data) = data {
                text::replace(data, missing);
            }
        }
    }
    let mut data = vec![("/fonts.json".to_owned(), serde_json::to_vec(families)?)];
    for (path, file) in &view.files {
        let json = match file {
            Data::Tree(value) => serde_json::to_vec(value)?,
            Data::Safe(json) => json.clone(),
        };
        data.push((path.clone(), json));
    }
    Ok(Prepared { data, missing: missing.clone() })
}

pub(crate) fn named(missing: BTreeSet<char>) -> Option<MissingGlyphs> {
    (!missing.is_empty()).then(|| MissingGlyphs { characters: missing.into_iter().collect() })
}

pub(crate) fn data_error(request: &Request, error: serde_json::Error) -> Error {
    Error::Data { document: request.document.title(), reason: error.to_string() }
}
