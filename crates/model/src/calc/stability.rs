//! Rank stability: how much the weights of a score model may change before another item comes first.
//!
//! Two shares and, for each weight, two limits. The limits are exact. The shares are exact where one item is best in
//! everything or there are at most two factors, and otherwise counted over a fixed set of evenly spread weightings, the
//! same each time, and good to about one point in a hundred.
//!
//! A product such as RICE is a weighted sum of logarithms: give the logarithms of its factors, with weights 1 (and −1
//! turned round for effort), to see how far it hangs on one of them.

use super::{SAME, short};

/// How many weightings are tried.
pub const WEIGHTINGS: usize = 4096;
/// By how much of itself each weight may change at once in [`Stability::nearby`].
pub const NEARBY: f64 = 0.25;

/// Where a weight ends the first place.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Turn {
    /// The weight, in the unit in which the weights were given, the others staying as they are.
    pub weight: f64,
    /// The item that then comes first.
    pub item: usize,
}

/// Between what a single weight may vary.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Limits {
    /// The weight as given.
    pub weight: f64,
    /// Below this another item comes first; none if it may fall to 0.
    pub below: Option<Turn>,
    /// Above this another item comes first; none if it may rise without end.
    pub above: Option<Turn>,
}

/// How firmly an item stands first.
#[derive(Clone, Debug, PartialEq)]
pub struct Stability {
    /// The item that comes first; of several with the same score the first given.
    pub top: usize,
    /// The items that share first place with it now.
    pub tied: Vec<usize>,
    /// The share of all possible weightings under which it stays first, 0 to 1.
    pub anywhere: f64,
    /// The share of weightings, each weight within a quarter of itself, under which it stays first, 0 to 1.
    pub nearby: f64,
    /// For each weight, between what it may vary alone.
    pub limits: Vec<Limits>,
}

/// How firmly the best of `items` stands first under `weights`. Each item has its factors brought to 0 to 1, 1 being
/// best, as [`scoring::normalised`](super::scoring::normalised) gives them. None if there are no items, no weight above
/// 0, or figures that are missing, negative (weights), NaN or infinite.
///
/// Source: the stability regions of weighted sums, Rios Insua, *Sensitivity Analysis in Multi-objective Decision
/// Making* (1990); weightings spread by the R-sequence of Roberts (2018), over the simplex by the exponential spacings
/// of Devroye, *Non-Uniform Random Variate Generation* (1986), ch. V.2.
pub fn stability(weights: &[f64], items: &[Vec<f64>]) -> Option<Stability> {
    let sound = |n: f64| n.is_finite() && n.abs() <= 1e100;
    let fine = weights.iter().all(|&w| sound(w) && w >= 0.0) && weights.iter().any(|&w| w > 0.0);
    if !fine || items.iter().any(|item| item.len() != weights.len() || !item.iter().all(|&s| sound(s))) {
        return None;
    }
    let scores: Vec<Option<f64>> = items.iter().map(|item| Some(dot(weights, item))).collect();
    let places = super::scoring::ranking(&scores);
    let top = places.first()?.item;
    let tied = places.iter().filter(|place| place.place == 1 && place.item != top).map(|place| place.item).collect();
    let best = items.get(top)?;
    // By how much the top item is better than each other one, by factor. Those it is never behind cannot pass it.
    let rivals: Vec<(usize, Vec<f64>)> = items
        .iter()
        .enumerate()
        .map(|(n, item)| (n, best.iter().zip(item).map(|(a, b)| a - b).collect::<Vec<_>>()))
        .filter(|(_, lead)| lead.iter().any(|&lead| lead < 0.0))
        .collect();
    let limits = (0..weights.len()).map(|k| limits(weights, k, &rivals)).collect();
    Some(Stability { top, tied, anywhere: anywhere(weights.len(), &rivals), nearby: nearby(weights, &rivals), limits })
}

fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}

/// Whether the top item stays first. A hair behind is rounding: a tie counts as staying.
fn stays(weights: &[f64], rivals: &[(usize, Vec<f64>)]) -> bool {
    rivals.iter().all(|(_, lead)| dot(weights, lead) >= -SAME * weights.iter().sum::<f64>())
}

/// Each lead changes in a straight line with one weight, so where it reaches zero is exact.
fn limits(weights: &[f64], k: usize, rivals: &[(usize, Vec<f64>)]) -> Limits {
    let mut limits = Limits { weight: weights[k], below: None, above: None };
    for (item, lead) in rivals {
        let others = dot(weights, lead) - weights[k] * lead[k];
        let turn = Turn { weight: (-others / lead[k]).max(0.0), item: *item };
        if lead[k] < 0.0 && limits.above.is_none_or(|above| turn.weight < above.weight) {
            limits.above = Some(Turn { weight: turn.weight.max(weights[k]), ..turn });
        } else if lead[k] > 0.0 && others < 0.0 && limits.below.is_none_or(|below| turn.weight > below.weight) {
            limits.below = Some(Turn { weight: turn.weight.min(weights[k]), ..turn });
        }
    }
    limits
}

