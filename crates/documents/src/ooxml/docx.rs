//! Word: styles of its own, real tables and lists, a contents field, links, header and footer.
//!
//! Word flows the text itself, so every block has one form and nothing is measured here. Blocks that stand side by side
//! on a page follow each other.

mod block;
mod chart;
mod parts;
mod table;

use std::collections::HashMap;

use super::package::{Links, Package};
use super::words::{self, Piece, Role, Run};
use super::xml::Xml;
use super::{ink, words::pieces};
use crate::content::{Content, Opening, Rich, Section, Start};
use crate::view::marks::Mark;
use crate::{Error, Request, text};

/// The main namespaces of a document.
const SPACES: &[(&str, &str)] = &[
    ("xmlns:w", "http://schemas.openxmlformats.org/wordprocessingml/2006/main"),
    ("xmlns:r", "http://schemas.openxmlformats.org/officeDocument/2006/relationships"),
    ("xmlns:wp", "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"),
    ("xmlns:a", "http://schemas.openxmlformats.org/drawingml/2006/main"),
    ("xmlns:pic", "http://schemas.openxmlformats.org/drawingml/2006/picture"),
    ("xmlns:wps", "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"),
    ("xmlns:mc", "http://schemas.openxmlformats.org/markup-compatibility/2006"),
];
/// Twentieths of a point.
const TWIPS: f64 = 20.0;

/// A document while it is being written.
pub(super) struct Docx<'a> {
    content: &'a Content,
    xml: Xml,
    links: Links,
    /// Numbers of bookmarks by anchor.
    bookmarks: HashMap<&'a str, usize>,
    /// How many counted lists there are, each of which begins anew, and with which number.
    counted: Vec<usize>,
    /// How many drawings there are.
    drawings: usize,
    /// The width between the margins, in twips.
    width: f64,
    mirrored: bool,
}

/// How a run looks beside what the text says.
#[derive(Clone, Copy, Default)]
pub(super) struct Look {
    bold: bool,
    colour: Option<&'static str>,
    /// In half points.
    size: Option<u32>,
}

/// A document as a file.
pub(super) fn write(content: &Content, request: &Request) -> Result<Vec<u8>, Error> {
    let mut bookmarks = HashMap::new();
    for section in &content.sections {
        anchors(section, &mut bookmarks);
    }
    let mut docx = Docx {
        content,
        xml: Xml::part(),
        links: Links::default(),
        bookmarks,
        counted: Vec::new(),
        drawings: 0,
        width: (content.doc.page.width - 2.0 * content.doc.page.side) * TWIPS,
        mirrored: text::mirrored(content.doc.lang),
    };
    let styles = docx.links.part("styles", "styles.xml");
    let header = docx.links.part("header", "header1.xml");
    let footer = docx.links.part("footer", "footer1.xml");
    docx.links.part("numbering", "numbering.xml");
    docx.links.part("settings", "settings.xml");
    debug_assert!(!styles.is_empty());
    docx.xml.open("w:document", SPACES).open("w:body", &[]);
    docx.front();
    let mut lies = false;
    for (at, section) in content.sections.iter().enumerate() {
        let wide = section.start == Start::Wide && content.doc.page.width < content.doc.page.height;
        let begins = section.start != Start::Flow;
        if wide != lies && begins {
            docx.turn(lies, &header, &footer, true);
            lies = wide;
        } else if begins && at > 0 {
            docx.xml.fixed(
                "<w:p><w:pPr><w:spacing w:before=\"0\" w:after=\"0\"/></w:pPr><w:r><w:br w:type=\"page\"/></w:r></w:p>",
            );
        }
        let page = content.doc.page;
        docx.width = (if lies { page.height } else { page.width } - 2.0 * page.side) * TWIPS;
        docx.section(section);
    }
    docx.turn(lies, &header, &footer, false);
    let mut package = Package::default();
    package.add("word/styles.xml", "wordprocessingml.styles", parts::styles(content), None);
    package.add("word/numbering.xml", "wordprocessingml.numbering", parts::numbering(&docx.counted), None);
    package.add("word/settings.xml", "wordprocessingml.settings", parts::settings(content), None);
    package.add("word/header1.xml", "wordprocessingml.header", parts::header(content), None);
    package.add("word/footer1.xml", "wordprocessingml.footer", parts::footer(content), None);
    if let Some(logo) = &content.doc.brand.logo {
        package.picture("word/media/logo.png", logo.png());
    }
    let Docx { xml, links, .. } = docx;
    package.add("word/document.xml", "wordprocessingml.document.main", xml, Some(&links));
    package.finish("word/document.xml", content, request)
}

fn anchors<'a>(section: &'a Section, found: &mut HashMap<&'a str, usize>) {
    let mut add = |anchor: &'a str| {
        let next = found.len() + 1;
        if !anchor.is_empty() {
            found.entry(anchor).or_insert(next);
        }
    };
    add(&section.anchor);
    let mut stack: Vec<&[crate::content::Block]> = vec![&section.blocks];
    while let Some(blocks) = stack.pop() {
        for block in blocks {
            match block {
                crate::content::Block::Heading(heading) => add(&heading.anchor),
                crate::content::Block::Columns { columns } => stack.extend(columns.iter().map(|(_, b)| b.as_slice())),
                _ => {}
            }
        }
    }
}

