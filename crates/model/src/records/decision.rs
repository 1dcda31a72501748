//! Decision records, after MADR 4, and the assumptions they rest on.

use chrono::NaiveDate;

use super::{Experiment, Initiative, Metric, Pillar};
use crate::{Lenses, Markdown, Ref, choice, part, record};

choice! {
    /// The life of a decision.
    DecisionStatus {
        Draft = "draft", "Draft", "Being written";
        Proposed = "proposed", "Proposed", "In review by those who decide";
        Accepted = "accepted", "Accepted", "In force";
        Rejected = "rejected", "Rejected", "Not done, and why";
        Deprecated = "deprecated", "Deprecated", "No longer of use";
        Superseded = "superseded", "Superseded", "Replaced by a later decision";
    }
}

choice! {
    /// Whether the decision can be taken back.
    Door {
        OneWay = "one_way", "One-way", "Hard or costly to take back";
        TwoWay = "two_way", "Two-way", "Can be taken back cheaply";
    }
}

part! {
    /// An option that was considered.
    Consideration
    /// What it is called.
    title: String, "Option" => .required();
    /// What it means.
    description: Markdown, "Description";
    /// What speaks for it.
    pros: Vec<String>, "For";
    /// What speaks against it.
    cons: Vec<String>, "Against";
    /// What it costs.
    cost: String, "Cost" => .seen_by(Lenses::NOT_EXECUTIVES);
    /// Whether it is the one that was chosen.
    chosen: bool, "Chosen";
}

part! {
    /// Where a decision stood before.
    EarlierStatus
    /// The status.
    status: DecisionStatus, "Status";
    /// The day on which it took that status.
    since: Option<NaiveDate>, "Since" => .required();
}

record! {
    /// A choice that matters, with its reasons: a decision record.
    Decision { name: "decision", list: "decisions", label: "Decision", labels: "Decisions", title: "title" }
    /// Its number in the log, given when the record is made.
    number: Option<i64>, "Number" => .between(0.0, 999_999.0).counted();
    /// The decision in a few words.
    title: String, "Title" => .required().words(12);
    /// Where it stands.
    status: DecisionStatus, "Status";
    /// The day on which it took this status.
    date: Option<NaiveDate>, "Date";
    /// Where it stood before, the first status first.
    earlier: Vec<EarlierStatus>, "Earlier statuses";
    /// The pillar that it serves.
    pillar: Option<Ref<Pillar>>, "Pillar";
    /// The initiative that cannot go on without it.
    gates: Option<Ref<Initiative>>, "Gates initiative";
    /// The situation, and the question that it raises.
    context: Markdown, "Context and problem" => .required();
    /// What the choice was judged by.
    drivers: Vec<String>, "Decision drivers";
    /// What was considered.
    options: Vec<Consideration>, "Options considered";
    /// What was decided, and why.
    outcome: Markdown, "Outcome";
    /// What becomes better.
    good: Vec<String>, "Good consequences";
    /// What becomes worse, and is accepted.
    bad: Vec<String>, "Bad consequences";
    /// What must be done because of it.
    follow_up: Vec<String>, "Follow-up";
    /// How anyone can tell that it is kept to.
    confirmation: Markdown, "Confirmation";
    /// The role that drives the decision.
    driver: String, "Driver";
    /// The role that approves it.
    approver: String, "Approver";
    /// The roles that were consulted.
    contributors: Vec<String>, "Contributors";
    /// The roles that are told.
    informed: Vec<String>, "Informed";
    /// Whether it can be taken back.
    door: Option<Door>, "Door";
    /// The day on which it is looked at again.
    revisit_on: Option<NaiveDate>, "Revisit on";
    /// Anything else: evidence, links, notes.
    more: Markdown, "More information";
}

choice! {
    /// Whether an assumption still holds.
    AssumptionState {
        Holds = "holds", "Holds", "As assumed";
        Near = "near", "Near its tripwire", "Still true, but not by much";
        Broken = "broken", "Broken", "No longer true: the decision must be looked at again";
    }
}

choice! {
    /// The side of a threshold.
    Side {
        Below = "below", "Below", "A value below it trips the wire";
        Above = "above", "Above", "A value above it trips the wire";
    }
}

record! {
    /// Something that a decision takes for granted, with the tripwire that would tell otherwise.
    Assumption { name: "assumption", list: "assumptions", label: "Assumption", labels: "Assumptions", title: "text" }
    /// The decision that rests on it.
    decision: Option<Ref<Decision>>, "Decision" => .owner();
    /// What is taken for granted.
    text: String, "Assumption" => .required();
    /// What it is measured by.
    measure: String, "Measure";
    /// The value, date or finding that would prove it wrong.
    tripwire: String, "Tripwire";
    /// The value today.
    current: String, "Today";
    /// The metric whose latest value is watched.
    metric: Option<Ref<Metric>>, "Watched metric" => .group("Tripwire that is watched");
    /// On which side of the threshold the wire trips.
    side: Option<Side>, "Trips" => .group("Tripwire that is watched");
    /// The value at which it trips, in the unit of the metric.
    threshold: Option<f64>, "Threshold" => .group("Tripwire that is watched");
    /// The experiment that would prove it wrong.
    experiment: Option<Ref<Experiment>>, "Watched experiment" => .group("Tripwire that is watched");
    /// The day on which it is looked at, whatever happens.
    tripwire_on: Option<NaiveDate>, "Look at it on";
    /// Whether it still holds.
    state: AssumptionState, "State";
}
