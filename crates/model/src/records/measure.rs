//! Metrics, what was measured of them, objectives and their key results.

use chrono::NaiveDate;

use super::{Cycle, Pillar};
use crate::{Lenses, Markdown, Percent, Ref, choice, part, record};

choice! {
    /// What a metric is for.
    MetricRole {
        Lagging = "lagging", "Lagging", "Shows a result after the fact";
        NorthStar = "north_star", "North star", "The one outcome that signals long-term success";
        Input = "input", "Input", "Moves the north star, and can be moved by a team";
        Leading = "leading", "Leading", "Moves before the result does";
        ServiceLevel = "service_level", "Service level", "Has an objective and an error budget";
        Guard = "guard", "Guard", "Must not get worse while another gets better";
    }
}

choice! {
    /// Through which eyes a metric is looked at.
    MetricView {
        Both = "both", "Both", "Engineering and business";
        Engineering = "engineering", "Engineering", "How the work goes";
        Business = "business", "Business", "What it brings";
    }
}

choice! {
    /// Where a metric should go.
    Direction {
        Increase = "increase", "Increase", "More is better";
        Decrease = "decrease", "Decrease", "Less is better";
        StayAbove = "stay_above", "Stay above", "Must not fall below the target";
        StayBelow = "stay_below", "Stay below", "Must not rise above the target";
    }
}

part! {
    /// Another metric that moves when this one does.
    Drive
    /// The metric that is moved.
    metric: Option<Ref<Metric>>, "Metric" => .required();
    /// How, and after how long.
    note: String, "How" => .words(16);
}

record! {
    /// A number that tells whether the strategy works.
    Metric { name: "metric", list: "metrics", label: "Metric", labels: "Metrics", title: "name" }
    /// What people call it.
    name: String, "Name" => .required().words(10);
    /// What is counted, and what is not.
    definition: Markdown, "Definition" => .required().words(60);
    /// What it is for.
    role: MetricRole, "Role";
    /// Through which eyes it is looked at.
    view: MetricView, "View";
    /// The pillar that it belongs to.
    pillar: Option<Ref<Pillar>>, "Pillar" => .placement();
    /// The unit of its values, such as %, days or €.
    unit: String, "Unit";
    /// Where it should go.
    direction: Direction, "Direction";
    /// Where it began.
    baseline: Option<f64>, "Baseline" => .group("Target");
    /// Where it should arrive, or the bound that it should keep.
    target: Option<f64>, "Target" => .group("Target");
    /// By when.
    target_date: Option<NaiveDate>, "Target date" => .group("Target");
    /// Where the values come from.
    source: String, "Source";
    /// The role that answers for it.
    owner: String, "Owner" => .required();
    /// The metric that would show if this one were gamed.
    guarded_by: Option<Ref<Metric>>, "Guarded by";
    /// The metrics that move when this one does.
    drives: Vec<Drive>, "Drives";
    /// The share that must be good, in percent, such as 99.9: for service levels.
    objective: Option<Percent>, "Service-level objective" => .group("Service level").seen_by(Lenses::NOT_EXECUTIVES);
    /// The length of the window in days: for service levels.
    window_days: Option<i64>, "Window in days" => .group("Service level").between(1.0, 36_500.0).seen_by(Lenses::NOT_EXECUTIVES);
}

record! {
    /// The value of a metric on a day.
    Measurement {
        name: "measurement", list: "measurements", label: "Measurement", labels: "Measurements", title: "date"
    }
    /// The metric that was measured.
    metric: Option<Ref<Metric>>, "Metric" => .owner();
    /// The day.
    date: Option<NaiveDate>, "Date" => .required();
    /// The value, in the unit of the metric.
    value: Option<f64>, "Value" => .required();
    /// What else should be known, such as an outage on that day.
    note: String, "Note";
}

record! {
    /// What a pillar wants to reach within a time: an outcome that people will notice.
    Objective { name: "objective", list: "objectives", label: "Objective", labels: "Objectives", title: "title" }
    /// The pillar that it serves.
    pillar: Option<Ref<Pillar>>, "Pillar" => .required().placement();
    /// What will be true, in one sentence.
    title: String, "Title" => .required().words(16);
    /// Why it matters now.
    why: Markdown, "Why" => .words(60);
    /// The role that answers for it.
    owner: String, "Owner" => .required();
    /// The cycle in which it is reached.
    cycle: Option<Ref<Cycle>>, "Cycle";
    /// The first day, where it has a time of its own instead of a cycle.
    starts: Option<NaiveDate>, "From";
    /// The last day, where it has a time of its own instead of a cycle.
    ends: Option<NaiveDate>, "To" => .not_before("starts");
    /// The score at the end, 0 to 1, as it was agreed in the review.
    final_score: Option<f64>, "Score at the end" => .between(0.0, 1.0);
}

choice! {
    /// What a key result wants of its number.
    KeyResultKind {
        Reach = "reach", "Reach", "Arrive at the target from either side";
        Increase = "increase", "Increase", "Rise to the target";
        Decrease = "decrease", "Decrease", "Fall to the target";
        StayAbove = "stay_above", "Stay above", "Keep at least the target";
        StayBelow = "stay_below", "Stay below", "Keep at most the target";
    }
}

record! {
    /// A number that shows that the objective is reached: an outcome, not an output.
    KeyResult { name: "key_result", list: "key_results", label: "Key result", labels: "Key results", title: "title" }
    /// The objective that it belongs to.
    objective: Option<Ref<Objective>>, "Objective" => .owner().placement();
    /// What is measured.
    title: String, "Title" => .required().words(16);
    /// What it wants of its number.
    kind: KeyResultKind, "Kind";
    /// The metric that it is measured by; its latest value counts where no own value is entered.
    metric: Option<Ref<Metric>>, "Metric";
    /// The unit, where it has no metric.
    unit: String, "Unit";
    /// Where it began.
    baseline: Option<f64>, "Baseline" => .group("Target");
    /// Where it should arrive, or the bound that it should keep.
    target: Option<f64>, "Target" => .group("Target");
    /// Where it is now.
    current: Option<f64>, "Now" => .group("Target");
    /// How much it counts beside the others; 1 where left open.
    weight: Option<f64>, "Weight" => .group("Target").between(0.0, 1000.0);
    /// The role that answers for it.
    owner: String, "Owner";
}

choice! {
    /// A judgement on whether the target will be reached.
    Outlook {
        OnTrack = "on_track", "On track", "Will be reached as things stand";
        AtRisk = "at_risk", "At risk", "Will be reached only if something changes";
        OffTrack = "off_track", "Off track", "Will not be reached as things stand";
    }
}

record! {
    /// Where a key result stood on a day, and how sure its owner was.
    CheckIn { name: "check_in", list: "check_ins", label: "Check-in", labels: "Check-ins", title: "date" }
    /// The key result.
    key_result: Option<Ref<KeyResult>>, "Key result" => .owner();
    /// The day.
    date: Option<NaiveDate>, "Date" => .required();
    /// Its value on that day.
    value: Option<f64>, "Value";
    /// Whether it will be reached, in the judgement of its owner.
    confidence: Option<Outlook>, "Confidence";
    /// How likely it is to be reached, in percent; past answers show how good such judgements are.
    likelihood: Option<Percent>, "Likelihood" => .seen_by(Lenses::NOT_EXECUTIVES);
    /// What happened, and what will be done.
    note: Markdown, "Note" => .words(60);
}