/// The share of the simplex of weightings.
fn anywhere(factors: usize, rivals: &[(usize, Vec<f64>)]) -> f64 {
    if rivals.is_empty() {
        return 1.0;
    }
    if factors == 2 {
        // Weights (t, 1 − t): each rival leaves an interval of t.
        let (mut from, mut to) = (0.0f64, 1.0f64);
        for (_, lead) in rivals {
            let turn = lead[1] / (lead[1] - lead[0]);
            match (lead[0] < 0.0, lead[1] < 0.0) {
                (true, true) => return 0.0,
                (true, false) => to = to.min(turn),
                (false, _) => from = from.max(turn),
            }
        }
        return (to - from).max(0.0);
    }
    let mut weighting = vec![0.0; factors];
    share(factors, |point| {
        for (weight, &u) in weighting.iter_mut().zip(point) {
            *weight = -u.ln();
        }
        stays(&weighting, rivals)
    })
}

/// The share of the box around the weights.
fn nearby(weights: &[f64], rivals: &[(usize, Vec<f64>)]) -> f64 {
    // The least lead over a rival stands in a corner of the box: if none is negative there, none is anywhere.
    let least = |lead: &Vec<f64>| -> f64 {
        weights.iter().zip(lead).map(|(w, &l)| w * l * if l < 0.0 { 1.0 + NEARBY } else { 1.0 - NEARBY }).sum()
    };
    if rivals.iter().all(|(_, lead)| least(lead) >= 0.0) {
        return 1.0;
    }
    let mut weighting = weights.to_vec();
    share(weights.len(), |point| {
        for ((weight, &given), &u) in weighting.iter_mut().zip(weights).zip(point) {
            *weight = given * (1.0 + NEARBY * (2.0 * u - 1.0));
        }
        stays(&weighting, rivals)
    })
}

/// The share of evenly spread points of the open unit cube for which `holds`.
fn share(dimensions: usize, mut holds: impl FnMut(&[f64]) -> bool) -> f64 {
    // The root of x^(d+1) = x + 1, by iteration; its powers are steps that never fall into a pattern.
    let root = (0..64).fold(1.5f64, |x, _| (1.0 + x).powf(1.0 / (dimensions as f64 + 1.0)));
    let steps: Vec<f64> = (1..=dimensions).map(|k| root.powi(-(k as i32))).collect();
    let mut point = vec![0.5; dimensions];
    let mut held = 0usize;
    for _ in 0..WEIGHTINGS {
        for (u, step) in point.iter_mut().zip(&steps) {
            *u = (*u + step).fract().clamp(1e-12, 1.0 - 1e-12);
        }
        held += usize::from(holds(&point));
    }
    held as f64 / WEIGHTINGS as f64
}

impl Stability {
    /// What it amounts to, in one or two sentences. `items` and `factors` are their names.
    pub fn words(&self, items: &[&str], factors: &[&str]) -> String {
        let item = |n: usize| items.get(n).copied().unwrap_or("another");
        let factor = |n: usize| factors.get(n).copied().unwrap_or("a factor");
        if let [tied, ..] = self.tied[..] {
            let (top, tied) = (item(self.top), item(tied));
            return format!("“{top}” and “{tied}” share first place: the weights do not decide between them.");
        }
        // The limit that is nearest, as a change of the weight relative to itself.
        let change =
            |limits: &Limits, turn: Turn| (turn.weight - limits.weight).abs() / limits.weight.max(f64::MIN_POSITIVE);
        let turns = self.limits.iter().enumerate().flat_map(|(k, limits)| {
            let up = limits.above.map(|turn| (k, limits.weight, turn, "rises above", change(limits, turn)));
            let down = limits.below.map(|turn| (k, limits.weight, turn, "falls below", change(limits, turn)));
            [up, down].into_iter().flatten()
        });
        let top = item(self.top);
        let Some((k, now, turn, verb, _)) = turns.min_by(|a, b| a.4.total_cmp(&b.4)) else {
            return format!("“{top}” stays first whatever any single weight is.");
        };
        let (limit, now) = (short(turn.weight), short(now));
        format!(
            "“{top}” stays first unless the weight of {} {verb} {limit} (now {now}); then “{}” does. It is first in {} of all weightings, \
             and in {} of those within a quarter of these.",
            factor(k),
            item(turn.item),
            percent(self.anywhere),
            percent(self.nearby)
        )
    }
}

/// A share as whole percent. Only what is exactly all is called 100 %, only what is exactly nothing 0 %.
fn percent(share: f64) -> String {
    let rounded = (share * 100.0).round();
    let shown = if share < 1.0 && share > 0.0 { rounded.clamp(1.0, 99.0) } else { rounded };
    format!("{shown} %")
}

#[cfg(test)]
mod tests;
