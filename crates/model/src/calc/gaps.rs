//! Capability gaps: what the platform can do against what is needed of it.

use thiserror::Error;

/// What is known of a capability.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Capability {
    /// How mature it is, 0 to 5.
    pub maturity: Option<f64>,
    /// How mature it needs to be, 0 to 5.
    pub needed: Option<f64>,
    /// How much developers suffer from it, on any one scale; missing counts as none.
    pub pain: Option<f64>,
    /// How many use it; missing counts as none.
    pub consumers: Option<f64>,
}

/// Why a capability has no gap.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum GapError {
    /// One of the two is missing.
    #[error("{0} is not filled in")]
    Missing(&'static str),
    /// One of the two is off its scale.
    #[error("{0} must lie between 0 and 5")]
    OffScale(&'static str),
}

/// Gap = needed − maturity; below 0 it is better than it needs to be.
///
/// Source: our own definition.
pub fn gap(capability: Capability) -> Result<f64, GapError> {
    let level = |name, value: Option<f64>| match value {
        None => Err(GapError::Missing(name)),
        Some(value) if (0.0..=5.0).contains(&value) => Ok(value),
        Some(_) => Err(GapError::OffScale(name)),
    };
    Ok(level("The level needed", capability.needed)? - level("The level now", capability.maturity)?)
}

/// A capability that falls short.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Gap {
    /// Which capability.
    pub capability: usize,
    /// By how many levels, above 0.
    pub gap: f64,
    /// Its place, from 1; those that are alike in everything share one.
    pub place: usize,
}

/// The capabilities that fall short, widest gap first; of equal gaps the more painful, then the one with more consumers.
/// Those without both levels are not among them.
pub fn ranked(capabilities: &[Capability]) -> Vec<Gap> {
    let number = |value: Option<f64>| value.filter(|value| value.is_finite()).unwrap_or(0.0);
    let key = |gap: &Gap| {
        let it = capabilities[gap.capability];
        // Zero added, so that 0 and −0 are the same.
        [gap.gap, number(it.pain), number(it.consumers)].map(|value| value + 0.0)
    };
    let mut gaps: Vec<Gap> = capabilities
        .iter()
        .enumerate()
        .filter_map(|(n, &it)| Some(Gap { capability: n, gap: gap(it).ok().filter(|&gap| gap > 0.0)?, place: 0 }))
        .collect();
    gaps.sort_by(|a, b| {
        let pairs = key(b).into_iter().zip(key(a));
        pairs.map(|(b, a)| b.total_cmp(&a)).find(|order| order.is_ne()).unwrap_or(std::cmp::Ordering::Equal)
    });
    for n in 0..gaps.len() {
        let alike = n > 0 && key(&gaps[n]) == key(&gaps[n - 1]);
        gaps[n].place = if alike { gaps[n - 1].place } else { n + 1 };
    }
    gaps
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn of(maturity: f64, needed: f64, pain: f64, consumers: f64) -> Capability {
        let some = Some;
        Capability { maturity: some(maturity), needed: some(needed), pain: some(pain), consumers: some(consumers) }
    }

    #[test]
    fn gaps_by_hand() {
        assert_eq!(gap(of(1.5, 4.0, 0.0, 0.0)), Ok(2.5));
        assert_eq!(gap(of(4.0, 3.0, 0.0, 0.0)), Ok(-1.0));
        assert_eq!(gap(Capability::default()), Err(GapError::Missing("The level needed")));
        assert_eq!(gap(of(6.0, 3.0, 0.0, 0.0)), Err(GapError::OffScale("The level now")));
        assert_eq!(gap(of(1.0, f64::NAN, 0.0, 0.0)), Err(GapError::OffScale("The level needed")));

        let some = [
            of(2.0, 4.0, 1.0, 9.0),
            of(1.0, 4.0, 0.0, 1.0), // widest
            of(2.0, 4.0, 3.0, 1.0), // more painful than 0
            of(4.0, 4.0, 5.0, 99.0),
            of(1.0, 3.0, 1.0, 9.0), // like 0
            of(1.0, 3.0, 1.0, 12.0),
            Capability::default(),
        ];
        let found: Vec<_> = ranked(&some).iter().map(|gap| (gap.capability, gap.place)).collect();
        assert_eq!(found, [(1, 1), (2, 2), (5, 3), (0, 4), (4, 4)]);
        assert!(ranked(&[]).is_empty());
    }

    proptest! {
        #[test]
        fn gaps_fall(levels in prop::collection::vec((any::<f64>(), 0.0..6.0f64, 0.0..6.0f64), 0..20)) {
            let some: Vec<_> = levels.into_iter().map(|(wild, now, needed)| of(now, needed, wild, wild)).collect();
            let gaps = ranked(&some);
            prop_assert!(gaps.iter().all(|gap| gap.gap > 0.0));
            prop_assert!(gaps.windows(2).all(|two| two[0].gap >= two[1].gap && two[0].place <= two[1].place));
        }
    }
}
