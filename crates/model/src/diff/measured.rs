//! Measurements and check-ins, told as one change of the metric or key result that they belong to.

use std::collections::{BTreeMap, HashMap};

use chrono::NaiveDate;

use super::{ChangeGroup, FieldDifference, RecordChange};
use crate::calc::{day, short};
use crate::records::Outlook;
use crate::{Id, Kind, Strategy};

/// Whether the records of a kind are values that were looked up.
pub(super) fn is(kind: Kind) -> bool {
    matches!(kind, Kind::Measurement | Kind::CheckIn)
}

/// One value that was looked up.
struct Seen {
    of: Id,
    date: Option<NaiveDate>,
    value: Option<f64>,
    /// Of a check-in.
    confidence: Option<Outlook>,
}

/// Adds what was measured to the changes.
pub(super) fn tell(before: &Strategy, after: &Strategy, changes: &mut Vec<RecordChange>) {
    for (kind, of) in [(Kind::Measurement, Kind::Metric), (Kind::CheckIn, Kind::KeyResult)] {
        let owners: HashMap<Id, Id> =
            [before, after].into_iter().flat_map(|state| values(state, kind)).map(|(id, seen)| (id, seen.of)).collect();
        let mut counts: BTreeMap<Id, usize> = BTreeMap::new();
        for (was, is) in before.differing(after, kind) {
            if let Some(id) = is.or(was).and_then(|record| owners.get(&record.id())) {
                *counts.entry(*id).or_default() += 1;
            }
        }
        for (id, count) in counts {
            // A metric that came or went as a whole says it all.
            let (Some(_), Some(record)) = (before.find(of, id), after.find(of, id)) else { continue };
            let last = |state: &Strategy| {
                let own = values(state, kind).map(|(_, seen)| seen).filter(|seen| seen.of == id);
                let newest = own.max_by_key(|seen| seen.date);
                newest.map_or_else(String::new, |seen| {
                    let said = [seen.value.map(short), seen.confidence.map(|one| one.label().to_lowercase())];
                    let said = said.into_iter().flatten().collect::<Vec<_>>().join(", ");
                    let said = if said.is_empty() { "no value".to_owned() } else { said };
                    seen.date.map_or(said.clone(), |date| format!("{said} on {}", day(date)))
                })
            };
            let what = FieldDifference {
                field: kind.def().list,
                label: if count == 1 { kind.def().label } else { kind.def().labels },
                group: ChangeGroup::Measured,
                before: last(before),
                after: last(after),
                pieces: Vec::new(),
            };
            match changes.iter_mut().find(|change| change.id == id) {
                Some(change) => {
                    change.groups.push(ChangeGroup::Measured);
                    change.groups.sort_unstable_by_key(|group| *group as u8);
                    change.fields.push(what);
                }
                None => changes.push(RecordChange {
                    kind: of,
                    id,
                    title: record.name(),
                    made: false,
                    gone: false,
                    groups: vec![ChangeGroup::Measured],
                    reason: String::new(),
                    reason_under: None,
                    along: 0,
                    fields: vec![what],
                }),
            }
        }
    }
}

/// The values of a kind, each with the id of its record.
fn values(state: &Strategy, kind: Kind) -> Box<dyn Iterator<Item = (Id, Seen)> + '_> {
    if kind == Kind::Measurement {
        Box::new(state.measurements.iter().filter_map(|one| {
            Some((one.id, Seen { of: one.metric.as_ref()?.0, date: one.date, value: one.value, confidence: None }))
        }))
    } else {
        Box::new(state.check_ins.iter().filter_map(|one| {
            let of = one.key_result.as_ref()?.0;
            Some((one.id, Seen { of, date: one.date, value: one.value, confidence: one.confidence }))
        }))
    }
}
