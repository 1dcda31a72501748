//! The roadmap: lanes by horizon, the list of all initiatives, what was set aside, dates and dependencies.

use std::collections::HashMap;

use lodestar_model::records::{Commitment, Horizon, Initiative, InitiativeStatus};
use lodestar_model::{Id, Kind};

use super::build::{anchor, counted};
use super::{Block, Builder, Card, Cell, Column, Grid, GridLane, Section, Start, Table, Tone};
use crate::view::marks::{self, Mark};
use crate::view::times;

/// The columns of a roadmap.
pub(super) const HORIZONS: [Horizon; 3] = [Horizon::Now, Horizon::Next, Horizon::Later];

/// Initiatives of a roadmap under one name.
pub(super) struct Lane<'a> {
    pub name: String,
    pub mark: Option<Mark>,
    pub anchor: String,
    pub initiatives: Vec<&'a Initiative>,
}

/// What is planned, and what was set aside.
pub(super) fn parted<'a>(build: &Builder<'a>) -> (Vec<&'a Initiative>, Vec<&'a Initiative>) {
    let planned = |i: &&Initiative| i.horizon != Horizon::NotNow && i.status != InitiativeStatus::Dropped;
    build.s.initiatives.iter().partition(planned)
}

/// Lanes by theme, then by pillar for initiatives without a theme; or all by pillar. Empty lanes are left out.
pub(super) fn lanes<'a>(build: &Builder<'a>, planned: &[&'a Initiative], by_theme: bool) -> Vec<Lane<'a>> {
    let mut themed: HashMap<Id, Vec<&Initiative>> = HashMap::new();
    let mut by_pillar: HashMap<Id, Vec<&Initiative>> = HashMap::new();
    let mut free = Vec::new();
    let has_theme = |id: Id| by_theme && build.s.themes.iter().any(|theme| theme.id == id);
    for initiative in planned {
        let pillar = if by_theme { initiative.pillar } else { build.pillar_of(initiative) };
        match (initiative.theme.filter(|of| has_theme(of.0)), pillar.filter(|of| build.marks.get(Some(*of)).is_some()))
        {
            (Some(theme), _) => themed.entry(theme.0).or_default().push(initiative),
            (None, Some(pillar)) => by_pillar.entry(pillar.0).or_default().push(initiative),
            (None, None) => free.push(*initiative),
        }
    }
    let mut lanes = Vec::new();
    for theme in &build.s.themes {
        let Some(initiatives) = themed.remove(&theme.id) else { continue };
        let name = Builder::titled(&theme.name, "theme");
        lanes.push(Lane { name, mark: build.mark(theme.pillar), anchor: anchor(Kind::Theme, theme.id), initiatives });
    }
    let some_theme = !lanes.is_empty();
    for pillar in &build.s.pillars {
        let Some(initiatives) = by_pillar.remove(&pillar.id) else { continue };
        let name = Builder::titled(&pillar.name, "pillar");
        let name = if some_theme { format!("Without a theme: {name}") } else { name };
        let anchor = anchor(Kind::Pillar, pillar.id);
        lanes.push(Lane { name, mark: Some(marks::mark(pillar)), anchor, initiatives });
    }
    if !free.is_empty() {
        let name = if lanes.is_empty() { "Initiatives" } else { "Without a theme or pillar" };
        lanes.push(Lane { name: name.to_owned(), mark: None, anchor: String::new(), initiatives: free });
    }
    lanes
}

/// A card for an initiative.
pub(super) fn card(build: &Builder, initiative: &Initiative) -> Card {
    let pillar = build.pillar_of(initiative);
    let levers = initiative.levers.iter().map(|lever| lever.lever.label()).collect::<Vec<_>>().join(", ");
    let who = [initiative.code.as_str(), &levers, &initiative.owner];
    let who = who.into_iter().filter(|word| !word.trim().is_empty()).collect::<Vec<_>>().join(" · ");
    let criterion = initiative.success_criteria.iter().find(|text| !text.trim().is_empty());
    let mut lines = vec![Cell::of(criterion.cloned().unwrap_or_default()), Cell::soft(who)];
    lines.retain(|line| !line.is_empty());
    let when = build.quarters(initiative.start, initiative.end);
    Card {
        mark: build.mark(pillar),
        colour: build.colour(pillar),
        steps: build.promise(initiative),
        title: Builder::titled(&initiative.title, "initiative"),
        to: anchor(Kind::Initiative, initiative.id),
        side: if initiative.status == InitiativeStatus::Done { format!("Done {when}").trim().to_owned() } else { when },
        lines,
        of: build.field(Kind::Initiative, initiative.id, "title"),
    }
}

/// Lanes by horizons.
pub(super) fn grid(build: &Builder) -> Vec<Block> {
    let (planned, _) = parted(build);
    if planned.is_empty() {
        return vec![Block::nothing("No initiatives yet. The first one that is added in the roadmap appears here.")];
    }
    let lanes = lanes(build, &planned, true).into_iter().map(|lane| {
        let cells = HORIZONS
            .map(|horizon| lane.initiatives.iter().filter(|i| i.horizon == horizon).map(|i| card(build, i)).collect());
        let note = counted(lane.initiatives.len(), "initiative", "initiatives");
        let name = Cell::strong(lane.name).marked(lane.mark).noted(note).leading(lane.anchor);
        GridLane { name, cells: cells.into(), more: vec![0; 3] }
    });
    vec![Block::Grid(Grid {
        name: "Roadmap".into(),
        corner: "Theme".into(),
        columns: HORIZONS.map(|horizon| head(build, &planned, horizon)).into(),
        lanes: lanes.collect(),
        named_above: true,
        key: Vec::new(),
    })]
}

fn head(build: &Builder, planned: &[&Initiative], horizon: Horizon) -> Cell {
    let here = || planned.iter().filter(|i| i.horizon == horizon);
    let (from, to) = (here().filter_map(|i| i.start).min(), here().filter_map(|i| i.end).max());
    let span = build.quarters(from, to);
    let note = if span.is_empty() { horizon.help().to_owned() } else { format!("{span}: {}", horizon.help()) };
    Cell::strong(horizon.label()).noted(note)
}

/// The roadmap in few words: titles by pillar and horizon, at most `most` in each cell, and fewer where the lanes would
/// take more than `lines` together: then the last line of a cell says how many more there are.
pub(super) fn strip(build: &Builder, most: usize, lines: usize) -> Vec<Block> {
    let (planned, _) = parted(build);
    if planned.is_empty() {
        return Vec::new();
    }
    let lanes = lanes(build, &planned, false);
    let most = (lines / lanes.len().max(1)).saturating_sub(1).clamp(1, most);
    let lanes = lanes.into_iter().map(|lane| {
        let mut more = Vec::new();
        let mut cells = Vec::new();
        for horizon in HORIZONS {
            let here: Vec<&&Initiative> = lane.initiatives.iter().filter(|i| i.horizon == horizon).collect();
            // A line that says “1 more” is as long as the one more.
            let shown = if here.len() <= most.saturating_add(1) { here.len() } else { most };
            more.push(here.len() - shown);
            cells.push(
                here.into_iter()
                    .take(shown)
                    .map(|i| Card { lines: Vec::new(), side: String::new(), mark: None, ..card(build, i) })
                    .collect(),
            );
        }
        GridLane { name: Cell::strong(lane.name).marked(lane.mark).leading(lane.anchor), cells, more }
    });
    vec![Block::Grid(Grid {
        name: "Roadmap".into(),
        corner: "Pillar".into(),
        columns: HORIZONS
            .map(|horizon| {
                let Cell { note, .. } = head(build, &planned, horizon);
                let note = note.split_once(": ").map(|(span, _)| span.to_owned()).unwrap_or_default();
                Cell::strong(horizon.label()).noted(note)
            })
            .into(),
        lanes: lanes.collect(),
        named_above: false,
        key: if build.sight.tells(Kind::Initiative, "commitment") { key().collect() } else { Vec::new() },
    })]
}

/// All initiatives, planned or not, a row for each.
pub(super) fn table(build: &Builder) -> Option<Table> {
    let mut table = Table::new(
        "Initiatives",
        vec![
            Column::of("Code", 0.0),
            Column::of("Initiative", 2.4),
            Column::of("Pillar", 1.3),
            Column::of("Theme", 1.3),
            Column::of("Horizon", 0.0),
            Column::of("Commitment", 0.0),
            Column::of("Status", 0.0),
            Column::of("Quarters", 0.0),
            Column::of("Depends on", 1.2),
            Column::of("Owner", 1.3),
        ],
    );
    for initiative in &build.s.initiatives {
        let pillar = build.pillar_of(initiative);
        let title = Builder::titled(&initiative.title, "initiative");
        table.row(
            build.field(Kind::Initiative, initiative.id, "title"),
            vec![
                Cell::of(&initiative.code),
                Cell::strong(title).leading(anchor(Kind::Initiative, initiative.id)),
                Cell::of(build.named(pillar)).marked(build.mark(pillar)),
                Cell::of(build.named(initiative.theme)),
                Cell::of(initiative.horizon.label()),
                Cell::of(build.told(Kind::Initiative, "commitment", initiative.commitment.label()))
                    .promised(build.promise(initiative)),
                Cell::of(build.told(Kind::Initiative, "status", initiative.status.label())),
                Cell::of(build.quarters(initiative.start, initiative.end)),
                Cell::of(needs(build, initiative.id)),
                Cell::of(&initiative.owner),
            ],
        );
    }
    table.tidy()
}

/// The fields with which a list of all initiatives begins.
const FIRST: &[&str] =
    &["code", "horizon", "commitment", "status", "start", "end", "pillar", "theme", "tier", "owner", "team"];

/// All initiatives with every field that the audience sees, for programs that sort, filter and reckon.
pub(super) fn all_fields(build: &Builder) -> Option<Table> {
    let def = Kind::Initiative.def();
    let rest = def.fields.iter().map(|field| field.name).filter(|name| *name != def.title && !FIRST.contains(name));
    let fields: Vec<&str> = FIRST.iter().copied().chain(rest).collect();
    super::kinds::table(build, Kind::Initiative, &fields)
}

/// The codes, or else the titles, of what an initiative waits for.
pub(super) fn needs(build: &Builder, id: Id) -> String {
    let before = build.s.dependencies.iter().filter(|d| d.to.is_some_and(|to| to.0 == id)).filter_map(|d| d.from);
    let names = before
        .filter_map(|from| build.s.initiatives.iter().find(|i| i.id == from.0))
        .map(|i| if i.code.trim().is_empty() { Builder::titled(&i.title, "initiative") } else { i.code.clone() });
    names.collect::<Vec<_>>().join(", ")
}

/// What was set aside, with the reason.
pub(super) fn set_aside(build: &Builder) -> Option<Table> {
    let (_, aside) = parted(build);
    let mut table = Table::new(
        "Not now",
        vec![
            Column::of("Set aside", 1.3),
            Column::of("Reason", 2.6),
            Column::of("Owner", 1.2),
            Column::of("Look again", 0.0),
        ],
    );
    for initiative in aside {
        let again = match initiative.revisit_on {
            _ if initiative.status == InitiativeStatus::Dropped => "Dropped".to_owned(),
            Some(quarter) => quarter.words(build.starts),
            None => "No date set".to_owned(),
        };
        let title = Builder::titled(&initiative.title, "initiative");
        table.row(
            build.field(Kind::Initiative, initiative.id, "not_now_reason"),
            vec![
                Cell::strong(title)
                    .marked(build.mark(build.pillar_of(initiative)))
                    .leading(anchor(Kind::Initiative, initiative.id)),
                Cell::rich(&initiative.not_now_reason),
                Cell::of(&initiative.owner),
                Cell::of(again),
            ],
        );
    }
    table.tidy()
}

/// The dates that matter.
pub(super) fn milestones(build: &Builder) -> Option<Table> {
    let mut table = Table::new(
        "Milestones",
        vec![
            Column::of("Date", 0.0),
            Column::of("Milestone", 2.0),
            Column::of("Initiative", 1.5),
            Column::of("Fixed", 0.0),
            Column::of("Note", 2.0),
        ],
    );
    let mut milestones: Vec<_> = build.s.milestones.iter().collect();
    milestones.sort_by_key(|milestone| (milestone.date.is_none(), milestone.date));
    for milestone in milestones {
        let initiative = milestone.initiative.map(|of| anchor(Kind::Initiative, of.0)).unwrap_or_default();
        table.row(
            build.field(Kind::Milestone, milestone.id, "title"),
            vec![
                Cell::of(milestone.date.map(times::day).unwrap_or_default()).dated(milestone.date),
                Cell::strong(Builder::titled(&milestone.title, "milestone")),
                Cell::of(build.named(milestone.initiative)).leading(initiative),
                Cell::of(if milestone.fixed { "Fixed" } else { "" }),
                Cell::of(&milestone.note),
            ],
        );
    }
    Table { named_rows: false, ..table }.tidy()
}

/// What waits for what.
pub(super) fn dependencies(build: &Builder) -> Option<Table> {
    let mut table = Table::new(
        "Dependencies",
        vec![Column::of("First", 2.0), Column::of("Then", 2.0), Column::of("Kind", 1.0), Column::of("Why", 2.0)],
    );
    for dependency in &build.s.dependencies {
        let (Some(from), Some(to)) = (dependency.from, dependency.to) else { continue };
        table.row(
            build.field(Kind::Dependency, dependency.id, "reason"),
            vec![
                Cell::of(build.name(from.0)).leading(anchor(Kind::Initiative, from.0)),
                Cell::of(build.name(to.0)).leading(anchor(Kind::Initiative, to.0)),
                Cell::of(build.told(Kind::Dependency, "kind", dependency.kind.label())),
                Cell::of(&dependency.reason),
            ],
        );
    }
    Table { named_rows: false, ..table }.tidy()
}

/// The signs of commitments and their names, the firmest first.
fn key() -> impl Iterator<Item = Cell> {
    Commitment::ALL.iter().rev().map(|commitment| Cell::of(commitment.label()).promised(commitment.value()))
}

/// What the signs mean.
pub(super) fn legend() -> Block {
    let facts = Commitment::ALL.iter().rev().map(|commitment| super::Fact {
        name: commitment.label().to_owned(),
        value: Cell::of(commitment.help()).promised(commitment.value()),
    });
    Block::Facts { facts: facts.collect() }
}

/// The roadmap as a document of its own.
pub(super) fn sections(build: &Builder) -> Vec<Section> {
    let (planned, _) = parted(build);
    let mut sections = vec![chapter(build, Start::Flow)];
    if let Some(dates) = milestones(build) {
        sections.push(titled("milestones", "Milestones", Block::Table(dates)));
    }
    if let Some(dependencies) = dependencies(build) {
        sections.push(titled("dependencies", "Dependencies", Block::Table(dependencies)));
    }
    if !planned.is_empty() && build.sight.tells(Kind::Initiative, "commitment") {
        sections.push(titled("legend", "What the commitments mean", legend()));
    }
    sections
}

fn titled(anchor: &str, title: &str, block: Block) -> Section {
    Section { anchor: anchor.into(), level: 1, title: title.into(), blocks: vec![block], ..Section::default() }
}

/// Now, next, later and not now.
pub(super) fn chapter(build: &Builder, start: Start) -> Section {
    let mut blocks = grid(build);
    if let Some(aside) = set_aside(build) {
        blocks.extend([Block::heading(2, "Not now, and why"), Block::Table(aside)]);
    }
    Section {
        anchor: "roadmap".into(),
        level: 1,
        title: "Roadmap: now, next, later".into(),
        start,
        blocks,
        ..Section::default()
    }
}

/// From so many cards on each lane of the chapter begins on a page of its own, under its name.
const MANY: usize = 150;

/// The same in a book.
pub(super) fn chapters(build: &Builder) -> Vec<Section> {
    let mut chapter = chapter(build, Start::Wide);
    let Some(Block::Grid(grid)) = chapter.blocks.first_mut() else { return vec![chapter] };
    let cards = |lane: &GridLane| lane.cells.iter().map(Vec::len).sum::<usize>();
    if grid.lanes.iter().map(cards).sum::<usize>() < MANY || grid.lanes.len() < 2 {
        return vec![chapter];
    }
    let mut others = std::mem::take(&mut grid.lanes);
    let like = grid.clone();
    grid.lanes.push(others.remove(0));
    let after = chapter.blocks.split_off(1);
    let lanes = others.into_iter().map(|lane| Section {
        level: 2,
        title: lane.name.text.clone(),
        start: Start::Wide,
        blocks: vec![Block::Grid(Grid { lanes: vec![lane], ..like.clone() })],
        ..Section::default()
    });
    let mut sections: Vec<Section> = [chapter].into_iter().chain(lanes).collect();
    if let Some(last) = sections.last_mut() {
        last.blocks.extend(after);
    }
    sections
}

/// Every initiative with all that is written about it. Of many, what follows the first lane begins pages of its own as
/// in [`chapters`].
pub(super) fn details(build: &Builder) -> Vec<Section> {
    let (planned, aside) = parted(build);
    let many = planned.len() + aside.len() >= MANY;
    let mut lanes = lanes(build, &planned, true);
    if !aside.is_empty() {
        lanes.push(Lane { name: "Not now".into(), mark: None, anchor: String::new(), initiatives: aside });
    }
    let mut sections = vec![Section {
        anchor: "initiatives".into(),
        level: 1,
        title: "Initiatives".into(),
        start: Start::Page,
        ..Section::default()
    }];
    for (at, lane) in lanes.into_iter().enumerate() {
        let Some(section) = sections.last_mut() else { break };
        let blocks = lane.initiatives.into_iter().flat_map(|initiative| detail(build, initiative));
        if many && at > 0 {
            let blocks = blocks.collect();
            let (anchor, title, mark) = (lane.anchor, lane.name, lane.mark);
            sections.push(Section { anchor, level: 2, title, mark, start: Start::Page, blocks, ..Section::default() });
        } else {
            section.blocks.push(Block::Heading(super::Heading {
                level: 2,
                text: lane.name,
                anchor: lane.anchor,
                mark: lane.mark,
                ..super::Heading::default()
            }));
            section.blocks.extend(blocks);
        }
    }
    sections
}

/// An initiative with all that is written about it.
fn detail(build: &Builder, initiative: &Initiative) -> Vec<Block> {
    let mut whole = build.whole(initiative, 3, &["code", "theme", "pillar", "tier"]);
    if let Some(Block::Heading(heading)) = whole.first_mut() {
        heading.mark = build.mark(build.pillar_of(initiative));
        heading.side.clone_from(&initiative.code);
    }
    let needs = needs(build, initiative.id);
    if !needs.is_empty() {
        whole.insert(1, Block::Line { text: format!("Waits for {needs}."), tone: Tone::Soft });
    }
    whole
}
