//! Planned dates that contradict a dependency, and the shift that mends them.

use chrono::{Datelike, NaiveDate};
use serde_json::json;

use super::initiative::{as_need, planned};
use crate::calc::calendar::{Calendar, Period};
use crate::calc::schedule::{Conflict, Need, Planned, Tie, conflicts as find};
use crate::calc::{counted, day, graph};
use crate::facts::basis::{Basis, initiative_name, positions};
use crate::records::{Initiative, InitiativeStatus};
use crate::{Change, Fields, Id, Kind};

figures! {
    /// An initiative that is planned to start before what it needs allows.
    pub struct ConflictFacts {
        /// The dependency that is not met.
        pub dependency: Id,
        /// The initiative that comes first.
        pub from: Id,
        /// The initiative that needs it.
        pub to: Id,
        /// The day on which the second is planned to start.
        pub start: NaiveDate,
        /// The first day on which it may.
        pub allowed: NaiveDate,
        /// By how many days of the calendar it starts too early.
        pub short_by: i64,
        /// In a sentence.
        pub words: String,
        /// The shift of the second that mends it, keeping its length; nothing where it is under way.
        pub fix: Vec<Change>,
        /// What the shift does.
        pub fix_words: Option<String>,
    }
}

/// The conflicts, each with its own shift, and the changes that solve them all.
pub(super) fn conflicts(basis: &Basis) -> (Vec<ConflictFacts>, Vec<Change>) {
    let initiatives = &basis.strategy.initiatives;
    let at = positions(initiatives);
    let (mut needs, mut dependencies) = (Vec::new(), Vec::new());
    for dependency in &basis.strategy.dependencies {
        let end = |end: Option<crate::Ref<Initiative>>| {
            at.get(&end?.0).copied().filter(|&n: &usize| planned(&initiatives[n]))
        };
        // What waits for itself has no date that would do.
        if let (Some(from), Some(to)) = (end(dependency.from), end(dependency.to))
            && from != to
        {
            needs.push(as_need(dependency, from, to));
            dependencies.push(dependency.id);
        }
    }
    let dates: Vec<_> =
        initiatives.iter().map(|initiative| Planned { start: initiative.start, end: initiative.end }).collect();
    let found = find(&dates, &needs, &basis.calendar);
    let conflict = |conflict: &Conflict| {
        let need = needs[conflict.need];
        let (from, to) = (&initiatives[need.from], &initiatives[need.to]);
        let moved = (!begun(to)).then(|| moved_to(to, conflict.allowed, &basis.calendar)).flatten();
        ConflictFacts {
            dependency: dependencies[conflict.need],
            from: from.id,
            to: to.id,
            start: conflict.start,
            allowed: conflict.allowed,
            short_by: conflict.short_by,
            words: words(conflict, need, from, to, basis),
            fix_words: moved.map(|dates| move_words(to, dates)),
            fix: moved.map(|dates| change(to.id, dates)).into_iter().collect(),
        }
    };
    let mend_all = if found.is_empty() { Vec::new() } else { mend_all(initiatives, &needs, &basis.calendar) };
    (found.iter().map(conflict).collect(), mend_all)
}

fn begun(initiative: &Initiative) -> bool {
    initiative.status == InitiativeStatus::InProgress
}

fn words(conflict: &Conflict, need: Need, from: &Initiative, to: &Initiative, basis: &Basis) -> String {
    let (first, then) = (initiative_name(from), initiative_name(to));
    let (start, allowed) = (day(conflict.start), day(conflict.allowed));
    let is = if begun(to) { "is under way since" } else { "is planned to start on" };
    let until = match need.tie {
        Tie::FinishStart => from.end.map(|end| format!("ends on {}", day(end))),
        Tie::StartStart => from.start.map(|start| format!("starts on {}", day(start))),
    };
    let (one, several) = basis.calendar.unit();
    let lag = match need.lag {
        0 => String::new(),
        lag if lag > 0 => format!(", and {} must lie between them", counted(lag.into(), one, several)),
        lag => format!(", though they may overlap by {}", counted(-i64::from(lag), one, several)),
    };
    let until = until.unwrap_or_default();
    let short = counted(conflict.short_by, one, several);
    format!("“{then}” {is} {start}, but needs “{first}”, which {until}{lag}: it can start on {allowed}, {short} later.")
}

/// New first and last day.
type Dates = (NaiveDate, Option<NaiveDate>);

/// The dates of an initiative that starts on a day and is as long as before; none beyond the year 9999.
fn moved_to(initiative: &Initiative, start: NaiveDate, calendar: &Calendar) -> Option<Dates> {
    let days = |end| Period::new(initiative.start?, end).map(|dates| calendar.working_days(dates).max(1));
    let end = match initiative.end {
        // An end before the start is a mistake that a shift must not make worse: it goes along by as many days.
        Some(end) => Some(match days(end) {
            Some(days) => calendar.date(calendar.number(start) + days - 1)?,
            None => end.checked_add_signed(start - initiative.start?)?,
        }),
        None => None,
    };
    (start.year().max(end.map_or(0, |end| end.year())) <= 9999).then_some((start, end))
}

fn move_words(initiative: &Initiative, (start, end): Dates) -> String {
    let name = initiative_name(initiative);
    match end {
        Some(end) => format!("Move “{name}” to {} – {}", day(start), day(end)),
        None => format!("Move the start of “{name}” to {}", day(start)),
    }
}

fn change(id: Id, (start, end): Dates) -> Change {
    let mut fields = Fields::new();
    fields.insert("start".into(), json!(start));
    if let Some(end) = end {
        fields.insert("end".into(), json!(end));
    }
    Change::Set { kind: Kind::Initiative, id: Some(id), fields }
}

/// In the order of the dependencies each initiative moves as far as those before it demand, once they have moved. What
/// is under way stays. Where they wait for each other in circles there is no such order.
fn mend_all(initiatives: &[Initiative], needs: &[Need], calendar: &Calendar) -> Vec<Change> {
    let Ok(order) = graph::order(initiatives.len(), needs.iter().map(|need| (need.from, need.to))) else {
        return Vec::new();
    };
    let mut before = vec![Vec::new(); initiatives.len()];
    for need in needs {
        before[need.to].push(*need);
    }
    let mut dates: Vec<_> = initiatives.iter().map(|initiative| (initiative.start, initiative.end)).collect();
    let mut changes = Vec::new();
    for n in order {
        let allowed = before[n].iter().filter_map(|need| {
            let (start, end) = dates[need.from];
            let free = match need.tie {
                Tie::FinishStart => calendar.number(end?.succ_opt()?),
                Tie::StartStart => calendar.number(start?),
            };
            Some(free + i64::from(need.lag))
        });
        let (Some(allowed), Some(start)) = (allowed.max(), dates[n].0) else { continue };
        if allowed <= calendar.number(start) || begun(&initiatives[n]) {
            continue;
        }
        let moved = calendar.date(allowed).and_then(|start| moved_to(&initiatives[n], start, calendar));
        if let Some((start, end)) = moved {
            dates[n] = (Some(start), end);
            changes.push(change(initiatives[n].id, (start, end)));
        }
    }
    changes
}
