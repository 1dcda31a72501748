//! Tables: headings that repeat on every page, rows that stay whole, and what is drawn on a page as a table of shades.

use super::block::tone_look;
use super::{Docx, Look};
use crate::content::{Align, Card, Figure, Grid, Row, Shares, Table, Timeline};
use crate::ooxml::ink;

/// Letters up to which a row stays whole; a longer one may break over pages.
const WHOLE: usize = 1200;
/// The most cards side by side.
const ABREAST: usize = 4;

/// How a cell looks.
#[derive(Clone, Copy, Default)]
struct Frame {
    fill: Option<&'static str>,
    top: Option<&'static str>,
    span: usize,
    end: bool,
}

impl<'a> Docx<'a> {
    /// Opens a table with columns of these shares of the width.
    fn table_of(&mut self, shares: &[f64], name: &str, style: &str) -> Vec<u32> {
        let sum: f64 = shares.iter().sum::<f64>().max(0.001);
        let widths: Vec<u32> = shares.iter().map(|share| (share / sum * self.width) as u32).collect();
        self.xml.open("w:tbl", &[]).open("w:tblPr", &[]).empty("w:tblStyle", &[("w:val", style)]);
        if self.mirrored {
            self.xml.empty("w:bidiVisual", &[]);
        }
        self.xml.empty("w:tblW", &[("w:w", &widths.iter().sum::<u32>().to_string()), ("w:type", "dxa")]);
        self.xml.fixed("<w:tblLayout w:type=\"fixed\"/><w:tblLook w:val=\"0420\" w:firstRow=\"1\" w:lastRow=\"0\" w:firstColumn=\"0\" w:lastColumn=\"0\" w:noHBand=\"0\" w:noVBand=\"1\"/>");
        if !name.trim().is_empty() {
            self.xml.empty("w:tblCaption", &[("w:val", name)]);
        }
        self.xml.close().open("w:tblGrid", &[]);
        for width in &widths {
            self.xml.empty("w:gridCol", &[("w:w", &width.to_string())]);
        }
        self.xml.close();
        widths
    }

    fn table_end(&mut self) {
        self.xml.close();
        // Two tables that touch would become one.
        self.open("Gap").xml.close();
    }

    fn row(&mut self, heading: bool, whole: bool) {
        self.xml.open("w:tr", &[]).open("w:trPr", &[]);
        if whole || heading {
            self.xml.empty("w:cantSplit", &[]);
        }
        if heading {
            self.xml.empty("w:tblHeader", &[]);
        }
        self.xml.close();
    }

    /// A cell with whatever `fill` puts into its first paragraph; `fill` may end it and begin further ones.
    fn field(&mut self, width: u32, frame: Frame, style: &str, fill: &mut dyn FnMut(&mut Self)) {
        self.xml.open("w:tc", &[]).open("w:tcPr", &[]);
        self.xml.empty("w:tcW", &[("w:w", &width.to_string()), ("w:type", "dxa")]);
        if frame.span > 1 {
            self.xml.empty("w:gridSpan", &[("w:val", &frame.span.to_string())]);
        }
        if let Some(top) = frame.top {
            self.xml.open("w:tcBorders", &[]);
            self.xml.empty("w:top", &[("w:val", "single"), ("w:sz", "18"), ("w:space", "0"), ("w:color", top)]).close();
        }
        if let Some(shade) = frame.fill {
            self.xml.empty("w:shd", &[("w:val", "clear"), ("w:color", "auto"), ("w:fill", shade)]);
        }
        self.xml.close();
        self.xml.open("w:p", &[]).open("w:pPr", &[]).empty("w:pStyle", &[("w:val", style)]);
        if frame.end {
            self.xml.empty("w:jc", &[("w:val", "right")]);
        }
        self.xml.close();
        fill(self);
        self.xml.close_all(2);
    }

