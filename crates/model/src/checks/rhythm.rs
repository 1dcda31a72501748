//! What is due: rituals, reviews and what was agreed in them; and silences that no longer silence anything.

use chrono::Days;

use super::Rule;
use super::Severity::{Hint, Warning};
use super::case::blank;
use super::words::{called, counted, day, quoted};
use crate::Kind;
use crate::records::{ReviewKind, ReviewStatus};

/// The code under which silences of nothing are reported; they are found when all else is.
pub(super) const SILENCE_WITHOUT_USE: &str = "silence-without-use";

/// A few days late is a full diary.
const GRACE: u64 = 7;

pub(super) const RULES: &[Rule] = &[
    Rule::new(
        "ritual-overdue",
        Warning,
        Kind::Ritual,
        "What is skipped twice is over, and no one decided it.",
        |case, report| {
            for one in &case.strategy.rituals {
                let due = one.next_due.or_else(|| one.cadence?.after(one.last_held?));
                let late =
                    |due: chrono::NaiveDate| due.checked_add_days(Days::new(GRACE)).is_some_and(|d| d < case.today);
                if let Some(due) = due.filter(|due| late(*due)) {
                    let field = if one.next_due.is_some() { "next_due" } else { "last_held" };
                    report.say(one, field, format!("{} was due on {}.", called(one), day(due)));
                }
            }
        },
    ),
    Rule::new("review-overdue", Warning, Kind::Review, "A review that is put off is put off again.", |case, report| {
        for one in case.strategy.reviews.iter().filter(|one| one.status == ReviewStatus::Planned) {
            if let Some(on) = one.date.filter(|on| *on < case.today) {
                report.say(one, "date", format!("The review {} was to be held on {}.", called(one), day(on)));
            }
        }
    }),
    Rule::new(
        "review-left-open",
        Hint,
        Kind::Review,
        "Until it is closed, nobody can compare the next one with it.",
        |case, report| {
            for one in case.strategy.reviews.iter().filter(|one| one.status == ReviewStatus::Open) {
                let late =
                    |on: chrono::NaiveDate| on.checked_add_days(Days::new(GRACE)).is_some_and(|on| on < case.today);
                if let Some(on) = one.date.filter(|on| late(*on)) {
                    let sentence = format!("The review {} of {} is still open.", called(one), day(on));
                    report.say(one, "status", sentence);
                }
            }
        },
    ),
    Rule::new(
        "strategy-review-overdue",
        Warning,
        Kind::Strategy,
        "A strategy that nobody holds against reality drifts away from it.",
        |case, report| {
            let Some(about) = case.strategy.about() else { return };
            let Some(cadence) = about.review_cadence else { return };
            let reviews = || case.strategy.reviews.iter().filter(|one| one.kind != ReviewKind::PostIncident);
            let ahead = reviews().any(|one| one.status != ReviewStatus::Closed);
            let held = reviews().filter(|one| one.status == ReviewStatus::Closed).max_by_key(|one| one.date);
            let since = held.and_then(|one| one.date).or(about.horizon_from);
            let due = held.and_then(|one| one.next_date).or_else(|| cadence.after(since?));
            let due = due.filter(|due| due.checked_add_days(Days::new(GRACE)).is_some_and(|due| due < case.today));
            if let Some(due) = due.filter(|_| !ahead) {
                let cadence = cadence.help().to_lowercase();
                let sentence =
                    format!("The strategy is to be reviewed {cadence}; the next review was due on {}.", day(due));
                report.say(about, "review_cadence", sentence);
            }
        },
    ),
    Rule::new(
        "action-overdue",
        Warning,
        Kind::Review,
        "What is agreed and not done costs the next agreement.",
        |case, report| {
            for one in &case.strategy.reviews {
                let late = |due: Option<chrono::NaiveDate>| due.is_some_and(|due| due < case.today);
                let late: Vec<_> = one.actions.iter().filter(|action| !action.done && late(action.due)).collect();
                if let Some(first) = late.first() {
                    let what = match late.len() {
                        1 => format!("the action {} is overdue", quoted(&first.text)),
                        many => format!("{} are overdue", counted(many as i64, "action", "actions")),
                    };
                    report.say(one, "actions", format!("Of the review {}, {what}.", called(one)));
                }
            }
        },
    ),
    Rule::new("action-without-owner", Hint, Kind::Review, "Someone should do it; no one will.", |case, report| {
        for one in &case.strategy.reviews {
            let loose = one.actions.iter().find(|action| !action.done && blank(&action.owner));
            if let Some(action) = loose {
                let sentence =
                    format!("In the review {}, nobody has the action {}.", called(one), quoted(&action.text));
                report.say(one, "actions", sentence);
            }
        }
    }),
    Rule::new(SILENCE_WITHOUT_USE, Hint, Kind::Silence, "It would hide the finding unseen if it came back.", |_, _| {}),
];
