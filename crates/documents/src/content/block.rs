//! The blocks of which sections are made.

use chrono::NaiveDate;
use lodestar_model::Kind;
use serde::{Serialize, Serializer};

use crate::rich;
use crate::view::marks::Mark;

/// The field of a record behind a block: the preview leads there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Of {
    /// The kind of the record.
    pub kind: Kind,
    /// The record.
    pub id: String,
    /// Its field.
    pub field: String,
}

/// Long text of the user: Markdown, which templates receive as a tree.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub(crate) struct Rich(pub String);

impl Serialize for Rich {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        rich::parse(&self.0).serialize(serializer)
    }
}

/// How loudly something is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default, Serialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Tone {
    /// As running text.
    #[default]
    Plain,
    /// What the eye should find first.
    Strong,
    /// What stands behind the rest.
    Soft,
    /// In place of something that is not there.
    Nothing,
}

/// A part of a section.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "t", rename_all = "snake_case")]
pub(crate) enum Block {
    /// A heading within the section.
    Heading(Heading),
    /// Long text of the user; its own headings stand below `under`.
    Text {
        /// The text.
        text: Rich,
        /// The level of the heading above it.
        under: u8,
        /// The field it stands in.
        of: Option<Of>,
    },
    /// A sentence.
    Line {
        /// What it says.
        text: String,
        /// How loudly.
        tone: Tone,
    },
    /// Values with their names.
    Facts {
        /// The pairs, in order.
        facts: Vec<Fact>,
    },
    /// A list.
    List {
        /// Its items.
        items: Vec<Cell>,
        /// Whether they are counted.
        numbered: bool,
    },
    /// A table.
    Table(Table),
    /// Cards side by side.
    Cards {
        /// How many stand side by side on a page.
        wide: u8,
        /// The cards.
        cards: Vec<Card>,
    },
    /// Cards in lanes and columns.
    Grid(Grid),
    /// One number that matters more than the others.
    Figure(Figure),
    /// Shares of 100, a bar for each line.
    Shares(Shares),
    /// Work over time. A table with the same in words follows it.
    Timeline(Box<Timeline>),
    /// Text that is set apart as the voice of someone.
    Quote {
        /// What is said.
        text: Rich,
        /// The field it stands in.
        of: Option<Of>,
    },
    /// Blocks side by side where there is room, otherwise one after the other.
    Columns {
        /// The columns, each with its share of the width.
        columns: Vec<(f64, Vec<Block>)>,
    },
}

/// A heading within a section.
#[derive(Clone, Debug, PartialEq, Default, Serialize)]
pub(crate) struct Heading {
    /// 2 or more.
    pub level: u8,
    /// Its words.
    pub text: String,
    /// Where links lead to; unique in the document, empty where none leads here.
    pub anchor: String,
    /// The sign before it.
    pub mark: Option<Mark>,
    /// What stands at the other end of the line.
    pub side: String,
    /// The field it shows.
    pub of: Option<Of>,
}

/// A value with its name.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(crate) struct Fact {
    /// What it is called.
    pub name: String,
    /// What it is.
    pub value: Cell,
}

/// A piece of content in a table, a list or beside a name.
#[derive(Clone, Debug, PartialEq, Default, Serialize)]
pub(crate) struct Cell {
    /// The sign of a pillar before it.
    pub mark: Option<Mark>,
    /// How firmly it is promised, as a sign before it; `committed`, `likely`, `exploratory`.
    pub steps: &'static str,
    /// The words.
    pub text: String,
    /// How loudly.
    pub tone: Tone,
    /// The anchor of a record in this document.
    pub to: String,
    /// A second line.
    pub note: String,
    /// Several short lines below each other.
    pub items: Vec<String>,
    /// Long text of the user, instead of words.
    pub rich: Option<Rich>,
    /// A small drawing, which says what `text` or its own words say.
    pub chart: Option<Chart>,
    /// The number that the words show, for programs that reckon with it.
    #[serde(skip)]
    pub number: Option<f64>,
    /// The day that the words name, for the same programs.
    #[serde(skip)]
    pub day: Option<NaiveDate>,
}