    pub(super) fn table(&mut self, table: &Table) {
        if table.columns.is_empty() {
            return;
        }
        // Columns that are as wide as their content have ems below 0; a page is some sixty ems wide.
        let fixed: f64 = table.columns.iter().filter(|c| c.width < 0.0).map(|c| -c.width * 9.5).sum();
        let free = (self.width / super::TWIPS - fixed).max(self.width / super::TWIPS * 0.35);
        let shared: f64 = table.columns.iter().filter(|c| c.width >= 0.0).map(|c| c.width.max(0.5)).sum();
        let shares = table.columns.iter().map(|column| match column.width {
            width if width < 0.0 => -width * 9.5,
            width => width.max(0.5) / shared.max(0.5) * free,
        });
        let shares: Vec<f64> = shares.collect();
        let widths = self.table_of(&shares, &table.name, "Lodestar");
        self.row(true, true);
        for (column, width) in table.columns.iter().zip(&widths) {
            let frame = Frame { end: column.align == Align::End, ..Frame::default() };
            self.field(*width, frame, "TableHead", &mut |docx| {
                docx.run(&column.title, Look::default());
            });
        }
        self.xml.close();
        for row in &table.rows {
            match row {
                Row::Group { name, side, colour } => {
                    let hue = ink::hue(colour);
                    let frame =
                        Frame { fill: Some(hue.tint), top: Some(hue.ink), span: widths.len(), ..Frame::default() };
                    self.row(false, true);
                    self.field(widths.iter().sum(), frame, "TableGroup", &mut |docx| {
                        docx.cell(name, Look { bold: true, ..Look::default() });
                        if !side.trim().is_empty() {
                            docx.run(&format!("   {side}"), Look { colour: Some(ink::INK_2), ..Look::default() });
                        }
                    });
                    self.xml.close();
                }
                Row::Cells { cells, .. } => {
                    let letters: usize = cells.iter().flat_map(ink::lines).map(|line| line.len()).sum();
                    self.row(false, letters < WHOLE);
                    for ((at, width), cell) in widths.iter().enumerate().zip(cells) {
                        let end = table.columns.get(at).is_some_and(|column| column.align == Align::End);
                        self.field(*width, Frame { end, ..Frame::default() }, "TableText", &mut |docx| {
                            docx.cell(cell, Look::default());
                        });
                    }
                    self.xml.close();
                }
            }
        }
        self.table_end();
    }

    pub(super) fn cards(&mut self, wide: u8, cards: &[Card]) {
        let wide = usize::from(wide).clamp(1, ABREAST).min(cards.len().max(1));
        let widths = self.table_of(&vec![1.0; wide], "Cards", "Cards");
        for row in cards.chunks(wide) {
            let letters: usize = row.iter().flat_map(|c| &c.lines).flat_map(ink::lines).map(|line| line.len()).sum();
            self.row(false, letters < 2 * WHOLE);
            for (at, width) in widths.iter().enumerate() {
                let Some(card) = row.get(at) else {
                    self.field(*width, Frame::default(), "TableText", &mut |_| {});
                    continue;
                };
                let hue = ink::hue(card.colour);
                let frame = Frame { fill: Some(hue.tint), top: Some(hue.ink), ..Frame::default() };
                self.field(*width, frame, "CardTitle", &mut |docx| docx.card_inner(card));
            }
            self.xml.close();
        }
        self.table_end();
    }

    /// A card within an open paragraph.
    fn card_inner(&mut self, card: &Card) {
        self.sign(card.mark.as_ref());
        self.linked(&card.to, &card.title, Look { bold: true, ..Look::default() });
        for line in &card.lines {
            self.xml.close();
            self.open("TableText").cell(line, Look::default());
        }
        let promise = ink::promise(card.steps);
        if !promise.is_empty() || !card.side.trim().is_empty() {
            self.xml.close();
            self.open("TableText");
            if !promise.is_empty() {
                self.steps(card.steps, false);
            }
            let words = [promise, card.side.as_str()].into_iter().filter(|word| !word.trim().is_empty());
            let words = words.collect::<Vec<_>>().join(" · ");
            self.run(&words, Look { colour: Some(ink::INK_3), ..Look::default() });
        }
    }

