//! Stakeholders: how to look after each, and whether anyone does.

use std::collections::BTreeMap;

use super::basis::Basis;
use super::measures::either;
use crate::Id;
use crate::calc::stakeholders::{self as calc, Quadrant};
use crate::records::{Stakeholder, Stance};

figures! {
    /// All stakeholders.
    #[derive(Default)]
    pub struct PeopleFacts {
        /// Each stakeholder.
        pub stakeholders: BTreeMap<Id, StakeholderFacts>,
        /// The share of all weight (influence × interest) that has a plan, 0 to 1; none where nobody is placed.
        pub coverage: Option<f64>,
        /// Those who need attention, the weightiest first: who have much influence and no plan, or do not yet stand
        /// where they should.
        pub attention: Vec<Id>,
        /// Those with much influence and no plan.
        pub without_plan: Vec<Id>,
        /// Those who cannot be placed because influence or interest is missing.
        pub unplaced: Vec<Id>,
    }

    /// One stakeholder.
    pub struct StakeholderFacts {
        /// How to look after them.
        pub quadrant: Option<Quadrant>,
        /// Why that cannot be told.
        pub no_quadrant: Option<String>,
        /// How many steps of stance are still to go, 0 where they stand as desired or beyond.
        pub stance_gap: Option<u8>,
        /// Whether there is a plan: a cadence, a next contact, or a goal that is shared.
        pub has_plan: bool,
    }
}

fn stance(stance: Stance) -> calc::Stance {
    match stance {
        Stance::Unaware => calc::Stance::Unaware,
        Stance::Resistant => calc::Stance::Resistant,
        Stance::Neutral => calc::Stance::Neutral,
        Stance::Supportive => calc::Stance::Supportive,
        Stance::Leading => calc::Stance::Leading,
    }
}

fn known(who: &Stakeholder) -> calc::Stakeholder {
    calc::Stakeholder {
        influence: who.influence.map(|level| level as f64),
        interest: who.interest.map(|level| level as f64),
        now: who.stance.map(stance),
        desired: who.desired.map(stance),
        has_plan: who.cadence.is_some() || who.next_contact.is_some() || !who.shared_goal.trim().is_empty(),
    }
}

pub(super) fn people(basis: &Basis) -> PeopleFacts {
    let records = &basis.strategy.stakeholders;
    let all: Vec<_> = records.iter().map(known).collect();
    let coverage = calc::coverage(&all);
    let ids = |places: &[usize]| places.iter().map(|&n| records[n].id).collect();
    let one = |who: &calc::Stakeholder| {
        let (quadrant, no_quadrant) = either(calc::quadrant(who));
        StakeholderFacts { quadrant, no_quadrant, stance_gap: calc::stance_gap(who), has_plan: who.has_plan }
    };
    PeopleFacts {
        stakeholders: records.iter().zip(&all).map(|(record, who)| (record.id, one(who))).collect(),
        coverage: coverage.share,
        attention: ids(&coverage.attention),
        without_plan: ids(&coverage.without_plan),
        unplaced: ids(&coverage.unplaced),
    }
}
