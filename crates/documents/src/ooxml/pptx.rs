//! Slides: text as text, tables as tables, bars and cards as shapes with names, notes with the narrative.
//!
//! `flow` lays blocks out and measures them, so that text shrinks within limits and then goes on on a further slide;
//! this module chooses the size and puts the parts together.

mod blocks;
mod flow;
mod parts;
mod shape;
mod text;
mod timeline;

use super::ink;
use super::package::{Links, Package};
use super::words;
use super::xml::Xml;
use crate::content::{Content, Opening, Section};
use crate::view::front::Front;
use crate::{Error, Request};
use flow::{At, Flow, Item, Lane, Shape};
use text::{Para, Run, run};

/// The main namespaces of a slide.
const SPACES: &[(&str, &str)] = &[
    ("xmlns:a", "http://schemas.openxmlformats.org/drawingml/2006/main"),
    ("xmlns:r", "http://schemas.openxmlformats.org/officeDocument/2006/relationships"),
    ("xmlns:p", "http://schemas.openxmlformats.org/presentationml/2006/main"),
];
/// A slide, in points.
const SIZE: (f64, f64) = (960.0, 540.0);
/// The margin at the sides.
const SIDE: f64 = 42.0;
/// Where what stands below a title would begin if it had no height.
const TOP: f64 = 58.0;
/// Where the foot begins.
const FOOT: f64 = 512.0;
/// The sizes of running text on a slide that holds all of its section, largest first.
const SIZES: &[f64] = &[20.0, 18.5, 17.0, 16.0, 15.0, 14.0, 13.0, 12.0, 11.0];
/// The size where a section needs several slides.
const SEVERAL: f64 = 13.0;
/// The sizes of a document that is one slide.
const ONE: &[f64] = &[14.0, 13.0, 12.0, 11.0, 10.5, 10.0, 9.5, 9.0, 8.5, 8.0, 7.5, 7.0];
/// The most slides of one section; a file of thousands would help nobody.
const MOST: usize = 400;

/// A slide that is laid out.
struct Slide {
    kicker: String,
    title: Vec<Para>,
    /// The height of the title.
    high: f64,
    items: Vec<Item>,
    /// Where the body begins.
    top: f64,
    notes: Vec<String>,
}

/// A document as a file.
pub(super) fn write(content: &Content, request: &Request) -> Result<Vec<u8>, Error> {
    let one = content.opening == Opening::Slide;
    let mut slides = Vec::new();
    for section in &content.sections {
        slides.extend(laid_out(section, &content.doc, one));
    }
    if slides.is_empty() {
        slides.extend(laid_out(
            &Section { title: "Nothing to show yet".to_owned(), ..Section::default() },
            &content.doc,
            one,
        ));
    }
    let cover = content.opening == Opening::Slides;
    let count = slides.len() + usize::from(cover);
    let mut deck = Deck { package: Package::default(), links: Links::default(), made: 0, ids: Vec::new(), content };
    if let Some(logo) = &content.doc.brand.logo {
        deck.package.picture("ppt/media/logo.png", logo.png());
    }
    if cover {
        let mut links = Links::default();
        let xml = shape::cover(&content.doc, &mut links);
        deck.add(xml, links, "1", &[]);
    }
    for slide in &slides {
        let mut links = Links::default();
        let number = deck.made + 1;
        let xml = shape::slide(slide, &content.doc, (number, count), &mut links);
        deck.add(xml, links, "2", &slide.notes);
    }
    deck.finish(request)
}

/// What stands below the title of a slide, before it has a size.
struct Body<'a> {
    section: &'a Section,
    /// Where it begins, in points.
    top: f64,
    /// Whether the document is this one slide.
    one: bool,
}

