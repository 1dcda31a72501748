//! From a strategy to files: which documents there are in which formats, which bytes they have, and what the files are
//! called. Writing them is next door, in `files`.

mod files;

use std::path::Path;

use lodestar_documents::{
    Document, Included, Paper, Report, Request, Sight, Since, Stamp, Typesetter, WorkshopPaper, brand, csv, html, ics,
    leak, markdown, ooxml, schema,
};
use lodestar_model::{Change, Fields, Id, Kind, Lens, Readers, Strategy};
use serde_json::json;
use sha2::{Digest, Sha256};

use crate::wire::{DocumentName, Format, Inclusion, Written};
use crate::writing::file_stem;
use crate::{Failure, wire};

pub(crate) use files::numbered;
pub use files::write;

/// Pixels per inch of a page written as a picture.
const PICTURE: f64 = 200.0;

/// A document that is ready to be written.
#[derive(Debug)]
pub struct Product {
    /// What belongs behind the name of the first file or folder: `pdf`, `md`; empty for a folder.
    pub extension: &'static str,
    /// The files: for a folder with their names in it, otherwise one for each page.
    pub files: Vec<(String, Vec<u8>)>,
    /// What the reader should know: what was left out, what could not be shown.
    pub notes: Vec<String>,
}

impl Product {
    /// Whether it is a folder of files.
    pub fn is_folder(&self) -> bool {
        self.extension.is_empty()
    }
}

impl Format {
    fn extension(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Md => "md",
            Self::Svg => "svg",
            Self::Png => "png",
            Self::Json => "json",
            Self::Html => "html",
            Self::Csv => "csv",
            Self::Ics => "ics",
            Self::Docx => "docx",
            Self::Pptx => "pptx",
            Self::Xlsx => "xlsx",
            Self::Schema => "schema.json",
        }
    }

    /// As people write it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Md => "Markdown",
            Self::Schema => "JSON Schema",
            Self::Pdf => "PDF",
            Self::Svg => "SVG",
            Self::Png => "PNG",
            Self::Json => "JSON",
            Self::Html => "HTML",
            Self::Csv => "CSV",
            Self::Ics => "ICS",
            Self::Docx => "Word",
            Self::Pptx => "PowerPoint",
            Self::Xlsx => "Excel",
        }
    }
}

/// The documents, in the order of a list.
pub const DOCUMENTS: &[DocumentName] = &[
    DocumentName::Vision,
    DocumentName::Roadmap,
    DocumentName::Timeline,
    DocumentName::Tiers,
    DocumentName::Scorecard,
    DocumentName::Decisions,
    DocumentName::Decision,
    DocumentName::Book,
    DocumentName::Deck,
    DocumentName::WhatChanged,
    DocumentName::Review,
    DocumentName::Minutes,
];

/// The formats in which a document can be had. JSON is the whole strategy, whichever document is named.
pub fn formats(document: DocumentName) -> &'static [Format] {
    use Format::{Csv, Docx, Html, Ics, Json, Md, Pdf, Png, Pptx, Schema, Svg, Xlsx};
    match document {
        DocumentName::Roadmap | DocumentName::Timeline => {
            &[Pdf, Docx, Pptx, Xlsx, Md, Html, Svg, Png, Csv, Ics, Json, Schema]
        }
        DocumentName::Decisions => &[Pdf, Docx, Pptx, Xlsx, Md, Html, Svg, Png, Csv, Json, Schema],
        DocumentName::Tiers | DocumentName::Scorecard => {
            &[Pdf, Docx, Pptx, Xlsx, Md, Html, Svg, Png, Csv, Json, Schema]
        }
        DocumentName::WhatChanged => &[Pdf, Docx, Pptx, Md, Html, Svg, Png],
        DocumentName::Review => &[Pdf, Docx, Pptx, Md, Html, Svg, Png, Ics],
        DocumentName::Minutes => &[Pdf, Docx, Md, Html, Svg, Png],
        DocumentName::Vision => &[Pdf, Docx, Pptx, Md, Html, Svg, Png, Json, Schema],
        DocumentName::Decision => &[Pdf, Docx, Pptx, Md, Html, Svg, Png, Json, Schema],
        DocumentName::Book => &[Pdf, Docx, Md, Html, Svg, Png, Json, Schema],
        DocumentName::Deck => &[Pdf, Pptx, Md, Html, Svg, Png, Json, Schema],
    }
}

/// Documents that are published together again and again.
#[derive(Clone, Copy, Debug)]
pub struct Set {
    /// As it stands on the command line and in the name of its folder.
    pub name: &'static str,
    /// As people read it.
    pub label: &'static str,
    /// What is in it, and for whom.
    pub help: &'static str,
    /// The documents, each as PDF.
    pub documents: &'static [DocumentName],
    /// For whom, unless asked otherwise.
    pub audience: Lens,
}

