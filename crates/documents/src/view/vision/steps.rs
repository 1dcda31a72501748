//! The order in which parts of the vision give way when the page is full.

use lodestar_model::records::PagePart;

use super::{Pillar, VisionPage, filled, first_sentence};
use crate::rich::{self, Block, Inline};
use crate::text::shortened;

/// One thing that gives way.
pub(crate) struct Step {
    /// As the report names it.
    pub name: &'static str,
    /// The part that it takes from; none for the last resorts.
    part: Option<PagePart>,
    /// Whether it takes the part away as a whole.
    whole: bool,
    cut: fn(&mut VisionPage),
}

/// A part gets shorter.
const fn trim(part: PagePart, name: &'static str, cut: fn(&mut VisionPage)) -> Step {
    Step { name, part: Some(part), whole: false, cut }
}

/// A part goes.
const fn leave_out(part: PagePart, name: &'static str, cut: fn(&mut VisionPage)) -> Step {
    Step { name, part: Some(part), whole: true, cut }
}

/// A last resort, in whichever order the parts are.
const fn last(name: &'static str, cut: fn(&mut VisionPage)) -> Step {
    Step { name, part: None, whole: false, cut }
}

/// What gives way, least important first, unless the user chose another order. Never dropped: title, statement, outcomes and pillars as such.
pub(crate) const STEPS: &[Step] = &[
    trim(PagePart::Roadmap, "Roadmap: more than five in a cell", |page| strip_to(page, 5)),
    trim(PagePart::NorthStar, "North star: its definition", |page| {
        page.star.iter_mut().for_each(|star| star.note.clear())
    }),
    trim(PagePart::Capabilities, "Platform capabilities: notes", |page| {
        page.capabilities.items.iter_mut().for_each(|c| c.note.clear())
    }),
    trim(PagePart::Roadmap, "Roadmap: more than three in a cell", |page| strip_to(page, 3)),
    trim(PagePart::NonGoals, "Non-goals: reasons", |page| page.non_goals.items.iter_mut().for_each(|n| n.note.clear())),
    trim(PagePart::Inputs, "Input metrics: all but four", |page| page.inputs.to(4)),
    trim(PagePart::Capacity, "Capacity: all but four cycles", |page| cycles_to(page, 4)),
    trim(PagePart::Constraints, "Constraints: all but three", |page| page.constraints.to(3)),
    trim(PagePart::Objectives, "Pillars: intents", |page| page.pillars.items.iter_mut().for_each(shorten_pillar)),
    trim(PagePart::Roadmap, "Roadmap: more than two in a cell", |page| strip_to(page, 2)),
    trim(PagePart::Capabilities, "Platform capabilities: all but three", |page| page.capabilities.to(3)),
    trim(PagePart::NonGoals, "Non-goals: all but three", |page| page.non_goals.to(3)),
    leave_out(PagePart::Capabilities, "Platform capabilities", |page| page.capabilities.drop_all()),
    trim(PagePart::Principles, "Principles: all but five", |page| page.principles.to(5)),
    trim(PagePart::Roadmap, "Roadmap: more than one in a cell", |page| strip_to(page, 1)),
    leave_out(PagePart::Constraints, "Constraints", |page| page.constraints.drop_all()),
    leave_out(PagePart::NonGoals, "Non-goals", |page| page.non_goals.drop_all()),
    leave_out(PagePart::Capacity, "Capacity", |page| page.capacity = None),
    leave_out(PagePart::Inputs, "Input metrics", |page| page.inputs.drop_all()),
    trim(PagePart::People, "The problem: shortened", |page| clamp(&mut page.problem, 260)),
    trim(PagePart::People, "For whom: shortened", |page| clamp(&mut page.for_whom, 160)),
    leave_out(PagePart::Impact, "Business impact", |page| page.impact.drop_all()),
    leave_out(PagePart::Objectives, "Pillars: objectives", |page| {
        page.pillars.items.iter_mut().for_each(|p| p.objectives.clear())
    }),
    leave_out(PagePart::Principles, "Principles", |page| page.principles.drop_all()),
    last("Outcomes: all but six", |page| page.outcomes.to(6)),
    leave_out(PagePart::Roadmap, "Roadmap", |page| page.strip = None),
    leave_out(PagePart::NorthStar, "North star", |page| page.star = None),
    last("Statement: shortened", |page| clamp_statement(page, 320)),
    last("Pillars: promises shortened", |page| {
        page.pillars.items.iter_mut().for_each(|p| p.promise = shortened(&p.promise, 120))
    }),
    last("Pillars: all but eight", |page| page.pillars.to(8)),
    last("The problem: cut to one sentence", |page| clamp(&mut page.problem, 110)),
    last("Outcomes, pillars and titles: shortened", shorten_everything),
];

