//! Commands that make files: new, with its templates, backup, backups, recover.

use lodestar_api::model::{Change, Kind};
use lodestar_api::store::{self, Home, backups_of};
use lodestar_api::wire::NewStrategy;
use lodestar_api::{example, first_changes, make, templates};
use serde_json::json;

use crate::args::{Backup, Backups, New, Recover, Templates};
use crate::print::{Ended, one_line};
use crate::{machine, print};

/// `lodestar new`
pub fn new(args: &New) -> Ended {
    let title = args.title.clone().unwrap_or_default();
    let first = if args.example {
        let mut changes = example(machine::stamp()?.with_timezone(&chrono::Local).date_naive());
        if !title.trim().is_empty() {
            let fields = [("title".to_owned(), json!(title))].into_iter().collect();
            changes.push(Change::Set { kind: Kind::Strategy, id: None, fields });
        }
        changes
    } else {
        first_changes(&NewStrategy { template: args.template.clone(), title, ..NewStrategy::default() })?
    };
    let store = make(&args.file, &Home::of_user(), &first, machine::now()).map_err(|mut failure| {
        if failure.code == "exists" {
            failure.hints = vec!["Choose another name, or move that file away.".into()];
        }
        failure
    })?;
    print::text(&format!("{}\n", store.path().display()))
}

/// `lodestar templates`
pub fn list_templates(args: &Templates) -> Ended {
    let all = templates();
    if args.json {
        return print::json(&all);
    }
    let lines = all.iter().map(|template| format!("{:9} {} – {}\n", template.id, template.name, template.sentence));
    print::text(&lines.collect::<String>())
}

/// `lodestar backup`
pub fn backup(args: &Backup) -> Ended {
    let store = machine::read(&args.file)?;
    let copy = store.save_copy(&args.out, args.force).map_err(|error| crate::export::forceable(error.into()))?;
    print::text(&format!("{}\n", copy.display()))
}

/// `lodestar backups`
pub fn backups(args: &Backups) -> Ended {
    let found = backups_of(&args.file, &Home::of_user());
    if args.json {
        let each = found.iter().map(|one| json!({"time": one.time, "path": one.path}));
        return print::json(&each.collect::<Vec<_>>());
    }
    if found.is_empty() {
        print::note(&format!("There are no backups of “{}”.", args.file.display()));
    }
    let line = |one: &store::BackupFile| format!("{}  {}\n", one.time.format("%Y-%m-%d %H:%M UTC"), one.path.display());
    print::text(&found.iter().map(line).collect::<String>())
}

/// `lodestar recover`
pub fn recover(args: &Recover) -> Ended {
    let recovered = store::recover(&args.file, &args.out, machine::now()).map_err(|error| {
        let mut failure = error.into();
        machine::advise(&mut failure);
        failure
    })?;
    let lines: String = recovered.lines().iter().map(|line| one_line(line) + "\n").collect();
    print::text(&format!("{}\n{lines}", recovered.path.display()))
}
