//! Experiments: whether one can end, and whether anything is learned.

use super::Rule;
use super::Severity::{Hint, Warning};
use super::case::{blank, none, set};
use super::words::{called, day};
use crate::Kind;
use crate::records::ExperimentStatus::{Ended, Planned, Running};

pub(super) const RULES: &[Rule] = &[
    Rule::new(
        "experiment-without-exit",
        Warning,
        Kind::Experiment,
        "An experiment that cannot end becomes the product.",
        |case, report| {
            for one in &case.strategy.experiments {
                if matches!(one.status, Planned | Running) && none(&one.exit_criteria) {
                    report.say(one, "exit_criteria", format!("The experiment {} has no exit criteria.", called(one)));
                }
            }
        },
    ),
    Rule::new(
        "experiment-without-threshold",
        Warning,
        Kind::Experiment,
        "A threshold that is chosen afterwards is always met.",
        |case, report| {
            for one in &case.strategy.experiments {
                if matches!(one.status, Planned | Running) && blank(&one.success_threshold) {
                    let sentence = format!("The experiment {} does not say what counts as a success.", called(one));
                    report.say(one, "success_threshold", sentence);
                }
            }
        },
    ),
    Rule::new(
        "experiment-past-its-end",
        Warning,
        Kind::Experiment,
        "Nobody has looked at what was found.",
        |case, report| {
            for one in case.strategy.experiments.iter().filter(|one| one.status == Running) {
                if let Some(end) = one.end.filter(|end| *end < case.today) {
                    let sentence =
                        format!("The experiment {} was to end on {}, and still runs.", called(one), day(end));
                    report.say(one, "end", sentence);
                }
            }
        },
    ),
    Rule::new(
        "experiment-not-begun",
        Hint,
        Kind::Experiment,
        "What waits for its answer waits longer.",
        |case, report| {
            for one in case.strategy.experiments.iter().filter(|one| one.status == Planned) {
                if let Some(start) = one.start.filter(|start| *start < case.today) {
                    let sentence = format!("The experiment {} was to start on {}.", called(one), day(start));
                    report.say(one, "start", sentence);
                }
            }
        },
    ),
    Rule::new(
        "experiment-without-result",
        Warning,
        Kind::Experiment,
        "“It could not be told” is a result too; nothing is not.",
        |case, report| {
            for one in case.strategy.experiments.iter().filter(|one| one.status == Ended && one.result.is_none()) {
                report.say(one, "result", format!("The experiment {} has ended without a result.", called(one)));
            }
        },
    ),
    Rule::new(
        "experiment-with-result-not-ended",
        Hint,
        Kind::Experiment,
        "A board that shows it as open makes others wait.",
        |case, report| {
            for one in &case.strategy.experiments {
                if matches!(one.status, Planned | Running) && one.result.is_some() {
                    let sentence = format!("The experiment {} has a result, but is not called ended.", called(one));
                    report
                        .say(one, "status", sentence)
                        .mended_by("Call it ended", vec![set(one, "status", Ended.value())]);
                }
            }
        },
    ),
    Rule::new(
        "experiment-without-learning",
        Hint,
        Kind::Experiment,
        "A result without a lesson is paid for twice.",
        |case, report| {
            for one in &case.strategy.experiments {
                if one.status == Ended && one.result.is_some() && blank(&one.learning) {
                    report.say(
                        one,
                        "learning",
                        format!("The experiment {} does not say what was learned.", called(one)),
                    );
                }
            }
        },
    ),
];