impl<'a> Docx<'a> {
    /// Masthead or cover, and the contents of a book.
    fn front(&mut self) {
        let doc = &self.content.doc;
        let book = self.content.opening == Opening::Book;
        let line = |docx: &mut Self, style: &str, text: &str| {
            if !text.trim().is_empty() {
                docx.open(style).run(text, Look::default()).xml.close();
            }
        };
        self.logo();
        line(self, "Eyebrow", &doc.organisation);
        line(self, "Title", &doc.title);
        line(self, "Subtitle", &doc.document);
        line(self, "Lede", &doc.subtitle);
        let facts = [doc.status, &doc.revision, &doc.horizon, &doc.date, &doc.owner, doc.passing()];
        let facts = facts.into_iter().filter(|fact| !fact.trim().is_empty()).collect::<Vec<_>>().join(" · ");
        line(self, "Facts", &facts);
        if !book {
            return;
        }
        self.open("ContentsTitle").run("Contents", Look::default()).xml.close();
        let chapters: Vec<&Section> = self.content.sections.iter().filter(|s| !s.title.trim().is_empty()).collect();
        // The field holds what it will find; Word adds the numbers of pages when it is updated.
        for (at, section) in chapters.iter().enumerate() {
            self.open(if section.level > 1 { "TOC2" } else { "TOC1" });
            if at == 0 {
                self.xml.fixed("<w:r><w:fldChar w:fldCharType=\"begin\" w:dirty=\"true\"/></w:r><w:r><w:instrText xml:space=\"preserve\"> TOC \\o \"1-2\" \\h \\z \\u </w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>");
            }
            self.linked(&section.anchor, &section.title, Look::default());
            if at + 1 == chapters.len() {
                self.xml.fixed("<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>");
            }
            self.xml.close();
        }
    }

    /// The set-up of the pages up to here; the last one ends the document.
    fn turn(&mut self, lies: bool, header: &str, footer: &str, within: bool) {
        let page = self.content.doc.page;
        let twips = |points: f64| format!("{:.0}", points * TWIPS);
        let (width, height) = if lies { (page.height, page.width) } else { (page.width, page.height) };
        if within {
            self.xml.open("w:p", &[]).open("w:pPr", &[]);
        }
        self.xml.open("w:sectPr", &[]);
        self.xml.empty("w:headerReference", &[("w:type", "default"), ("r:id", header)]);
        self.xml.empty("w:footerReference", &[("w:type", "default"), ("r:id", footer)]);
        self.xml.empty("w:type", &[("w:val", "nextPage")]);
        let (width, height) = (twips(width), twips(height));
        let mut size = vec![("w:w", width.as_str()), ("w:h", height.as_str())];
        if lies || page.width > page.height {
            size.push(("w:orient", "landscape"));
        }
        self.xml.empty("w:pgSz", &size);
        let (side, top, bottom) = (twips(page.side), twips(page.top + 20.0), twips(page.bottom + 14.0));
        self.xml.empty(
            "w:pgMar",
            &[
                ("w:top", top.as_str()),
                ("w:right", &side),
                ("w:bottom", &bottom),
                ("w:left", &side),
                ("w:header", "480"),
                ("w:footer", "480"),
                ("w:gutter", "0"),
            ],
        );
        if self.mirrored {
            self.xml.empty("w:bidi", &[]);
        }
        self.xml.close();
        if within {
            self.xml.close_all(2);
        }
    }

    fn section(&mut self, section: &'a Section) {
        if !section.title.trim().is_empty() {
            self.heading(section.level, &section.title, &section.anchor, section.mark.as_ref(), "");
        }
        if !section.lede.trim().is_empty() {
            self.open("Lede").run(&section.lede, Look::default()).xml.close();
        }
        self.blocks(&section.blocks);
        if !section.notes.trim().is_empty() {
            self.long(&Rich(section.notes.clone()), section.level);
        }
    }

    /// Opens a paragraph of a style.
    fn open(&mut self, style: &str) -> &mut Self {
        self.xml.open("w:p", &[]).open("w:pPr", &[]).empty("w:pStyle", &[("w:val", style)]).close();
        self
    }

    /// A run of text in the open paragraph.
    fn run(&mut self, text: &str, look: Look) -> &mut Self {
        self.styled(&Run { text: text.to_owned(), ..Run::default() }, look)
    }

