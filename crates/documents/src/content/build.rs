//! What all builders of sections need: the strategy as its audience may see it, and how its records are called.

use std::collections::HashMap;
use std::sync::OnceLock;

use chrono::NaiveDate;
use lodestar_model::facts::Facts;
use lodestar_model::records::{Initiative, Pillar};
use lodestar_model::{AnyRecord, Id, Kind, Ref, Strategy};

use super::Of;
use crate::Request;
use crate::view::audience::Sight;
use crate::view::marks::{Mark, Marks};
use crate::view::times;

/// Builds sections from a strategy.
pub(crate) struct Builder<'a> {
    /// The strategy as the audience may see it.
    pub s: &'a Strategy,
    /// The audience.
    pub sight: &'a Sight,
    /// The day of the stamp.
    pub today: NaiveDate,
    /// The month in which the fiscal year starts.
    pub starts: u32,
    /// The signs of the pillars.
    pub marks: Marks,
    names: HashMap<Id, (Kind, String)>,
    facts: OnceLock<Facts>,
}

/// The anchor of a record.
pub(crate) fn anchor(kind: Kind, id: Id) -> String {
    format!("{}-{id}", kind.name())
}

impl<'a> Builder<'a> {
    /// For a strategy in which nothing hidden is left.
    pub fn new(seen: &'a Strategy, request: &'a Request) -> Self {
        let mut names = HashMap::new();
        for kind in Kind::ALL {
            names.extend(seen.all(*kind).map(|record| (record.id(), (*kind, record.name()))));
        }
        for decision in seen.decisions.iter().filter(|decision| decision.number.is_some()) {
            if let Some((_, name)) = names.get_mut(&decision.id) {
                *name = format!("{} {name}", number(decision.number));
            }
        }
        Self {
            s: seen,
            sight: &request.lens,
            today: request.stamp.when.date_naive(),
            starts: seen.fiscal_month(),
            marks: Marks::of(seen),
            names,
            facts: OnceLock::new(),
        }
    }

    /// What follows from the figures that the audience may see.
    pub fn facts(&self) -> &Facts {
        self.facts.get_or_init(|| lodestar_model::facts::facts(self.s, self.today))
    }

    /// What a record is called; nothing where the audience does not see it.
    pub fn name(&self, id: Id) -> String {
        self.names.get(&id).map(|(_, name)| capitalised(name)).unwrap_or_default()
    }

    /// The kind of a record.
    pub fn kind(&self, id: Id) -> Option<Kind> {
        self.names.get(&id).map(|(kind, _)| *kind)
    }

    /// What a record is called that a field may point to.
    pub fn named<T>(&self, of: Option<Ref<T>>) -> String {
        of.map(|of| self.name(of.0)).unwrap_or_default()
    }

    /// The field of a record, to which the preview leads.
    pub fn field(&self, kind: Kind, id: Id, field: &str) -> Option<Of> {
        Some(Of { kind, id: id.to_string(), field: field.to_owned() })
    }

    /// The field that names a record.
    pub fn record(&self, record: &dyn AnyRecord) -> Option<Of> {
        let def = record.def();
        self.field(def.kind, record.id(), def.title)
    }

    /// The sign of a pillar.
    pub fn mark(&self, pillar: Option<Ref<Pillar>>) -> Option<Mark> {
        self.marks.get(pillar)
    }

    /// A word for a field, or nothing where the audience is not told what stands in it.
    pub fn told(&self, kind: Kind, path: &str, word: &'static str) -> &'static str {
        self.sight.told(kind, path, word)
    }

    /// How firmly an initiative is promised; nothing where the audience is not told.
    pub fn promise(&self, initiative: &Initiative) -> &'static str {
        self.told(Kind::Initiative, "commitment", initiative.commitment.value())
    }

    /// The ink of a pillar.
    pub fn colour(&self, pillar: Option<Ref<Pillar>>) -> &'static str {
        self.mark(pillar).map_or("plain", |mark| mark.colour)
    }

    /// The sign of the pillar of an initiative; through its theme where it has none of its own.
    pub fn pillar_of(&self, initiative: &Initiative) -> Option<Ref<Pillar>> {
        initiative.pillar.or_else(|| {
            let theme = initiative.theme?;
            self.s.themes.iter().find(|other| other.id == theme.0)?.pillar
        })
    }

    /// The quarters of a span of days.
    pub fn quarters(&self, from: Option<NaiveDate>, to: Option<NaiveDate>) -> String {
        times::quarters(from, to, self.starts)
    }

    /// A title, or what stands in its place.
    pub fn titled(title: &str, what: &str) -> String {
        match title.trim() {
            "" => format!("Untitled {what}"),
            title => title.to_owned(),
        }
    }
}

/// `D-007`.
pub(crate) fn number(number: Option<i64>) -> String {
    number.map(|number| format!("D-{number:03}")).unwrap_or_default()
}

/// With a capital at the start.
pub(crate) fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => String::new(),
    }
}

/// `1 initiative`, `3 initiatives`.
pub(crate) fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}
