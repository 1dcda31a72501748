//! The vision as one slide: why on the left, what in the middle, by what measure and principle on the right.

use super::{Block, Builder, Cell, Section, Start, deck, roadmap, scorecard, vision};

/// What stands on the slide. The words of the whole document are the notes to it.
pub(super) fn vision(build: &Builder, whole: &[Section]) -> Section {
    let mut left = Vec::new();
    let mut blocks = vision::statement(build);
    blocks.retain(|block| !matches!(block, Block::Quote { .. } | Block::Table(_)));
    for block in blocks {
        match block {
            Block::Columns { columns } => left.extend(columns.into_iter().flat_map(|(_, blocks)| blocks)),
            Block::Heading(heading) if heading.text.starts_with("Outcomes") => {}
            block => left.push(block),
        }
    }
    let seen = build.s.the_vision();
    let outcomes = seen.iter().flat_map(|vision| &vision.outcomes).filter(|outcome| !outcome.text.trim().is_empty());
    let outcomes: Vec<Cell> =
        outcomes.map(|o| Cell::of(&o.text).marked(build.mark(o.pillar)).noted(&o.measure)).collect();
    listed(&mut left, "Outcomes we commit to", outcomes);
    let constraints = seen.iter().flat_map(|vision| &vision.constraints).map(Cell::of);
    listed(&mut left, "Constraints we accept", constraints.filter(|cell| !cell.is_empty()).collect());

    let mut middle = Vec::new();
    let mut pillars = vision::pillars(build, deck::abreast(build.s.pillars.len()));
    for block in &mut pillars {
        if let Block::Cards { cards, .. } = block {
            cards.iter_mut().for_each(|card| card.lines.truncate(2));
        }
    }
    if !pillars.is_empty() {
        middle.push(Block::heading(2, "Pillars"));
        middle.extend(pillars);
    }
    let strip = roadmap::strip(build, 3, 16);
    if !strip.is_empty() {
        middle.push(Block::heading(2, "Roadmap"));
        middle.extend(strip);
    }

    let mut right: Vec<Block> = scorecard::north_star(build).map(Block::Figure).into_iter().collect();
    let principles = build.s.principles.iter().filter(|p| !p.prefer.trim().is_empty()).map(|p| {
        let over = p.over.trim();
        Cell::strong(&p.prefer).noted(if over.is_empty() { String::new() } else { format!("over {over}") })
    });
    listed(&mut right, "Principles", principles.collect());
    let capabilities = seen.iter().flat_map(|vision| &vision.capabilities);
    let capabilities = capabilities.map(|c| Cell::strong(&c.name).noted(&c.note)).filter(|cell| !cell.is_empty());
    listed(&mut right, "Platform capabilities", capabilities.collect());
    let not = seen.iter().flat_map(|vision| &vision.non_goals).map(|n| Cell::strong(&n.text).noted(&n.why));
    listed(&mut right, "What we will not do", not.filter(|cell| !cell.is_empty()).collect());

    let columns = [(1.0, left), (2.0, middle), (1.0, right)].into_iter().filter(|(_, blocks)| !blocks.is_empty());
    let columns: Vec<_> = columns.collect();
    let statement = seen.map(|vision| crate::rich::plain(&vision.statement)).unwrap_or_default();
    let title = if statement.trim().is_empty() { "No vision has been written yet".to_owned() } else { statement };
    let blocks = if columns.is_empty() { Vec::new() } else { vec![Block::Columns { columns }] };
    let narrative = seen.map(|vision| vision.narrative.0.trim().to_owned()).filter(|text| !text.is_empty());
    let notes = narrative.or_else(|| whole.iter().find(|s| !s.notes.trim().is_empty()).map(|s| s.notes.clone()));
    Section {
        anchor: "vision".into(),
        level: 1,
        kicker: "Vision".into(),
        title,
        start: Start::Page,
        blocks,
        notes: notes.unwrap_or_default(),
        ..Section::default()
    }
}

fn listed(blocks: &mut Vec<Block>, title: &str, items: Vec<Cell>) {
    if !items.is_empty() {
        blocks.extend([Block::heading(2, title), Block::List { items, numbered: false }]);
    }
}
