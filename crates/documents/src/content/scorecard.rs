//! The scorecard: objectives with their key results, the north star, and the metrics by what they are for.

use lodestar_model::calc::series::Point;
use lodestar_model::facts::{MeasureFacts, MetricFacts};
use lodestar_model::records::{Direction, KeyResult, KeyResultKind, Metric, MetricRole, MetricView, Objective};
use lodestar_model::{Kind, Lens};
use serde::Serialize;

use super::build::anchor;
use super::{Block, Builder, Cell, Chart, Column, Figure, Row, Section, Start, Table, numbers};
use crate::view::times;

/// The scorecard as a document of its own.
pub(super) fn sections(build: &Builder) -> Vec<Section> {
    // The masthead says what it is.
    vec![Section { title: String::new(), ..chapter(build, Start::Flow) }]
}

/// The scorecard as a chapter.
pub(super) fn chapter(build: &Builder, start: Start) -> Section {
    let facts = &build.facts().measures;
    let mut blocks = Vec::new();
    match objectives(build, facts) {
        Some(table) => blocks.extend([Block::heading(2, "Objectives and key results"), Block::Table(table)]),
        None => blocks.push(Block::nothing("No objectives yet.")),
    }
    let stars = build.s.metrics.iter().filter(|metric| metric.role == MetricRole::NorthStar);
    let stars: Vec<Block> = stars.filter_map(|metric| star(facts, metric)).map(Block::Figure).collect();
    match (stars.is_empty(), metrics(build, facts)) {
        (_, None) => blocks.extend(stars),
        (true, Some(table)) => blocks.extend([Block::heading(2, "Metrics"), Block::Table(table)]),
        (false, Some(table)) => blocks.push(Block::Columns {
            columns: vec![(1.0, stars), (2.3, vec![Block::heading(2, "Metrics"), Block::Table(table)])],
        }),
    }
    Section { anchor: "scorecard".into(), level: 1, title: "Scorecard".into(), start, blocks, ..Section::default() }
}

/// A metric in a few words: what it is called, where it stands and should stand, and its line.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(crate) struct Measure {
    /// The metric.
    pub id: String,
    /// What it is called.
    pub name: String,
    /// The latest value with its unit.
    pub now: String,
    /// The target.
    pub target: String,
    /// The values over time.
    pub chart: Option<Chart>,
}

/// The metrics that lead to the north star, those that have a value or a target.
pub(crate) fn inputs(build: &Builder) -> Vec<Measure> {
    let facts = &build.facts().measures;
    let inputs = build.s.metrics.iter().filter(|metric| metric.role == MetricRole::Input);
    let measure = |metric: &Metric| {
        let found = facts.metrics.get(&metric.id);
        let latest = found.and_then(|found| found.latest).map(|point| point.value);
        let points = found.map(|found| found.points.as_slice()).unwrap_or_default();
        Measure {
            id: metric.id.to_string(),
            name: Builder::titled(&metric.name, "metric"),
            now: numbers::maybe(latest, &metric.unit),
            target: numbers::maybe(metric.target, &metric.unit),
            chart: trend(points, metric.target, &metric.unit, build.colour(metric.pillar)),
        }
    };
    inputs.map(measure).filter(|one| !(one.now.is_empty() && one.target.is_empty())).collect()
}

/// The north star of the strategy, as one number.
pub(crate) fn north_star(build: &Builder) -> Option<Figure> {
    let metric = build.s.metrics.iter().find(|metric| metric.role == MetricRole::NorthStar)?;
    star(&build.facts().measures, metric)
}

fn star(facts: &MeasureFacts, metric: &Metric) -> Option<Figure> {
    let found = facts.metrics.get(&metric.id)?;
    let value = found.latest.map(|point| point.value).or(metric.baseline);
    let by = metric.target_date.map(|day| format!(" by {}", day.format("%b %Y"))).unwrap_or_default();
    Some(Figure {
        label: "North star".into(),
        name: Builder::titled(&metric.name, "metric"),
        value: numbers::maybe(value, &metric.unit),
        target: metric
            .target
            .map(|target| format!("{}{by}", numbers::with_unit(target, &metric.unit)))
            .unwrap_or_default(),
        note: crate::rich::plain(&metric.definition),
        share: found.progress,
        of: Some(super::Of { kind: Kind::Metric, id: metric.id.to_string(), field: "name".into() }),
    })
}

