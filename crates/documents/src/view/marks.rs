//! The signs that stand for pillars: a letter, an ink and, with the ink, a glyph. Never the ink alone.

use std::collections::HashMap;

use lodestar_model::records::Pillar;
use lodestar_model::{Id, Ref, Strategy};
use serde::Serialize;

/// The most letters of a code that fit beside a glyph.
const CODE: usize = 3;

/// The sign of a pillar.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(crate) struct Mark {
    /// The letter.
    pub code: String,
    /// The name of the ink, which also chooses the glyph.
    pub colour: &'static str,
}

/// The signs of all pillars, by id.
pub(crate) struct Marks(HashMap<Id, Mark>);

impl Marks {
    /// The signs of the pillars of a strategy.
    pub fn of(strategy: &Strategy) -> Self {
        Self(strategy.pillars.iter().map(|pillar| (pillar.id, mark(pillar))).collect())
    }

    /// The sign of the pillar that a field points to.
    pub fn get(&self, pillar: Option<Ref<Pillar>>) -> Option<Mark> {
        self.0.get(&pillar?.0).cloned()
    }
}

/// The sign of a pillar; without a code letter, the first letter of its name.
pub(crate) fn mark(pillar: &Pillar) -> Mark {
    let code: String = pillar.code.trim().chars().take(CODE).collect();
    let first = || pillar.name.chars().find(|c| c.is_alphanumeric()).map(|c| c.to_uppercase().to_string());
    let code = if code.is_empty() { first().unwrap_or_default() } else { code };
    Mark { code, colour: pillar.colour.value() }
}
