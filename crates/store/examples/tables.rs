//! Prints the statements that make the tables of record kinds, for a new migration:
//! `cargo run -p lodestar-store --example tables -- risk review`. What exists is never taken from here: a migration is
//! literal text, so that a later change of a definition does not change an earlier version of the file.

use std::fmt::Write;

use lodestar_model::{FieldDef, Kind, Shape};

fn main() {
    let asked: Vec<String> = std::env::args().skip(1).collect();
    for kind in Kind::ALL.iter().filter(|kind| asked.is_empty() || asked.iter().any(|name| name == kind.name())) {
        println!("{}", table(*kind));
    }
}

fn table(kind: Kind) -> String {
    let def = kind.def();
    let mut sql = format!(
        "-- {}\nCREATE TABLE {} (\n    no INTEGER PRIMARY KEY,\n    id TEXT NOT NULL UNIQUE CHECK (length(id) = 36),\n    \
         rank TEXT NOT NULL,\n    created TEXT NOT NULL,\n    updated TEXT NOT NULL",
        def.help, def.name
    );
    for field in def.fields {
        let _ = write!(sql, ",\n    {}", column(field));
    }
    let _ = write!(sql, "\n) STRICT;\nCREATE INDEX {0}_by_rank ON {0} (rank, id);\n", def.name);
    for field in def.fields.iter().filter(|field| matches!(field.shape, Shape::Ref { .. })) {
        let _ = writeln!(sql, "CREATE INDEX {0}_by_{1} ON {0} (\"{1}\");", def.name, field.name);
    }
    sql
}

fn column(field: &FieldDef) -> String {
    let name = field.name;
    match field.shape {
        Shape::Line | Shape::Text => format!("\"{name}\" TEXT NOT NULL DEFAULT ''"),
        Shape::Number | Shape::Percent => format!("\"{name}\" REAL"),
        Shape::Integer => format!("\"{name}\" INTEGER"),
        Shape::Flag => format!("\"{name}\" INTEGER NOT NULL DEFAULT 0 CHECK (\"{name}\" IN (0, 1))"),
        Shape::Choice { optional: false, .. } => format!("\"{name}\" TEXT NOT NULL"),
        Shape::Ref { kind } => {
            format!("\"{name}\" TEXT REFERENCES {} (id) DEFERRABLE INITIALLY DEFERRED", kind.name())
        }
        Shape::Target => format!("\"{name}\" TEXT NOT NULL CHECK (json_valid(\"{name}\"))"),
        Shape::List { .. } => format!("\"{name}\" TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(\"{name}\"))"),
        Shape::Part { .. } => format!("\"{name}\" TEXT NOT NULL DEFAULT '{{}}' CHECK (json_valid(\"{name}\"))"),
        Shape::Date | Shape::Quarter | Shape::Time | Shape::Colour | Shape::Picture | Shape::Choice { .. } => {
            format!("\"{name}\" TEXT")
        }
    }
}
