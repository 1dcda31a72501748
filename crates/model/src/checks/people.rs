//! People: stakeholders, who decides what, and the stories that are told.

use std::collections::HashSet;

use super::Rule;
use super::Severity::{Hint, Warning};
use super::case::{blank, by_id};
use super::words::{called, day};
use crate::Kind;
use crate::records::Stance;

pub(super) const RULES: &[Rule] = &[
    Rule::new(
        "stakeholder-without-plan",
        Warning,
        Kind::Stakeholder,
        "Whoever can stop it should hear of it from you first.",
        |case, report| {
            let all = by_id(&case.strategy.stakeholders);
            for one in case.people.without_plan.iter().filter_map(|id| all.get(id)) {
                let name = called(*one);
                let sentence = format!("{name} has much influence, but neither a cadence nor a shared goal.");
                report.say(*one, "cadence", sentence);
            }
        },
    ),
    Rule::new(
        "stakeholder-not-placed",
        Hint,
        Kind::Stakeholder,
        "Without a place on the map nobody knows how much attention they need.",
        |case, report| {
            for one in &case.strategy.stakeholders {
                let field = match (one.influence, one.interest) {
                    (None, _) => "influence",
                    (_, None) => "interest",
                    _ => continue,
                };
                report.say(one, field, format!("{} has no place on the map of influence and interest.", called(one)));
            }
        },
    ),
    Rule::new(
        "stakeholder-resists-without-incentive",
        Hint,
        Kind::Stakeholder,
        "Whoever resists has a reason; without knowing it there is nothing to offer.",
        |case, report| {
            for one in &case.strategy.stakeholders {
                let won = one.desired.is_some_and(|desired| desired > Stance::Resistant);
                if one.stance == Some(Stance::Resistant) && won && blank(&one.incentive) {
                    let sentence = format!("{} resists, and what they care about is not written down.", called(one));
                    report.say(one, "incentive", sentence);
                }
            }
        },
    ),
    Rule::new(
        "stakeholder-contact-overdue",
        Hint,
        Kind::Stakeholder,
        "Silence is read as bad news.",
        |case, report| {
            for one in &case.strategy.stakeholders {
                if let Some(on) = one.next_contact.filter(|on| *on < case.today) {
                    let sentence = format!("The next talk with {} was to be on {}.", called(one), day(on));
                    report.say(one, "next_contact", sentence);
                }
            }
        },
    ),
    Rule::new(
        "decision-right-without-approver",
        Warning,
        Kind::DecisionRight,
        "If nobody approves, everybody does, and nothing moves.",
        |case, report| {
            for one in case.strategy.decision_rights.iter().filter(|one| blank(&one.approver)) {
                report.say(one, "approver", format!("Nobody is said to approve {}.", called(one)));
            }
        },
    ),
    Rule::new(
        "decision-right-without-escalation",
        Hint,
        Kind::DecisionRight,
        "Those who do not agree need to know where to go before they do not.",
        |case, report| {
            for one in case.strategy.decision_rights.iter().filter(|one| blank(&one.escalation)) {
                report.say(one, "escalation", format!("{} does not say where disagreement goes.", called(one)));
            }
        },
    ),
    Rule::new(
        "decision-right-twice",
        Warning,
        Kind::DecisionRight,
        "Two answers to “who decides?” are none.",
        |case, report| {
            let mut seen = HashSet::new();
            for one in case.strategy.decision_rights.iter().filter(|one| !blank(&one.decides)) {
                if !seen.insert(one.decides.trim().to_lowercase()) {
                    report.say(one, "decides", format!("Who decides {} is said twice.", called(one)));
                }
            }
        },
    ),
    Rule::new(
        "narrative-without-example",
        Hint,
        Kind::Narrative,
        "People remember the example and forget the rest.",
        |case, report| {
            for one in case.strategy.narratives.iter().filter(|one| !blank(&one.story) && blank(&one.example)) {
                report.say(one, "example", format!("The narrative {} has no concrete example.", called(one)));
            }
        },
    ),
];