impl Body<'_> {
    /// The slides that it takes with text of this size, and how far down it reaches on the last one, in points.
    fn flow(&self, size: f64) -> (Vec<Vec<Item>>, f64) {
        let width = SIZE.0 - 2.0 * SIDE;
        let mut flow = Flow::new(FOOT - self.top - 8.0, size);
        let mut at = At { page: 0, y: 0.0 };
        if !self.section.lede.trim().is_empty() {
            let lede = Para::of(vec![run(&self.section.lede, size * 0.95).inked(ink::INK_2)]);
            flow.text(&mut at, Lane { x: SIDE, width }, vec![lede], "Lede");
            at.y += size * 0.5;
        }
        flow.blocks(&mut at, Lane { x: SIDE, width }, &self.section.blocks);
        flow.pages.retain({
            let mut first = true;
            move |page| std::mem::take(&mut first) || !page.is_empty()
        });
        (flow.pages, at.y)
    }

    fn flowed(&self, size: f64) -> Vec<Vec<Item>> {
        self.flow(size).0
    }

    /// The largest size at which one slide is enough; none where not even the smallest is.
    fn largest(&self) -> Option<f64> {
        let sizes = if self.one { ONE } else { SIZES };
        // Where not even the smallest fits, the others need not be tried.
        sizes.last().filter(|size| self.flowed(**size).len() <= 1)?;
        // The sizes fall, so the first that fits is found by halves.
        sizes.get(sizes.partition_point(|size| self.flowed(*size).len() > 1)).copied()
    }
}

/// The share of a slide that what stands below its title takes with text of this size, as it is reckoned here: more
/// than 1 where it does not fit.
pub(crate) fn filled(section: &Section, size: f64) -> f64 {
    let (_, high) = title(&section.title, section, false);
    let room = FOOT - 8.0 - TOP - high;
    let (pages, end) = Body { section, top: TOP + high, one: false }.flow(size);
    (pages.len() as f64 - 1.0) + end / room
}

/// The slides of a section: the largest size at which one is enough, otherwise several.
fn laid_out(section: &Section, doc: &Front, one: bool) -> Vec<Slide> {
    let words = if section.title.trim().is_empty() { doc.document.as_str() } else { section.title.as_str() };
    let (title, high) = title(words, section, one);
    let kicker = if section.kicker.trim().is_empty() { doc.title.clone() } else { section.kicker.clone() };
    let top = high + if one { TOP - 6.0 } else { TOP };
    let body = Body { section, top, one };
    let several = if one { ONE[ONE.len() - 1] } else { SEVERAL };
    let mut pages = body.flowed(body.largest().unwrap_or(several));
    let mut notes = words::paragraphs(&section.notes);
    let most = if one { 1 } else { MOST };
    if pages.len() > most {
        let left: Vec<String> = pages.split_off(most).iter().flatten().flat_map(said).take(2000).collect();
        notes.push("What found no room on the slide:".to_owned());
        notes.extend(left);
    }
    let count = pages.len();
    let slides = pages.into_iter().enumerate().map(|(n, items)| {
        let mut title = title.clone();
        if count > 1
            && let Some(last) = title.last_mut()
        {
            let size = last.runs.last().map_or(20.0, |run| run.size);
            last.runs.push(run(format!("  {} of {count}", n + 1), size * 0.6).inked(ink::INK_3));
        }
        let notes = if n == 0 { std::mem::take(&mut notes) } else { Vec::new() };
        Slide { kicker: kicker.clone(), title, high, items, top, notes }
    });
    slides.collect()
}

/// The title in at most three lines: smaller first, then shortened.
fn title(words: &str, section: &Section, one: bool) -> (Vec<Para>, f64) {
    let width = SIZE.0 - 2.0 * SIDE;
    // Room for the number of a continued slide.
    let made = |words: &str, size: f64| {
        let mut runs: Vec<Run> = text::sign(section.mark.as_ref(), size).into_iter().collect();
        runs.push(run(words, size).bold());
        let paras = vec![Para::of(runs)];
        let high = text::height(&paras, width - 70.0);
        (paras, high)
    };
    let sizes = if one { [20.0, 18.0, 15.0] } else { [26.0, 22.0, 18.0] };
    for size in sizes {
        let (paras, high) = made(words, size);
        if high <= size * text::LINE * 2.0 + 0.1 {
            return (paras, high);
        }
    }
    let mut most = 220;
    loop {
        let (paras, high) = made(&crate::text::shortened(words, most), 15.0);
        if high <= 15.0 * text::LINE * 3.0 + 0.1 || most < 40 {
            return (paras, high.min(15.0 * text::LINE * 3.0));
        }
        most -= 20;
    }
}