/// A small drawing in a cell, with its meaning in words.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "t", rename_all = "snake_case")]
pub(crate) enum Chart {
    /// How far something has come, 0 to 1.
    Way {
        /// The share of the way.
        share: f64,
        /// The same in words.
        words: String,
        /// The ink.
        colour: &'static str,
    },
    /// A line through values over time.
    Trend {
        /// Moment (0 to 1) and value (0 to 1) of each point.
        points: Vec<[f64; 2]>,
        /// The height of the target, 0 to 1.
        target: Option<f64>,
        /// The same in words.
        words: String,
        /// The ink.
        colour: &'static str,
    },
}

impl Chart {
    /// What the drawing says.
    pub fn words(&self) -> &str {
        match self {
            Self::Way { words, .. } | Self::Trend { words, .. } => words,
        }
    }
}

/// The side of a column on which its content stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default, Serialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Align {
    /// Where a line begins.
    #[default]
    Start,
    /// Where a line ends: numbers.
    End,
}

/// A column of a table.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(crate) struct Column {
    /// Its heading.
    pub title: String,
    /// Where its content stands.
    pub align: Align,
    /// Its share of the width; 0 where it is as wide as its content, which [`Table::tidy`] turns into letters below 0.
    pub width: f64,
}

/// A table.
#[derive(Clone, Debug, PartialEq, Default, Serialize)]
pub(crate) struct Table {
    /// What it is about: the name of a sheet, and what a screen reader says first.
    pub name: String,
    /// Its columns.
    pub columns: Vec<Column>,
    /// Its rows.
    pub rows: Vec<Row>,
    /// Whether the first cell of each row names it.
    pub named_rows: bool,
}

/// A row of a table.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "t", rename_all = "snake_case")]
pub(crate) enum Row {
    /// The name of the rows that follow, across all columns.
    Group {
        /// The name.
        name: Box<Cell>,
        /// What stands at the other end.
        side: String,
        /// The ink.
        colour: &'static str,
    },
    /// As many cells as there are columns.
    Cells {
        /// The cells.
        cells: Vec<Cell>,
        /// The record behind the row.
        of: Option<Of>,
    },
}

/// A card.
#[derive(Clone, Debug, PartialEq, Default, Serialize)]
pub(crate) struct Card {
    /// The sign before the title.
    pub mark: Option<Mark>,
    /// The ink.
    pub colour: &'static str,
    /// How firmly it is promised; nothing where that does not apply.
    pub steps: &'static str,
    /// What it is called.
    pub title: String,
    /// Where its title leads.
    pub to: String,
    /// At the other end of the line of the title.
    pub side: String,
    /// What is said about it.
    pub lines: Vec<Cell>,
    /// The record behind it.
    pub of: Option<Of>,
}

/// Cards in lanes (rows) and columns.
#[derive(Clone, Debug, PartialEq, Default, Serialize)]
pub(crate) struct Grid {
    /// What it is about.
    pub name: String,
    /// What the lanes are.
    pub corner: String,
    /// The columns.
    pub columns: Vec<Cell>,
    /// The lanes.
    pub lanes: Vec<GridLane>,
    /// Whether lanes are named in a line above them, rather than in a column of their own.
    pub named_above: bool,
    /// What the signs of its cards mean, for pages that draw them without words; empty where that is told elsewhere.
    pub key: Vec<Cell>,
}

/// A lane of a grid.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(crate) struct GridLane {
    /// Its name.
    pub name: Cell,
    /// Its cards, by column.
    pub cells: Vec<Vec<Card>>,
    /// How many cards were left out, by column.
    pub more: Vec<usize>,
}

/// One number that matters more than the others.
#[derive(Clone, Debug, PartialEq, Default, Serialize)]
pub(crate) struct Figure {
    /// What kind of number: north star.
    pub label: String,
    /// What it measures.
    pub name: String,
    /// Where it is.
    pub value: String,
    /// Where it should be, and by when.
    pub target: String,
    /// A sentence.
    pub note: String,
    /// How far it has come, 0 to 1.
    pub share: Option<f64>,
    /// The record behind it.
    pub of: Option<Of>,
}

