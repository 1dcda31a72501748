//! The pack for a review: what the review itself says, what changed since the one before, where the figures stand, which
//! decisions are due, what could go wrong. Made of what other documents are made of; what an audience does not see, such
//! as the review's own notes, is left out and the rest stays.

use lodestar_model::records::{AssumptionState, Decision, DecisionStatus, Review, ReviewStatus, Risk, RiskStatus};
use lodestar_model::{Id, Kind};

use super::build::{anchor, number};
use super::{Block, Builder, Cell, Column, Fact, Rich, Section, Start, Table, changed, scorecard};
use crate::request::Since;
use crate::view::times;
use crate::{Error, rich};

/// The most risks of a pack.
const RISKS: usize = 10;

/// The sections of the pack.
pub(super) fn sections(build: &Builder, id: Id, since: Option<&Since>) -> Result<Vec<Section>, Error> {
    let review = build.s.reviews.iter().find(|review| review.id == id);
    let mut sections = Vec::new();
    if let Some(review) = review {
        sections.push(opening(build, review));
        sections.push(looking_back(build, review));
    }
    sections.extend(changes(build, since)?);
    if !build.s.objectives.is_empty() || !build.s.metrics.is_empty() {
        sections.push(scorecard::chapter(build, Start::Wide));
    }
    let decided = due(build);
    let risky = risks(build);
    let nothing = |found: bool, words: &str| if found { None } else { Some(Block::nothing(words)) };
    let none_due = nothing(decided.is_some(), "No decision is open or due to be looked at again.");
    sections.push(section("decisions-due", "Decisions due", decided.map(Block::Table).into_iter().chain(none_due)));
    // After a page that lies on its side the rest stands upright again.
    if let Some(last) = sections.last_mut() {
        last.start = Start::Page;
    }
    let no_risk = nothing(risky.is_some(), "No open risk.");
    sections.push(section("risks", "Risks", risky.map(Block::Table).into_iter().chain(no_risk)));
    if let Some(review) = review {
        sections.push(section("actions", "Actions", actions(build, review).map(Block::Table)));
        let next = review.next_date.map(|day| Block::line(format!("The next review is on {}.", times::day(day))));
        if let Some(last) = sections.last_mut() {
            last.blocks.extend(next);
        }
    }
    sections.retain(|section| !section.blocks.is_empty());
    Ok(sections)
}

fn section(anchor: &str, title: &str, blocks: impl IntoIterator<Item = Block>) -> Section {
    Section {
        anchor: anchor.to_owned(),
        level: 1,
        title: title.to_owned(),
        blocks: blocks.into_iter().collect(),
        ..Section::default()
    }
}

/// What the review is, and what it will talk about.
fn opening(build: &Builder, review: &Review) -> Section {
    let mut facts = Vec::new();
    let mut fact = |name: &str, value: String| {
        if !value.trim().is_empty() {
            facts.push(Fact { name: name.to_owned(), value: Cell::of(value) });
        }
    };
    fact("Kind", build.told(Kind::Review, "kind", review.kind.label()).to_owned());
    fact("Date", review.date.map(times::day).unwrap_or_default());
    fact("Status", review.status.label().to_owned());
    fact("Participants", review.participants.join(", "));
    let mut blocks = vec![Block::Facts { facts }];
    let points = review.agenda.iter().filter(|point| !point.text.trim().is_empty());
    let agenda: Vec<Cell> = points
        .map(|point| match point.minutes {
            Some(1) => Cell::of(format!("{} (1 minute)", point.text.trim())),
            Some(minutes) if minutes > 0 => Cell::of(format!("{} ({minutes} minutes)", point.text.trim())),
            _ => Cell::of(&point.text),
        })
        .collect();
    if !agenda.is_empty() {
        blocks.extend([Block::heading(2, "Agenda"), Block::List { items: agenda, numbered: true }]);
    }
    Section {
        of: build.field(Kind::Review, review.id, "title"),
        ..section("review", &Builder::titled(&review.title, "review"), blocks)
    }
}

/// Wins, setbacks, trade-offs, and what was learned.
fn looking_back(build: &Builder, review: &Review) -> Section {
    let list = |title: &str, items: &[String]| {
        let items: Vec<Cell> = items.iter().filter(|item| !item.trim().is_empty()).map(Cell::of).collect();
        (!items.is_empty()).then(|| (1.0, vec![Block::heading(2, title), Block::List { items, numbered: false }]))
    };
    let columns: Vec<_> = [("Wins", &review.wins), ("Setbacks", &review.setbacks), ("Trade-offs", &review.trade_offs)]
        .into_iter()
        .filter_map(|(title, items)| list(title, items))
        .collect();
    let mut blocks = Vec::new();
    if !columns.is_empty() {
        blocks.push(Block::Columns { columns });
    }
    if !review.notes.trim().is_empty() {
        blocks.push(Block::heading(2, "Notes"));
        let of = build.field(Kind::Review, review.id, "notes");
        blocks.push(Block::Text { text: Rich(review.notes.0.clone()), under: 2, of });
    }
    section("looking-back", "Looking back", blocks)
}

