//! Which changes ask for a reason: what moves out, what is dropped, what is promised otherwise.
//!
//! Only these, because readers ask about them and about little else. The question is one line, and may be left open.

use crate::records::{Horizon, Initiative, InitiativeStatus, Milestone};
use crate::{AnyRecord, Id, Kind, Strategy};

/// The kinds of which a reader asks why one is gone.
const CARRYING: [Kind; 13] = [
    Kind::Principle,
    Kind::Pillar,
    Kind::Theme,
    Kind::Metric,
    Kind::Objective,
    Kind::KeyResult,
    Kind::Initiative,
    Kind::Milestone,
    Kind::Decision,
    Kind::DebtItem,
    Kind::Experiment,
    Kind::Risk,
    Kind::Guardrail,
];

/// In which way a record was changed so that a reader will ask.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    Gone,
    Dropped,
    Aside,
    Out(Horizon),
    Later,
    Promise,
}

/// What is asked about a change of records, as a question; nothing where no reason is needed or it was given with the
/// change.
pub fn asked(before: &Strategy, after: &Strategy, changed: &[(Kind, Id)]) -> Option<String> {
    let mut found: Vec<(Kind, Id, Way)> = Vec::new();
    for (kind, id) in changed {
        let way = match (before.find(*kind, *id), after.find(*kind, *id)) {
            (Some(was), None) if CARRYING.contains(kind) && titled(was) => Some(Way::Gone),
            (Some(_), Some(_)) => match kind {
                Kind::Initiative => of_initiative(before, after, *id),
                Kind::Milestone => of_milestone(before, after, *id),
                _ => None,
            },
            _ => None,
        };
        found.extend(way.map(|way| (*kind, *id, way)));
    }
    // What went along with another is asked about with it.
    let gone = |id: Id| found.iter().any(|(_, other, way)| *other == id && *way == Way::Gone);
    let alone: Vec<&(Kind, Id, Way)> =
        found.iter().filter(|(kind, id, way)| *way != Way::Gone || !owners(before, *kind, *id).any(gone)).collect();
    match alone[..] {
        [] => None,
        [(kind, id, way)] => Some(question(before, after, *kind, *id, *way)),
        [(kind, _, way), ..] => {
            let same = alone.iter().all(|(other, _, _)| other == kind);
            let what = if same { kind.def().labels.to_lowercase() } else { "records".into() };
            let what = format!("{} {what}", alone.len());
            let alike = |like: fn(&Way) -> bool| alone.iter().all(|(_, _, way)| like(way));
            Some(match way {
                Way::Gone if alike(|way| *way == Way::Gone) => format!("Why were {what} deleted?"),
                Way::Out(_) | Way::Later if alike(|way| matches!(way, Way::Out(_) | Way::Later)) => {
                    format!("Why do {what} move out?")
                }
                Way::Promise if alike(|way| *way == Way::Promise) => format!("Why are {what} promised otherwise?"),
                _ => format!("Why this change of {what}?"),
            })
        }
    }
}

/// A record that was only just begun has no name, and nobody asks where it went.
fn titled(record: &dyn AnyRecord) -> bool {
    let def = record.def();
    let title = record.to_json().get(def.title).cloned();
    title.is_some_and(|title| title.as_str().is_some_and(|text| !text.trim().is_empty()))
}

fn owners(strategy: &Strategy, kind: Kind, id: Id) -> impl Iterator<Item = Id> {
    let mut owners = Vec::new();
    if let Some(record) = strategy.find(kind, id) {
        record.each_field(&mut |field, look| {
            if let (crate::define::OnDelete::Delete, crate::define::Look::Record(target)) = (field.on_delete, look) {
                owners.push(target.id);
            }
        });
    }
    owners.into_iter()
}

fn of_initiative(before: &Strategy, after: &Strategy, id: Id) -> Option<Way> {
    let one = |state: &Strategy| -> Option<Initiative> { state.initiatives.iter().find(|one| one.id == id).cloned() };
    let (was, is) = (one(before)?, one(after)?);
    if is.status == InitiativeStatus::Dropped && was.status != is.status {
        return Some(Way::Dropped);
    }
    if is.horizon != was.horizon && is.horizon == Horizon::NotNow {
        // Its own field says why.
        return is.not_now_reason.trim().is_empty().then_some(Way::Aside);
    }
    if is.horizon > was.horizon {
        return Some(Way::Out(is.horizon));
    }
    let later = |was: Option<chrono::NaiveDate>, is: Option<chrono::NaiveDate>| was.zip(is).is_some_and(|(a, b)| b > a);
    if later(was.end, is.end) || (was.end == is.end && is.end.is_none() && later(was.start, is.start)) {
        return Some(Way::Later);
    }
    (is.commitment != was.commitment).then_some(Way::Promise)
}

fn of_milestone(before: &Strategy, after: &Strategy, id: Id) -> Option<Way> {
    let one = |state: &Strategy| -> Option<Milestone> { state.milestones.iter().find(|one| one.id == id).cloned() };
    let (was, is) = (one(before)?, one(after)?);
    if was.date.zip(is.date).is_some_and(|(was, is)| is > was) {
        return Some(Way::Later);
    }
    (was.fixed != is.fixed).then_some(Way::Promise)
}

