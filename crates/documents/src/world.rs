//! The one gate between Typst and everything else: templates, data, faces. No file system, no network, no clock.

use std::collections::HashMap;
use std::sync::{Arc, LazyLock, OnceLock};

use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Feature, Library, LibraryExt, World};

use crate::fonts::FontSet;

/// The templates, those first that the others are made of.
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
/// How many of them serve every document.
const SHARED: usize = 3;

/// The templates, each parsed once for the whole program, when it is first needed.
static SOURCES: LazyLock<HashMap<FileId, (&str, OnceLock<Source>)>> = LazyLock::new(|| {
    let sources = TEMPLATES.iter().filter_map(|(path, text)| Some((file_id(path)?, (*text, OnceLock::new()))));
    sources.collect()
});

fn template(id: FileId) -> Option<&'static Source> {
    let (text, source) = SOURCES.get(&id)?;
    Some(source.get_or_init(|| Source::new(id, (*text).to_owned())))
}

static LIBRARY: LazyLock<LazyHash<Library>> = LazyLock::new(|| {
    // Row headers in tables need the accessibility extras.
    LazyHash::new(Library::builder().with_features([Feature::A11yExtras].into_iter().collect()).build())
});

/// Reads the library and the templates, unless they were read before; where not `all`, those that every document needs.
pub(crate) fn read_templates(all: bool) {
    LazyLock::force(&LIBRARY);
    let wanted = if all { TEMPLATES } else { &TEMPLATES[..SHARED] };
    for id in wanted.iter().filter_map(|(path, _)| file_id(path)) {
        let _ = template(id);
    }
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
        template(id).cloned().ok_or_else(|| not_found(id))
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
