//! The one-page vision: its parts, as much as there is of each.

mod steps;
mod strip;

use lodestar_model::Strategy;
use serde::Serialize;

pub(crate) use steps::Taken;
use strip::Strip;

use super::front::Front;
use super::marks::{Mark, Marks, mark};
use crate::Request;
use crate::content::scorecard::{Measure, inputs, north_star};
use crate::content::{Builder, Figure, Shares, kinds};
use crate::rich::{self, Block};

/// The page. Whatever is empty is not drawn.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(crate) struct VisionPage {
    pub doc: Front,
    pub id: String,
    /// The first sentence of the statement, and what follows it.
    pub statement: [String; 2],
    /// The north star, beside the statement.
    pub star: Option<Figure>,
    pub for_whom: Vec<Block>,
    pub problem: Vec<Block>,
    pub outcomes: Cut<Outcome>,
    pub pillars: Cut<Pillar>,
    pub strip: Option<Strip>,
    pub principles: Cut<Principle>,
    /// The metrics that lead to the north star.
    pub inputs: Cut<Measure>,
    /// What the capacity of the cycles goes into.
    pub capacity: Option<Shares>,
    pub capabilities: Cut<Pair>,
    pub impact: Cut<Pair>,
    pub constraints: Cut<String>,
    pub non_goals: Cut<Pair>,
    /// Nothing has been written yet.
    pub blank: bool,
    /// The steps by which it gives way, in their order.
    #[serde(skip)]
    pub order: Vec<usize>,
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
    /// The titles of its objectives.
    pub objectives: Vec<String>,
    pub owner: String,
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

/// The page with everything on it.
pub(crate) fn page(strategy: &Strategy, request: &Request) -> VisionPage {
    let vision = strategy.the_vision();
    let marks = Marks::of(strategy);
    let build = Builder::new(strategy, request);
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
        star: north_star(&build),
        for_whom: vision.map(|vision| rich::parse(&vision.for_whom)).unwrap_or_default(),
        problem: vision.map(|vision| rich::parse(&vision.problem)).unwrap_or_default(),
        outcomes: Cut::all(vision.into_iter().flat_map(|vision| &vision.outcomes).filter(|o| filled(&o.text)).map(
            |outcome| Outcome {
                mark: marks.get(outcome.pillar),
                text: outcome.text.clone(),
                measure: outcome.measure.clone(),
            },
        )),
        pillars: Cut::all(strategy.pillars.iter().map(|pillar| {
            Pillar {
                id: pillar.id.to_string(),
                mark: mark(pillar),
                name: named(&pillar.name, "Untitled pillar"),
                promise: pillar.promise.clone(),
                intent: rich::parse(&pillar.intent),
                objectives: strategy
                    .objectives
                    .iter()
                    .filter(|objective| {
                        objective.pillar.is_some_and(|of| of.0 == pillar.id) && filled(&objective.title)
                    })
                    .map(|objective| objective.title.clone())
                    .collect(),
                owner: pillar.owner.clone(),
            }
        })),
        strip: strip::strip(strategy),
        principles: Cut::all(strategy.principles.iter().filter(|p| filled(&p.prefer) || filled(&p.over)).map(
            |principle| Principle {
                id: principle.id.to_string(),
                prefer: principle.prefer.clone(),
                over: principle.over.clone(),
            },
        )),
        inputs: Cut::all(inputs(&build)),
        capacity: kinds::shares(&build).map(narrow),
        capabilities: pairs(each(vision.map(|v| &v.capabilities), |c| (c.name.clone(), c.note.clone()))),
        impact: pairs(each(vision.map(|v| &v.impact), |i| {
            (i.lever.map_or("", |l| l.label()).to_owned(), i.text.clone())
        })),
        constraints: Cut::all(vision.into_iter().flat_map(|v| v.constraints.clone()).filter(|text| filled(text))),
        non_goals: pairs(each(vision.map(|v| &v.non_goals), |n| (n.text.clone(), n.why.clone()))),
        blank: false,
        order: steps::order(vision.map(|v| v.page_order.as_slice()).unwrap_or_default()),
    };
    page.blank = page.is_blank();
    page
}

/// Names of cycles that stand in a narrow column.
fn narrow(mut shares: Shares) -> Shares {
    for line in &mut shares.lines {
        line.name = line.name.replace(", planned", " plan");
    }
    shares
}

impl VisionPage {
    /// About how much of a page it takes, in letters: where to look first for what must give way.
    fn weight(&self) -> f64 {
        serde_json::to_vec(self).map_or(0.0, |json| json.len() as f64)
    }

    fn is_blank(&self) -> bool {
        let texts = self.statement.iter().all(String::is_empty) && self.for_whom.is_empty() && self.problem.is_empty();
        let lists = self.outcomes.items.is_empty() && self.pillars.items.is_empty() && self.principles.items.is_empty();
        texts && lists && self.strip.is_none() && self.constraints.items.is_empty()
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