/// The words of what stands on a slide.
fn said(item: &Item) -> Vec<String> {
    let join =
        |paras: &[Para]| paras.iter().map(Para::words).filter(|words| !words.trim().is_empty()).collect::<Vec<_>>();
    match item {
        Item::Shape(Shape { paras, .. }) => join(paras),
        Item::Rows(rows) => rows
            .lines
            .iter()
            .map(|line| line.cells.iter().flat_map(|cell| join(cell)).collect::<Vec<_>>().join(" · "))
            .collect(),
    }
}

/// The parts of a presentation while they come together.
struct Deck<'a> {
    package: Package,
    links: Links,
    made: usize,
    ids: Vec<String>,
    content: &'a Content,
}

impl Deck<'_> {
    fn add(&mut self, xml: Xml, mut links: Links, layout: &str, notes: &[String]) {
        self.made += 1;
        let number = self.made;
        links.part("slideLayout", &format!("../slideLayouts/slideLayout{layout}.xml"));
        if !notes.is_empty() {
            links.part("notesSlide", &format!("../notesSlides/notesSlide{number}.xml"));
            let mut back = Links::default();
            back.part("notesMaster", "../notesMasters/notesMaster1.xml");
            back.part("slide", &format!("../slides/slide{number}.xml"));
            let path = format!("ppt/notesSlides/notesSlide{number}.xml");
            self.package.add(&path, "presentationml.notesSlide", parts::notes(notes, self.content), Some(&back));
        }
        self.package.add(&format!("ppt/slides/slide{number}.xml"), "presentationml.slide", xml, Some(&links));
        self.ids.push(self.links.part("slide", &format!("slides/slide{number}.xml")));
    }

    fn finish(mut self, request: &Request) -> Result<Vec<u8>, Error> {
        let master = self.links.part("slideMaster", "slideMasters/slideMaster1.xml");
        let notes = self.links.part("notesMaster", "notesMasters/notesMaster1.xml");
        self.links.part("theme", "theme/theme1.xml");
        let package = &mut self.package;
        let mut links = Links::default();
        links.part("slideLayout", "../slideLayouts/slideLayout1.xml");
        links.part("slideLayout", "../slideLayouts/slideLayout2.xml");
        links.part("theme", "../theme/theme1.xml");
        package.add(
            "ppt/slideMasters/slideMaster1.xml",
            "presentationml.slideMaster",
            parts::master(self.content),
            Some(&links),
        );
        for (n, title) in [(1, true), (2, false)] {
            let mut links = Links::default();
            links.part("slideMaster", "../slideMasters/slideMaster1.xml");
            let layout = parts::layout(title, self.content, &mut links);
            let path = format!("ppt/slideLayouts/slideLayout{n}.xml");
            package.add(&path, "presentationml.slideLayout", layout, Some(&links));
        }
        let mut links = Links::default();
        links.part("theme", "../theme/theme2.xml");
        package.add(
            "ppt/notesMasters/notesMaster1.xml",
            "presentationml.notesMaster",
            parts::notes_master(),
            Some(&links),
        );
        for n in [1, 2] {
            package.add(&format!("ppt/theme/theme{n}.xml"), "theme", parts::theme(self.content), None);
        }
        let mut xml = Xml::part();
        xml.open("p:presentation", SPACES).open("p:sldMasterIdLst", &[]);
        xml.empty("p:sldMasterId", &[("id", "2147483648"), ("r:id", &master)]).close();
        xml.open("p:notesMasterIdLst", &[]).empty("p:notesMasterId", &[("r:id", &notes)]).close();
        xml.open("p:sldIdLst", &[]);
        for (n, id) in self.ids.iter().enumerate() {
            xml.empty("p:sldId", &[("id", &(256 + n).to_string()), ("r:id", id)]);
        }
        xml.close();
        xml.fixed("<p:sldSz cx=\"12192000\" cy=\"6858000\"/><p:notesSz cx=\"6858000\" cy=\"9144000\"/>");
        package.add("ppt/presentation.xml", "presentationml.presentation.main", xml, Some(&self.links));
        self.package.finish("ppt/presentation.xml", self.content, request)
    }
}
