//! `lodestar diff` and `lodestar snapshot`: points in history, and what changed between two of them.

use lodestar_api::model::diff::{ChangeGroup, PieceKind, RecordChange};
use lodestar_api::model::{AnyRecord, Operation};
use lodestar_api::points::{self, Side, find, read_point};
use lodestar_api::wire::{Changed, PointInfo};
use serde_json::json;

use crate::args::{Diff, Snapshot};
use crate::export::readers;
use crate::print::{Ended, one_line};
use crate::{machine, print};

/// `lodestar diff`
pub fn diff(args: &Diff) -> Ended {
    let store = machine::read(&args.file)?;
    let strategy = store.strategy();
    let audience = args.audience.as_deref().map(|name| readers(&strategy, name)).transpose()?;
    let point = |text: &str, side| {
        let point = read_point(&strategy, text, audience.unwrap_or_default())?;
        find(&store, &point, side)
    };
    let (from, to) = (point(&args.from, Side::From)?, point(&args.to, Side::To)?);
    let reasons = points::reasons(&store, &from, &to)?;
    let found = points::changed(&from.strategy, &to.strategy, audience, &reasons)?;
    let changed = Changed { from: from.info, to: to.info, changes: found.changes };
    if args.json { print::json(&changed) } else { print::text(&text(&changed)) }
}

fn text(changed: &Changed) -> String {
    let point = |point: &PointInfo| format!("{} (revision {})", one_line(&point.name), point.revision);
    let mut out = format!("From {} to {}\n", point(&changed.from), point(&changed.to));
    if changed.changes.is_empty() {
        return out + "Nothing changed.\n";
    }
    for group in ChangeGroup::ALL {
        let mut of_group = changed.changes.iter().filter(|change| change.groups.contains(group)).peekable();
        if of_group.peek().is_some() {
            out += &format!("\n{}\n", group.label());
        }
        for change in of_group {
            out += &record(change, *group);
        }
    }
    out
}

fn record(change: &RecordChange, group: ChangeGroup) -> String {
    let along = match change.along {
        0 => String::new(),
        1 => " and 1 record that belongs to it".to_owned(),
        count => format!(" and {count} records that belong to it"),
    };
    let def = change.kind.def();
    // What exists once is called after its kind.
    let kind = if def.single { String::new() } else { format!("{}: ", def.label) };
    // Where the group does not say so already.
    let fate = match group {
        ChangeGroup::Added | ChangeGroup::Dropped => "",
        _ if change.made => ", new",
        _ if change.gone => ", deleted",
        _ => "",
    };
    let mut out = format!("  {kind}{}{fate}{along}\n", one_line(&change.title));
    for field in change.fields.iter().filter(|field| field.group == group) {
        out += &format!("    {}\n", one_line(&field.told(marked)));
    }
    if change.reason_under == Some(group) {
        out += &format!("    Because: {}\n", one_line(&change.reason));
    }
    out
}

/// Signs around words as `wdiff` has them: `[-gone-]`, `{+new+}`.
fn marked(kind: PieceKind, words: &str) -> String {
    if kind == PieceKind::Gone { format!("[-{words}-]") } else { format!("{{+{words}+}}") }
}

/// `lodestar snapshot`
pub fn snapshot(args: &Snapshot) -> Ended {
    let Some(name) = &args.name else { return list(args) };
    let mut store = machine::write(&args.file)?;
    let now = machine::now();
    let change = points::snapshot(name, store.revision(), now);
    let operation = Operation {
        author: machine::author(),
        origin: machine::ORIGIN.into(),
        changes: vec![change],
        ..Operation::default()
    };
    let applied = store.apply(&operation, now)?;
    let id = applied.created.first().copied();
    if args.json {
        return print::json(&json!({"id": id, "revision": applied.revision}));
    }
    print::text(&format!("{}\n", applied.revision))
}

fn list(args: &Snapshot) -> Ended {
    let store = machine::read(&args.file)?;
    let strategy = store.strategy();
    if args.json {
        return print::json(&strategy.snapshots);
    }
    let lines = strategy.snapshots.iter().map(|snapshot| {
        let time = snapshot.time.map(|time| time.format("%Y-%m-%d %H:%M").to_string()).unwrap_or_default();
        let revision = snapshot.revision.map_or_else(|| "-".to_owned(), |revision| revision.to_string());
        format!("{time:16}  {revision:>6}  {}  {}\n", snapshot.id, one_line(&snapshot.name()))
    });
    print::text(&lines.collect::<String>())
}
