//! Stakeholders: whom to look after, and whether anyone does.

use serde::Serialize;
use thiserror::Error;
use ts_rs::TS;

/// Where someone stands, from least to most willing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stance {
    /// Does not know of it.
    Unaware,
    /// Knows, and is against it.
    Resistant,
    /// Neither for nor against.
    Neutral,
    /// For it.
    Supportive,
    /// Works for it.
    Leading,
}

/// What is known of a stakeholder.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Stakeholder {
    /// 1 to 5.
    pub influence: Option<f64>,
    /// 1 to 5.
    pub interest: Option<f64>,
    /// Where they stand.
    pub now: Option<Stance>,
    /// Where they should stand.
    pub desired: Option<Stance>,
    /// Whether there is a plan: a cadence, or a goal that is shared.
    pub has_plan: bool,
}

/// How to look after someone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(rename = "StakeholderQuadrant")]
pub enum Quadrant {
    /// Much influence, much interest.
    ManageClosely,
    /// Much influence, little interest.
    KeepSatisfied,
    /// Little influence, much interest.
    KeepInformed,
    /// Little of both.
    Monitor,
}

/// Why someone cannot be placed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum PlaceError {
    /// One of the two is missing.
    #[error("{0} is not filled in")]
    Missing(&'static str),
    /// One of the two is off its scale.
    #[error("{0} must lie between 1 and 5")]
    OffScale(&'static str),
}

/// Above this, influence and interest are high.
const HIGH: f64 = 3.0;

fn grid(who: &Stakeholder) -> Result<(f64, f64), PlaceError> {
    let place = |name, value: Option<f64>| match value {
        None => Err(PlaceError::Missing(name)),
        Some(value) if (1.0..=5.0).contains(&value) => Ok(value),
        Some(_) => Err(PlaceError::OffScale(name)),
    };
    Ok((place("Influence", who.influence)?, place("Interest", who.interest)?))
}

/// The quadrant by influence and interest, each 1 to 5; above 3 is high.
///
/// Source: Mendelow, *Environmental Scanning* (1981), as power and interest.
pub fn quadrant(who: &Stakeholder) -> Result<Quadrant, PlaceError> {
    let (influence, interest) = grid(who)?;
    Ok(match (influence > HIGH, interest > HIGH) {
        (true, true) => Quadrant::ManageClosely,
        (true, false) => Quadrant::KeepSatisfied,
        (false, true) => Quadrant::KeepInformed,
        (false, false) => Quadrant::Monitor,
    })
}

/// How many steps of stance are still to go, 0 where they stand as desired or beyond; none where either is not known.
///
/// Source: the engagement assessment matrix of the *PMBOK Guide*.
pub fn stance_gap(who: &Stakeholder) -> Option<u8> {
    let (now, desired) = (who.now? as u8, who.desired? as u8);
    Some(desired.saturating_sub(now))
}

/// How well stakeholders are looked after.
#[derive(Clone, Debug, PartialEq)]
pub struct Coverage {
    /// The share of all weight (influence × interest) that has a plan, 0 to 1; none where nobody is placed.
    pub share: Option<f64>,
    /// Those who need attention: who have no plan although their influence is high, or do not yet stand where they
    /// should. The weightiest first; of equal weight those with farther to go.
    pub attention: Vec<usize>,
    /// Those with high influence and no plan.
    pub without_plan: Vec<usize>,
    /// Those who cannot be placed.
    pub unplaced: Vec<usize>,
}

/// How well stakeholders are looked after: Σ influence × interest of those with a plan / Σ influence × interest.
pub fn coverage(all: &[Stakeholder]) -> Coverage {
    let mut found = Coverage { share: None, attention: Vec::new(), without_plan: Vec::new(), unplaced: Vec::new() };
    let (mut covered, mut whole) = (0.0, 0.0);
    let mut attention = Vec::new();
    for (n, who) in all.iter().enumerate() {
        let Ok((influence, interest)) = grid(who) else {
            found.unplaced.push(n);
            continue;
        };
        let weight = influence * interest;
        let alone = influence > HIGH && !who.has_plan;
        let gap = stance_gap(who).unwrap_or(0);
        whole += weight;
        covered += if who.has_plan { weight } else { 0.0 };
        if alone {
            found.without_plan.push(n);
        }
        if alone || gap > 0 {
            attention.push((n, weight, gap));
        }
    }
    attention.sort_by(|a, b| b.1.total_cmp(&a.1).then(b.2.cmp(&a.2)));
    found.attention = attention.into_iter().map(|one| one.0).collect();
    found.share = (whole > 0.0).then(|| covered / whole);
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn who(influence: f64, interest: f64, has_plan: bool) -> Stakeholder {
        Stakeholder { influence: Some(influence), interest: Some(interest), has_plan, ..Stakeholder::default() }
    }

    #[test]
    fn places_by_hand() {
        for (influence, interest, wanted) in [
            (5.0, 4.0, Ok(Quadrant::ManageClosely)),
            (4.0, 3.0, Ok(Quadrant::KeepSatisfied)),
            (3.0, 4.0, Ok(Quadrant::KeepInformed)),
            (1.0, 1.0, Ok(Quadrant::Monitor)),
            (6.0, 1.0, Err(PlaceError::OffScale("Influence"))),
            (1.0, f64::NAN, Err(PlaceError::OffScale("Interest"))),
        ] {
            assert_eq!(quadrant(&who(influence, interest, true)), wanted, "{influence} {interest}");
        }
        assert_eq!(quadrant(&Stakeholder::default()), Err(PlaceError::Missing("Influence")));
    }

    #[test]
    fn coverage_by_hand() {
        use Stance::*;
        let stands = |now, desired, who| Stakeholder { now: Some(now), desired: Some(desired), ..who };
        let all = [
            who(5.0, 4.0, false),                               // 20, alone
            stands(Resistant, Supportive, who(4.0, 5.0, true)), // 20, two steps
            who(2.0, 5.0, true),                                // 10
            stands(Unaware, Neutral, who(2.0, 5.0, false)),     // 10, two steps, little influence
            stands(Leading, Neutral, who(1.0, 1.0, true)),      // 1
            Stakeholder::default(),
        ];
        let found = coverage(&all);
        assert_eq!(found.attention, [1, 0, 3]);
        assert_eq!((found.without_plan, found.unplaced), (vec![0], vec![5]));
        assert!((found.share.unwrap_or(0.0) - 31.0 / 61.0).abs() < 1e-12);
        assert_eq!(all.each_ref().map(stance_gap), [None, Some(2), None, Some(2), Some(0), None]);
        assert_eq!(coverage(&[]).share, None);
    }
}
