//! What the state of the technology asks for: debt, capabilities, experiments, risks, guardrails.

use chrono::NaiveDate;

use super::{Initiative, Metric, Pillar};
use crate::{Lenses, Markdown, Ref, choice, part, record};

choice! {
    /// What becomes of a debt.
    DebtStatus {
        Open = "open", "Open", "Nothing is decided";
        Planned = "planned", "Planned", "An initiative will pay it";
        Paying = "paying", "Being paid", "Work is under way";
        Paid = "paid", "Paid", "It is gone";
        Accepted = "accepted", "Accepted", "Kept on purpose";
    }
}

record! {
    /// Something built or left in a way that makes every later change dearer.
    DebtItem { name: "debt_item", list: "debt_items", label: "Debt item", labels: "Tech debt", title: "title" }
    /// What it is, in a few words.
    title: String, "Title" => .required().words(12);
    /// The part of the system.
    area: String, "Area";
    /// What it is, and how it shows.
    description: Markdown, "Description" => .words(80).seen_by(Lenses::NOT_EXECUTIVES);
    /// How likely it is to hurt, 1 to 5.
    risk: Option<i64>, "Risk" => .between(1.0, 5.0);
    /// How much it would hurt the business, 1 to 5.
    business_impact: Option<i64>, "Business impact" => .between(1.0, 5.0);
    /// What paying it off takes, in person-weeks.
    principal: Option<f64>, "Principal" => .group("Cost").between(0.0, 1e6).seen_by(Lenses::ENGINEERS);
    /// What it costs while it stays, in person-weeks a quarter.
    interest: Option<f64>, "Interest a quarter" => .group("Cost").between(0.0, 1e6).seen_by(Lenses::ENGINEERS);
    /// Since when it costs interest.
    since: Option<NaiveDate>, "Since" => .group("Cost");
    /// The metric that paying it should move.
    metric: Option<Ref<Metric>>, "Moves metric" => .group("Effect");
    /// By how much the metric should move, in its unit; below 0 where it should fall.
    metric_change: Option<f64>, "Moves it by" => .group("Effect");
    /// What becomes of it.
    status: DebtStatus, "Status";
    /// The initiative that pays it.
    initiative: Option<Ref<Initiative>>, "Paid by";
    /// The day on which it was paid off.
    paid_on: Option<NaiveDate>, "Paid on" => .not_before("since");
    /// The role that answers for it.
    owner: String, "Owner" => .required();
}

record! {
    /// Something that the platform does for those who build on it.
    Capability {
        name: "capability", list: "capabilities", label: "Capability", labels: "Capabilities", title: "name"
    }
    /// What people call it.
    name: String, "Name" => .required().words(10);
    /// The field it belongs to, such as identity, observability or delivery.
    area: String, "Area";
    /// The role that answers for it.
    owner: String, "Owner" => .required();
    /// What its consumers may count on.
    service_level: String, "Service level" => .seen_by(Lenses::NOT_EXECUTIVES);
    /// The metric by which its service level is measured.
    metric: Option<Ref<Metric>>, "Measured by";
    /// The teams and products that use it.
    consumers: Vec<String>, "Consumers";
    /// How mature it is, 0 to 5.
    maturity: Option<i64>, "Maturity now" => .group("Gap").between(0.0, 5.0);
    /// How mature it needs to be, 0 to 5.
    needed: Option<i64>, "Needed" => .group("Gap").between(0.0, 5.0);
    /// How much developers suffer from it, 0 to 5.
    pain_level: Option<i64>, "Developer pain" => .group("Gap").between(0.0, 5.0).seen_by(Lenses::NOT_EXECUTIVES);
    /// What they suffer from.
    pain: Markdown, "What hurts" => .words(60).seen_by(Lenses::NOT_EXECUTIVES);
    /// Anything else.
    notes: Markdown, "Notes" => .seen_by(Lenses::ENGINEERS);
}

choice! {
    /// How an experiment finds out.
    ExperimentMethod {
        Flag = "flag", "Feature flag", "Switched on for some";
        Canary = "canary", "Canary", "Rolled out to a small part first";
        AbTest = "ab_test", "A/B test", "Two variants, compared";
        Prototype = "prototype", "Prototype", "Built to be thrown away";
        Pilot = "pilot", "Pilot", "Used for real by a few";
        Interviews = "interviews", "Interviews", "Asked and observed";
        Analysis = "analysis", "Analysis", "From data that is there";
    }
}

choice! {
    /// How far an experiment has come.
    ExperimentStatus {
        Planned = "planned", "Planned", "Not begun";
        Running = "running", "Running", "Under way";
        Ended = "ended", "Ended", "There is a result";
        Stopped = "stopped", "Stopped", "Given up before there was a result";
    }
}

choice! {
    /// What an experiment came to.
    ExperimentResult {
        Validated = "validated", "Validated", "The hypothesis held";
        Invalidated = "invalidated", "Invalidated", "The hypothesis did not hold";
        Inconclusive = "inconclusive", "Inconclusive", "It could not be told";
    }
}