/// The sets, in the order in which they are offered.
pub const SETS: &[Set] = &[
    Set {
        name: "board-pack",
        label: "Board pack",
        help: "Vision, roadmap, scorecard and slides, for executives",
        documents: &[DocumentName::Vision, DocumentName::Roadmap, DocumentName::Scorecard, DocumentName::Deck],
        audience: Lens::Executives,
    },
    Set {
        name: "team-pack",
        label: "Team pack",
        help: "Timeline, tiers, scorecard and decisions, for engineers",
        documents: &[DocumentName::Timeline, DocumentName::Tiers, DocumentName::Scorecard, DocumentName::Decisions],
        audience: Lens::Engineers,
    },
    Set {
        name: "partner-pack",
        label: "Partner pack",
        help: "Vision, roadmap, timeline and what changed, for product partners",
        documents: &[DocumentName::Vision, DocumentName::Roadmap, DocumentName::Timeline, DocumentName::WhatChanged],
        audience: Lens::Partners,
    },
];

/// What is asked for.
#[derive(Clone, Debug)]
pub struct Order {
    /// Which document.
    pub document: Document,
    /// In which format.
    pub format: Format,
    /// On which paper.
    pub paper: Paper,
    /// For whom.
    pub audience: Sight,
    /// What it says about its making.
    pub stamp: Stamp,
    /// What the strategy is compared with, where the document tells what changed.
    pub since: Option<Since>,
    /// Whether Markdown draws the plan over time as a gantt chart in the language of Mermaid.
    pub gantt: bool,
}

/// What the readers of a document see, with what they are shown for once.
pub fn sight(strategy: &Strategy, readers: Readers, include: &[Inclusion]) -> Result<Sight, Failure> {
    let included: Vec<Included> = include.iter().map(Included::from).collect();
    Ok(Sight::of(strategy, readers)?.including(&included)?)
}

/// The document of that name. A single decision needs to say which; a review and a workshop are the present or last one
/// where nobody says.
pub fn document(strategy: &Strategy, name: DocumentName, record: Option<Id>) -> Result<Document, Failure> {
    match (name, record) {
        (DocumentName::Vision, _) => Ok(Document::Vision),
        (DocumentName::Roadmap, _) => Ok(Document::Roadmap),
        (DocumentName::Decisions, _) => Ok(Document::Decisions),
        (DocumentName::Decision, Some(id)) => Ok(Document::Decision(id)),
        (DocumentName::Timeline, _) => Ok(Document::Timeline),
        (DocumentName::Tiers, _) => Ok(Document::Tiers),
        (DocumentName::Scorecard, _) => Ok(Document::Scorecard),
        (DocumentName::Book, _) => Ok(Document::Book),
        (DocumentName::Deck, _) => Ok(Document::Deck),
        (DocumentName::WhatChanged, _) => Ok(Document::WhatChanged),
        (DocumentName::Review, record) => {
            let review =
                record.or_else(|| lodestar_documents::current_review(&strategy.reviews).map(|review| review.id));
            let missing = || Failure::new("document", "There is no review yet.", "Plan one under Reviews first.");
            review.map(Document::Review).ok_or_else(missing)
        }
        (DocumentName::Minutes, record) => {
            let begun = |workshop: Id| {
                let run = strategy.workshop_runs.iter().find(|run| run.workshop.is_some_and(|of| of.0 == workshop));
                run.and_then(|run| run.begun)
            };
            let last = || strategy.workshops.iter().max_by_key(|one| (begun(one.id), one.start)).map(|one| one.id);
            let missing =
                || Failure::new("document", "There is no workshop yet.", "Prepare one under Workshops first.");
            let workshop = record.or_else(last).ok_or_else(missing)?;
            Ok(Document::Workshop(WorkshopPaper::Minutes, workshop))
        }
        (DocumentName::Decision, None) => {
            Err(Failure::new("arguments", "Which decision record?", "Choose one from the list of decisions."))
        }
    }
}

