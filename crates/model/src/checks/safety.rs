//! Risks and guardrails.

use std::collections::HashSet;

use super::Rule;
use super::Severity::{Hint, Warning};
use super::case::{Case, blank, set};
use super::words::{called, day, quoted};
use crate::Kind;
use crate::records::{Relation, Risk, RiskStatus};

/// From this product of likelihood and impact on, a risk needs an answer.
const GRAVE: i64 = 12;

pub(super) const RULES: &[Rule] = &[
    Rule::new(
        "risk-without-mitigation",
        Warning,
        Kind::Risk,
        "A grave risk with no answer is an accepted one; say so or do something.",
        |case, report| {
            let mitigated: HashSet<_> = case
                .strategy
                .links
                .iter()
                .filter(|link| link.relation == Relation::Mitigates && link.to.kind == Kind::Risk)
                .map(|link| link.to.id)
                .collect();
            for risk in open(case) {
                let weight = risk.likelihood.unwrap_or(0).saturating_mul(risk.impact.unwrap_or(0));
                if weight >= GRAVE && blank(&risk.mitigation) && !mitigated.contains(&risk.id) {
                    report.say(
                        risk,
                        "mitigation",
                        format!("Nothing is said to be done about the risk {}.", called(risk)),
                    );
                }
            }
        },
    ),
    Rule::new(
        "risk-mitigated-by-nothing",
        Hint,
        Kind::Risk,
        "Everyone believes that it is taken care of.",
        |case, report| {
            for risk in case.strategy.risks.iter().filter(|risk| risk.status == RiskStatus::Mitigating) {
                let light = risk.likelihood.unwrap_or(0).saturating_mul(risk.impact.unwrap_or(0)) < GRAVE;
                if blank(&risk.mitigation) && light {
                    let sentence = format!("The risk {} is being mitigated, but no one says how.", called(risk));
                    report.say(risk, "mitigation", sentence);
                }
            }
        },
    ),
    Rule::new("risk-without-owner", Warning, Kind::Risk, "Nobody will see it coming.", |case, report| {
        for risk in open(case).filter(|risk| blank(&risk.owner)) {
            report.say(risk, "owner", format!("The risk {} has no owner.", called(risk)));
        }
    }),
    Rule::new(
        "guardrail-unchecked",
        Warning,
        Kind::Guardrail,
        "A standard that nothing checks is kept by those who would keep it anyway.",
        |case, report| {
            for one in case.strategy.guardrails.iter().filter(|one| blank(&one.checked_by)) {
                report.say(one, "checked_by", format!("The guardrail {} does not say how it is checked.", called(one)));
            }
        },
    ),
    Rule::new(
        "guardrail-exception-past-its-end",
        Warning,
        Kind::Guardrail,
        "An exception that outlives its end is the rule.",
        |case, report| {
            for one in &case.strategy.guardrails {
                for (n, exception) in one.exceptions.iter().enumerate() {
                    let Some(until) = exception.until.filter(|until| *until < case.today) else { continue };
                    let what = if blank(&exception.what) { "an exception".into() } else { quoted(&exception.what) };
                    let sentence = format!("The guardrail {} excepted {what} until {}.", called(one), day(until));
                    let mut rest = one.exceptions.clone();
                    rest.remove(n);
                    let fix = vec![set(one, "exceptions", serde_json::json!(rest))];
                    report.say(one, "exceptions", sentence).mended_by("End the exception", fix);
                }
            }
        },
    ),
    Rule::new(
        "guardrail-exception-without-end",
        Warning,
        Kind::Guardrail,
        "An exception without an end is a second standard.",
        |case, report| {
            for one in &case.strategy.guardrails {
                if let Some(exception) = one.exceptions.iter().find(|exception| exception.until.is_none()) {
                    let what = if blank(&exception.what) { "something".into() } else { quoted(&exception.what) };
                    let sentence = format!("The guardrail {} excepts {what} without an end.", called(one));
                    report.say(one, "exceptions", sentence);
                }
            }
        },
    ),
];

fn open<'a>(case: &Case<'a>) -> impl Iterator<Item = &'a Risk> {
    case.strategy.risks.iter().filter(|risk| matches!(risk.status, RiskStatus::Open | RiskStatus::Mitigating))
}
