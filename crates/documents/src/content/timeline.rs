//! The roadmap over time: quarters of the fiscal year, lanes, bars, milestones, today; and the same as a table.

use chrono::{Datelike, NaiveDate};
use lodestar_model::Quarter;
use lodestar_model::records::Initiative;

use super::build::counted;
use super::{
    Block, Builder, Section, Start, Timeline, TimelineBar, TimelineLane, TimelineMilestone, TimelineQuarter, Tone,
    roadmap,
};

/// The most quarters of one drawing; what lies outside is cut at its edges.
const MOST: usize = 16;

/// The timeline as a document of its own.
pub(super) fn sections(build: &Builder) -> Vec<Section> {
    let mut drawing = chapter(build, Start::Flow);
    drawing.title.clear();
    let mut sections = vec![drawing];
    let plain = |anchor: &str, title: &str, table| Section {
        anchor: anchor.to_owned(),
        level: 1,
        title: title.to_owned(),
        blocks: vec![Block::Table(table)],
        ..Section::default()
    };
    if let Some(table) = roadmap::table(build) {
        sections.push(Section { start: Start::Page, ..plain("schedule", "Schedule", table) });
    }
    sections.extend(roadmap::milestones(build).map(|table| plain("milestones", "Milestones", table)));
    sections.extend(roadmap::dependencies(build).map(|table| plain("dependencies", "Dependencies", table)));
    sections
}

/// The drawing as a chapter.
pub(super) fn chapter(build: &Builder, start: Start) -> Section {
    let blocks = match timeline(build) {
        Some((timeline, undated)) => {
            let mut blocks = vec![Block::Timeline(Box::new(timeline))];
            if undated > 0 {
                let words = format!("{} without dates not drawn.", counted(undated, "initiative", "initiatives"));
                blocks.push(Block::Line { text: words, tone: Tone::Soft });
            }
            blocks
        }
        None => vec![Block::nothing("No initiative has dates yet. Those with a start or an end appear here.")],
    };
    Section {
        anchor: "timeline".into(),
        level: 1,
        title: "Roadmap: timeline".into(),
        start,
        blocks,
        ..Section::default()
    }
}

/// What is planned with dates, by the lanes of the roadmap; within a lane by when it begins.
pub(crate) fn dated<'a>(build: &Builder<'a>) -> Vec<(String, Vec<&'a Initiative>)> {
    let (planned, _) = roadmap::parted(build);
    let dated: Vec<&Initiative> = planned.into_iter().filter(|i| days(i).is_some()).collect();
    let lanes = roadmap::lanes(build, &dated, true).into_iter().map(|lane| {
        let mut initiatives = lane.initiatives;
        initiatives.sort_by_key(|i| days(i));
        (lane.name, initiatives)
    });
    lanes.collect()
}

/// The days that an initiative covers; one known end counts for both.
pub(crate) fn days(initiative: &Initiative) -> Option<(NaiveDate, NaiveDate)> {
    let from = initiative.start.or(initiative.end)?;
    let to = initiative.end.or(initiative.start)?;
    Some((from.min(to), from.max(to)))
}

