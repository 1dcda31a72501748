//! Where content can be cut, and what of it changed.

use std::ops::Range;

use super::{Pages, Piece, Place, Sections, Shown, Stretch, Top, View, What, path};
use crate::content::{Block, Cell, Opening, Rich, Row, Start, Tone};
use crate::parts::Pieces;
use crate::view::front::PageShape;
use crate::{rich, slides};

/// Rows with more letters may be broken between pages. Half of what the templates have: they count what the texts have
/// become on their way.
const LONG_ROW: usize = 600;

impl Pieces for Sections {
    fn len(&self) -> usize {
        self.list.len()
    }

    fn runs(&self) -> Vec<Range<usize>> {
        let begins = self.list.iter().enumerate().filter(|(_, piece)| match piece.what {
            What::Slide => true,
            What::Title => {
                self.section(piece).start != Start::Flow && !self.begins_document(piece) || self.after_wide(piece)
            }
            What::Drawing { page, .. } => page > 0,
            _ => false,
        });
        let mut edges: Vec<usize> = begins.map(|(at, _)| at).collect();
        edges.insert(0, 0);
        edges.push(self.len());
        edges.windows(2).map(|pair| pair[0]..pair[1]).collect()
    }

    fn same_pages(&self, other: &Self) -> bool {
        self.content.opening == other.content.opening && self.content.doc.same_pages(&other.content.doc)
    }

    fn same_front(&self, other: &Self) -> bool {
        let listed = |one: &Self| (one.promises(), one.timeline());
        let tops = self.tops().map(|top| (&top.anchor, &top.title));
        self.content.doc == other.content.doc
            && listed(self) == listed(other)
            && tops.eq(other.tops().map(|top| (&top.anchor, &top.title)))
    }

    fn same(&self, at: usize, other: &Self, there: usize) -> bool {
        let (Some(one), Some(two)) = (self.list.get(at), other.list.get(there)) else { return false };
        let (a, b) = (self.section(one), other.section(two));
        match (one.what, two.what) {
            (What::Slide, What::Slide) => a == b,
            (What::Title, What::Title) => {
                (a.level, a.start, &a.anchor, &a.title, &a.lede, &a.mark, &a.of)
                    == (b.level, b.start, &b.anchor, &b.title, &b.lede, &b.mark, &b.of)
            }
            (What::Block(x), What::Block(y)) => a.blocks.get(x) == b.blocks.get(y),
            (What::Row { block: x, row, group }, What::Row { block: y, row: row2, group: group2 }) => {
                let (Some(Block::Table(x)), Some(Block::Table(y))) = (a.blocks.get(x), b.blocks.get(y)) else {
                    return false;
                };
                x.rows.get(row) == y.rows.get(row2)
                    && (x.named_rows, &x.columns) == (y.named_rows, &y.columns)
                    && group.and_then(|group| x.rows.get(group)) == group2.and_then(|group| y.rows.get(group))
            }
            (What::Drawing { block: x, page }, What::Drawing { block: y, page: page2 }) => {
                self.drawing(one.section, x, page..=page) == other.drawing(two.section, y, page2..=page2)
            }
            _ => false,
        }
    }

    fn marked(&self, at: usize) -> bool {
        let Some(piece) = self.list.get(at) else { return false };
        match piece.what {
            What::Title => !self.section(piece).title.is_empty(),
            What::Block(block) => matches!(self.section(piece).blocks.get(block), Some(Block::Heading(_))),
            What::Row { .. } => matches!(self.row(at), Some(Row::Cells { .. })),
            What::Slide | What::Drawing { .. } => false,
        }
    }

