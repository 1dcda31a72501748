//! Audiences: who may see which field.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use ts_rs::TS;

use crate::{Id, Strategy, choice};

choice! {
    /// The audience for which a document is made.
    Lens {
        All = "all", "All", "The authors themselves: everything but what is marked private";
        Executives = "executives", "Executives", "Outcomes, levers, objectives; no effort, no implementation";
        Partners = "partners", "Product partners", "Roadmap, dependencies, commitment";
        Engineers = "engineers", "Engineers", "Implementation, constraints, decisions";
    }
}

/// The set of audiences that may see a field.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Lenses(u8);

impl Lenses {
    /// Everyone.
    pub const ALL: Self = Self(0b1111);
    /// The authors, product partners and engineers.
    pub const NOT_EXECUTIVES: Self = Self(0b1101);
    /// The authors and engineers.
    pub const ENGINEERS: Self = Self(0b1001);
    /// Only the authors.
    pub const AUTHORS: Self = Self(0b0001);
    /// In no document at all, unless asked for by name.
    pub const PRIVATE: Self = Self(0);

    /// Whether the audience may see it.
    pub const fn shows(self, lens: Lens) -> bool {
        self.0 & (1 << lens as u8) != 0
    }
}

/// For whom something is made: one of the audiences that everyone has, or one of the strategy's own. As text the name of
/// the former, such as `executives`, or the id of the latter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, TS)]
#[ts(type = "Lens | Id")]
pub enum Readers {
    /// One that everyone has.
    Lens(Lens),
    /// One of the strategy's own: the id of its record.
    Own(Id),
}

impl Readers {
    /// The authors themselves.
    pub const AUTHORS: Self = Self::Lens(Lens::All);

    /// Reads what a person wrote: the name of an audience that everyone has, or the name or id of one of the strategy's
    /// own.
    pub fn read(strategy: &Strategy, text: &str) -> Option<Self> {
        let wanted = text.trim().to_lowercase();
        let lens = Lens::ALL.iter().find(|lens| lens.value() == wanted).map(|lens| Self::Lens(*lens));
        let id: Option<Id> = text.trim().parse().ok();
        let own = || {
            let known =
                |own: &&crate::records::Audience| Some(own.id) == id || own.name.trim().to_lowercase() == wanted;
            strategy.audiences.iter().find(known).map(|own| Self::Own(own.id))
        };
        lens.or_else(own)
    }

    /// What they are called.
    pub fn name(self, strategy: &Strategy) -> String {
        match self {
            Self::Lens(lens) => lens.label().to_owned(),
            Self::Own(id) => {
                let own = strategy.audiences.iter().find(|own| own.id == id);
                own.map(|own| own.name.trim().to_owned())
                    .filter(|name| !name.is_empty())
                    .unwrap_or("An audience".into())
            }
        }
    }
}

impl Default for Readers {
    fn default() -> Self {
        Self::AUTHORS
    }
}
impl From<Lens> for Readers {
    fn from(lens: Lens) -> Self {
        Self::Lens(lens)
    }
}
impl fmt::Display for Readers {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Lens(lens) => f.write_str(lens.value()),
            Self::Own(id) => id.fmt(f),
        }
    }
}
impl Serialize for Readers {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}
impl<'de> Deserialize<'de> for Readers {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        let lens = Lens::ALL.iter().find(|lens| lens.value() == text).map(|lens| Self::Lens(*lens));
        let read = lens.or_else(|| text.parse().ok().map(Self::Own));
        read.ok_or_else(|| serde::de::Error::custom(format!("“{text}” is no audience")))
    }
}
