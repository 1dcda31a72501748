//! The mechanism by which a record kind is defined once.
//!
//! [`record!`](crate::record) makes a struct and its [`KindDef`] from one text; [`part!`](crate::part) does the same
//! for an item of a list inside a record (an option of a decision), [`choice!`](crate::choice) for a closed set of
//! values. What a field may hold follows from its Rust type, through [`Field`].

mod macros;
pub(crate) mod shapes;

pub use shapes::{Field, Look, Markdown, Percent, Picture, Ref, Rgb, Scalar, Target};

use chrono::{DateTime, Utc};
use serde::Serialize;
use ts_rs::TS;

use crate::{Fields, Id, Kind, Lenses, Rank};

/// What a field holds: the bridge between the Rust type, the JSON, the column of the file and the form.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, TS)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum Shape {
    /// One line of text.
    Line,
    /// Long text in Markdown.
    Text,
    /// Any finite number.
    Number,
    /// A whole number.
    Integer,
    /// A share of 100.
    Percent,
    /// A day, `2027-03-31`.
    Date,
    /// A fiscal quarter, `2027-Q3`.
    Quarter,
    /// A moment, RFC 3339 in UTC.
    Time,
    /// Yes or no.
    Flag,
    /// A colour of the user's own, `#2255c4`.
    Colour,
    /// A picture inside the file, as a `data:` address.
    Picture,
    /// One of a closed set; `optional` where none may be chosen.
    Choice {
        /// The values, in the order in which a form offers them.
        choices: &'static [ChoiceDef],
        /// Whether it may be left open. If not, the first value is the default.
        optional: bool,
    },
    /// Another record of one kind, or none.
    Ref {
        /// The kind it may point to.
        kind: Kind,
    },
    /// Another record of any kind.
    Target,
    /// Any number of one shape, in the author's order.
    List {
        /// The shape of each item.
        of: &'static Shape,
    },
    /// An item with fields of its own.
    Part {
        /// Its fields.
        fields: &'static [FieldDef],
    },
}

/// One value of a closed set.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, TS)]
pub struct ChoiceDef {
    /// As it stands in files and JSON.
    pub value: &'static str,
    /// As people read it.
    pub label: &'static str,
    /// What choosing it means.
    pub help: &'static str,
}

/// What happens to a record when the record that one of its fields points to is deleted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum OnDelete {
    /// The field is cleared.
    Clear,
    /// The record is deleted too.
    Delete,
}

/// One field of a record kind or of a part.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FieldDef {
    /// Name in JSON, in the file and in TypeScript.
    pub name: &'static str,
    /// Label in forms and documents.
    pub label: &'static str,
    /// One sentence of help.
    pub help: &'static str,
    /// What it holds.
    pub shape: Shape,
    /// Whether a complete record has it. A draft may lack it: that is advice, never a refusal.
    pub required: bool,
    /// Word budget; more is advice.
    #[ts(optional = nullable)]
    pub words: Option<u32>,
    /// Least and greatest number accepted.
    #[ts(optional = nullable)]
    pub bounds: Option<(f64, f64)>,
    /// The date field that this date should not lie before.
    #[ts(optional = nullable)]
    pub not_before: Option<&'static str>,
    /// The heading under which it stands in a form, with others of the same; none for the main part.
    #[ts(optional = nullable)]
    pub group: Option<&'static str>,
    /// Whether a new record without it gets the next free number.
    pub counted: bool,
    /// Whether changing it is called moving the record (a lane or a column of a board).
    pub placement: bool,
    /// What deleting the record it points to does.
    pub on_delete: OnDelete,
    /// Kept for the program: no form shows it and search does not read it.
    #[serde(skip_serializing_if = "is_not")]
    #[ts(optional, as = "Option<bool>")]
    pub inner: bool,
    /// Which audiences see it.
    #[serde(skip)]
    #[ts(skip)]
    pub lenses: Lenses,
}

fn is_not(flag: &bool) -> bool {
    !flag
}

