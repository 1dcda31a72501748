//! The tables and the definitions of the model agree.

use lodestar_model::{Kind, Shape};
use rusqlite::Connection;

use crate::support::Place;

/// Name, type, whether it must have a value.
type Column = (String, String, bool);

#[test]
fn every_kind_has_a_table_with_exactly_its_fields() {
    let place = Place::new();
    let path = place.create().path().to_owned();
    let db = Connection::open(path).unwrap();
    for kind in Kind::ALL {
        let def = kind.def();
        let mut expected: Vec<Column> = vec![("no".into(), "INTEGER".into(), false)];
        expected.extend(["id", "rank", "created", "updated"].map(|name| (name.into(), "TEXT".into(), true)));
        expected.extend(def.fields.iter().map(|field| {
            let (column, needed) = match field.shape {
                Shape::Number | Shape::Percent => ("REAL", false),
                Shape::Integer => ("INTEGER", false),
                Shape::Flag => ("INTEGER", true),
                Shape::Line | Shape::Text | Shape::List { .. } | Shape::Part { .. } | Shape::Target => ("TEXT", true),
                Shape::Choice { optional, .. } => ("TEXT", !optional),
                Shape::Date | Shape::Quarter | Shape::Time | Shape::Colour | Shape::Picture | Shape::Ref { .. } => {
                    ("TEXT", false)
                }
            };
            (field.name.into(), column.into(), needed)
        }));
        let mut found: Vec<Column> = db
            .prepare(&format!("SELECT name, type, \"notnull\" FROM pragma_table_info('{}')", def.name))
            .unwrap()
            .query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
            .unwrap()
            .map(Result::unwrap)
            .collect();
        expected.sort();
        found.sort();
        assert_eq!(found, expected, "the table of {kind} and its definition differ: add a migration");

        let mut references: Vec<(String, String)> = db
            .prepare(&format!("SELECT \"from\", \"table\" FROM pragma_foreign_key_list('{}')", def.name))
            .unwrap()
            .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))
            .unwrap()
            .map(Result::unwrap)
            .collect();
        references.sort();
        let mut wanted: Vec<(String, String)> = def
            .fields
            .iter()
            .filter_map(|field| match field.shape {
                Shape::Ref { kind } => Some((field.name.into(), kind.name().into())),
                _ => None,
            })
            .collect();
        wanted.sort();
        assert_eq!(references, wanted, "the references of {kind}");
    }
    let strict: i64 = db
        .query_row("SELECT count(*) FROM pragma_table_list WHERE type = 'table' AND schema = 'main' AND NOT strict AND name NOT LIKE 'sqlite%'", [], |row| row.get(0))
        .unwrap();
    assert_eq!(strict, 0, "every table is STRICT");
}
