//! An option becomes the plan: the changes, and the decision record that says what was chosen among what.

use chrono::NaiveDate;
use serde_json::{Value, json};

use super::written::differing;
use super::{Better, Figure, of_option};
use crate::calc::day;
use crate::records::{OptionStatus, PlanOption};
use crate::{Change, Fields, Id, Kind, Strategy};

/// The changes after which the plan is as it is in the option: its own, the decision record, what becomes of the
/// options. `aside` are the options that are set aside with it.
pub fn adoption(plan: &Strategy, option: &PlanOption, aside: &[Id], decision: Option<(Id, Fields)>) -> Vec<Change> {
    let mut changes = differing(plan, &of_option(plan, option).strategy);
    let record = decision.as_ref().map(|(id, _)| *id);
    if let Some((id, fields)) = decision {
        changes.push(Change::Put { kind: Kind::Decision, id: Some(id), fields, after: None });
    }
    let mut state = |id: Id, status: OptionStatus| {
        let mut fields = Fields::new();
        fields.insert("status".into(), status.value().into());
        if let Some(record) = record {
            fields.insert("decision".into(), json!(record));
        }
        changes.push(Change::Set { kind: Kind::PlanOption, id: Some(id), fields });
    };
    state(option.id, OptionStatus::Adopted);
    for id in aside.iter().filter(|id| **id != option.id) {
        if plan.plan_options.iter().any(|one| one.id == *id) {
            state(*id, OptionStatus::Discarded);
        }
    }
    changes
}

/// What a plan was considered by: its name, what it tries, its figures.
pub struct Considered<'a> {
    /// What people call it.
    pub name: &'a str,
    /// What it tries.
    pub description: &'a str,
    /// Its figures; none where it is only named.
    pub figures: &'a [Figure],
}

/// The draft of a decision record in which an option was chosen: the plan as it was and the other options are what else
/// was considered, with what is better and worse in figures. A draft, because the reasons are its author's to write.
pub fn decision_draft(plan: &[Figure], chosen: &Considered<'_>, others: &[Considered<'_>], today: NaiveDate) -> Fields {
    let one = |considered: &Considered<'_>, is_chosen: bool| {
        let (pros, cons) = compared(plan, considered.figures);
        json!({
            "title": considered.name, "description": considered.description, "pros": pros, "cons": cons,
            "chosen": is_chosen,
        })
    };
    let stay = json!({
        "title": "The plan as it was", "description": "Go on without a change.", "pros": [], "cons": [], "chosen": false,
    });
    let options: Vec<Value> =
        std::iter::once(one(chosen, true)).chain([stay]).chain(others.iter().map(|other| one(other, false))).collect();
    let names: Vec<String> = std::iter::once("the plan as it was".to_owned())
        .chain(others.iter().map(|other| format!("“{}”", other.name)))
        .collect();
    let fields = json!({
        "title": format!("Adopt {}", chosen.name),
        "status": "draft",
        "date": today,
        "context": format!(
            "“{}” was worked out beside the plan and compared with {} on {}.", chosen.name, listed(&names), day(today)
        ),
        "options": options,
        "outcome": format!("“{}” has become the plan.", chosen.name),
    });
    match fields {
        Value::Object(fields) => fields,
        _ => Fields::new(),
    }
}

fn listed(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [only] => only.clone(),
        [rest @ .., last] => format!("{} and {last}", rest.join(", ")),
    }
}

/// What is better and what is worse than in the plan, each in a line.
fn compared(plan: &[Figure], option: &[Figure]) -> (Vec<String>, Vec<String>) {
    let (mut pros, mut cons) = (Vec::new(), Vec::new());
    for figure in option {
        let Some(now) = plan.iter().find(|one| one.code == figure.code) else { continue };
        let (Some(before), Some(after)) = (now.value, figure.value) else { continue };
        let better = match figure.better {
            Better::Less => after < before,
            Better::More => after > before,
            Better::Neither => continue,
        };
        if before != after {
            let line = format!("{}: {} instead of {}", figure.label, figure.text, now.text);
            if better { pros.push(line) } else { cons.push(line) }
        }
    }
    (pros, cons)
}
