//! How firmly the first initiative stands first.
//!
//! RICE and ICE are products: their logarithms are weighted sums in which every factor has the weight 1, so that the
//! weight of a factor says how much the order hangs on it. WSJF is a sum of three ratios with the weight 1 each.

use super::model::{Own, value, values};
use crate::Id;
use crate::calc::scoring::{Factor, Place, normalised, weights};
use crate::calc::stability::{self as calc, Stability};
use crate::facts::wording::percent;
use crate::records::{Initiative, ScoreField, ScoreModel};

figures! {
    /// How firmly the first stands first.
    pub struct RankStability {
        /// The initiative that comes first.
        pub top: Id,
        /// Those that share first place with it.
        pub tied: Vec<Id>,
        /// The share of all weightings under which it stays first, 0 to 1; none where that cannot be told.
        pub anywhere: Option<f64>,
        /// The share of weightings, each weight within a quarter of itself, under which it stays first.
        pub nearby: Option<f64>,
        /// By what share its score may be too high before the next comes first; none where it leads by nothing.
        pub margin: Option<f64>,
        /// In one or two sentences.
        pub words: String,
    }
}

/// Among more than this many, the best decide.
const MOST: usize = 256;

pub(super) fn stability(
    model: ScoreModel,
    own: &[Own],
    initiatives: &[&Initiative],
    places: &[Place],
    names: &[&str],
) -> Option<RankStability> {
    let [first, second, ..] = places else { return None };
    let (weights, factors, items) = comparable(model, own, initiatives)?;
    let contenders = contenders(places, &items);
    let compared: Vec<Vec<f64>> = contenders.iter().filter_map(|&n| items[n].clone()).collect();
    let found = calc::stability(&weights, &compared).filter(|_| first.score > 0.0);
    let margin = (first.score > 0.0 && !first.tied).then(|| 1.0 - second.score / first.score);
    let id = |n: usize| initiatives[n].id;
    let tied = places.iter().skip(1).take_while(|place| place.place == 1).map(|place| id(place.item)).collect();
    let own_names: Vec<&str> = contenders.iter().map(|&n| names[n]).collect();
    Some(RankStability {
        top: id(first.item),
        tied,
        anywhere: found.as_ref().map(|found| found.anywhere),
        nearby: found.as_ref().map(|found| found.nearby),
        margin,
        words: words(model, found.as_ref(), margin, (names[first.item], names[second.item]), &own_names, &factors),
    })
}

fn words(
    model: ScoreModel,
    found: Option<&Stability>,
    margin: Option<f64>,
    (first, second): (&str, &str),
    names: &[&str],
    factors: &[&str],
) -> String {
    let Some(margin) = margin else {
        return format!("“{first}” and “{second}” share first place: the figures do not decide between them.");
    };
    if model == ScoreModel::Weighted {
        return match found {
            Some(found) => found.words(names, factors),
            None => format!("“{first}” stays first whatever the weights are."),
        };
    }
    let lead = format!(
        "“{first}” comes before “{second}” as long as its score is not too high by more than {}.",
        percent(margin)
    );
    match found {
        Some(found) if found.nearby >= 1.0 => {
            format!("{lead} Counting any factor a quarter more or less changes nothing.")
        }
        Some(found) => format!(
            "{lead} If each factor counts up to a quarter more or less, it stays first in {} of cases.",
            percent(found.nearby.min(0.99))
        ),
        None => lead,
    }
}

/// Weights, the names of the factors, and for each initiative its factors, more being better; none for those that
/// cannot be compared.
type Comparable = (Vec<f64>, Vec<&'static str>, Vec<Option<Vec<f64>>>);

fn comparable(model: ScoreModel, own: &[Own], initiatives: &[&Initiative]) -> Option<Comparable> {
    use ScoreField::{Confidence, Ease, Effort, Impact, Reach, RiskReduction, TimeCriticality, UserBusinessValue};
    let fields: &[ScoreField] = match model {
        ScoreModel::Rice => &[Reach, Impact, Confidence, Effort],
        ScoreModel::Ice => &[Impact, Confidence, Ease],
        ScoreModel::Wsjf => &[UserBusinessValue, TimeCriticality, RiskReduction],
        ScoreModel::Weighted => {
            let factors: Vec<Factor> = own.iter().map(|(_, factor)| *factor).collect();
            let items = normalised(&factors, &values(own, initiatives)).ok()?;
            let names = own.iter().map(|(field, _)| field.label()).collect();
            return Some((weights(&factors).ok()?, names, items.into_iter().map(Result::ok).collect()));
        }
    };
    let factor = |initiative: &Initiative, field: ScoreField| {
        let figure = value(initiative, field)?;
        if model == ScoreModel::Wsjf {
            let size = value(initiative, Effort).filter(|&size| size > 0.0)?;
            return Some(figure / size).filter(|ratio| ratio.is_finite());
        }
        // What is multiplied by 0 comes last whatever the weights are.
        let log = Some(figure).filter(|&figure| figure > 0.0)?.ln();
        Some(if field == Effort { -log } else { log })
    };
    let item = |initiative: &&Initiative| fields.iter().map(|&field| factor(initiative, field)).collect();
    let names = fields.iter().map(|field| field.label()).collect();
    Some((vec![1.0; fields.len()], names, initiatives.iter().map(item).collect()))
}

/// The initiatives that could come first under some weighting, in their order: those that no other one equals or
/// exceeds in every factor. What is left out can pass the first only where one of these does.
fn contenders(places: &[Place], items: &[Option<Vec<f64>>]) -> Vec<usize> {
    let mut front: Vec<usize> = Vec::new();
    for place in places {
        let Some(item) = &items[place.item] else { continue };
        let at_least = |other: &usize| {
            items[*other].as_ref().is_some_and(|other| other.iter().zip(item).all(|(theirs, own)| theirs >= own))
        };
        if front.len() < MOST && !front.iter().any(at_least) {
            front.push(place.item);
        }
    }
    front
}