    fn styled(&mut self, run: &Run, look: Look) -> &mut Self {
        if run.text.is_empty() {
            return self;
        }
        self.xml.open("w:r", &[]).open("w:rPr", &[]);
        if run.code {
            self.xml.fixed("<w:rFonts w:ascii=\"Consolas\" w:hAnsi=\"Consolas\" w:cs=\"Consolas\"/>");
        }
        if run.bold || look.bold {
            self.xml.fixed("<w:b/><w:bCs/>");
        }
        if run.italic {
            self.xml.fixed("<w:i/><w:iCs/>");
        }
        if run.strike {
            self.xml.fixed("<w:strike/>");
        }
        match look.colour {
            Some(ink::ACCENT) => _ = self.xml.empty("w:color", &[("w:val", &ink::hex(self.content.doc.brand.accent))]),
            Some(colour) => _ = self.xml.empty("w:color", &[("w:val", colour)]),
            None => {}
        }
        if let Some(size) = look.size {
            let size = size.to_string();
            self.xml.empty("w:sz", &[("w:val", &size)]).empty("w:szCs", &[("w:val", &size)]);
        }
        if run.text.chars().any(text::right_to_left) {
            self.xml.empty("w:rtl", &[]);
        }
        self.xml.close();
        for (at, line) in run.text.split('\n').enumerate() {
            if at > 0 {
                self.xml.empty("w:br", &[]);
            }
            self.xml.leaf("w:t", &[("xml:space", "preserve")], line);
        }
        self.xml.close();
        self
    }

    fn runs(&mut self, runs: &[Run], look: Look) {
        for run in runs {
            if run.url.is_empty() {
                self.styled(run, look);
            } else {
                let id = self.links.address(&super::xml::clean(&run.url));
                self.xml.open("w:hyperlink", &[("r:id", &id)]);
                self.styled(run, Look { colour: Some(ink::ACCENT), ..look });
                self.xml.close();
            }
        }
    }

    /// Text that leads to a place in the document.
    fn linked(&mut self, to: &str, text: &str, look: Look) {
        match self.bookmarks.get(to) {
            Some(number) => {
                let name = format!("a{number}");
                self.xml.open("w:hyperlink", &[("w:anchor", &name), ("w:history", "1")]);
                self.run(text, look);
                self.xml.close();
            }
            None => {
                self.run(text, look);
            }
        }
    }

    /// Glyph and letter of a pillar.
    fn sign(&mut self, mark: Option<&Mark>) {
        if let Some(mark) = mark {
            let look = Look { bold: true, colour: Some(ink::hue(mark.colour).ink), size: None };
            self.run(&format!("{}  ", ink::sign(mark)), look);
        }
    }

    fn heading(&mut self, level: u8, words: &str, anchor: &str, mark: Option<&Mark>, side: &str) {
        let style = format!("Heading{}", level.clamp(1, 5));
        self.open(&style);
        let number = self.bookmarks.get(anchor).map(usize::to_string);
        if let Some(number) = &number {
            self.xml.empty("w:bookmarkStart", &[("w:id", number), ("w:name", &format!("a{number}"))]);
        }
        self.sign(mark);
        self.run(words, Look::default());
        if !side.trim().is_empty() {
            self.run(&format!("   {side}"), Look { colour: Some(ink::INK_3), size: Some(18), bold: false });
        }
        if let Some(number) = &number {
            self.xml.empty("w:bookmarkEnd", &[("w:id", number)]);
        }
        self.xml.close();
    }

    /// Long text; its own headings stand below `under`.
    fn long(&mut self, text: &Rich, under: u8) {
        let mut list: Option<usize> = None;
        for piece in pieces(&text.0) {
            match piece {
                Piece::Table(table) => self.table(&table),
                Piece::Para(role, runs) => {
                    let style = match role {
                        Role::Heading(level) => format!("Heading{}", level.saturating_add(under).clamp(2, 5)),
                        Role::Code => "Code".to_owned(),
                        Role::Quote => "Quote".to_owned(),
                        Role::Item { .. } => "ListParagraph".to_owned(),
                        Role::More(_) | Role::Text => "BodyText".to_owned(),
                    };
                    self.xml.open("w:p", &[]).open("w:pPr", &[]).empty("w:pStyle", &[("w:val", &style)]);
                    match role {
                        Role::Item { depth, number } => {
                            let id = match number {
                                None => 1,
                                Some(first) => *list.get_or_insert_with(|| {
                                    self.counted.push(first);
                                    self.counted.len() + 1
                                }),
                            };
                            self.numbered(id, depth);
                        }
                        Role::More(depth) => {
                            let left = ((f64::from(depth) + 1.0) * 360.0).to_string();
                            self.xml.empty("w:ind", &[("w:left", &left)]);
                        }
                        _ => list = None,
                    }
                    self.xml.close();
                    self.runs(&runs, Look::default());
                    self.xml.close();
                }
            }
        }
    }

    fn numbered(&mut self, id: usize, depth: u8) {
        self.xml.open("w:numPr", &[]);
        self.xml.empty("w:ilvl", &[("w:val", &depth.to_string())]).empty("w:numId", &[("w:val", &id.to_string())]);
        self.xml.close();
    }

    /// The paragraphs of a long text as plain ones, for narrow places.
    fn plain(&self, text: &Rich) -> Vec<String> {
        words::paragraphs(&text.0)
    }
}
