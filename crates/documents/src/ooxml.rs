//! Office files: Word, PowerPoint and Excel, written from the same description of a document as every other format.
//!
//! All three are packages of XML parts (ECMA-376). `package` and `xml` are the only way into a part: there is no text
//! that has not passed the filter of characters that XML forbids, and no element that is not closed. `ink` has the
//! colours of the typeset pages. The three writers know blocks, never records, so a new document needs no code here.

mod docx;
mod ink;
mod package;
pub(crate) mod pptx;
pub(crate) mod read;
mod words;
mod xlsx;
mod xml;

use lodestar_model::Strategy;

use crate::content;
use crate::view::audience;
use crate::{Document, Error, Request};

/// A document for Word, for the audience of the request.
pub fn docx(strategy: &Strategy, request: &Request) -> Result<Vec<u8>, Error> {
    let seen = audience::seen(strategy, &request.lens)?;
    docx::write(&content::of(&seen, request)?, request)
}

/// Slides, for the audience of the request. The vision is one slide.
pub fn pptx(strategy: &Strategy, request: &Request) -> Result<Vec<u8>, Error> {
    let seen = audience::seen(strategy, &request.lens)?;
    let request = &Request { paper: crate::Paper::Wide, ..request.clone() };
    let content = match request.document {
        Document::Vision => content::one_slide(&seen, request)?,
        _ => content::of(&seen, request)?,
    };
    pptx::write(&content, request)
}

/// The tables of a document as sheets, or nothing where it has none.
pub fn xlsx(strategy: &Strategy, request: &Request) -> Result<Option<Vec<u8>>, Error> {
    let seen = audience::seen(strategy, &request.lens)?;
    // Lanes are read as cards; the list of all initiatives says the same in rows, and more.
    let first = match request.document {
        Document::Roadmap | Document::Tiers | Document::Timeline => content::all_initiatives(&seen, request),
        _ => None,
    };
    xlsx::write(first, &content::of(&seen, request)?, request)
}
