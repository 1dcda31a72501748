//! The decision log: an index, then each record.

use lodestar_model::records::{Decision, Relation};
use lodestar_model::{Kind, Ref};

use super::build::{anchor, number};
use super::{Block, Builder, Cell, Column, Fact, Rich, Section, Start, Table, Tone};
use crate::view::times;

/// The log as a document: the index, then a section for each record.
pub(super) fn sections(build: &Builder, level: u8) -> Vec<Section> {
    let mut sections = vec![Section {
        anchor: "decisions".into(),
        level,
        title: "Decisions".into(),
        start: if level > 1 { Start::Page } else { Start::Flow },
        blocks: index(build).map(Block::Table).into_iter().collect(),
        ..Section::default()
    }];
    if build.s.decisions.is_empty() {
        sections[0].blocks.push(Block::nothing("No decision has been recorded yet."));
    }
    sections.extend(build.s.decisions.iter().map(|decision| record(build, decision, level + 1)));
    sections
}

/// One line for each decision.
pub(super) fn index(build: &Builder) -> Option<Table> {
    let mut table = Table::new(
        "Decisions",
        vec![
            Column::of("Number", 0.0),
            Column::of("Decision", 2.5),
            Column::of("Status", 0.0),
            Column::of("Date", 0.0),
            Column::of("Driver", 1.2),
            Column::of("Relations", 1.2),
        ],
    );
    for decision in &build.s.decisions {
        let title = Builder::titled(&decision.title, "decision");
        table.row(
            build.field(Kind::Decision, decision.id, "title"),
            vec![
                Cell::of(number(decision.number)),
                Cell::strong(title).marked(build.mark(decision.pillar)).leading(anchor(Kind::Decision, decision.id)),
                Cell::of(decision.status.label()),
                Cell::of(decision.date.map(times::day).unwrap_or_default()).dated(decision.date),
                Cell::of(&decision.driver),
                Cell::items(relations(build, decision)),
            ],
        );
    }
    table.tidy()
}

fn relations(build: &Builder, decision: &Decision) -> Vec<String> {
    let called = |id| {
        build.s.decisions.iter().find(|other| other.id == id).map(|other| match number(other.number) {
            number if number.is_empty() => Builder::titled(&other.title, "decision"),
            number => number,
        })
    };
    let links = build.s.links.iter().filter(|link| link.from.kind == Kind::Decision && link.to.kind == Kind::Decision);
    links
        .filter_map(|link| {
            let (forth, back) = match link.relation {
                Relation::Supersedes => ("Replaces", "Replaced by"),
                Relation::Amends => ("Amends", "Amended by"),
                _ => return None,
            };
            match decision.id {
                id if id == link.from.id => Some(format!("{forth} {}", called(link.to.id)?)),
                id if id == link.to.id => Some(format!("{back} {}", called(link.from.id)?)),
                _ => None,
            }
        })
        .collect()
}

