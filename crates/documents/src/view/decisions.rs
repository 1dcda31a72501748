//! Decision records and the log that lists them.

use std::ops::Range;

use lodestar_model::records::{Assumption, AssumptionState, Decision, Relation};
use lodestar_model::{Id, Kind, Strategy};
use serde::Serialize;

use super::View;
use super::audience::Sight;
use super::front::{Front, PageShape};
use super::marks::{Mark, Marks};
use super::times;
use crate::Request;
use crate::parts::Pieces;
use crate::rich::{self, Block};

/// The most letters of a record that shares a page with others.
const SHORT: usize = 700;

/// The log, or one record.
#[derive(Serialize)]
struct Decisions<'a> {
    doc: &'a Front,
    /// Whether it is the log, which begins with an index, rather than one record.
    log: bool,
    /// Whether what stands before the records is part of it.
    front: bool,
    /// `3 accepted, 1 proposed`.
    summary: &'a str,
    index: &'a [Row],
    /// Paths of the files with the records.
    records: Vec<String>,
    /// For each record, whether it begins a page.
    breaks: &'a [bool],
}

/// A line of the index.
#[derive(PartialEq, Serialize)]
struct Row {
    id: String,
    number: String,
    title: String,
    mark: Option<Mark>,
    status: Status,
    date: String,
    owner: String,
    /// `Replaces D-003`, `Replaced by D-007`.
    relations: Vec<String>,
}

#[derive(Clone, PartialEq, Serialize)]
struct Status {
    value: &'static str,
    label: &'static str,
}

#[derive(PartialEq, Serialize)]
struct Record {
    id: String,
    number: String,
    title: String,
    status: Status,
    mark: Option<Mark>,
    facts: Vec<[String; 2]>,
    context: Vec<Block>,
    outcome: Vec<Block>,
    drivers: Vec<String>,
    confirmation: Vec<Block>,
    options: Vec<Choice>,
    /// Whether any option has a cost.
    costs: bool,
    good: Vec<String>,
    bad: Vec<String>,
    follow_up: Vec<String>,
    assumptions: Vec<Supposed>,
    more: Vec<Block>,
}

#[derive(PartialEq, Serialize)]
struct Choice {
    title: String,
    description: Vec<Block>,
    pros: Vec<String>,
    cons: Vec<String>,
    cost: String,
    chosen: bool,
}

#[derive(PartialEq, Serialize)]
struct Supposed {
    text: String,
    measure: String,
    current: String,
    tripwire: String,
    state: &'static str,
    broken: bool,
}

/// All decisions: the index, then each record.
pub(crate) struct Log {
    doc: Front,
    summary: String,
    index: Vec<Row>,
    records: Vec<Record>,
    breaks: Vec<bool>,
}

impl Log {
    /// The log of a strategy.
    pub fn of(strategy: &Strategy, request: &Request) -> Self {
        let marks = Marks::of(strategy);
        let titles = strategy.decisions.iter().take(50).map(|d| d.title.as_str()).collect::<Vec<_>>().join(" ");
        Self {
            doc: Front::new(strategy, request, request.document.title(), &titles),
            summary: summary(strategy),
            index: strategy.decisions.iter().map(|decision| row(strategy, decision, &marks)).collect(),
            records: strategy.decisions.iter().map(|one| full(strategy, &request.lens, one, &marks)).collect(),
            breaks: breaks(&strategy.decisions),
        }
    }
}

/// The pieces are the records; the index is the front.
impl Pieces for Log {
    fn len(&self) -> usize {
        self.records.len()
    }

    fn runs(&self) -> Vec<Range<usize>> {
        let begins = self.breaks.iter().enumerate().filter(|(_, begins)| **begins).map(|(at, _)| at);
        let edges: Vec<usize> = [0].into_iter().chain(begins).chain([self.len()]).collect();
        edges.windows(2).map(|pair| pair[0]..pair[1]).collect()
    }

