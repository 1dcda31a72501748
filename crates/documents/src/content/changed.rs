//! What changed since an earlier point in history: first how much, then each change in its group.

use std::collections::HashSet;

use lodestar_model::Id;
use lodestar_model::diff::{ChangeGroup, PieceKind, RecordChange, difference};

use super::{Block, Builder, Cell, Column, Fact, Section, Table};
use crate::Error;
use crate::request::Since;
use crate::view::{audience, times};

/// The sections of the document. The earlier state is reduced to what the audience may see, as the present one was.
pub(super) fn sections(build: &Builder, since: Option<&Since>) -> Result<Vec<Section>, Error> {
    let Some(since) = since else {
        let blocks = vec![Block::nothing("There is no earlier point to compare with.")];
        return Ok(vec![Section { anchor: "changes".into(), level: 1, blocks, ..Section::default() }]);
    };
    let earlier = audience::seen(&since.strategy, build.sight)?;
    let found = difference(&earlier, build.s).explained(&since.reasons).changes;
    let mut first = Section { anchor: "changes".into(), level: 1, ..Section::default() };
    let records: HashSet<Id> = found.iter().map(|change| change.id).collect();
    let day = times::day(since.when.date_naive());
    let count = match records.len() {
        0 => "Nothing changed".to_owned(),
        1 => "1 record changed".to_owned(),
        count => format!("{count} records changed"),
    };
    first.blocks.push(Block::line(format!("{count} since {}, {day}.", since.name)));
    let groups: Vec<(ChangeGroup, Vec<&RecordChange>)> = ChangeGroup::ALL
        .iter()
        .map(|group| (*group, found.iter().filter(|change| change.groups.contains(group)).collect::<Vec<_>>()))
        .filter(|(_, changes)| !changes.is_empty())
        .collect();
    let fact = |(group, changes): &(ChangeGroup, Vec<&RecordChange>)| Fact {
        name: group.label().to_owned(),
        value: Cell::of(changes.len().to_string()),
    };
    if !groups.is_empty() {
        first.blocks.push(Block::Facts { facts: groups.iter().map(fact).collect() });
    }
    let chapters = groups.into_iter().filter_map(|(group, changes)| chapter(build, group, &changes));
    Ok(std::iter::once(first).chain(chapters).collect())
}

/// One line, whatever white space stands in it.
fn plain(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn chapter(build: &Builder, group: ChangeGroup, changes: &[&RecordChange]) -> Option<Section> {
    let mut table = Table::new(group.label(), vec![Column::of("Record", 1.0), Column::of("What changed", 1.6)]);
    for change in changes {
        let kind = change.kind.def();
        let along = match change.along {
            0 => String::new(),
            1 => ", with 1 record that belongs to it".to_owned(),
            count => format!(", with {count} records that belong to it"),
        };
        // What exists once is called after its kind.
        let note = if kind.single { String::new() } else { format!("{}{along}", kind.label) };
        let name = Cell { note, ..Cell::strong(change.title.clone()) };
        let mut items: Vec<String> =
            change.fields.iter().filter(|field| field.group == group).map(|field| plain(&field.told(marked))).collect();
        if change.reason_under == Some(group) {
            items.push(format!("Because: {}", crate::rich::plain(&change.reason)));
        }
        if items.is_empty() {
            items.push(if change.gone { "Deleted".to_owned() } else { "New".to_owned() });
        }
        let of = if change.gone { None } else { build.field(change.kind, change.id, kind.title) };
        table.row(of, vec![name, Cell { items, ..Cell::default() }]);
    }
    let table = table.tidy()?;
    Some(Section {
        anchor: format!("changes-{}", group.value()),
        level: 1,
        title: group.label().to_owned(),
        lede: group.help().to_owned(),
        blocks: vec![Block::Table(table)],
        ..Section::default()
    })
}

/// Words that went stand between `{−` and `}`, words that came between `{+` and `}`.
fn marked(kind: PieceKind, words: &str) -> String {
    let sign = if kind == PieceKind::Gone { '−' } else { '+' };
    format!("{{{sign}{words}}}")
}