/// One record.
pub(super) fn record(build: &Builder, decision: &Decision, level: u8) -> Section {
    let of = |field: &str| build.field(Kind::Decision, decision.id, field);
    let inner = level + 1;
    let mut blocks = Vec::new();
    let mut facts = Vec::new();
    let mut fact = |name: &str, value: String| {
        if !value.trim().is_empty() {
            facts.push(Fact { name: name.to_owned(), value: Cell::of(value) });
        }
    };
    fact("Status", decision.status.label().to_owned());
    fact("Date", decision.date.map(times::day).unwrap_or_default());
    fact("Driver", decision.driver.clone());
    fact("Approver", decision.approver.clone());
    fact("Contributors", decision.contributors.join(", "));
    fact("Informed", decision.informed.join(", "));
    fact("Pillar", build.named(decision.pillar));
    fact("Gates", build.named(decision.gates));
    fact("Door", decision.door.map(|door| door.label().to_owned()).unwrap_or_default());
    fact("Look again", decision.revisit_on.map(times::day).unwrap_or_default());
    fact("Relations", relations(build, decision).join(", "));
    blocks.push(Block::Facts { facts });
    let text = |title: &str, text: &str, field: &str| -> Vec<Block> {
        match text.trim() {
            "" => Vec::new(),
            _ => vec![
                Block::heading(inner, title),
                Block::Text { text: Rich(text.to_owned()), under: inner, of: of(field) },
            ],
        }
    };
    let list = |title: &str, items: &[String]| -> Vec<Block> {
        let items: Vec<Cell> = items.iter().filter(|item| !item.trim().is_empty()).map(Cell::of).collect();
        if items.is_empty() {
            Vec::new()
        } else {
            vec![Block::heading(inner, title), Block::List { items, numbered: false }]
        }
    };
    blocks.extend(text("Context and problem", &decision.context, "context"));
    blocks.extend(list("Decision drivers", &decision.drivers));
    blocks.extend(text("Decision", &decision.outcome, "outcome"));
    if let Some(options) = options(decision) {
        blocks.extend([Block::heading(inner, "Options considered"), Block::Table(options)]);
        for option in decision.options.iter().filter(|option| !option.description.trim().is_empty()) {
            blocks.push(Block::Line { text: Builder::titled(&option.title, "option"), tone: Tone::Strong });
            blocks.push(Block::Text { text: Rich(option.description.0.clone()), under: inner, of: of("options") });
        }
    }
    blocks.extend(list("Good consequences", &decision.good));
    blocks.extend(list("Bad consequences", &decision.bad));
    blocks.extend(list("Follow-up", &decision.follow_up));
    blocks.extend(text("Confirmation", &decision.confirmation, "confirmation"));
    if let Some(assumptions) = assumptions(build, Ref::to(decision.id)) {
        blocks.extend([Block::heading(inner, "Assumptions"), Block::Table(assumptions)]);
    }
    blocks.extend(text("More information", &decision.more, "more"));
    let title = Builder::titled(&decision.title, "decision");
    Section {
        anchor: anchor(Kind::Decision, decision.id),
        level,
        title: format!("{} {title}", number(decision.number)).trim().to_owned(),
        mark: build.mark(decision.pillar),
        of: of("title"),
        blocks,
        ..Section::default()
    }
}

fn options(decision: &Decision) -> Option<Table> {
    let mut table = Table::new(
        "Options",
        vec![Column::of("Option", 1.2), Column::of("For", 1.5), Column::of("Against", 1.5), Column::of("Cost", 0.8)],
    );
    for option in &decision.options {
        table.row(
            None,
            vec![
                Cell::strong(Builder::titled(&option.title, "option")).noted(if option.chosen { "Chosen" } else { "" }),
                Cell::items(option.pros.iter().cloned()),
                Cell::items(option.cons.iter().cloned()),
                Cell::of(&option.cost),
            ],
        );
    }
    table.tidy()
}

fn assumptions(build: &Builder, decision: Ref<Decision>) -> Option<Table> {
    let mut table = Table::new(
        "Assumptions",
        vec![
            Column::of("Assumption", 2.0),
            Column::of("Measure", 1.2),
            Column::of("Today", 1.0),
            Column::of("Tripwire", 1.2),
            Column::of("State", 0.0),
        ],
    );
    for assumption in build.s.assumptions.iter().filter(|a| a.decision == Some(decision)) {
        let day = assumption.tripwire_on.map(times::day).unwrap_or_default();
        table.row(
            build.field(Kind::Assumption, assumption.id, "text"),
            vec![
                Cell::strong(&assumption.text),
                Cell::of(&assumption.measure),
                Cell::of(&assumption.current),
                Cell::of(&assumption.tripwire).noted(day),
                Cell::of(build.told(Kind::Assumption, "state", assumption.state.label())),
            ],
        );
    }
    table.tidy()
}