    fn view(&self, range: Range<usize>, front: bool) -> Result<View, serde_json::Error> {
        let decisions = Decisions {
            doc: &self.doc,
            log: true,
            front,
            summary: &self.summary,
            index: if front { &self.index } else { &[] },
            records: range.clone().map(path).collect(),
            breaks: &self.breaks[range.clone()],
        };
        let mut view = View::new("/decisions.typ", &self.doc, &decisions)?;
        for (at, record) in self.records.iter().enumerate().take(range.end).skip(range.start) {
            view.add(path(at), record)?;
        }
        Ok(view)
    }

    fn same_pages(&self, other: &Self) -> bool {
        self.doc.same_pages(&other.doc)
    }

    fn same_front(&self, other: &Self) -> bool {
        (&self.doc, &self.summary, &self.index) == (&other.doc, &other.summary, &other.index)
    }

    fn same(&self, at: usize, other: &Self, there: usize) -> bool {
        self.records.get(at) == other.records.get(there)
    }

    fn shape(&self) -> PageShape {
        self.doc.page
    }
}

/// The data of one record.
pub(crate) fn record(strategy: &Strategy, decision: &Decision, request: &Request) -> Result<View, serde_json::Error> {
    let name = format!("{} {}", request.document.title(), number(decision));
    let words = format!("{} {}", decision.title, decision.context.0);
    let doc = Front::new(strategy, request, name.trim(), &words);
    let decisions = Decisions {
        doc: &doc,
        log: false,
        front: true,
        summary: "",
        index: &[],
        records: vec![path(0)],
        breaks: &[false],
    };
    let mut view = View::new("/decisions.typ", &doc, &decisions)?;
    view.add(path(0), &full(strategy, &request.lens, decision, &Marks::of(strategy)))?;
    Ok(view)
}

/// A record begins a page, but short ones follow each other.
fn breaks(decisions: &[Decision]) -> Vec<bool> {
    let short = |decision: &Decision| {
        let texts = [&decision.context.0, &decision.outcome.0, &decision.more.0, &decision.confirmation.0];
        let lists = [&decision.drivers, &decision.good, &decision.bad, &decision.follow_up];
        decision.options.is_empty()
            && texts.iter().map(|text| text.len()).sum::<usize>() < SHORT
            && lists.iter().map(|list| list.len()).sum::<usize>() < 4
    };
    (0..decisions.len()).map(|at| at == 0 || !short(&decisions[at]) || !short(&decisions[at - 1])).collect()
}

fn path(at: usize) -> String {
    format!("/records/{at}.json")
}

fn number(decision: &Decision) -> String {
    decision.number.map(|number| format!("D-{number:03}")).unwrap_or_default()
}

fn title(decision: &Decision) -> String {
    match decision.title.trim() {
        "" => "Untitled decision".to_owned(),
        title => title.to_owned(),
    }
}

fn status(decision: &Decision) -> Status {
    Status { value: decision.status.value(), label: decision.status.label() }
}

fn summary(strategy: &Strategy) -> String {
    let counts = lodestar_model::records::DecisionStatus::ALL.iter().filter_map(|status| {
        let count = strategy.decisions.iter().filter(|d| d.status == *status).count();
        (count > 0).then(|| format!("{count} {}", status.label().to_lowercase()))
    });
    counts.collect::<Vec<_>>().join(", ")
}

/// What stands between this decision and others, from both ends of each link.
fn relations(strategy: &Strategy, decision: &Decision) -> Vec<(&'static str, Id)> {
    let mut found = Vec::new();
    for link in &strategy.links {
        let between = link.from.kind == Kind::Decision && link.to.kind == Kind::Decision;
        let (label, back) = match link.relation {
            Relation::Supersedes => ("Replaces", "Replaced by"),
            Relation::Amends => ("Amends", "Amended by"),
            _ => ("Related", "Related"),
        };
        if between && link.from.id == decision.id {
            found.push((label, link.to.id));
        } else if between && link.to.id == decision.id {
            found.push((back, link.from.id));
        }
    }
    found
}

fn named(strategy: &Strategy, id: Id) -> Option<(String, String)> {
    let other = strategy.decisions.iter().find(|decision| decision.id == id)?;
    Some((number(other), title(other)))
}

