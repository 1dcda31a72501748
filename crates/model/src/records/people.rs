//! People: whom the strategy concerns, who decides what, and the story for each audience.

use chrono::NaiveDate;

use super::Cadence;
use crate::{Lens, Lenses, Markdown, Quarter, choice, part, record};

choice! {
    /// What kind of stakeholder.
    StakeholderKind {
        Person = "person", "Person", "A role held by one";
        Group = "group", "Group", "A team or a board";
        Partner = "partner", "Partner", "Another organisation that works with us";
        Vendor = "vendor", "Vendor", "Another organisation that sells to us";
    }
}

choice! {
    /// Where someone stands, from least to most willing.
    Stance {
        Unaware = "unaware", "Unaware", "Does not know of it";
        Resistant = "resistant", "Resistant", "Knows, and is against it";
        Neutral = "neutral", "Neutral", "Neither for nor against";
        Supportive = "supportive", "Supportive", "For it";
        Leading = "leading", "Leading", "Works for it";
    }
}

record! {
    /// Someone whom the strategy concerns, and who can help or hinder it.
    Stakeholder {
        name: "stakeholder", list: "stakeholders", label: "Stakeholder", labels: "Stakeholders", title: "name"
    }
    /// The role or name.
    name: String, "Role or name" => .required();
    /// What kind of stakeholder.
    kind: StakeholderKind, "Kind";
    /// Where in the organisation.
    function: String, "Function";
    /// How much they can help or hinder, 1 to 5.
    influence: Option<i64>, "Influence" => .group("Place on the map").between(1.0, 5.0).seen_by(Lenses::AUTHORS);
    /// How much it concerns them, 1 to 5.
    interest: Option<i64>, "Interest" => .group("Place on the map").between(1.0, 5.0).seen_by(Lenses::AUTHORS);
    /// Where they stand today.
    stance: Option<Stance>, "Stance now" => .group("Place on the map").seen_by(Lenses::AUTHORS);
    /// Where they should stand.
    desired: Option<Stance>, "Stance desired" => .group("Place on the map").seen_by(Lenses::AUTHORS);
    /// What they are measured by or care about.
    incentive: String, "Incentive" => .seen_by(Lenses::AUTHORS);
    /// What they and we both want.
    shared_goal: String, "Shared goal" => .seen_by(Lenses::AUTHORS);
    /// How often we talk.
    cadence: Option<Cadence>, "Cadence";
    /// When we talk next.
    next_contact: Option<NaiveDate>, "Next contact" => .seen_by(Lenses::AUTHORS);
    /// Which documents they get.
    audience: Option<Lens>, "Audience";
    /// For the author alone: in no document, unless it is asked for by name.
    private_note: Markdown, "Private note" => .seen_by(Lenses::PRIVATE);
}

record! {
    /// Who decides a class of questions, so that teams need not ask upwards.
    DecisionRight {
        name: "decision_right", list: "decision_rights", label: "Decision right", labels: "Decision rights",
        title: "decides"
    }
    /// The class of decision, such as “a new data store”.
    decides: String, "Class of decision" => .required().words(16);
    /// The role that prepares the decision and sees it through.
    driver: String, "Driver" => .required();
    /// The one role that approves.
    approver: String, "Approver" => .required();
    /// The roles that are asked before.
    contributors: Vec<String>, "Contributors";
    /// The roles that are told after.
    informed: Vec<String>, "Informed";
    /// Where it goes when they do not agree, and within what time.
    escalation: String, "Escalation";
    /// Anything else.
    note: Markdown, "Note";
}

record! {
    /// The story for one audience, told in its own words.
    Narrative { name: "narrative", list: "narratives", label: "Narrative", labels: "Narratives", title: "title" }
    /// What it is about.
    title: String, "Title" => .required();
    /// For whom it is told.
    audience: Lens, "Audience";
    /// The story.
    story: Markdown, "Story" => .required().words(300);
    /// One concrete example that people will remember.
    example: Markdown, "Example" => .words(120);
    /// The quarter for which it is told.
    period: Option<Quarter>, "Period";
}

part! {
    /// A field, or a whole kind of record, that an audience sees or does not see.
    SightRule
    /// The kind of record, by its name, such as initiative.
    kind: String, "Kind" => .required();
    /// The field, by its name; a field of a part after a dot, such as actions.owner. Empty where it is about the records
    /// as a whole.
    field: String, "Field";
    /// Whether it is seen.
    seen: bool, "Seen";
}

record! {
    /// People for whom documents are made, and what they see otherwise than the audience they are like.
    Audience { name: "audience", list: "audiences", label: "Audience", labels: "Audiences", title: "name" }
    /// What they are called: the board, the works council, a supplier.
    name: String, "Name" => .required().words(6);
    /// The audience from which this one was copied; what is not said below is as there.
    like: Lens, "Like";
    /// What they see, or do not see, otherwise.
    sights: Vec<SightRule>, "Otherwise than there";
}