/// Makes a document in a format, and looks through the result for what its audience may not see. Nothing is written
/// yet. Between its steps it asks whether to go on.
pub fn produce(
    typesetter: &mut Typesetter,
    strategy: &Strategy,
    order: &Order,
    go_on: &dyn Fn() -> Result<(), Failure>,
) -> Result<Product, Failure> {
    // The whole strategy as JSON is the authors' own copy, private notes included; a schema holds nothing of it.
    let free = order.format == Format::Schema || order.audience.authors() && order.format == Format::Json;
    let gather = || leak::Secrets::of(strategy, &order.audience);
    let (product, secrets) = std::thread::scope(|scope| {
        let beside = (!free).then(|| std::thread::Builder::new().spawn_scoped(scope, gather));
        let product = made(typesetter, strategy, order, go_on);
        // Where there was no thread to be had, it is done now.
        (product, beside.map(|beside| beside.ok().and_then(|one| one.join().ok()).unwrap_or_else(gather)))
    });
    let mut product = product?;
    go_on()?;
    let pictured =
        matches!(order.format, Format::Pdf | Format::Png | Format::Svg | Format::Html | Format::Docx | Format::Pptx);
    if pictured && let Some(Err(reason)) = brand::logo(strategy) {
        product.notes.push(format!("The logo was left out. {reason}"));
    }
    if let Some(secrets) = secrets {
        secrets.check(&product.files)?;
        if let Some(since) = &order.since {
            leak::check(&since.strategy, &order.audience, &product.files)?;
        }
    }
    Ok(product)
}

fn made(
    typesetter: &mut Typesetter,
    strategy: &Strategy,
    order: &Order,
    go_on: &dyn Fn() -> Result<(), Failure>,
) -> Result<Product, Failure> {
    let Order { document, format, paper, stamp, .. } = *order;
    let audience = &order.audience;
    let request =
        Request { document, paper, lens: audience.clone(), stamp, preview: false, since: order.since.clone() };
    let one = |bytes: Vec<u8>| vec![(String::new(), bytes)];
    let plain =
        |text: String| Product { extension: format.extension(), files: one(text.into_bytes()), notes: Vec::new() };
    let office = |files| Product { extension: format.extension(), files, notes: Vec::new() };
    let json = |value: &dyn Fn() -> serde_json::Result<Vec<u8>>| {
        value().map_err(|e| Failure::new("internal", format!("The strategy cannot be written as JSON: {e}."), ""))
    };
    match format {
        Format::Json => {
            let bytes = if audience.authors() {
                json(&|| serde_json::to_vec_pretty(strategy))?
            } else {
                lodestar_documents::data(strategy, audience)?
            };
            Ok(Product { extension: format.extension(), files: one(bytes), notes: Vec::new() })
        }
        Format::Schema => {
            let bytes = json(&|| serde_json::to_vec_pretty(&schema::schema()))?;
            Ok(Product { extension: format.extension(), files: one(bytes), notes: Vec::new() })
        }
        Format::Html => Ok(plain(html::export(strategy, &request)?)),
        Format::Ics if matches!(document, Document::Roadmap | Document::Timeline | Document::Review(_)) => {
            Ok(plain(ics::export(strategy, &request)?))
        }
        Format::Docx if document != Document::Deck => Ok(office(one(ooxml::docx(strategy, &request)?))),
        Format::Pptx
            if matches!(
                document,
                Document::Vision
                    | Document::Roadmap
                    | Document::Timeline
                    | Document::Tiers
                    | Document::Scorecard
                    | Document::Deck
                    | Document::Decisions
                    | Document::Decision(_)
                    | Document::WhatChanged
                    | Document::Review(_)
            ) =>
        {
            Ok(office(one(ooxml::pptx(strategy, &request)?)))
        }
        Format::Csv | Format::Xlsx
            if !matches!(
                document,
                Document::Vision
                    | Document::Book
                    | Document::Deck
                    | Document::Decision(_)
                    | Document::Workshop(..)
                    | Document::WhatChanged
                    | Document::Review(_)
            ) =>
        {
            let made = match format {
                Format::Xlsx => ooxml::xlsx(strategy, &request)?.map(|bytes| office(one(bytes))),
                _ => csv::export(strategy, &request)?.map(plain),
            };
            made.ok_or_else(|| {
                let message = format!("The {} has no rows yet, so there is no table to write.", document.title());
                Failure::new("document", message, "")
            })
        }
        Format::Ics | Format::Csv | Format::Xlsx | Format::Docx | Format::Pptx => {
            let message = format!("The {} cannot be written as {}.", document.title(), format.name());
            Err(Failure::new("arguments", message, "`lodestar documents` lists the formats of each document."))
        }
        Format::Md => {
            let files = markdown::export_with(strategy, &request, markdown::Wishes { gantt: order.gantt })?;
            let folder = in_folder(document);
            let named = files.into_iter().map(|file| (file.path, file.text.into_bytes())).collect();
            Ok(Product { extension: if folder { "" } else { "md" }, files: named, notes: Vec::new() })
        }
        Format::Pdf | Format::Svg | Format::Png => {
            let typeset = typesetter.typeset(strategy, &request)?;
            let report = typeset.report();
            if report.fit.as_ref().is_some_and(|fit| fit.overflow) {
                return Err(lodestar_documents::Error::DoesNotFit { document: document.title() }.into());
            }
            go_on()?;
            let pages = 0..typeset.page_count();
            let files = match format {
                Format::Pdf => one(typeset.pdf()?),
                Format::Svg => {
                    let svg = pages.map(|page| Ok((String::new(), typeset.svg(page)?.into_bytes())));
                    svg.collect::<Result<_, Failure>>()?
                }
                _ => {
                    let png = pages.map(|page| {
                        go_on()?;
                        Ok((String::new(), typeset.png(page, PICTURE)?))
                    });
                    png.collect::<Result<_, Failure>>()?
                }
            };
            Ok(Product { extension: format.extension(), files, notes: notes(report) })
        }
    }
}

