//! `lodestar facts`: what follows from the figures of a strategy, to read or as JSON.

use chrono::{Local, NaiveDate};
use lodestar_api::model::facts::{self, Facts, Forecast, KeyResultFacts, Pace};
use lodestar_api::model::records::KeyResult;
use lodestar_api::model::{Id, Strategy};
use serde_json::json;

use crate::args::Facts as Args;
use crate::print::{self, Ended, one_line};
use crate::{machine, outline};

/// The most lines of a list that is ordered by importance.
const MOST: usize = 10;

/// `lodestar facts`
pub fn facts(args: &Args) -> Ended {
    let store = machine::read(&args.file)?;
    let (strategy, revision) = (store.strategy(), store.revision());
    let today = args.today.unwrap_or_else(|| machine::now().with_timezone(&Local).date_naive());
    let (facts, forecast) = (facts::facts(&strategy, today), facts::forecast(&strategy, today));
    if args.json {
        return print::json(&json!({"revision": revision, "facts": facts, "forecast": forecast}));
    }
    print::text(&Report { strategy: &strategy, facts: &facts, forecast: &forecast, out: String::new() }.text(revision))
}

struct Report<'a> {
    strategy: &'a Strategy,
    facts: &'a Facts,
    forecast: &'a Forecast,
    out: String,
}

