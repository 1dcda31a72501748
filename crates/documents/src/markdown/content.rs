//! A document that is made of sections as Markdown: one file, or for a book a folder with a file for each chapter.

use lodestar_model::Strategy;

use super::escape::{inline, label, line};
use super::field;
use super::page::Page;
use super::table::Table;
use super::{File, Wishes, gantt, slug};
use crate::Request;
use crate::content::{Block, Builder, Card, Cell, Content, Grid, Row, Section, Table as Rows, Timeline};

/// The document in one file.
pub(super) fn text(seen: &Strategy, request: &Request, content: &Content, wishes: Wishes) -> String {
    let mut page = Page::begin(seen, request);
    let gantt = gantt(seen, request, wishes);
    for section in &content.sections {
        write_section(&mut page, section, 1, &gantt);
    }
    page.finish()
}

/// The document as a folder: an index, and a file for each chapter.
pub(super) fn folder(seen: &Strategy, request: &Request, content: &Content, wishes: Wishes) -> Vec<File> {
    let mut index = Page::begin(seen, request);
    let gantt = gantt(seen, request, wishes);
    let mut chapters: Vec<(String, &str, Vec<&Section>)> = Vec::new();
    for section in &content.sections {
        match chapters.last_mut() {
            Some((_, _, sections)) if section.level > 1 => sections.push(section),
            _ => {
                let name = slug::slug(&section.title);
                let name = if name.is_empty() { "chapter".to_owned() } else { name };
                chapters.push((format!("{:02}-{name}.md", chapters.len() + 1), &section.title, vec![section]));
            }
        }
    }
    index.list(chapters.iter().map(|(path, title, _)| format!("[{}]({path})", label(title))));
    if chapters.is_empty() {
        index.block("Nothing has been written yet.");
    }
    let mut files = vec![File { path: "README.md".to_owned(), text: index.finish() }];
    for (path, _, sections) in chapters {
        let mut page = Page::default();
        sections.iter().for_each(|section| write_section(&mut page, section, 0, &gantt));
        files.push(File { path, text: page.finish() });
    }
    files
}

/// The charts of the plan over time, where they are wanted.
fn gantt(seen: &Strategy, request: &Request, wishes: Wishes) -> Vec<String> {
    if wishes.gantt { gantt::charts(&Builder::new(seen, request)) } else { Vec::new() }
}

/// A section whose heading stands `down` levels below its own.
fn write_section(page: &mut Page, section: &Section, down: u8, gantt: &[String]) {
    let level = (section.level + down).clamp(1, 6);
    if !section.title.trim().is_empty() {
        page.heading(level.into(), &signed(&section.mark, &inline(&section.title)));
    }
    page.block(&line(&section.lede));
    if section.blocks.iter().any(|block| matches!(block, Block::Timeline(_))) {
        gantt.iter().for_each(|chart| page.block(chart));
    }
    blocks(page, &section.blocks, down);
    if !section.notes.trim().is_empty() {
        page.block(&field::blocks(&section.notes, level));
    }
}

fn blocks(page: &mut Page, list: &[Block], down: u8) {
    for (at, block) in list.iter().enumerate() {
        match block {
            Block::Heading(heading) => {
                let words = signed(&heading.mark, &inline(&heading.text));
                let side = inline(&heading.side);
                let words = if side.is_empty() { words } else { format!("{words} ({side})") };
                page.heading((heading.level + down).clamp(1, 6).into(), &words);
            }
            Block::Text { text, under, .. } => page.block(&field::blocks(&text.0, (under + down).min(5))),
            Block::Line { text, .. } => page.block(&line(text)),
            Block::Facts { facts } => page.list(facts.iter().map(|fact| {
                let value = written(&fact.value);
                if value.is_empty() { String::new() } else { format!("{}: {value}", inline(&fact.name)) }
            })),
            Block::List { items, numbered } => list_of(page, items, *numbered),
            Block::Table(table) => page.block(&rows(table)),
            Block::Cards { cards, .. } => cards.iter().for_each(|card| whole_card(page, card, down)),
            Block::Grid(grid) => lanes(page, grid, down),
            Block::Figure(figure) => {
                page.block(&line(&format!("{}: {}", figure.label, figure.name)));
                let value = if figure.value.is_empty() { "not measured yet" } else { &figure.value };
                page.facts(&[("Now", value), ("Target", &figure.target), ("About", &figure.note)]);
            }
            Block::Shares(shares) => {
                let mut table = Table::with(
                    std::iter::once(shares.name.clone()).chain(shares.parts.iter().map(|part| inline(part))),
                );
                for one in &shares.lines {
                    let points = one.points.iter().map(|points| format!("{points:.0} %"));
                    table.add(std::iter::once(inline(&one.name)).chain(points));
                }
                page.block(&table.finish());
            }
            // The table that follows says the same.
            Block::Timeline(timeline) => {
                if !matches!(list.get(at + 1), Some(Block::Heading(_) | Block::Table(_))) {
                    page.list(bars(timeline));
                }
            }
            Block::Quote { text, .. } => page.block(&field::blocks(&text.0, 2 + down)),
            Block::Columns { columns } => columns.iter().for_each(|(_, inner)| blocks(page, inner, down)),
        }
    }
}

