//! The vision: statement, people and problem, outcomes, what follows from it, what is left alone.

use lodestar_model::Kind;
use lodestar_model::records::Vision;

use super::build::anchor;
use super::{Block, Builder, Card, Cell, Column, Heading, Rich, Section, Start, Table, kinds, scorecard};
use crate::view::marks;
use crate::view::times;

/// The vision as a document of its own.
pub(super) fn sections(build: &Builder) -> Vec<Section> {
    let mut sections = vec![Section { blocks: statement(build), title: "Vision".into(), ..section("vision") }];
    sections.push(Section { title: "Pillars".into(), blocks: pillars(build, 2), ..section("pillars") });
    sections.push(Section {
        title: "Roadmap".into(),
        blocks: super::roadmap::strip(build, usize::MAX, usize::MAX),
        ..section("roadmap")
    });
    sections.push(Section { title: "Principles".into(), blocks: principles(build), ..section("principles") });
    sections.push(Section { title: "Metrics and capacity".into(), blocks: figures(build), ..section("figures") });
    sections.push(Section { title: "What follows from it".into(), blocks: terms(build), ..section("terms") });
    sections.retain(|section| !section.blocks.is_empty());
    sections
}

fn section(anchor: &str) -> Section {
    Section { anchor: anchor.to_owned(), level: 1, ..Section::default() }
}

fn vision<'a>(build: &Builder<'a>) -> Option<&'a Vision> {
    build.s.the_vision()
}

/// Where it stands: the north star, the metrics that lead to it, and what the capacity goes into.
fn figures(build: &Builder) -> Vec<Block> {
    let mut blocks: Vec<Block> = scorecard::north_star(build).map(Block::Figure).into_iter().collect();
    let columns = vec![
        Column::of("Input metric", 2.4),
        Column::numbers("Now"),
        Column::numbers("Target"),
        Column::of("Trend", 0.8),
    ];
    let mut table = Table::new("Input metrics", columns);
    for one in scorecard::inputs(build) {
        let of = one.id.parse().ok().and_then(|id| build.field(Kind::Metric, id, "name"));
        table.row(of, vec![Cell::of(one.name), Cell::strong(one.now), Cell::of(one.target), Cell::chart(one.chart)]);
    }
    if let Some(table) = table.tidy() {
        blocks.extend([Block::heading(2, "Input metrics"), Block::Table(table)]);
    }
    if let Some(shares) = kinds::shares(build) {
        blocks.extend([Block::heading(2, shares.name.clone()), Block::Shares(shares)]);
    }
    blocks
}

/// Statement, for whom, problem, outcomes.
pub(super) fn statement(build: &Builder) -> Vec<Block> {
    let Some(vision) = vision(build) else { return Vec::new() };
    let of = |field: &str| build.field(Kind::Vision, vision.id, field);
    let mut blocks = Vec::new();
    if vision.statement.trim().is_empty() {
        blocks.push(Block::nothing("No vision has been written yet."));
    } else {
        blocks.push(Block::Quote { text: Rich(vision.statement.0.clone()), of: of("statement") });
    }
    let prose = |title: &str, text: &str, field: &str| match text.trim() {
        "" => Vec::new(),
        _ => vec![Block::heading(2, title), Block::Text { text: Rich(text.to_owned()), under: 2, of: of(field) }],
    };
    let people = [prose("For whom", &vision.for_whom, "for_whom"), prose("The problem", &vision.problem, "problem")];
    let people: Vec<_> = people.into_iter().filter(|part| !part.is_empty()).zip([1.0, 1.3]).collect();
    if !people.is_empty() {
        blocks.push(Block::Columns { columns: people.into_iter().map(|(part, share)| (share, part)).collect() });
    }
    let mut table =
        Table::new("Outcomes", vec![Column::of("Outcome", 3.0), Column::of("Measure", 2.0), Column::of("Pillar", 1.5)]);
    for outcome in vision.outcomes.iter().filter(|outcome| !outcome.text.trim().is_empty()) {
        let pillar = Cell::of(build.named(outcome.pillar)).marked(build.mark(outcome.pillar));
        table.row(of("outcomes"), vec![Cell::strong(&outcome.text), Cell::of(&outcome.measure), pillar]);
    }
    if let Some(table) = table.tidy() {
        blocks.extend([Block::heading(2, "Outcomes we commit to"), Block::Table(table)]);
    }
    blocks
}

