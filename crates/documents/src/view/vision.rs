//! The one-page vision: its parts, and the order in which they give way when the page is full.

use std::collections::BTreeMap;

use lodestar_model::records::{Horizon, Initiative, InitiativeStatus};
use lodestar_model::{Id, Strategy};
use serde::Serialize;

use super::front::Front;
use super::marks::{Mark, Marks, mark};
use super::times;
use crate::Request;
use crate::rich::{self, Block, Inline};
use crate::text::shortened;

/// The page. Whatever is empty is not drawn.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(crate) struct VisionPage {
    pub doc: Front,
    pub id: String,
    /// The first sentence of the statement, and what follows it.
    pub statement: [String; 2],
    pub for_whom: Vec<Block>,
    pub problem: Vec<Block>,
    pub outcomes: Cut<Outcome>,
    pub pillars: Cut<Pillar>,
    pub strip: Option<Strip>,
    pub principles: Cut<Principle>,
    pub capabilities: Cut<Pair>,
    pub impact: Cut<Pair>,
    pub constraints: Cut<String>,
    pub non_goals: Cut<Pair>,
    /// Nothing has been written yet.
    pub blank: bool,
}

/// A list of which only the first items may be shown.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(crate) struct Cut<T> {
    pub items: Vec<T>,
    /// How many are left out.
    pub more: usize,
}

impl<T> Cut<T> {
    fn all(items: impl IntoIterator<Item = T>) -> Self {
        Self { items: items.into_iter().collect(), more: 0 }
    }

    /// Leaves the first `most`, unless only one more would be left out: its line is needed to say so.
    fn to(&mut self, most: usize) {
        if self.items.len() > most + usize::from(self.more == 0) {
            self.more += self.items.len() - most;
            self.items.truncate(most);
        }
    }

