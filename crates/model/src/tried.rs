//! What an option tries, told beside what the plan says: where both changed the same, and what one edit of an option did.
//!
//! An option keeps, beside its changes, what stood in the plan when it first said otherwise ([`was`]). Where the plan says
//! something else again by now, the two clash ([`clashes`]): nothing is lost by itself, but whoever adopts the option must
//! know and can choose ([`settled`]). Places in the order clash with nothing: they say nothing by themselves.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::Value;
use ts_rs::TS;

use crate::records::PlanOption;
use crate::{AnyRecord, Change, Fields, Id, Kind, Shape, Strategy, shown};

/// A field of a record; no field stands for the record as a whole, which the option leaves out.
type Place = (Kind, Id, Option<String>);

/// Something that plan and option both changed.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Clash {
    /// The kind of the record.
    pub kind: Kind,
    /// The record.
    pub id: Id,
    /// What people call it.
    pub title: String,
    /// The field; none where the option leaves the record out and the plan changed it.
    pub field: Option<String>,
    /// Its label.
    pub label: String,
    /// What the plan said when the option said otherwise, in words.
    pub was: String,
    /// What the plan says by now, in words.
    pub plan: String,
    /// What the option says, in words.
    pub option: String,
}

/// What an edit of an option did to one record.
#[derive(Clone, Debug, PartialEq)]
pub struct Tried {
    /// The kind of the record.
    pub kind: Kind,
    /// The record.
    pub id: Id,
    /// What people call it.
    pub title: String,
    /// Whether it was made, left out, moved or otherwise changed in the option.
    pub how: How,
    /// The fields with what stood there and what stands there, in words.
    pub fields: Vec<(&'static str, &'static str, String, String)>,
}

/// How an edit of an option changed a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum How {
    /// It is new in the option.
    Made,
    /// It is left out.
    Gone,
    /// It has another place in the order.
    Moved,
    /// Its fields say something else.
    Changed,
}

/// What stood in the plan, as an option keeps it.
#[derive(Serialize, Deserialize)]
struct Kept {
    kind: Kind,
    id: Id,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    field: Option<String>,
    value: Value,
}

fn kept(option: &PlanOption) -> BTreeMap<Place, Value> {
    let read = option.was.iter().filter_map(|text| serde_json::from_str::<Kept>(text).ok());
    read.map(|one| ((one.kind, one.id, one.field), one.value)).collect()
}

fn written(kept: BTreeMap<Place, Value>) -> Vec<String> {
    let texts = kept.into_iter().map(|((kind, id, field), value)| Kept { kind, id, field, value });
    texts.filter_map(|one| serde_json::to_string(&one).ok()).collect()
}

/// What changes say of fields of the plan, and which of its records they leave out.
fn said(changes: &[String]) -> BTreeMap<Place, Value> {
    let mut said = BTreeMap::new();
    for change in changes.iter().filter_map(|text| serde_json::from_str::<Change>(text).ok()) {
        match change {
            Change::Set { kind, id: Some(id), fields } => {
                said.extend(fields.into_iter().map(|(field, value)| ((kind, id, Some(field)), value)));
            }
            Change::Delete { kind, id } => drop(said.insert((kind, id, None), Value::Null)),
            _ => {}
        }
    }
    said
}

/// What stands at a place in the plan: the value of a field; of a whole record when it was last changed.
fn stands(plan: &Strategy, place: &Place) -> Option<Value> {
    let (kind, id, field) = place;
    let record = plan.find(*kind, *id)?.to_json();
    record.get(field.as_deref().unwrap_or("updated")).cloned()
}