impl FieldDef {
    /// A field with nothing declared beyond its shape.
    pub const fn new(name: &'static str, label: &'static str, help: &'static str, shape: Shape) -> Self {
        Self {
            name,
            label,
            help,
            shape,
            required: false,
            words: None,
            bounds: None,
            not_before: None,
            group: None,
            counted: false,
            placement: false,
            on_delete: OnDelete::Clear,
            inner: false,
            lenses: Lenses::ALL,
        }
    }
    /// Kept for the program: no form shows it and search does not read it.
    pub const fn inner(self) -> Self {
        Self { inner: true, ..self }
    }
    /// A complete record has it.
    pub const fn required(self) -> Self {
        Self { required: true, ..self }
    }
    /// Word budget.
    pub const fn words(self, most: u32) -> Self {
        Self { words: Some(most), ..self }
    }
    /// Least and greatest number accepted.
    pub const fn between(self, least: f64, most: f64) -> Self {
        Self { bounds: Some((least, most)), ..self }
    }
    /// Should not lie before the date in another field of the same record.
    pub const fn not_before(self, field: &'static str) -> Self {
        Self { not_before: Some(field), ..self }
    }
    /// Stands in a form under this heading.
    pub const fn group(self, heading: &'static str) -> Self {
        Self { group: Some(heading), ..self }
    }
    /// A new record without it gets one more than the highest number in use.
    pub const fn counted(self) -> Self {
        Self { counted: true, ..self }
    }
    /// Changing it moves the record.
    pub const fn placement(self) -> Self {
        Self { placement: true, ..self }
    }
    /// The record is part of the one it points to and is deleted with it.
    pub const fn owner(self) -> Self {
        Self { on_delete: OnDelete::Delete, required: true, ..self }
    }
    /// Only these audiences see it.
    pub const fn seen_by(self, lenses: Lenses) -> Self {
        Self { lenses, ..self }
    }
}

/// A record kind.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct KindDef {
    /// The kind.
    pub kind: Kind,
    /// Name in JSON and name of the table: `initiative`.
    pub name: &'static str,
    /// Name of its list in [`crate::Strategy`] and its JSON: `initiatives`.
    pub list: &'static str,
    /// Label for one.
    pub label: &'static str,
    /// Label for several.
    pub labels: &'static str,
    /// What it is for, one sentence.
    pub help: &'static str,
    /// Whether a file has exactly one.
    pub single: bool,
    /// The field that names a record in lists, labels and search results.
    pub title: &'static str,
    /// Its fields, in the order of a form.
    pub fields: &'static [FieldDef],
}

impl KindDef {
    /// One of its records, in a sentence: `an initiative`.
    pub fn one(&self) -> String {
        let label = self.label.to_lowercase();
        let article = if label.starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" };
        format!("{article} {label}")
    }
    /// The field of that name.
    pub fn field(&self, name: &str) -> Option<&'static FieldDef> {
        self.fields.iter().find(|field| field.name == name)
    }
}

/// A record of any kind.
pub trait AnyRecord {
    /// Its definition.
    fn def(&self) -> &'static KindDef;
    /// Its id.
    fn id(&self) -> Id;
    /// Its place in the order of its kind.
    fn rank(&self) -> &Rank;
    /// When it was made.
    fn created(&self) -> DateTime<Utc>;
    /// When it was last changed.
    fn updated(&self) -> DateTime<Utc>;
    /// All its fields and its `id`, `rank`, `created` and `updated`, as JSON.
    fn to_json(&self) -> Fields;
    /// Shows each of its fields, in the order of the definition, without making JSON of the record.
    fn each_field<'a>(&'a self, visit: &mut dyn FnMut(&'static FieldDef, Look<'a>));

    /// The record as others point to it.
    fn target(&self) -> Target {
        Target { kind: self.def().kind, id: self.id() }
    }

    /// What a person calls this record: its title, or the label of its kind where the title is empty.
    fn name(&self) -> String {
        let def = self.def();
        if def.single {
            return def.label.to_owned();
        }
        let mut name = None;
        self.each_field(&mut |field, look| match look {
            Look::Text(title) if field.name == def.title => name = Some(title.trim().to_owned()),
            Look::Date(day) if field.name == def.title => name = Some(day.to_string()),
            _ => {}
        });
        name.unwrap_or_else(|| format!("untitled {}", def.label.to_lowercase()))
    }
}
