//! Lodestar's documents: a strategy and a request in, pages out.
//!
//! A document is a pure function of the strategy, the [`Request`] and the faces of this machine; no clock is read and
//! no file is written. [`Typesetter::typeset`] gives a [`Typeset`], from which come PDF (PDF/UA-1), SVG and PNG of a
//! page, the rectangles behind which fields stand ([`Hit`]) and the [`Report`] of what was shrunk, left out or could
//! not be shown. Markdown does not pass through typesetting: see [`markdown`].
//!
//! How a page comes about: `view` reduces the strategy to what one document shows to one audience, as JSON; `text`
//! makes every string safe; the templates in `templates/` only place it. User text is never markup: it reaches Typst
//! as values of virtual JSON files, and Markdown as a tree ([`rich`]).
//!
//! The preview and the export differ in two ways. A preview of the one-page vision keeps the body size and the cuts of
//! the last fit while they still fit, so that a key press costs one layout, and settles on what an export would choose
//! when it is asked again for an unchanged strategy. A preview of a document with many pages is laid out in parts, of
//! which a key press changes few (`parts`).

pub mod brand;

mod content;
mod error;
mod fit;
mod fonts;
mod frames;
mod onepage;
mod parts;
mod request;
mod text;
mod typeset;
mod typesetter;
mod view;
mod world;

pub mod csv;
pub mod html;
pub mod ics;
pub mod leak;
mod links;
pub mod markdown;
pub mod ooxml;
pub mod reading;
pub mod rich;
pub mod schema;
mod slides;

pub use content::{current_review, left_out_of};
pub use view::audience::{Included, LeftOut, SeenField, SeenKind, Sight, data, for_audience, left_out, sights};

pub use error::Error;
pub use request::{Document, Paper, Request, Since, Stamp, WorkshopPaper};
pub use typeset::{Fit, Hit, MissingGlyphs, Report, Typeset};
pub use typesetter::{Typesetter, warm_up};
