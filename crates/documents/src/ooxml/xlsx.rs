//! Sheets: every table of a document with typed cells, a frozen heading, filters and a set-up for print.
//!
//! Text is written as text, so that no cell of a user is ever a formula; what looks like one keeps the mark of a text
//! when it is edited.

mod sheet;
mod styles;
mod value;

use super::package::{Links, Package};
use super::xml::Xml;
use crate::content::{Block, Content, Figure, Grid, Row, Shares, Table, Timeline};
use crate::{Error, Request};
use sheet::Sheet;
use styles::Styles;
use value::Value;

use super::ink;

/// The namespace of sheets.
const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
/// The namespace of relationships.
const RELATED: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// The tables of a document, `first` before all others.
pub(super) fn write(first: Option<Table>, content: &Content, request: &Request) -> Result<Option<Vec<u8>>, Error> {
    let mut found = Vec::new();
    let mut figures = Vec::new();
    for section in &content.sections {
        let begin = found.len();
        gather(&section.blocks, &mut found, &mut figures);
        found.iter_mut().skip(begin).for_each(|sheet| sheet.of.clone_from(&section.title));
    }
    let mut sheets: Vec<Sheet> = first.iter().map(of_table).collect();
    let all = sheets.first().map(|sheet| sheet.name.clone());
    found.retain(|sheet| Some(&sheet.name) != all.as_ref());
    for sheet in found {
        match sheets.iter_mut().find(|other| other.name == sheet.name) {
            Some(other) => other.join(sheet),
            None => sheets.push(sheet),
        }
    }
    if !figures.is_empty() {
        sheets.push(of_figures(&figures));
    }
    if sheets.is_empty() {
        return Ok(None);
    }
    sheets.push(about(content, request));
    let mut taken = Vec::new();
    for sheet in &mut sheets {
        sheet.name = sheet::unique(&sheet.name, &mut taken);
    }
    let mut styles = Styles::new();
    let mut package = Package::default();
    let mut links = Links::default();
    let mut book = Xml::part();
    book.open("workbook", &[("xmlns", MAIN), ("xmlns:r", RELATED)]);
    book.open("bookViews", &[]).empty("workbookView", &[("activeTab", "0")]).close();
    book.open("sheets", &[]);
    for (at, sheet) in sheets.iter().enumerate() {
        let path = format!("worksheets/sheet{}.xml", at + 1);
        let id = links.part("worksheet", &path);
        book.empty("sheet", &[("name", &sheet.name), ("sheetId", &(at + 1).to_string()), ("r:id", &id)]);
        package.add(&format!("xl/{path}"), "spreadsheetml.worksheet", sheet.xml(&mut styles, content, at == 0), None);
    }
    book.close().open("definedNames", &[]);
    for (at, sheet) in sheets.iter().enumerate() {
        let local = at.to_string();
        if let Some(range) = sheet.range() {
            let name = [("name", "_xlnm._FilterDatabase"), ("localSheetId", &local), ("hidden", "1")];
            book.leaf("definedName", &name, &format!("{}!{range}", sheet.quoted()));
        }
        let name = [("name", "_xlnm.Print_Titles"), ("localSheetId", local.as_str())];
        book.leaf("definedName", &name, &format!("{}!$1:$1", sheet.quoted()));
    }
    links.part("styles", "styles.xml");
    package.add("xl/styles.xml", "spreadsheetml.styles", styles.xml(), None);
    package.add("xl/workbook.xml", "spreadsheetml.sheet.main", book, Some(&links));
    package.finish("xl/workbook.xml", content, request).map(Some)
}

fn gather<'a>(blocks: &'a [Block], sheets: &mut Vec<Sheet>, figures: &mut Vec<&'a Figure>) {
    for block in blocks {
        match block {
            Block::Table(table) => sheets.push(of_table(table)),
            Block::Grid(grid) => sheets.push(of_grid(grid)),
            Block::Timeline(timeline) => sheets.push(of_timeline(timeline)),
            Block::Shares(shares) => sheets.push(of_shares(shares)),
            Block::Figure(figure) => figures.push(figure),
            Block::Columns { columns } => columns.iter().for_each(|(_, blocks)| gather(blocks, sheets, figures)),
            _ => {}
        }
    }
}

