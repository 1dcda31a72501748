//! One record with all its fields, as its definition names and orders them: so that no field is forgotten where
//! everything is shown.

use chrono::{DateTime, NaiveDate, Utc};
use lodestar_model::{AnyRecord, FieldDef, Fields, Id, Kind, Picture, Quarter, Shape};
use serde_json::Value;

use super::build::{anchor, capitalised};
use super::{Block, Builder, Cell, Column, Fact, Heading, Rich, Table, numbers};
use crate::view::audience::within;
use crate::view::times;

impl Builder<'_> {
    /// A record under a heading of its own at `level`: its values as facts, its long texts and lists below. Fields named
    /// in `without` stand elsewhere.
    pub fn whole(&self, record: &dyn AnyRecord, level: u8, without: &[&str]) -> Vec<Block> {
        let def = record.def();
        let mut blocks = vec![Block::Heading(Heading {
            level,
            text: self.name(record.id()),
            anchor: anchor(def.kind, record.id()),
            of: self.record(record),
            ..Heading::default()
        })];
        blocks.extend(self.fields(record, level, without));
        blocks
    }

    /// The fields of a record.
    pub fn fields(&self, record: &dyn AnyRecord, level: u8, without: &[&str]) -> Vec<Block> {
        let def = record.def();
        let json = record.to_json();
        let mut facts = Vec::new();
        let mut below = Vec::new();
        for field in def.fields.iter().filter(|field| self.sight.shows_field(def.kind, field.name, field)) {
            if field.name == def.title || without.contains(&field.name) {
                continue;
            }
            let Some(value) = json.get(field.name) else { continue };
            match (&field.shape, value) {
                (Shape::Text, Value::String(text)) if !text.trim().is_empty() => below.push(Block::Text {
                    text: Rich(text.clone()),
                    under: level,
                    of: self.field(def.kind, record.id(), field.name),
                }),
                (Shape::List { of: Shape::Part { fields } }, Value::Array(items)) => {
                    let Some(table) = self.parts(def.kind, field, fields, items) else { continue };
                    below.push(Block::Table(table));
                }
                (shape, value) => {
                    let cell = self.cell(shape, value);
                    if !cell.is_empty() {
                        facts.push(Fact { name: field.label.to_owned(), value: cell });
                    }
                    continue;
                }
            }
            // A long text needs its name where there is more than one.
            if let Some(last) = below.pop() {
                below.push(Block::Line { text: field.label.to_owned(), tone: super::Tone::Strong });
                below.push(last);
            }
        }
        let mut blocks = Vec::new();
        if !facts.is_empty() {
            blocks.push(Block::Facts { facts });
        }
        blocks.extend(below);
        blocks
    }

    fn parts(&self, kind: Kind, field: &FieldDef, fields: &[FieldDef], items: &[Value]) -> Option<Table> {
        let shown: Vec<&FieldDef> =
            fields.iter().filter(|part| self.sight.shows_field(kind, &within(field.name, part.name), part)).collect();
        let columns = shown.iter().map(|part| match part.shape {
            Shape::Number | Shape::Integer | Shape::Percent => Column::numbers(part.label),
            Shape::Text => Column::of(part.label, 3.0),
            Shape::Line | Shape::List { .. } => Column::of(part.label, 2.0),
            _ => Column::of(part.label, 1.0),
        });
        let mut table = Table::new(field.label, columns.collect());
        for item in items.iter().filter_map(Value::as_object) {
            table.row(None, shown.iter().map(|part| self.part_cell(part, item)).collect());
        }
        table.tidy()
    }

    fn part_cell(&self, part: &FieldDef, item: &Fields) -> Cell {
        item.get(part.name).map(|value| self.cell(&part.shape, value)).unwrap_or_default()
    }

    /// A value as a cell: empty where there is none.
    pub fn cell(&self, shape: &Shape, value: &Value) -> Cell {
        let text = value.as_str().unwrap_or_default();
        match shape {
            _ if value.is_null() => Cell::default(),
            Shape::Line | Shape::Colour => Cell::of(text),
            Shape::Picture => Cell::of(Picture::words(text)),
            Shape::Text if text.trim().is_empty() => Cell::default(),
            Shape::Text => Cell::rich(text),
            Shape::Number | Shape::Integer => {
                let number = value.as_f64();
                Cell::of(numbers::maybe(number, "")).counted(number)
            }
            Shape::Percent => Cell::of(numbers::maybe(value.as_f64(), "%")).counted(value.as_f64()),
            Shape::Date => {
                let day = text.parse::<NaiveDate>().ok();
                Cell::of(day.map(times::day).unwrap_or_default()).dated(day)
            }
            Shape::Quarter => Cell::of(text.parse::<Quarter>().map(|q| q.words(self.starts)).unwrap_or_default()),
            Shape::Time => {
                Cell::of(text.parse::<DateTime<Utc>>().map(|time| times::day(time.date_naive())).unwrap_or_default())
            }
            Shape::Flag => Cell::of(if value.as_bool() == Some(true) { "Yes" } else { "" }),
            Shape::Choice { choices, .. } => {
                Cell::of(choices.iter().find(|choice| choice.value == text).map(|c| c.label).unwrap_or_default())
            }
            Shape::Ref { .. } => text.parse().map(|id| self.reference(id)).unwrap_or_default(),
            Shape::Target => {
                let id = value.get("id").and_then(Value::as_str).and_then(|id| id.parse().ok());
                id.map(|id| self.reference(id)).unwrap_or_default()
            }
            Shape::List { of } => {
                let items = value.as_array().into_iter().flatten().map(|item| self.cell(of, item));
                Cell::items(items.map(|cell| if cell.text.is_empty() { cell.items.join(", ") } else { cell.text }))
            }
            Shape::Part { fields } => {
                let Some(item) = value.as_object() else { return Cell::default() };
                // A part without a table of its own has no field that some audience is kept from.
                let parts = fields.iter().filter(|part| part.lenses.shows(self.sight.lens()));
                let words = parts.map(|part| self.part_cell(part, item).text).filter(|text| !text.is_empty());
                Cell::of(words.collect::<Vec<_>>().join(", "))
            }
        }
    }

    fn reference(&self, id: Id) -> Cell {
        let to = self.kind(id).map(|kind| anchor(kind, id)).unwrap_or_default();
        Cell::of(capitalised(&self.name(id))).leading(to)
    }
}
