//! Pillars and themes: what initiatives are grouped by.

use crate::{Markdown, Ref, choice, record};

choice! {
    /// The ink of a pillar or theme. Never the only sign: letter and glyph stand beside it.
    Colour {
        Blue = "blue", "Blue", "Shown with a circle";
        Vermilion = "vermilion", "Vermilion", "Shown with a triangle";
        Teal = "teal", "Teal", "Shown with a square";
        Plum = "plum", "Plum", "Shown with a diamond";
        Umber = "umber", "Umber", "Shown with a cross";
        Violet = "violet", "Violet", "Shown with a star";
    }
}

record! {
    /// One of the two to five directions in which the strategy moves.
    Pillar { name: "pillar", list: "pillars", label: "Pillar", labels: "Pillars", title: "name" }
    /// What people call it.
    name: String, "Name" => .required().words(8);
    /// One letter that stands for it on boards and in print.
    code: String, "Code letter";
    /// Its ink; a glyph goes with it.
    colour: Colour, "Colour";
    /// What it is about, and why it matters.
    intent: Markdown, "Intent" => .required().words(40);
    /// What it promises, in one sentence.
    promise: String, "Promise" => .words(16);
    /// The role that answers for it.
    owner: String, "Owner" => .required();
}

record! {
    /// A problem or an outcome that groups initiatives.
    Theme { name: "theme", list: "themes", label: "Theme", labels: "Themes", title: "name" }
    /// What people call it.
    name: String, "Name" => .required().words(8);
    /// The problem or the question behind it.
    problem: Markdown, "Problem" => .words(40);
    /// Why this is worth betting on.
    why: Markdown, "Why this bet" => .words(40);
    /// Its ink, where it has one of its own.
    colour: Option<Colour>, "Colour";
    /// The pillar that it mostly serves.
    pillar: Option<Ref<Pillar>>, "Pillar" => .placement();
}