impl Report<'_> {
    fn text(mut self, revision: u64) -> String {
        let title = self.strategy.about().map_or("", |about| about.title.as_str());
        let title = outline::or(title, "Untitled strategy");
        self.line(0, &format!("{title}, revision {revision}, on {}", self.facts.today));
        self.objectives();
        self.metrics();
        self.plan();
        self.capacity();
        self.debt();
        self.platform();
        self.people();
        self.ranking();
        self.forecast();
        if self.out.lines().count() == 1 {
            self.line(0, "There are no figures yet.");
        }
        self.out
    }

    fn line(&mut self, indent: usize, text: &str) {
        self.out.push_str(&format!("{:indent$}{}\n", "", text.trim_end()));
    }

    fn heading(&mut self, text: &str) {
        self.line(0, "");
        self.line(0, text);
    }

    fn objectives(&mut self) {
        if self.strategy.objectives.is_empty() {
            return;
        }
        self.heading("Objectives");
        let measures = &self.facts.measures;
        for objective in &self.strategy.objectives {
            let Some(found) = measures.objectives.get(&objective.id) else { continue };
            let score = match (found.score, &found.no_score) {
                (Some(score), _) => format!("{score:.2}{}", found.pace.map_or(String::new(), ahead)),
                (None, why) => why.clone().unwrap_or_default(),
            };
            let unknown = if found.score.is_some() && found.unknown > 0 {
                format!(" ({} of {} without a value)", found.unknown, found.unknown + found.counted)
            } else {
                String::new()
            };
            self.line(2, &format!("{}: {score}{unknown}", outline::or(&objective.title, "Untitled objective")));
            for id in &found.key_results {
                let record = self.strategy.key_results.iter().find(|record| record.id == *id);
                if let (Some(record), Some(found)) = (record, measures.key_results.get(id)) {
                    self.line(4, &self.key_result(record, found));
                }
            }
        }
        self.calibration();
    }

    fn key_result(&self, record: &KeyResult, found: &KeyResultFacts) -> String {
        let name = outline::or(&record.title, "Untitled key result");
        let unit = record.metric.and_then(|metric| self.strategy.metrics.iter().find(|it| it.id == metric.0));
        let unit = unit.map_or(record.unit.as_str(), |metric| metric.unit.as_str());
        let value = |value: Option<f64>| value.map_or("–".to_owned(), |value| figure(value, unit));
        let figures = format!("{} of {}", value(found.current.map(|current| current.value)), value(record.target));
        match (found.progress, found.kept, &found.no_progress) {
            (Some(share), ..) => {
                format!("{:>5}  {name}: {figures}{}", percent(share), found.pace.map_or(String::new(), ahead))
            }
            (_, Some(kept), _) => format!("{:>5}  {name}: {figures}", if kept { "kept" } else { "broken" }),
            (.., why) => format!("{:>5}  {name}: {}", "–", why.as_deref().unwrap_or_default()),
        }
    }

    /// How good the judgements in check-ins were.
    fn calibration(&mut self) {
        let measures = &self.facts.measures;
        let words = measures.calibration.as_ref().map(|found| found.words.as_str());
        if let (Some(words), false) = (words.or(measures.no_calibration.as_deref()), self.strategy.check_ins.is_empty())
        {
            self.line(2, &one_line(words));
        }
    }

    fn metrics(&mut self) {
        if self.strategy.metrics.is_empty() {
            return;
        }
        self.heading("Metrics");
        for metric in &self.strategy.metrics {
            let Some(found) = self.facts.measures.metrics.get(&metric.id) else { continue };
            let name = outline::or(&metric.name, "Untitled metric");
            let value = match found.latest {
                Some(latest) => format!("{} on {}", figure(latest.value, &metric.unit), latest.date),
                None => "not measured yet".to_owned(),
            };
            let met = match found.met {
                Some(true) => ", target met",
                Some(false) => ", target not met",
                None => "",
            };
            self.line(2, &format!("{name}: {value}{met}"));
            let trend = found.trend.as_ref().map(|trend| trend.words.as_str());
            let outlook = found.outlook.as_ref().map(|outlook| outlook.words.as_str());
            let budget = found.budget.as_ref().map(|budget| budget.words.as_str()).or(found.no_budget.as_deref());
            let said: Vec<&str> = [trend, outlook, budget].into_iter().flatten().collect();
            if !said.is_empty() {
                self.line(4, &one_line(&said.join(" ")));
            }
        }
    }

    fn plan(&mut self) {
        let plan = &self.facts.plan;
        if self.strategy.initiatives.is_empty() {
            return;
        }
        self.heading("Plan");
        let end = plan
            .earliest_end
            .map(|end| format!("With all that has a duration, the plan ends on {end} at the earliest."));
        let circles = plan.circles.iter().map(|circle| circle.words.clone());
        let infeasible = plan.infeasible.iter().filter_map(|id| plan.initiatives.get(id)?.infeasible.clone());
        let conflicts = plan.conflicts.iter().map(|conflict| conflict.words.clone());
        let none = plan.conflicts.is_empty() && plan.infeasible.is_empty() && plan.circles.is_empty();
        let none = none.then(|| "No dates contradict each other.".to_owned());
        let without = match plan.without_duration.len() {
            0 => None,
            1 => Some("1 initiative has neither dates nor an effort that gives a duration.".to_owned()),
            many => Some(format!("{many} initiatives have neither dates nor an effort that gives a duration.")),
        };
        let all = end.into_iter().chain(none).chain(circles).chain(infeasible).chain(conflicts).chain(without);
        for words in all.collect::<Vec<_>>() {
            self.line(2, &format!("- {}", one_line(&words)));
        }
        let mut milestones: Vec<_> = self.strategy.milestones.iter().collect();
        milestones.sort_by_key(|milestone| (milestone.date.is_none(), milestone.date));
        for milestone in milestones {
            if let Some(found) = plan.milestones.get(&milestone.id) {
                let day = milestone.date.map_or("no day".to_owned(), |date| date.to_string());
                let name = outline::or(&milestone.title, "Untitled milestone");
                self.line(2, &format!("{day}  {name}: {}", one_line(&found.words)));
            }
        }
        for decision in &self.strategy.decisions {
            if let Some(found) = plan.decisions.get(&decision.id) {
                let name = outline::or(&decision.title, "Untitled decision");
                self.line(2, &format!("Decision {name}: {}", one_line(&found.words)));
            }
        }
    }

    fn capacity(&mut self) {
        let capacity = &self.facts.capacity;
        if self.strategy.cycles.is_empty() {
            return;
        }
        self.heading("Capacity");
        for cycle in &self.strategy.cycles {
            let Some(found) = capacity.cycles.get(&cycle.id) else { continue };
            let said = std::iter::once(found.words.as_str()).chain(found.breaches.iter().map(|it| it.words.as_str()));
            let said = one_line(&said.collect::<Vec<_>>().join(" "));
            self.line(2, &format!("{}: {said}", outline::or(&cycle.name, "Untitled cycle")));
        }
    }

    fn debt(&mut self) {
        let debt = &self.facts.debt;
        if self.strategy.debt_items.is_empty() {
            return;
        }
        self.heading("Technical debt");
        let (principal, interest) = (figure(debt.principal, ""), figure(debt.interest, ""));
        self.line(2, &format!("{principal} person-weeks of principal, {interest} of interest a quarter."));
        let words = debt.clearing.as_ref().map(|clearing| clearing.words.as_str()).or(debt.no_clearing.as_deref());
        self.line(2, &one_line(words.unwrap_or_default()));
    }

    fn platform(&mut self) {
        let order = &self.facts.platform.order;
        if self.strategy.capabilities.is_empty() {
            return;
        }
        self.heading("Platform capabilities that fall short, the widest gap first");
        for id in order.iter().take(MOST) {
            let record = self.strategy.capabilities.iter().find(|record| record.id == *id);
            let Some((record, gap)) = record.zip(self.facts.platform.capabilities.get(id).and_then(|it| it.gap)) else {
                continue;
            };
            let level = |level: Option<i64>| level.map_or("–".to_owned(), |level| level.to_string());
            let (now, needed) = (level(record.maturity), level(record.needed));
            let name = outline::or(&record.name, "Untitled capability");
            self.line(2, &format!("{:>3}  {name}: {now} of {needed}", figure(-gap, "")));
        }
        match order.len() {
            0 => self.line(2, "None."),
            many if many > MOST => self.line(2, &format!("{} more.", many - MOST)),
            _ => {}
        }
    }

    fn people(&mut self) {
        let people = &self.facts.people;
        if self.strategy.stakeholders.is_empty() {
            return;
        }
        self.heading("Stakeholders");
        if let Some(share) = people.coverage {
            self.line(2, &format!("Those with {} of all influence × interest have a plan.", percent(share)));
        }
        for id in people.attention.iter().take(MOST) {
            let Some(record) = self.strategy.stakeholders.iter().find(|record| record.id == *id) else { continue };
            let why =
                if people.without_plan.contains(id) { "much influence and no plan" } else { "not yet where wanted" };
            self.line(2, &format!("{}: {why}", outline::or(&record.name, "Untitled stakeholder")));
        }
        let rest = people.attention.len().saturating_sub(MOST);
        if rest > 0 {
            self.line(2, &format!("{rest} more."));
        }
    }

    fn ranking(&mut self) {
        let ranking = &self.facts.ranking;
        if ranking.scores.is_empty() {
            return;
        }
        self.heading(&format!("Order by {}", ranking.model.label()));
        if let Some(why) = &ranking.no_ranking {
            self.line(2, why);
        }
        for id in ranking.order.iter().take(MOST) {
            let Some(found) = ranking.scores.get(id) else { continue };
            let score = figure(found.score.unwrap_or_default(), "");
            self.line(2, &format!("{:>3}  {score:>8}  {}", found.place.unwrap_or_default(), self.initiative(*id)));
        }
        let without = ranking.scores.len() - ranking.order.len();
        let rest = ranking.order.len().saturating_sub(MOST);
        match (rest, without) {
            (0, 0) => {}
            (0, without) => self.line(2, &format!("{without} have no score.")),
            (rest, 0) => self.line(2, &format!("{rest} more.")),
            (rest, without) => self.line(2, &format!("{rest} more; {without} have no score.")),
        }
        if let Some(stability) = &ranking.stability {
            self.line(2, &one_line(&stability.words));
        }
    }

    fn forecast(&mut self) {
        if self.strategy.initiatives.is_empty() {
            return;
        }
        self.heading("Probably finished: by half of the runs, by 85 of 100");
        if let Some(why) = &self.forecast.no_forecast {
            self.line(2, &one_line(why));
        }
        let day = |day: Option<NaiveDate>| day.map_or("after 9999".to_owned(), |day| day.to_string());
        let mut all: Vec<_> = self.forecast.initiatives.iter().collect();
        all.sort_by_key(|(id, finish)| (finish.p85.is_none(), finish.p85, **id));
        for (id, finish) in all {
            let bound = if finish.is_bound { " or later" } else { "" };
            self.line(2, &format!("{}  {}  {}{bound}", day(finish.p50), day(finish.p85), self.initiative(*id)));
        }
        if !self.forecast.left_out.is_empty() {
            let count = self.forecast.left_out.len();
            let first = &self.forecast.left_out[0];
            let more = match count - 1 {
                0 => String::new(),
                1 => " 1 more is left out.".to_owned(),
                more => format!(" {more} more are left out."),
            };
            let why = one_line(&format!("{}: {}", first.name, first.why));
            self.line(2, &format!("Left out: {why}{more}"));
        }
    }

    fn initiative(&self, id: Id) -> String {
        let found = self.strategy.initiatives.iter().find(|initiative| initiative.id == id);
        found.map_or(String::new(), |found| {
            let code = one_line(&found.code);
            let title = outline::or(&found.title, "Untitled initiative");
            if code.is_empty() { title } else { format!("{code} {title}") }
        })
    }
}

/// How far ahead or behind something is, in points.
fn ahead(pace: Pace) -> String {
    match (pace.difference * 100.0).round() {
        0.0 => ", on pace".to_owned(),
        points => {
            let unit = if points.abs() == 1.0 { "point" } else { "points" };
            format!(", {} {unit} {}", points.abs(), if points > 0.0 { "ahead" } else { "behind" })
        }
    }
}

fn percent(share: f64) -> String {
    format!("{:.0} %", share * 100.0)
}

/// A figure with its unit, with no more digits than a reader takes in.
fn figure(value: f64, unit: &str) -> String {
    let digits = if value.abs() >= 100.0 { 0 } else { 2 };
    let text = format!("{value:.digits$}");
    let text = if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.') } else { &text };
    one_line(&format!("{text} {unit}"))
}