    fn heading(&self, at: usize) -> bool {
        let Some(piece) = self.list.get(at) else { return false };
        match piece.what {
            What::Title => true,
            What::Block(block) => match self.section(piece).blocks.get(block) {
                Some(Block::Heading(_) | Block::Line { tone: Tone::Strong, .. }) => true,
                // A text that ends with a heading.
                Some(Block::Text { text, .. }) => {
                    matches!(rich::parse(&text.0).last(), Some(rich::Block::Heading { .. }))
                }
                _ => false,
            },
            What::Row { .. } => matches!(self.row(at), Some(Row::Group { .. })),
            What::Slide | What::Drawing { .. } => false,
        }
    }

    fn page_begins(&self, at: usize, before: usize, first: bool) -> Option<usize> {
        // Above a row stands what is repeated of its table; what matters is that the row before it is not broken.
        let What::Row { block, group, .. } = self.list.get(at)?.what else { return Some(at).filter(|_| first) };
        let What::Row { block: same, .. } = self.list.get(before)?.what else { return None };
        if block != same || self.list[at].section != self.list[before].section || !self.solid(before) {
            return None;
        }
        match at - before {
            1 => Some(at),
            2 if group.is_some() && matches!(self.row(at - 1), Some(Row::Group { .. })) => Some(at - 1),
            _ => None,
        }
    }

    fn shape(&self) -> PageShape {
        self.content.doc.page
    }

    fn view(&self, range: Range<usize>, front: bool) -> Result<View, serde_json::Error> {
        let content = &self.content;
        let stretches = self.stretches(range);
        let begins = |nth: usize| stretches.get(nth).is_none_or(|(_, stretch)| stretch.start != Start::Flow);
        let alone = |nth: usize, stretch: &Stretch| {
            let drawn = stretch.blocks.iter().any(|block| matches!(block, Shown::Drawing(_)));
            let opens = nth == 0 && content.opening != Opening::Book;
            !content.doc.preview && stretch.start == Start::Page && !opens && begins(nth + 1) && !drawn
        };
        let place = |(nth, (at, stretch)): (usize, &(usize, Stretch))| Place {
            path: path(*at),
            start: stretch.start,
            alone: alone(nth, stretch),
        };
        let sections = stretches.iter().enumerate().map(place);
        let tops = self.tops().map(|top| Top { anchor: &top.anchor, title: &top.title });
        let pages = Pages {
            doc: &content.doc,
            opening: content.opening,
            front,
            tops: if front { tops.collect() } else { Vec::new() },
            sections: sections.collect(),
            promises: self.promises(),
            timeline: self.timeline(),
        };
        let slides = content.opening == Opening::Slides;
        let mut view = View::new(if slides { slides::TEMPLATE } else { "/content.typ" }, &content.doc, &pages)?;
        if slides {
            let sections = stretches.iter().filter_map(|(at, _)| content.sections.get(*at));
            view.files.push(slides::guess(sections));
        }
        for (at, stretch) in &stretches {
            view.add(path(*at), stretch)?;
        }
        Ok(view)
    }
}

impl Sections {
    /// Whether a row is never broken between pages.
    fn solid(&self, at: usize) -> bool {
        let letters =
            |cell: &Cell| cell.text.len() + cell.note.len() + cell.items.iter().map(String::len).sum::<usize>();
        matches!(self.row(at), Some(Row::Cells { cells, .. })
            if cells.iter().all(|cell| cell.rich.as_ref().is_none_or(Self::short)) && cells.iter().map(letters).sum::<usize>() < LONG_ROW)
    }

    /// Whether a text in a cell does not make its row one that may be broken.
    fn short(text: &Rich) -> bool {
        text.0.len() < LONG_ROW && rich::parse(&text.0).len() < 3
    }

    /// A section right under the masthead begins no page.
    fn begins_document(&self, piece: &Piece) -> bool {
        piece.section == 0 && self.content.opening != Opening::Book
    }

    /// What follows pages that lie on their side stands upright again.
    fn after_wide(&self, piece: &Piece) -> bool {
        let page = self.content.doc.page;
        let before = piece.section.checked_sub(1).and_then(|before| self.content.sections.get(before));
        before.is_some_and(|before| before.start == Start::Wide && page.width < page.height)
    }
}
