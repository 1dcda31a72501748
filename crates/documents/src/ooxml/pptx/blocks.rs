//! Tables, cards, lanes, shares and the one large number.

use super::flow::{At, Edge, Flow, Item, Lane, Line, Rows, Shape};
use super::text::{self, Para, Run, cell, run};
use crate::content::{Align, Card, Figure, Grid, Row, Shares, Table, Tone};
use crate::ooxml::ink;

/// Shades of the parts of a whole, as on the typeset pages.
const SHADES: [(&str, &str); 5] =
    [(ink::INK, "FFFFFF"), ("596273", "FFFFFF"), ("A9B0BD", ink::INK), (ink::LINE, ink::INK), ("ECEEF2", ink::INK)];
/// Text on a dark ground that stands behind the rest.
const PALE: &str = "C9CED7";

/// Between the text of a cell and its edges.
pub(super) fn padding(size: f64) -> (f64, f64) {
    (size * 0.4, size * 0.28)
}

fn tall(cells: &[Vec<Para>], widths: &[f64], size: f64) -> f64 {
    let (side, top) = padding(size);
    let high = cells.iter().zip(widths).map(|(cell, width)| text::height(cell, width - 2.0 * side));
    high.fold(size * 1.2, f64::max) + 2.0 * top
}

impl Flow {
    pub(super) fn table(&mut self, at: &mut At, lane: Lane, table: &Table) {
        if table.columns.is_empty() {
            return;
        }
        let size = self.size * 0.88;
        let fixed: Vec<f64> = table.columns.iter().map(|c| if c.width < 0.0 { -c.width * size } else { 0.0 }).collect();
        let most = lane.width * if table.columns.iter().any(|c| c.width > 0.0) { 0.6 } else { 1.0 };
        let sum: f64 = fixed.iter().sum();
        let scale = if sum > most { most / sum } else { 1.0 };
        let shared: f64 = table.columns.iter().map(|c| c.width.max(0.0)).sum();
        let free = lane.width - sum * scale;
        let widths: Vec<f64> = table
            .columns
            .iter()
            .zip(&fixed)
            .map(|(column, fixed)| match column.width {
                width if width > 0.0 => free * width / shared,
                _ if shared <= 0.0 => fixed / sum.max(0.01) * lane.width,
                _ => fixed * scale,
            })
            .collect();
        let aligned = |at: usize, mut paras: Vec<Para>| {
            let end = table.columns.get(at).is_some_and(|column| column.align == Align::End);
            paras.iter_mut().for_each(|para| para.end = end);
            paras
        };
        let head =
            table.columns.iter().enumerate().map(|(at, column)| {
                aligned(at, vec![Para::of(vec![run(&column.title, size * 0.92).inked(ink::INK_3)])])
            });
        let lines = table.rows.iter().map(|row| match row {
            Row::Group { name, side, colour } => {
                let mut words = cell(name, size, Tone::Strong);
                if let Some(first) = words.first_mut().filter(|_| !side.trim().is_empty()) {
                    first.runs.push(run(format!("   {side}"), size * 0.92).inked(ink::INK_2));
                }
                (vec![words], Some(*colour))
            }
            Row::Cells { cells, .. } => {
                let cells = cells.iter().enumerate().map(|(at, it)| aligned(at, cell(it, size, Tone::Plain)));
                (cells.collect(), None)
            }
        });
        let lines: Vec<_> = lines.collect();
        self.rows(at, lane, widths, (head.collect(), size), lines, &table.name);
    }

