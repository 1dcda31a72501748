//! Other ways that the plan could go.

use super::Decision;
use crate::{Lenses, Markdown, Ref, choice, record};

choice! {
    /// What has become of an option.
    OptionStatus {
        Open = "open", "Open", "Can be changed, compared and adopted";
        Adopted = "adopted", "Adopted", "It has become the plan";
        Discarded = "discarded", "Set aside", "Not followed; kept to be looked at";
    }
}

record! {
    /// Another way that the plan could go, beside the plan until it is adopted.
    PlanOption {
        name: "plan_option", list: "plan_options", label: "Option", labels: "Options", title: "name"
    }
    /// What people call it.
    name: String, "Name" => .required().words(12).seen_by(Lenses::AUTHORS);
    /// What it tries, and why it is worth a look.
    description: Markdown, "What it tries" => .words(60).seen_by(Lenses::AUTHORS);
    /// What has become of it.
    status: OptionStatus, "Status" => .seen_by(Lenses::AUTHORS);
    /// The decision record in which it was considered.
    decision: Option<Ref<Decision>>, "Decision" => .seen_by(Lenses::AUTHORS);
    /// The changes by which it differs from the plan, each as JSON.
    changes: Vec<String>, "Changes" => .inner().seen_by(Lenses::AUTHORS);
    /// What stood in the plan when the option first said otherwise, each as JSON.
    was: Vec<String>, "What the plan said" => .inner().seen_by(Lenses::AUTHORS);
}