fn question(before: &Strategy, after: &Strategy, kind: Kind, id: Id, way: Way) -> String {
    let record = after.find(kind, id).or_else(|| before.find(kind, id));
    let name = format!("“{}”", crate::describe::short(&record.map(AnyRecord::name).unwrap_or_default()));
    let milestone = |state: &Strategy| state.milestones.iter().find(|one| one.id == id).map(|one| one.fixed);
    let promise = |state: &Strategy| state.initiatives.iter().find(|one| one.id == id).map(|one| one.commitment);
    match way {
        Way::Gone => format!("Why was {name} deleted?"),
        Way::Dropped => format!("Why is {name} dropped?"),
        Way::Aside => format!("Why is {name} not done now?"),
        Way::Out(horizon) => format!("Why does {name} move out to {}?", horizon.label()),
        Way::Later if kind == Kind::Milestone => format!("Why does {name} come later?"),
        Way::Later => format!("Why does {name} take place later?"),
        Way::Promise => match (kind, promise(before), promise(after), milestone(after)) {
            (Kind::Milestone, _, _, Some(true)) => format!("Why is {name} a fixed date now?"),
            (Kind::Milestone, ..) => format!("Why is {name} no fixed date any more?"),
            (_, Some(was), Some(is), _) => {
                let (was, is) = (was.label().to_lowercase(), is.label().to_lowercase());
                format!("Why is {name} {is} and no longer {was}?")
            }
            _ => format!("Why is {name} promised otherwise?"),
        },
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::asked;
    use crate::{Id, Kind, Strategy, blank};

    fn id(number: u64) -> Id {
        format!("00000000-0000-7000-8000-{number:012}").parse().unwrap()
    }

    fn state(records: &[(Kind, u64, Value)]) -> Strategy {
        let mut strategy = Strategy::default();
        for (kind, number, fields) in records {
            let mut record = blank(kind.def());
            record.extend(fields.as_object().unwrap().clone());
            let own = json!({
                "id": id(*number), "rank": "80", "created": "2027-01-01T00:00:00Z", "updated": "2027-01-01T00:00:00Z"
            });
            record.extend(own.as_object().unwrap().clone());
            strategy.put(*kind, record).unwrap();
        }
        strategy
    }

    #[test]
    fn what_moves_out_is_dropped_or_promised_otherwise_asks_and_nothing_else_does() {
        let one = |fields: Value| {
            let mut all =
                json!({"title": "Billing", "horizon": "next", "commitment": "committed", "end": "2027-05-01"});
            all.as_object_mut().unwrap().extend(fields.as_object().unwrap().clone());
            state(&[(Kind::Initiative, 1, all)])
        };
        let ask = |fields: Value| asked(&one(json!({})), &one(fields), &[(Kind::Initiative, id(1))]);
        assert_eq!(ask(json!({"horizon": "later"})).unwrap(), "Why does “Billing” move out to Later?");
        assert_eq!(ask(json!({"horizon": "now"})), None);
        assert_eq!(ask(json!({"horizon": "not_now"})).unwrap(), "Why is “Billing” not done now?");
        assert_eq!(ask(json!({"horizon": "not_now", "not_now_reason": "No team"})), None);
        assert_eq!(ask(json!({"end": "2027-05-02"})).unwrap(), "Why does “Billing” take place later?");
        assert_eq!(ask(json!({"end": "2027-04-02"})), None);
        assert_eq!(ask(json!({"commitment": "likely"})).unwrap(), "Why is “Billing” likely and no longer committed?");
        assert_eq!(ask(json!({"status": "dropped"})).unwrap(), "Why is “Billing” dropped?");
        assert_eq!(ask(json!({"title": "Billing of all", "owner": "Core"})), None);
    }

    #[test]
    fn what_goes_along_with_a_deleted_record_is_asked_about_with_it() {
        let goal = (Kind::Objective, 1, json!({"title": "Calm"}));
        let result = (Kind::KeyResult, 2, json!({"title": "Fewer pages", "objective": id(1)}));
        let before = state(&[goal, result, (Kind::Initiative, 3, json!({"title": ""}))]);
        let all = [(Kind::Objective, id(1)), (Kind::KeyResult, id(2)), (Kind::Initiative, id(3))];
        assert_eq!(asked(&before, &Strategy::default(), &all).unwrap(), "Why was “Calm” deleted?");
        assert_eq!(asked(&before, &Strategy::default(), &all[2..]), None, "one that was only begun");
        let two = state(&[(Kind::Risk, 1, json!({"title": "A"})), (Kind::Risk, 2, json!({"title": "B"}))]);
        let both = [(Kind::Risk, id(1)), (Kind::Risk, id(2))];
        assert_eq!(asked(&two, &Strategy::default(), &both).unwrap(), "Why were 2 risks deleted?");
    }
}
