//! A strategy to read on a terminal: what it is, where it goes, what comes when, what was decided.

use lodestar_api::model::records::{Horizon, Initiative};
use lodestar_api::model::{Kind, Strategy};

use crate::print::one_line;

/// The outline, line by line.
pub fn text(strategy: &Strategy, revision: u64) -> String {
    let mut out = String::new();
    let mut line = |indent: usize, text: String| {
        out.push_str(&" ".repeat(indent));
        out.push_str(text.trim_end());
        out.push('\n');
    };
    if let Some(about) = strategy.about() {
        line(0, or(&about.title, "Untitled strategy"));
        let day = |day: Option<chrono::NaiveDate>| day.map(|day| day.to_string()).unwrap_or_default();
        let covers = match (day(about.horizon_from), day(about.horizon_to)) {
            (from, to) if from.is_empty() && to.is_empty() => String::new(),
            (from, to) => format!("{from} to {to}"),
        };
        let facts = [one_line(&about.organisation), one_line(&about.owner), covers, about.status.label().to_owned()];
        let facts: Vec<String> = facts.into_iter().filter(|fact| !fact.is_empty()).collect();
        line(0, format!("{}, revision {revision}", facts.join(", ")));
    }
    if let Some(vision) = strategy.the_vision() {
        line(0, String::new());
        line(0, "Vision".to_owned());
        line(2, or(&vision.statement, "No statement yet."));
        for outcome in &vision.outcomes {
            let measure = one_line(&outcome.measure);
            let measure = if measure.is_empty() { measure } else { format!(" ({measure})") };
            line(2, format!("- {}{measure}", one_line(&outcome.text)));
        }
    }
    if !strategy.pillars.is_empty() {
        line(0, String::new());
        line(0, "Pillars".to_owned());
        for pillar in &strategy.pillars {
            let promise = one_line(&pillar.promise);
            let promise = if promise.is_empty() { promise } else { format!(" – {promise}") };
            line(2, format!("{:<3} {}{promise}", one_line(&pillar.code), or(&pillar.name, "Untitled pillar")));
        }
    }
    for horizon in Horizon::ALL {
        let here: Vec<&Initiative> = strategy.initiatives.iter().filter(|i| i.horizon == *horizon).collect();
        if !here.is_empty() {
            line(0, String::new());
            line(0, format!("{} ({})", horizon.label(), here.len()));
            let widest = here.iter().map(|i| i.code.chars().count()).max().unwrap_or(0).min(12);
            for initiative in here {
                line(2, initiative_line(initiative, widest));
            }
        }
    }
    if !strategy.decisions.is_empty() {
        line(0, String::new());
        line(0, "Decisions".to_owned());
        for decision in &strategy.decisions {
            let number = decision.number.map(|number| format!("D-{number:03}")).unwrap_or_default();
            let title = or(&decision.title, "Untitled decision");
            line(2, format!("{number:<6} {:<11} {title}", decision.status.label()));
        }
    }
    let others: Vec<String> =
        Kind::ALL.iter().filter(|kind| !shown(**kind)).filter_map(|kind| count(strategy, *kind)).collect();
    if !others.is_empty() {
        line(0, String::new());
        line(0, format!("Also {}.", others.join(", ")));
    }
    out
}

fn initiative_line(initiative: &Initiative, widest: usize) -> String {
    let code = one_line(&initiative.code);
    let code = if widest == 0 { code } else { format!("{code:<widest$}  ") };
    let title = or(&initiative.title, "Untitled initiative");
    let end = match initiative.horizon {
        Horizon::NotNow => one_line(&initiative.not_now_reason),
        _ => {
            let facts = [initiative.commitment.label().to_lowercase(), one_line(&initiative.owner)];
            facts.into_iter().filter(|fact| !fact.is_empty()).collect::<Vec<_>>().join(", ")
        }
    };
    if end.is_empty() { format!("{code}{title}") } else { format!("{code}{title} – {end}") }
}

pub fn or(text: &str, instead: &str) -> String {
    let text = one_line(text);
    if text.is_empty() { instead.to_owned() } else { text }
}

fn shown(kind: Kind) -> bool {
    kind.def().single || matches!(kind, Kind::Pillar | Kind::Initiative | Kind::Decision)
}

fn count(strategy: &Strategy, kind: Kind) -> Option<String> {
    let def = kind.def();
    match strategy.count(kind) {
        0 => None,
        1 => Some(format!("1 {}", def.label.to_lowercase())),
        // “Tech debt”, as the list is called, cannot be counted.
        count if kind == Kind::DebtItem => Some(format!("{count} {}s", def.label.to_lowercase())),
        count => Some(format!("{count} {}", def.labels.to_lowercase())),
    }
}
