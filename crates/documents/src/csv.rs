//! The tables of a document for spreadsheets: one table with a line for each row, as RFC 4180 has it.
//!
//! A spreadsheet takes a cell that begins with a sign of arithmetic for a formula. Such words get an apostrophe before
//! them, which spreadsheets do not show; numbers stay numbers.

use lodestar_model::Strategy;

use crate::content::{self, Block, Cell, Content, Row, Table};
use crate::view::audience;
use crate::{Document, Error, Request};

/// Begins a formula in one spreadsheet or another.
const ACTIVE: &[char] = &['=', '+', '-', '@', '\t', '\r', '|', '%', '\u{FF1D}', '\u{FF0B}', '\u{FF0D}', '\u{FF20}'];

/// The main table of a document, or nothing where it has none.
pub fn export(strategy: &Strategy, request: &Request) -> Result<Option<String>, Error> {
    let seen = audience::seen(strategy, &request.lens)?;
    // Lanes are read as cards; the list of all initiatives says the same in rows.
    if matches!(request.document, Document::Roadmap | Document::Tiers | Document::Timeline) {
        return Ok(content::initiatives(&seen, request).map(|table| written(&table)));
    }
    Ok(main_table(&content::of(&seen, request)?).map(written))
}

/// The first table of a document.
fn main_table(content: &Content) -> Option<&Table> {
    content.sections.iter().flat_map(|section| &section.blocks).find_map(|block| match block {
        Block::Table(table) => Some(table),
        _ => None,
    })
}

fn written(table: &Table) -> String {
    let grouped = table.rows.iter().any(|row| matches!(row, Row::Group { .. }));
    let mut out = String::new();
    let head = grouped.then_some("Group").into_iter().chain(table.columns.iter().map(|column| column.title.as_str()));
    line(&mut out, head.map(str::to_owned));
    let mut group = String::new();
    for row in &table.rows {
        match row {
            Row::Group { name, .. } => group = words(name),
            Row::Cells { cells, .. } => {
                line(&mut out, grouped.then(|| group.clone()).into_iter().chain(cells.iter().map(words)));
            }
        }
    }
    out
}

fn line(out: &mut String, cells: impl Iterator<Item = String>) {
    for (at, cell) in cells.enumerate() {
        if at > 0 {
            out.push(',');
        }
        let cell = harmless(cell);
        if cell.contains([',', '"', '\n', '\r', ';', '\t']) || cell.starts_with(' ') || cell.ends_with(' ') {
            out.push('"');
            out.push_str(&cell.replace('"', "\"\""));
            out.push('"');
        } else {
            out.push_str(&cell);
        }
    }
    out.push_str("\r\n");
}

/// The words as no spreadsheet reckons with them. What is a number is left alone.
fn harmless(cell: String) -> String {
    match cell.trim_start().starts_with(ACTIVE) && cell.trim().parse::<f64>().is_err() {
        true => format!("'{cell}"),
        false => cell,
    }
}

/// A cell on one line.
fn words(cell: &Cell) -> String {
    let rich = cell.rich.as_ref().map(|rich| crate::rich::plain(&rich.0)).unwrap_or_default();
    let chart = cell.chart.as_ref().filter(|_| cell.text.is_empty()).map(|chart| chart.words().to_owned());
    let parts = [cell.text.clone(), rich, chart.unwrap_or_default(), cell.items.join("; "), cell.note.clone()];
    let parts = parts.iter().map(|part| part.split_whitespace().collect::<Vec<_>>().join(" "));
    let line = parts.filter(|part| !part.is_empty()).collect::<Vec<_>>().join("; ");
    line.chars().filter(|c| !c.is_control()).collect()
}

#[cfg(test)]
mod tests {
    use super::super::content::Column;
    use super::*;

    #[test]
    fn nothing_is_a_formula_and_everything_stays_in_its_cell() {
        let mut table = Table::new("T", vec![Column::of("A", 1.0), Column::of("B", 1.0)]);
        for (text, shown) in [
            ("=1+1", "'=1+1"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("-2.5", "-2.5"),
            ("- a list", "'- a list"),
            ("+49 30 1", "'+49 30 1"),
            ("plain", "plain"),
            ("a, \"b\"", "\"a, \"\"b\"\"\""),
            ("two\nlines\u{0}", "two lines"),
            ("  =HYPERLINK(1)", "'=HYPERLINK(1)"),
        ] {
            table.rows = vec![Row::Cells { cells: vec![Cell::of(text), Cell::of("x")], of: None }];
            assert_eq!(written(&table), format!("A,B\r\n{shown},x\r\n"), "{text:?}");
        }
    }
}
