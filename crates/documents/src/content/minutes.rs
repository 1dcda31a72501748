//! Papers of a workshop: its minutes, ballots to print, and note cards.

use lodestar_model::records::{NoteSort, Relation, WorkshopNote};
use lodestar_model::workshop::agenda::{self, StepState};
use lodestar_model::workshop::{Held, rank};
use lodestar_model::{Id, Kind};

use super::build::counted;
use super::{Block, Builder, Card, Cell, Column, Fact, Heading, Rich, Section, Start, Table};
use crate::view::times;
use crate::{Error, Request, WorkshopPaper};

/// The sections of a paper.
pub(super) fn sections(
    build: &Builder,
    request: &Request,
    paper: WorkshopPaper,
    id: Id,
) -> Result<Vec<Section>, Error> {
    let held = Held::of(build.s, id).ok_or(Error::UnknownWorkshop(id))?;
    let mut sections = match paper {
        WorkshopPaper::Minutes => minutes(build, request, &held),
        WorkshopPaper::Ballots => ballots(build, &held),
        WorkshopPaper::Cards => vec![cards(build, &held)],
    };
    sections.retain(|section| !section.blocks.is_empty());
    Ok(sections)
}

fn section(level: u8, title: &str, blocks: Vec<Block>) -> Section {
    Section { level, title: title.to_owned(), blocks, start: Start::Flow, ..Section::default() }
}

fn minutes(build: &Builder, request: &Request, held: &Held<'_>) -> Vec<Section> {
    let workshop = held.workshop;
    let of = |field: &str| build.field(Kind::Workshop, workshop.id, field);
    let plan = agenda::of(held, request.stamp.when);
    let mut opening = Vec::new();
    if !workshop.purpose.trim().is_empty() {
        opening.push(Block::Text { text: Rich(workshop.purpose.0.clone()), under: 1, of: of("purpose") });
    }
    let mut facts = Vec::new();
    let mut fact = |name: &str, value: String| {
        if !value.is_empty() {
            facts.push(Fact { name: name.to_owned(), value: Cell::of(value) });
        }
    };
    let begun = held.run.and_then(|run| run.begun).or(workshop.start);
    fact("Held", begun.map(|begun| times::day(begun.date_naive())).unwrap_or_default());
    fact("People", workshop.people.map(|people| people.to_string()).unwrap_or_default());
    fact("Roles", workshop.roles.join(", "));
    fact(
        "Took",
        match plan.slot.unwrap_or(plan.minutes) {
            _ if plan.used <= 0 => String::new(),
            booked => format!("{} of {}", spent(plan.used), spent(booked * 60)),
        },
    );
    if !facts.is_empty() {
        opening.push(Block::Facts { facts });
    }
    vec![
        Section { of: of("title"), ..section(1, &Builder::titled(&workshop.title, "workshop"), opening) },
        section(2, "Agenda as it ran", agenda_table(build, held, &plan)),
        section(2, "Notes", notes(build, held)),
        section(2, "Decisions", decisions(build, held)),
        section(2, "What became of it", harvest(build, held)),
        section(2, "Actions", actions(build, held)),
        section(2, "Parking lot", list(held.of_sort(NoteSort::Parked))),
        section(
            2,
            "Agreed besides",
            match workshop.summary.trim() {
                "" => Vec::new(),
                text => vec![Block::Text { text: Rich(text.to_owned()), under: 2, of: of("summary") }],
            },
        ),
    ]
}

fn spent(seconds: i64) -> String {
    counted(usize::try_from((seconds + 30) / 60).unwrap_or(0), "minute", "minutes")
}

fn agenda_table(build: &Builder, held: &Held<'_>, plan: &agenda::Agenda) -> Vec<Block> {
    let columns = vec![
        Column::of("Step", 1.4),
        Column::of("Activity", 0.0),
        Column::of("What for", 1.6),
        Column::numbers("Planned"),
        Column::numbers("Took"),
    ];
    let mut table = Table::new("Agenda", columns);
    for (step, row) in held.steps.iter().zip(&plan.rows) {
        let took = match row.state {
            StepState::Done | StepState::Current => ((row.spent + 30) / 60).to_string(),
            StepState::Skipped => "left out".to_owned(),
            StepState::Ahead => String::new(),
        };
        let cells = vec![
            Cell::strong(Builder::titled(&step.title, "step")),
            Cell::of(step.activity.label()),
            Cell::of(step.output.clone()),
            Cell::of(row.planned.to_string()),
            Cell::of(took),
        ];
        table.row(build.field(Kind::WorkshopStep, step.id, "title"), cells);
    }
    table.tidy().map(Block::Table).into_iter().collect()
}

/// What was said, with how often where doubles were merged.
fn said(note: &WorkshopNote) -> String {
    match note.times {
        Some(times) if times > 1 => format!("{} ×{times}", note.text),
        _ => note.text.clone(),
    }
}

