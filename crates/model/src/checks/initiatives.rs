//! Initiatives: what each must have to be a bet and not a wish.

use std::collections::HashMap;

use super::Rule;
use super::Severity::{Error, Hint, Warning};
use super::case::{Case, blank, none, set, sets};
use super::words::{called, day, listed, quoted};
use crate::records::{Commitment, GateState, Horizon, Initiative, InitiativeStatus};
use crate::{AnyRecord, Kind};

pub(super) const RULES: &[Rule] = &[
    Rule::new(
        "initiative-without-owner",
        Warning,
        Kind::Initiative,
        "What belongs to everyone is done by no one.",
        |case, report| {
            for one in case.wanted().filter(|one| blank(&one.owner)) {
                report.say(one, "owner", format!("{} has no owner.", called(one)));
            }
        },
    ),
    Rule::new(
        "initiative-without-criterion",
        Warning,
        Kind::Initiative,
        "Without a way to tell success, every result is one.",
        |case, report| {
            for one in case.wanted().filter(|one| none(&one.success_criteria)) {
                report.say(one, "success_criteria", format!("{} has no success criterion.", called(one)));
            }
        },
    ),
    Rule::new(
        "initiative-without-pillar",
        Warning,
        Kind::Initiative,
        "Work that serves no direction is paid for by work that does.",
        |case, report| {
            let themes = super::case::by_id(&case.strategy.themes);
            let pillars = super::case::by_id(&case.strategy.pillars);
            for one in case.wanted().filter(|one| one.pillar.is_none()) {
                let finding = report.say(one, "pillar", format!("{} serves no pillar.", called(one)));
                let of_theme = one.theme.and_then(|theme| themes.get(&theme.0)?.pillar);
                if let Some(pillar) = of_theme.and_then(|pillar| pillars.get(&pillar.0)) {
                    let label = format!("Take that of its theme, {}", called(*pillar));
                    finding.mended_by(label, vec![set(one, "pillar", serde_json::json!(pillar.id))]);
                }
            }
        },
    ),
    Rule::new(
        "initiative-without-theme",
        Hint,
        Kind::Initiative,
        "On the board, work without a problem behind it is a list.",
        |case, report| {
            if case.strategy.themes.is_empty() {
                return;
            }
            for one in case.wanted().filter(|one| one.theme.is_none()) {
                report.say(one, "theme", format!("{} belongs to no theme.", called(one)));
            }
        },
    ),
    Rule::new(
        "initiative-without-lever",
        Warning,
        Kind::Initiative,
        "Executives fund what moves the business, if they can see it.",
        |case, report| {
            for one in case.wanted().filter(|one| one.levers.is_empty()) {
                report.say(one, "levers", format!("{} pulls no business lever.", called(one)));
            }
        },
    ),
    Rule::new(
        "initiative-lever-without-sentence",
        Hint,
        Kind::Initiative,
        "The name of a lever convinces no one; how it is pulled does.",
        |case, report| {
            for one in case.wanted() {
                if let Some(lever) = one.levers.iter().find(|lever| blank(&lever.sentence)) {
                    let name = called(one);
                    let lever = lever.lever.label().to_lowercase();
                    report.say(one, "levers", format!("{name} does not say how it moves {lever}."));
                }
            }
        },
    ),
    Rule::new(
        "initiative-serves-no-goal",
        Hint,
        Kind::Initiative,
        "“Why are we doing this?” should have an answer that can be counted.",
        |case, report| {
            let goals = !case.strategy.objectives.is_empty() || !case.strategy.metrics.is_empty();
            for one in case.wanted().filter(|one| goals && one.horizon == Horizon::Now) {
                if !case.serving.contains(&one.id) {
                    let name = called(one);
                    report.say_of(one, format!("{name} is linked to no objective, key result or metric."));
                }
            }
        },
    ),
    Rule::new(
        "initiative-shares-code",
        Hint,
        Kind::Initiative,
        "A code that two pieces of work share names neither.",
        |case, report| {
            let mut first: HashMap<&str, &Initiative> = HashMap::new();
            for one in case.strategy.initiatives.iter().filter(|one| !blank(&one.code)) {
                if let Some(other) = first.get(one.code.trim()) {
                    let sentence =
                        format!("{} and {} have the same code {}.", called(*other), called(one), quoted(&one.code));
                    report.say(one, "code", sentence);
                } else {
                    first.insert(one.code.trim(), one);
                }
            }
        },
    ),
    Rule::new(
        "committed-without-dates",
        Error,
        Kind::Initiative,
        "A commitment is a promise of a date.",
        |case, report| {
            for one in committed(case) {
                let (field, lacks) = match (one.start, one.end) {
                    (None, None) => ("start", "neither start nor end"),
                    (None, _) => ("start", "no start"),
                    (_, None) => ("end", "no end"),
                    _ => continue,
                };
                let finding = report.say(one, field, format!("{} is committed, but has {lacks}.", called(one)));
                finding.mended_by("Call it likely", vec![likely(one)]);
            }
        },
    ),
    Rule::new(
        "committed-without-effort",
        Hint,
        Kind::Initiative,
        "What is promised without an estimate is promised at the cost of something else.",
        |case, report| {
            for one in committed(case).filter(|one| one.effort_likely.is_none()) {
                report.say(
                    one,
                    "effort_likely",
                    format!("{} is committed, but its effort is not estimated.", called(one)),
                );
            }
        },
    ),
    Rule::new(
        "committed-but-proposed",
        Warning,
        Kind::Initiative,
        "Only what is agreed can be promised.",
        |case, report| {
            for one in committed(case).filter(|one| one.status == InitiativeStatus::Proposed) {
                let finding = report.say(one, "status", format!("{} is committed, but only proposed.", called(one)));
                finding.mended_by("Call it planned", vec![set(one, "status", InitiativeStatus::Planned.value())]);
            }
        },
    ),
    Rule::new(
        "not-now-without-reason",
        Warning,
        Kind::Initiative,
        "A no without a reason is asked again every month.",
        |case, report| {
            for one in case.open_initiatives().filter(|one| one.horizon == Horizon::NotNow) {
                if blank(&one.not_now_reason) {
                    report.say(one, "not_now_reason", format!("{} is set aside without a reason.", called(one)));
                }
            }
        },
    ),
    Rule::new(
        "not-now-past-revisit",
        Hint,
        Kind::Initiative,
        "What is set aside for a time is forgotten for good, unless someone looks.",
        |case, report| {
            let month = case.strategy.fiscal_month();
            for one in case.open_initiatives().filter(|one| one.horizon == Horizon::NotNow) {
                if let Some(quarter) = one.revisit_on.filter(|quarter| quarter.last_day(month) < case.today) {
                    let sentence = format!("{} was to be looked at again in {quarter}.", called(one));
                    report.say(one, "revisit_on", sentence);
                }
            }
        },
    ),
    Rule::new(
        "in-progress-outside-now",
        Warning,
        Kind::Initiative,
        "A board that does not show what is done is not believed.",
        |case, report| {
            let begun = |one: &&Initiative| one.status == InitiativeStatus::InProgress && one.horizon != Horizon::Now;
            for one in case.strategy.initiatives.iter().filter(begun) {
                let horizon = one.horizon.label().to_lowercase();
                let finding =
                    report.say(one, "horizon", format!("{} is in progress, but stands under {horizon}.", called(one)));
                finding.mended_by("Move it to Now", vec![set(one, "horizon", Horizon::Now.value())]);
            }
        },
    ),
    Rule::new(
        "gate-open-in-progress",
        Error,
        Kind::Initiative,
        "What a gate would have stopped is being built meanwhile.",
        |case, report| {
            for one in case.strategy.initiatives.iter().filter(|one| one.status == InitiativeStatus::InProgress) {
                let open = one.gates.iter().filter(|row| row.state == GateState::Open);
                let open: Vec<String> = open.map(|row| row.gate.label().to_lowercase()).collect();
                if !open.is_empty() {
                    let gates = if open.len() == 1 { "gate" } else { "gates" };
                    let sentence = format!("{} is in progress with open {gates}: {}.", called(one), listed(&open));
                    report.say(one, "gates", sentence);
                }
            }
        },
    ),
    Rule::new(
        "initiative-overdue",
        Warning,
        Kind::Initiative,
        "Others plan with a date until someone tells them otherwise.",
        |case, report| {
            for one in case.wanted() {
                if let Some(end) = one.end.filter(|end| *end < case.today) {
                    let sentence = format!("{} was to end on {}, and is not done.", called(one), day(end));
                    report.say(one, "end", sentence);
                }
            }
        },
    ),
    Rule::new(
        "initiative-late-to-start",
        Warning,
        Kind::Initiative,
        "What starts late ends late, unless someone decides otherwise.",
        |case, report| {
            for one in case.wanted().filter(|one| one.status != InitiativeStatus::InProgress) {
                let overdue = one.end.is_some_and(|end| end < case.today);
                if let Some(start) = one.start.filter(|start| *start < case.today && !overdue) {
                    let sentence = format!("{} was to start on {}, and has not begun.", called(one), day(start));
                    report.say(one, "start", sentence);
                }
            }
        },
    ),
    Rule::new(
        "effort-range-reversed",
        Error,
        Kind::Initiative,
        "A range whose ends are swapped makes every forecast wrong.",
        |case, report| {
            for one in &case.strategy.initiatives {
                let fields = ["effort_low", "effort_likely", "effort_high"];
                let values = [one.effort_low, one.effort_likely, one.effort_high];
                let mut known: Vec<f64> = values.into_iter().flatten().collect();
                if known.is_sorted() {
                    continue;
                }
                known.sort_by(f64::total_cmp);
                let named = fields.into_iter().zip(values).filter(|(_, value)| value.is_some());
                let changed: crate::Fields =
                    named.zip(known).map(|((field, _), value)| (field.to_owned(), serde_json::json!(value))).collect();
                let change = crate::Change::Set { kind: Kind::Initiative, id: Some(one.id), fields: changed };
                let sentence = format!("The effort of {} does not rise from low over likely to high.", called(one));
                report.say(one, "effort_likely", sentence).mended_by("Put the figures in order", vec![change]);
            }
        },
    ),
    Rule::new(
        "effort-of-zero",
        Warning,
        Kind::Initiative,
        "Work without effort ranks above everything, and fits into every plan.",
        |case, report| {
            for one in case.open_initiatives().filter(|one| one.effort_likely == Some(0.0)) {
                let fix = vec![set(one, "effort_likely", serde_json::Value::Null)];
                let finding = report.say(one, "effort_likely", format!("The effort of {} is 0.", called(one)));
                finding.mended_by("Leave the effort open", fix);
            }
        },
    ),
    Rule::new(
        "done-with-open-gate",
        Warning,
        Kind::Initiative,
        "A gate that nobody passed was no gate, or nobody knows that it was passed.",
        |case, report| {
            for one in case.strategy.initiatives.iter().filter(|one| one.status == InitiativeStatus::Done) {
                let open = one.gates.iter().filter(|row| row.state == GateState::Open);
                let open: Vec<String> = open.map(|row| row.gate.label().to_lowercase()).collect();
                if !open.is_empty() {
                    let gates = if open.len() == 1 { "the gate is" } else { "these gates are" };
                    let sentence = format!("{} is done, but {gates} still open: {}.", called(one), listed(&open));
                    report.say(one, "gates", sentence);
                }
            }
        },
    ),
    Rule::new(
        "done-but-to-come",
        Hint,
        Kind::Initiative,
        "An end in the future says that it is not done, or the plan is not kept up.",
        |case, report| {
            for one in case.strategy.initiatives.iter().filter(|one| one.status == InitiativeStatus::Done) {
                if let Some(end) = one.end.filter(|end| *end > case.today) {
                    let starts_later = one.start.is_some_and(|start| start > case.today);
                    let sentence = format!("{} is done, but ends on {}.", called(one), day(end));
                    let finding = report.say(one, "end", sentence);
                    if !starts_later {
                        let fix = vec![sets(one, [("end", super::case::date(case.today))])];
                        finding.mended_by("Let it end today", fix);
                    }
                }
            }
        },
    ),
];

/// What is promised and not done yet.
fn committed<'a>(case: &Case<'a>) -> impl Iterator<Item = &'a Initiative> {
    case.wanted().filter(|one| one.commitment == Commitment::Committed)
}

/// The change by which a promise becomes an intention.
pub(super) fn likely(one: &Initiative) -> crate::Change {
    set(one as &dyn AnyRecord, "commitment", Commitment::Likely.value())
}
