//! Where bars and labels of a timeline stand: rows within lanes, and pages of rows. Reckoned here, once for all formats,
//! from the width of the letters; the writers only draw.

use serde::Serialize;

use super::Timeline;
use crate::fonts;
use crate::text;
use crate::view::marks::Mark;

/// The space that a drawing has, in points.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Room {
    /// Its width.
    pub width: f64,
    /// Its height on the first page.
    pub first: f64,
    /// Its height on every other page.
    pub height: f64,
    /// The size of labels.
    pub size: f64,
}

/// A timeline, cut into pages.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(crate) struct Placed {
    /// The width of the column with the names of the lanes.
    pub lane: f64,
    /// The height of a row.
    pub row: f64,
    /// The size of labels.
    pub size: f64,
    /// The height of the head with quarters and milestones.
    pub head: f64,
    /// Quarters: name, year, from, to, in points behind the lane column.
    pub quarters: Vec<(String, String, f64, f64)>,
    /// Milestones.
    pub milestones: Vec<Flag>,
    /// Where today is.
    pub today: Option<f64>,
    /// The pages.
    pub pages: Vec<Page>,
}

/// A milestone on the drawing.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(crate) struct Flag {
    pub id: String,
    pub title: String,
    pub fixed: bool,
    pub x: f64,
    /// The row of its label.
    pub row: usize,
    /// Whether its label stands before it.
    pub before: bool,
}

/// One page of rows.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(crate) struct Page {
    /// The height of all rows.
    pub height: f64,
    /// The lanes on this page.
    pub lanes: Vec<Band>,
    /// The bars on this page.
    pub bars: Vec<Bar>,
    /// Lines from what comes first to what waits for it, where both are near each other: points of each line.
    pub lines: Vec<Vec<(f64, f64)>>,
    /// What the drawing says, in words.
    pub words: String,
}

/// A lane on a page.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(crate) struct Band {
    pub name: String,
    pub mark: Option<Mark>,
    pub y: f64,
    pub height: f64,
    /// Whether it began on a page before.
    pub continued: bool,
}

/// A bar, and where its label stands.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(crate) struct Bar {
    pub id: String,
    pub code: String,
    pub title: String,
    /// The second line, where it fits.
    pub note: String,
    pub colour: &'static str,
    pub steps: &'static str,
    pub x: f64,
    pub y: f64,
    pub width: f64,
    pub height: f64,
    /// `in`, `after` or `before` the bar.
    pub place: &'static str,
    /// Where the label begins.
    pub label: f64,
    /// The width of the label.
    pub label_width: f64,
}

/// The most letters of a title on a drawing; the table has all of it.
const TITLE: usize = 48;
/// Between two things in a row.
const GAP: f64 = 4.0;
/// Rows across which a line is drawn; a longer one would only confuse.
const NEAR: f64 = 7.0;

struct Item {
    bar: Bar,
    from: f64,
    to: f64,
    after: Vec<String>,
}

/// Places a timeline.
pub(crate) fn place(timeline: &Timeline, room: Room) -> Placed {
    let size = room.size;
    let lane = (size * 12.5).min(room.width * 0.2);
    let width = room.width - lane;
    let (milestones, flag_rows) = flags(timeline, width, size);
    let head = size * 3.7 + flag_rows.max(1) as f64 * size * 1.3;
    let foot = size * 1.8;
    let lane_gap = size;
    let lanes: Vec<Vec<Vec<Item>>> = timeline.lanes.iter().map(|lane| pack(&lane.bars, width, size)).collect();
    let rows: usize = lanes.iter().map(Vec::len).sum();
    let body = |height: f64| (height - head - foot - 2.0).max(size * 6.0);
    let gaps = lanes.len() as f64 * lane_gap;
    let least = size * 2.25;
    // On a single page rows grow until it is filled.
    let row = if rows as f64 * least + gaps <= body(room.first) {
        ((body(room.first) - gaps) / rows.max(1) as f64).min(size * 3.7)
    } else {
        least
    };
    let mut pages = Paging {
        pages: Vec::new(),
        page: Page::new(),
        waits: Vec::new(),
        y: 0.0,
        free: body(room.first),
        next: body(room.height),
        row,
    };
    for (lane, packed) in timeline.lanes.iter().zip(lanes) {
        let count = packed.len();
        // The name of a lane may need more lines than the lane has rows.
        let name = (text_width(&lane.name, size * 1.05, true) / (size * 11.0)).ceil() * size * 1.35 + size * 1.6;
        let high = (count as f64 * row).max(name);
        for (at, items) in packed.into_iter().enumerate() {
            // Two rows of a lane stay together.
            let need = if at == 0 && count > 1 {
                (2.0 * row).max(name)
            } else if count == 1 {
                high
            } else {
                row
            };
            if pages.y + need > pages.free && pages.y > 0.0 {
                pages.turn();
            }
            if at == 0 || pages.page.lanes.is_empty() {
                let band = Band {
                    name: lane.name.clone(),
                    mark: lane.mark.clone(),
                    y: pages.y,
                    height: 0.0,
                    continued: at > 0,
                };
                pages.page.lanes.push(band);
            }
            for item in items {
                let mut bar = item.bar;
                (bar.y, bar.height) = (pages.y, row - size * 0.45);
                if bar.place != "in" || row < size * 3.0 || text_width(&bar.note, size * 0.88, false) > bar.width - size
                {
                    bar.note.clear();
                }
                pages.page.bars.push(bar);
                pages.waits.push((pages.page.bars.len() - 1, item.after));
            }
            pages.y += row;
        }
        if let Some(band) = pages.page.lanes.last_mut() {
            pages.y = pages.y.max(band.y + name.min(pages.free - band.y));
            band.height = pages.y - band.y;
        }
        pages.y += lane_gap;
    }
    pages.turn();
    let Paging { pages, .. } = pages;
    let scaled = |share: f64| share * width;
    Placed {
        lane,
        row,
        size,
        head,
        quarters: timeline
            .quarters
            .iter()
            .map(|q| (q.name.clone(), q.year.clone(), scaled(q.from), scaled(q.to)))
            .collect(),
        milestones,
        today: timeline.today.map(scaled),
        pages: worded(pages, timeline),
    }
}

