//! Reading finished pages: where the fields stand, which characters got no glyph, and whether a page looks as before.

use std::collections::BTreeSet;
use std::hash::{DefaultHasher, Hash, Hasher};

use typst::foundations::{Label, Value};
use typst::introspection::{MetadataElem, Tag};
use typst::layout::{Abs, Frame, FrameItem, Point, Rect, Transform};
use typst::utils::PicoStr;
use typst_layout::PagedDocument;

use crate::typeset::Hit;
use crate::view::front::PageShape;

/// The label of the invisible marks that templates put before and after what belongs to a field.
const MARK: &str = "hit";

/// The rectangles of a page behind which fields stand, outermost first. Of the pages before it only the marks count.
/// What stands at the foot of a page belongs to no field, though one may go on over the page.
pub(crate) fn hits(document: &PagedDocument, page: usize, shape: PageShape) -> Vec<Hit> {
    let Some(label) = Label::new(PicoStr::intern(MARK)) else { return Vec::new() };
    let mut reader = Reader { label, measure: false, lowest: Abs::zero(), next: 0, open: Vec::new(), done: Vec::new() };
    for before in document.pages().iter().take(page) {
        reader.frame(&before.frame, Transform::identity());
    }
    reader.measure = true;
    if let Some(page) = document.pages().get(page) {
        reader.lowest = Abs::pt(shape.lowest(page.frame.width().to_pt(), page.frame.height().to_pt()));
        reader.frame(&page.frame, Transform::identity());
    }
    // What runs on to the next page is on this one too.
    while !reader.open.is_empty() {
        reader.close();
    }
    reader.done.sort_by_key(|(order, _)| *order);
    reader.done.into_iter().map(|(_, hit)| hit).collect()
}

struct Open {
    order: usize,
    field: String,
    area: Option<Rect>,
}

struct Reader {
    label: Label,
    /// Whether places are of interest.
    measure: bool,
    /// Where the foot of the page begins.
    lowest: Abs,
    /// How many marks were opened so far.
    next: usize,
    open: Vec<Open>,
    done: Vec<(usize, Hit)>,
}

impl Reader {
    fn frame(&mut self, frame: &Frame, at: Transform) {
        for (position, item) in frame.items() {
            let here = || at.pre_concat(Transform::translate(position.x, position.y));
            let covers = self.measure && !self.open.is_empty();
            match item {
                FrameItem::Group(group) if self.measure => {
                    self.frame(&group.frame, here().pre_concat(group.transform));
                }
                FrameItem::Group(group) => self.frame(&group.frame, at),
                FrameItem::Tag(Tag::Start(element, _)) if element.label() == Some(self.label) => {
                    if let Some(mark) = element.to_packed::<MetadataElem>() {
                        self.mark(&mark.value);
                    }
                }
                FrameItem::Text(text) if covers => {
                    let (width, size) = (text.width(), text.size);
                    self.cover(here(), Rect::new(Point::with_y(-0.8 * size), Point::new(width, 0.25 * size)));
                }
                FrameItem::Shape(shape, _) if covers => self.cover(here(), shape.bbox(false)),
                FrameItem::Image(_, size, _) if covers => {
                    self.cover(here(), Rect::new(Point::zero(), size.to_point()));
                }
                _ => {}
            }
        }
    }

    /// A mark with text opens a field; an empty one closes the innermost.
    fn mark(&mut self, value: &Value) {
        match value {
            Value::Str(field) if !field.is_empty() => {
                self.open.push(Open { order: self.next, field: field.to_string(), area: None });
                self.next += 1;
            }
            _ => self.close(),
        }
    }

    fn close(&mut self) {
        let Some(closed) = self.open.pop() else { return };
        let Some(area) = closed.area else { return };
        self.grow(area);
        self.done.extend(hit(closed.order, &closed.field, area));
    }

    fn cover(&mut self, at: Transform, area: Rect) {
        let corners = [area.min, area.max].map(|corner| corner.transform(at));
        if corners[0].y.max(corners[1].y) > self.lowest {
            return;
        }
        self.grow(Rect::new(corners[0].min(corners[1]), corners[0].max(corners[1])));
    }

    fn grow(&mut self, area: Rect) {
        if let Some(open) = self.open.last_mut() {
            open.area = Some(match open.area {
                None => area,
                Some(before) => Rect::new(before.min.min(area.min), before.max.max(area.max)),
            });
        }
    }
}