/// The steps in the order in which they are taken. Where the user chose an order of the parts: all parts get shorter
/// first, then they go, the least important before the others; and then the last resorts.
pub(crate) fn order(chosen: &[PagePart]) -> Vec<usize> {
    let mut steps: Vec<usize> = (0..STEPS.len()).collect();
    if chosen.is_empty() {
        return steps;
    }
    // Parts that were not named stand behind those that were, in their usual order.
    let others = PagePart::ALL.iter().filter(|part| !chosen.contains(part));
    let parts: Vec<PagePart> = chosen.iter().chain(others).copied().collect();
    let weight = |part: PagePart| parts.iter().position(|other| *other == part).unwrap_or(parts.len());
    // Sorting is stable: the steps of one part stay as they are.
    steps.sort_by_key(|step| {
        let step = &STEPS[*step];
        step.part.map_or((2, std::cmp::Reverse(0)), |part| (u8::from(step.whole), std::cmp::Reverse(weight(part))))
    });
    steps
}

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
    /// The steps taken, the last one first.
    pub fn backwards(self, order: &[usize]) -> impl Iterator<Item = usize> + '_ {
        order.iter().rev().copied().filter(move |step| self.has(*step))
    }
}

impl VisionPage {
    /// The page with the steps of `taken`, and the names of those that took something away: of steps that take more and
    /// more of the same only the last.
    pub fn cut(&self, taken: Taken) -> (Self, Vec<String>) {
        let mut page = self.clone();
        let mut dropped = Vec::new();
        for step in self.order.iter().filter(|at| taken.has(**at)).map(|at| &STEPS[*at]) {
            let before = page.clone();
            (step.cut)(&mut page);
            if page != before {
                dropped.push(step.name);
            }
        }
        (page, last_words(&dropped))
    }

    /// The steps that make a difference one after the other, beginning with none, and the weight that the page has then.
    pub fn levels(&self) -> (Vec<Taken>, Vec<f64>) {
        let mut page = self.clone();
        let mut levels = vec![Taken::default()];
        let mut weights = vec![page.weight()];
        let mut taken = Taken::default();
        for at in &self.order {
            let before = page.clone();
            (STEPS[*at].cut)(&mut page);
            if page != before {
                taken = taken.with(*at);
                levels.push(taken);
                weights.push(page.weight());
            }
        }
        (levels, weights)
    }
}

/// Without the names that a later step makes idle: what is gone as a whole was not also shortened, and how far it was
/// shortened the last step says.
fn last_words(dropped: &[&str]) -> Vec<String> {
    let idle = |at: usize, name: &str| {
        let heading = name.split_once(": ").map(|(heading, _)| heading);
        dropped.iter().any(|other| heading == Some(other))
            || dropped.iter().skip(at + 1).any(|later| subject(later) == subject(name))
    };
    dropped.iter().enumerate().filter(|(at, name)| !idle(*at, name)).map(|(_, name)| (*name).to_owned()).collect()
}

/// What a step takes from, without how much of it stays.
fn subject(name: &str) -> &str {
    let grades = ["all but ", "cut to ", "more than ", "shortened"];
    match name.split_once(": ") {
        Some((heading, how)) if grades.iter().any(|grade| how.starts_with(grade)) => heading,
        _ => name,
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_gave_way_is_named_once_as_the_last_step_left_it() {
        let cases: &[(&[&str], &[&str])] = &[
            (
                &["Roadmap: more than five in a cell", "Non-goals: reasons", "Roadmap: more than three in a cell"],
                &["Non-goals: reasons", "Roadmap: more than three in a cell"],
            ),
            (
                &["The problem: shortened", "For whom: shortened", "The problem: cut to one sentence"],
                &["For whom: shortened", "The problem: cut to one sentence"],
            ),
            (
                &["Roadmap: more than one in a cell", "Non-goals: reasons", "Roadmap", "Non-goals"],
                &["Roadmap", "Non-goals"],
            ),
            (
                &["Platform capabilities: notes", "Platform capabilities: all but three", "Pillars: intents"],
                &["Platform capabilities: notes", "Platform capabilities: all but three", "Pillars: intents"],
            ),
        ];
        for (dropped, told) in cases {
            assert_eq!(last_words(dropped), *told);
        }
    }

    #[test]
    fn what_matters_least_to_the_user_gives_way_first() {
        assert_eq!(order(&[]), (0..STEPS.len()).collect::<Vec<_>>());
        let chosen = [PagePart::Capabilities, PagePart::Constraints];
        let names: Vec<&str> = order(&chosen).into_iter().map(|step| STEPS[step].name).collect();
        let at = |name: &str| names.iter().position(|other| *other == name).unwrap_or(usize::MAX);
        assert!(at("Roadmap") < at("Constraints") && at("Constraints") < at("Platform capabilities"), "{names:?}");
        assert!(at("Platform capabilities: notes") < at("North star"), "shorter first, then away: {names:?}");
        assert!(at("Platform capabilities: notes") < at("Platform capabilities: all but three"));
        assert_eq!(names.last(), Some(&"Outcomes, pillars and titles: shortened"));
        assert_eq!(names.len(), STEPS.len());
    }
}