/// What changed since the review before, its groups below one heading.
fn changes(build: &Builder, since: Option<&Since>) -> Result<Vec<Section>, Error> {
    let mut sections = changed::sections(build, since)?;
    for (at, section) in sections.iter_mut().enumerate() {
        if at == 0 {
            section.title = "What changed".to_owned();
        } else {
            section.level = 2;
            section.lede.clear();
        }
    }
    Ok(sections)
}

/// The decisions that somebody waits for, and those whose time to be looked at again has come.
fn due(build: &Builder) -> Option<Table> {
    let columns = vec![
        Column::of("Number", 0.0),
        Column::of("Decision", 2.2),
        Column::of("Why now", 1.6),
        Column::of("Driver", 1.0),
        Column::of("Approver", 1.0),
    ];
    let mut table = Table::new("Decisions due", columns);
    for decision in &build.s.decisions {
        let why = reasons(build, decision);
        if why.is_empty() {
            continue;
        }
        let name = Cell::strong(Builder::titled(&decision.title, "decision"));
        table.row(
            build.field(Kind::Decision, decision.id, "title"),
            vec![
                Cell::of(number(decision.number)),
                name.marked(build.mark(decision.pillar)).leading(anchor(Kind::Decision, decision.id)),
                Cell::items(why),
                Cell::of(&decision.driver),
                Cell::of(&decision.approver),
            ],
        );
    }
    table.tidy()
}

fn reasons(build: &Builder, decision: &Decision) -> Vec<String> {
    let mut why = Vec::new();
    let open = matches!(decision.status, DecisionStatus::Draft | DecisionStatus::Proposed);
    if open {
        why.push(format!("{}: to be decided", decision.status.label()));
    }
    if matches!(decision.status, DecisionStatus::Rejected | DecisionStatus::Superseded | DecisionStatus::Deprecated) {
        return why;
    }
    if let Some(day) = decision.revisit_on.filter(|day| *day <= build.today) {
        why.push(format!("To be looked at again since {}", times::day(day)));
    }
    let broken = build.s.assumptions.iter().filter(|assumption| {
        assumption.decision.is_some_and(|of| of.0 == decision.id) && assumption.state == AssumptionState::Broken
    });
    why.extend(broken.map(|assumption| format!("An assumption broke: {}", rich::plain(&assumption.text))));
    why
}

/// The open risks, the heaviest first.
fn risks(build: &Builder) -> Option<Table> {
    let weight = |risk: &Risk| risk.likelihood.unwrap_or(0) * risk.impact.unwrap_or(0);
    let mut open: Vec<&Risk> =
        build.s.risks.iter().filter(|risk| !matches!(risk.status, RiskStatus::Closed | RiskStatus::Accepted)).collect();
    open.sort_by_key(|risk| std::cmp::Reverse(weight(risk)));
    let columns = vec![
        Column::of("Risk", 2.0),
        Column::numbers("Weight"),
        Column::of("Status", 0.0),
        Column::of("What is done about it", 2.0),
        Column::of("Owner", 1.0),
    ];
    let mut table = Table::new("Risks", columns);
    for risk in open.iter().take(RISKS) {
        let weight = weight(risk);
        table.row(
            build.field(Kind::Risk, risk.id, "title"),
            vec![
                Cell::strong(Builder::titled(&risk.title, "risk")).marked(build.mark(risk.pillar)),
                Cell::of(if weight > 0 { format!("{weight} of 25") } else { String::new() }),
                Cell::of(build.told(Kind::Risk, "status", risk.status.label())),
                Cell::rich(&risk.mitigation),
                Cell::of(&risk.owner),
            ],
        );
    }
    table.tidy()
}

/// What will be done, by whom, by when.
fn actions(build: &Builder, review: &Review) -> Option<Table> {
    let columns =
        vec![Column::of("Action", 2.4), Column::of("Owner", 1.0), Column::of("Due", 0.0), Column::of("State", 0.0)];
    let mut table = Table::new("Actions", columns);
    for action in review.actions.iter().filter(|action| !action.text.trim().is_empty()) {
        let late = action.due.is_some_and(|day| day < build.today);
        let state = match (action.done, late) {
            (true, _) => "Done",
            (false, true) => "Overdue",
            (false, false) => "Open",
        };
        table.row(
            build.field(Kind::Review, review.id, "actions"),
            vec![
                Cell::strong(&action.text),
                Cell::of(&action.owner),
                Cell::of(action.due.map(times::day).unwrap_or_default()).dated(action.due),
                Cell::of(state),
            ],
        );
    }
    table.tidy()
}

/// The review that a pack is made for where nobody says which: the one that is being held, or the next, or else the last.
pub fn current(reviews: &[Review]) -> Option<&Review> {
    let of = |status: ReviewStatus| reviews.iter().filter(move |review| review.status == status);
    let open = of(ReviewStatus::Open).max_by_key(|review| review.date);
    let next = of(ReviewStatus::Planned).filter(|review| review.date.is_some()).min_by_key(|review| review.date);
    open.or(next).or_else(|| reviews.iter().max_by_key(|review| review.date))
}