/// Objectives as groups, their key results as rows.
pub(super) fn objectives(build: &Builder, facts: &MeasureFacts) -> Option<Table> {
    let mut table = Table::new(
        "Objectives and key results",
        vec![
            Column::of("Key result", 3.0),
            Column::numbers("Base"),
            Column::numbers("Now"),
            Column::numbers("Target"),
            Column::of("Way to target", 1.2),
            Column::of("Trend", 0.8),
            Column::of("Confidence", 0.0),
        ],
    );
    let by_pillar = build.s.pillars.iter().map(|pillar| Some(pillar.id)).chain([None]);
    let mut any = false;
    for pillar in by_pillar {
        let known = |objective: &&Objective| match objective.pillar.filter(|of| build.marks.get(Some(*of)).is_some()) {
            Some(of) => Some(of.0) == pillar,
            None => pillar.is_none(),
        };
        for objective in build.s.objectives.iter().filter(known) {
            any = true;
            let score = facts.objectives.get(&objective.id).and_then(|o| o.agreed.or(o.score));
            let score = score.map(|score| format!("Score {score:.2}")).unwrap_or_default();
            let side = [score.as_str(), objective.owner.as_str()];
            table.rows.push(Row::Group {
                name: Box::new(
                    Cell::strong(Builder::titled(&objective.title, "objective"))
                        .marked(build.mark(objective.pillar))
                        .leading(anchor(Kind::Objective, objective.id)),
                ),
                side: side.into_iter().filter(|word| !word.trim().is_empty()).collect::<Vec<_>>().join(" · "),
                colour: build.colour(objective.pillar),
            });
            for result in build.s.key_results.iter().filter(|k| k.objective.is_some_and(|of| of.0 == objective.id)) {
                table
                    .row(build.field(Kind::KeyResult, result.id, "title"), key_result(build, facts, objective, result));
            }
        }
    }
    // Objectives without any key result are worth showing too.
    let rows = table.rows.clone();
    if any {
        Some(table.tidy().unwrap_or(Table {
            columns: vec![Column::of("Objective", 1.0)],
            rows,
            ..Table::new("Objectives", Vec::new())
        }))
    } else {
        None
    }
}

/// The unit of a key result.
fn unit<'a>(build: &Builder<'a>, result: &'a KeyResult) -> &'a str {
    let metric = result.metric.and_then(|of| build.s.metrics.iter().find(|metric| metric.id == of.0));
    metric.map(|metric| metric.unit.as_str()).filter(|unit| !unit.trim().is_empty()).unwrap_or(&result.unit)
}

fn key_result(build: &Builder, facts: &MeasureFacts, objective: &Objective, result: &KeyResult) -> Vec<Cell> {
    let unit = unit(build, result);
    let found = facts.key_results.get(&result.id);
    let current = found.and_then(|found| found.current.as_ref()).map(|current| current.value);
    let colour = build.colour(objective.pillar);
    let way = match (found.and_then(|f| f.progress), found.and_then(|f| f.kept)) {
        (Some(share), _) => Cell {
            chart: Some(Chart::Way { share, words: percent(share), colour }),
            ..Cell::of(percent(share)).counted(Some(share))
        },
        (None, Some(true)) => Cell::of("Kept"),
        (None, Some(false)) => Cell::strong("Not kept"),
        (None, None) => Cell::default(),
    };
    let points = found.map(|found| found.points.as_slice()).unwrap_or_default();
    let confidence = found.and_then(|found| found.last_check_in.as_ref()).and_then(|last| last.confidence);
    let bound = match result.kind {
        KeyResultKind::StayAbove => "at least ",
        KeyResultKind::StayBelow => "at most ",
        _ => "",
    };
    vec![
        Cell::of(Builder::titled(&result.title, "key result")).leading(anchor(Kind::KeyResult, result.id)),
        Cell::soft(numbers::maybe(result.baseline, unit)).counted(result.baseline),
        Cell::strong(numbers::maybe(current, unit)).counted(current),
        Cell::of(result.target.map(|t| format!("{bound}{}", numbers::with_unit(t, unit))).unwrap_or_default())
            .counted(result.target),
        way,
        Cell::chart(trend(points, result.target, unit, colour)),
        Cell::of(confidence.map(|confidence| confidence.label()).unwrap_or_default()),
    ]
}

