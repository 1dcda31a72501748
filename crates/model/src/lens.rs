//! Audiences: who may see which field.

use crate::choice;

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
