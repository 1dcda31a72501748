//! From a strategy to pages. Keeps alive what makes the next key press cheap: faces, and one world per document. How the
//! one-page vision is fitted is not told here, but in `onepage`.

use std::collections::{BTreeSet, HashMap};

use chrono::DateTime;
use lodestar_model::{Lens, Strategy};
use serde_json::{Value, json};
use typst_layout::PagedDocument;

use crate::fonts::{self, Fonts, Resolution};
use crate::onepage::LastFit;
use crate::parts::{AnyKept, Pieces};
use crate::slides::{self, Slides};
use crate::typeset::{Laid, MissingGlyphs, Report};
use crate::view::blocks::Sections;
use crate::view::front::PageShape;
use crate::view::{Data, View, audience, decisions, roadmap};
use crate::world::{self, PageWorld};
use crate::{Document, Error, Paper, Request, Stamp, Typeset, content, frames, links, text};

/// What Typst keeps is looked through after so many documents: each look costs as much as a long document's key press.
const LOOK_AFTER: usize = 4;
/// So many looks it survives without being used. Of a long preview each key press uses but little.
const CACHE_AGE: usize = 3;

/// Begins to read templates and faces beside other work, so that the first document need not wait for them. Where it is
/// known which one that will be, a blank one of it is laid out, which wakes all that a first layout wakes.
pub fn warm_up(document: Option<Document>) {
    let blank = move || {
        fonts::read_embedded();
        if let Some(document) = document {
            let stamp = Stamp { when: DateTime::UNIX_EPOCH, revision: 0 };
            let lens = Lens::All.into();
            let request = Request { document, paper: Paper::A4, lens, stamp, preview: false, since: None };
            let (mut typesetter, blank) = (Typesetter::new(), Strategy::default());
            match document {
                Document::Vision => typesetter.wake_vision(&blank, &request),
                _ => drop(typesetter.typeset(&blank, &request)),
            }
        }
    };
    // Where there is no thread to be had, the first document does it itself.
    let _ = std::thread::Builder::new()
        .name("templates".to_owned())
        .spawn(move || world::read_templates(document.is_none()));
    let _ = std::thread::Builder::new().name("blank page".to_owned()).spawn(blank);
}

/// How often a page may be laid out anew because a face lacked a glyph that it promised.
const REPAIRS: usize = 3;

/// Makes documents. Keep one alive: it holds what did not change since the last time.
pub struct Typesetter {
    fonts: Fonts,
    /// How many documents were made.
    made: usize,
    /// The documents of which the parts are kept, the last one at the end.
    pub(crate) in_parts: Vec<(Shelf, Paper)>,
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
    pub fn of(document: Document) -> Self {
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
    /// The parts of the last preview, where it is laid out in parts.
    pub parts: Option<AnyKept>,
}

/// The faces of a document.
#[derive(PartialEq)]
pub(crate) struct Faces {
    resolved: Resolution,
    /// Whether the embedded ones are enough.
    embedded: bool,
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
        Self { fonts: Fonts::new(), made: 0, in_parts: Vec::new(), slots: HashMap::new() }
    }

    /// Makes one document.
    pub fn typeset(&mut self, strategy: &Strategy, request: &Request) -> Result<Typeset, Error> {
        let seen = audience::seen(strategy, &request.lens)?;
        let whole = |(pages, report): (PagedDocument, Report)| {
            let laid = Laid::new(pages, PageShape::of(request));
            ((0..laid.document().pages().len()).map(|page| (laid.clone(), page)).collect(), report)
        };
        let made = match request.document {
            Document::Vision => self.vision(&seen, request).map(whole),
            Document::Roadmap => self.flowing(roadmap::view(&seen, request), request).map(whole),
            Document::Decisions => {
                let log = decisions::Log::of(&seen, request);
                if request.preview {
                    self.in_parts(log, request)
                } else {
                    self.flowing(log.view(0..log.len(), true), request).map(whole)
                }
            }
            Document::Decision(id) => {
                let decision = seen.decisions.iter().find(|decision| decision.id == id);
                let decision = decision.ok_or(Error::UnknownDecision(id))?;
                self.flowing(decisions::record(&seen, decision, request), request).map(whole)
            }
            Document::Timeline
            | Document::Tiers
            | Document::Scorecard
            | Document::Book
            | Document::Deck
            | Document::Workshop(..)
            | Document::WhatChanged
            | Document::Review(_) => {
                let sections = Sections::of(content::of(&seen, request)?, !request.preview);
                if request.preview {
                    self.in_parts(sections, request)
                } else {
                    self.flowing(sections.view(0..sections.len(), true), request).map(whole)
                }
            }
        };
        self.tidy();
        let (pages, report) = made?;
        let ident =
            format!("{}/{:?}", seen.about().map(|about| about.id.to_string()).unwrap_or_default(), request.document);
        Ok(Typeset::new(pages, request.document, request.stamp, ident, report))
    }

