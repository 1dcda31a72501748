//! What follows from a workshop: its agenda by the clock, its tallies, what its stage shows, and the drafts it can
//! begin with.
//!
//! Nothing here reads a clock: `now` is passed in. Nothing here knows one ballot from another: only sums.

pub mod agenda;
pub mod ballot;
pub mod draft;
pub mod rank;
pub mod stage;

#[cfg(test)]
mod tests;

use crate::records::{NoteSort, Workshop, WorkshopNote, WorkshopRun, WorkshopStep};
use crate::{Id, Strategy};

/// A workshop with all that belongs to it.
#[derive(Clone, Debug)]
pub struct Held<'a> {
    /// The workshop.
    pub workshop: &'a Workshop,
    /// Its steps, in order.
    pub steps: Vec<&'a WorkshopStep>,
    /// Its notes, in order.
    pub notes: Vec<&'a WorkshopNote>,
    /// How far it has come; none before it began.
    pub run: Option<&'a WorkshopRun>,
}

impl<'a> Held<'a> {
    /// The workshop of that id.
    pub fn of(strategy: &'a Strategy, id: Id) -> Option<Self> {
        let workshop = strategy.workshops.iter().find(|workshop| workshop.id == id)?;
        let mine = |owner: Option<crate::Ref<Workshop>>| owner.is_some_and(|owner| owner.0 == id);
        Some(Self {
            workshop,
            steps: strategy.workshop_steps.iter().filter(|step| mine(step.workshop)).collect(),
            notes: strategy.workshop_notes.iter().filter(|note| mine(note.workshop)).collect(),
            run: strategy.workshop_runs.iter().find(|run| mine(run.workshop)),
        })
    }

    /// The step that runs, or ran last.
    pub fn current(&self) -> Option<&'a WorkshopStep> {
        let id = self.run?.step?.0;
        self.steps.iter().copied().find(|step| step.id == id)
    }

    /// The notes of a sort.
    pub fn of_sort(&self, sort: NoteSort) -> impl Iterator<Item = &'a WorkshopNote> + '_ {
        self.notes.iter().copied().filter(move |note| note.sort == sort)
    }

    /// What lies in a cluster, or objects to an option.
    pub fn within(&self, id: Id) -> impl Iterator<Item = &'a WorkshopNote> + '_ {
        self.notes.iter().copied().filter(move |note| note.within.is_some_and(|cluster| cluster.0 == id))
    }

    /// Notes that lie in no cluster.
    pub fn loose(&self) -> impl Iterator<Item = &'a WorkshopNote> + '_ {
        self.of_sort(NoteSort::Note).filter(|note| note.within.is_none())
    }

    /// What is voted on, scored and ranked: the clusters, and the notes that lie in none.
    pub fn items(&self) -> Vec<&'a WorkshopNote> {
        self.of_sort(NoteSort::Cluster).chain(self.loose()).collect()
    }

    /// The dots of an item: its own, and for a cluster those of its notes.
    pub fn dots(&self, item: &WorkshopNote) -> i64 {
        let own = item.votes.unwrap_or(0);
        match item.sort {
            NoteSort::Cluster => {
                self.within(item.id).fold(own, |sum, note| sum.saturating_add(note.votes.unwrap_or(0)))
            }
            _ => own,
        }
    }
}
