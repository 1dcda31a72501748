//! The live page, the document as text, and what an audience does not get.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use lodestar_documents::{Paper, Request, Sight, markdown, reading};

use lodestar_model::{Lens, Readers};

use crate::app::locked;
use crate::wire::{
    AudienceQuery, Format, Hit, LeftOut, LeftOutQuery, Preview, PreviewPage, PreviewQuery, SightOfField, SightOfKind,
    Text, TextQuery,
};
use crate::{App, Failure, publish};

/// The pictures of the preview are at least and at most so dense; a window at 300 % on a dense screen wants no more.
const LEAST_PPI: f64 = 20.0;
const MOST_PPI: f64 = 400.0;

impl App {
    pub(crate) fn preview(&self, query: PreviewQuery) -> Result<Preview, Failure> {
        let (strategy, stamp) = self.current()?;
        let document = publish::document(&strategy, query.document, query.record)?;
        let since = self.since(document, query.since.as_ref(), query.audience)?;
        let lens = publish::sight(&strategy, query.audience, &query.include)?;
        let request = Request { document, paper: query.paper, lens, stamp, preview: true, since };
        let typeset = locked(&self.typesetter).typeset(&strategy, &request)?;
        let mut pages = Vec::new();
        for index in query.pages.into_iter().filter(|index| *index < typeset.page_count()) {
            let (width, height) = typeset.page_size(index)?;
            let hash = typeset.page_hash(index)?;
            let (mut svg, mut png) = (None, None);
            match query.ppi {
                _ if query.known.get(&index) == Some(&hash) => {}
                Some(ppi) => png = Some(STANDARD.encode(typeset.png(index, ppi.clamp(LEAST_PPI, MOST_PPI))?)),
                None => svg = Some(typeset.svg(index)?),
            }
            let hits = typeset.hits(index)?.iter().map(|hit| Hit {
                x: hit.x,
                y: hit.y,
                w: hit.w,
                h: hit.h,
                kind: hit.kind,
                id: hit.id,
                field: hit.field.clone(),
            });
            pages.push(PreviewPage { index, width, height, svg, png, hits: hits.collect(), hash });
        }
        let (revision, page_count) = (stamp.revision, typeset.page_count());
        Ok(Preview { revision, page_count, pages, report: typeset.report().into() })
    }

    pub(crate) fn read_as_text(&self, query: TextQuery) -> Result<Text, Failure> {
        let (strategy, stamp) = self.current()?;
        let document = publish::document(&strategy, query.document, query.record)?;
        let since = self.since(document, query.since.as_ref(), Readers::AUTHORS)?;
        let request = Request { document, paper: Paper::A4, lens: Lens::All.into(), stamp, preview: false, since };
        let files = markdown::export(&strategy, &request)?;
        let html = files.iter().map(|file| reading::to_html(&file.text)).collect::<Vec<_>>().join("\n<hr />\n");
        Ok(Text { html })
    }

    pub(crate) fn left_out(&self, query: LeftOutQuery) -> Result<Vec<LeftOut>, Failure> {
        let (strategy, stamp) = self.current()?;
        let document = publish::document(&strategy, query.document, query.record)?;
        let since = self.since(document, query.since.as_ref(), query.audience)?;
        let lens = Sight::of(&strategy, query.audience)?;
        let request = Request { document, paper: Paper::A4, lens, stamp, preview: false, since };
        let data = matches!(query.format, Format::Csv | Format::Xlsx);
        let left_out = lodestar_documents::left_out_of(&strategy, &request, data)?;
        let left_out = left_out.into_iter().map(|(one, matters)| LeftOut {
            kind: one.kind,
            field: one.field.map(|field| field.name.to_owned()).unwrap_or_default(),
            label: one.field.map(|field| field.label.to_owned()).unwrap_or_default(),
            records: one.records,
            may_include: one.may_include,
            // As data it is the whole strategy, whichever document is named.
            matters: one.may_include && (matters || query.format == Format::Json),
        });
        Ok(left_out.collect())
    }

    /// What an audience sees, for those who choose it.
    pub(crate) fn sights(&self, query: AudienceQuery) -> Result<Vec<SightOfKind>, Failure> {
        let (strategy, _) = self.current()?;
        let sight = Sight::of(&strategy, query.audience)?;
        let kinds = lodestar_documents::sights(&sight).into_iter().map(|one| SightOfKind {
            kind: one.kind,
            seen: one.seen,
            usual: one.usual,
            fields: one
                .fields
                .into_iter()
                .map(|field| SightOfField {
                    field: field.field,
                    label: field.label,
                    seen: field.seen,
                    usual: field.usual,
                    fixed: field.fixed,
                })
                .collect(),
        });
        Ok(kinds.collect())
    }
}
