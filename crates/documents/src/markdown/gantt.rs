//! The plan over time as a gantt chart in the language of Mermaid, which GitHub, GitLab and others draw. Only on wish:
//! where nobody draws it, it is a block of code, and the tables beside it say the same.
//!
//! Titles are words of the user, and Mermaid reads by lines: a title that says `click`, holds a colon or the beginning of
//! a directive must not become one. What has a meaning for Mermaid stands as the code of its character.

use chrono::{Datelike, NaiveDate};
use lodestar_model::Kind;
use lodestar_model::records::{Initiative, InitiativeStatus};

use super::escape::clean;
use crate::content::{Builder, dated, days};

/// The most bars of one chart: Mermaid refuses to draw long ones.
const MOST: usize = 150;
/// The most letters of a name.
const LONG: usize = 90;

/// Words with which a line of a chart may begin.
const WORDS: &[&str] = &[
    "accdescr",
    "acctitle",
    "axisformat",
    "call",
    "click",
    "dateformat",
    "excludes",
    "gantt",
    "href",
    "includes",
    "inclusiveenddates",
    "section",
    "tickinterval",
    "title",
    "todaymarker",
    "topaxis",
    "vert",
    "weekday",
    "weekend",
];

/// The charts, each as a fenced block; nothing where nothing has dates.
pub(super) fn charts(build: &Builder) -> Vec<String> {
    let mut charts = Vec::new();
    let mut chart = Chart::default();
    for (lane, initiatives) in dated(build) {
        for (at, initiative) in initiatives.iter().enumerate() {
            if chart.bars == MOST {
                charts.push(std::mem::take(&mut chart).finish(build));
            }
            if at == 0 || chart.bars == 0 {
                chart.section(&lane);
            }
            chart.bar(build, initiative);
        }
    }
    let mut milestones: Vec<_> = build.s.milestones.iter().filter_map(|one| Some((one.date?, one))).collect();
    milestones.sort_by_key(|(day, one)| (*day, one.id));
    let mut first = true;
    for (day, milestone) in milestones.into_iter().filter(|(day, _)| drawable(*day)) {
        if chart.bars == MOST {
            charts.push(std::mem::take(&mut chart).finish(build));
            first = true;
        }
        if std::mem::take(&mut first) {
            chart.section("Milestones");
        }
        chart.line(&Builder::titled(&milestone.title, "milestone"), &format!("milestone, {day}, 0d"));
    }
    if chart.bars > 0 {
        charts.push(chart.finish(build));
    }
    charts
}

/// A chart while it is being written.
#[derive(Default)]
struct Chart {
    lines: String,
    bars: usize,
}

impl Chart {
    fn section(&mut self, name: &str) {
        self.lines.push_str(&format!("    section {}\n", safe(name)));
    }

    fn bar(&mut self, build: &Builder, initiative: &Initiative) {
        let title = Builder::titled(&initiative.title, "initiative");
        let name = format!("{} {title}", initiative.code.trim());
        let told = build.sight.tells(Kind::Initiative, "status");
        let state = match initiative.status {
            InitiativeStatus::Done if told => "done, ",
            InitiativeStatus::InProgress if told => "active, ",
            _ => "",
        };
        // A year of five digits is nothing that could be drawn.
        if let Some((from, to)) = days(initiative).filter(|(from, to)| drawable(*from) && drawable(*to)) {
            self.line(&name, &format!("{state}{from}, {to}"));
        }
    }

    fn line(&mut self, name: &str, data: &str) {
        self.bars += 1;
        self.lines.push_str(&format!("    {} :{data}\n", safe(name)));
    }

    fn finish(self, build: &Builder) -> String {
        let title = build.s.about().map(|about| safe(&about.title)).unwrap_or_default();
        let title = if title == NOTHING { String::new() } else { format!("    title {title}\n") };
        format!(
            "```mermaid\ngantt\n{title}    dateFormat YYYY-MM-DD\n    axisFormat %b %Y\n    inclusiveEndDates\n{}```",
            self.lines
        )
    }
}

/// Whether Mermaid reads the day.
fn drawable(day: NaiveDate) -> bool {
    (1..=9999).contains(&day.year())
}

/// Stands for a name of which nothing is left.
const NOTHING: &str = "–";

/// Words as Mermaid shows them and never obeys them.
fn safe(text: &str) -> String {
    let text = crate::text::shortened(&clean(text), LONG);
    let text = text.trim();
    let first = text.split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default().to_ascii_lowercase();
    let obeyed = WORDS.iter().any(|word| first.starts_with(word));
    let mut out = String::with_capacity(text.len() + 8);
    for (at, c) in text.char_indices() {
        if (at == 0 && obeyed)
            || (c.is_ascii_punctuation() && !matches!(c, ',' | '.' | '-' | '(' | ')' | '/' | '\'' | '+'))
        {
            out.push_str(&format!("#{};", u32::from(c)));
        } else {
            out.push(c);
        }
    }
    if out.is_empty() { NOTHING.to_owned() } else { out }
}

#[cfg(test)]
mod tests {
    use super::safe;

    #[test]
    fn nothing_in_a_name_is_obeyed() {
        assert_eq!(safe("Slot booking, two sites (A/B)"), "Slot booking, two sites (A/B)");
        assert_eq!(safe("click x call y()"), "#99;lick x call y()");
        assert_eq!(safe("Section: one"), "#83;ection#58; one");
        assert_eq!(safe("%%{init: {}}%%"), "#37;#37;#123;init#58; #123;#125;#125;#37;#37;");
        assert_eq!(safe("a\n```\nb #quot; ; <img>"), "a #96;#96;#96; b #35;quot#59; #59; #60;img#62;");
        assert_eq!(safe(" \n"), "–");
        assert_eq!(safe("Größe, שלום"), "Größe, שלום");
    }
}
