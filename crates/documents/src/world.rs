//! The one gate between Typst and everything else: templates, data, faces. No file system, no network, no clock.

use std::collections::HashMap;
use std::sync::{Arc, LazyLock};

use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Feature, Library, LibraryExt, World};

use crate::fonts::FontSet;

const TEMPLATES: &[(&str, &str)] = &[
    ("/lib.typ", include_str!("../templates/lib.typ")),
    ("/rich.typ", include_str!("../templates/rich.typ")),
    ("/blocks.typ", include_str!("../templates/blocks.typ")),
    ("/content.typ", include_str!("../templates/content.typ")),
    ("/timeline.typ", include_str!("../templates/timeline.typ")),
    ("/deck.typ", include_str!("../templates/deck.typ")),
    ("/vision.typ", include_str!("../templates/vision.typ")),
    ("/roadmap.typ", include_str!("../templates/roadmap.typ")),
    ("/decisions.typ", include_str!("../templates/decisions.typ")),
];

/// The templates, parsed once for the whole program.
static SOURCES: LazyLock<HashMap<FileId, Source>> = LazyLock::new(|| {
    let sources = TEMPLATES.iter().filter_map(|(path, text)| {
        let id = file_id(path)?;
        Some((id, Source::new(id, (*text).to_owned())))
    });
    sources.collect()
});

static LIBRARY: LazyLock<LazyHash<Library>> = LazyLock::new(|| {
    // Row headers in tables need the accessibility extras.
    LazyHash::new(Library::builder().with_features([Feature::A11yExtras].into_iter().collect()).build())
});

/// Reads the templates and the library, unless they were read before.
pub(crate) fn read_templates() {
    LazyLock::force(&SOURCES);
    LazyLock::force(&LIBRARY);
}

fn file_id(path: &str) -> Option<FileId> {
    VirtualPath::new(path).ok().map(|path| RootedPath::new(VirtualRoot::Project, path).intern())
}

/// What one document is typeset from. Kept alive, so that what did not change is not typeset again.
pub(crate) struct PageWorld {
    main: FileId,
    fonts: Arc<FontSet>,
    files: HashMap<FileId, Bytes>,
}

impl PageWorld {
    /// A world for the template at `path`, without data. `None` where there is no such template.
    pub fn new(path: &str, fonts: Arc<FontSet>) -> Option<Self> {
        let main = file_id(path).filter(|id| SOURCES.contains_key(id))?;
        Some(Self { main, fonts, files: HashMap::new() })
    }

    /// Puts the data in place. A file with the same bytes keeps its identity.
    pub fn set_files(&mut self, files: impl IntoIterator<Item = (String, Vec<u8>)>) {
        let mut before = std::mem::take(&mut self.files);
        for (path, data) in files {
            if let Some(id) = file_id(&path) {
                let same = before.remove(&id).filter(|old| old.as_slice() == data);
                self.files.insert(id, same.unwrap_or_else(|| Bytes::new(data)));
            }
        }
    }

    /// The main file, the templates and the data, by path.
    pub fn ingredients(&self) -> (String, Vec<(String, Vec<u8>)>) {
        let templates = TEMPLATES.iter().map(|(path, text)| ((*path).to_owned(), text.as_bytes().to_vec()));
        let data = self.files.iter().map(|(id, data)| (id.vpath().get_with_slash().to_owned(), data.to_vec()));
        (self.main.vpath().get_with_slash().to_owned(), templates.chain(data).collect())
    }

    /// Takes other faces into use.
    pub fn set_fonts(&mut self, fonts: Arc<FontSet>) {
        self.fonts = fonts;
    }
}

impl World for PageWorld {
    fn library(&self) -> &LazyHash<Library> {
        &LIBRARY
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.fonts.book
    }

    fn main(&self) -> FileId {
        self.main
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        SOURCES.get(&id).cloned().ok_or_else(|| not_found(id))
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        self.files.get(&id).cloned().ok_or_else(|| not_found(id))
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.fonts.faces.get(index).cloned()
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}

fn not_found(id: FileId) -> FileError {
    FileError::NotFound(id.vpath().get_with_slash().into())
}