fn bars(timeline: &Timeline) -> impl Iterator<Item = String> + '_ {
    timeline.lanes.iter().flat_map(|lane| lane.bars.iter().map(|bar| inline(&bar.title)))
}

fn signed(mark: &Option<crate::view::marks::Mark>, words: &str) -> String {
    match mark {
        Some(mark) if !mark.code.trim().is_empty() => format!("{}: {words}", inline(&mark.code)),
        _ => words.to_owned(),
    }
}

fn list_of(page: &mut Page, items: &[Cell], numbered: bool) {
    if numbered {
        let items = items.iter().map(written).filter(|item| !item.is_empty()).enumerate();
        page.block(&items.map(|(at, item)| format!("{}. {item}\n", at + 1)).collect::<String>());
    } else {
        page.list(items.iter().map(written));
    }
}

/// A cell on one line.
fn written(cell: &Cell) -> String {
    let mut parts = Vec::new();
    if let Some(rich) = &cell.rich {
        parts.push(field::cell(&rich.0));
    }
    let words = inline(&cell.text);
    if !words.is_empty() {
        parts.push(signed(&cell.mark, &words));
    } else if let Some(chart) = &cell.chart {
        parts.push(inline(chart.words()));
    }
    parts.extend(cell.items.iter().map(|item| inline(item)));
    let mut line = parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("; ");
    let note = inline(&cell.note);
    if !note.is_empty() {
        let gap = if line.is_empty() { "" } else { ": " };
        line.push_str(gap);
        line.push_str(&note);
    }
    line
}

/// The table: groups become tables of their own under the name of the group.
fn rows(table: &Rows) -> String {
    let head = || Table::with(table.columns.iter().map(|column| inline(&column.title)));
    let mut out = String::new();
    let mut open = head();
    let flush = |out: &mut String, table: Table| {
        let text = table.finish();
        if !text.is_empty() {
            if !out.is_empty() {
                out.push('\n');
            }
            out.push_str(&text);
        }
    };
    for row in &table.rows {
        match row {
            Row::Cells { cells, .. } => open.add(cells.iter().map(written)),
            Row::Group { name, side, .. } => {
                flush(&mut out, std::mem::replace(&mut open, head()));
                let side = inline(side);
                let side = if side.is_empty() { side } else { format!(" ({side})") };
                if !out.is_empty() {
                    out.push('\n');
                }
                out.push_str(&format!("**{}**{side}\n", written(name)));
            }
        }
    }
    flush(&mut out, open);
    out
}

fn whole_card(page: &mut Page, card: &Card, down: u8) {
    page.heading((2 + down).into(), &signed(&card.mark, &inline(&card.title)));
    for line in &card.lines {
        match &line.rich {
            Some(rich) => page.block(&field::blocks(&rich.0, 2 + down)),
            None => page.block(&super::escape::line(&[line.text.as_str(), &line.note].join(" "))),
        }
    }
}

/// Lanes by columns: a section for each column, in it a table with its cards by lane.
fn lanes(page: &mut Page, grid: &Grid, down: u8) {
    for (at, column) in grid.columns.iter().enumerate() {
        let mut table =
            Table::with(["Initiative", grid.corner.as_str(), "Commitment", "When", "About"].map(str::to_owned));
        for lane in &grid.lanes {
            for card in lane.cells.get(at).into_iter().flatten() {
                let about =
                    card.lines.iter().map(written).filter(|line| !line.is_empty()).collect::<Vec<_>>().join("; ");
                table.add([
                    inline(&card.title),
                    inline(&lane.name.text),
                    commitment(card.steps),
                    inline(&card.side),
                    about,
                ]);
            }
            if let Some(more) = lane.more.get(at).filter(|more| **more > 0) {
                table.add([
                    format!("{more} more"),
                    inline(&lane.name.text),
                    String::new(),
                    String::new(),
                    String::new(),
                ]);
            }
        }
        let text = table.finish();
        if !text.is_empty() {
            page.heading((2 + down).into(), &signed(&column.mark, &inline(&column.text)));
            page.block(&line(&column.note));
            page.block(&text);
        }
    }
}

fn commitment(steps: &str) -> String {
    use lodestar_model::records::Commitment;
    Commitment::ALL.iter().find(|c| c.value() == steps).map(|c| c.label().to_owned()).unwrap_or_default()
}
