//! Initiatives, what they depend on, and the dates they lead to.

use chrono::NaiveDate;

use super::{Pillar, Theme};
use crate::{Lenses, Markdown, Percent, Quarter, Ref, choice, part, record};

choice! {
    /// When: the column of the roadmap.
    Horizon {
        Now = "now", "Now", "In delivery; scope and date held";
        Next = "next", "Next", "Shaped; the order may change";
        Later = "later", "Later", "Direction, not a promise";
        NotNow = "not_now", "Not now", "Set aside, with the reason";
    }
}

choice! {
    /// How firmly it is promised.
    Commitment {
        Exploratory = "exploratory", "Exploratory", "A bet we still have to test";
        Likely = "likely", "Likely", "We intend to; scope may move";
        Committed = "committed", "Committed", "Funded, staffed, dated";
    }
}

choice! {
    /// How far it has come.
    InitiativeStatus {
        Proposed = "proposed", "Proposed", "Not agreed yet";
        Planned = "planned", "Planned", "Agreed, not begun";
        InProgress = "in_progress", "In progress", "Being worked on";
        Done = "done", "Done", "Delivered";
        Dropped = "dropped", "Dropped", "Given up";
    }
}

choice! {
    /// The layer of the roadmap: what kind of thing it leaves behind.
    Tier {
        Deliverable = "deliverable", "Near-term deliverable", "Something used within the next quarters";
        Capability = "capability", "Medium-term capability", "Something others build on";
        Investment = "investment", "Long-term investment", "A platform that pays back over years";
    }
}

choice! {
    /// The kind of work, as capacity is planned.
    Category {
        NewWork = "new_work", "New work", "What customers will notice";
        Platform = "platform", "Platform", "What other teams build on";
        TechnicalDebt = "technical_debt", "Technical debt", "What slows every change";
        Maintenance = "maintenance", "Maintenance", "Keeping what exists alive and safe";
        Learning = "learning", "Learning", "Finding out";
    }
}

choice! {
    /// The business lever that the work pulls.
    LeverKind {
        Revenue = "revenue", "Revenue growth", "More is sold";
        Retention = "retention", "Retention", "Customers stay";
        Cost = "cost", "Cost savings", "The same for less";
        Reliability = "reliability", "Latency and reliability", "Faster, and there when needed";
        Risk = "risk", "Risk reduction", "Something bad becomes less likely or less bad";
        Differentiation = "differentiation", "Differentiation", "Something that others cannot offer";
    }
}

part! {
    /// A business lever, with the sentence that says how.
    Lever
    /// Which lever.
    lever: LeverKind, "Lever";
    /// How the work moves it.
    sentence: String, "How" => .words(20);
}

choice! {
    /// What a gate looks at.
    Gate {
        ThreatModel = "threat_model", "Threat model", "Security";
        Privacy = "privacy", "Privacy", "Personal data";
        Ethics = "ethics", "Ethics", "Harm to people";
        Accessibility = "accessibility", "Accessibility", "Everyone can use it";
        Operability = "operability", "Operability", "It can be run at night";
    }
}

choice! {
    /// Where a gate stands.
    GateState {
        Open = "open", "Open", "Still to be passed";
        Done = "done", "Done", "Passed";
        NotNeeded = "not_needed", "Not needed", "Does not apply";
    }
}

part! {
    /// A gate that the initiative must pass.
    GateRow
    /// Which gate.
    gate: Gate, "Gate";
    /// Where it stands.
    state: GateState, "State";
}

