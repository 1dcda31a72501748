//! Technical debt and what the platform lacks.

use std::collections::HashSet;

use super::Rule;
use super::Severity::{Hint, Warning};
use super::case::{Case, date, is_open, sets};
use super::words::{called, number};
use crate::records::{DebtItem, DebtStatus, Horizon, InitiativeStatus, Relation};
use crate::{Kind, Target};

pub(super) const RULES: &[Rule] = &[
    Rule::new(
        "debt-without-interest",
        Warning,
        Kind::DebtItem,
        "Debt that costs nothing to keep is not worth paying; say what it costs.",
        |case, report| {
            for item in owed(case).filter(|item| item.interest.is_none()) {
                report.say(
                    item,
                    "interest",
                    format!("The debt {} does not say what it costs a quarter.", called(item)),
                );
            }
        },
    ),
    Rule::new(
        "debt-without-metric",
        Hint,
        Kind::DebtItem,
        "Only a metric shows afterwards whether paying it helped.",
        |case, report| {
            for item in owed(case).filter(|item| item.metric.is_none()) {
                report.say(item, "metric", format!("The debt {} names no metric that paying it moves.", called(item)));
            }
        },
    ),
    Rule::new(
        "debt-without-principal",
        Hint,
        Kind::DebtItem,
        "Without what it takes, no one can choose between debts.",
        |case, report| {
            for item in owed(case).filter(|item| item.principal.is_none()) {
                let sentence = format!("The debt {} does not say what paying it takes.", called(item));
                report.say(item, "principal", sentence);
            }
        },
    ),
    Rule::new(
        "debt-not-placed",
        Hint,
        Kind::DebtItem,
        "On the map of risk and impact it is nowhere to be seen.",
        |case, report| {
            for item in owed(case) {
                let field = match (item.risk, item.business_impact) {
                    (None, _) => "risk",
                    (_, None) => "business_impact",
                    _ => continue,
                };
                let lacks = if field == "risk" { "how risky it is" } else { "how much it would hurt" };
                report.say(item, field, format!("The debt {} does not say {lacks}.", called(item)));
            }
        },
    ),
    Rule::new(
        "debt-that-never-pays-back",
        Hint,
        Kind::DebtItem,
        "Weeks that pay back nothing are missing where they would.",
        |case, report| {
            let planned = |item: &&DebtItem| matches!(item.status, DebtStatus::Planned | DebtStatus::Paying);
            for item in owed(case).filter(planned) {
                if item.interest == Some(0.0) && item.principal.is_some_and(|weeks| weeks > 0.0) {
                    let weeks = number(item.principal.unwrap_or_default());
                    let sentence =
                        format!("Paying the debt {} takes {weeks} person-weeks and saves nothing.", called(item));
                    report.say(item, "interest", sentence);
                }
            }
        },
    ),
    Rule::new(
        "debt-planned-without-initiative",
        Warning,
        Kind::DebtItem,
        "A debt is paid by someone's work, or not at all.",
        |case, report| {
            let links = case.strategy.links.iter();
            let paid = links.filter(|link| link.relation == Relation::Pays && link.from.kind == Kind::Initiative);
            let paid: HashSet<Target> = paid.map(|link| link.to).collect();
            for item in owed(case).filter(|item| matches!(item.status, DebtStatus::Planned | DebtStatus::Paying)) {
                if item.initiative.is_none() && !paid.contains(&Target { kind: Kind::DebtItem, id: item.id }) {
                    let status = item.status.label().to_lowercase();
                    let sentence = format!("The debt {} is {status}, but no initiative pays it.", called(item));
                    report.say(item, "initiative", sentence);
                }
            }
        },
    ),
    Rule::new(
        "debt-paid-by-nothing",
        Warning,
        Kind::DebtItem,
        "Everyone believes that it is taken care of.",
        |case, report| {
            for item in owed(case) {
                let Some(one) = case.initiative(item.initiative) else { continue };
                let how = match (one.status, one.horizon) {
                    (InitiativeStatus::Dropped, _) => "was given up",
                    (_, Horizon::NotNow) if is_open(one) => "is set aside",
                    _ => continue,
                };
                let sentence = format!("The debt {} is to be paid by {}, which {how}.", called(item), called(one));
                report.say(item, "initiative", sentence);
            }
        },
    ),
    Rule::new(
        "debt-paid-but-open",
        Warning,
        Kind::DebtItem,
        "Either the work did not pay it, or the list is not kept up.",
        |case, report| {
            for item in owed(case) {
                let Some(one) = case.initiative(item.initiative) else { continue };
                if one.status == InitiativeStatus::Done {
                    let on = one.end.filter(|end| *end <= case.today && item.since.is_none_or(|since| since <= *end));
                    let on = on.unwrap_or(case.today).max(item.since.unwrap_or(chrono::NaiveDate::MIN));
                    let fix = [("status", DebtStatus::Paid.value().into()), ("paid_on", date(on))];
                    let sentence =
                        format!("{} is done, but the debt {} that it pays is open.", called(one), called(item));
                    report.say(item, "status", sentence).mended_by("Call it paid", vec![sets(item, fix)]);
                }
            }
        },
    ),
    Rule::new(
        "capability-not-rated",
        Hint,
        Kind::Capability,
        "A gap that is not measured is argued about.",
        |case, report| {
            for one in &case.strategy.capabilities {
                let (field, lacks) = match (one.maturity, one.needed) {
                    (None, _) => ("maturity", "how mature it is"),
                    (_, None) => ("needed", "how mature it needs to be"),
                    _ => continue,
                };
                report.say(one, field, format!("The capability {} does not say {lacks}.", called(one)));
            }
        },
    ),
    Rule::new(
        "capability-gap-without-initiative",
        Hint,
        Kind::Capability,
        "A wide gap that nobody closes is a decision; it should be one.",
        |case, report| {
            let linked: HashSet<Target> = {
                let ends = case.strategy.links.iter().map(|link| (link.from, link.to));
                let of = |a: Target, b: Target| (a.kind == Kind::Capability && b.kind == Kind::Initiative).then_some(a);
                ends.filter_map(|(a, b)| of(a, b).or_else(|| of(b, a))).collect()
            };
            for one in &case.strategy.capabilities {
                let gap = one.needed.zip(one.maturity).map_or(0, |(needed, now)| needed.saturating_sub(now));
                if gap >= 2 && !linked.contains(&Target { kind: Kind::Capability, id: one.id }) {
                    let sentence = format!(
                        "The capability {} is {gap} levels short, and no initiative is linked to it.",
                        called(one)
                    );
                    report.say_of(one, sentence);
                }
            }
        },
    ),
];

/// Debts that are neither paid nor accepted.
fn owed<'a>(case: &Case<'a>) -> impl Iterator<Item = &'a DebtItem> {
    case.strategy.debt_items.iter().filter(|item| !matches!(item.status, DebtStatus::Paid | DebtStatus::Accepted))
}
