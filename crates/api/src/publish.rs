//! From a strategy to files on disk: which bytes a document has in which format, what the files are called, and
//! writing them.

use std::path::{Path, PathBuf};

use lodestar_documents::{Document, Paper, Report, Request, Stamp, Typesetter, markdown};

use lodestar_model::{Lens, Strategy};

use crate::wire::{DocumentName, Format, Written};
use crate::writing::{file_stem, write_whole};
use crate::{Failure, wire};

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
        }
    }
}

/// The document of that name; a single record needs to say which.
pub fn document(name: DocumentName, decision: Option<lodestar_model::Id>) -> Result<Document, Failure> {
    match (name, decision) {
        (DocumentName::Vision, _) => Ok(Document::Vision),
        (DocumentName::Roadmap, _) => Ok(Document::Roadmap),
        (DocumentName::Decisions, _) => Ok(Document::Decisions),
        (DocumentName::Decision, Some(id)) => Ok(Document::Decision(id)),
        (DocumentName::Decision, None) => {
            Err(Failure::new("arguments", "Which decision record?", "Choose one from the list of decisions."))
        }
    }
}

/// Makes a document in a format. Nothing is written yet.
pub fn produce(
    typesetter: &mut Typesetter,
    strategy: &Strategy,
    document: Document,
    format: Format,
    paper: Paper,
    stamp: Stamp,
) -> Result<Product, Failure> {
    let request = Request { document, paper, lens: Lens::All, stamp, preview: false };
    let one = |bytes: Vec<u8>| vec![(String::new(), bytes)];
    match format {
        Format::Json => {
            let bytes = serde_json::to_vec_pretty(strategy)
                .map_err(|e| Failure::new("internal", format!("The strategy cannot be written as JSON: {e}."), ""))?;
            Ok(Product { extension: "json", files: one(bytes), notes: Vec::new() })
        }
        Format::Md => {
            let files = markdown::export(strategy, &request)?;
            let folder = document == Document::Decisions;
            let named = files.into_iter().map(|file| (file.path, file.text.into_bytes())).collect();
            Ok(Product { extension: if folder { "" } else { "md" }, files: named, notes: Vec::new() })
        }
        Format::Pdf | Format::Svg | Format::Png => {
            let typeset = typesetter.typeset(strategy, &request)?;
            let report = typeset.report();
            if report.fit.as_ref().is_some_and(|fit| fit.overflow) {
                return Err(lodestar_documents::Error::DoesNotFit { document: document.title() }.into());
            }
            let pages = 0..typeset.page_count();
            let files = match format {
                Format::Pdf => one(typeset.pdf()?),
                Format::Svg => {
                    let svg = pages.map(|page| Ok((String::new(), typeset.svg(page)?.into_bytes())));
                    svg.collect::<Result<_, Failure>>()?
                }
                _ => {
                    let png = pages.map(|page| Ok((String::new(), typeset.png(page, PICTURE)?)));
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

/// `<strategy>-<document>-<date>.<ext>`, or without extension for a folder.
pub fn suggested_name(strategy: &Strategy, document: Document, product_extension: &str, stamp: Stamp) -> String {
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
    let stem = format!("{}-{what}-{}", file_stem(title, "strategy"), stamp.when.format("%Y-%m-%d"));
    if product_extension.is_empty() { stem } else { format!("{stem}.{product_extension}") }
}

/// The extension that a document in a format will have; empty for a folder.
pub fn extension(document: Document, format: Format) -> &'static str {
    if format == Format::Md && document == Document::Decisions { "" } else { format.extension() }
}

/// Writes a product. A single file goes to `target`; several pages get `-1`, `-2` … before the extension; a folder is
/// made where it is missing. Unless `overwrite`, nothing is written when any of the files is there already.
pub fn write(product: &Product, target: &Path, overwrite: bool) -> Result<Written, Failure> {
    let paths: Vec<PathBuf> = match &product.files[..] {
        _ if product.is_folder() => product.files.iter().map(|(name, _)| target.join(name)).collect(),
        [_] => vec![target.to_owned()],
        pages => (1..=pages.len()).map(|page| numbered(target, page)).collect(),
    };
    if product.is_folder() {
        std::fs::create_dir_all(target).map_err(|e| Failure::io("made", target, &e))?;
    }
    if let Some(there) = paths.iter().find(|path| path.is_dir() || (!overwrite && path.symlink_metadata().is_ok())) {
        let message = format!("“{}” exists already and was left as it is.", there.display());
        return Err(Failure::new("exists", message, "Choose another name, or say that it may be replaced."));
    }
    for (path, (_, bytes)) in paths.iter().zip(&product.files) {
        write_whole(path, bytes).map_err(|e| Failure::io("written", path, &e))?;
    }
    let shown = if product.is_folder() { target } else { paths.first().map_or(target, PathBuf::as_path) };
    Ok(Written {
        path: shown.to_string_lossy().into_owned(),
        files: paths.len(),
        bytes: product.files.iter().map(|(_, bytes)| bytes.len() as u64).sum(),
        notes: product.notes.clone(),
    })
}

fn numbered(target: &Path, page: usize) -> PathBuf {
    let stem = target.file_stem().unwrap_or_default().to_string_lossy();
    match target.extension() {
        Some(extension) => target.with_file_name(format!("{stem}-{page}.{}", extension.to_string_lossy())),
        None => target.with_file_name(format!("{stem}-{page}")),
    }
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
