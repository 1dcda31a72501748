//! Reads a PDF back: its words, and whether it is what it claims to be.

use lopdf::{Dictionary, Document, Object};

/// What a reader finds in a PDF.
pub struct Read {
    pub pages: usize,
    /// All words, without white space and invisible break points, so that line breaks make no difference.
    pub words: String,
    pub lang: String,
    pub title: String,
    pub bookmarks: usize,
}

/// Reads a PDF and insists on what every one of ours must have.
pub fn read(bytes: &[u8]) -> Read {
    let pdf = Document::load_mem(bytes).expect("a readable PDF");
    let catalog = pdf.catalog().expect("a catalogue");
    let marked = dictionary(&pdf, catalog, b"MarkInfo").expect("a tagged PDF says so");
    assert!(matches!(marked.get(b"Marked"), Ok(Object::Boolean(true))), "marked");
    let tags = dictionary(&pdf, catalog, b"StructTreeRoot").expect("a tree of tags");
    assert!(tags.has(b"K"), "tags");
    let shown = dictionary(&pdf, catalog, b"ViewerPreferences").expect("preferences");
    assert!(matches!(shown.get(b"DisplayDocTitle"), Ok(Object::Boolean(true))), "the title is shown");
    let metadata = catalog.get_deref(b"Metadata", &pdf).and_then(Object::as_stream).expect("metadata");
    let metadata =
        String::from_utf8(metadata.decompressed_content().unwrap_or_else(|_| metadata.content.clone())).unwrap();
    assert!(metadata.contains("pdfuaid:part"), "it claims PDF/UA");
    let mut faces = 0;
    for object in pdf.objects.values() {
        let Ok(font) = object.as_dict() else { continue };
        // A font of type 3, such as coloured emoji, holds its glyphs as drawings.
        let subtype = font.get(b"Subtype").and_then(Object::as_name).unwrap_or_default();
        if font.get(b"Type").and_then(Object::as_name).is_ok_and(|name| name == b"Font")
            && subtype.starts_with(b"CIDFont")
        {
            let descriptor = dictionary(&pdf, font, b"FontDescriptor").expect("a font descriptor");
            let embedded = [b"FontFile".as_slice(), b"FontFile2", b"FontFile3"].iter().any(|key| descriptor.has(key));
            assert!(embedded, "a face is not embedded: {descriptor:?}");
            faces += 1;
        }
    }
    assert!(faces > 0, "faces are embedded");
    let pages: Vec<u32> = pdf.get_pages().keys().copied().collect();
    let text = pdf.extract_text(&pages).expect("text");
    let info = pdf.trailer.get_deref(b"Info", &pdf).and_then(Object::as_dict).ok();
    let title = metadata.split("<rdf:li xml:lang=\"x-default\">").nth(1).and_then(|rest| rest.split('<').next());
    assert!(info.is_some() || title.is_some(), "a title");
    Read {
        pages: pages.len(),
        words: squeezed(&text),
        lang: String::from_utf8_lossy(catalog.get(b"Lang").and_then(Object::as_str).unwrap_or_default()).into_owned(),
        title: title.unwrap_or_default().to_owned(),
        bookmarks: pdf
            .objects
            .values()
            .filter_map(|o| o.as_dict().ok())
            .filter(|d| d.has(b"Title") && d.has(b"Parent"))
            .count(),
    }
}

/// A link within a document. Pages are counted from 0, places are in points from the top left.
pub struct Link {
    pub page: usize,
    /// Its middle.
    pub at: (f64, f64),
    /// The page that it leads to.
    pub to: usize,
    /// What is read aloud with it.
    pub spoken: String,
}

/// The links within a document, and the words of each page.
pub fn links(bytes: &[u8]) -> (Vec<Link>, Vec<String>) {
    let pdf = Document::load_mem(bytes).expect("a readable PDF");
    let pages = pdf.get_pages();
    let number = |id| pages.values().position(|page| *page == id).expect("a page of the document");
    let float = |object: &Object| f64::from(object.as_float().expect("a number"));
    let mut links = Vec::new();
    for (page, id) in pages.values().enumerate() {
        let sheet = pdf.get_dictionary(*id).expect("a page");
        let height = float(&sheet.get_deref(b"MediaBox", &pdf).and_then(Object::as_array).expect("a sheet")[3]);
        for link in pdf.get_page_annotations(*id).expect("annotations") {
            let rect = link.get_deref(b"Rect", &pdf).and_then(Object::as_array).expect("a place");
            let rect: Vec<f64> = rect.iter().map(float).collect();
            let to = link.get_deref(b"Dest", &pdf).and_then(Object::as_array).expect("a link within the document");
            links.push(Link {
                page,
                at: ((rect[0] + rect[2]) / 2.0, height - (rect[1] + rect[3]) / 2.0),
                to: number(to[0].as_reference().expect("a page")),
                spoken: link.get(b"Contents").and_then(lopdf::decode_text_string).expect("words for those who listen"),
            });
        }
    }
    let words = pages.keys().map(|page| squeezed(&pdf.extract_text(&[*page]).expect("text"))).collect();
    (links, words)
}

impl Read {
    /// Whether the words stand in the PDF, in this order, however they are broken into lines.
    pub fn has(&self, words: &str) -> bool {
        self.words.contains(&squeezed(words))
    }
}

/// Without white space, break points and hyphens.
pub fn squeezed(text: &str) -> String {
    text.chars()
        .filter(|c| !c.is_whitespace() && !matches!(c, '\u{200B}' | '\u{AD}' | '\u{2068}' | '\u{2069}' | '-' | '‐'))
        .collect()
}

fn dictionary<'a>(pdf: &'a Document, of: &'a Dictionary, key: &[u8]) -> Option<&'a Dictionary> {
    of.get_deref(key, pdf).and_then(Object::as_dict).ok()
}
