//! Lays blocks out on slides: from top to bottom, and on the next slide where one is full. Nothing is ever wider or
//! higher than its box, because everything is measured before it is placed.

use super::text::{self, LINE, Para, Run, run};
use crate::content::{Block, Tone};
use crate::ooxml::ink;

/// A line around a shape.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Edge {
    pub colour: &'static str,
    pub width: f64,
    pub dashed: bool,
}

/// A shape on a slide.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Shape {
    pub x: f64,
    pub y: f64,
    pub width: f64,
    pub height: f64,
    /// What Office calls the form.
    pub form: &'static str,
    /// Points of a line, instead of a form.
    pub path: Vec<(f64, f64)>,
    pub fill: Option<&'static str>,
    pub edge: Option<Edge>,
    pub paras: Vec<Para>,
    /// Between the edge and the text.
    pub inset: f64,
    /// Whether the text stands in the middle of the height.
    pub middle: bool,
    /// Whether the text stands in the middle of the width.
    pub centred: bool,
    pub name: String,
    /// What it says to those who do not see it; its own words where nothing is given.
    pub alt: String,
}

/// A row of a table: cells of text, or one across all columns.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Line {
    pub cells: Vec<Vec<Para>>,
    pub height: f64,
    /// The ink of a row that names those below it.
    pub group: Option<&'static str>,
}

/// A table on a slide.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Rows {
    pub x: f64,
    pub y: f64,
    pub widths: Vec<f64>,
    /// The first one is the heading.
    pub lines: Vec<Line>,
    pub name: String,
}

/// What stands on a slide.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Item {
    Shape(Shape),
    Rows(Rows),
}

/// Where the next thing goes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct At {
    pub page: usize,
    pub y: f64,
}

/// The width in which something is laid out.
#[derive(Clone, Copy, Debug)]
pub(super) struct Lane {
    pub x: f64,
    pub width: f64,
}

/// Slides while they are being filled.
pub(super) struct Flow {
    pub pages: Vec<Vec<Item>>,
    pub height: f64,
    /// The size of running text.
    pub size: f64,
}

impl Shape {
    /// A box without text.
    pub fn boxed(x: f64, y: f64, width: f64, height: f64, name: &str) -> Self {
        Self {
            x,
            y,
            width,
            height,
            form: "rect",
            path: Vec::new(),
            fill: None,
            edge: None,
            paras: Vec::new(),
            inset: 0.0,
            middle: false,
            centred: false,
            name: name.to_owned(),
            alt: String::new(),
        }
    }
    /// With text.
    pub fn saying(self, paras: Vec<Para>, inset: f64) -> Self {
        Self { paras, inset, ..self }
    }
    pub fn filled(self, fill: &'static str) -> Self {
        Self { fill: Some(fill), ..self }
    }
}

impl Flow {
    pub fn new(height: f64, size: f64) -> Self {
        Self { pages: vec![Vec::new()], height, size }
    }

    /// Turns to the next slide where that height is not there any more.
    pub fn need(&mut self, at: &mut At, height: f64) -> bool {
        let turn = at.y > 0.0 && at.y + height > self.height + 1e-6;
        if turn {
            *at = At { page: at.page + 1, y: 0.0 };
        }
        while self.pages.len() <= at.page {
            self.pages.push(Vec::new());
        }
        turn
    }

    pub fn put(&mut self, page: usize, item: Item) {
        while self.pages.len() <= page {
            self.pages.push(Vec::new());
        }
        if let Some(items) = self.pages.get_mut(page) {
            items.push(item);
        }
    }

    /// Paragraphs in a box of text, which goes on on the next slide.
    pub fn text(&mut self, at: &mut At, lane: Lane, paras: Vec<Para>, name: &str) {
        let mut rest = paras;
        while !rest.is_empty() {
            let first = rest.first().map_or(0.0, |para| para.before + self.size * LINE);
            self.need(at, first);
            let (mut head, mut tail) = text::parted(&rest, lane.width, self.height - at.y);
            if head.is_empty() {
                if at.y > 0.0 {
                    *at = At { page: at.page + 1, y: 0.0 };
                    continue;
                }
                // A single line that is higher than a slide: it cannot be helped.
                head = vec![tail.remove(0)];
            }
            let high = text::height(&head, lane.width);
            let shape = Shape::boxed(lane.x, at.y, lane.width, high, name).saying(head, 0.0);
            self.put(at.page, Item::Shape(shape));
            at.y += high;
            rest = tail;
        }
    }

