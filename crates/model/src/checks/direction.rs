//! The strategy as a whole, its vision, principles and pillars.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::Rule;
use super::Severity::{Error, Hint, Warning};
use super::case::{Case, blank, none, set};
use super::words::{called, counted, day, listed, quoted, words};
use crate::Kind;
use crate::records::{InitiativeStatus, MetricRole, Pillar, ScoreModel, StrategyRecord, StrategyStatus, Vision};

pub(super) const RULES: &[Rule] = &[
    Rule::new(
        "vision-without-statement",
        Warning,
        Kind::Vision,
        "Nobody can decide by a vision that is not written down.",
        |case, report| {
            vision(case, |vision| {
                if blank(&vision.statement) {
                    report.say(vision, "statement", "The vision has no statement yet.");
                }
            })
        },
    ),
    Rule::new(
        "vision-too-long",
        Warning,
        Kind::Vision,
        "What cannot be said in a breath is not remembered, and does not guide.",
        |case, report| {
            vision(case, |vision| {
                let budget = Vision::DEF.field("statement").and_then(|field| field.words).unwrap_or(u32::MAX) as usize;
                let found = vision.statement.split_whitespace().count();
                if found > budget {
                    let more = counted((found - budget) as i64, "word", "words");
                    report.say(
                        vision,
                        "statement",
                        format!("The statement of the vision is {more} over its {budget}."),
                    );
                }
            })
        },
    ),
    Rule::new(
        "vision-without-audience",
        Warning,
        Kind::Vision,
        "Without the people it is for, no one can tell whether it came true.",
        |case, report| {
            vision(case, |vision| {
                if blank(&vision.for_whom) {
                    report.say(vision, "for_whom", "The vision does not say for whom it is.");
                }
            })
        },
    ),
    Rule::new(
        "vision-without-problem",
        Warning,
        Kind::Vision,
        "A vision that solves no problem of anyone competes with every other good idea.",
        |case, report| {
            vision(case, |vision| {
                if blank(&vision.problem) {
                    report.say(vision, "problem", "The vision names no problem that its people have today.");
                }
            })
        },
    ),
    Rule::new(
        "vision-without-outcome",
        Warning,
        Kind::Vision,
        "Outcomes are what the strategy will be judged by.",
        |case, report| {
            vision(case, |vision| {
                if vision.outcomes.iter().all(|outcome| blank(&outcome.text)) {
                    report.say(vision, "outcomes", "The vision names no outcome.");
                }
            })
        },
    ),
    Rule::new(
        "vision-without-constraint",
        Warning,
        Kind::Vision,
        "Teams decide alone only where they know what must hold.",
        |case, report| {
            vision(case, |vision| {
                if none(&vision.constraints) {
                    report.say(vision, "constraints", "The vision names no constraint that must hold.");
                }
            })
        },
    ),
    Rule::new(
        "vision-outcome-without-measure",
        Hint,
        Kind::Vision,
        "An outcome without a measure is a wish.",
        |case, report| {
            vision(case, |vision| {
                let bare = vision.outcomes.iter().filter(|outcome| !blank(&outcome.text) && blank(&outcome.measure));
                let bare: Vec<String> = bare.map(|outcome| quoted(&outcome.text)).collect();
                if !bare.is_empty() {
                    let verb = if bare.len() == 1 { "has" } else { "have" };
                    let outcomes = if bare.len() == 1 { "The outcome" } else { "The outcomes" };
                    report.say(vision, "outcomes", format!("{outcomes} {} {verb} no measure.", listed(&bare)));
                }
            })
        },
    ),
    Rule::new(
        "vision-without-non-goal",
        Hint,
        Kind::Vision,
        "What is left out shows that a choice was made.",
        |case, report| {
            vision(case, |vision| {
                if vision.non_goals.iter().all(|one| blank(&one.text)) {
                    report.say(vision, "non_goals", "The vision does not say what will not be done.");
                }
            })
        },
    ),
    Rule::new(
        "vision-past-revisit",
        Warning,
        Kind::Vision,
        "A vision that is not looked at again is followed after its reasons are gone.",
        |case, report| {
            vision(case, |vision| {
                if let Some(on) = vision.revisit_on.filter(|on| *on < case.today) {
                    report.say(vision, "revisit_on", format!("The vision was to be looked at again on {}.", day(on)));
                }
            })
        },
    ),
    Rule::new(
        "strategy-without-horizon",
        Hint,
        Kind::Strategy,
        "Now, next and later mean nothing without an end.",
        |case, report| {
            about(case, |about| {
                let field = match (about.horizon_from, about.horizon_to) {
                    (None, _) => "horizon_from",
                    (_, None) => "horizon_to",
                    _ => return,
                };
                report.say(about, field, "The strategy does not say from when to when it holds.");
            })
        },
    ),
    Rule::new(
        "strategy-past-horizon",
        Warning,
        Kind::Strategy,
        "People follow the last strategy that nobody has ended.",
        |case, report| {
            about(case, |about| {
                let ended = about.horizon_to.filter(|to| *to < case.today && about.status != StrategyStatus::Retired);
                if let Some(to) = ended {
                    let sentence = format!("The time that the strategy covers ended on {}.", day(to));
                    report.say(about, "horizon_to", sentence);
                }
            })
        },
    ),
    Rule::new(
        "strategy-without-review-cadence",
        Hint,
        Kind::Strategy,
        "A strategy that nobody holds against reality drifts away from it.",
        |case, report| {
            about(case, |about| {
                if about.review_cadence.is_none() {
                    report.say(about, "review_cadence", "The strategy does not say how often it is reviewed.");
                }
            })
        },
    ),
    Rule::new(
        "score-model-without-weights",
        Warning,
        Kind::Strategy,
        "With nothing to weigh, no order of priority can be reckoned.",
        |case, report| {
            about(case, |about| {
                let weighs = |weight: Option<f64>| weight.is_some_and(|weight| weight > 0.0);
                if about.score_model == Some(ScoreModel::Weighted)
                    && !about.score_factors.iter().any(|f| weighs(f.weight))
                {
                    let sentence = "The strategy ranks by weights of its own, but no factor has a weight above 0.";
                    report.say(about, "score_factors", sentence);
                }
            })
        },
    ),
    Rule::new(
        "north-star-missing",
        Warning,
        Kind::Strategy,
        "Without one number that stands for success, every team finds its own.",
        |case, report| {
            about(case, |about| {
                let measured = !case.strategy.metrics.is_empty() || !case.strategy.objectives.is_empty();
                if measured && !case.strategy.metrics.iter().any(|metric| metric.role == MetricRole::NorthStar) {
                    report.say_of(about, "No metric is the north star.");
                }
            })
        },
    ),
    Rule::new(
        "too-few-pillars",
        Warning,
        Kind::Strategy,
        "One direction needs no pillars; none is no direction.",
        |case, report| {
            about(case, |about| {
                let count = case.strategy.pillars.len();
                if count < 2 {
                    let found =
                        if count == 0 { "no pillar".into() } else { counted(count as i64, "pillar", "pillars") };
                    report.say_of(about, format!("The strategy has {found}; two to five carry a strategy."));
                }
            })
        },
    ),
    Rule::new(
        "too-many-pillars",
        Warning,
        Kind::Strategy,
        "What has more than five priorities has none.",
        |case, report| {
            about(case, |about| {
                let count = case.strategy.pillars.len();
                if count > 5 {
                    report.say_of(about, format!("The strategy has {count} pillars; two to five carry a strategy."));
                }
            })
        },
    ),
    Rule::new(
        "pillar-without-objective",
        Warning,
        Kind::Pillar,
        "A direction without an objective never arrives.",
        |case, report| {
            let held: HashSet<_> = case.strategy.objectives.iter().filter_map(|one| Some(one.pillar?.0)).collect();
            for pillar in case.strategy.pillars.iter().filter(|pillar| !held.contains(&pillar.id)) {
                report.say_of(pillar, format!("The pillar {} has no objective.", called(pillar)));
            }
        },
    ),
    Rule::new(
        "pillar-without-initiative",
        Warning,
        Kind::Pillar,
        "What nobody works on does not happen.",
        |case, report| {
            let wanted = case.strategy.initiatives.iter().filter(|one| {
                one.status == InitiativeStatus::Done
                    || (super::case::is_open(one) && one.horizon != crate::records::Horizon::NotNow)
            });
            let held: HashSet<_> = wanted.filter_map(|one| Some(one.pillar?.0)).collect();
            for pillar in case.strategy.pillars.iter().filter(|pillar| !held.contains(&pillar.id)) {
                report.say_of(pillar, format!("No initiative serves the pillar {}.", called(pillar)));
            }
        },
    ),
    Rule::new(
        "pillar-shares-letter",
        Hint,
        Kind::Pillar,
        "On boards and in print, pillars are told apart by their letters.",
        |case, report| {
            let code = |pillar: &Pillar| pillar.code.trim().to_uppercase();
            let taken: HashSet<String> = case.strategy.pillars.iter().map(code).collect();
            let mut free = ('A'..='Z').map(String::from).filter(|letter| !taken.contains(letter));
            let mut first: HashMap<String, &Pillar> = HashMap::new();
            for pillar in case.strategy.pillars.iter().filter(|pillar| !blank(&pillar.code)) {
                let Some(other) = first.get(&code(pillar)) else {
                    first.insert(code(pillar), pillar);
                    continue;
                };
                let letter = quoted(&code(pillar));
                let sentence = format!("{} and {} have the same letter {letter}.", called(*other), called(pillar));
                let finding = report.say(pillar, "code", sentence);
                if let Some(letter) = free.next() {
                    let changes = vec![set(pillar, "code", letter.clone())];
                    finding.mended_by(format!("Use the letter {letter}"), changes);
                }
            }
        },
    ),
    Rule::new(
        "principle-without-counterpart",
        Warning,
        Kind::Principle,
        "Only a preference over something else that is good settles an argument.",
        |case, report| {
            for principle in &case.strategy.principles {
                if !blank(&principle.prefer) && blank(&principle.over) {
                    let sentence = format!("The principle {} does not say over what.", called(principle));
                    report.say(principle, "over", sentence);
                }
            }
        },
    ),
    Rule::new(
        "principle-over-nothing-good",
        Hint,
        Kind::Principle,
        "A principle that nobody could be against decides nothing.",
        |case, report| {
            for principle in &case.strategy.principles {
                let bad = words(&principle.over).find(|word| NEVER_WANTED.contains(&word.as_str()));
                if let Some(bad) = bad {
                    let sentence = format!(
                        "The principle {} is preferred over {}, which nobody wants (“{bad}”).",
                        called(principle),
                        quoted(&principle.over)
                    );
                    report.say(principle, "over", sentence);
                }
            }
        },
    ),
    Rule::of_any(
        "too-many-objectives",
        Warning,
        "Attention is the scarcest thing there is: more than five at a time share none.",
        |case, report| {
            let mut groups: BTreeMap<_, Vec<_>> = BTreeMap::new();
            for objective in case.strategy.objectives.iter().filter(|one| one.final_score.is_none()) {
                let cycle = objective.cycle.and_then(|cycle| case.cycles.get(&cycle.0));
                let over = case.days_of(objective).is_some_and(|days| days.to() < case.today);
                if !over {
                    groups.entry(cycle.map(|cycle| cycle.id)).or_default().push(objective);
                }
            }
            for (cycle, objectives) in groups.iter().filter(|(_, objectives)| objectives.len() > 5) {
                let count = objectives.len();
                match (cycle.and_then(|id| case.cycles.get(&id)), case.strategy.about()) {
                    (Some(cycle), _) => {
                        report.say_of(*cycle, format!("{} has {count} objectives; five are many.", called(*cycle)));
                    }
                    (None, Some(about)) => {
                        let sentence = format!("{count} objectives are in no cycle; five at a time are many.");
                        report.say_of(about, sentence);
                    }
                    _ => {}
                }
            }
        },
    ),
    Rule::new(
        "guardrails-of-capacity-contradict",
        Error,
        Kind::Strategy,
        "No allocation can keep bounds that exclude each other.",
        |case, report| {
            about(case, |about| {
                let mut least = 0.0;
                for bound in &about.category_bounds {
                    let (low, high) = (bound.at_least.map(|p| p.points()), bound.at_most.map(|p| p.points()));
                    least += low.unwrap_or(0.0);
                    if low.zip(high).is_some_and(|(low, high)| low > high) {
                        let category = bound.category.label().to_lowercase();
                        let sentence = format!("The capacity guardrails want more of {category} than they allow.");
                        report.say(about, "category_bounds", sentence);
                    }
                }
                if least > 100.0 + 1e-9 {
                    let least = super::words::number(least);
                    let sentence = format!("The capacity guardrails together want at least {least} % of 100 %.");
                    report.say(about, "category_bounds", sentence);
                }
            })
        },
    ),
];

/// What nobody would choose: a principle that is preferred over it says nothing.
const NEVER_WANTED: &[&str] = &[
    "bad",
    "badly",
    "broken",
    "bugs",
    "careless",
    "carelessness",
    "chaos",
    "confusion",
    "failure",
    "fragile",
    "ignorance",
    "insecure",
    "mediocrity",
    "mess",
    "outages",
    "poor",
    "poorly",
    "silos",
    "sloppy",
    "unreliable",
    "unstable",
    "waste",
    "wrong",
];

fn vision(case: &Case, look: impl FnOnce(&Vision)) {
    if let Some(vision) = case.strategy.the_vision() {
        look(vision);
    }
}

fn about(case: &Case, look: impl FnOnce(&StrategyRecord)) {
    if let Some(about) = case.strategy.about() {
        look(about);
    }
}