/// A row for each row; the group that it stands in comes first.
fn of_table(table: &Table) -> Sheet {
    let grouped = table.rows.iter().any(|row| matches!(row, Row::Group { .. }));
    let sides = table.rows.iter().any(|row| matches!(row, Row::Group { side, .. } if !side.trim().is_empty()));
    let mut sheet = Sheet::new(&table.name);
    sheet.columns.extend(grouped.then(|| "Group".to_owned()));
    sheet.columns.extend(table.columns.iter().map(|column| column.title.clone()));
    sheet.columns.extend(sides.then(|| "About the group".to_owned()));
    let (mut group, mut about, mut bare) = (String::new(), String::new(), false);
    let mut rows: Vec<Vec<Value>> = Vec::new();
    let line = |group: &str, about: &str, mut cells: Vec<Value>| {
        if grouped {
            cells.insert(0, Value::Text(group.to_owned()));
        }
        if sides {
            cells.push(Value::Text(about.to_owned()));
        }
        cells
    };
    let width = table.columns.len();
    for row in &table.rows {
        match row {
            Row::Group { name, side, .. } => {
                if bare {
                    rows.push(line(&group, &about, vec![Value::Nothing; width]));
                }
                (group, about, bare) = (ink::lines(name).join("; "), side.clone(), true);
            }
            Row::Cells { cells, .. } => {
                bare = false;
                rows.push(line(&group, &about, cells.iter().map(Value::of).collect()));
            }
        }
    }
    if bare {
        rows.push(line(&group, &about, vec![Value::Nothing; width]));
    }
    sheet.rows = rows;
    sheet
}

/// A row for each card.
fn of_grid(grid: &Grid) -> Sheet {
    let mut sheet = Sheet::new(&grid.name);
    sheet.columns =
        [grid.corner.as_str(), "Column", "Card", "Commitment", "When", "About it"].map(str::to_owned).into();
    for lane in &grid.lanes {
        for (at, cards) in lane.cells.iter().enumerate() {
            let column = grid.columns.get(at).map(|column| column.text.clone()).unwrap_or_default();
            for card in cards {
                let about = card.lines.iter().flat_map(ink::lines).collect::<Vec<_>>().join("\n");
                let texts =
                    [lane.name.text.as_str(), &column, &card.title, ink::promise(card.steps), &card.side, &about];
                sheet.rows.push(texts.map(|text| Value::Text(text.to_owned())).into());
            }
        }
    }
    sheet
}

/// A row for each bar, drawn over the quarters that it touches.
fn of_timeline(timeline: &Timeline) -> Sheet {
    let mut sheet = Sheet::new("Timeline");
    sheet.columns = ["Lane", "Code", "Initiative", "Commitment"].map(str::to_owned).into();
    sheet.columns.extend(timeline.quarters.iter().map(|quarter| format!("{} {}", quarter.name, quarter.year)));
    for lane in &timeline.lanes {
        for bar in &lane.bars {
            let texts = [lane.name.as_str(), &bar.code, &bar.title, ink::promise(bar.steps)];
            let mut row: Vec<Value> = texts.map(|text| Value::Text(text.to_owned())).into();
            row.extend(timeline.quarters.iter().map(|quarter| {
                let touched = bar.from < quarter.to - 1e-6 && bar.to > quarter.from + 1e-6;
                if touched { Value::Bar(bar.colour, bar.steps) } else { Value::Nothing }
            }));
            sheet.rows.push(row);
        }
    }
    sheet
}

fn of_shares(shares: &Shares) -> Sheet {
    let mut sheet = Sheet::new(&shares.name);
    sheet.columns = std::iter::once("Name".to_owned()).chain(shares.parts.iter().cloned()).collect();
    for line in &shares.lines {
        let points = line.points.iter().map(|points| Value::percent(points / 100.0));
        sheet.rows.push(std::iter::once(Value::Text(line.name.clone())).chain(points).collect());
    }
    sheet
}

fn of_figures(figures: &[&Figure]) -> Sheet {
    let mut sheet = Sheet::new("Key figures");
    sheet.columns = ["Kind", "Name", "Now", "Target", "Way to target", "About it"].map(str::to_owned).into();
    for figure in figures {
        let text = |text: &str| Value::Text(text.to_owned());
        sheet.rows.push(vec![
            text(&figure.label),
            text(&figure.name),
            text(&figure.value),
            text(&figure.target),
            figure.share.map_or(Value::Nothing, Value::percent),
            text(&figure.note),
        ]);
    }
    sheet
}

/// What the file is, from whom, of which day.
fn about(content: &Content, request: &Request) -> Sheet {
    let doc = &content.doc;
    let mut sheet = Sheet::new("About");
    sheet.columns = ["About this file", "Value"].map(str::to_owned).into();
    let facts = [
        ("Strategy", doc.title.as_str()),
        ("Document", &doc.document),
        ("Organisation", &doc.organisation),
        ("Owner", &doc.owner),
        ("Status", doc.status),
        ("Classification", doc.passing()),
        ("Horizon", &doc.horizon),
        ("Version", &doc.revision),
        ("Audience", request.lens.name()),
    ];
    for (name, value) in facts.into_iter().filter(|(_, value)| !value.trim().is_empty()) {
        sheet.rows.push(vec![Value::Text(name.to_owned()), Value::Text(value.to_owned())]);
    }
    let day = Value::Day(request.stamp.when.date_naive());
    sheet.rows.push(vec![Value::Text("Date".to_owned()), day]);
    sheet
}
