//! The live page, the document as text, and documents on their way to a file.

use std::path::{Path, PathBuf};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use lodestar_documents::{Paper, Request, markdown, reading};

use lodestar_model::{Change, Lens};

use crate::app::locked;
use crate::wire::{
    Apply, AudienceQuery, Event, Export, Hit, LeftOut, Preview, PreviewPage, PreviewQuery, Text, TextQuery, Written,
};
use crate::{App, Failure, publish};

/// The pictures of the preview are at least and at most so dense; a window at 300 % on a dense screen wants no more.
const LEAST_PPI: f64 = 20.0;
const MOST_PPI: f64 = 400.0;

impl App {
    pub(crate) fn preview(&self, query: PreviewQuery) -> Result<Preview, Failure> {
        let document = publish::document(query.document, query.decision)?;
        let (strategy, stamp) = self.current()?;
        let since = self.since(document, query.since.as_ref(), query.audience)?;
        let request = Request { document, paper: query.paper, lens: query.audience, stamp, preview: true, since };
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
        let document = publish::document(query.document, query.decision)?;
        let (strategy, stamp) = self.current()?;
        let since = self.since(document, query.since.as_ref(), Lens::All)?;
        let request = Request { document, paper: Paper::A4, lens: Lens::All, stamp, preview: false, since };
        let files = markdown::export(&strategy, &request)?;
        let html = files.iter().map(|file| reading::to_html(&file.text)).collect::<Vec<_>>().join("\n<hr />\n");
        Ok(Text { html })
    }

    pub(crate) fn export(&self, export: Export) -> Result<Option<Written>, Failure> {
        let document = publish::document(export.document, export.decision)?;
        let (strategy, stamp) = self.current()?;
        let since = self.since(document, export.since.as_ref(), export.audience)?;
        let suggested = publish::suggested_name(
            &strategy,
            document,
            export.audience,
            publish::extension(document, export.format),
            stamp,
        );
        let folder = publish::extension(document, export.format).is_empty();
        // The dialog comes before the work: who thinks better of it has not waited for nothing. A dialog for a file has
        // asked before replacing it; a dialog for a folder only says into which one the new folder goes.
        let (target, replace) = match export.path {
            Some(path) => (PathBuf::from(path), export.overwrite),
            None => {
                let title = format!("Publish: {}", document.title());
                let chosen = if folder {
                    self.host.choose_folder(&title).map(|into| (fresh_folder(&into, &suggested), false))
                } else {
                    self.host.choose_target(&title, Path::new(&suggested)).map(|path| (path, true))
                };
                match chosen {
                    Some(chosen) => chosen,
                    None => return Ok(None),
                }
            }
        };
        let product = {
            let mut typesetter = locked(&self.typesetter);
            let order = publish::Order {
                document,
                format: export.format,
                paper: export.paper,
                audience: export.audience,
                stamp,
                since,
            };
            publish::produce(&mut typesetter, &strategy, &order)?
        };
        let written = publish::write(&product, &target, replace)?;
        self.record(&publish::publication(document, export.format, export.audience, stamp, &product, &written));
        Ok(Some(written))
    }

    /// Records a publication, so that the next one for the same audience can say what changed since. The document is
    /// written already; that it could not be recorded is said, but undoes nothing.
    fn record(&self, change: &Change) {
        let label = Some("Record publication".to_owned());
        match self.apply(Apply { label, coalesce: None, changes: vec![change.clone()] }) {
            Ok(patch) => self.host.emit(Event::Patch(patch)),
            Err(failure) => self.host.emit(Event::Notice(failure)),
        }
    }

    pub(crate) fn left_out(&self, query: AudienceQuery) -> Result<Vec<LeftOut>, Failure> {
        let (strategy, _) = self.current()?;
        let left_out = lodestar_documents::left_out(&strategy, query.audience).into_iter().map(|one| LeftOut {
            kind: one.kind,
            fields: one.fields.into_iter().map(str::to_owned).collect(),
            records: one.records,
        });
        Ok(left_out.collect())
    }
}

/// A folder of that name that is not there yet: with ` 2`, ` 3` … behind it where needed.
fn fresh_folder(into: &Path, name: &str) -> PathBuf {
    let plain = into.join(name);
    if !plain.exists() {
        return plain;
    }
    (2..).map(|n| into.join(format!("{name}-{n}"))).find(|path| !path.exists()).unwrap_or(plain)
}
