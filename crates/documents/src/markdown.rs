//! Documents as Markdown: CommonMark with tables, for readers, version control and other programs.
//!
//! The order of everything is that of the strategy, and each sentence, item or row has a line of its own, so that a
//! small change of the strategy is a small change of the text. There is no HTML. Decisions become a folder in the form
//! of MADR 4 with an index; what MADR has no place for stands in front matter and in sections of its own, so that an
//! import can read back all of it. Nothing is typeset here, and paper plays no part.

mod content;
mod decision;
mod escape;
mod field;
mod gantt;
mod inline;
mod log;
mod page;
mod roadmap;
mod slug;
mod table;
mod vision;
mod yaml;

#[cfg(test)]
pub(crate) mod tests;

use lodestar_model::Strategy;

use crate::view::audience;
use crate::{Document, Error, Request};

/// One file of Markdown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// Its name; in a folder, its path within that folder.
    pub path: String,
    /// Its text.
    pub text: String,
}

/// What a document has as Markdown only where somebody wants it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Wishes {
    /// The plan over time as a gantt chart in the language of Mermaid: in roadmap, timeline and book.
    pub gantt: bool,
}

/// A document as Markdown for the audience of the request: one file, but a folder for [`Document::Decisions`] and
/// [`Document::Book`], whose index is `README.md`.
pub fn export(strategy: &Strategy, request: &Request) -> Result<Vec<File>, Error> {
    export_with(strategy, request, Wishes::default())
}

/// The same, with what somebody wants besides.
pub fn export_with(strategy: &Strategy, request: &Request, wishes: Wishes) -> Result<Vec<File>, Error> {
    let strategy = &*audience::seen(strategy, &request.lens)?;
    let one = |name: &str, text: String| vec![File { path: format!("{name}.md"), text }];
    match request.document {
        Document::Vision => Ok(one("vision", vision::text(strategy, request))),
        Document::Roadmap => Ok(one("roadmap", roadmap::text(strategy, request, wishes))),
        Document::Decisions => {
            let files = slug::files(strategy);
            let mut out = vec![File { path: "README.md".to_owned(), text: log::text(strategy, request, &files) }];
            let records = strategy.decisions.iter().zip(&files);
            out.extend(records.map(|(decision, (_, path))| File {
                path: path.clone(),
                text: decision::text(strategy, &request.lens, decision, Some(&files)),
            }));
            Ok(out)
        }
        Document::Decision(id) => {
            let found = strategy.decisions.iter().zip(slug::files(strategy)).find(|(decision, _)| decision.id == id);
            let (decision, (_, path)) = found.ok_or(Error::UnknownDecision(id))?;
            Ok(vec![File { path, text: decision::text(strategy, &request.lens, decision, None) }])
        }
        Document::Book => Ok(content::folder(strategy, request, &crate::content::of(strategy, request)?, wishes)),
        Document::Timeline
        | Document::Tiers
        | Document::Scorecard
        | Document::Deck
        | Document::Workshop(..)
        | Document::WhatChanged
        | Document::Review(_) => {
            let made = crate::content::of(strategy, request)?;
            Ok(one(request.document.name(), content::text(strategy, request, &made, wishes)))
        }
    }
}
