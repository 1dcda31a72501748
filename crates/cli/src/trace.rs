//! `lodestar trace`: why a record is there, what it serves and what serves it.

use lodestar_api::Failure;
use lodestar_api::model::thread::{self, Orphan, Strand, Thread};
use lodestar_api::model::{AnyRecord, Id, Kind, Strategy, Target};

use crate::args::Trace;
use crate::print::{Ended, one_line};
use crate::{machine, print};

/// The most records that an answer names when several fit.
const MOST: usize = 5;

/// `lodestar trace`
pub fn trace(args: &Trace) -> Ended {
    let store = machine::read(&args.file)?;
    let strategy = store.strategy();
    let Some(wanted) = &args.record else {
        let orphans = thread::orphans(&strategy);
        return if args.json { print::json(&orphans) } else { print::text(&loose_ends(&orphans)) };
    };
    let record = find(&strategy, wanted)?;
    match thread::trace(&strategy, record) {
        Some(thread) if args.json => print::json(&thread),
        Some(thread) => print::text(&text(&thread)),
        None => Err(unknown(wanted).into()),
    }
}

/// The record that a user names: by id, or by a title, code or number that only one has.
fn find(strategy: &Strategy, wanted: &str) -> Result<Target, Failure> {
    let wanted = wanted.trim();
    let all = || Kind::ALL.iter().flat_map(|kind| strategy.all(*kind));
    if let Ok(id) = wanted.parse::<Id>() {
        return all().find(|record| record.id() == id).map(AnyRecord::target).ok_or_else(|| unknown(wanted));
    }
    let folded = wanted.to_lowercase();
    let code = |record: &dyn AnyRecord| match record.def().kind {
        Kind::Initiative => strategy.initiatives.iter().find(|one| one.id == record.id()).map(|one| one.code.clone()),
        Kind::Pillar => strategy.pillars.iter().find(|one| one.id == record.id()).map(|one| one.code.clone()),
        _ => None,
    };
    let mut found: Vec<&dyn AnyRecord> = Vec::new();
    if !folded.is_empty() {
        found.extend(all().filter(|record| record.name().to_lowercase() == folded));
        let coded = strategy.initiatives.iter().filter(|one| one.code.trim().to_lowercase() == folded);
        found.extend(coded.map(|one| one as &dyn AnyRecord));
        let lettered = strategy.pillars.iter().filter(|one| one.code.trim().to_lowercase() == folded);
        found.extend(lettered.map(|one| one as &dyn AnyRecord));
        let number = folded.strip_prefix("d-").and_then(|number| number.parse::<i64>().ok());
        let numbered = strategy.decisions.iter().filter(|one| number.is_some() && one.number == number);
        found.extend(numbered.map(|one| one as &dyn AnyRecord));
    }
    found.sort_by_key(|record| record.target());
    found.dedup_by_key(|record| record.target());
    match &found[..] {
        [] => Err(unknown(wanted)),
        [one] => Ok(one.target()),
        several => {
            let named = several.iter().take(MOST).map(|record| {
                let code = code(*record).map(|code| one_line(&code)).filter(|code| !code.is_empty());
                let code = code.map(|code| format!(" {code}")).unwrap_or_default();
                format!("{}{code} {}", record.def().label.to_lowercase(), record.id())
            });
            let named = named.collect::<Vec<_>>().join(", ");
            let message = format!("“{wanted}” is the name of {} records: {named}.", several.len());
            Err(Failure::new("arguments", message, "Say which by its id."))
        }
    }
}

fn unknown(wanted: &str) -> Failure {
    let message = format!("There is no record with the id, title or code “{wanted}”.");
    Failure::new("not_found", message, "Find it by some of its words: lodestar search FILE WORDS.")
}

fn text(thread: &Thread) -> String {
    let mut out = format!("{}  {}\n", named(thread.record, &thread.title), thread.record.id);
    out.push_str(&format!("Why: {}\n", one_line(&thread.answer)));
    section(&mut out, "Serves", &thread.serves, |strand| {
        format!("{} {}", strand.words, named(strand.record, &strand.title))
    });
    section(&mut out, "Served by", &thread.served_by, |strand| {
        format!("{}, which {} it", named(strand.record, &strand.title), strand.words)
    });
    section(&mut out, "Related", &thread.related, |strand| {
        format!("{} ({})", named(strand.record, &strand.title), strand.words)
    });
    if !thread.loose.is_empty() {
        out.push_str("\nLoose ends\n");
        for words in &thread.loose {
            out.push_str(&format!("  {}\n", one_line(words)));
        }
    }
    out
}

fn section(out: &mut String, heading: &str, strands: &[Strand], line: impl Fn(&Strand) -> String) {
    if strands.is_empty() {
        return;
    }
    out.push_str(&format!("\n{heading}\n"));
    for strand in strands {
        out.push_str(&format!("{}{}\n", "  ".repeat(strand.depth), line(strand)));
    }
}

fn named(at: Target, title: &str) -> String {
    let def = at.kind.def();
    if def.single { def.label.to_owned() } else { format!("{} “{}”", def.label, one_line(title)) }
}

fn loose_ends(orphans: &[Orphan]) -> String {
    if orphans.is_empty() {
        return "Every record leads somewhere.\n".to_owned();
    }
    let mut out = String::new();
    let mut level = None;
    for orphan in orphans {
        if level.replace(orphan.record.kind) != Some(orphan.record.kind) {
            out.push_str(&format!("{}\n", orphan.record.kind.def().labels));
        }
        out.push_str(&format!("  {}  {}\n", one_line(&orphan.words), orphan.record.id));
    }
    out
}
