//! Anchors and links: each anchor once, and no link that leads nowhere.

use std::collections::HashSet;

use super::{Block, Card, Cell, Content, Row};

impl Content {
    /// Keeps the first claim to each anchor, and takes off links to anchors that nobody claims.
    pub fn settle(&mut self) {
        let mut anchors = HashSet::new();
        for section in &mut self.sections {
            claim(&mut anchors, &mut section.anchor);
            each_block(&mut section.blocks, &mut |block| {
                if let Block::Heading(heading) = block {
                    claim(&mut anchors, &mut heading.anchor);
                }
            });
        }
        for section in &mut self.sections {
            each_block(&mut section.blocks, &mut |block| {
                each_link(block, &mut |to| {
                    if !anchors.contains(to.as_str()) {
                        to.clear();
                    }
                });
            });
        }
    }

    /// Takes off all links.
    pub fn unlink(&mut self) {
        for section in &mut self.sections {
            each_block(&mut section.blocks, &mut |block| each_link(block, &mut String::clear));
        }
    }
}

fn claim(anchors: &mut HashSet<String>, anchor: &mut String) {
    if !anchor.is_empty() && !anchors.insert(anchor.clone()) {
        anchor.clear();
    }
}

/// Every block, also those within columns.
pub(crate) fn each_block(blocks: &mut [Block], act: &mut dyn FnMut(&mut Block)) {
    for block in blocks {
        act(block);
        if let Block::Columns { columns } = block {
            columns.iter_mut().for_each(|(_, blocks)| each_block(blocks, act));
        }
    }
}

fn each_link(block: &mut Block, act: &mut dyn FnMut(&mut String)) {
    let mut cell = |cell: &mut Cell| act(&mut cell.to);
    match block {
        Block::Facts { facts } => facts.iter_mut().for_each(|fact| cell(&mut fact.value)),
        Block::List { items, .. } => items.iter_mut().for_each(cell),
        Block::Table(table) => {
            for row in &mut table.rows {
                match row {
                    Row::Group { name, .. } => cell(name),
                    Row::Cells { cells, .. } => cells.iter_mut().for_each(&mut cell),
                }
            }
        }
        Block::Cards { cards, .. } => cards.iter_mut().for_each(|card| card_links(card, act)),
        Block::Grid(grid) => {
            for lane in &mut grid.lanes {
                act(&mut lane.name.to);
                lane.cells.iter_mut().flatten().for_each(|card| card_links(card, act));
            }
        }
        _ => {}
    }
}

fn card_links(card: &mut Card, act: &mut dyn FnMut(&mut String)) {
    act(&mut card.to);
    card.lines.iter_mut().for_each(|line| act(&mut line.to));
}