record! {
    /// A question that is answered by trying, before much is built on the answer.
    Experiment {
        name: "experiment", list: "experiments", label: "Experiment", labels: "Experiments", title: "title"
    }
    /// What is tried, in a few words.
    title: String, "Title" => .required().words(12);
    /// What we believe, and what would follow from it.
    hypothesis: Markdown, "Hypothesis" => .required().words(60);
    /// How it is found out.
    method: Option<ExperimentMethod>, "Method" => .required();
    /// The initiative that waits for the answer.
    initiative: Option<Ref<Initiative>>, "Initiative";
    /// The metric that shows it.
    metric: Option<Ref<Metric>>, "Metric";
    /// The metric that must not get worse meanwhile.
    guard: Option<Ref<Metric>>, "Guard metric";
    /// From which value on it counts as a success.
    success_threshold: String, "Success threshold" => .required();
    /// When it is stopped, whatever has been found.
    exit_criteria: Vec<String>, "Exit criteria" => .required();
    /// The first day.
    start: Option<NaiveDate>, "Start";
    /// The last day.
    end: Option<NaiveDate>, "End" => .not_before("start");
    /// How far it has come.
    status: ExperimentStatus, "Status" => .placement();
    /// What it came to.
    result: Option<ExperimentResult>, "Result";
    /// What was learned, also from failure.
    learning: Markdown, "Learning" => .words(80);
    /// The role that answers for it.
    owner: String, "Owner" => .required();
}

choice! {
    /// What kind of harm a risk would do.
    RiskClass {
        Delivery = "delivery", "Delivery", "It comes late or not at all";
        Security = "security", "Security", "Someone breaks in";
        Privacy = "privacy", "Privacy", "Personal data gets out";
        Ethics = "ethics", "Ethics", "People are harmed or treated unfairly";
        Resilience = "resilience", "Resilience", "It fails when it is needed";
        People = "people", "People", "Those who know are missing";
        Vendor = "vendor", "Vendor", "A supplier fails or changes terms";
    }
}

choice! {
    /// What becomes of a risk.
    RiskStatus {
        Open = "open", "Open", "Nothing is done yet";
        Mitigating = "mitigating", "Being mitigated", "Work on it is under way";
        Accepted = "accepted", "Accepted", "Lived with on purpose";
        Closed = "closed", "Closed", "It can no longer happen";
        Occurred = "occurred", "Occurred", "It has happened";
    }
}

record! {
    /// Something bad that may happen.
    Risk { name: "risk", list: "risks", label: "Risk", labels: "Risks", title: "title" }
    /// What may happen, in a few words.
    title: String, "Title" => .required().words(16);
    /// What kind of harm it would do.
    class: RiskClass, "Class";
    /// How it would come about, and what it would do.
    description: Markdown, "Description" => .words(80);
    /// How likely it is, 1 to 5.
    likelihood: Option<i64>, "Likelihood" => .required().between(1.0, 5.0);
    /// How bad it would be, 1 to 5.
    impact: Option<i64>, "Impact" => .required().between(1.0, 5.0);
    /// What is done about it.
    mitigation: Markdown, "Mitigation" => .words(80);
    /// The initiative that it threatens.
    initiative: Option<Ref<Initiative>>, "Threatens";
    /// The pillar that it threatens.
    pillar: Option<Ref<Pillar>>, "Pillar";
    /// The role that answers for it.
    owner: String, "Owner" => .required();
    /// What becomes of it.
    status: RiskStatus, "Status";
}

choice! {
    /// What a guardrail guards.
    GuardrailClass {
        CodingStandard = "coding_standard", "Coding standard", "How code is written";
        SecurityBaseline = "security_baseline", "Security baseline", "What every system has";
        ReleaseControl = "release_control", "Release control", "How changes reach users";
        Cost = "cost", "Cost", "What things may cost";
        Data = "data", "Data", "How data is kept and used";
    }
}

part! {
    /// A place where a guardrail does not hold for a time.
    GuardrailException
    /// Who or what is excepted.
    what: String, "Exception" => .required();
    /// Why.
    reason: String, "Reason";
    /// The last day of the exception.
    until: Option<NaiveDate>, "Until" => .required();
}

record! {
    /// A standard that lets teams go fast without asking.
    Guardrail { name: "guardrail", list: "guardrails", label: "Guardrail", labels: "Guardrails", title: "statement" }
    /// What holds everywhere, in one sentence.
    statement: String, "Statement" => .required().words(24);
    /// What it guards.
    class: GuardrailClass, "Class";
    /// How it is checked, best by a machine.
    checked_by: String, "How it is checked" => .required();
    /// Why it is there, and what it enables.
    why: Markdown, "Why" => .words(60);
    /// The role that answers for it.
    owner: String, "Owner" => .required();
    /// Where it does not hold for a time.
    exceptions: Vec<GuardrailException>, "Exceptions" => .seen_by(Lenses::NOT_EXECUTIVES);
}