/// Constraints, capabilities, impact, non-goals and the longer story.
pub(super) fn terms(build: &Builder) -> Vec<Block> {
    let Some(vision) = vision(build) else { return Vec::new() };
    let listed = |title: &str, items: Vec<Cell>| {
        let items: Vec<Cell> = items.into_iter().filter(|item| !item.is_empty()).collect();
        (!items.is_empty()).then(|| (1.0, vec![Block::heading(2, title), Block::List { items, numbered: false }]))
    };
    let parts = [
        listed("Constraints we accept", vision.constraints.iter().map(Cell::of).collect()),
        listed(
            "Platform capabilities",
            vision.capabilities.iter().map(|c| Cell::strong(&c.name).noted(&c.note)).collect(),
        ),
        listed(
            "Business impact",
            vision
                .impact
                .iter()
                .map(|i| match i.lever {
                    Some(lever) => Cell::strong(lever.label()).noted(&i.text),
                    None => Cell::of(&i.text),
                })
                .collect(),
        ),
        listed("What we will not do", vision.non_goals.iter().map(|n| Cell::strong(&n.text).noted(&n.why)).collect()),
    ];
    let parts: Vec<_> = parts.into_iter().flatten().collect();
    let mut blocks: Vec<Block> = parts.chunks(2).map(|pair| Block::Columns { columns: pair.to_vec() }).collect();
    if !vision.narrative.trim().is_empty() {
        let of = build.field(Kind::Vision, vision.id, "narrative");
        blocks.extend([
            Block::heading(2, "The longer story"),
            Block::Text { text: Rich(vision.narrative.0.clone()), under: 2, of },
        ]);
    }
    if let Some(day) = vision.revisit_on {
        blocks.push(Block::Line {
            text: format!("To be looked at again on {}.", times::day(day)),
            tone: super::Tone::Soft,
        });
    }
    blocks
}

/// The pillars as cards.
pub(super) fn pillars(build: &Builder, wide: u8) -> Vec<Block> {
    let cards: Vec<Card> = build
        .s
        .pillars
        .iter()
        .map(|pillar| {
            let mut lines = vec![Cell::strong(&pillar.promise), Cell::rich(&pillar.intent)];
            let objectives = build.s.objectives.iter().filter(|o| o.pillar.is_some_and(|of| of.0 == pillar.id));
            lines.extend(objectives.map(|o| Cell::of(&o.title).leading(anchor(Kind::Objective, o.id))));
            lines.push(Cell::soft(&pillar.owner));
            lines.retain(|line| !line.is_empty());
            Card {
                mark: Some(marks::mark(pillar)),
                colour: pillar.colour.value(),
                title: Builder::titled(&pillar.name, "pillar"),
                to: anchor(Kind::Pillar, pillar.id),
                lines,
                of: build.field(Kind::Pillar, pillar.id, "name"),
                ..Card::default()
            }
        })
        .collect();
    if cards.is_empty() { Vec::new() } else { vec![Block::Cards { wide, cards }] }
}

/// The principles: what is preferred to what, and why.
pub(super) fn principles(build: &Builder) -> Vec<Block> {
    let mut blocks = Vec::new();
    for principle in &build.s.principles {
        let name = match principle.over.trim() {
            "" => principle.prefer.clone(),
            over => format!("{} over {over}", principle.prefer),
        };
        blocks.push(Block::Heading(Heading {
            level: 2,
            text: Builder::titled(&name, "principle"),
            anchor: anchor(Kind::Principle, principle.id),
            of: build.field(Kind::Principle, principle.id, "prefer"),
            ..Heading::default()
        }));
        if !principle.because.trim().is_empty() {
            let of = build.field(Kind::Principle, principle.id, "because");
            blocks.push(Block::Text { text: Rich(principle.because.0.clone()), under: 2, of });
        }
    }
    blocks
}

/// The summary of a book.
pub(super) fn chapter(build: &Builder) -> Section {
    let mut blocks = statement(build);
    blocks.extend(terms(build));
    Section { title: "Vision".into(), start: Start::Page, blocks, ..section("vision") }
}