/// What the plan said where an option says otherwise, for an option that holds `changes` from now on: as it was kept where
/// the option said so already, else as the plan says now.
pub fn was(plan: &Strategy, option: &PlanOption, changes: &[String]) -> Vec<String> {
    let (known, before) = (kept(option), said(&option.changes));
    let places = said(changes).into_iter().filter_map(|(place, value)| {
        // Whoever writes in the option what it does not say yet has the plan of today before their eyes.
        let told = before.get(&place).is_some_and(|told| *told == value);
        let was = known.get(&place).filter(|_| told).cloned().or_else(|| stands(plan, &place))?;
        Some((place, was))
    });
    written(places.collect())
}

/// Where the plan was changed since the option said otherwise, and says something else than the option.
pub fn clashes(plan: &Strategy, option: &PlanOption) -> Vec<Clash> {
    let known = kept(option);
    let mut found = Vec::new();
    for (place, told) in said(&option.changes) {
        let (Some(was), Some(now)) = (known.get(&place), stands(plan, &place)) else { continue };
        if *was == now || told == now {
            continue;
        }
        let (kind, id, field) = place;
        let Some(record) = plan.find(kind, id) else { continue };
        let title = record.name();
        let Some(name) = field else {
            let (label, option) = (kind.def().label.to_owned(), "left out".to_owned());
            let (was, plan) = (String::new(), "changed since".to_owned());
            found.push(Clash { kind, id, title, field: None, label, was, plan, option });
            continue;
        };
        let Some(def) = kind.def().field(&name) else { continue };
        let words = |value: &Value| worded(plan, &def.shape, value);
        let (was, now, told) = (words(was), words(&now), words(&told));
        let label = def.label.to_owned();
        found.push(Clash { kind, id, title, field: Some(name), label, was, plan: now, option: told });
    }
    found
}

/// Changes and what the plan said, after a clash is settled: what the option says stays, or goes in favour of the plan.
pub fn settled(
    plan: &Strategy,
    option: &PlanOption,
    (kind, id, field): (Kind, Id, Option<&str>),
    keep: bool,
) -> (Vec<String>, Vec<String>) {
    let place = (kind, id, field.map(str::to_owned));
    let mut known = kept(option);
    if keep {
        if let (Some(was), Some(now)) = (known.get_mut(&place), stands(plan, &place)) {
            *was = now;
        }
        return (option.changes.clone(), written(known));
    }
    known.remove(&place);
    let without = |text: &String| match serde_json::from_str::<Change>(text) {
        Ok(Change::Set { kind: of, id: Some(which), mut fields }) if (of, which) == (kind, id) => {
            if let Some(field) = field {
                fields.remove(field);
            }
            let change = Change::Set { kind: of, id: Some(which), fields };
            let empty = matches!(&change, Change::Set { fields, .. } if fields.is_empty());
            (!empty).then(|| serde_json::to_string(&change).unwrap_or_else(|_| text.clone()))
        }
        Ok(Change::Delete { kind: of, id: which }) if field.is_none() && (of, which) == (kind, id) => None,
        _ => Some(text.clone()),
    };
    (option.changes.iter().filter_map(without).collect(), written(known))
}

fn worded(plan: &Strategy, shape: &Shape, value: &Value) -> String {
    let name = |id: Id| Kind::ALL.iter().find_map(|kind| plan.find(*kind, id)).map(AnyRecord::name);
    shown(shape, value, &name)
}

/// The changes of an option by record, for comparing two states of it.
#[derive(Default, PartialEq, Clone)]
struct Of {
    made: bool,
    gone: bool,
    place: Option<Option<Id>>,
    fields: Fields,
}

fn by_record(changes: &[String]) -> BTreeMap<(Kind, Id), Of> {
    let mut found: BTreeMap<(Kind, Id), Of> = BTreeMap::new();
    for change in changes.iter().filter_map(|text| serde_json::from_str::<Change>(text).ok()) {
        let Some(id) = change.id() else { continue };
        let of = found.entry((change.kind(), id)).or_default();
        match change {
            Change::Put { fields, after, .. } => {
                (of.made, of.place) = (true, after);
                of.fields.extend(fields);
            }
            Change::Set { fields, .. } => of.fields.extend(fields),
            Change::Delete { .. } => of.gone = true,
            Change::Move { after, .. } => of.place = Some(after),
        }
    }
    found
}

