//! What an audience may not see is taken out before anything else looks at the strategy.

use std::borrow::Cow;

use lodestar_model::records::Narrative;
use lodestar_model::{AnyRecord, FieldDef, Fields, Kind, Lens, Shape, Strategy, UnfitRecord, blank};
use serde::Serialize;
use serde_json::Value;

/// Whether an audience sees any record of a kind. What a kind's fields say is said in their definitions; here is what is
/// none of an audience's business as a whole.
fn kind_shows(lens: Lens, kind: Kind) -> bool {
    use Kind as K;
    match lens {
        Lens::All => true,
        Lens::Executives => !matches!(
            kind,
            K::Dependency
                | K::Experiment
                | K::Guardrail
                | K::Stakeholder
                | K::DecisionRight
                | K::Ritual
                | K::Review
                | K::Workshop
                | K::WorkshopStep
                | K::WorkshopNote
                | K::WorkshopRun
                | K::Silence
                | K::Publication
        ),
        Lens::Partners => !matches!(
            kind,
            K::DebtItem
                | K::Stakeholder
                | K::Review
                | K::Workshop
                | K::WorkshopStep
                | K::WorkshopNote
                | K::WorkshopRun
                | K::Silence
                | K::Publication
        ),
        Lens::Engineers => !matches!(kind, K::Stakeholder | K::WorkshopRun | K::Silence | K::Publication),
    }
}

/// Whether an audience sees a record at all. A story that is told to others is not for it.
pub(crate) fn shows(lens: Lens, record: &dyn AnyRecord) -> bool {
    let kind = record.def().kind;
    if kind == Kind::Narrative && lens != Lens::All {
        let told = record.to_json().get("audience").cloned();
        return told.is_some_and(|told| told == lens.value() || told == Lens::All.value());
    }
    kind_shows(lens, kind)
}

/// What an audience does not get, for those who publish.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct LeftOut {
    /// The kind of the records.
    pub kind: Kind,
    /// The labels of the fields; empty where the records are left out as a whole.
    pub fields: Vec<&'static str>,
    /// How many records have something there.
    pub records: usize,
}

/// What an audience does not get of this strategy.
pub fn left_out(strategy: &Strategy, lens: Lens) -> Vec<LeftOut> {
    let mut out = Vec::new();
    for kind in Kind::ALL {
        let def = kind.def();
        let hidden = strategy.all(*kind).filter(|record| !shows(lens, *record)).count();
        if hidden > 0 {
            out.push(LeftOut { kind: *kind, fields: Vec::new(), records: hidden });
        }
        let fields: Vec<&FieldDef> = def.fields.iter().filter(|field| !field.lenses.shows(lens)).collect();
        if fields.is_empty() || hidden == strategy.count(*kind) {
            continue;
        }
        let empty = blank(def);
        let filled = |json: &Fields, field: &FieldDef| json.get(field.name) != empty.get(field.name);
        let all: Vec<Fields> = strategy.all(*kind).map(|record| record.to_json()).collect();
        let named = fields.iter().filter(|field| all.iter().any(|json| filled(json, field)));
        let named: Vec<&'static str> = named.map(|field| field.label).collect();
        if !named.is_empty() {
            let records = all.iter().filter(|json| fields.iter().any(|field| filled(json, field))).count();
            out.push(LeftOut { kind: *kind, fields: named, records });
        }
    }
    out
}

/// The strategy as the audience may see it, for those who export it as data.
pub fn for_audience(strategy: &Strategy, lens: Lens) -> Result<Strategy, crate::Error> {
    Ok(seen(strategy, lens)?.into_owned())
}

/// The records of a kind of which some are hidden.
fn told(stories: &[Narrative], lens: Lens) -> bool {
    stories.iter().any(|story| !shows(lens, story))
}

/// The strategy as the audience may see it. Hidden fields are empty, as in a record that was never filled in.
pub(crate) fn seen(strategy: &Strategy, lens: Lens) -> Result<Cow<'_, Strategy>, UnfitRecord> {
    let whole = |kind: &Kind| kind_shows(lens, *kind) || strategy.count(*kind) == 0;
    let all_fields = Kind::ALL.iter().all(|kind| all_shown(kind.def().fields, lens));
    if all_fields && Kind::ALL.iter().all(whole) && !told(&strategy.narratives, lens) {
        return Ok(Cow::Borrowed(strategy));
    }
    let mut seen = strategy.clone();
    for kind in Kind::ALL {
        let def = kind.def();
        let hidden: Vec<_> =
            strategy.all(*kind).filter(|record| !shows(lens, *record)).map(|record| record.id()).collect();
        hidden.into_iter().for_each(|id| seen.remove(*kind, id));
        if all_shown(def.fields, lens) {
            continue;
        }
        let empty = blank(def);
        let records: Vec<Fields> = seen.all(*kind).map(|record| record.to_json()).collect();
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