/// Pages while they are being filled.
struct Paging {
    pages: Vec<Page>,
    page: Page,
    /// For each bar of this page that waits for others: its position, and what it waits for.
    waits: Vec<(usize, Vec<String>)>,
    y: f64,
    free: f64,
    next: f64,
    row: f64,
}

impl Paging {
    /// Ends the page.
    fn turn(&mut self) {
        let mut page = std::mem::replace(&mut self.page, Page::new());
        if !page.lanes.is_empty() {
            page.height = self.y;
            page.lines = lines(&page.bars, &std::mem::take(&mut self.waits), self.row);
            self.pages.push(page);
        }
        (self.y, self.free) = (0.0, self.next);
    }
}

impl Page {
    fn new() -> Self {
        Self { height: 0.0, lanes: Vec::new(), bars: Vec::new(), lines: Vec::new(), words: String::new() }
    }
}

/// Labels of milestones in rows, none over another.
fn flags(timeline: &Timeline, width: f64, size: f64) -> (Vec<Flag>, usize) {
    let mut ends: Vec<f64> = Vec::new();
    let flags = timeline.milestones.iter().map(|milestone| {
        let title = text::shortened(&milestone.title, TITLE);
        let (x, label) = (milestone.at * width, text_width(&title, size * 0.95, false) + size * 1.4);
        let before = x + label > width;
        let (from, to) = if before { (x - label, x + size * 0.6) } else { (x - size * 0.5, x + label) };
        let row = ends.iter().position(|end| *end <= from).unwrap_or(ends.len());
        match ends.get_mut(row) {
            Some(end) => *end = to,
            None => ends.push(to),
        }
        Flag { id: milestone.id.clone(), title, fixed: milestone.fixed, x, row, before }
    });
    let flags = flags.collect();
    (flags, ends.len())
}

/// The bars of a lane in as few rows as a first fit needs. A bar takes the room of its label too.
fn pack(bars: &[super::TimelineBar], width: f64, size: f64) -> Vec<Vec<Item>> {
    let mut rows: Vec<(f64, Vec<Item>)> = Vec::new();
    for bar in bars {
        let item = item(bar, width, size);
        // Bars come by their start, so the end of a row is all that matters, but for labels that stand before their bar.
        let fits = rows.iter().position(|(end, _)| item.from >= *end + GAP);
        match fits.and_then(|at| rows.get_mut(at)) {
            Some((end, row)) => {
                *end = end.max(item.to);
                row.push(item);
            }
            None => rows.push((item.to, vec![item])),
        }
    }
    rows.into_iter().map(|(_, row)| row).collect()
}

fn item(bar: &super::TimelineBar, width: f64, size: f64) -> Item {
    let x = bar.from * width;
    let long = ((bar.to - bar.from) * width).max(size * 0.7);
    let title = text::shortened(&bar.title, TITLE);
    let code = text::shortened(&bar.code, 8);
    let code_width = if code.is_empty() { 0.0 } else { text_width(&code, size, true) + size * 0.6 };
    let label = code_width + text_width(&title, size, true) + size * 1.1;
    let (place, from) = if label <= long {
        ("in", x)
    } else if x + long + label <= width {
        ("after", x + long)
    } else if label <= x {
        ("before", x - label)
    } else {
        // Neither side has room for all of it: the label begins in the bar and ends with the drawing.
        ("in", x.min((width - label).max(0.0)))
    };
    let bar_ = Bar {
        id: bar.id.clone(),
        code,
        title,
        note: bar.note.clone(),
        colour: bar.colour,
        steps: bar.steps,
        x,
        y: 0.0,
        width: long,
        height: 0.0,
        place,
        label: from,
        label_width: label.min(width),
    };
    Item { from: x.min(from), to: (x + long).max(from + label), bar: bar_, after: bar.after.clone() }
}

