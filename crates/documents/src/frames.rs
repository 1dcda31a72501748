//! Reading finished pages: where the fields stand, which characters got no glyph, and whether a page looks as before.

use std::collections::BTreeSet;
use std::hash::{DefaultHasher, Hash, Hasher};

use typst::foundations::{Label, Value};
use typst::introspection::{MetadataElem, Tag};
use typst::layout::{Abs, Frame, FrameItem, Point, Rect, Transform};
use typst::utils::PicoStr;
use typst_layout::PagedDocument;

use crate::typeset::Hit;

/// The label of the invisible marks that templates put before and after what belongs to a field.
const MARK: &str = "hit";

/// The rectangles of a page behind which fields stand, outermost first. Of the pages before it only the marks count.
pub(crate) fn hits(document: &PagedDocument, page: usize) -> Vec<Hit> {
    let Some(label) = Label::new(PicoStr::intern(MARK)) else { return Vec::new() };
    let mut reader = Reader { label, measure: false, next: 0, open: Vec::new(), done: Vec::new() };
    for before in document.pages().iter().take(page) {
        reader.frame(&before.frame, Transform::identity());
    }
    reader.measure = true;
    if let Some(page) = document.pages().get(page) {
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

/// A fingerprint of what a page looks like. Invisible marks are left out: they change with what stands on other pages.
pub(crate) fn fingerprint(frame: &Frame) -> u64 {
    let mut state = DefaultHasher::new();
    looks(frame, &mut state);
    state.finish()
}

fn looks(frame: &Frame, state: &mut impl Hasher) {
    frame.size().hash(state);
    for (position, item) in frame.items() {
        match item {
            FrameItem::Tag(_) => continue,
            FrameItem::Group(group) => {
                (position, group.transform, &group.clip).hash(state);
                looks(&group.frame, state);
            }
            item => (position, item).hash(state),
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