/// Shares of 100, a bar for each line.
#[derive(Clone, Debug, PartialEq, Default, Serialize)]
pub(crate) struct Shares {
    /// What is shared out.
    pub name: String,
    /// What the parts are, the same in each line.
    pub parts: Vec<String>,
    /// The lines.
    pub lines: Vec<ShareLine>,
}

/// A line of shares.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(crate) struct ShareLine {
    /// Its name.
    pub name: String,
    /// Points of 100, by part.
    pub points: Vec<f64>,
}

/// Work over time, in quarters.
#[derive(Clone, Debug, PartialEq, Default, Serialize)]
pub(crate) struct Timeline {
    /// The quarters, in order.
    pub quarters: Vec<TimelineQuarter>,
    /// The lanes.
    pub lanes: Vec<TimelineLane>,
    /// Dates that matter, by day.
    pub milestones: Vec<TimelineMilestone>,
    /// Today, as a share of the width; none where it lies outside.
    pub today: Option<f64>,
}

/// A quarter of a timeline.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(crate) struct TimelineQuarter {
    /// `Q1`.
    pub name: String,
    /// The year, as it is called.
    pub year: String,
    /// Where it begins, as a share of the width.
    pub from: f64,
    /// Where it ends.
    pub to: f64,
}

/// A lane of a timeline.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(crate) struct TimelineLane {
    /// Its name.
    pub name: String,
    /// Its sign.
    pub mark: Option<Mark>,
    /// Its bars, by start.
    pub bars: Vec<TimelineBar>,
}

/// A bar of a timeline.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(crate) struct TimelineBar {
    /// The initiative.
    pub id: String,
    /// Its code.
    pub code: String,
    /// Its title.
    pub title: String,
    /// A second line where there is room.
    pub note: String,
    /// The ink.
    pub colour: &'static str,
    /// How firmly it is promised.
    pub steps: &'static str,
    /// Where it begins, as a share of the width.
    pub from: f64,
    /// Where it ends.
    pub to: f64,
    /// Whether it goes on beyond the first or the last quarter.
    pub cut: bool,
    /// The initiatives that it waits for.
    pub after: Vec<String>,
}

/// A date that matters.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(crate) struct TimelineMilestone {
    /// The milestone.
    pub id: String,
    /// What happens.
    pub title: String,
    /// Whether it is set from outside.
    pub fixed: bool,
    /// When, as a share of the width.
    pub at: f64,
}

impl Cell {
    /// Words.
    pub fn of(text: impl Into<String>) -> Self {
        Self { text: text.into(), ..Self::default() }
    }
    /// Words that name something.
    pub fn strong(text: impl Into<String>) -> Self {
        Self { tone: Tone::Strong, ..Self::of(text) }
    }
    /// Words behind the rest.
    pub fn soft(text: impl Into<String>) -> Self {
        Self { tone: Tone::Soft, ..Self::of(text) }
    }
    /// Long text.
    pub fn rich(markdown: &str) -> Self {
        Self { rich: Some(Rich(markdown.to_owned())), ..Self::default() }
    }
    /// Several lines.
    pub fn items(items: impl IntoIterator<Item = String>) -> Self {
        let items = items.into_iter().filter(|item| !item.trim().is_empty()).collect();
        Self { items, ..Self::default() }
    }
    /// A drawing.
    pub fn chart(chart: Option<Chart>) -> Self {
        Self { chart, ..Self::default() }
    }
    /// With a sign.
    pub fn marked(self, mark: Option<Mark>) -> Self {
        Self { mark, ..self }
    }
    /// With the sign of a commitment.
    pub fn promised(self, steps: &'static str) -> Self {
        Self { steps, ..self }
    }
    /// With a second line.
    pub fn noted(self, note: impl Into<String>) -> Self {
        Self { note: note.into(), ..self }
    }
    /// Leading to a record.
    pub fn leading(self, to: impl Into<String>) -> Self {
        Self { to: to.into(), ..self }
    }
    /// With the number that it shows.
    pub fn counted(self, number: Option<f64>) -> Self {
        Self { number, ..self }
    }
    /// With the day that it names.
    pub fn dated(self, day: Option<NaiveDate>) -> Self {
        Self { day, ..self }
    }
    /// Whether there is nothing in it.
    pub fn is_empty(&self) -> bool {
        self.text.trim().is_empty()
            && self.note.trim().is_empty()
            && self.items.is_empty()
            && self.chart.is_none()
            && self.rich.as_ref().is_none_or(|rich| rich.0.trim().is_empty())
    }
}

