//! Commands that change a strategy: apply, undo, redo.

use chrono::{DateTime, TimeDelta, Utc};
use lodestar_api::Failure;
use lodestar_api::model::{Change, Operation};
use lodestar_api::points;
use lodestar_api::store::{self, Applied, Home, Store, backups_of};
use serde_json::json;

use crate::args::{Apply, Reason, Step};
use crate::print::{Ended, one_line};
use crate::{changes, machine, print};

/// How long changes go on between two backups, as in the window.
const PAUSE: TimeDelta = TimeDelta::minutes(10);

/// `lodestar apply`
pub fn apply(args: &Apply) -> Ended {
    let changes = changes::read(&args.changes)?;
    let mut store = machine::write(&args.file)?;
    let operation = Operation {
        label: args.label.clone().unwrap_or_default(),
        author: machine::author(),
        origin: machine::ORIGIN.into(),
        coalesce: None,
        changes,
    };
    let now = machine::now();
    let asked = operation.changes.iter().filter(|change| matches!(change, Change::Put { .. })).count();
    let many = operation.changes.len();
    let operation = points::guarded(&store, operation, false, now);
    let mut applied = store.apply(&operation, now).map_err(|error| numbered(error, many))?;
    // A snapshot that was taken before it is not what was asked for.
    applied.created.truncate(asked);
    if let (Some(why), Some(made)) = (&args.reason, applied.operation) {
        store.note(made, why)?;
    }
    back_up(&store, now);
    if !args.json {
        return print::text(&format!("{}\n", applied.revision));
    }
    let problems = applied.problems.iter().map(
        |problem| json!({"kind": problem.kind, "id": problem.id, "field": problem.field, "message": problem.message}),
    );
    print::json(&json!({
        "revision": applied.revision,
        "operation": applied.operation,
        "label": applied.label,
        "created": applied.created,
        "problems": problems.collect::<Vec<_>>(),
    }))
}

/// Says which of several changes was refused.
fn numbered(error: store::Error, changes: usize) -> Failure {
    let place = match &error {
        store::Error::Refused { problems } if changes > 1 => problems.first().and_then(|problem| problem.change),
        _ => None,
    };
    let mut failure = Failure::from(error);
    if let Some(place) = place {
        failure.message = format!("Change {}: {}", place + 1, failure.message);
    }
    failure
}

/// `lodestar reason`
pub fn reason(args: &Reason) -> Ended {
    let mut store = machine::write(&args.file)?;
    let found = store.operation_at(args.revision)?;
    let found = found.filter(|_| args.revision <= store.revision());
    let Some(operation) = found else {
        let message = format!("“{}” has no revision {}.", args.file.display(), args.revision);
        return Err(Failure::new("no_such_point", message, "`lodestar log` lists what was done.").into());
    };
    store.note(operation, &args.text)?;
    print::text("")
}

/// `lodestar undo`
pub fn undo(args: &Step) -> Ended {
    step(args, Store::undo, "undo", "Undone")
}

/// `lodestar redo`
pub fn redo(args: &Step) -> Ended {
    step(args, Store::redo, "redo", "Redone")
}

type Steps = fn(&mut Store, &str, DateTime<Utc>) -> store::Result<Option<Applied>>;

fn step(args: &Step, steps: Steps, verb: &str, done: &str) -> Ended {
    let mut store = machine::write(&args.file)?;
    // The operation itself is called “Undo …”; what was undone has the better name.
    let label = if verb == "undo" { store.undo_label() } else { store.redo_label() }.unwrap_or_default().to_owned();
    let now = machine::now();
    let Some(applied) = steps(&mut store, &machine::author(), now)? else {
        let message = format!("There is nothing to {verb} in “{}”.", args.file.display());
        return Err(Failure::new("nothing", message, "`lodestar log` lists what was done.").into());
    };
    back_up(&store, now);
    if args.json {
        return print::json(&json!({"revision": applied.revision, "operation": applied.operation, "label": label}));
    }
    print::text(&format!("{done}: {}. The revision is now {}.\n", one_line(&label), applied.revision))
}

/// A backup if the last is a while ago. One that cannot be made does not undo the change, which is saved.
fn back_up(store: &Store, now: DateTime<Utc>) {
    let home = Home::of_user();
    let recent = backups_of(store.path(), &home).first().is_some_and(|last| now - last.time < PAUSE);
    if !recent && let Err(error) = store.back_up(&home, now) {
        print::note(&format!("The change is saved, but no backup could be made: {error}"));
    }
}