    fn drop_all(&mut self) {
        self.items.clear();
        self.more = 0;
    }
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub(crate) struct Outcome {
    pub mark: Option<Mark>,
    pub text: String,
    pub measure: String,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub(crate) struct Pillar {
    pub id: String,
    pub mark: Mark,
    pub name: String,
    pub promise: String,
    pub intent: Vec<Block>,
    pub owner: String,
}

/// Initiatives by pillar and horizon.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(crate) struct Strip {
    /// `Now`, and the quarters that its initiatives touch.
    pub horizons: Vec<[String; 2]>,
    pub rows: Vec<StripRow>,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub(crate) struct StripRow {
    pub mark: Option<Mark>,
    pub name: String,
    pub cells: Vec<Cut<Bet>>,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub(crate) struct Bet {
    pub id: String,
    pub title: String,
    pub commitment: &'static str,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub(crate) struct Principle {
    pub id: String,
    pub prefer: String,
    pub over: String,
}

/// A name and what is said about it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(crate) struct Pair {
    pub name: String,
    pub note: String,
}

/// One thing that gives way.
pub(crate) struct Step {
    /// As the report names it.
    pub name: &'static str,
    cut: fn(&mut VisionPage),
}

/// What gives way, least important first. Never dropped: title, statement, outcomes and pillars as such.
pub(crate) const STEPS: &[Step] = &[
    Step { name: "Roadmap: more than five in a cell", cut: |page| strip_to(page, 5) },
    Step {
        name: "Platform capabilities: notes",
        cut: |page| page.capabilities.items.iter_mut().for_each(|c| c.note.clear()),
    },
    Step { name: "Roadmap: more than three in a cell", cut: |page| strip_to(page, 3) },
    Step { name: "Non-goals: reasons", cut: |page| page.non_goals.items.iter_mut().for_each(|n| n.note.clear()) },
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
    Step { name: "The problem: shortened", cut: |page| clamp(&mut page.problem, 260) },
    Step { name: "For whom: shortened", cut: |page| clamp(&mut page.for_whom, 160) },
    Step { name: "Business impact", cut: |page| page.impact.drop_all() },
    Step { name: "Principles", cut: |page| page.principles.drop_all() },
    Step { name: "Outcomes: all but six", cut: |page| page.outcomes.to(6) },
    Step { name: "Roadmap", cut: |page| page.strip = None },
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

/// The page with everything on it.
pub(crate) fn page(strategy: &Strategy, request: &Request) -> VisionPage {
    let vision = strategy.the_vision();
    let marks = Marks::of(strategy);
    let statement = vision.map(|vision| rich::plain(&vision.statement)).unwrap_or_default();
    let words = format!("{statement} {}", vision.map(|vision| vision.problem.0.as_str()).unwrap_or_default());
    let pairs = |pairs: Vec<(String, String)>| {
        let filled = pairs.into_iter().filter(|(name, note)| filled(name) || filled(note));
        Cut::all(filled.map(|(name, note)| Pair { name, note }))
    };
    let mut page = VisionPage {
        doc: Front::new(strategy, request, request.document.title(), &words),
        id: vision.map(|vision| vision.id.to_string()).unwrap_or_default(),
        statement: first_sentence(&statement),
        for_whom: vision.map(|vision| rich::parse(&vision.for_whom)).unwrap_or_default(),
        problem: vision.map(|vision| rich::parse(&vision.problem)).unwrap_or_default(),
        outcomes: Cut::all(vision.into_iter().flat_map(|vision| &vision.outcomes).filter(|o| filled(&o.text)).map(
            |outcome| Outcome {
                mark: marks.get(outcome.pillar),
                text: outcome.text.clone(),
                measure: outcome.measure.clone(),
            },
        )),
        pillars: Cut::all(strategy.pillars.iter().map(|pillar| Pillar {
            id: pillar.id.to_string(),
            mark: mark(pillar),
            name: named(&pillar.name, "Untitled pillar"),
            promise: pillar.promise.clone(),
            intent: rich::parse(&pillar.intent),
            owner: pillar.owner.clone(),
        })),
        strip: strip(strategy),
        principles: Cut::all(strategy.principles.iter().filter(|p| filled(&p.prefer) || filled(&p.over)).map(
            |principle| Principle {
                id: principle.id.to_string(),
                prefer: principle.prefer.clone(),
                over: principle.over.clone(),
            },
        )),
        capabilities: pairs(each(vision.map(|v| &v.capabilities), |c| (c.name.clone(), c.note.clone()))),
        impact: pairs(each(vision.map(|v| &v.impact), |i| {
            (i.lever.map_or("", |l| l.label()).to_owned(), i.text.clone())
        })),
        constraints: Cut::all(vision.into_iter().flat_map(|v| v.constraints.clone()).filter(|text| filled(text))),
        non_goals: pairs(each(vision.map(|v| &v.non_goals), |n| (n.text.clone(), n.why.clone()))),
        blank: false,
    };
    page.blank = page.is_blank();
    page
}

impl VisionPage {
    fn is_blank(&self) -> bool {
        let texts = self.statement.iter().all(String::is_empty) && self.for_whom.is_empty() && self.problem.is_empty();
        let lists = self.outcomes.items.is_empty() && self.pillars.items.is_empty() && self.principles.items.is_empty();
        texts && lists && self.strip.is_none() && self.constraints.items.is_empty()
    }

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

fn each<T>(list: Option<&Vec<T>>, pair: impl Fn(&T) -> (String, String)) -> Vec<(String, String)> {
    list.into_iter().flatten().map(pair).collect()
}

fn filled(text: &str) -> bool {
    !text.trim().is_empty()
}

fn named(name: &str, otherwise: &str) -> String {
    if filled(name) { name.to_owned() } else { otherwise.to_owned() }
}

/// Splits after the first sentence, which is set darker than the rest.
fn first_sentence(text: &str) -> [String; 2] {
    let end = text.char_indices().find_map(|(at, c)| {
        let after = &text[at + c.len_utf8()..];
        let starts_anew = after.trim_start().chars().next().is_some_and(|next| !next.is_lowercase());
        let ends = matches!(c, '.' | '!' | '?' | '؟') && after.starts_with(' ') && starts_anew;
        (ends || (matches!(c, '。' | '！' | '？') && !after.is_empty())).then_some(at + c.len_utf8())
    });
    let (first, rest) = text.split_at(end.unwrap_or(text.len()));
    [first.to_owned(), rest.trim_start().to_owned()]
}

fn strip(strategy: &Strategy) -> Option<Strip> {
    let horizons = [Horizon::Now, Horizon::Next, Horizon::Later];
    let planned: Vec<&Initiative> = strategy
        .initiatives
        .iter()
        .filter(|i| horizons.contains(&i.horizon) && i.status != InitiativeStatus::Dropped)
        .collect();
    if planned.is_empty() {
        return None;
    }
    let mut by_pillar: BTreeMap<Option<Id>, Vec<&Initiative>> = BTreeMap::new();
    for initiative in &planned {
        let pillar = initiative.pillar.map(|pillar| pillar.0).filter(|id| strategy.pillars.iter().any(|p| p.id == *id));
        by_pillar.entry(pillar).or_default().push(initiative);
    }
    let row = |mark: Option<Mark>, name: String, of: Option<Id>| {
        let list = by_pillar.get(&of).map(Vec::as_slice).unwrap_or_default();
        let cells = horizons.map(|horizon| {
            Cut::all(list.iter().filter(|i| i.horizon == horizon).map(|initiative| Bet {
                id: initiative.id.to_string(),
                title: named(&initiative.title, "Untitled initiative"),
                commitment: initiative.commitment.value(),
            }))
        });
        StripRow { mark, name, cells: cells.into() }
    };
    let mut rows: Vec<StripRow> = strategy
        .pillars
        .iter()
        .map(|pillar| row(Some(mark(pillar)), named(&pillar.name, "Untitled pillar"), Some(pillar.id)))
        .collect();
    if by_pillar.contains_key(&None) {
        let name = if strategy.pillars.is_empty() { "Initiatives" } else { "Across pillars" };
        rows.push(row(None, name.to_owned(), None));
    }
    let starts = strategy.fiscal_month();
    let heads = horizons.map(|horizon| {
        let here = || planned.iter().filter(|i| i.horizon == horizon);
        let (from, to) = (here().filter_map(|i| i.start).min(), here().filter_map(|i| i.end).max());
        [horizon.label().to_owned(), times::quarters(from, to, starts)]
    });
    Some(Strip { horizons: heads.into(), rows })
}

fn strip_to(page: &mut VisionPage, most: usize) {
    let rows = page.strip.iter_mut().flat_map(|strip| &mut strip.rows);
    rows.flat_map(|row| &mut row.cells).for_each(|cell| cell.to(most));
}

/// The intent gives way to the promise; without a promise it is shortened.
fn shorten_pillar(pillar: &mut Pillar) {
    if filled(&pillar.promise) { pillar.intent.clear() } else { clamp(&mut pillar.intent, 120) }
}

fn clamp(blocks: &mut Vec<Block>, most: usize) {
    let words: String = blocks.iter().map(|block| rich::block_text(block)).collect::<Vec<_>>().join(" ");
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
    fn the_first_sentence_ends_where_the_next_begins() {
        for (text, first) in [
            ("One truth. Then more.", "One truth."),
            ("By 3.5 days, e.g. less.", "By 3.5 days, e.g. less."),
            ("No end", "No end"),
            ("一つ。二つ", "一つ。"),
            ("", ""),
        ] {
            assert_eq!(first_sentence(text)[0], first);
        }
    }

    #[test]
    fn a_list_is_not_cut_to_hide_a_single_item() {
        let mut list = Cut::all(0..4);
        list.to(3);
        assert_eq!((list.items.len(), list.more), (4, 0));
        list.to(2);
        assert_eq!((list.items.len(), list.more), (2, 2));
        list.to(1);
        assert_eq!((list.items.len(), list.more), (1, 3));
    }
}
