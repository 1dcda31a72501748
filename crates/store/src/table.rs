//! Between a record as JSON and its row: the columns of a kind, and the SQL that follows from its definition.
//!
//! Nothing here decides whether a change is right; that is `work` and `apply`.

use std::sync::LazyLock;

use lodestar_model::{FieldDef, Fields, Id, Kind, KindDef, Shape};
use rusqlite::types::{Value as Sql, ValueRef};
use rusqlite::{Connection, OptionalExtension, Row, params_from_iter};
use serde_json::{Value, json};

/// What every record has before its own fields, in the order of its JSON.
pub(crate) const COMMON: [&str; 4] = ["id", "rank", "created", "updated"];

/// The table of one kind.
pub(crate) struct Table {
    pub(crate) def: &'static KindDef,
    select: String,
    select_all: String,
    insert: String,
    delete: String,
    number: String,
    last_rank: String,
    next_rank: String,
}

static TABLES: LazyLock<Vec<Table>> = LazyLock::new(|| Kind::ALL.iter().map(|kind| Table::of(kind.def())).collect());

/// The table of a kind.
pub(crate) fn table(kind: Kind) -> &'static Table {
    // TABLES has one entry for each kind, in the order of the enum.
    &TABLES[kind as usize]
}

/// A value in a row does not read as its field wants it.
#[derive(Debug)]
pub(crate) struct Unreadable {
    pub(crate) field: &'static str,
    pub(crate) what: String,
}

impl Table {
    fn of(def: &'static KindDef) -> Self {
        let name = def.name;
        let columns: Vec<String> =
            COMMON.iter().copied().chain(def.fields.iter().map(|f| f.name)).map(|c| format!("\"{c}\"")).collect();
        let all = columns.join(", ");
        let marks = vec!["?"; columns.len() + 1].join(", ");
        Self {
            def,
            select: format!("SELECT {all} FROM \"{name}\" WHERE id = ?"),
            select_all: format!("SELECT {all} FROM \"{name}\" ORDER BY rank, id"),
            insert: format!("INSERT INTO \"{name}\" ({all}, no) VALUES ({marks})"),
            delete: format!("DELETE FROM \"{name}\" WHERE id = ?"),
            number: format!("SELECT no FROM \"{name}\" WHERE id = ?"),
            last_rank: format!("SELECT max(rank) FROM \"{name}\""),
            next_rank: format!("SELECT rank FROM \"{name}\" WHERE rank > ? AND id <> ? ORDER BY rank LIMIT 1"),
        }
    }

    /// One record.
    pub(crate) fn get(&self, db: &Connection, id: Id) -> rusqlite::Result<Option<Fields>> {
        let found = db.prepare_cached(&self.select)?.query_row([id.to_string()], |row| self.read(row)).optional()?;
        found.transpose().map_err(|broken| conversion(self.def, &broken))
    }

    /// All records, in order, each read or not.
    pub(crate) fn all(&self, db: &Connection) -> rusqlite::Result<Vec<Fields>> {
        let mut statement = db.prepare_cached(&self.select_all)?;
        let rows = statement.query_map([], |row| self.read(row))?;
        rows.map(|row| row?.map_err(|broken| conversion(self.def, &broken))).collect()
    }

    /// The record's number in this file.
    pub(crate) fn number(&self, db: &Connection, id: Id) -> rusqlite::Result<Option<i64>> {
        db.prepare_cached(&self.number)?.query_row([id.to_string()], |row| row.get(0)).optional()
    }

    /// The rank of the last record.
    pub(crate) fn last_rank(&self, db: &Connection) -> rusqlite::Result<Option<String>> {
        db.prepare_cached(&self.last_rank)?.query_row([], |row| row.get(0))
    }

    /// One more than the highest number in a field.
    pub(crate) fn next_number(&self, db: &Connection, field: &FieldDef) -> rusqlite::Result<i64> {
        let sql = format!("SELECT ifnull(max(\"{}\"), 0) + 1 FROM \"{}\"", field.name, self.def.name);
        db.prepare_cached(&sql)?.query_row([], |row| row.get(0))
    }

    /// The next greater rank, not counting the record `leaving`.
    pub(crate) fn next_rank(&self, db: &Connection, rank: &str, leaving: &str) -> rusqlite::Result<Option<String>> {
        db.prepare_cached(&self.next_rank)?.query_row([rank, leaving], |row| row.get(0)).optional()
    }

    /// Adds a row.
    pub(crate) fn insert(&self, db: &Connection, no: i64, record: &Fields) -> rusqlite::Result<()> {
        let common = COMMON.iter().map(|name| text(record.get(*name)));
        let fields = self.def.fields.iter().map(|field| to_sql(&field.shape, record.get(field.name)));
        db.prepare_cached(&self.insert)?.execute(params_from_iter(common.chain(fields).chain([Sql::Integer(no)])))?;
        Ok(())
    }