/// From the end of what comes first to the start of what waits for it.
fn lines(bars: &[Bar], waits: &[(usize, Vec<String>)], row: f64) -> Vec<Vec<(f64, f64)>> {
    let mut lines = Vec::new();
    for (at, after) in waits {
        let Some(to) = bars.get(*at) else { continue };
        for from in after.iter().filter_map(|id| bars.iter().find(|bar| bar.id == *id)) {
            let (sx, sy) = (from.x + from.width, from.y + from.height / 2.0);
            let (tx, ty) = (to.x, to.y + to.height / 2.0);
            if (sy - ty).abs() > NEAR * row {
                continue;
            }
            lines.push(if tx >= sx + 3.0 {
                vec![(sx, sy), (tx - 3.5, sy), (tx - 3.5, ty), (tx, ty)]
            } else {
                let between = if ty > sy { sy + row / 2.0 } else { sy - row / 2.0 };
                vec![(sx, sy), (sx + 4.0, sy), (sx + 4.0, between), (tx - 5.0, between), (tx - 5.0, ty), (tx, ty)]
            });
        }
    }
    lines
}

fn worded(mut pages: Vec<Page>, timeline: &Timeline) -> Vec<Page> {
    let (first, last) = (timeline.quarters.first(), timeline.quarters.last());
    let named = |quarter: Option<&super::TimelineQuarter>| {
        quarter.map(|q| format!("{} {}", q.name, q.year)).unwrap_or_default()
    };
    let (from, to, count) = (named(first), named(last), pages.len());
    for (at, page) in pages.iter_mut().enumerate() {
        let lanes: Vec<&str> = page.lanes.iter().map(|lane| lane.name.as_str()).collect();
        let part = if count > 1 { format!(", part {} of {count}", at + 1) } else { String::new() };
        page.words = format!(
            "Timeline{part}: {} from {from} to {to} in the lanes {}. The schedule lists all of it as a table.",
            super::build::counted(page.bars.len(), "initiative", "initiatives"),
            lanes.join(", ")
        );
    }
    pages
}

/// The width of a text in the face of the documents, in points.
pub(crate) fn text_width(text: &str, size: f64, strong: bool) -> f64 {
    fonts::advance(text, strong) * size
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::super::{TimelineBar, TimelineLane, TimelineQuarter};
    use super::*;

    fn timeline(bars: usize, lanes: usize) -> Timeline {
        let bar = |n: usize| {
            let from = (n * 37 % 90) as f64 / 100.0;
            TimelineBar {
                id: format!("{n}"),
                code: format!("I-{n}"),
                title: format!("Something of a certain length {n}"),
                note: String::new(),
                colour: "blue",
                steps: "likely",
                from,
                to: (from + 0.08).min(1.0),
                cut: false,
                after: if n > 0 { vec![format!("{}", n - 1)] } else { Vec::new() },
            }
        };
        let lane = |at: usize| {
            let mut bars: Vec<TimelineBar> = (0..bars).filter(|n| n % lanes == at).map(bar).collect();
            bars.sort_by(|a, b| a.from.total_cmp(&b.from));
            TimelineLane { name: format!("Lane {at}"), mark: None, bars }
        };
        let quarter = |n: usize| TimelineQuarter {
            name: format!("Q{}", n + 1),
            year: "2027".into(),
            from: n as f64 / 4.0,
            to: (n + 1) as f64 / 4.0,
        };
        Timeline {
            quarters: (0..4).map(quarter).collect(),
            lanes: (0..lanes).map(lane).collect(),
            ..Timeline::default()
        }
    }

    #[test]
    fn nothing_lies_over_anything_else_and_nothing_is_lost() {
        let room = Room { width: 770.0, first: 440.0, height: 490.0, size: 7.5 };
        for (count, lanes) in [(1, 1), (30, 5), (300, 7), (1000, 3)] {
            let placed = place(&timeline(count, lanes), room);
            assert_eq!(placed.pages.iter().map(|page| page.bars.len()).sum::<usize>(), count);
            for (at, page) in placed.pages.iter().enumerate() {
                let free = if at == 0 { room.first } else { room.height };
                assert!(
                    placed.head + page.height + placed.size * 1.8 <= free + 1.0,
                    "page {at} of {count} is too high"
                );
                for (n, bar) in page.bars.iter().enumerate() {
                    assert!(bar.x >= -0.01 && bar.x + bar.width <= room.width - placed.lane + 6.0);
                    assert!(bar.label >= -0.01, "{bar:?}");
                    let extent =
                        |bar: &Bar| (bar.x.min(bar.label), (bar.x + bar.width).max(bar.label + bar.label_width));
                    let over = page.bars[n + 1..].iter().find(|other| {
                        let ((a, b), (c, d)) = (extent(bar), extent(other));
                        (bar.y - other.y).abs() < 0.1 && a < d && c < b
                    });
                    assert!(over.is_none(), "{bar:?} lies over {over:?}");
                }
            }
        }
    }
}
