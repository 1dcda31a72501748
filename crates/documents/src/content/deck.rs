//! A handful of slides: why, where to, by which way, how far, at what risk. Each says one thing, and is left out where
//! there is nothing to say.

use lodestar_model::Kind;
use lodestar_model::records::{DecisionStatus, Outlook, Risk, RiskStatus};

use super::build::{counted, number};
use super::{Block, Builder, Cell, Column, Rich, Section, Start, Table, Tone, kinds, roadmap, scorecard, vision};
use crate::text;
use crate::view::times;

/// The most letters of the title of a slide.
const TITLE: usize = 150;
/// The most letters of a text on a slide.
const WORDY: usize = 900;
/// The most rows of a table on a slide.
const ROWS: usize = 7;
/// The most lines that the cells of the roadmap may take together.
const LINES: usize = 18;

/// The slides behind the title.
pub(super) fn sections(build: &Builder) -> Vec<Section> {
    let slides = [
        why(build),
        direction(build),
        plan(build),
        results(build),
        capacity(build),
        not_now(build),
        decisions(build),
        risks(build),
    ];
    let mut slides: Vec<Section> = slides.into_iter().flatten().collect();
    slides.iter_mut().for_each(|slide| brief(&mut slide.blocks));
    slides
}

/// Shortens what is too long for any slide: a title of a paragraph's length, a problem of three pages. The documents to
/// read have it whole.
fn brief(blocks: &mut [Block]) {
    fn cell(cell: &mut Cell, most: usize) {
        cell.text = text::shortened(&cell.text, most);
        cell.note = text::shortened(&cell.note, most);
        cell.items.iter_mut().for_each(|item| *item = text::shortened(item, most));
        if let Some(long) = cell.rich.as_mut().filter(|long| long.0.chars().count() > most) {
            cell.text = text::shortened(&crate::rich::plain(&long.0), most);
            cell.rich = None;
        }
    }
    fn card(card: &mut super::Card, most: usize) {
        card.title = text::shortened(&card.title, most);
        card.side = text::shortened(&card.side, most);
        card.lines.iter_mut().for_each(|line| cell(line, 2 * most));
    }
    for block in blocks {
        match block {
            Block::Text { text: long, .. } | Block::Quote { text: long, .. } if long.0.chars().count() > WORDY => {
                *block = Block::line(text::shortened(&crate::rich::plain(&long.0), WORDY));
            }
            Block::List { items, .. } => items.iter_mut().for_each(|item| cell(item, TITLE)),
            Block::Table(table) => table.rows.iter_mut().for_each(|row| match row {
                super::Row::Group { name, side, .. } => {
                    cell(name, TITLE);
                    *side = text::shortened(side, TITLE);
                }
                super::Row::Cells { cells, .. } => cells.iter_mut().for_each(|one| cell(one, TITLE)),
            }),
            Block::Cards { cards, .. } => cards.iter_mut().for_each(|one| card(one, TITLE)),
            Block::Grid(grid) => {
                for lane in &mut grid.lanes {
                    cell(&mut lane.name, TITLE);
                    lane.cells.iter_mut().flatten().for_each(|one| card(one, TITLE));
                }
            }
            Block::Figure(figure) => {
                figure.name = text::shortened(&figure.name, TITLE);
                figure.note = text::shortened(&figure.note, 2 * TITLE);
            }
            Block::Columns { columns } => columns.iter_mut().for_each(|(_, blocks)| brief(blocks)),
            _ => {}
        }
    }
}

fn slide(anchor: &str, kicker: &str, title: String, blocks: Vec<Block>) -> Option<Section> {
    (!blocks.is_empty()).then(|| Section {
        anchor: anchor.to_owned(),
        level: 1,
        kicker: kicker.to_owned(),
        title,
        start: Start::Page,
        blocks,
        ..Section::default()
    })
}

/// A slide of columns: a share of the width, a heading, and what stands below. A single one gives the slide its heading.
fn side_by_side(anchor: &str, kicker: &str, title: &str, mut columns: Vec<(f64, String, Block)>) -> Option<Section> {
    if columns.len() < 2 {
        let (_, heading, block) = columns.pop()?;
        return slide(anchor, kicker, heading, vec![block]);
    }
    let columns = columns.into_iter().map(|(share, heading, block)| (share, vec![Block::heading(2, heading), block]));
    slide(anchor, kicker, title.to_owned(), vec![Block::Columns { columns: columns.collect() }])
}

