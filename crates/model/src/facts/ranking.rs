//! The order of initiatives by the score model in use, and how firm it is.

mod firmness;
mod model;

pub use firmness::RankStability;

use std::collections::BTreeMap;

use super::basis::{Basis, initiative_name, is_open};
use super::wording::sentence;
use crate::Id;
use crate::calc::scoring;
use crate::records::{Initiative, ScoreModel};

figures! {
    /// The order of the initiatives that are neither done nor given up.
    #[derive(Default)]
    pub struct RankingFacts {
        /// The score model that they are ordered by.
        pub model: ScoreModel,
        /// Whether the strategy names it; otherwise it is the usual one.
        pub chosen: bool,
        /// Each of the initiatives.
        pub scores: BTreeMap<Id, InitiativeScore>,
        /// Those that have a score, best first.
        pub order: Vec<Id>,
        /// Why nothing has a score: what is wrong with the model.
        pub no_ranking: Option<String>,
        /// How firmly the first stands first; none where fewer than two have a score.
        pub stability: Option<RankStability>,
    }

    /// The score of one initiative.
    pub struct InitiativeScore {
        /// Its score.
        pub score: Option<f64>,
        /// Why it has none.
        pub no_score: Option<String>,
        /// Its place, from 1; those with the same score share one.
        pub place: Option<usize>,
        /// Whether it shares its place.
        pub tied: bool,
    }
}

pub(super) fn ranking(basis: &Basis) -> RankingFacts {
    let about = basis.strategy.about();
    let chosen = about.and_then(|about| about.score_model);
    let model = chosen.unwrap_or_default();
    let initiatives: Vec<&Initiative> = basis.strategy.initiatives.iter().filter(|one| is_open(one)).collect();
    let own = model::factors(about);
    let mut found = RankingFacts { model, chosen: chosen.is_some(), ..RankingFacts::default() };
    let scores = match model::scores(model, &own, &initiatives) {
        Ok(scores) => scores,
        Err(why) => {
            found.no_ranking = Some(sentence(why));
            initiatives.iter().map(|_| Err("the score model has to be put right first".to_owned())).collect()
        }
    };
    let known: Vec<Option<f64>> = scores.iter().map(|score| score.as_ref().ok().copied()).collect();
    let places = scoring::ranking(&known);
    for (initiative, score) in initiatives.iter().zip(scores) {
        let (score, no_score) = super::measures::either(score);
        found.scores.insert(initiative.id, InitiativeScore { score, no_score, place: None, tied: false });
    }
    for place in &places {
        if let Some(score) = found.scores.get_mut(&initiatives[place.item].id) {
            (score.place, score.tied) = (Some(place.place), place.tied);
        }
    }
    let names: Vec<&str> = initiatives.iter().map(|initiative| initiative_name(initiative)).collect();
    found.stability = firmness::stability(model, &own, &initiatives, &places, &names);
    found.order = places.iter().map(|place| initiatives[place.item].id).collect();
    found
}
