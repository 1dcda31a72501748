//! Content on its way to a page: a file for the document, and one for each section, so that a change of one field
//! touches one file. It is taken as a row of pieces, of which any stretch can be laid out by itself (`pieces`).

mod pieces;

use std::collections::HashMap;
use std::ops::{Range, RangeInclusive};

use serde::Serialize;

use super::View;
use super::front::Front;
use super::marks::Mark;
use crate::content::packing::{Flag, Page, Placed, Room, place};
use crate::content::{Block, Column, Content, Of, Opening, Row, Section, Start, Table};

/// The height that the masthead takes above a drawing, in points.
const MASTHEAD: f64 = 86.0;
/// The height that the title of a chapter takes.
const TITLE: f64 = 44.0;
/// Content with its drawings cut into pages, as a row of pieces.
pub(crate) struct Sections {
    content: Content,
    /// By section and block.
    drawings: HashMap<(usize, usize), Placed>,
    list: Vec<Piece>,
}

/// A piece of content.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Piece {
    section: usize,
    what: What,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum What {
    /// A section as a whole: a slide.
    Slide,
    /// The title of a section.
    Title,
    /// A block.
    Block(usize),
    /// A row of a table, and the one that names its group.
    Row { block: usize, row: usize, group: Option<usize> },
    /// A page of a drawing.
    Drawing { block: usize, page: usize },
}

/// What stands on all pages.
#[derive(Serialize)]
struct Pages<'a> {
    doc: &'a Front,
    opening: Opening,
    /// Whether cover and contents, or the masthead, are part of it.
    front: bool,
    /// The sections that the contents list.
    tops: Vec<Top<'a>>,
    sections: Vec<Place>,
    /// Whether signs of commitment are used, so that they are explained.
    promises: bool,
    /// Whether it is drawn over time.
    timeline: bool,
}

/// A section, as the contents list it.
#[derive(Serialize)]
struct Top<'a> {
    anchor: &'a str,
    title: &'a str,
}

/// Where the data of a section lies, and where the section begins.
#[derive(Serialize)]
struct Place {
    path: String,
    start: Start,
    /// Whether its pages have nothing else on them, and are no preview: then it is evaluated where it is laid out,
    /// several beside each other.
    alone: bool,
}

/// A section, or what of it is laid out.
#[derive(Serialize)]
struct Stretch<'a> {
    anchor: &'a str,
    level: u8,
    title: &'a str,
    kicker: &'a str,
    lede: &'a str,
    mark: Option<&'a Mark>,
    #[serde(skip)]
    start: Start,
    of: Option<&'a Of>,
    blocks: Vec<Shown<'a>>,
}

#[derive(Serialize)]
#[serde(untagged)]
enum Shown<'a> {
    Whole(&'a Block),
    Rows(Rows<'a>),
    Drawing(Drawing<'a>),
}

#[derive(Serialize)]
struct Rows<'a> {
    t: &'static str,
    columns: &'a [Column],
    rows: Vec<&'a Row>,
    named_rows: bool,
}

#[derive(PartialEq, Serialize)]
struct Drawing<'a> {
    t: &'static str,
    lane: f64,
    size: f64,
    head: f64,
    quarters: &'a [(String, String, f64, f64)],
    milestones: &'a [Flag],
    today: Option<f64>,
    pages: &'a [Page],
}

impl Sections {
    /// Takes content to pieces. Without `links` nothing leads from one to another.
    pub fn of(mut content: Content, links: bool) -> Self {
        if !links {
            content.unlink();
        }
        let mut drawings = HashMap::new();
        let mut list = Vec::new();
        for (section, of) in content.sections.iter().enumerate() {
            let mut add = |what| list.push(Piece { section, what });
            if matches!(content.opening, Opening::Slides | Opening::Slide) {
                add(What::Slide);
                continue;
            }
            add(What::Title);
            for (at, block) in of.blocks.iter().enumerate() {
                match block {
                    Block::Timeline(timeline) => {
                        let placed = place(timeline, room(of, &content));
                        (0..placed.pages.len()).for_each(|page| add(What::Drawing { block: at, page }));
                        drawings.insert((section, at), placed);
                    }
                    Block::Table(Table { rows, .. }) if !rows.is_empty() => {
                        let mut group = None;
                        for (row, what) in rows.iter().enumerate() {
                            if matches!(what, Row::Group { .. }) {
                                group = Some(row);
                            }
                            add(What::Row { block: at, row, group });
                        }
                    }
                    _ => add(What::Block(at)),
                }
            }
        }
        Self { content, drawings, list }
    }

