//! Capabilities: how far each falls short of what is needed, and which come first.

use std::collections::BTreeMap;

use super::basis::Basis;
use super::measures::either;
use crate::Id;
use crate::calc::gaps::{self, Capability};

figures! {
    /// All capabilities.
    #[derive(Default)]
    pub struct PlatformFacts {
        /// Each capability.
        pub capabilities: BTreeMap<Id, CapabilityFacts>,
        /// Those that fall short, the widest gap first.
        pub order: Vec<Id>,
    }

    /// One capability.
    pub struct CapabilityFacts {
        /// Needed − maturity; below 0 it is better than it needs to be.
        pub gap: Option<f64>,
        /// Why there is no gap.
        pub no_gap: Option<String>,
        /// Its place among those that fall short, from 1; none for the others.
        pub place: Option<usize>,
    }
}

pub(super) fn platform(basis: &Basis) -> PlatformFacts {
    let records = &basis.strategy.capabilities;
    let all: Vec<_> = records
        .iter()
        .map(|record| Capability {
            maturity: record.maturity.map(|level| level as f64),
            needed: record.needed.map(|level| level as f64),
            pain: record.pain_level.map(|level| level as f64),
            consumers: Some(record.consumers.iter().filter(|name| !name.trim().is_empty()).count() as f64),
        })
        .collect();
    let ranked = gaps::ranked(&all);
    let mut capabilities: BTreeMap<_, _> = records
        .iter()
        .zip(&all)
        .map(|(record, capability)| {
            let (gap, no_gap) = either(gaps::gap(*capability));
            (record.id, CapabilityFacts { gap, no_gap, place: None })
        })
        .collect();
    for gap in &ranked {
        if let Some(facts) = capabilities.get_mut(&records[gap.capability].id) {
            facts.place = Some(gap.place);
        }
    }
    PlatformFacts { capabilities, order: ranked.iter().map(|gap| records[gap.capability].id).collect() }
}