/// What an edit of an option did, out of the changes that it held before and holds after. Where it said nothing of a field,
/// the plan as it is now speaks.
pub fn tried(plan: &Strategy, before: &[String], after: &[String]) -> Vec<Tried> {
    let (before, after) = (by_record(before), by_record(after));
    let nothing = Of::default();
    let mut found = Vec::new();
    let records: std::collections::BTreeSet<_> = before.keys().chain(after.keys()).copied().collect();
    for (kind, id) in records {
        let (was, is) = (before.get(&(kind, id)).unwrap_or(&nothing), after.get(&(kind, id)).unwrap_or(&nothing));
        if was == is {
            continue;
        }
        let in_plan = plan.find(kind, id);
        let titled = |of: &Of| of.fields.get(kind.def().title).and_then(Value::as_str).map(str::to_owned);
        let own = titled(is).or_else(|| titled(was)).filter(|title| !title.trim().is_empty());
        let title = own.or_else(|| in_plan.map(AnyRecord::name)).unwrap_or_else(|| kind.def().one());
        // What it said no more is left out again, or there again.
        let (made, gone) = (is.made && !was.made || was.gone && !is.gone, is.gone && !was.gone || was.made && !is.made);
        let stood = in_plan.map(AnyRecord::to_json).unwrap_or_default();
        let value = |of: &Of, field: &str| of.fields.get(field).or_else(|| stood.get(field)).cloned();
        let mut fields = Vec::new();
        for def in kind.def().fields.iter().filter(|def| !def.inner && !gone) {
            let (old, new) = (value(was, def.name).unwrap_or_default(), value(is, def.name).unwrap_or_default());
            let (old, new) = (if made { Value::Null } else { old }, new);
            let (old, new) = (worded(plan, &def.shape, &old), worded(plan, &def.shape, &new));
            if old != new {
                fields.push((def.name, def.label, old, new));
            }
        }
        let how = match (made, gone) {
            (true, _) => How::Made,
            (_, true) => How::Gone,
            _ if fields.is_empty() => How::Moved,
            _ => How::Changed,
        };
        found.push(Tried { kind, id, title, how, fields });
    }
    found
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::blank;
    use crate::branch::{Branch, of_option, written};

    fn id(number: u64) -> Id {
        format!("00000000-0000-7000-8000-{number:012}").parse().unwrap()
    }

    fn set(number: u64, fields: Value) -> Change {
        Change::Set { kind: Kind::Initiative, id: Some(id(number)), fields: fields.as_object().unwrap().clone() }
    }

    /// The plan as it is after changes, a minute later each time.
    fn after(plan: &Strategy, minute: u32, changes: &[Change]) -> Strategy {
        let now = format!("2027-03-01T09:{minute:02}:00Z").parse().unwrap();
        Branch::new(plan, now).apply(changes).unwrap()
    }

    fn plan() -> Strategy {
        let put = |number, title: &str| {
            let fields = json!({"title": title, "horizon": "now"}).as_object().unwrap().clone();
            Change::Put { kind: Kind::Initiative, id: Some(id(number)), fields, after: None }
        };
        after(&Strategy::default(), 0, &[put(1, "Billing"), put(2, "Tariffs")])
    }

    fn option() -> PlanOption {
        let mut record = blank(&PlanOption::DEF);
        let now = "2027-03-01T09:00:00Z";
        record.extend(json!({"id": id(90), "rank": "80", "created": now, "updated": now}).as_object().unwrap().clone());
        serde_json::from_value(record.into()).unwrap()
    }

    /// The option after an edit in it.
    fn edited(plan: &Strategy, option: &PlanOption, change: Change) -> PlanOption {
        let here = of_option(plan, option).strategy;
        let changes = written(plan, &after(&here, 1, &[change]), &[]);
        PlanOption { was: was(plan, option, &changes), changes, ..option.clone() }
    }

    #[test]
    fn a_field_that_plan_and_option_both_changed_is_told_and_settled() {
        let first = plan();
        let option = edited(&first, &option(), set(1, json!({"horizon": "later", "owner": "Core"})));
        assert_eq!(clashes(&first, &option), [], "the option alone is no clash");
        let moved = after(&first, 2, &[set(1, json!({"horizon": "next", "title": "Billing of all"}))]);
        let found = clashes(&moved, &option);
        let told: Vec<_> = found.iter().map(|one| [&*one.title, &*one.was, &*one.plan, &*one.option]).collect();
        assert_eq!(told, [["Billing of all", "Now", "Next", "Later"]], "the title was changed by the plan alone");

        // Another edit in the option does not make it forgotten; saying it anew does.
        let more = edited(&moved, &option, set(2, json!({"owner": "Web"})));
        assert_eq!(clashes(&moved, &more).len(), 1);
        let anew = edited(
            &moved,
            &edited(&moved, &option, set(1, json!({"horizon": "next"}))),
            set(1, json!({"horizon": "later"})),
        );
        assert_eq!(clashes(&moved, &anew), []);

        let place = (Kind::Initiative, id(1), Some("horizon"));
        let (changes, was) = settled(&moved, &option, place, true);
        let kept = PlanOption { changes, was, ..option.clone() };
        assert_eq!(
            (clashes(&moved, &kept), of_option(&moved, &kept).strategy.initiatives[0].horizon.value()),
            (vec![], "later")
        );
        let (changes, was) = settled(&moved, &option, place, false);
        let given = PlanOption { changes, was, ..option };
        let there = of_option(&moved, &given).strategy;
        assert_eq!((clashes(&moved, &given), there.initiatives[0].horizon.value()), (vec![], "next"));
        assert_eq!(there.initiatives[0].owner, "Core", "the rest stays");
    }

    #[test]
    fn a_record_that_the_option_leaves_out_and_the_plan_changed_is_a_clash() {
        let first = plan();
        let option = edited(&first, &option(), Change::Delete { kind: Kind::Initiative, id: id(1) });
        assert_eq!(clashes(&first, &option), []);
        let moved = after(&first, 2, &[set(1, json!({"owner": "Core"}))]);
        assert_eq!(clashes(&moved, &option).iter().map(|one| one.field.clone()).collect::<Vec<_>>(), [None]);
        let (changes, _) = settled(&moved, &option, (Kind::Initiative, id(1), None), false);
        assert_eq!(changes, Vec::<String>::new());
    }

    #[test]
    fn an_edit_of_an_option_is_told_as_what_it_did() {
        let plan = plan();
        let first = edited(&plan, &option(), set(1, json!({"horizon": "later"})));
        let second = edited(&plan, &first, Change::Delete { kind: Kind::Initiative, id: id(2) });
        let third = edited(&plan, &second, set(1, json!({"owner": "Core"})));
        let told = |before: &PlanOption, after: &PlanOption| {
            let words = |one: &Tried| {
                let fields = one.fields.iter().map(|(_, label, old, new)| format!(" {label}: {old} → {new}"));
                format!("{:?} {}{}", one.how, one.title, fields.collect::<String>())
            };
            tried(&plan, &before.changes, &after.changes).iter().map(words).collect::<Vec<_>>()
        };
        assert_eq!(told(&option(), &first), ["Changed Billing Horizon: Now → Later"]);
        assert_eq!(told(&first, &second), ["Gone Tariffs"]);
        assert_eq!(told(&second, &third), ["Changed Billing Owner:  → Core"]);
        let back = told(&second, &first);
        assert!(back.len() == 1 && back[0].starts_with("Made Tariffs Title:  → Tariffs"), "taken back: {back:?}");
    }
}
