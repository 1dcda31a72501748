//! The index of the decision records: the `README.md` of their folder.

use lodestar_model::records::{Decision, Relation};
use lodestar_model::{Id, Kind, Strategy};

use super::decision::{cited, label};
use super::escape::inline;
use super::page::Page;
use super::table::Table;
use super::vision;
use crate::Request;

pub(super) fn text(strategy: &Strategy, request: &Request, files: &[(Id, String)]) -> String {
    let mut page = Page::begin(strategy, request);
    let mut table = Table::new(["Number", "Decision", "Status", "Date", "Driver", "Pillar", "Relations"]);
    for (decision, (_, path)) in strategy.decisions.iter().zip(files) {
        table.row([
            cited(decision),
            format!("[{}]({path})", label(decision)),
            decision.status.label().to_owned(),
            decision.date.map(|date| date.to_string()).unwrap_or_default(),
            inline(&decision.driver),
            inline(&vision::pillar(strategy, decision.pillar)),
            relations(strategy, decision, files),
        ]);
    }
    let table = table.finish();
    page.block(if table.is_empty() { "No decision has been recorded yet." } else { &table });
    page.finish()
}

/// What this decision replaces or changes, and what replaces or changes it.
fn relations(strategy: &Strategy, decision: &Decision, files: &[(Id, String)]) -> String {
    let mut found = Vec::new();
    for link in &strategy.links {
        if link.from.kind != Kind::Decision || link.to.kind != Kind::Decision || link.from.id == link.to.id {
            continue;
        }
        let (forth, back) = match link.relation {
            Relation::Supersedes => ("supersedes", "superseded by"),
            Relation::Amends => ("amends", "amended by"),
            _ => continue,
        };
        let (words, other) = match decision.id {
            id if id == link.from.id => (forth, link.to.id),
            id if id == link.to.id => (back, link.from.id),
            _ => continue,
        };
        let named = strategy.decisions.iter().find(|other_one| other_one.id == other);
        let path = files.iter().find(|(id, _)| *id == other);
        if let (Some(named), Some((_, path))) = (named, path) {
            let number = cited(named);
            let number = if number.is_empty() { label(named) } else { number };
            found.push(format!("{words} [{number}]({path})"));
        }
    }
    found.join(", ")
}