fn why(build: &Builder) -> Option<Section> {
    let vision = build.s.the_vision()?;
    let statement = crate::rich::plain(&vision.statement);
    let mut words = Vec::new();
    if !vision.problem.trim().is_empty() {
        let of = build.field(Kind::Vision, vision.id, "problem");
        words.push(Block::Text { text: Rich(vision.problem.0.clone()), under: 2, of });
    }
    let outcomes: Vec<Cell> = vision
        .outcomes
        .iter()
        .filter(|o| !o.text.trim().is_empty())
        .take(5)
        .map(|o| Cell::of(&o.text).noted(&o.measure))
        .collect();
    if !outcomes.is_empty() {
        words.extend([Block::heading(2, "Outcomes we commit to"), Block::List { items: outcomes, numbered: false }]);
    }
    let blocks = match scorecard::north_star(build) {
        Some(star) if !words.is_empty() => {
            vec![Block::Columns { columns: vec![(1.2, words), (1.0, vec![Block::Figure(star)])] }]
        }
        Some(star) => vec![Block::Figure(star)],
        None => words,
    };
    let title =
        if statement.trim().is_empty() { "Why we do this".to_owned() } else { text::shortened(&statement, TITLE) };
    let blocks = if blocks.is_empty() && !statement.trim().is_empty() { vec![Block::line(statement)] } else { blocks };
    let told = build.s.narratives.iter().filter(|n| n.audience == build.sight.lens());
    let notes = told.map(|n| n.story.0.clone()).collect::<Vec<_>>().join("\n\n");
    slide("why", "Why", title, blocks).map(|slide| Section { notes, ..slide })
}

fn direction(build: &Builder) -> Option<Section> {
    let count = build.s.pillars.len();
    let mut blocks = vision::pillars(build, abreast(count));
    // A slide has room for what a pillar promises, or else for what it is about.
    for block in &mut blocks {
        if let Block::Cards { cards, .. } = block {
            for card in cards {
                card.lines.truncate(2);
            }
        }
    }
    let principles: Vec<Cell> = build
        .s
        .principles
        .iter()
        .take(5)
        .map(|p| {
            Cell::strong(&p.prefer).noted(if p.over.trim().is_empty() {
                String::new()
            } else {
                format!("over {}", p.over)
            })
        })
        .collect();
    if !principles.is_empty() {
        let columns = principles.into_iter().map(|p| (1.0, vec![Block::List { items: vec![p], numbered: false }]));
        blocks.extend([Block::heading(2, "Principles"), Block::Columns { columns: columns.collect() }]);
    }
    let title = format!("{}, one direction", counted(count, "pillar", "pillars"));
    slide("direction", "Direction", if count == 0 { "Principles".to_owned() } else { title }, blocks)
}

/// How many cards stand side by side: at most four, in rows as equal as can be.
pub(super) fn abreast(cards: usize) -> u8 {
    let rows = cards.div_ceil(4).max(1);
    u8::try_from(cards.div_ceil(rows).max(1)).unwrap_or(4)
}

fn plan(build: &Builder) -> Option<Section> {
    let title = "Now is held, next is shaped, later is direction".to_owned();
    slide("roadmap", "Roadmap", title, roadmap::strip(build, 4, LINES))
}

fn results(build: &Builder) -> Option<Section> {
    let facts = &build.facts().measures;
    let table = scorecard::objectives(build, facts)?;
    let judged = facts.key_results.values().filter_map(|found| found.last_check_in.as_ref()?.confidence);
    let (mut well, mut all) = (0, 0);
    for outlook in judged {
        all += 1;
        well += usize::from(outlook == Outlook::OnTrack);
    }
    let title = match all {
        0 => "What we measure ourselves by".to_owned(),
        _ => format!("{well} of {} on track", counted(all, "key result", "key results")),
    };
    slide("scorecard", "Scorecard", title, vec![Block::Table(short(table, 2 * ROWS + 4))])
}

/// The first rows; says how many more there are.
fn short(mut table: Table, most: usize) -> Table {
    if table.rows.len() > most {
        let mut rest = table.rows.split_off(most - 1);
        // The name of a group of which nothing is shown.
        rest.extend(table.rows.pop_if(|row| matches!(row, super::Row::Group { .. })));
        let more = rest.iter().filter(|row| matches!(row, super::Row::Cells { .. })).count();
        let mut cells = vec![Cell::default(); table.columns.len()];
        // In the widest column, where the words stay on one line.
        let columns = table.columns.iter().enumerate().rev();
        let widest = columns.max_by(|(_, a), (_, b)| a.width.total_cmp(&b.width)).map(|(at, _)| at);
        if let Some(cell) = widest.and_then(|at| cells.get_mut(at)) {
            *cell = Cell::soft(format!("+ {more} more"));
        }
        table.rows.push(super::Row::Cells { cells, of: None });
    }
    table
}