    /// The sections of a stretch of pieces, each with what of it is in there.
    fn stretches(&self, range: Range<usize>) -> Vec<(usize, Stretch<'_>)> {
        let mut stretches: Vec<(usize, Stretch<'_>)> = Vec::new();
        let pieces = self.list.get(range).unwrap_or_default();
        for part in pieces.chunk_by(|one, next| one.section == next.section) {
            let Some(first) = part.first() else { continue };
            let section = self.section(first);
            let begins = matches!(first.what, What::Slide | What::Title);
            let blocks = if first.what == What::Slide {
                section.blocks.iter().map(Shown::Whole).collect()
            } else {
                let each = part.chunk_by(|one, next| one.block().is_some() && one.block() == next.block());
                each.filter_map(|pieces| self.shown(section, pieces)).collect()
            };
            let start = if begins || section.start == Start::Wide { section.start } else { Start::Flow };
            stretches.push((
                first.section,
                Stretch {
                    anchor: if begins { &section.anchor } else { "" },
                    level: section.level,
                    title: if begins { &section.title } else { "" },
                    kicker: if begins { &section.kicker } else { "" },
                    lede: if begins { &section.lede } else { "" },
                    mark: section.mark.as_ref().filter(|_| begins),
                    start,
                    of: section.of.as_ref().filter(|_| begins),
                    blocks,
                },
            ));
        }
        stretches
    }

    /// A block, or what of it is in these pieces.
    fn shown<'a>(&'a self, section: &'a Section, pieces: &[Piece]) -> Option<Shown<'a>> {
        let (first, last) = (pieces.first()?, pieces.last()?);
        let block = first.block()?;
        match (first.what, last.what, section.blocks.get(block)?) {
            (What::Row { row, group, .. }, What::Row { row: end, .. }, Block::Table(table)) => {
                let named = group.filter(|group| *group < row).and_then(|group| table.rows.get(group));
                let rows = named.into_iter().chain(table.rows.get(row..=end)?).collect();
                Some(Shown::Rows(Rows { t: "table", columns: &table.columns, rows, named_rows: table.named_rows }))
            }
            (What::Drawing { page, .. }, What::Drawing { page: end, .. }, _) => {
                self.drawing(first.section, block, page..=end).map(Shown::Drawing)
            }
            (_, _, block) => Some(Shown::Whole(block)),
        }
    }

    /// Some pages of a drawing.
    fn drawing(&self, section: usize, block: usize, pages: RangeInclusive<usize>) -> Option<Drawing<'_>> {
        let placed = self.drawings.get(&(section, block))?;
        Some(Drawing {
            t: "timeline",
            lane: placed.lane,
            size: placed.size,
            head: placed.head,
            quarters: &placed.quarters,
            milestones: &placed.milestones,
            today: placed.today,
            pages: placed.pages.get(pages)?,
        })
    }

    fn section(&self, piece: &Piece) -> &Section {
        &self.content.sections[piece.section]
    }

    fn row(&self, at: usize) -> Option<&Row> {
        let piece = self.list.get(at)?;
        match (piece.what, self.section(piece).blocks.as_slice()) {
            (What::Row { block, row, .. }, blocks) => match blocks.get(block) {
                Some(Block::Table(table)) => table.rows.get(row),
                _ => None,
            },
            _ => None,
        }
    }

    fn tops(&self) -> impl Iterator<Item = &Section> {
        self.content.sections.iter().filter(|section| section.level == 1 && !section.anchor.is_empty())
    }

    fn has(&self, wanted: fn(&Block) -> bool) -> bool {
        self.content.sections.iter().flat_map(|section| &section.blocks).any(wanted)
    }

    fn timeline(&self) -> bool {
        self.has(|block| matches!(block, Block::Timeline(_)))
    }

    fn promises(&self) -> bool {
        self.timeline() || self.has(|block| matches!(block, Block::Grid(_)))
    }
}

impl Piece {
    fn block(&self) -> Option<usize> {
        match self.what {
            What::Slide | What::Title => None,
            What::Block(block) | What::Row { block, .. } | What::Drawing { block, .. } => Some(block),
        }
    }
}

fn path(section: usize) -> String {
    format!("/sections/{section}.json")
}

/// The room that a drawing of a section has.
fn room(section: &Section, content: &Content) -> Room {
    let shape = content.doc.page;
    // Within a portrait book the section lies on its side.
    let turned = section.start == Start::Wide && shape.width < shape.height;
    let (width, height) =
        if turned { (shape.height - 68.0, shape.width - 71.0) } else { (shape.width - 2.0 * shape.side, shape.free()) };
    let large = shape.width.min(shape.height) > 700.0;
    let above = if content.opening == Opening::Masthead { MASTHEAD } else { TITLE };
    Room { width, first: height - above, height: height - 4.0, size: if large { 8.5 } else { 7.5 } }
}
