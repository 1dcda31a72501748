//! `lodestar options`: the plan and its options side by side.

use lodestar_api::model::branch::Figure;
use lodestar_api::model::records::PlanOption;
use lodestar_api::options::compare;
use lodestar_api::wire::OptionCompared;
use serde_json::{Value, json};

use crate::args::Options;
use crate::print::{Ended, one_line};
use crate::{machine, print};

/// `lodestar options`
pub fn options(args: &Options) -> Ended {
    let store = machine::read(&args.file)?;
    let strategy = store.strategy();
    let today = machine::stamp()?.with_timezone(&chrono::Local).date_naive();
    let compared = compare(&strategy, store.revision(), today, !args.quick);
    let all: Vec<(&PlanOption, &OptionCompared)> = strategy.plan_options.iter().zip(&compared.options).collect();
    if args.json {
        let options = all.iter().map(|(option, found)| {
            let mut told = json!(found);
            if let Value::Object(fields) = &mut told {
                fields.insert("name".into(), json!(option.name));
                fields.insert("status".into(), json!(option.status));
                fields.insert("description".into(), json!(option.description));
            }
            told
        });
        let options: Vec<Value> = options.collect();
        return print::json(&json!({
            "revision": compared.revision, "today": compared.today, "plan": compared.plan, "options": options,
        }));
    }
    if all.is_empty() {
        return print::text("There are no options. They are made in the window, under Options.\n");
    }
    let mut out = String::new();
    for (option, found) in &all {
        let changes = match found.changes.len() {
            0 => "as the plan".to_owned(),
            1 => "1 record differs".to_owned(),
            count => format!("{count} records differ"),
        };
        let status = option.status.label().to_lowercase();
        out += &format!("{}  {status}, {changes}  {}\n", one_line(&option.name), option.id);
        for lost in &found.lost {
            out += &format!("    No longer applies: {}: {}\n", one_line(&lost.title), one_line(&lost.why));
        }
    }
    out += &table(&compared.plan, &all);
    print::text(&out)
}

/// The figures in columns: of the plan, then of each option, `=` where it is the same.
fn table(plan: &[Figure], all: &[(&PlanOption, &OptionCompared)]) -> String {
    let shown = |figure: &Figure| if figure.text.is_empty() { "–".to_owned() } else { figure.text.clone() };
    let mut rows: Vec<Vec<String>> = Vec::new();
    let names = all.iter().map(|(option, _)| one_line(&option.name));
    rows.push(["".to_owned(), "Plan".to_owned()].into_iter().chain(names).collect());
    for figure in plan {
        let own = all.iter().map(|(_, found)| {
            let other = found.figures.iter().find(|one| one.code == figure.code);
            match other {
                Some(other) if other.text == figure.text => "=".to_owned(),
                Some(other) => shown(other),
                None => "–".to_owned(),
            }
        });
        rows.push([figure.label.clone(), shown(figure)].into_iter().chain(own).collect());
    }
    let columns = rows.first().map_or(0, Vec::len);
    let width = |column: usize| rows.iter().map(|row| row[column].chars().count()).max().unwrap_or(0);
    let widths: Vec<usize> = (0..columns).map(width).collect();
    let mut out = String::new();
    for (at, row) in rows.iter().enumerate() {
        if at == 0 || at.checked_sub(2).is_some_and(|before| plan[before].group != plan[at - 1].group) {
            out.push('\n');
        }
        let cells = row.iter().zip(&widths).map(|(cell, width)| format!("{cell:width$}"));
        let line = cells.collect::<Vec<_>>().join("  ");
        out += &format!("{}\n", line.trim_end());
    }
    out
}