/// The drawing, and how many initiatives have no dates.
pub(super) fn timeline(build: &Builder) -> Option<(Timeline, usize)> {
    let (planned, _) = roadmap::parted(build);
    let dated: Vec<&Initiative> = planned.iter().copied().filter(|i| days(i).is_some()).collect();
    let first = dated.iter().filter_map(|i| days(i)).map(|days| days.0).min()?;
    let last = dated.iter().filter_map(|i| days(i)).map(|days| days.1).max()?;
    let (from, to, quarters) = span(build, first, last);
    let width = ((to - from).num_days() + 1).max(1) as f64;
    let place = |day: NaiveDate| ((day - from).num_days() as f64 / width).clamp(0.0, 1.0);
    let after_day = |day: NaiveDate| (((day - from).num_days() + 1) as f64 / width).clamp(0.0, 1.0);
    let lanes = roadmap::lanes(build, &dated, true).into_iter().map(|lane| {
        let mut bars: Vec<TimelineBar> = lane
            .initiatives
            .iter()
            .filter_map(|i| {
                let (start, end) = days(i)?;
                let pillar = build.pillar_of(i);
                let after = build.s.dependencies.iter().filter(|d| d.to.is_some_and(|to| to.0 == i.id));
                Some(TimelineBar {
                    id: i.id.to_string(),
                    code: i.code.trim().to_owned(),
                    title: Builder::titled(&i.title, "initiative"),
                    note: i.success_criteria.iter().find(|text| !text.trim().is_empty()).cloned().unwrap_or_default(),
                    colour: build.colour(pillar),
                    steps: build.promise(i),
                    from: place(start),
                    to: after_day(end),
                    cut: start < from || end > to,
                    after: after.filter_map(|d| d.from).map(|of| of.0.to_string()).collect(),
                })
            })
            .collect();
        bars.sort_by(|a, b| a.from.total_cmp(&b.from).then(a.to.total_cmp(&b.to)));
        TimelineLane { name: lane.name, mark: lane.mark, bars }
    });
    let mut milestones: Vec<TimelineMilestone> = build
        .s
        .milestones
        .iter()
        .filter_map(|milestone| {
            let day = milestone.date.filter(|day| (from..=to).contains(day))?;
            Some(TimelineMilestone {
                id: milestone.id.to_string(),
                title: Builder::titled(&milestone.title, "milestone"),
                fixed: milestone.fixed,
                at: place(day),
            })
        })
        .collect();
    milestones.sort_by(|a, b| a.at.total_cmp(&b.at));
    let quarters = quarters.into_iter().map(|quarter| TimelineQuarter {
        name: format!("Q{}", quarter.number()),
        year: quarter.year_words(build.starts),
        from: place(quarter.first_day(build.starts)),
        to: after_day(quarter.last_day(build.starts)),
    });
    let today = (from..=to).contains(&build.today).then(|| place(build.today));
    let timeline = Timeline { quarters: quarters.collect(), lanes: lanes.collect(), milestones, today };
    Some((timeline, planned.len() - dated.len()))
}

/// Whole quarters from the first to the last day; where those are too many, the ones from today's on.
fn span(build: &Builder, first: NaiveDate, last: NaiveDate) -> (NaiveDate, NaiveDate, Vec<Quarter>) {
    let of = |day: NaiveDate| Quarter::of(day, build.starts);
    let usable = |day: NaiveDate| (1..9990).contains(&day.year());
    let mut begin = of(if usable(first) { first } else { build.today });
    let count = |from: Quarter, to: Quarter| {
        (to.year() - from.year()) * 4 + i32::from(to.number()) - i32::from(from.number()) + 1
    };
    let end = of(if usable(last) { last } else { build.today });
    if count(begin, end) > MOST as i32 {
        let today = of(build.today);
        // Within the plan, and with as much of it ahead as there is room for.
        let earliest_last = std::iter::successors(Some(begin), |q| Some(q.next()))
            .nth((count(begin, end) - MOST as i32).clamp(0, 400) as usize);
        begin = today.max(begin).min(earliest_last.unwrap_or(begin));
    }
    let mut quarters: Vec<Quarter> =
        std::iter::successors(Some(begin), |q| Some(q.next())).take_while(|q| *q <= end).take(MOST).collect();
    if quarters.is_empty() {
        quarters.push(begin);
    }
    // A drawing of one or two quarters would be all bar.
    while quarters.len() < 4 {
        let next = quarters.last().map_or(begin, |q| q.next());
        quarters.push(next);
    }
    let from = quarters.first().map(|q| q.first_day(build.starts)).unwrap_or(first);
    let to = quarters.last().map(|q| q.last_day(build.starts)).unwrap_or(last);
    (from, to, quarters)
}
