//! What an operation is called in Undo and in the history.

use serde_json::Value;

use crate::calc::thousands;
use crate::{AnyRecord, Change, Fields, Id, Kind, Strategy, shown};

/// The most letters of a title that a label repeats.
const TITLE: usize = 48;

/// A label for changes that are about to be applied to `strategy`: `Move “Billing” to Next`, `Add 191 initiatives`.
pub fn describe(strategy: &Strategy, changes: &[Change]) -> String {
    let Some(first) = changes.first() else { return "Change nothing".into() };
    let one_record = changes.iter().all(|c| c.kind() == first.kind() && c.id() == first.id() && c.id().is_some());
    let single = first.kind().def().single;
    if changes.len() > 1 && !one_record && !single {
        return several(changes);
    }
    let fields = changes.iter().filter_map(|change| match change {
        Change::Set { fields, .. } => Some(fields.clone()),
        _ => None,
    });
    let fields: Fields = fields.flatten().collect();
    let made = changes.iter().any(|change| matches!(change, Change::Put { .. }));
    match changes.iter().rev().find(|change| matches!(change, Change::Put { .. } | Change::Delete { .. })) {
        Some(Change::Delete { kind, id }) => format!("Delete {}", quoted(strategy, *kind, Some(*id))),
        Some(Change::Put { kind, fields: first, .. }) => {
            let def = kind.def();
            let title = fields.get(def.title).or_else(|| first.get(def.title)).and_then(Value::as_str).unwrap_or("");
            let label = def.label.to_lowercase();
            if title.trim().is_empty() { format!("Add {label}") } else { format!("Add {label} “{}”", short(title)) }
        }
        _ if fields.is_empty() && !made => format!("Reorder {}", quoted(strategy, first.kind(), first.id())),
        _ => edited(strategy, first.kind(), first.id(), &fields),
    }
}

fn several(changes: &[Change]) -> String {
    let verb = |change: &Change| match change {
        Change::Put { .. } => "Add",
        Change::Delete { .. } => "Delete",
        Change::Set { .. } | Change::Move { .. } => "Change",
    };
    let first = &changes[0];
    let verb = if changes.iter().all(|c| verb(c) == verb(first)) { verb(first) } else { "Change" };
    let mut records: Vec<_> = changes.iter().filter_map(|c| c.id().map(|id| (c.kind(), id))).collect();
    records.sort_unstable();
    records.dedup();
    let count = records.len() + changes.iter().filter(|c| c.id().is_none()).count();
    let same = changes.iter().all(|c| c.kind() == first.kind());
    let what = if same { first.kind().def().labels.to_lowercase() } else { "records".into() };
    format!("{verb} {} {what}", thousands(i64::try_from(count).unwrap_or(i64::MAX)))
}

fn edited(strategy: &Strategy, kind: Kind, id: Option<Id>, fields: &Fields) -> String {
    let def = kind.def();
    let name = quoted(strategy, kind, id);
    let record_name = |id: Id| Kind::ALL.iter().find_map(|kind| strategy.find(*kind, id)).map(AnyRecord::name);
    let placed = def.fields.iter().find(|f| f.placement && fields.contains_key(f.name));
    if let Some(field) = placed {
        let to = shown(&field.shape, &fields[field.name], &record_name);
        let to = if to.is_empty() { format!("no {}", field.label.to_lowercase()) } else { short(&to) };
        return format!("Move {name} to {to}");
    }
    match fields.keys().map(|name| def.field(name)).collect::<Vec<_>>()[..] {
        [Some(field)] if field.name == def.title && !def.single => format!("Rename {name}"),
        [Some(field)] => {
            let value = shown(&field.shape, &fields[field.name], &record_name);
            match field.shape {
                crate::Shape::Choice { .. } if !value.is_empty() => {
                    format!("Set {} of {name} to {value}", field.label.to_lowercase())
                }
                _ => format!("Edit {} of {name}", field.label.to_lowercase()),
            }
        }
        _ => format!("Edit {name}"),
    }
}

fn quoted(strategy: &Strategy, kind: Kind, id: Option<Id>) -> String {
    let def = kind.def();
    if def.single {
        return format!("the {}", def.label.to_lowercase());
    }
    match id.and_then(|id| strategy.find(kind, id)).map(AnyRecord::name) {
        Some(name) => format!("“{}”", short(&name)),
        None => def.one(),
    }
}

/// The first line of a title, cut where it is long.
pub(crate) fn short(title: &str) -> String {
    let line = title.lines().next().unwrap_or_default().trim();
    if line.chars().count() <= TITLE {
        return line.to_owned();
    }
    let cut: String = line.chars().take(TITLE).collect();
    format!("{}…", cut.trim_end())
}