impl Column {
    /// A column of words with a share of the width.
    pub fn of(title: &str, width: f64) -> Self {
        Self { title: title.to_owned(), align: Align::Start, width }
    }
    /// A column of numbers, as wide as they are.
    pub fn numbers(title: &str) -> Self {
        Self { title: title.to_owned(), align: Align::End, width: 0.0 }
    }
}

impl Table {
    /// A table without rows.
    pub fn new(name: &str, columns: Vec<Column>) -> Self {
        Self { name: name.to_owned(), columns, rows: Vec::new(), named_rows: true }
    }
    /// Adds a row.
    pub fn row(&mut self, of: Option<Of>, cells: Vec<Cell>) {
        debug_assert_eq!(cells.len(), self.columns.len(), "{}", self.name);
        self.rows.push(Row::Cells { cells, of });
    }
    /// Without the columns that are empty in every row; nothing where no row is left.
    pub fn tidy(mut self) -> Option<Self> {
        let rows =
            || self.rows.iter().filter_map(|row| if let Row::Cells { cells, .. } = row { Some(cells) } else { None });
        rows().next()?;
        let filled: Vec<bool> = (0..self.columns.len())
            .map(|at| rows().any(|cells| cells.get(at).is_some_and(|cell| !cell.is_empty())))
            .collect();
        let keep = |at: usize| filled.get(at).copied().unwrap_or(true);
        let mut at = 0..;
        self.columns.retain(|_| keep(at.next().unwrap_or_default()));
        for row in &mut self.rows {
            if let Row::Cells { cells, .. } = row {
                let mut at = 0..;
                cells.retain(|_| keep(at.next().unwrap_or_default()));
            }
        }
        self.measure();
        Some(self)
    }

    /// Gives columns that are as wide as their content the width of their longest word or short line, in ems below 0.
    fn measure(&mut self) {
        for (at, column) in self.columns.iter_mut().enumerate().filter(|(_, column)| column.width == 0.0) {
            let letters = |text: &str| match text.chars().count() {
                // What is longer may break between its words.
                long if long > LONGEST_CELL => {
                    text.split_whitespace().map(|w| w.chars().count()).max().unwrap_or(0).max(10)
                }
                short => short,
            };
            let cells = self.rows.iter().filter_map(|row| match row {
                Row::Cells { cells, .. } => cells.get(at),
                Row::Group { .. } => None,
            });
            let widest = cells.map(|cell| {
                letters(&cell.text)
                    + if cell.steps.is_empty() { 0 } else { 3 }
                    + if cell.mark.is_some() { 4 } else { 0 }
            });
            let title = column.title.split_whitespace().map(|word| word.chars().count()).max().unwrap_or(0);
            let most = widest.max().unwrap_or(0).max(title).clamp(3, 18);
            column.width = -(most as f64).mul_add(0.56, 1.3);
        }
    }
}

/// The most letters of a cell that stays on one line in a column that is as wide as its content.
const LONGEST_CELL: usize = 17;

impl Block {
    /// A plain sentence.
    pub fn line(text: impl Into<String>) -> Self {
        Self::Line { text: text.into(), tone: Tone::Plain }
    }
    /// A sentence in place of something that is not there.
    pub fn nothing(text: impl Into<String>) -> Self {
        Self::Line { text: text.into(), tone: Tone::Nothing }
    }
    /// A heading.
    pub fn heading(level: u8, text: impl Into<String>) -> Self {
        Self::Heading(Heading { level, text: text.into(), ..Heading::default() })
    }
}
