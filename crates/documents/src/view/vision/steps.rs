//! The order in which parts of the vision give way when the page is full.

use super::{Pillar, VisionPage, filled, first_sentence};
use crate::rich::{self, Block, Inline};
use crate::text::shortened;

/// One thing that gives way.
pub(crate) struct Step {
    /// As the report names it.
    pub name: &'static str,
    cut: fn(&mut VisionPage),
}

/// What gives way, least important first. Never dropped: title, statement, outcomes and pillars as such.
pub(crate) const STEPS: &[Step] = &[
    Step { name: "Roadmap: more than five in a cell", cut: |page| strip_to(page, 5) },
    Step { name: "North star: its definition", cut: |page| page.star.iter_mut().for_each(|star| star.note.clear()) },
    Step {
        name: "Platform capabilities: notes",
        cut: |page| page.capabilities.items.iter_mut().for_each(|c| c.note.clear()),
    },
    Step { name: "Roadmap: more than three in a cell", cut: |page| strip_to(page, 3) },
    Step { name: "Non-goals: reasons", cut: |page| page.non_goals.items.iter_mut().for_each(|n| n.note.clear()) },
    Step { name: "Input metrics: all but four", cut: |page| page.inputs.to(4) },
    Step { name: "Capacity: all but four cycles", cut: |page| cycles_to(page, 4) },
    Step { name: "Constraints: all but three", cut: |page| page.constraints.to(3) },
    Step { name: "Pillars: intents", cut: |page| page.pillars.items.iter_mut().for_each(shorten_pillar) },
    Step { name: "Roadmap: more than two in a cell", cut: |page| strip_to(page, 2) },
    Step { name: "Platform capabilities: all but three", cut: |page| page.capabilities.to(3) },
    Step { name: "Non-goals: all but three", cut: |page| page.non_goals.to(3) },
    Step { name: "Platform capabilities", cut: |page| page.capabilities.drop_all() },
    Step { name: "Principles: all but five", cut: |page| page.principles.to(5) },
    Step { name: "Roadmap: more than one in a cell", cut: |page| strip_to(page, 1) },
    Step { name: "Constraints", cut: |page| page.constraints.drop_all() },
    Step { name: "Non-goals", cut: |page| page.non_goals.drop_all() },
    Step { name: "Capacity", cut: |page| page.capacity = None },
    Step { name: "Input metrics", cut: |page| page.inputs.drop_all() },
    Step { name: "The problem: shortened", cut: |page| clamp(&mut page.problem, 260) },
    Step { name: "For whom: shortened", cut: |page| clamp(&mut page.for_whom, 160) },
    Step { name: "Business impact", cut: |page| page.impact.drop_all() },
    Step { name: "Pillars: objectives", cut: |page| page.pillars.items.iter_mut().for_each(|p| p.objectives.clear()) },
    Step { name: "Principles", cut: |page| page.principles.drop_all() },
    Step { name: "Outcomes: all but six", cut: |page| page.outcomes.to(6) },
    Step { name: "Roadmap", cut: |page| page.strip = None },
    Step { name: "North star", cut: |page| page.star = None },
    Step { name: "Statement: shortened", cut: |page| clamp_statement(page, 320) },
    Step {
        name: "Pillars: promises shortened",
        cut: |page| page.pillars.items.iter_mut().for_each(|p| p.promise = shortened(&p.promise, 120)),
    },
    Step { name: "Pillars: all but eight", cut: |page| page.pillars.to(8) },
    Step { name: "The problem: cut to one sentence", cut: |page| clamp(&mut page.problem, 110) },
    Step { name: "Outcomes, pillars and titles: shortened", cut: shorten_everything },
];

/// A choice of [`STEPS`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Taken(u32);

impl Taken {
    /// Whether the step is taken.
    pub fn has(self, step: usize) -> bool {
        self.0 & (1 << step) != 0
    }
    /// With this step.
    pub fn with(self, step: usize) -> Self {
        Self(self.0 | (1 << step))
    }
    /// Without this step.
    pub fn without(self, step: usize) -> Self {
        Self(self.0 & !(1 << step))
    }
    /// Whether nothing gives way.
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }
    /// The steps taken, the most important first.
    pub fn backwards(self) -> impl Iterator<Item = usize> {
        (0..STEPS.len()).rev().filter(move |step| self.has(*step))
    }
}

impl VisionPage {
    /// The page with the steps of `taken`, and the names of those that took something away.
    pub fn cut(&self, taken: Taken) -> (Self, Vec<String>) {
        let mut page = self.clone();
        let mut dropped = Vec::new();
        for (_, step) in STEPS.iter().enumerate().filter(|(at, _)| taken.has(*at)) {
            let before = page.clone();
            (step.cut)(&mut page);
            if page != before {
                dropped.push(step.name.to_owned());
            }
        }
        // What is gone as a whole was not also shortened.
        let whole = dropped.clone();
        let part_of = |name: &str| name.split_once(": ").is_some_and(|(of, _)| whole.iter().any(|gone| gone == of));
        dropped.retain(|name| !part_of(name));
        (page, dropped)
    }

    /// The steps that make a difference one after the other, beginning with none.
    pub fn levels(&self) -> Vec<Taken> {
        let mut page = self.clone();
        let mut levels = vec![Taken::default()];
        let mut taken = Taken::default();
        for (at, step) in STEPS.iter().enumerate() {
            let before = page.clone();
            (step.cut)(&mut page);
            if page != before {
                taken = taken.with(at);
                levels.push(taken);
            }
        }
        levels
    }
}

fn strip_to(page: &mut VisionPage, most: usize) {
    let rows = page.strip.iter_mut().flat_map(|strip| &mut strip.rows);
    rows.flat_map(|row| &mut row.cells).for_each(|cell| cell.to(most));
}

/// The cycles that come last say most about what is to come.
fn cycles_to(page: &mut VisionPage, most: usize) {
    if let Some(capacity) = &mut page.capacity {
        let gone = capacity.lines.len().saturating_sub(most);
        capacity.lines.drain(..gone);
    }
}

/// The intent gives way to the promise; without a promise it is shortened.
fn shorten_pillar(pillar: &mut Pillar) {
    if filled(&pillar.promise) { pillar.intent.clear() } else { clamp(&mut pillar.intent, 120) }
}

fn clamp(blocks: &mut Vec<Block>, most: usize) {
    let words: String = blocks.iter().map(rich::block_text).collect::<Vec<_>>().join(" ");
    if words.chars().count() > most {
        *blocks = vec![Block::Paragraph { text: vec![Inline::text(shortened(&words, most))] }];
    }
}

fn clamp_statement(page: &mut VisionPage, most: usize) {
    let whole = page.statement.join(" ");
    if whole.trim().chars().count() > most {
        page.statement = first_sentence(&shortened(whole.trim(), most));
    }
}

fn shorten_everything(page: &mut VisionPage) {
    page.outcomes.to(4);
    for outcome in &mut page.outcomes.items {
        outcome.text = shortened(&outcome.text, 110);
        outcome.measure = shortened(&outcome.measure, 50);
    }
    for pillar in &mut page.pillars.items {
        pillar.name = shortened(&pillar.name, 60);
        pillar.owner.clear();
        pillar.intent.clear();
        pillar.promise = shortened(&pillar.promise, 80);
    }
    clamp_statement(page, 200);
    clamp(&mut page.for_whom, 110);
    page.doc.title = shortened(&page.doc.title, 90);
    page.doc.organisation = shortened(&page.doc.organisation, 60);
    page.doc.subtitle.clear();
}