fn notes(report: &Report) -> Vec<String> {
    let mut notes = Vec::new();
    if let Some(fit) = &report.fit
        && !fit.dropped.is_empty()
    {
        notes.push(format!("Left out so that it fits one page: {}.", fit.dropped.join("; ")));
    }
    if let Some(missing) = &report.missing {
        notes.push(format!("No font on this computer can show {}; a box stands in its place.", missing.characters));
    }
    notes
}

/// `<strategy>-<document>-<audience>-<date>.<ext>`: without the audience for the authors themselves, without extension
/// for a folder.
pub fn suggested_name(
    strategy: &Strategy,
    document: Document,
    audience: &Sight,
    product_extension: &str,
    stamp: Stamp,
) -> String {
    let title = strategy.about().map(|about| about.title.as_str()).unwrap_or_default();
    let what = match document {
        Document::Vision => "vision".to_owned(),
        Document::Roadmap => "roadmap".to_owned(),
        Document::Decisions => "decisions".to_owned(),
        Document::Decision(id) => {
            let number = strategy.decisions.iter().find(|decision| decision.id == id).and_then(|d| d.number);
            number.map_or("decision".to_owned(), |number| format!("decision-{number:04}"))
        }
        other => other.name().to_owned(),
    };
    let audience = match audience.readers() {
        Readers::AUTHORS => String::new(),
        Readers::Lens(lens) => format!("-{}", lens.value()),
        Readers::Own(_) => format!("-{}", file_stem(audience.name(), "readers")),
    };
    let stem = format!("{}-{what}{audience}-{}", file_stem(title, "strategy"), stamp.when.format("%Y-%m-%d"));
    if product_extension.is_empty() { stem } else { format!("{stem}.{product_extension}") }
}

/// The extension that a document in a format will have; empty for a folder.
pub fn extension(document: Document, format: Format) -> &'static str {
    if format == Format::Md && in_folder(document) { "" } else { format.extension() }
}

/// Whether the document is a folder of files as Markdown.
fn in_folder(document: Document) -> bool {
    matches!(document, Document::Decisions | Document::Book)
}

/// The record of a publication: a fingerprint of what was written tells later whether a file is this one.
pub fn publication(order: &Order, product: &Product, written: &Written) -> Change {
    let Order { document, format, stamp, .. } = *order;
    let own = match order.audience.readers() {
        Readers::Own(id) => Some(id),
        Readers::Lens(_) => None,
    };
    let mut hash = Sha256::new();
    for (name, bytes) in &product.files {
        hash.update(name.as_bytes());
        hash.update(bytes);
    }
    let hash: String = hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect();
    let name = Path::new(&written.path).file_name().map(|name| name.to_string_lossy().into_owned());
    let fields = json!({
        "document": document.name(),
        "audience": order.audience.lens(),
        "own_audience": own,
        "format": format,
        "time": stamp.when,
        "revision": stamp.revision,
        "file_name": name.unwrap_or_default(),
        "hash": hash,
        "note": included(&order.audience),
    });
    let fields = match fields {
        serde_json::Value::Object(fields) => fields,
        _ => Fields::new(),
    };
    Change::Put { kind: Kind::Publication, id: None, fields, after: None }
}

/// What the readers were shown for once, in words.
fn included(audience: &Sight) -> String {
    let names: Vec<String> = audience
        .included()
        .iter()
        .map(|one| {
            let def = one.kind.def();
            let field = def.field(&one.field).map(|field| field.label.to_lowercase());
            field.map_or(def.labels.to_owned(), |field| format!("{}: {field}", def.labels))
        })
        .collect();
    if names.is_empty() { String::new() } else { format!("Included for once: {}.", names.join("; ")) }
}

impl From<&Report> for wire::Report {
    fn from(report: &Report) -> Self {
        let fit = report.fit.as_ref().map(|fit| wire::Fit {
            body_pt: fit.body_pt,
            dropped: fit.dropped.clone(),
            spare_lines: i64::from(fit.spare_lines),
            overflow: fit.overflow,
        });
        let missing = report.missing.iter().map(|m| wire::Missing { characters: m.characters.clone() }).collect();
        Self { fit, missing, pages: report.pages }
    }
}
