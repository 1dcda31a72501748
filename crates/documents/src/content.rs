//! What a document says, decided once: sections of blocks, for one audience. Every format is a writer over this
//! description, so a new document is a new builder here and nothing else.
//!
//! What the audience may not see is taken out before a builder runs (`view::audience`). A block that is a drawing
//! carries its meaning in words as well, or stands beside a table that says the same. Cells that lead to a record do so
//! by its anchor; anchors that no section claims are taken off by [`Content::settle`], so that no writer meets a link
//! that leads nowhere.

pub(crate) mod block;
mod book;
mod build;
mod changed;
mod decisions;
mod deck;
pub(crate) mod kinds;
mod minutes;
mod numbers;
pub(crate) mod packing;
mod record;
mod review;
mod roadmap;
pub(crate) mod scorecard;
mod settle;
mod slide;
mod tiers;
mod timeline;
mod vision;

use lodestar_model::Strategy;
use serde::Serialize;

use crate::view::audience::{self, Included, LeftOut, Sight};
use crate::view::front::Front;
use crate::{Document, Error, Request};
pub(crate) use block::*;
pub(crate) use build::Builder;
pub(crate) use timeline::{dated, days};

/// A document.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(crate) struct Content {
    /// What the document says about itself.
    pub doc: Front,
    /// How it begins.
    pub opening: Opening,
    /// Its sections, in order.
    pub sections: Vec<Section>,
}

/// How a document begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Opening {
    /// With a masthead above the first section.
    Masthead,
    /// With a cover, then the table of contents.
    Book,
    /// With a slide that holds the title; every section is a slide.
    Slides,
    /// With nothing: it is one slide, and stays one.
    Slide,
}

/// A part of a document with a title of its own.
#[derive(Clone, Debug, PartialEq, Default, Serialize)]
pub(crate) struct Section {
    /// Where links lead to; unique in the document, empty where none leads here.
    pub anchor: String,
    /// 1 for the outermost; levels have no gaps.
    pub level: u8,
    /// Its title.
    pub title: String,
    /// One or two words above the title of a slide.
    pub kicker: String,
    /// A sentence under the title.
    pub lede: String,
    /// The sign beside the title.
    pub mark: Option<crate::view::marks::Mark>,
    /// Where the section begins.
    pub start: Start,
    /// The record that it is about, if it is about one.
    pub of: Option<Of>,
    /// What stands in it.
    pub blocks: Vec<Block>,
    /// What a speaker says to this slide, as Markdown.
    pub notes: String,
}

/// Where a section begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default, Serialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Start {
    /// Where the one before it ends.
    #[default]
    Flow,
    /// On a page of its own.
    Page,
    /// On a page of its own that lies on its side.
    Wide,
}

pub use review::current as current_review;

/// What the audience of a request does not get, and whether the document would say more if it did. `data`: whether it is
/// asked for as a table, which has every field of an initiative.
pub fn left_out_of(strategy: &Strategy, request: &Request, data: bool) -> Result<Vec<(LeftOut, bool)>, Error> {
    let said = |sight: Sight| -> Result<_, Error> {
        let request = Request { lens: sight, ..request.clone() };
        let seen = audience::seen(strategy, &request.lens)?;
        let table = if data { all_initiatives(&seen, &request) } else { None };
        Ok((of(&seen, &request)?, table))
    };
    let usual = said(request.lens.clone())?;
    let each = audience::left_out(strategy, &request.lens).into_iter().map(|one| {
        if !one.may_include {
            return Ok((one, false));
        }
        let field = one.field.map(|field| field.name.to_owned()).unwrap_or_default();
        let matters = said(request.lens.clone().including(&[Included { kind: one.kind, field }])?)? != usual;
        Ok((one, matters))
    });
    each.collect()
}

/// All initiatives as a table.
pub(crate) fn initiatives(seen: &Strategy, request: &Request) -> Option<Table> {
    roadmap::table(&Builder::new(seen, request))
}

/// All initiatives as a table with every field.
pub(crate) fn all_initiatives(seen: &Strategy, request: &Request) -> Option<Table> {
    roadmap::all_fields(&Builder::new(seen, request))
}

/// The vision as one slide.
pub(crate) fn one_slide(seen: &Strategy, request: &Request) -> Result<Content, Error> {
    let mut content = of(seen, request)?;
    let slide = slide::vision(&Builder::new(seen, request), &content.sections);
    (content.opening, content.sections) = (Opening::Slide, vec![slide]);
    content.settle();
    Ok(content)
}

/// The content of a document. The strategy holds only what the audience may see.
pub(crate) fn of(seen: &Strategy, request: &Request) -> Result<Content, Error> {
    let build = Builder::new(seen, request);
    let (opening, sections) = match request.document {
        Document::Vision => (Opening::Masthead, vision::sections(&build)),
        Document::Roadmap => (Opening::Masthead, roadmap::sections(&build)),
        Document::Decisions => (Opening::Masthead, decisions::sections(&build, 1)),
        Document::Decision(id) => {
            let decision = seen.decisions.iter().find(|decision| decision.id == id);
            let decision = decision.ok_or(Error::UnknownDecision(id))?;
            (Opening::Masthead, vec![decisions::record(&build, decision, 1)])
        }
        Document::Timeline => (Opening::Masthead, timeline::sections(&build)),
        Document::Tiers => (Opening::Masthead, tiers::sections(&build)),
        Document::Scorecard => (Opening::Masthead, scorecard::sections(&build)),
        Document::Deck => {
            let mut slides = deck::sections(&build);
            if slides.is_empty() {
                slides.push(deck::empty());
            }
            (Opening::Slides, slides)
        }
        Document::Workshop(paper, id) => (Opening::Masthead, minutes::sections(&build, request, paper, id)?),
        Document::Book => (Opening::Book, book::sections(&build)),
        Document::Review(id) => (Opening::Masthead, review::sections(&build, id, request.since.as_ref())?),
        Document::WhatChanged => (Opening::Masthead, changed::sections(&build, request.since.as_ref())?),
    };
    let words: String = sections.iter().take(12).map(|s| s.title.as_str()).collect::<Vec<_>>().join(" ");
    let statement = seen.the_vision().map(|vision| vision.statement.0.as_str()).unwrap_or_default();
    let doc = Front::new(seen, request, request.document.title(), &format!("{statement} {words}"));
    let mut content = Content { doc, opening, sections };
    content.settle();
    Ok(content)
}