    /// Lets go of what was not used for long, beside the documents.
    fn tidy(&mut self) {
        self.made += 1;
        if self.made.is_multiple_of(LOOK_AFTER) {
            // Where there is no thread to be had, the next time will do.
            let look = || typst::comemo::evict(CACHE_AGE);
            let _ = std::thread::Builder::new().name("evict".to_owned()).spawn(look);
        }
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
        Ok((links::lead(pages), Report { missing: named(missing), ..Report::default() }))
    }

    /// Makes the data safe, finds faces, lays out, and checks that every character got a glyph.
    pub(crate) fn lay_out(
        &mut self,
        mut view: View,
        request: &Request,
    ) -> Result<(PagedDocument, BTreeSet<char>), Error> {
        let lacking = clean(&mut view);
        let faces = self.faces(&lacking);
        self.lay_out_in(view, &faces, request)
    }

    /// The faces for characters that the embedded ones lack.
    pub(crate) fn faces(&mut self, lacking: &BTreeSet<char>) -> Faces {
        Faces { resolved: self.fonts.resolve(lacking), embedded: lacking.is_empty() }
    }

    /// Lays out what was made safe, and checks that every character got a glyph. Gives those that have none, too.
    pub(crate) fn lay_out_in(
        &mut self,
        mut view: View,
        faces: &Faces,
        request: &Request,
    ) -> Result<(PagedDocument, BTreeSet<char>), Error> {
        let mut missing = faces.resolved.missing.clone();
        let families = json!(faces.resolved.families);
        for _ in 0..REPAIRS {
            let prepared = prepare(&mut view, &families, &missing).map_err(|e| data_error(request, e))?;
            let pages = self.filled(view.template, prepared.data, request)?;
            // Only texts with unusual characters can lack a glyph.
            let unshaped = if faces.embedded { BTreeSet::new() } else { frames::without_glyph(&pages) };
            missing = prepared.missing;
            if unshaped.is_subset(&missing) {
                return Ok((pages, missing));
            }
            missing.extend(unshaped);
        }
        let prepared = prepare(&mut view, &families, &missing).map_err(|e| data_error(request, e))?;
        Ok((self.filled(view.template, prepared.data, request)?, prepared.missing))
    }

    /// Lays out, slides as large as they fit.
    fn filled(
        &mut self,
        template: &'static str,
        mut data: Vec<(String, Vec<u8>)>,
        request: &Request,
    ) -> Result<PagedDocument, Error> {
        if template != slides::TEMPLATE {
            return self.compile(template, data, request);
        }
        let mut slides = Slides::of(&data);
        loop {
            slides.tell(&mut data);
            let pages = self.compile(template, data.clone(), request)?;
            if !slides.learn(&pages, PageShape::of(request)) {
                return Ok(pages);
            }
        }
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
                place.insert(Slot { world, last: None, parts: None })
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

/// Makes the strings of a view safe, and gives the characters that the embedded faces lack.
pub(crate) fn clean(view: &mut View) -> BTreeSet<char> {
    let mut lacking = BTreeSet::new();
    for (_, data) in &mut view.files {
        if let Data::Tree(data) = data {
            text::clean(data, view.mirrored, &mut lacking);
        }
    }
    lacking
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
