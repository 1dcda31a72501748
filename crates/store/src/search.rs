//! The search index: what goes in, and questions in the user's own words.
//!
//! A record's title is one column, its other text another, with a separator between the fields, so that a hit tells the
//! field it is in. Nothing a user types is SQL or query syntax.

use lodestar_model::{FieldDef, Fields, Id, Kind, KindDef, Shape, field_text};
use rusqlite::{Connection, params};

use crate::snippet::{Part, snippet};
use crate::table::table;

/// Stands between two fields in the index, and around the words that were hit in what the index gives back.
pub(crate) const FIELD: char = '\u{1F}';
pub(crate) const HIT: char = '\u{2}';
pub(crate) const END: char = '\u{3}';

/// The most words of a question that count.
const MOST_WORDS: usize = 16;

/// A record that search found.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    /// Its kind.
    pub kind: Kind,
    /// Its id.
    pub id: Id,
    /// What people call it.
    pub title: String,
    /// The field in which the words stand.
    pub field: &'static str,
    /// The words in their surroundings.
    pub snippet: Vec<Part>,
}

/// The fields whose text is searched, but for the title.
fn body_fields(def: &KindDef) -> impl Iterator<Item = &'static FieldDef> {
    let title = def.title;
    def.fields.iter().filter(move |field| field.name != title && !field.inner && holds_text(&field.shape))
}

fn holds_text(shape: &Shape) -> bool {
    match shape {
        Shape::Line | Shape::Text => true,
        Shape::List { of } => holds_text(of),
        Shape::Part { fields } => fields.iter().any(|field| holds_text(&field.shape)),
        _ => false,
    }
}

fn text_of(field: &FieldDef, record: &Fields) -> String {
    let text = record.get(field.name).map(|value| field_text(&field.shape, value)).unwrap_or_default();
    if text.contains([FIELD, HIT, END]) { text.replace([FIELD, HIT, END], " ") } else { text }
}

fn title_of(def: &KindDef, record: &Fields) -> String {
    def.field(def.title).map(|field| text_of(field, record)).unwrap_or_default()
}

/// Whether the index must be told of a change.
pub(crate) fn differs(def: &KindDef, before: &Fields, after: &Fields) -> bool {
    let read =
        |field: &FieldDef| !field.inner && holds_text(&field.shape) && before.get(field.name) != after.get(field.name);
    def.fields.iter().any(read)
}

/// Adds a record.
pub(crate) fn add(db: &Connection, no: i64, kind: Kind, record: &Fields) -> rusqlite::Result<()> {
    let def = kind.def();
    let body: Vec<String> = body_fields(def).map(|field| text_of(field, record)).collect();
    let id = record.get("id").and_then(|id| id.as_str()).unwrap_or_default();
    db.prepare_cached("INSERT INTO search (rowid, title, body, kind, record) VALUES (?, ?, ?, ?, ?)")?
        .execute(params![no, title_of(def, record), body.join(&FIELD.to_string()), def.name, id])?;
    Ok(())
}

/// Takes a record out.
pub(crate) fn remove(db: &Connection, no: i64) -> rusqlite::Result<()> {
    db.prepare_cached("DELETE FROM search WHERE rowid = ?")?.execute([no])?;
    Ok(())
}

/// Makes the index anew from the records: after a migration, whose fields may differ.
pub(crate) fn rebuild(db: &Connection) -> rusqlite::Result<()> {
    db.execute_batch("DELETE FROM search")?;
    for kind in Kind::ALL {
        for record in table(*kind).all(db)? {
            let Some(id) = record["id"].as_str().and_then(|id| id.parse().ok()) else { continue };
            if let Some(no) = table(*kind).number(db, id)? {
                add(db, no, *kind, &record)?;
            }
        }
    }
    Ok(())
}

/// The user's words as a query that has no syntax errors: every word must occur, the last may go on. `None` where there
/// is no word.
fn query(words: &str) -> Option<String> {
    let words: Vec<&str> = words
        .split(|c: char| c.is_whitespace() || c.is_control() || c == '"')
        .filter(|word| word.chars().any(char::is_alphanumeric))
        .take(MOST_WORDS)
        .collect();
    let last = words.len().checked_sub(1)?;
    let quoted = words.iter().enumerate().map(|(n, word)| format!("\"{word}\"{}", if n == last { "*" } else { "" }));
    Some(quoted.collect::<Vec<_>>().join(" "))
}

/// The records in which all words stand, best first; a word in the title weighs ten times one in the text.
pub(crate) fn search(db: &Connection, words: &str, limit: usize) -> rusqlite::Result<Vec<Found>> {
    let Some(query) = query(words) else { return Ok(Vec::new()) };
    // Highlighting is dear: only what is shown gets it.
    let mut best = db.prepare_cached(
        "SELECT rowid FROM search WHERE search MATCH ? ORDER BY bm25(search, 10.0, 1.0), rowid LIMIT ?",
    )?;
    let limit = i64::try_from(limit).unwrap_or(i64::MAX);
    let numbers = best.query_map(params![query, limit], |row| row.get::<_, i64>(0))?.collect::<Result<Vec<_>, _>>()?;
    let mut shown = db.prepare_cached(
        "SELECT kind, record, title, highlight(search, 0, char(2), char(3)), highlight(search, 1, char(2), char(3))
         FROM search WHERE search MATCH ? AND rowid = ?",
    )?;
    let mut found = Vec::with_capacity(numbers.len());
    for no in numbers {
        let row = shown.query_row(params![query, no], |row| {
            Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?, row.get::<_, String>(2)?, row.get(3)?, row.get(4)?))
        })?;
        found.extend(read(row));
    }
    Ok(found)
}

fn read((kind, id, title, marked_title, body): (String, String, String, String, String)) -> Option<Found> {
    let kind: Kind = kind.parse().ok()?;
    let def = kind.def();
    let name = title.trim();
    let title = match (def.single, name.is_empty()) {
        (true, _) => def.label.to_owned(),
        (false, true) => format!("untitled {}", def.label.to_lowercase()),
        (false, false) => name.to_owned(),
    };
    // The text that holds most of the words is shown; the title only when it alone was hit, for it is shown anyway.
    let hit = body.split(FIELD).zip(body_fields(def)).max_by_key(|(text, _)| text.matches(HIT).count().min(4));
    let (field, text) = match hit {
        Some((text, field)) if text.contains(HIT) => {
            // Of equals the first, as the author ordered them.
            let most = text.matches(HIT).count().min(4);
            let first = body.split(FIELD).zip(body_fields(def)).find(|(t, _)| t.matches(HIT).count().min(4) == most);
            first.map_or((field.name, text), |(text, field)| (field.name, text))
        }
        _ => (def.title, marked_title.as_str()),
    };
    Some(Found { kind, id: id.parse().ok()?, title, field, snippet: snippet(text) })
}

#[cfg(test)]
mod tests {
    use super::query;

    #[test]
    fn every_question_becomes_a_sound_query() {
        for (words, expected) in [
            ("billing", Some("\"billing\"*")),
            ("billing  fraud", Some("\"billing\" \"fraud\"*")),
            ("\"billing fraud", Some("\"billing\" \"fraud\"*")),
            ("title:x OR NEAR(a b, 2) - * ^ ( )", Some("\"title:x\" \"OR\" \"NEAR(a\" \"b,\" \"2)\"*")),
            ("", None),
            (" * \" ' -- ;", None),
            ("a\0b", Some("\"a\" \"b\"*")),
        ] {
            assert_eq!(query(words).as_deref(), expected, "{words:?}");
        }
    }
}
