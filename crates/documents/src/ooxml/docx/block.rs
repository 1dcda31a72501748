//! Blocks as paragraphs.

use super::{Docx, Look};
use crate::content::{Block, Cell, Tone};
use crate::ooxml::ink;

impl<'a> Docx<'a> {
    pub(super) fn blocks(&mut self, blocks: &'a [Block]) {
        for block in blocks {
            match block {
                Block::Heading(h) => self.heading(h.level, &h.text, &h.anchor, h.mark.as_ref(), &h.side),
                Block::Text { text, under, .. } => self.long(text, *under),
                Block::Line { text, tone } => {
                    // A line that names what follows stays with it.
                    self.open(if *tone == Tone::Strong { "Label" } else { "BodyText" }).run(text, tone_look(*tone));
                    self.xml.close();
                }
                Block::Facts { facts } => {
                    for fact in facts {
                        self.open("Fact").run(&fact.name, Look { colour: Some(ink::INK_3), ..Look::default() });
                        self.xml.fixed("<w:r><w:tab/></w:r>");
                        self.cell(&fact.value, Look::default());
                        self.xml.close();
                    }
                }
                Block::List { items, numbered } => {
                    let id = if *numbered {
                        self.counted.push(1);
                        self.counted.len() + 1
                    } else {
                        1
                    };
                    for item in items {
                        self.xml.open("w:p", &[]).open("w:pPr", &[]).empty("w:pStyle", &[("w:val", "ListParagraph")]);
                        self.numbered(id, 0);
                        self.xml.close();
                        self.cell(item, Look::default());
                        self.xml.close();
                    }
                }
                Block::Table(table) => self.table(table),
                Block::Cards { wide, cards } => self.cards(*wide, cards),
                Block::Grid(grid) => self.grid(grid),
                Block::Figure(figure) => self.figure(figure),
                Block::Shares(shares) => self.shares(shares),
                Block::Timeline(timeline) => self.timeline(timeline),
                Block::Quote { text, .. } => {
                    for line in self.plain(text) {
                        self.open("Statement").run(&line, Look::default()).xml.close();
                    }
                }
                Block::Columns { columns } => columns.iter().for_each(|(_, blocks)| self.blocks(blocks)),
            }
        }
    }

    /// What a cell says, in the open paragraph; further lines are broken off.
    pub(super) fn cell(&mut self, cell: &Cell, base: Look) {
        let look = match cell.tone {
            Tone::Plain => base,
            tone => Look { size: base.size, ..tone_look(tone) },
        };
        self.sign(cell.mark.as_ref());
        if !cell.steps.is_empty() {
            self.steps(cell.steps, cell.text.trim().is_empty());
        }
        let mut said = false;
        let mut line = |docx: &mut Self, text: &str, look: Look, to: &str| {
            if text.trim().is_empty() {
                return;
            }
            if said {
                docx.xml.fixed("<w:r><w:br/></w:r>");
            }
            said = true;
            docx.linked(to, text, look);
        };
        line(self, &cell.text, look, &cell.to);
        if let Some(rich) = &cell.rich {
            for text in self.plain(rich) {
                line(self, &text, look, "");
            }
        }
        for item in &cell.items {
            let text = if cell.items.len() > 1 { format!("– {item}") } else { item.clone() };
            line(self, &text, look, "");
        }
        line(self, &cell.note, Look { bold: false, colour: Some(ink::INK_3), size: base.size }, "");
        if let Some(chart) = &cell.chart {
            if said {
                self.run("  ", base);
            }
            self.chart(chart);
        }
    }

    /// Commitment: three steps, filled as far as the promise goes, and in a word where no word follows; nothing where the
    /// audience is not told.
    pub(super) fn steps(&mut self, steps: &str, spoken: bool) {
        if steps.is_empty() {
            return;
        }
        let signs = match steps {
            "committed" => "■■■ ",
            "likely" => "■■□ ",
            _ => "■□□ ",
        };
        self.run(signs, Look { size: Some(13), ..Look::default() });
        if spoken {
            self.run(&format!("{} ", ink::promise(steps)), Look { colour: Some(ink::INK_3), ..Look::default() });
        }
    }
}

pub(super) fn tone_look(tone: Tone) -> Look {
    match tone {
        Tone::Plain => Look::default(),
        Tone::Strong => Look { bold: true, ..Look::default() },
        Tone::Soft | Tone::Nothing => Look { colour: Some(ink::INK_3), ..Look::default() },
    }
}