/// The metrics by the eyes through which they are looked at. What belongs to both stands with the business.
fn metrics(build: &Builder, facts: &MeasureFacts) -> Option<Table> {
    let columns = vec![
        Column::of("Metric", 1.6),
        Column::of("Kind", 0.0),
        Column::numbers("Now"),
        Column::numbers("Target"),
        Column::of("Trend", 0.5),
    ];
    let mut table = Table::new("Metrics", columns);
    for (title, view) in [("Business", MetricView::Business), ("Engineering", MetricView::Engineering)] {
        let shown = |metric: &&Metric| {
            metric.role != MetricRole::NorthStar
                && (metric.view == view || (metric.view == MetricView::Both && view == MetricView::Business))
                && !(build.sight.lens() == Lens::Executives && metric.role == MetricRole::ServiceLevel)
        };
        let mut found = build.s.metrics.iter().filter(shown).peekable();
        if found.peek().is_some() {
            table.rows.push(Row::Group { name: Box::new(Cell::strong(title)), side: String::new(), colour: "plain" });
        }
        for metric in found {
            let cells = metric_cells(build, metric, facts.metrics.get(&metric.id));
            table.row(build.field(Kind::Metric, metric.id, "name"), cells);
        }
    }
    table.tidy()
}

fn metric_cells(build: &Builder, metric: &Metric, found: Option<&MetricFacts>) -> Vec<Cell> {
    let latest = found.and_then(|found| found.latest).map(|point| point.value);
    let bound = match metric.direction {
        Direction::StayAbove => "at least ",
        Direction::StayBelow => "at most ",
        _ => "",
    };
    let points = found.map(|found| found.points.as_slice()).unwrap_or_default();
    vec![
        Cell::of(Builder::titled(&metric.name, "metric")).leading(anchor(Kind::Metric, metric.id)),
        Cell::soft(metric.role.label()),
        Cell::strong(numbers::maybe(latest, &metric.unit)).counted(latest),
        Cell::of(metric.target.map(|t| format!("{bound}{}", numbers::with_unit(t, &metric.unit))).unwrap_or_default())
            .counted(metric.target),
        Cell::chart(trend(points, metric.target, &metric.unit, build.colour(metric.pillar))),
    ]
}

/// A share as whole percent.
fn percent(share: f64) -> String {
    numbers::with_unit((share * 100.0).round(), "%")
}

/// A line through values; none through fewer than two.
fn trend(points: &[Point], target: Option<f64>, unit: &str, colour: &'static str) -> Option<Chart> {
    let (first, last) = (points.first()?, points.last()?);
    let days = (last.date - first.date).num_days();
    if points.len() < 2 || days <= 0 {
        return None;
    }
    let values = || points.iter().map(|point| point.value).filter(|value| value.is_finite());
    let (mut low, mut high) = (values().fold(f64::MAX, f64::min), values().fold(f64::MIN, f64::max));
    // A target that is far away would press the line flat.
    let near = target.filter(|t| *t >= low - (high - low) && *t <= high + (high - low));
    if let Some(target) = near {
        (low, high) = (low.min(target), high.max(target));
    }
    let place = |value: f64| if high > low { ((value - low) / (high - low)).clamp(0.0, 1.0) } else { 0.5 };
    Some(Chart::Trend {
        points: points
            .iter()
            .map(|point| [(point.date - first.date).num_days() as f64 / days as f64, place(point.value)])
            .collect(),
        target: near.map(place),
        words: format!(
            "From {} on {} to {} on {}",
            numbers::with_unit(first.value, unit),
            times::day(first.date),
            numbers::with_unit(last.value, unit),
            times::day(last.date)
        ),
        colour,
    })
}

/// Objectives, key results and metrics with all that is written about them.
pub(super) fn details(build: &Builder) -> Vec<Section> {
    let mut sections = Vec::new();
    for (kind, without) in [(Kind::Objective, &["pillar"][..]), (Kind::Metric, &["pillar"][..])] {
        let mut blocks = Vec::new();
        for record in build.s.all(kind) {
            blocks.extend(build.whole(record, 2, without));
            if kind == Kind::Objective {
                for result in build.s.key_results.iter().filter(|k| k.objective.is_some_and(|of| of.0 == record.id())) {
                    blocks.extend(build.whole(result, 3, &["objective"]));
                }
            }
        }
        if !blocks.is_empty() {
            let def = kind.def();
            let title = if kind == Kind::Objective { "Objectives and key results" } else { def.labels };
            sections.push(Section {
                anchor: def.list.into(),
                level: 1,
                title: title.into(),
                start: Start::Page,
                blocks,
                ..Section::default()
            });
        }
    }
    sections
}
