//! A chapter for a kind of record: a table of what can be compared, then each record with what is written about it.
//! Which fields stand in the table is said here; everything else follows from the definition.

use lodestar_model::records::Category;
use lodestar_model::{AnyRecord, Kind, Percent, Shape};

use super::build::anchor;
use super::{Block, Builder, Cell, Column, Section, ShareLine, Shares, Start, Table};

/// How a kind is shown.
struct Chapter {
    kind: Kind,
    /// The fields of the table behind the name.
    table: &'static [&'static str],
    /// Whether each record follows with the fields that are not in the table.
    details: bool,
}

/// The chapters of a book behind the roadmap, in order.
const CHAPTERS: &[Chapter] = &[
    Chapter { kind: Kind::Cycle, table: &["quarter", "starts", "ends"], details: true },
    Chapter {
        kind: Kind::DebtItem,
        table: &["area", "risk", "business_impact", "principal", "interest", "status", "initiative", "owner"],
        details: true,
    },
    Chapter {
        kind: Kind::Capability,
        table: &["area", "service_level", "maturity", "needed", "pain_level", "owner"],
        details: true,
    },
    Chapter {
        kind: Kind::Experiment,
        table: &["method", "initiative", "success_threshold", "status", "result", "owner"],
        details: true,
    },
    Chapter {
        kind: Kind::Risk,
        table: &["class", "likelihood", "impact", "status", "initiative", "owner"],
        details: true,
    },
    Chapter { kind: Kind::Guardrail, table: &["class", "checked_by", "owner"], details: true },
    Chapter { kind: Kind::Stakeholder, table: &["kind", "function", "cadence", "audience"], details: true },
    Chapter {
        kind: Kind::DecisionRight,
        table: &["driver", "approver", "contributors", "informed", "escalation"],
        details: true,
    },
    Chapter { kind: Kind::Ritual, table: &["cadence", "participants", "owner", "next_due"], details: true },
    Chapter { kind: Kind::Review, table: &["kind", "date", "status"], details: true },
    Chapter { kind: Kind::Narrative, table: &[], details: true },
];

/// All chapters that have records.
pub(super) fn chapters(build: &Builder) -> Vec<Section> {
    CHAPTERS.iter().filter_map(|chapter| self::chapter(build, chapter)).collect()
}

fn chapter(build: &Builder, chapter: &Chapter) -> Option<Section> {
    let def = chapter.kind.def();
    let records: Vec<&dyn AnyRecord> = build.s.all(chapter.kind).collect();
    if records.is_empty() {
        return None;
    }
    let mut blocks: Vec<Block> = Vec::new();
    if chapter.kind == Kind::Cycle {
        blocks.extend(shares(build).map(Block::Shares));
    }
    blocks.extend(table(build, chapter.kind, chapter.table).map(Block::Table));
    if chapter.details {
        for record in records {
            let whole = build.whole(record, 2, chapter.table);
            // A record of which the table says all needs no place of its own.
            if whole.len() > 1 || chapter.table.is_empty() {
                blocks.extend(whole);
            }
        }
    }
    Some(Section {
        anchor: def.list.to_owned(),
        level: 1,
        title: def.labels.to_owned(),
        lede: def.help.to_owned(),
        start: Start::Page,
        blocks,
        ..Section::default()
    })
}

/// What the capacity of each cycle goes into: what it took, or else what was planned.
pub(crate) fn shares(build: &Builder) -> Option<Shares> {
    let allocations = Kind::Cycle.def().field("allocations");
    if !allocations.is_some_and(|field| build.sight.shows_field(Kind::Cycle, field.name, field)) {
        return None;
    }
    let lines = build.s.cycles.iter().filter_map(|cycle| {
        let actual = cycle.allocations.iter().any(|part| part.actual.is_some());
        let points = Category::ALL.iter().map(|category| {
            let mine = cycle.allocations.iter().filter(|part| part.category == *category);
            mine.filter_map(|part| if actual { part.actual } else { part.planned }).map(Percent::points).sum()
        });
        let points: Vec<f64> = points.collect();
        let name = if actual { cycle.name.clone() } else { format!("{}, planned", cycle.name) };
        points.iter().any(|share| *share > 0.0).then_some(ShareLine { name, points })
    });
    let lines: Vec<ShareLine> = lines.collect();
    let parts = Category::ALL.iter().map(|category| category.label().to_owned()).collect();
    (!lines.is_empty()).then(|| Shares { name: "Capacity by cycle, in %".into(), parts, lines })
}

/// The records of a kind as a table: their names, and these fields.
pub(super) fn table(build: &Builder, kind: Kind, fields: &[&str]) -> Option<Table> {
    let def = kind.def();
    let fields: Vec<_> =
        fields.iter().filter_map(|name| def.field(name)).filter(|f| build.sight.shows_field(kind, f.name, f)).collect();
    if fields.is_empty() {
        return None;
    }
    let mut columns = vec![Column::of(def.label, 2.2)];
    columns.extend(fields.iter().map(|field| match field.shape {
        Shape::Number | Shape::Integer | Shape::Percent => Column::numbers(field.label),
        Shape::Line | Shape::List { .. } | Shape::Ref { .. } => Column::of(field.label, 1.2),
        _ => Column::of(field.label, 0.0),
    }));
    let mut table = Table::new(def.labels, columns);
    for record in build.s.all(kind) {
        let json = record.to_json();
        let name = Cell::strong(build.name(record.id())).leading(anchor(kind, record.id()));
        let values = fields
            .iter()
            .map(|field| json.get(field.name).map(|value| build.cell(&field.shape, value)).unwrap_or_default());
        table.row(build.record(record), std::iter::once(name).chain(values).collect());
    }
    table.tidy()
}
