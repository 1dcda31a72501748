//! The one-page vision and the principles under it.

use chrono::NaiveDate;

use super::{LeverKind, Pillar};
use crate::{Markdown, Ref, choice, part, record};

part! {
    /// Something that will be true for people, with the measure that shows it.
    Outcome
    /// What will be true, in one sentence.
    text: String, "Outcome" => .required().words(20);
    /// The measure that shows it, with baseline and target.
    measure: String, "Measure" => .words(12);
    /// The pillar that brings it about.
    pillar: Option<Ref<Pillar>>, "Pillar";
}

part! {
    /// A capability that the platform must have.
    RequiredCapability
    /// What it is called.
    name: String, "Capability" => .required();
    /// What it does for those who use it.
    note: String, "Note" => .words(16);
}

part! {
    /// What the business gains.
    Impact
    /// The lever that it works through.
    lever: Option<LeverKind>, "Lever";
    /// The gain in one sentence, with a figure.
    text: String, "Impact" => .required().words(20);
}

part! {
    /// Something that the strategy leaves alone.
    NonGoal
    /// What will not be done.
    text: String, "Non-goal" => .required();
    /// Why not.
    why: String, "Why" => .words(16);
}

choice! {
    /// A part of the one-page vision that can give way when the page is full. Its order is that of importance, where the
    /// user chose none.
    PagePart {
        NorthStar = "north_star", "North star", "Beside the statement";
        Roadmap = "roadmap", "Roadmap", "Pillars by now, next, later";
        Principles = "principles", "Principles", "What is preferred over what";
        Objectives = "objectives", "Objectives of the pillars", "And what each pillar intends";
        Impact = "impact", "Business impact", "What the business gains";
        People = "people", "For whom and the problem", "Shortened, never left out";
        Inputs = "inputs", "Input metrics", "What leads to the north star";
        Capacity = "capacity", "Capacity", "What each cycle goes into";
        NonGoals = "non_goals", "Non-goals", "What will not be done";
        Constraints = "constraints", "Constraints", "What must hold whatever is done";
        Capabilities = "capabilities", "Platform capabilities", "What the platform must be able to do";
    }
}

record! {
    /// Where the organisation is going, for whom and why: one page.
    Vision {
        name: "vision", list: "vision", label: "Vision", labels: "Vision", title: "statement",
        kind: Vision, single: true
    }
    /// One paragraph that is specific enough to guide trade-offs.
    statement: Markdown, "Statement" => .required().words(40);
    /// The people whose lives change.
    for_whom: Markdown, "For whom" => .required().words(40);
    /// What they struggle with today.
    problem: Markdown, "Problem" => .required().words(60);
    /// What will be true for people, with a measure.
    outcomes: Vec<Outcome>, "Outcomes" => .required();
    /// What must hold whatever is done.
    constraints: Vec<String>, "Constraints";
    /// What the platform must be able to do.
    capabilities: Vec<RequiredCapability>, "Platform capabilities";
    /// What the business gains.
    impact: Vec<Impact>, "Business impact";
    /// The longer story, for those who ask why.
    narrative: Markdown, "Narrative";
    /// What will not be done, and why.
    non_goals: Vec<NonGoal>, "Non-goals";
    /// The day on which the vision is looked at again.
    revisit_on: Option<NaiveDate>, "Revisit on";
    /// The parts of the one page, what matters most first; what stands last gives way first.
    page_order: Vec<PagePart>, "What matters most on the page" => .group("One page");
}

record! {
    /// A preference between two good things, which decisions cite.
    Principle { name: "principle", list: "principles", label: "Principle", labels: "Principles", title: "prefer" }
    /// What is preferred.
    prefer: String, "Prefer" => .required().words(8);
    /// What it is preferred to; something that a reasonable person could want.
    over: String, "Over" => .required().words(8);
    /// Why.
    because: Markdown, "Because" => .words(40);
}
