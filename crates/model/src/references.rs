//! Finding and clearing the references inside a record, by the definition of its kind.

use serde_json::Value;

use crate::{Fields, Id, Kind, KindDef, Shape, Target};

/// Calls `found` with the path, kind and id of each reference in a value.
pub fn each(shape: &Shape, value: &Value, path: &str, found: &mut dyn FnMut(&str, Kind, Id)) {
    match (shape, value) {
        (Shape::Ref { kind }, Value::String(text)) => {
            if let Ok(id) = text.parse() {
                found(path, *kind, id);
            }
        }
        (Shape::Target, Value::Object(_)) => {
            if let Some(target) = target(value) {
                found(path, target.kind, target.id);
            }
        }
        (Shape::List { of }, Value::Array(items)) if may_refer(of) => {
            for (n, item) in items.iter().enumerate() {
                each(of, item, &format!("{path}[{n}]"), found);
            }
        }
        (Shape::Part { fields }, Value::Object(part)) => {
            for field in fields.iter().filter(|field| may_refer(&field.shape)) {
                if let Some(value) = part.get(field.name) {
                    each(&field.shape, value, &format!("{path}.{}", field.name), found);
                }
            }
        }
        _ => {}
    }
}

/// Says that a field, by its label, refers to a record that is not there.
pub fn leads_nowhere(label: &str, to: Kind, id: Id) -> String {
    format!("{label} refers to {} that is not there ({id}).", to.def().one())
}

fn target(value: &Value) -> Option<Target> {
    serde_json::from_value(value.clone()).ok()
}

/// Whether a value of this shape can hold a reference.
pub fn may_refer(shape: &Shape) -> bool {
    match shape {
        Shape::Ref { .. } | Shape::Target => true,
        Shape::List { of } => may_refer(of),
        Shape::Part { fields } => fields.iter().any(|field| may_refer(&field.shape)),
        _ => false,
    }
}

/// Whether a value of this shape can hold a reference to a record of that kind.
pub fn may_refer_to(shape: &Shape, kind: Kind) -> bool {
    match shape {
        Shape::Ref { kind: to } => *to == kind,
        Shape::Target => true,
        Shape::List { of } => may_refer_to(of, kind),
        Shape::Part { fields } => fields.iter().any(|field| may_refer_to(&field.shape, kind)),
        _ => false,
    }
}

/// Clears all references of a record for which `gone` is true. `false` where the record cannot be without one of them.
pub fn clear(def: &KindDef, record: &mut Fields, gone: &dyn Fn(Kind, Id) -> bool) -> bool {
    def.fields.iter().all(|field| match record.get_mut(field.name) {
        Some(value) if may_refer(&field.shape) => {
            let had = !value.is_null();
            clear_value(&field.shape, value, gone)
                && !(had && value.is_null() && field.on_delete == crate::define::OnDelete::Delete)
        }
        _ => true,
    })
}

fn clear_value(shape: &Shape, value: &mut Value, gone: &dyn Fn(Kind, Id) -> bool) -> bool {
    match (shape, value) {
        (Shape::Ref { kind }, value) => {
            if value.as_str().and_then(|text| text.parse().ok()).is_some_and(|id| gone(*kind, id)) {
                *value = Value::Null;
            }
            true
        }
        (Shape::Target, value) => target(value).is_some_and(|target| !gone(target.kind, target.id)),
        // An item that is nothing without its reference leaves the list.
        (Shape::List { of }, Value::Array(items)) => {
            items.retain_mut(|item| {
                let had = !item.is_null();
                clear_value(of, item, gone) && !(had && item.is_null())
            });
            true
        }
        (Shape::Part { fields }, Value::Object(part)) => fields.iter().all(|field| match part.get_mut(field.name) {
            Some(value) if may_refer(&field.shape) => clear_value(&field.shape, value, gone),
            _ => true,
        }),
        _ => true,
    }
}