    pub(super) fn grid(&mut self, grid: &Grid) {
        let count = grid.columns.len().max(1);
        let mut shares = vec![1.0; count];
        if !grid.named_above {
            shares.insert(0, 0.7);
        }
        let widths = self.table_of(&shares, &grid.name, "Lodestar");
        self.row(true, true);
        if !grid.named_above {
            self.field(widths.first().copied().unwrap_or(0), Frame::default(), "TableHead", &mut |docx| {
                docx.run(&grid.corner, Look::default());
            });
        }
        for (column, width) in grid.columns.iter().zip(widths.iter().skip(widths.len() - count)) {
            self.field(*width, Frame::default(), "TableHead", &mut |docx| {
                docx.cell(column, Look { bold: true, ..Look::default() });
            });
        }
        self.xml.close();
        for lane in &grid.lanes {
            if grid.named_above {
                self.row(false, true);
                let frame = Frame { fill: Some(ink::WASH), span: widths.len(), ..Frame::default() };
                self.field(widths.iter().sum(), frame, "TableGroup", &mut |docx| {
                    docx.cell(&lane.name, Look::default())
                });
                self.xml.close();
            }
            let deep = lane.cells.iter().map(Vec::len).max().unwrap_or(0).max(1);
            // A row for each card, so that a long lane may go on on the next page.
            for at in 0..deep {
                self.row(false, true);
                if !grid.named_above {
                    let width = widths.first().copied().unwrap_or(0);
                    self.field(width, Frame::default(), "TableText", &mut |docx| {
                        if at == 0 {
                            docx.cell(&lane.name, Look::default());
                        }
                    });
                }
                for (column, width) in widths.iter().skip(widths.len() - count).enumerate() {
                    let card = lane.cells.get(column).and_then(|cards| cards.get(at));
                    let more = lane.more.get(column).copied().unwrap_or(0);
                    let last = lane.cells.get(column).is_none_or(|cards| at + 1 == cards.len().max(1));
                    self.field(*width, Frame::default(), edge(card.map_or("", |card| card.steps)), &mut |docx| {
                        match card {
                            Some(card) => docx.card_inner(card),
                            None if at == 0 => {
                                docx.run("–", Look { colour: Some(ink::INK_3), ..Look::default() });
                            }
                            None => {}
                        }
                        if last && more > 0 {
                            docx.xml.close();
                            docx.open("TableText");
                            docx.run(&format!("+ {more} more"), Look { colour: Some(ink::INK_3), ..Look::default() });
                        }
                    });
                }
                self.xml.close();
            }
        }
        self.table_end();
    }

    pub(super) fn figure(&mut self, figure: &Figure) {
        let widths = self.table_of(&[1.0], &figure.label, "Cards");
        self.row(false, true);
        let white = |size: Option<u32>, bold: bool| Look { colour: Some("FFFFFF"), size, bold };
        let frame = Frame { fill: Some(ink::INK), ..Frame::default() };
        self.field(widths.first().copied().unwrap_or(0), frame, "TableText", &mut |docx| {
            docx.run(&figure.label, white(None, false)).xml.close();
            docx.open("TableText").run(&figure.name, white(Some(24), true)).xml.close();
            docx.open("TableText")
                .run(if figure.value.is_empty() { "–" } else { &figure.value }, white(Some(48), false));
            if !figure.target.is_empty() {
                docx.run(&format!("   → {}", figure.target), white(None, true));
            }
            if let Some(share) = figure.share {
                docx.run(&format!("   {:.0} % of the way", share * 100.0), white(None, false));
            }
            if !figure.note.trim().is_empty() {
                docx.xml.close();
                docx.open("TableText").run(&figure.note, white(None, false));
            }
        });
        self.xml.close();
        self.table_end();
    }

