//! The score models, filled with the figures of initiatives.

use crate::calc::scoring::{Factor, Ice, ModelError, Rice, Scale, ScoreError, Wsjf, weighted};
use crate::records::{Initiative, ScoreField, ScoreModel, StrategyRecord};

/// A factor of one's own model and the figure that it counts.
pub(super) type Own = (ScoreField, Factor);

/// The factors of one's own model.
pub(super) fn factors(about: Option<&StrategyRecord>) -> Vec<Own> {
    let factors = about.map_or(&[][..], |about| &about.score_factors);
    let one = |row: &crate::records::ScoreFactor| {
        // Effort counts as the less the better, whatever is ticked: more of it is never a reason.
        let lower_is_better = row.lower_is_better || row.factor == ScoreField::Effort;
        (row.factor, Factor { weight: row.weight.unwrap_or(0.0), lower_is_better, scale: Scale::Compared })
    };
    factors.iter().map(one).collect()
}

/// The figure of an initiative.
pub(super) fn value(initiative: &Initiative, field: ScoreField) -> Option<f64> {
    match field {
        ScoreField::Reach => initiative.reach,
        ScoreField::Impact => initiative.impact,
        ScoreField::Confidence => initiative.confidence.map(|confidence| confidence.points()),
        ScoreField::Ease => initiative.ease,
        ScoreField::Effort => initiative.effort_likely,
        ScoreField::UserBusinessValue => initiative.user_business_value,
        ScoreField::TimeCriticality => initiative.time_criticality,
        ScoreField::RiskReduction => initiative.risk_reduction,
    }
}

/// The figures of each initiative that one's own model counts.
pub(super) fn values(own: &[Own], initiatives: &[&Initiative]) -> Vec<Vec<Option<f64>>> {
    initiatives.iter().map(|initiative| own.iter().map(|(field, _)| value(initiative, *field)).collect()).collect()
}

/// The score of each initiative, or why it has none; an error where the model itself is wrong.
pub(super) fn scores(
    model: ScoreModel,
    own: &[Own],
    initiatives: &[&Initiative],
) -> Result<Vec<Result<f64, String>>, ModelError> {
    if model == ScoreModel::Weighted {
        let factors: Vec<Factor> = own.iter().map(|(_, factor)| *factor).collect();
        let found = weighted(&factors, &values(own, initiatives))?;
        return Ok(found.into_iter().map(|score| score.map_err(|why| in_words(why, own))).collect());
    }
    let score = |initiative: &&Initiative| {
        let of = |field| value(initiative, field);
        match model {
            ScoreModel::Ice => {
                let (impact, confidence) = (of(ScoreField::Impact), of(ScoreField::Confidence));
                Ice { impact, confidence, ease: of(ScoreField::Ease) }.score()
            }
            ScoreModel::Wsjf => Wsjf {
                user_business_value: of(ScoreField::UserBusinessValue),
                time_criticality: of(ScoreField::TimeCriticality),
                risk_reduction: of(ScoreField::RiskReduction),
                job_size: of(ScoreField::Effort),
            }
            .score(),
            ScoreModel::Rice | ScoreModel::Weighted => Rice {
                reach: of(ScoreField::Reach),
                impact: of(ScoreField::Impact),
                confidence: of(ScoreField::Confidence),
                effort: of(ScoreField::Effort),
            }
            .score(),
        }
        .map_err(|why| why.to_string())
    };
    Ok(initiatives.iter().map(score).collect())
}

/// Factors of one's own model by their names instead of their numbers.
fn in_words(why: ScoreError, own: &[Own]) -> String {
    let name = |n: usize| own.get(n).map_or("a factor", |(field, _)| field.label());
    match why {
        ScoreError::FactorMissing(n) => format!("{} is not filled in", name(n)),
        other => other.to_string(),
    }
}