fn list<'a>(notes: impl Iterator<Item = &'a WorkshopNote>) -> Vec<Block> {
    let items: Vec<Cell> = notes.filter(|note| !note.text.trim().is_empty()).map(|note| Cell::of(said(note))).collect();
    if items.is_empty() { Vec::new() } else { vec![Block::List { items, numbered: false }] }
}

/// What the room gave a note: dots, scores, place.
fn figures(held: &Held<'_>, note: &WorkshopNote) -> String {
    let mut said = Vec::new();
    let dots = held.dots(note);
    if dots > 0 {
        said.push(counted(usize::try_from(dots).unwrap_or(0), "dot", "dots"));
    }
    if let Some(scored) = rank::scored(&note.scores) {
        said.push(format!("{:.1} of 5, {:.0} % agree", scored.mean, scored.agreement));
    }
    said.join("; ")
}

fn notes(build: &Builder, held: &Held<'_>) -> Vec<Block> {
    let mut clusters: Vec<&WorkshopNote> = held.of_sort(NoteSort::Cluster).collect();
    clusters.sort_by_key(|cluster| std::cmp::Reverse(held.dots(cluster)));
    let mut blocks = Vec::new();
    for cluster in &clusters {
        blocks.push(Block::Heading(Heading {
            level: 3,
            text: Builder::titled(&cluster.text, "cluster"),
            side: figures(held, cluster),
            of: build.field(Kind::WorkshopNote, cluster.id, "text"),
            ..Heading::default()
        }));
        blocks.extend(list(held.within(cluster.id)));
    }
    let mut loose: Vec<&WorkshopNote> = held.loose().collect();
    loose.sort_by_key(|note| std::cmp::Reverse(held.dots(note)));
    let items: Vec<Cell> = loose
        .iter()
        .filter(|note| !note.text.trim().is_empty())
        .map(|note| {
            let figures = figures(held, note);
            Cell::of(if figures.is_empty() { said(note) } else { format!("{} ({figures})", said(note)) })
        })
        .collect();
    if !items.is_empty() {
        if !clusters.is_empty() {
            blocks.push(Block::heading(3, "In no cluster"));
        }
        blocks.push(Block::List { items, numbered: false });
    }
    blocks
}

fn decisions(build: &Builder, held: &Held<'_>) -> Vec<Block> {
    let columns = vec![Column::of("Option", 1.4), Column::of("What stood against it", 1.8), Column::of("Chosen", 0.0)];
    let mut table = Table::new("Options", columns);
    for option in held.of_sort(NoteSort::Choice) {
        let cells = vec![
            Cell::strong(option.text.clone()),
            Cell::items(held.within(option.id).map(|objection| objection.text.clone())),
            Cell::of(if option.chosen { "Chosen" } else { "" }),
        ];
        table.row(build.field(Kind::WorkshopNote, option.id, "text"), cells);
    }
    table.tidy().map(Block::Table).into_iter().collect()
}

/// What became a record, and why the rest did not.
fn harvest(build: &Builder, held: &Held<'_>) -> Vec<Block> {
    let columns = vec![Column::of("Note", 1.4), Column::of("Became", 1.4), Column::of("Not taken because", 1.2)];
    let mut table = Table::new("What became of it", columns);
    for note in &held.notes {
        let came = build.s.links.iter().filter(|link| {
            link.relation == Relation::CameFrom && link.to.kind == Kind::WorkshopNote && link.to.id == note.id
        });
        let records = came.map(|link| format!("{}: {}", link.from.kind.def().label, build.name(link.from.id)));
        let records: Vec<String> = records.collect();
        if records.is_empty() && note.left_out.trim().is_empty() {
            continue;
        }
        let cells = vec![Cell::strong(note.text.clone()), Cell::items(records), Cell::of(note.left_out.clone())];
        table.row(build.field(Kind::WorkshopNote, note.id, "text"), cells);
    }
    table.tidy().map(Block::Table).into_iter().collect()
}

fn actions(build: &Builder, held: &Held<'_>) -> Vec<Block> {
    let mut table =
        Table::new("Actions", vec![Column::of("Action", 2.0), Column::of("Who", 1.0), Column::of("By", 0.0)]);
    for note in held.of_sort(NoteSort::Action) {
        let cells = vec![
            Cell::strong(note.text.clone()),
            Cell::of(note.owner.clone()),
            Cell::of(note.due.map(times::day).unwrap_or_default()),
        ];
        table.row(build.field(Kind::WorkshopNote, note.id, "text"), cells);
    }
    table.tidy().map(Block::Table).into_iter().collect()
}

/// The most lines of ballots that are printed for one vote.
const MOST_LINES: usize = 6_000;