    /// Rows under a heading that stands on every slide. A row that no slide can take goes on in a further one.
    fn rows(
        &mut self,
        at: &mut At,
        lane: Lane,
        widths: Vec<f64>,
        (head, size): (Vec<Vec<Para>>, f64),
        lines: Vec<(Vec<Vec<Para>>, Option<&'static str>)>,
        name: &str,
    ) {
        let (side, top) = padding(size);
        // Headings of tables within long texts may be of any length.
        let most = self.height * 0.3;
        let head: Vec<Vec<Para>> =
            head.iter().zip(&widths).map(|(cell, width)| text::parted(cell, width - 2.0 * side, most).0).collect();
        let heading = Line { height: tall(&head, &widths, size), cells: head, group: None };
        let whole: f64 = widths.iter().sum();
        let mut open: Option<Rows> = None;
        let mut group: Option<Line> = None;
        for (cells, colour) in lines {
            let of = if colour.is_some() { vec![whole] } else { widths.clone() };
            let mut rest = Some(Line { height: tall(&cells, &of, size), cells, group: colour });
            if let Some(line) = rest.as_ref().filter(|line| line.group.is_some() && line.height < most) {
                group = Some(line.clone());
            }
            let mut tries = 0;
            while let Some(line) = rest.take() {
                // A name of rows is not left alone at the end.
                let more = if line.group.is_some() { size * 2.0 } else { 0.0 };
                let used = if open.is_some() { 0.0 } else { heading.height };
                if at.y > 0.0 && at.y + used + line.height.min(self.height * 0.5) + more > self.height + 1e-6 {
                    if let Some(rows) = open.take() {
                        self.put(at.page, Item::Rows(rows));
                    }
                    *at = At { page: at.page + 1, y: 0.0 };
                }
                let rows = open.get_or_insert_with(|| {
                    let first = vec![heading.clone()];
                    let rows = Rows { x: lane.x, y: at.y, widths: widths.clone(), lines: first, name: name.to_owned() };
                    at.y += heading.height;
                    if let Some(group) = group.as_ref().filter(|_| line.group.is_none() && at.page > 0) {
                        at.y += group.height;
                        return Rows { lines: vec![heading.clone(), group.clone()], ..rows };
                    }
                    rows
                });
                let room = self.height - at.y;
                if line.height <= room + 1e-6 {
                    at.y += line.height;
                    rows.lines.push(line);
                    continue;
                }
                let mut tails = Vec::new();
                let mut heads = Vec::new();
                for (cell, width) in line.cells.iter().zip(&of) {
                    let (head, tail) = text::parted(cell, width - 2.0 * side, room - 2.0 * top);
                    heads.push(head);
                    tails.push(tail);
                }
                let stuck = heads.iter().all(Vec::is_empty);
                if !stuck {
                    rows.lines.push(Line { height: tall(&heads, &of, size), cells: heads, group: line.group });
                }
                if let Some(rows) = open.take() {
                    self.put(at.page, Item::Rows(rows));
                }
                *at = At { page: at.page + 1, y: 0.0 };
                tries = if stuck { tries + 1 } else { 0 };
                if tries < 2 && tails.iter().any(|tail| !tail.is_empty()) {
                    rest = Some(Line { height: tall(&tails, &of, size), cells: tails, group: line.group });
                }
            }
        }
        if let Some(rows) = open.take() {
            self.put(at.page, Item::Rows(rows));
        }
    }

    /// Lanes named in the first column.
    pub(super) fn grid(&mut self, at: &mut At, lane: Lane, grid: &Grid) {
        let size = self.size * 0.9;
        let count = grid.columns.len().max(1) as f64;
        let first = lane.width * (0.16_f64).max(0.5 / (count + 1.0));
        let mut widths = vec![first];
        widths.extend(grid.columns.iter().map(|_| (lane.width - first) / count));
        let mut head = vec![vec![Para::of(vec![run(&grid.corner, size).inked(ink::INK_3)])]];
        head.extend(grid.columns.iter().map(|column| {
            let mut runs: Vec<Run> = text::sign(column.mark.as_ref(), size).into_iter().collect();
            runs.push(run(&column.text, size).bold());
            if !column.note.trim().is_empty() {
                runs.push(run(format!("  {}", column.note), size * 0.92).inked(ink::INK_3));
            }
            vec![Para::of(runs)]
        }));
        let lines = grid.lanes.iter().map(|lane| {
            let mut cells = vec![cell(&lane.name, size, Tone::Strong)];
            cells.extend(lane.cells.iter().enumerate().map(|(at, cards)| {
                let mut paras = Vec::new();
                for card in cards {
                    let full = !card.lines.is_empty();
                    let mut said = card_words(card, size, full);
                    if let Some(first) = said.first_mut().filter(|_| !paras.is_empty()) {
                        first.before = size * if full { 0.5 } else { 0.15 };
                    }
                    paras.extend(said);
                }
                if cards.is_empty() {
                    paras.push(Para::of(vec![run("–", size).inked(ink::INK_3)]));
                }
                if let Some(more) = lane.more.get(at).filter(|more| **more > 0) {
                    paras.push(Para::of(vec![run(format!("+ {more} more"), size * 0.92).inked(ink::INK_3)]));
                }
                paras
            }));
            (cells, None)
        });
        let lines: Vec<_> = lines.collect();
        if !grid.key.is_empty() {
            let mut key: Vec<Run> = Vec::new();
            for sign in &grid.key {
                key.extend(text::steps(sign.steps, ink::INK_2, size));
                key.push(run(format!("{}    ", sign.text), size * 0.9).inked(ink::INK_2));
            }
            self.text(at, lane, vec![Para::of(key)], "Key");
            at.y += size * 0.4;
        }
        self.rows(at, lane, widths, (head, size), lines, &grid.name);
    }

    /// Lanes under their names, with a shape for each card.
    pub(super) fn lanes(&mut self, at: &mut At, lane: Lane, grid: &Grid) {
        let size = self.size * 0.85;
        let count = grid.columns.len().max(1);
        let between = size * 0.8;
        let width = (lane.width - between * (count as f64 - 1.0)) / count as f64;
        let head = size * 2.1;
        let mut drawn: Option<usize> = None;
        let heading = |flow: &mut Self, at: &mut At, drawn: &mut Option<usize>| {
            if drawn.is_some_and(|page| page >= at.page) {
                return;
            }
            *drawn = Some(at.page);
            for (n, column) in grid.columns.iter().enumerate() {
                let x = lane.x + n as f64 * (width + between);
                let mut runs = vec![run(&column.text, size * 1.2).bold()];
                let room = width - size * 1.3 * (column.text.chars().count() as f64);
                let note = crate::text::shortened(&column.note, (room / (size * 0.52)).max(0.0) as usize);
                if !column.note.trim().is_empty() && note.chars().count() > 4 {
                    runs.push(run(format!("  {note}"), size * 0.9).inked(ink::INK_3));
                }
                let shape = Shape::boxed(x, at.y, width, size * 1.6, &format!("Column {}", column.text));
                flow.put(at.page, Item::Shape(shape.saying(vec![Para::of(runs)], 0.0)));
                let rule = Shape::boxed(x, at.y + size * 1.75, width, 0.8, "Rule").filled(ink::INK);
                flow.put(at.page, Item::Shape(Shape { alt: format!("Under {}", column.text), ..rule }));
            }
            at.y += head;
        };
        for row in &grid.lanes {
            self.need(at, head + size * 7.0);
            heading(self, at, &mut drawn);
            let mut begin = *at;
            self.band(&mut begin, lane, row, false, size);
            let mut banded = begin.page;
            let mut end = begin;
            for (n, cards) in row.cells.iter().enumerate() {
                let x = lane.x + n as f64 * (width + between);
                let mut here = begin;
                for card in cards {
                    let mut rest = card_words(card, size, true);
                    while !rest.is_empty() {
                        let inset = size * 0.5;
                        let high = text::height(&rest, width - 2.0 * inset) + 2.0 * inset;
                        if here.y + high.min(self.height * 0.6) > self.height {
                            here = At { page: here.page + 1, y: 0.0 };
                            let top = head + band_height(size);
                            if banded < here.page {
                                let mut above = here;
                                heading(self, &mut above, &mut drawn);
                                self.band(&mut above, lane, row, true, size);
                                banded = here.page;
                            }
                            here.y = top;
                        }
                        let (said, tail) = text::parted(&rest, width - 2.0 * inset, self.height - here.y - 2.0 * inset);
                        if said.is_empty() {
                            break;
                        }
                        let high = text::height(&said, width - 2.0 * inset) + 2.0 * inset;
                        self.put(
                            here.page,
                            Item::Shape(card_shape(card, At { y: here.y, ..here }, (x, width, high), said, inset)),
                        );
                        here.y += high + size * 0.45;
                        rest = tail;
                    }
                }
                end = if (here.page, here.y) > (end.page, end.y) { here } else { end };
            }
            *at = At { y: end.y + size * 0.5, ..end };
        }
    }

    fn band(&mut self, at: &mut At, lane: Lane, row: &crate::content::GridLane, again: bool, size: f64) {
        let mut runs: Vec<Run> = text::sign(row.name.mark.as_ref(), size).into_iter().collect();
        let name = crate::text::shortened(&row.name.text, (lane.width * 0.6 / (size * 0.55)) as usize);
        runs.push(run(name, size).bold());
        let note = if again { "continued" } else { &row.name.note };
        if !note.trim().is_empty() {
            runs.push(run(format!("   {}", crate::text::shortened(note, 40)), size * 0.9).inked(ink::INK_3));
        }
        let name = format!("Lane {}", row.name.text);
        let shape = Shape::boxed(lane.x, at.y, lane.width, size * 1.7, &name).filled(ink::WASH);
        let shape = Shape { middle: true, ..shape.saying(vec![Para::of(runs)], size * 0.3) };
        self.put(at.page, Item::Shape(shape));
        at.y += band_height(size);
    }

    pub(super) fn cards(&mut self, at: &mut At, lane: Lane, wide: u8, cards: &[Card]) {
        let size = self.size * 0.92;
        let wide = usize::from(wide).clamp(1, 5).min(cards.len().max(1));
        let between = size * 0.9;
        let width = (lane.width - between * (wide as f64 - 1.0)) / wide as f64;
        let inset = size * 0.7;
        for row in cards.chunks(wide) {
            let mut rest: Vec<Vec<Para>> = row.iter().map(|card| card_words(card, size, true)).collect();
            while rest.iter().any(|paras| !paras.is_empty()) {
                let high = rest.iter().map(|paras| text::height(paras, width - 2.0 * inset)).fold(0.0, f64::max);
                self.need(at, (high + 2.0 * inset).min(self.height * 0.7));
                let room = self.height - at.y - 2.0 * inset;
                let parts: Vec<_> = rest.iter().map(|paras| text::parted(paras, width - 2.0 * inset, room)).collect();
                if parts.iter().all(|(head, _)| head.is_empty()) {
                    break;
                }
                let high = high.min(room) + 2.0 * inset;
                for (n, (card, (head, _))) in row.iter().zip(&parts).enumerate() {
                    let x = lane.x + n as f64 * (width + between);
                    let hue = ink::hue(card.colour);
                    let shape = Shape::boxed(x, at.y, width, high, &format!("Card {}", card.title)).filled(hue.tint);
                    self.put(at.page, Item::Shape(shape.saying(head.clone(), inset)));
                    let bar = Shape::boxed(x, at.y, width, 2.6, &format!("Edge of {}", card.title)).filled(hue.ink);
                    self.put(at.page, Item::Shape(Shape { alt: format!("Pillar colour {}", card.colour), ..bar }));
                }
                at.y += high + between * 0.8;
                rest = parts.into_iter().map(|(_, tail)| tail).collect();
            }
        }
    }

    pub(super) fn figure(&mut self, at: &mut At, lane: Lane, figure: &Figure) {
        let size = self.size;
        let inset = size * 1.0;
        let value = if figure.value.is_empty() { "–" } else { figure.value.as_str() };
        let mut number = vec![run(value, size * 2.6).inked("FFFFFF")];
        if !figure.target.is_empty() {
            number.push(run(format!("  → {}", figure.target), size).bold().inked("FFFFFF"));
        }
        let paras = vec![
            Para::of(vec![run(&figure.label, size * 0.9).inked(PALE)]),
            Para::of(vec![run(&figure.name, size * 1.05).bold().inked("FFFFFF")]).above(size * 0.2),
            Para::of(number).above(size * 0.2),
        ];
        let note = Para::of(vec![run(&figure.note, size * 0.88).inked(PALE)]);
        let inner = lane.width - 2.0 * inset;
        let room = self.height - 2.0 * inset - size * 2.0;
        let (above, _) = text::parted(&paras, inner, room);
        let first = text::height(&above, inner);
        let bar = if figure.share.is_some() { size * 1.3 } else { 0.0 };
        let notes = if figure.note.trim().is_empty() { Vec::new() } else { vec![note] };
        let (below, _) = text::parted(&notes, inner, (room - first - bar).max(0.0));
        let high = inset * 2.0 + first + bar + text::height(&below, inner);
        self.need(at, high);
        let ground = Shape::boxed(lane.x, at.y, lane.width, high, &figure.label).filled(ink::INK);
        let alt = format!("{}: {}, {value}, target {}", figure.label, figure.name, figure.target);
        self.put(at.page, Item::Shape(Shape { alt, ..ground }));
        let mut y = at.y + inset;
        let x = lane.x + inset;
        self.put(at.page, Item::Shape(Shape::boxed(x, y, inner, first, "Key figure").saying(above, 0.0)));
        y += first;
        if let Some(share) = figure.share {
            let share = share.clamp(0.0, 1.0);
            let alt = format!("{:.0} % of the way", share * 100.0);
            let whole = Shape::boxed(x, y + size * 0.4, inner, size * 0.4, "Way to target").filled("4C5361");
            self.put(at.page, Item::Shape(Shape { alt: alt.clone(), ..whole }));
            let done = Shape::boxed(x, y + size * 0.4, (inner * share).max(0.5), size * 0.4, "Way so far");
            self.put(at.page, Item::Shape(Shape { alt, ..done.filled("FFFFFF") }));
            y += bar;
        }
        if !below.is_empty() {
            let deep = text::height(&below, inner);
            self.put(at.page, Item::Shape(Shape::boxed(x, y, inner, deep, "About the figure").saying(below, 0.0)));
        }
        at.y += high;
    }

    pub(super) fn shares(&mut self, at: &mut At, lane: Lane, shares: &Shares) {
        let size = self.size * 0.9;
        let names = lane.width * 0.28;
        let mut legend: Vec<Run> = Vec::new();
        for (n, part) in shares.parts.iter().enumerate() {
            let (shade, _) = SHADES[n.min(SHADES.len() - 1)];
            legend.push(run("■ ", size).inked(shade));
            legend.push(run(format!("{part}    "), size * 0.9).inked(ink::INK_2));
        }
        self.text(at, lane, vec![Para::of(legend)], "Legend");
        for line in &shares.lines {
            let name = vec![Para::of(vec![run(crate::text::shortened(&line.name, 120), size * 0.95)])];
            let high = text::height(&name, names - size).max(size * 1.9) + size * 0.3;
            self.need(at, high);
            let label = Shape::boxed(lane.x, at.y + size * 0.3, names - size, high - size * 0.3, "Name");
            self.put(at.page, Item::Shape(Shape { middle: true, ..label.saying(name, 0.0) }));
            let sum = line.points.iter().sum::<f64>().max(100.0);
            let mut x = lane.x + names;
            for (n, points) in line.points.iter().enumerate().filter(|(_, points)| **points > 0.0) {
                let (shade, over) = SHADES[n.min(SHADES.len() - 1)];
                let width = (lane.width - names) * points / sum;
                let words = format!("{points:.0}");
                let part = shares.parts.get(n).map(String::as_str).unwrap_or_default();
                let bar = Shape::boxed(x, at.y + size * 0.3, width, size * 1.7, &format!("{}, {part}", line.name));
                let wide = width > size * (0.7 * words.len() as f64 + 0.4);
                let said =
                    if wide { vec![Para::of(vec![run(&words, size * 0.9).bold().inked(over)])] } else { Vec::new() };
                let bar = Shape { middle: true, centred: true, ..bar.filled(shade).saying(said, 0.0) };
                let edge = Some(Edge { colour: "FFFFFF", width: 0.5, dashed: false });
                self.put(at.page, Item::Shape(Shape { edge, alt: format!("{part}: {words} %"), ..bar }));
                x += width;
            }
            at.y += high;
        }
    }
}

fn band_height(size: f64) -> f64 {
    size * 2.1
}

/// What a card says.
fn card_words(card: &Card, size: f64, full: bool) -> Vec<Para> {
    let hue = ink::hue(card.colour);
    let mut first: Vec<Run> = text::sign(card.mark.as_ref(), size).into_iter().collect();
    first.extend(text::steps(card.steps, hue.ink, size));
    first.push(if full { run(&card.title, size).bold() } else { run(&card.title, size) });
    let mut paras = vec![Para::of(first)];
    for line in &card.lines {
        paras.extend(cell(line, size * 0.92, Tone::Plain).into_iter().enumerate().map(|(n, para)| match n {
            0 => para.above(size * 0.25),
            _ => para,
        }));
    }
    if !card.side.trim().is_empty() {
        paras.push(Para::of(vec![run(&card.side, size * 0.88).inked(ink::INK_3)]).above(size * 0.2));
    }
    paras
}

/// A card as a shape. Its border says how firm the promise is: solid, light or dashed.
fn card_shape(card: &Card, at: At, (x, width, high): (f64, f64, f64), said: Vec<Para>, inset: f64) -> Shape {
    let hue = ink::hue(card.colour);
    let (fill, edge) = match card.steps {
        "committed" => (hue.tint, Edge { colour: hue.ink, width: 1.75, dashed: false }),
        "likely" | "" => ("FFFFFF", Edge { colour: hue.ink, width: 0.75, dashed: false }),
        _ => ("FFFFFF", Edge { colour: hue.ink, width: 0.75, dashed: true }),
    };
    let promise = ink::promise(card.steps);
    let alt = [card.title.as_str(), promise, &card.side].into_iter().filter(|word| !word.trim().is_empty());
    let alt = alt.collect::<Vec<_>>().join(", ");
    let shape = Shape::boxed(x, at.y, width, high, &format!("Initiative {}", card.title)).filled(fill);
    Shape { edge: Some(edge), alt, ..shape.saying(said, inset) }
}
