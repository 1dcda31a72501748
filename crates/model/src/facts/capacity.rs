//! Cycles: how their time is shared out, which guardrails break, and whether the planned work fits.

mod cycle;
mod demand;

pub use cycle::{CategoryFacts, CycleFacts, CycleState, GuardrailBreach, TeamFacts};

use std::collections::BTreeMap;

use super::basis::Basis;
use crate::Id;

figures! {
    /// All cycles.
    #[derive(Default)]
    pub struct CapacityFacts {
        /// Each cycle.
        pub cycles: BTreeMap<Id, CycleFacts>,
        /// The cycles that have days, the earliest first.
        pub order: Vec<Id>,
        /// The cycle that runs today; of several the one that began last.
        pub current: Option<Id>,
        /// Planned effort that falls into no cycle, in person-weeks.
        pub outside: f64,
        /// The planned initiatives without dates or without effort, which are in no cycle.
        pub left_out: Vec<Id>,
    }
}

pub(super) fn capacity(basis: &Basis) -> CapacityFacts {
    let order = basis.cycles_in_order();
    let demand = demand::demand(basis, &order.iter().map(|(_, period)| *period).collect::<Vec<_>>());
    let place: std::collections::HashMap<Id, usize> =
        order.iter().enumerate().map(|(n, (cycle, _))| (cycle.id, n)).collect();
    let none = demand::Demand::default();
    let cycles = basis
        .strategy
        .cycles
        .iter()
        .map(|cycle| {
            let demand = place.get(&cycle.id).and_then(|&n| demand.cycles.get(n)).unwrap_or(&none);
            (cycle.id, cycle::cycle(cycle, demand, basis))
        })
        .collect();
    CapacityFacts {
        cycles,
        current: order.iter().rev().find(|(_, period)| period.contains(basis.today)).map(|(cycle, _)| cycle.id),
        order: order.iter().map(|(cycle, _)| cycle.id).collect(),
        outside: demand.outside,
        left_out: demand.left_out,
    }
}
