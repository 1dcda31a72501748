//! Typst and nothing else: compiles the templates and the data of a document to PDF, as a measure for the program.

use std::collections::HashMap;
use std::path::Path;
use std::time::{Duration, Instant};

use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration as Span};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Feature, Library, LibraryExt, World};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

struct Bare {
    library: LazyHash<Library>,
    book: LazyHash<FontBook>,
    faces: Vec<Font>,
    main: FileId,
    files: HashMap<FileId, Bytes>,
}

fn id(path: &str) -> FileId {
    RootedPath::new(VirtualRoot::Project, VirtualPath::new(path).expect("a path")).intern()
}

impl World for Bare {
    fn library(&self) -> &LazyHash<Library> {
        &self.library
    }
    fn book(&self) -> &LazyHash<FontBook> {
        &self.book
    }
    fn main(&self) -> FileId {
        self.main
    }
    fn source(&self, id: FileId) -> FileResult<Source> {
        let text = self.file(id)?.to_str().map_err(|_| FileError::InvalidUtf8)?;
        Ok(Source::new(id, text.to_string()))
    }
    fn file(&self, id: FileId) -> FileResult<Bytes> {
        self.files.get(&id).cloned().ok_or_else(|| FileError::NotFound(id.vpath().get_with_slash().into()))
    }
    fn font(&self, index: usize) -> Option<Font> {
        self.faces.get(index).cloned()
    }
    fn today(&self, _: Option<Span>) -> Option<Datetime> {
        None
    }
}

/// Compiles what lies in a folder, whose `main` names the main file, with the faces of another, and says how long that
/// took from the first read to the last byte of the PDF.
pub fn compile(folder: &Path, faces: &Path) -> Duration {
    let start = Instant::now();
    let mut files = HashMap::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(at) = folders.pop() {
        for entry in std::fs::read_dir(at).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(folder).expect("inside").to_string_lossy().into_owned();
                files.insert(id(&name), Bytes::new(std::fs::read(&path).expect("a file")));
            }
        }
    }
    let main = std::fs::read_to_string(folder.join("main")).expect("the name of the main file");
    let mut paths: Vec<_> = std::fs::read_dir(faces).expect("faces").map(|face| face.expect("a face").path()).collect();
    paths.sort();
    let faces: Vec<Font> =
        paths.iter().flat_map(|face| Font::iter(Bytes::new(std::fs::read(face).expect("a face")))).collect();
    let world = Bare {
        library: LazyHash::new(Library::builder().with_features([Feature::A11yExtras].into_iter().collect()).build()),
        book: LazyHash::new(FontBook::from_fonts(&faces)),
        faces,
        main: id(&main),
        files,
    };
    let pages = typst::compile::<PagedDocument>(&world).output.expect("pages");
    let standards = PdfStandards::new(&[PdfStandard::Ua_1]).expect("a standard");
    let pdf = typst_pdf::pdf(&pages, &PdfOptions { standards, ..PdfOptions::default() }).expect("a PDF");
    assert!(pdf.len() > 1000);
    start.elapsed()
}
