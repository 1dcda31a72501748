//! The roadmap in three tiers: what kind of thing the work leaves behind, by pillar.

use lodestar_model::records::{Initiative, Tier};
use lodestar_model::{Id, Ref};

use super::build::anchor;
use super::{Block, Builder, Card, Cell, Grid, GridLane, Section, Start, roadmap};
use lodestar_model::Kind;

/// Pillars that stand side by side; more are told in a second grid.
const WIDE: usize = 5;

/// The tiers as a document of their own.
pub(super) fn sections(build: &Builder) -> Vec<Section> {
    let mut section = chapter(build, Start::Flow);
    section.title.clear();
    let mut sections = vec![section];
    if let Some(aside) = roadmap::set_aside(build) {
        sections.push(Section {
            anchor: "not-now".into(),
            level: 1,
            title: "Not now, and why".into(),
            blocks: vec![Block::Table(aside)],
            ..Section::default()
        });
    }
    sections
}

/// The tiers as a chapter.
pub(super) fn chapter(build: &Builder, start: Start) -> Section {
    let (planned, _) = roadmap::parted(build);
    let mut blocks = Vec::new();
    let pillars: Vec<Option<Id>> = build.s.pillars.iter().map(|pillar| Some(pillar.id)).collect();
    let free = planned.iter().any(|i| pillar_of(build, i).is_none());
    let columns: Vec<Option<Id>> = pillars.into_iter().chain(free.then_some(None)).collect();
    if planned.is_empty() || columns.is_empty() {
        blocks.push(Block::nothing("No initiatives yet. The first one that is added in the roadmap appears here."));
    } else {
        blocks.extend(columns.chunks(WIDE).map(|columns| Block::Grid(grid(build, &planned, columns))));
    }
    Section {
        anchor: "tiers".into(),
        level: 1,
        title: "Roadmap: three tiers".into(),
        start,
        blocks,
        ..Section::default()
    }
}

fn pillar_of(build: &Builder, initiative: &Initiative) -> Option<Id> {
    build.pillar_of(initiative).filter(|of| build.marks.get(Some(*of)).is_some()).map(|of| of.0)
}

fn grid(build: &Builder, planned: &[&Initiative], pillars: &[Option<Id>]) -> Grid {
    let columns = pillars.iter().map(|pillar| match pillar {
        None => Cell::strong("Without a pillar"),
        Some(id) => {
            let of: Option<Ref<lodestar_model::records::Pillar>> = Some(Ref::to(*id));
            Cell::strong(build.named(of)).marked(build.mark(of))
        }
    });
    let tiers = Tier::ALL.iter().map(|tier| Some(*tier)).chain([None]);
    let lanes = tiers.filter_map(|tier| {
        let cells: Vec<Vec<Card>> = pillars
            .iter()
            .map(|pillar| {
                let here = planned.iter().filter(|i| i.tier == tier && pillar_of(build, i) == *pillar);
                here.map(|i| card(build, i)).collect()
            })
            .collect();
        // What has no tier is shown only where there is any.
        if tier.is_none() && cells.iter().all(Vec::is_empty) {
            return None;
        }
        let name = match tier {
            Some(tier) => Cell::strong(tier.label()).noted(tier.help()),
            None => Cell::strong("Without a tier"),
        };
        Some(GridLane { name, more: vec![0; cells.len()], cells })
    });
    Grid {
        name: "Three tiers".into(),
        corner: "Tier".into(),
        columns: columns.collect(),
        lanes: lanes.collect(),
        named_above: false,
        key: Vec::new(),
    }
}

fn card(build: &Builder, initiative: &Initiative) -> Card {
    let criterion =
        initiative.success_criteria.iter().find(|text| !text.trim().is_empty()).cloned().unwrap_or_default();
    let lines = if criterion.is_empty() { Vec::new() } else { vec![Cell::of(criterion)] };
    Card { lines, to: anchor(Kind::Initiative, initiative.id), mark: None, ..roadmap::card(build, initiative) }
}