/// A ballot for each person in the room, each on a page of its own. They do not differ: a number on a ballot would tell
/// whose it is. One to be copied where it is not known how many people there are, or where there would be too many pages.
fn ballots(build: &Builder, held: &Held<'_>) -> Vec<Section> {
    let people = held.workshop.people.and_then(|people| usize::try_from(people).ok()).unwrap_or(1).max(1);
    let lines = held.items().len().max(1);
    let mut first = ballot(build, held);
    if people > 1 && people * lines > MOST_LINES {
        first.blocks.push(Block::line(format!("Copy this ballot {people} times: one for each person.")));
        return vec![first];
    }
    let others = (1..people).map(|_| Section { start: Start::Page, ..first.clone() }).collect::<Vec<_>>();
    std::iter::once(first).chain(others).collect()
}

/// The number by which a note is called.
fn called(note: &WorkshopNote, at: usize) -> String {
    note.number.map_or_else(|| (at + 1).to_string(), |number| number.to_string())
}

/// The words of a note, or what stands for them where there are none.
fn titled(note: &WorkshopNote, words: &str) -> String {
    Builder::titled(words, if note.sort == NoteSort::Cluster { "cluster" } else { "note" })
}

/// A ballot: what is voted on by its number, with boxes to fill.
fn ballot(build: &Builder, held: &Held<'_>) -> Section {
    use lodestar_model::records::Activity;
    let votes = |activity| held.steps.iter().copied().find(|step| step.activity == activity);
    let current = held.current().filter(|step| matches!(step.activity, Activity::DotVote | Activity::Scores));
    let step = current.or_else(|| votes(Activity::DotVote)).or_else(|| votes(Activity::Scores));
    let scored = step.is_some_and(|step| step.activity == Activity::Scores);
    let dots = step.and_then(|step| step.dots).unwrap_or(3).clamp(1, 10);
    let most = step.and_then(|step| step.dots_per_note).unwrap_or(dots).clamp(1, dots);
    let rule = match step {
        Some(_) if scored => "Give each a score from 1 to 5; leave out what you cannot judge.".to_owned(),
        _ => format!(
            "{} in all, at most {most} on one line.",
            counted(usize::try_from(dots).unwrap_or(1), "dot", "dots")
        ),
    };
    let marks = if scored {
        "1   2   3   4   5".to_owned()
    } else {
        vec!["○"; usize::try_from(most).unwrap_or(1)].join("  ")
    };
    let columns =
        vec![Column::numbers("No."), Column::of("What", 3.0), Column::of(if scored { "Score" } else { "Dots" }, 1.2)];
    let mut table = Table::new("Ballot", columns);
    for (at, item) in held.items().iter().enumerate() {
        let cells = vec![Cell::of(called(item, at)), Cell::strong(titled(item, &item.text)), Cell::of(marks.clone())];
        table.row(build.field(Kind::WorkshopNote, item.id, "text"), cells);
    }
    let title = step.map_or_else(|| held.workshop.title.clone(), |step| step.title.clone());
    let mut blocks = vec![Block::line(rule)];
    match table.tidy() {
        Some(table) => blocks.push(Block::Table(table)),
        None => blocks.push(Block::nothing("There are no notes to vote on yet.")),
    }
    section(1, &format!("Ballot: {}", Builder::titled(&title, "vote")), blocks)
}

/// Notes as cards to cut out, with the numbers by which they are entered; without notes, empty ones to write on.
fn cards(build: &Builder, held: &Held<'_>) -> Section {
    let card = |number: String, text: &str, id: Option<Id>| Card {
        mark: None,
        colour: "plain",
        steps: "",
        title: if text.is_empty() { "\u{A0}".to_owned() } else { text.to_owned() },
        to: String::new(),
        side: number,
        lines: vec![Cell::of("\u{A0}"), Cell::of("\u{A0}")],
        of: id.and_then(|id| build.field(Kind::WorkshopNote, id, "text")),
    };
    // What lies in a cluster is put up on the wall like the rest.
    let mut notes: Vec<&WorkshopNote> = held.of_sort(NoteSort::Cluster).collect();
    notes.extend(held.of_sort(NoteSort::Note));
    let cards: Vec<Card> = if notes.is_empty() {
        // Typed in their order, empty cards get the numbers that stand on them.
        let last = build.s.workshop_notes.iter().filter_map(|note| note.number).max().unwrap_or(0);
        (1..=24).map(|at| card((last + at).to_string(), "", None)).collect()
    } else {
        notes
            .iter()
            .enumerate()
            .map(|(at, note)| card(called(note, at), &titled(note, &said(note)), Some(note.id)))
            .collect()
    };
    section(1, &Builder::titled(&held.workshop.title, "workshop"), vec![Block::Cards { wide: 3, cards }])
}