fn capacity(build: &Builder) -> Option<Section> {
    let mut columns = Vec::new();
    if let Some(shares) = kinds::shares(build) {
        columns.push((1.2, shares.name.clone(), Block::Shares(shares)));
    }
    if let Some(debt) = kinds::table(build, Kind::DebtItem, &["status", "initiative"]) {
        columns.push((1.0, "Technical debt".to_owned(), Block::Table(short(debt, ROWS))));
    }
    side_by_side("capacity", "Capacity", "Where the work goes", columns)
}

fn not_now(build: &Builder) -> Option<Section> {
    let table = short(roadmap::set_aside(build)?, ROWS);
    slide("not-now", "Not now", "What we chose not to do, and when we look again".to_owned(), vec![Block::Table(table)])
}

fn decisions(build: &Builder) -> Option<Section> {
    let mut found: Vec<_> = build
        .s
        .decisions
        .iter()
        .filter(|d| matches!(d.status, DecisionStatus::Accepted | DecisionStatus::Proposed))
        .collect();
    found.sort_by_key(|d| (d.status == DecisionStatus::Accepted, std::cmp::Reverse(d.date)));
    let open = found.iter().filter(|d| d.status == DecisionStatus::Proposed).count();
    let columns = vec![
        Column::of("Number", 0.0),
        Column::of("Decision", 2.4),
        Column::of("Status", 0.0),
        Column::of("Date", 0.0),
        Column::of("Driver", 1.0),
    ];
    let mut table = Table::new("Decisions", columns);
    for decision in found {
        table.row(
            build.field(Kind::Decision, decision.id, "title"),
            vec![
                Cell::of(number(decision.number)),
                Cell::strong(Builder::titled(&decision.title, "decision")).marked(build.mark(decision.pillar)),
                Cell::of(decision.status.label()),
                Cell::of(decision.date.map(times::day).unwrap_or_default()).dated(decision.date),
                Cell::of(&decision.driver),
            ],
        );
    }
    let title = match open {
        0 => "What has been decided".to_owned(),
        _ => format!("{} to make, and what has been decided", counted(open, "decision", "decisions")),
    };
    slide("decisions", "Decisions", title, vec![Block::Table(short(table.tidy()?, ROWS))])
}

fn risks(build: &Builder) -> Option<Section> {
    let weight = |risk: &Risk| risk.likelihood.unwrap_or(0) * risk.impact.unwrap_or(0);
    let mut open: Vec<&Risk> =
        build.s.risks.iter().filter(|risk| !matches!(risk.status, RiskStatus::Closed | RiskStatus::Accepted)).collect();
    open.sort_by_key(|risk| std::cmp::Reverse(weight(risk)));
    let items = open.iter().take(5).map(|risk| {
        let answer = text::shortened(&crate::rich::plain(&risk.mitigation), 140);
        Cell::strong(Builder::titled(&risk.title, "risk")).noted(answer)
    });
    let items: Vec<Cell> = items.collect();
    let mut columns = Vec::new();
    if !items.is_empty() {
        let heading = "Main risks, and what we do about them".to_owned();
        columns.push((1.2, heading, Block::List { items, numbered: false }));
    }
    let coming = build.s.milestones.iter().filter(|m| m.date.is_some_and(|day| day >= build.today));
    let mut coming: Vec<_> = coming.collect();
    coming.sort_by_key(|milestone| milestone.date);
    let dates: Vec<Cell> = coming
        .iter()
        .take(6)
        .map(|m| Cell::strong(&m.title).noted(m.date.map(times::day).unwrap_or_default()))
        .collect();
    if !dates.is_empty() {
        columns.push((1.0, "Next dates".to_owned(), Block::List { items: dates, numbered: false }));
    }
    let kicker = if open.is_empty() { "Milestones" } else { "Risks" };
    side_by_side("risks", kicker, "What could go wrong, and what comes next", columns)
}

/// What stands where there is nothing to show.
pub(super) fn empty() -> Section {
    Section {
        level: 1,
        title: "Nothing to show yet".to_owned(),
        start: Start::Page,
        blocks: vec![Block::Line {
            text: "Slides appear as vision, roadmap and objectives are written.".to_owned(),
            tone: Tone::Nothing,
        }],
        ..Section::default()
    }
}