/// `initiative|id|field` and an area make a hit.
fn hit(order: usize, field: &str, area: Rect) -> Option<(usize, Hit)> {
    let mut parts = field.splitn(3, '|');
    let (kind, id, field) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?, parts.next()?);
    let pt = |length: Abs| (length.to_pt() * 10.0).round() / 10.0;
    let (x, y) = (pt(area.min.x), pt(area.min.y));
    Some((order, Hit { x, y, w: pt(area.max.x) - x, h: pt(area.max.y) - y, kind, id, field: field.to_owned() }))
}

/// A mark on finished pages.
pub(crate) struct Marked {
    /// The page, counted from 0.
    pub page: usize,
    /// How far down it stands, in points.
    pub y: f64,
    /// Whether nothing visible stands before it on its page.
    pub first: bool,
}

/// The marks with this label, in order, and for each page how far down what stands on it reaches, in points. Its foot
/// does not count.
pub(crate) fn marks(document: &PagedDocument, label: &str, shape: PageShape) -> (Vec<Marked>, Vec<f64>) {
    let mut marks = Vec::new();
    let Some(label) = Label::new(PicoStr::intern(label)) else { return (marks, Vec::new()) };
    let ends = document.pages().iter().enumerate().map(|(page, sheet)| {
        let lowest = shape.lowest(sheet.frame.width().to_pt(), sheet.frame.height().to_pt());
        let mut walk = Walk { label, page, lowest, end: 0.0, marks: &mut marks };
        walk.frame(&sheet.frame, Transform::identity());
        walk.end
    });
    let ends = ends.collect();
    (marks, ends)
}

struct Walk<'a> {
    label: Label,
    page: usize,
    lowest: f64,
    /// How far down the visible things reach so far.
    end: f64,
    marks: &'a mut Vec<Marked>,
}

impl Walk<'_> {
    fn frame(&mut self, frame: &Frame, at: Transform) {
        for (position, item) in frame.items() {
            let here = at.pre_concat(Transform::translate(position.x, position.y));
            let y = |point: Point| point.transform(here).y.to_pt();
            let reach = match item {
                FrameItem::Group(group) => {
                    self.frame(&group.frame, here.pre_concat(group.transform));
                    continue;
                }
                FrameItem::Tag(Tag::Start(element, _)) if element.label() == Some(self.label) => {
                    let y = y(Point::zero());
                    self.marks.push(Marked { page: self.page, y, first: self.end == 0.0 });
                    continue;
                }
                FrameItem::Text(text) => y(Point::with_y(0.25 * text.size)),
                FrameItem::Shape(shape, _) => y(shape.bbox(false).max),
                FrameItem::Image(_, size, _) => y(size.to_point()),
                _ => continue,
            };
            if reach <= self.lowest {
                self.end = self.end.max(reach);
            }
        }
    }
}

/// A fingerprint of what a page looks like. Invisible marks are left out: they change with what stands on other pages.
pub(crate) fn fingerprint(frame: &Frame) -> u64 {
    let mut state = DefaultHasher::new();
    frame.size().hash(&mut state);
    looks(frame, Point::zero(), &mut state);
    state.finish()
}

/// Groups that only place what is in them are not seen either.
fn looks(frame: &Frame, at: Point, state: &mut impl Hasher) {
    for (position, item) in frame.items() {
        let here = at + *position;
        match item {
            FrameItem::Tag(_) => continue,
            FrameItem::Group(group) if group.transform.is_identity() && group.clip.is_none() => {
                looks(&group.frame, here, state);
            }
            FrameItem::Group(group) => {
                (here, group.transform, &group.clip, group.frame.size()).hash(state);
                looks(&group.frame, Point::zero(), state);
            }
            item => (here, item).hash(state),
        }
    }
}

/// The characters for which the face in use had no glyph.
pub(crate) fn without_glyph(document: &PagedDocument) -> BTreeSet<char> {
    let mut found = BTreeSet::new();
    document.pages().iter().for_each(|page| unshaped(&page.frame, &mut found));
    found
}

fn unshaped(frame: &Frame, found: &mut BTreeSet<char>) {
    for (_, item) in frame.items() {
        match item {
            FrameItem::Group(group) => unshaped(&group.frame, found),
            FrameItem::Text(text) => {
                for glyph in text.glyphs.iter().filter(|glyph| glyph.id == 0) {
                    let shown = text.text.get(glyph.range()).unwrap_or_default();
                    found.extend(shown.chars().filter(|c| !c.is_whitespace() && !c.is_ascii()));
                }
            }
            _ => {}
        }
    }
}