    /// All blocks; contiguous text is one box.
    pub fn blocks(&mut self, at: &mut At, lane: Lane, blocks: &[Block]) {
        let size = self.size;
        let mut paras: Vec<Para> = Vec::new();
        for (index, block) in blocks.iter().enumerate() {
            let gap = if paras.is_empty() && at.y == 0.0 { 0.0 } else { size * 0.5 };
            match block {
                Block::Heading(heading) => {
                    // A heading stays with what it names.
                    self.flush(at, lane, &mut paras);
                    let follows = match blocks.get(index + 1) {
                        Some(Block::Table(_) | Block::Grid(_) | Block::Cards { .. } | Block::Shares(_)) => size * 7.0,
                        _ => size * 2.6,
                    };
                    self.need(at, size * 2.2 + follows.min(self.height * 0.4));
                    let mut runs: Vec<Run> = text::sign(heading.mark.as_ref(), size * 1.05).into_iter().collect();
                    runs.push(run(&heading.text, size * 1.05).bold().inked(ink::INK_3));
                    if !heading.side.trim().is_empty() {
                        runs.push(run(format!("   {}", heading.side), size * 0.9).inked(ink::INK_3));
                    }
                    let gap = if at.y == 0.0 { 0.0 } else { size * 0.7 };
                    paras.push(Para::of(runs).above(gap));
                }
                Block::Text { text, .. } => self.rich(at, lane, &text.0, gap, size, &mut paras),
                Block::Quote { text, .. } => self.rich(at, lane, &text.0, gap, size * 1.3, &mut paras),
                Block::Line { text, tone } => {
                    let words = run(text, size);
                    let words = match tone {
                        Tone::Strong => words.bold(),
                        Tone::Plain => words,
                        Tone::Soft | Tone::Nothing => words.inked(ink::INK_3),
                    };
                    paras.push(Para::of(vec![words]).above(gap));
                }
                Block::Facts { facts } => {
                    for fact in facts {
                        let mut cell = text::cell(&fact.value, size, Tone::Plain);
                        let name = run(format!("{}:  ", fact.name), size).inked(ink::INK_3);
                        match cell.first_mut() {
                            Some(first) => first.runs.insert(0, name),
                            None => cell.push(Para::of(vec![name])),
                        }
                        paras.extend(
                            cell.into_iter().enumerate().map(|(n, p)| if n == 0 { p.above(size * 0.3) } else { p }),
                        );
                    }
                }
                Block::List { items, numbered } => {
                    for (n, item) in items.iter().enumerate() {
                        let sign = if *numbered { format!("{}.", n + 1) } else { "–".to_owned() };
                        let said = text::cell(item, size, Tone::Plain).into_iter().enumerate();
                        paras.extend(said.map(|(line, para)| match line {
                            0 => para.item(sign.clone(), 0, size).above(size * 0.3),
                            _ => Para { indent: size * 1.1 + para.indent, ..para },
                        }));
                    }
                }
                Block::Columns { columns } => {
                    self.flush(at, lane, &mut paras);
                    at.y += if at.y == 0.0 { 0.0 } else { size * 0.8 };
                    self.need(at, size * 6.0);
                    let between = (size * 1.8).min(lane.width * 0.05);
                    let count = columns.len().max(1) as f64;
                    let sum: f64 = columns.iter().map(|(share, _)| share).sum::<f64>().max(0.01);
                    let free = lane.width - between * (count - 1.0);
                    let (mut x, mut end) = (lane.x, *at);
                    for (share, inner) in columns {
                        let width = free * share / sum;
                        let mut here = *at;
                        self.blocks(&mut here, Lane { x, width }, inner);
                        end = if (here.page, here.y) > (end.page, end.y) { here } else { end };
                        x += width + between;
                    }
                    *at = end;
                }
                drawn => {
                    self.flush(at, lane, &mut paras);
                    at.y += if at.y == 0.0 { 0.0 } else { size * 0.5 };
                    self.drawn(at, lane, drawn);
                }
            }
        }
        self.flush(at, lane, &mut paras);
    }

    /// Writes the paragraphs gathered so far.
    fn flush(&mut self, at: &mut At, lane: Lane, paras: &mut Vec<Para>) {
        if !paras.is_empty() {
            let paras = std::mem::take(paras);
            self.text(at, lane, paras, "Text");
        }
    }

    fn rich(&mut self, at: &mut At, lane: Lane, markdown: &str, gap: f64, size: f64, paras: &mut Vec<Para>) {
        let mut tables = Vec::new();
        let found = text::long(markdown, size, &mut |before, table| tables.push((before, table)));
        let mut tables = tables.into_iter().peekable();
        for (n, para) in found.into_iter().enumerate() {
            while let Some((_, table)) = tables.next_if(|(before, _)| *before <= n) {
                self.flush(at, lane, paras);
                self.drawn(at, lane, &Block::Table(table));
            }
            paras.push(if n == 0 { para.above(gap) } else { para });
        }
        for (_, table) in tables {
            self.flush(at, lane, paras);
            self.drawn(at, lane, &Block::Table(table));
        }
    }

    fn drawn(&mut self, at: &mut At, lane: Lane, block: &Block) {
        match block {
            Block::Table(table) => self.table(at, lane, table),
            Block::Cards { wide, cards } => self.cards(at, lane, *wide, cards),
            Block::Grid(grid) if grid.named_above => self.lanes(at, lane, grid),
            Block::Grid(grid) => self.grid(at, lane, grid),
            Block::Figure(figure) => self.figure(at, lane, figure),
            Block::Shares(shares) => self.shares(at, lane, shares),
            Block::Timeline(timeline) => self.timeline(at, lane, timeline),
            _ => {}
        }
    }
}
