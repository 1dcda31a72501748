//! The words of a record: what search reads, and how a value is shown in a sentence.

use serde_json::Value;

use crate::calc::day;
use crate::{Picture, Shape};

/// All text of one field: lines, long text, and those inside lists and parts, a line for each.
pub fn field_text(shape: &Shape, value: &Value) -> String {
    let mut text = String::new();
    gather(shape, value, &mut text);
    text
}

fn gather(shape: &Shape, value: &Value, into: &mut String) {
    match (shape, value) {
        (Shape::Line | Shape::Text, Value::String(text)) if !text.is_empty() => {
            if !into.is_empty() {
                into.push('\n');
            }
            into.push_str(text);
        }
        (Shape::List { of }, Value::Array(items)) => items.iter().for_each(|item| gather(of, item, into)),
        (Shape::Part { fields }, Value::Object(part)) => {
            for field in *fields {
                if let Some(value) = part.get(field.name) {
                    gather(&field.shape, value, into);
                }
            }
        }
        _ => {}
    }
}

/// A value in words, for labels and the history: a choice by its label, a list by its items, empty as an empty string.
/// References are shown by `name`, which knows the records.
pub fn shown(shape: &Shape, value: &Value, name: &dyn Fn(crate::Id) -> Option<String>) -> String {
    let missing = || "a deleted record".to_owned();
    let id = |value: &Value| value.as_str().and_then(|text| text.parse().ok());
    match (shape, value) {
        (_, Value::Null) => String::new(),
        (Shape::Choice { choices, .. }, Value::String(value)) => {
            choices.iter().find(|choice| choice.value == value).map_or_else(|| value.clone(), |c| c.label.to_owned())
        }
        (Shape::Flag, Value::Bool(flag)) => if *flag { "yes" } else { "no" }.to_owned(),
        (Shape::Ref { .. }, value) => id(value).and_then(name).unwrap_or_else(missing),
        (Shape::Target, Value::Object(target)) => target.get("id").and_then(id).and_then(name).unwrap_or_else(missing),
        (Shape::Percent, value) => format!("{value} %"),
        (Shape::Picture, Value::String(address)) => Picture::words(address),
        (Shape::Date, Value::String(text)) => text.parse().map_or_else(|_| text.clone(), day),
        (Shape::List { of }, Value::Array(items)) => {
            items.iter().map(|item| shown(of, item, name)).collect::<Vec<_>>().join("\n")
        }
        (Shape::Part { fields }, Value::Object(part)) => {
            let shown = fields.iter().filter_map(|f| Some(shown(&f.shape, part.get(f.name)?, name)));
            shown.filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" · ")
        }
        (_, Value::String(text)) => text.clone(),
        (_, other) => other.to_string(),
    }
}