    pub(super) fn shares(&mut self, shares: &Shares) {
        let columns = std::iter::once(2.0).chain(shares.parts.iter().map(|_| 1.0)).collect::<Vec<f64>>();
        let widths = self.table_of(&columns, &shares.name, "Lodestar");
        self.row(true, true);
        for (title, width) in std::iter::once(&shares.name).chain(&shares.parts).zip(&widths) {
            self.field(*width, Frame::default(), "TableHead", &mut |docx| {
                docx.run(title, Look::default());
            });
        }
        self.xml.close();
        for line in &shares.lines {
            self.row(false, true);
            let points = line.points.iter().map(|points| format!("{points:.0} %"));
            for (text, width) in std::iter::once(line.name.clone()).chain(points).zip(&widths) {
                self.field(*width, Frame::default(), "TableText", &mut |docx| {
                    docx.run(&text, Look::default());
                });
            }
            self.xml.close();
        }
        self.table_end();
    }

    /// Work over time: a row for each bar, shaded in the quarters that it touches.
    pub(super) fn timeline(&mut self, timeline: &Timeline) {
        let quarters = timeline.quarters.len();
        let columns = std::iter::once(quarters as f64 * 0.6).chain((0..quarters).map(|_| 1.0)).collect::<Vec<f64>>();
        let widths = self.table_of(&columns, "Timeline: initiatives by quarter", "Lodestar");
        self.row(true, true);
        let names = timeline.quarters.iter().map(|quarter| format!("{} {}", quarter.name, quarter.year));
        for (title, width) in std::iter::once("Initiative".to_owned()).chain(names).zip(&widths) {
            self.field(*width, Frame::default(), "TableHead", &mut |docx| {
                docx.run(&title, Look::default());
            });
        }
        self.xml.close();
        for lane in &timeline.lanes {
            self.row(false, true);
            let frame = Frame { fill: Some(ink::WASH), span: widths.len(), ..Frame::default() };
            self.field(widths.iter().sum(), frame, "TableGroup", &mut |docx| {
                docx.sign(lane.mark.as_ref());
                docx.run(&lane.name, tone_look(crate::content::Tone::Strong));
            });
            self.xml.close();
            for bar in &lane.bars {
                let hue = ink::hue(bar.colour);
                self.row(false, true);
                let words = [bar.code.as_str(), &bar.title].into_iter().filter(|word| !word.is_empty());
                let words = words.collect::<Vec<_>>().join("  ");
                self.field(widths.first().copied().unwrap_or(0), Frame::default(), "TableText", &mut |docx| {
                    docx.steps(bar.steps, false);
                    docx.run(&words, Look::default());
                });
                for (quarter, width) in timeline.quarters.iter().zip(widths.iter().skip(1)) {
                    let touched = bar.from < quarter.to - 1e-6 && bar.to > quarter.from + 1e-6;
                    let first = touched && bar.from >= quarter.from - 1e-6;
                    let solid = bar.steps == "committed";
                    let fill = touched.then_some(if solid { hue.ink } else { hue.tint });
                    self.field(*width, Frame { fill, ..Frame::default() }, "TableText", &mut |docx| {
                        if touched {
                            let colour = Some(if solid { "FFFFFF" } else { hue.ink });
                            let words = if first && !bar.steps.is_empty() { ink::promise(bar.steps) } else { "■" };
                            docx.run(words, Look { colour, size: Some(13), bold: false });
                        }
                    });
                }
                self.xml.close();
            }
        }
        self.table_end();
        for milestone in &timeline.milestones {
            let at = timeline.quarters.iter().find(|quarter| (quarter.from..=quarter.to).contains(&milestone.at));
            let when = at.map(|quarter| format!("{} {}", quarter.name, quarter.year)).unwrap_or_default();
            let sign = if milestone.fixed { "◆" } else { "◇" };
            self.open("BodyText").run(&format!("{sign} {}  ", milestone.title), Look::default());
            self.run(&when, Look { colour: Some(ink::INK_3), ..Look::default() }).xml.close();
        }
    }
}

/// The style of a card's first line: its edge says how firm the promise is.
fn edge(steps: &str) -> &'static str {
    match steps {
        "committed" => "CardCommitted",
        "likely" => "CardLikely",
        "exploratory" => "CardExploratory",
        _ => "TableText",
    }
}