record! {
    /// One bet: work with an owner, a reason and a way to tell whether it succeeded.
    Initiative {
        name: "initiative", list: "initiatives", label: "Initiative", labels: "Initiatives", title: "title"
    }
    /// What will be done, in a few words.
    title: String, "Title" => .required().words(12);
    /// A short code for lists and print, such as I-12.
    code: String, "Code";
    /// What it is, in two or three sentences.
    summary: Markdown, "Summary" => .words(80);
    /// Why this rather than something else.
    why: Markdown, "Why this bet" => .words(60);
    /// The theme that it belongs to.
    theme: Option<Ref<Theme>>, "Theme" => .placement();
    /// The pillar that it serves.
    pillar: Option<Ref<Pillar>>, "Pillar" => .placement();
    /// The role that answers for it.
    owner: String, "Owner" => .required();
    /// The team that does it.
    team: String, "Team" => .seen_by(Lenses::NOT_EXECUTIVES);
    /// The kind of work.
    category: Option<Category>, "Category" => .seen_by(Lenses::NOT_EXECUTIVES);
    /// When: the column of the roadmap.
    horizon: Horizon, "Horizon" => .placement();
    /// What kind of thing it leaves behind.
    tier: Option<Tier>, "Tier" => .placement();
    /// How far it has come.
    status: InitiativeStatus, "Status";
    /// How firmly it is promised.
    commitment: Commitment, "Commitment";
    /// The first day of work.
    start: Option<NaiveDate>, "Start";
    /// The last day of work.
    end: Option<NaiveDate>, "End" => .not_before("start");
    /// Effort if all goes well, in person-weeks.
    effort_low: Option<f64>, "Effort, low" => .group("Effort").between(0.0, 100_000.0).seen_by(Lenses::ENGINEERS);
    /// Effort as expected, in person-weeks.
    effort_likely: Option<f64>, "Effort, likely" => .group("Effort").between(0.0, 100_000.0).seen_by(Lenses::ENGINEERS);
    /// Effort if much goes wrong, in person-weeks.
    effort_high: Option<f64>, "Effort, high" => .group("Effort").between(0.0, 100_000.0).seen_by(Lenses::ENGINEERS);
    /// The business levers that it pulls, and how.
    levers: Vec<Lever>, "Business levers" => .required();
    /// How anyone can tell that it succeeded.
    success_criteria: Vec<String>, "Success criteria" => .required();
    /// Why it was set aside.
    not_now_reason: Markdown, "Why not now" => .words(30);
    /// The quarter in which to look at it again.
    revisit_on: Option<Quarter>, "Look at it again in";
    /// How many people or events it touches in a quarter.
    reach: Option<f64>, "Reach" => .group("Scores").between(0.0, 1e12).seen_by(Lenses::NOT_EXECUTIVES);
    /// How much it matters to each: 3 massive, 2 high, 1 medium, 0.5 low, 0.25 minimal.
    impact: Option<f64>, "Impact" => .group("Scores").between(0.0, 10.0).seen_by(Lenses::NOT_EXECUTIVES);
    /// How sure we are of reach, impact and effort: 100, 80 or 50 %.
    confidence: Option<Percent>, "Confidence" => .group("Scores").seen_by(Lenses::NOT_EXECUTIVES);
    /// How easy it is, 1 to 10.
    ease: Option<f64>, "Ease" => .group("Scores").between(0.0, 10.0).seen_by(Lenses::NOT_EXECUTIVES);
    /// Value to users and business, relative.
    user_business_value: Option<f64>, "User and business value" => .group("Scores").between(0.0, 100.0).seen_by(Lenses::NOT_EXECUTIVES);
    /// How much the value falls with waiting, relative.
    time_criticality: Option<f64>, "Time criticality" => .group("Scores").between(0.0, 100.0).seen_by(Lenses::NOT_EXECUTIVES);
    /// Risk reduced or opportunity opened, relative.
    risk_reduction: Option<f64>, "Risk reduction" => .group("Scores").between(0.0, 100.0).seen_by(Lenses::NOT_EXECUTIVES);
    /// The gates that it must pass.
    gates: Vec<GateRow>, "Gates" => .seen_by(Lenses::ENGINEERS);
}

choice! {
    /// Which ends of two initiatives are tied.
    DependencyKind {
        FinishStart = "finish_start", "Finish to start", "The second starts after the first is finished";
        StartStart = "start_start", "Start to start", "The second starts after the first has started";
    }
}

record! {
    /// One initiative needs another.
    Dependency {
        name: "dependency", list: "dependencies", label: "Dependency", labels: "Dependencies", title: "reason"
    }
    /// The initiative that comes first.
    from: Option<Ref<Initiative>>, "First" => .owner();
    /// The initiative that needs it.
    to: Option<Ref<Initiative>>, "Then" => .owner();
    /// Which ends are tied.
    kind: DependencyKind, "Kind";
    /// Days between the two.
    lag_days: Option<i64>, "Lag in days" => .between(-3650.0, 3650.0);
    /// Why.
    reason: String, "Reason";
}

record! {
    /// A date that matters.
    Milestone { name: "milestone", list: "milestones", label: "Milestone", labels: "Milestones", title: "title" }
    /// What happens on that day.
    title: String, "Title" => .required();
    /// The initiative that it belongs to; none for the strategy as a whole.
    initiative: Option<Ref<Initiative>>, "Initiative";
    /// The day.
    date: Option<NaiveDate>, "Date" => .required();
    /// Whether it is set from outside and cannot be moved.
    fixed: bool, "Fixed date";
    /// What else should be known.
    note: String, "Note";
}
