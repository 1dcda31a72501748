//! Commands that only read: show, log, search.

use chrono::Local;
use lodestar_api::store::{HistoryChange, HistoryEntry, HistoryQuery, Store};
use serde_json::{Value, json};

use crate::args::{Log, Search, Show};
use crate::print::{End, Ended, one_line};
use crate::{machine, outline, print};

/// Operations read at a time.
const PAGE: usize = 500;

/// `lodestar show`
pub fn show(args: &Show) -> Ended {
    let store = machine::read(&args.file)?;
    let strategy = store.strategy();
    if args.json { print::json(&*strategy) } else { print::text(&outline::text(&strategy, store.revision())) }
}

/// `lodestar log`
pub fn log(args: &Log) -> Ended {
    let store = machine::read(&args.file)?;
    let mut entries = Vec::new();
    let most = args.limit.unwrap_or(usize::MAX);
    while entries.len() < most {
        let page = page(&store, &entries, most - entries.len())?;
        if page.is_empty() {
            break;
        }
        entries.extend(page);
    }
    if args.json {
        return print::json(&entries.iter().map(entry_json).collect::<Vec<_>>());
    }
    let lines = entries.iter().map(|entry| {
        let time = entry.time.with_timezone(&Local).format("%Y-%m-%d %H:%M");
        let undone = if entry.undone { " (undone)" } else { "" };
        let source = [one_line(&entry.origin), one_line(&entry.author)];
        let source = source.into_iter().filter(|word| !word.is_empty()).collect::<Vec<_>>().join(", ");
        let source = if source.is_empty() { source } else { format!("  [{source}]") };
        let why = if entry.note.is_empty() { String::new() } else { format!(" – {}", one_line(&entry.note)) };
        format!("{:>5}  {time}  {}{why}{undone}{source}\n", entry.revision, one_line(&entry.label))
    });
    print::text(&lines.collect::<String>())
}

fn page(store: &Store, entries: &[HistoryEntry], most: usize) -> Result<Vec<HistoryEntry>, End> {
    let before = entries.last().map(|entry| entry.operation);
    Ok(store.history(&HistoryQuery { record: None, before, limit: most.min(PAGE) })?)
}

fn entry_json(entry: &HistoryEntry) -> Value {
    json!({
        "operation": entry.operation,
        "revision": entry.revision,
        "label": entry.label,
        "time": entry.time,
        "author": entry.author,
        "origin": entry.origin,
        "undone": entry.undone,
        "reason": entry.note,
        "changes": entry.changes.iter().map(change_json).collect::<Vec<_>>(),
    })
}

fn change_json(change: &HistoryChange) -> Value {
    let fields = change
        .fields
        .iter()
        .map(|field| json!({"field": field.field, "label": field.label, "before": field.before, "after": field.after}));
    let verb = match (change.made, change.deleted) {
        (true, _) => "put",
        (_, true) => "delete",
        _ => "set",
    };
    json!({
        "op": verb,
        "kind": change.kind,
        "id": change.id,
        "title": change.title,
        "fields": fields.collect::<Vec<_>>(),
    })
}

/// `lodestar search`
pub fn search(args: &Search) -> Ended {
    let store = machine::read(&args.file)?;
    let found = store.search(&args.query, args.limit as usize)?;
    if args.json {
        let hits = found.iter().map(|hit| {
            let snippet: String = hit.snippet.iter().map(|part| part.text.as_str()).collect();
            let words: Vec<&str> = hit.snippet.iter().filter(|part| part.hit).map(|part| part.text.as_str()).collect();
            let (kind, id, title, field) = (hit.kind, hit.id, &hit.title, hit.field);
            json!({"kind": kind, "id": id, "title": title, "field": field, "snippet": snippet, "words": words})
        });
        return print::json(&hits.collect::<Vec<_>>());
    }
    let lines = found.iter().map(|hit| {
        let snippet: String = hit.snippet.iter().map(|part| part.text.as_str()).collect();
        let (title, snippet) = (one_line(&hit.title), one_line(&snippet));
        let def = hit.kind.def();
        let shown = if hit.field == def.title {
            String::new()
        } else {
            format!("\n    {}: {snippet}", label(&hit.kind, hit.field))
        };
        format!("{} “{title}”  {}{shown}\n", def.label, hit.id)
    });
    print::text(&lines.collect::<String>())
}

fn label(kind: &lodestar_api::model::Kind, field: &str) -> &'static str {
    kind.def().field(field).map_or("Text", |field| field.label)
}