fn row(strategy: &Strategy, decision: &Decision, marks: &Marks) -> Row {
    let relations = relations(strategy, decision).into_iter().filter(|(label, _)| *label != "Related");
    let relations = relations.filter_map(|(label, id)| {
        let (number, title) = named(strategy, id)?;
        Some(format!("{label} {}", if number.is_empty() { title } else { number }))
    });
    Row {
        id: decision.id.to_string(),
        number: number(decision),
        title: title(decision),
        mark: marks.get(decision.pillar),
        status: status(decision),
        date: decision.date.map(|date| date.to_string()).unwrap_or_default(),
        owner: if decision.driver.is_empty() { decision.approver.clone() } else { decision.driver.clone() },
        relations: relations.collect(),
    }
}

fn full(strategy: &Strategy, sight: &Sight, decision: &Decision, marks: &Marks) -> Record {
    let lists =
        |items: &[String]| -> Vec<String> { items.iter().filter(|item| !item.trim().is_empty()).cloned().collect() };
    let options: Vec<Choice> = decision
        .options
        .iter()
        .map(|option| Choice {
            title: if option.title.trim().is_empty() { "Untitled option".to_owned() } else { option.title.clone() },
            description: rich::parse(&option.description),
            pros: lists(&option.pros),
            cons: lists(&option.cons),
            cost: option.cost.clone(),
            chosen: option.chosen,
        })
        .collect();
    Record {
        id: decision.id.to_string(),
        number: number(decision),
        title: title(decision),
        status: status(decision),
        mark: marks.get(decision.pillar),
        facts: facts(strategy, decision),
        context: rich::parse(&decision.context),
        outcome: rich::parse(&decision.outcome),
        drivers: lists(&decision.drivers),
        confirmation: rich::parse(&decision.confirmation),
        costs: options.iter().any(|option| !option.cost.trim().is_empty()),
        options,
        good: lists(&decision.good),
        bad: lists(&decision.bad),
        follow_up: lists(&decision.follow_up),
        assumptions: strategy
            .assumptions
            .iter()
            .filter(|assumption| assumption.decision.is_some_and(|of| of.0 == decision.id))
            .map(|assumption| supposed(sight, assumption))
            .collect(),
        more: rich::parse(&decision.more),
    }
}

fn facts(strategy: &Strategy, decision: &Decision) -> Vec<[String; 2]> {
    let pillar = decision.pillar.and_then(|pillar| strategy.pillars.iter().find(|p| p.id == pillar.0));
    let mut facts = vec![
        ("Date".to_owned(), decision.date.map(times::day).unwrap_or_default()),
        ("Driver".to_owned(), decision.driver.clone()),
        ("Approver".to_owned(), decision.approver.clone()),
        ("Contributors".to_owned(), decision.contributors.join(", ")),
        ("Informed".to_owned(), decision.informed.join(", ")),
        ("Pillar".to_owned(), pillar.map(|pillar| pillar.name.clone()).unwrap_or_default()),
        ("Door".to_owned(), decision.door.map(|door| door.label().to_owned()).unwrap_or_default()),
        ("Revisit on".to_owned(), decision.revisit_on.map(times::day).unwrap_or_default()),
    ];
    for (label, id) in relations(strategy, decision) {
        let Some((number, title)) = named(strategy, id) else { continue };
        let words = format!("{number} {title}").trim().to_owned();
        match facts.iter_mut().find(|(known, _)| known == label) {
            Some((_, list)) => list.push_str(&format!("; {words}")),
            None => facts.push((label.to_owned(), words)),
        }
    }
    facts.into_iter().filter(|(_, value)| !value.trim().is_empty()).map(|(label, value)| [label, value]).collect()
}

fn supposed(sight: &Sight, assumption: &Assumption) -> Supposed {
    let on = assumption.tripwire_on.map(times::day).unwrap_or_default();
    let tripwire =
        [assumption.tripwire.as_str(), on.as_str()].iter().filter(|t| !t.is_empty()).copied().collect::<Vec<_>>();
    Supposed {
        text: assumption.text.clone(),
        measure: assumption.measure.clone(),
        current: assumption.current.clone(),
        tripwire: tripwire.join("; "),
        state: sight.told(Kind::Assumption, "state", assumption.state.label()),
        broken: assumption.state == AssumptionState::Broken,
    }
}
