//! What an audience may not see is taken out before anything else looks at the strategy.

use std::borrow::Cow;

use lodestar_model::{FieldDef, Fields, Kind, Lens, Shape, Strategy, UnfitRecord, blank};
use serde_json::Value;

/// The strategy as the audience may see it. Hidden fields are empty, as in a record that was never filled in.
pub(crate) fn seen(strategy: &Strategy, lens: Lens) -> Result<Cow<'_, Strategy>, UnfitRecord> {
    if Kind::ALL.iter().all(|kind| all_shown(kind.def().fields, lens)) {
        return Ok(Cow::Borrowed(strategy));
    }
    let mut seen = strategy.clone();
    for kind in Kind::ALL {
        let def = kind.def();
        if all_shown(def.fields, lens) {
            continue;
        }
        let empty = blank(def);
        let records: Vec<Fields> = strategy.all(*kind).map(|record| record.to_json()).collect();
        for record in &records {
            if let Some(id) = record.get("id").and_then(Value::as_str).and_then(|id| id.parse().ok()) {
                seen.remove(*kind, id);
            }
        }
        let records = records.into_iter().map(|mut record| {
            hide(def.fields, &empty, &mut record, lens);
            record
        });
        seen.extend(*kind, records)?;
    }
    Ok(Cow::Owned(seen))
}

fn all_shown(fields: &[FieldDef], lens: Lens) -> bool {
    fields.iter().all(|field| field.lenses.shows(lens) && parts(&field.shape).is_none_or(|part| all_shown(part, lens)))
}

/// The fields of the items of a list, or of a part.
fn parts(shape: &Shape) -> Option<&'static [FieldDef]> {
    match shape {
        Shape::Part { fields } => Some(fields),
        Shape::List { of } => parts(of),
        _ => None,
    }
}

fn hide(fields: &[FieldDef], empty: &Fields, record: &mut Fields, lens: Lens) {
    for field in fields {
        let Some(value) = record.get_mut(field.name) else { continue };
        if !field.lenses.shows(lens) {
            // Parts have defaults for all their fields, records do not.
            match empty.get(field.name) {
                Some(blank) => value.clone_from(blank),
                None => _ = record.remove(field.name),
            }
        } else if let Some(part) = parts(&field.shape) {
            match value {
                Value::Array(items) => items.iter_mut().filter_map(Value::as_object_mut).for_each(|item| {
                    hide(part, &Fields::new(), item, lens);
                }),
                Value::Object(item) => hide(part, &Fields::new(), item, lens),
                _ => {}
            }
        }
    }
}