    /// Writes the columns in which `after` differs from `before`: an index is only touched when its column is named.
    pub(crate) fn update(&self, db: &Connection, id: Id, before: &Fields, after: &Fields) -> rusqlite::Result<()> {
        let mut sql = format!("UPDATE \"{}\" SET ", self.def.name);
        let mut values = Vec::new();
        let common = COMMON.iter().map(|name| (*name, None));
        let fields = self.def.fields.iter().map(|field| (field.name, Some(&field.shape)));
        for (name, shape) in common.chain(fields) {
            let value = after.get(name);
            if before.get(name) == value {
                continue;
            }
            sql.push_str(if values.is_empty() { "\"" } else { ", \"" });
            sql.push_str(name);
            sql.push_str("\" = ?");
            values.push(shape.map_or_else(|| text(value), |shape| to_sql(shape, value)));
        }
        if values.is_empty() {
            return Ok(());
        }
        sql.push_str(" WHERE id = ?");
        values.push(Sql::Text(id.to_string()));
        db.prepare_cached(&sql)?.execute(params_from_iter(values))?;
        Ok(())
    }

    /// Removes a row.
    pub(crate) fn delete(&self, db: &Connection, id: Id) -> rusqlite::Result<()> {
        db.prepare_cached(&self.delete)?.execute([id.to_string()])?;
        Ok(())
    }

    /// The ids of the records whose field holds `id`, directly or somewhere inside its JSON.
    pub(crate) fn referring(&self, db: &Connection, field: &FieldDef, id: Id) -> rusqlite::Result<Vec<Id>> {
        let column = field.name;
        let how = match field.shape {
            Shape::Ref { .. } => format!("\"{column}\" = ?"),
            _ => format!("instr(\"{column}\", ?) > 0"),
        };
        let sql = format!("SELECT id FROM \"{}\" WHERE {how}", self.def.name);
        let mut statement = db.prepare_cached(&sql)?;
        let rows = statement.query_map([id.to_string()], |row| row.get::<_, String>(0))?;
        rows.map(|row| row.map(|text| text.parse().ok())).filter_map(Result::transpose).collect()
    }

    /// Reads the columns of [`Self::columns`], which the row must begin with.
    pub(crate) fn read(&self, row: &Row<'_>) -> rusqlite::Result<Result<Fields, Unreadable>> {
        let mut record = Fields::new();
        for (at, name) in COMMON.iter().enumerate() {
            record.insert((*name).to_owned(), row.get::<_, String>(at)?.into());
        }
        for (at, field) in self.def.fields.iter().enumerate() {
            match from_sql(&field.shape, row.get_ref(at + COMMON.len())?) {
                Ok(value) => record.insert(field.name.to_owned(), value),
                Err(what) => return Ok(Err(Unreadable { field: field.name, what })),
            };
        }
        Ok(Ok(record))
    }
}

fn conversion(def: &KindDef, broken: &Unreadable) -> rusqlite::Error {
    let what = format!("{} has a {} that cannot be read: {}", def.one(), broken.field, broken.what);
    rusqlite::Error::FromSqlConversionFailure(0, rusqlite::types::Type::Text, what.into())
}

fn text(value: Option<&Value>) -> Sql {
    match value {
        Some(Value::String(text)) => Sql::Text(text.clone()),
        _ => Sql::Null,
    }
}

/// A value as its column holds it.
fn to_sql(shape: &Shape, value: Option<&Value>) -> Sql {
    let Some(value) = value.filter(|value| !value.is_null()) else { return Sql::Null };
    match shape {
        Shape::Number | Shape::Percent => value.as_f64().map_or(Sql::Null, Sql::Real),
        Shape::Integer => value.as_i64().map_or(Sql::Null, Sql::Integer),
        Shape::Flag => value.as_bool().map_or(Sql::Null, |flag| Sql::Integer(flag.into())),
        Shape::Target | Shape::List { .. } | Shape::Part { .. } => Sql::Text(value.to_string()),
        _ => text(Some(value)),
    }
}

/// The value that a column holds, or what is wrong with it.
pub(crate) fn from_sql(shape: &Shape, value: ValueRef<'_>) -> Result<Value, String> {
    match (shape, value) {
        (_, ValueRef::Null) => Ok(Value::Null),
        (Shape::Number | Shape::Percent, ValueRef::Real(number)) => Ok(json!(number)),
        (Shape::Integer, ValueRef::Integer(number)) => Ok(json!(number)),
        (Shape::Flag, ValueRef::Integer(flag)) => Ok(json!(flag != 0)),
        (Shape::Target | Shape::List { .. } | Shape::Part { .. }, ValueRef::Text(bytes)) => {
            serde_json::from_slice(bytes).map_err(|error| error.to_string())
        }
        (Shape::Number | Shape::Percent | Shape::Integer | Shape::Flag, _) => Err("it is no number".into()),
        (_, ValueRef::Text(bytes)) => {
            std::str::from_utf8(bytes).map(Value::from).map_err(|_| "its text is not UTF-8".into())
        }
        _ => Err("it is no text".into()),
    }
}
