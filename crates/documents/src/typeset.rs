//! A finished document: its pages as PDF, SVG and PNG, what stands where, and what had to give way.

use std::sync::{Arc, OnceLock};

use chrono::{Datelike, Timelike};
use lodestar_model::{Id, Kind};
use serde::Serialize;
use typst::foundations::{Datetime, Smart};
use typst::utils::Scalar;
use typst_layout::{Page, PagedDocument};
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};
use typst_render::RenderOptions;
use typst_svg::SvgOptions;

use crate::view::front::PageShape;
use crate::{Document, Error, Stamp, frames};

/// The pages of a document.
#[derive(Clone)]
pub struct Typeset {
    /// Where each page stands.
    pages: Vec<(Arc<Laid>, usize)>,
    document: Document,
    stamp: Stamp,
    /// Identifies the document in the PDF, the same for each edition.
    ident: String,
    report: Report,
}

/// Pages that were laid out in one go: a document, or a part of one.
pub(crate) struct Laid {
    document: PagedDocument,
    shape: PageShape,
    /// Read when first asked for, page by page.
    hits: Vec<OnceLock<Vec<Hit>>>,
    hashes: Vec<OnceLock<u64>>,
}

impl Laid {
    pub fn new(document: PagedDocument, shape: PageShape) -> Arc<Self> {
        let count = document.pages().len();
        Arc::new(Self { document, shape, hits: vec![OnceLock::new(); count], hashes: vec![OnceLock::new(); count] })
    }

    pub fn document(&self) -> &PagedDocument {
        &self.document
    }
}

/// A rectangle of a page behind which a field stands.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Hit {
    /// Distance from the left edge of the page, in points.
    pub x: f64,
    /// Distance from its top edge.
    pub y: f64,
    /// Width.
    pub w: f64,
    /// Height.
    pub h: f64,
    /// The kind of the record.
    pub kind: Kind,
    /// The record.
    pub id: Id,
    /// Its field.
    pub field: String,
}

/// What a document had to give up, and what it could not show.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Report {
    /// How the page was filled; only for documents that are fitted.
    pub fit: Option<Fit>,
    /// Characters that no typeface on this machine can show; a stand-in is printed.
    pub missing: Option<MissingGlyphs>,
    /// The number of pages.
    pub pages: usize,
}

/// How one page was filled.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Fit {
    /// The size of running text, in points.
    pub body_pt: f64,
    /// What was left out or shortened, in words.
    pub dropped: Vec<String>,
    /// How many more lines of running text the page would take.
    pub spare_lines: u32,
    /// Even the shortest form is too long: the end of the page is cut off, and it cannot be exported.
    pub overflow: bool,
}

/// Characters without a typeface.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct MissingGlyphs {
    /// Each once, in the order of their code points.
    pub characters: String,
}

impl Typeset {
    pub(crate) fn new(
        pages: Vec<(Arc<Laid>, usize)>,
        document: Document,
        stamp: Stamp,
        ident: String,
        mut report: Report,
    ) -> Self {
        report.pages = pages.len();
        Self { pages, document, stamp, ident, report }
    }

    /// The number of pages.
    pub fn page_count(&self) -> usize {
        self.pages.len()
    }

    /// Width and height of a page, in points. Pages are counted from 0.
    pub fn page_size(&self, page: usize) -> Result<(f64, f64), Error> {
        let size = self.page(page)?.frame.size();
        Ok((size.x.to_pt(), size.y.to_pt()))
    }

    /// A fingerprint of what a page looks like: equal as long as nothing on it changed.
    pub fn page_hash(&self, page: usize) -> Result<String, Error> {
        let frame = &self.page(page)?.frame;
        let (laid, at) = self.placed(page)?;
        let hash = laid.hashes.get(*at).map(|known| *known.get_or_init(|| frames::fingerprint(frame)));
        Ok(format!("{:016x}", hash.unwrap_or_default()))
    }

    /// A page as SVG, glyphs drawn as outlines.
    pub fn svg(&self, page: usize) -> Result<String, Error> {
        Ok(typst_svg::svg(self.page(page)?, &SvgOptions { render_bleed: false, pretty: false }))
    }

    /// A page as PNG, with that many pixels per inch.
    pub fn png(&self, page: usize, ppi: f64) -> Result<Vec<u8>, Error> {
        if !(20.0..=600.0).contains(&ppi) {
            return Err(Error::Resolution { ppi });
        }
        let options = RenderOptions { pixel_per_pt: Scalar::new(ppi / 72.0), render_bleed: false };
        typst_render::render(self.page(page)?, &options).encode_png().map_err(|e| self.failed("PNG", e))
    }

    /// The document as PDF/UA-1: tagged, faces embedded, the time of the stamp as its date.
    pub fn pdf(&self) -> Result<Vec<u8>, Error> {
        if self.report.fit.as_ref().is_some_and(|fit| fit.overflow) {
            return Err(Error::DoesNotFit { document: self.document.title() });
        }
        let when = self.stamp.when;
        let field = |n: u32| u8::try_from(n).unwrap_or(0);
        let time = Datetime::from_ymd_hms(
            when.year(),
            field(when.month()),
            field(when.day()),
            field(when.hour()),
            field(when.minute()),
            field(when.second()),
        );
        let options = PdfOptions {
            ident: Smart::Custom(self.ident.clone()),
            creator: Smart::Custom(Some("Lodestar".to_owned())),
            timestamp: time.map(Timestamp::new_utc),
            page_ranges: None,
            standards: PdfStandards::new(&[PdfStandard::Ua_1]).map_err(|e| self.failed("PDF", e.message()))?,
            tagged: true,
            pretty: false,
        };
        // Only a preview is laid out in parts.
        let (whole, _) = self.placed(0)?;
        let as_one = |(at, (laid, page)): (usize, &(Arc<Laid>, usize))| Arc::ptr_eq(laid, whole) && at == *page;
        if whole.document.pages().len() != self.page_count() || !self.pages.iter().enumerate().all(as_one) {
            return Err(self.failed("PDF", "the pages were laid out as a preview"));
        }
        typst_pdf::pdf(&whole.document, &options)
            .map_err(|errors| self.failed("PDF", errors.first().map(|e| e.message.to_string()).unwrap_or_default()))
    }

    /// The rectangles of a page behind which fields stand; the innermost last.
    pub fn hits(&self, page: usize) -> Result<&[Hit], Error> {
        let (laid, at) = self.placed(page)?;
        let known = laid
            .hits
            .get(*at)
            .map(|known| known.get_or_init(|| frames::hits(&laid.document, *at, laid.shape)).as_slice());
        Ok(known.unwrap_or_default())
    }

    /// What gave way, and what could not be shown.
    pub fn report(&self) -> &Report {
        &self.report
    }

    fn placed(&self, page: usize) -> Result<&(Arc<Laid>, usize), Error> {
        self.pages.get(page).ok_or_else(|| self.no_page(page))
    }

    fn page(&self, page: usize) -> Result<&Page, Error> {
        let (laid, at) = self.placed(page)?;
        laid.document.pages().get(*at).ok_or_else(|| self.no_page(page))
    }

    fn no_page(&self, page: usize) -> Error {
        Error::NoSuchPage { document: self.document.title(), pages: self.page_count(), asked: page + 1 }
    }

    fn failed(&self, format: &'static str, reason: impl ToString) -> Error {
        Error::Export { document: self.document.title(), format, reason: reason.to_string() }
    }
}
