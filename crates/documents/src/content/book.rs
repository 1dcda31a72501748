//! The strategy book: everything that the audience may see, from the vision to the last record.

use lodestar_model::Kind;

use super::{Block, Builder, Section, Start, decisions, kinds, roadmap, scorecard, timeline, vision};

/// All chapters that have something in them.
pub(super) fn sections(build: &Builder) -> Vec<Section> {
    // Half of the work is in the chapter in which each initiative stands with all its fields.
    let (mut sections, details) = std::thread::scope(|scope| {
        let details = || roadmap::details(build);
        let beside = std::thread::Builder::new().spawn_scoped(scope, details);
        (before(build), beside.ok().and_then(|beside| beside.join().ok()).unwrap_or_else(details))
    });
    sections.extend(details);
    sections.extend(scorecard::details(build));
    let mut log = decisions::sections(build, 1);
    for (at, section) in log.iter_mut().enumerate() {
        section.start = if at == 0 { Start::Page } else { Start::Flow };
    }
    if !build.s.decisions.is_empty() {
        sections.extend(log);
    }
    sections.extend(kinds::chapters(build));
    sections.retain(|section| !section.blocks.is_empty());
    sections
}

/// What stands before the initiatives one by one.
fn before(build: &Builder) -> Vec<Section> {
    let mut sections = narratives(build);
    sections.push(vision::chapter(build));
    sections.push(pillars(build));
    let principles = vision::principles(build);
    sections.push(Section {
        anchor: "principles".into(),
        level: 1,
        title: "Principles".into(),
        lede: "When two good things conflict, this is the order.".into(),
        blocks: principles,
        ..Section::default()
    });
    if !build.s.objectives.is_empty() || !build.s.metrics.is_empty() {
        sections.push(scorecard::chapter(build, Start::Wide));
    }
    sections.extend(roadmap::chapters(build));
    if timeline::timeline(build).is_some() {
        sections.push(timeline::chapter(build, Start::Wide));
    }
    let mut dates = Vec::new();
    if let Some(table) = roadmap::milestones(build) {
        dates.extend([Block::heading(2, "Milestones"), Block::Table(table)]);
    }
    if let Some(table) = roadmap::dependencies(build) {
        dates.extend([Block::heading(2, "Dependencies"), Block::Table(table)]);
    }
    sections.push(Section {
        anchor: "dates".into(),
        level: 1,
        title: "Dates and dependencies".into(),
        start: Start::Page,
        blocks: dates,
        ..Section::default()
    });
    sections
}

/// The stories that are told to this audience, first of all.
fn narratives(build: &Builder) -> Vec<Section> {
    let lens = build.sight.lens();
    let told = build.s.narratives.iter().filter(|n| n.audience == lens && lens != lodestar_model::Lens::All);
    let blocks: Vec<Block> = told.flat_map(|narrative| build.whole(narrative, 2, &["audience", "period"])).collect();
    vec![Section {
        anchor: "in-short".into(),
        level: 1,
        title: "In short".into(),
        start: Start::Page,
        blocks,
        ..Section::default()
    }]
}

/// Pillars: the cards, then each with its text.
fn pillars(build: &Builder) -> Section {
    let mut blocks = vision::pillars(build, 2);
    for pillar in &build.s.pillars {
        let mut whole = build.whole(pillar, 2, &["colour", "code", "intent", "promise"]);
        if let Some(Block::Heading(heading)) = whole.first_mut() {
            heading.mark = Some(crate::view::marks::mark(pillar));
        }
        // The card says the rest.
        if whole.len() > 2 {
            blocks.extend(whole);
        }
    }
    let themes = kinds::table(build, Kind::Theme, &["pillar"]);
    if let Some(themes) = themes {
        blocks.extend([Block::heading(2, "Themes"), Block::Table(themes)]);
        for theme in build.s.themes.iter().filter(|t| !t.problem.trim().is_empty() || !t.why.trim().is_empty()) {
            blocks.extend(build.whole(theme, 3, &["pillar", "colour"]));
        }
    }
    Section {
        anchor: "pillars".into(),
        level: 1,
        title: "Pillars".into(),
        start: Start::Page,
        blocks,
        ..Section::default()
    }
}
