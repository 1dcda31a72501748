//! The vision: all of it, with the pillars, the principles and what is on the way.

use lodestar_model::records::{Horizon, InitiativeStatus, Pillar};
use lodestar_model::{Kind, Ref, Strategy};

use super::escape::{inline, line};
use super::page::Page;
use super::table::Table;
use super::{field, roadmap};
use crate::Request;
use crate::content::Builder;
use crate::content::scorecard::{inputs, north_star};
use crate::view::audience::Sight;
use crate::view::times;

pub(super) fn text(strategy: &Strategy, request: &Request) -> String {
    let mut page = Page::begin(strategy, request);
    let vision = strategy.the_vision();
    if let Some(vision) = vision {
        page.section(2, "Vision", &vision.statement);
        page.section(2, "For whom", &vision.for_whom);
        page.section(2, "Problem", &vision.problem);
        let mut outcomes = Table::new(["Outcome", "Measure", "Pillar"]);
        for outcome in &vision.outcomes {
            outcomes.row([inline(&outcome.text), inline(&outcome.measure), inline(&pillar(strategy, outcome.pillar))]);
        }
        page.titled(2, "Outcomes", &outcomes.finish());
    }
    pillars(strategy, &mut page);
    on_the_way(strategy, &request.lens, &mut page);
    figures(strategy, request, &mut page);
    let mut principles = Table::new(["Prefer", "Over", "Because"]);
    for principle in &strategy.principles {
        principles.row([inline(&principle.prefer), inline(&principle.over), field::cell(&principle.because)]);
    }
    page.titled(2, "Principles", &principles.finish());
    if let Some(vision) = vision {
        page.lines(2, "Constraints", &vision.constraints);
        let mut capabilities = Table::new(["Capability", "Note"]);
        for capability in &vision.capabilities {
            capabilities.row([inline(&capability.name), inline(&capability.note)]);
        }
        page.titled(2, "Platform capabilities", &capabilities.finish());
        let mut impact = Table::new(["Lever", "Impact"]);
        for gain in &vision.impact {
            impact.row([gain.lever.map_or("", |lever| lever.label()).to_owned(), inline(&gain.text)]);
        }
        page.titled(2, "Business impact", &impact.finish());
        let mut non_goals = Table::new(["Non-goal", "Why"]);
        for non_goal in &vision.non_goals {
            non_goals.row([inline(&non_goal.text), inline(&non_goal.why)]);
        }
        page.titled(2, "Non-goals", &non_goals.finish());
        page.section(2, "Narrative", &vision.narrative);
        if let Some(day) = vision.revisit_on {
            page.block(&format!("To be looked at again on {}.", times::day(day)));
        }
    }
    page.finish()
}

/// Where it stands: the north star and the metrics that lead to it.
fn figures(strategy: &Strategy, request: &Request, page: &mut Page) {
    let build = Builder::new(strategy, request);
    if let Some(star) = north_star(&build) {
        page.heading(2, "North star");
        page.block(&line(&star.name));
        page.facts(&[("Now", &star.value), ("Target", &star.target)]);
        page.block(&line(&star.note));
    }
    let mut table = Table::new(["Input metric", "Now", "Target"]);
    for one in inputs(&build) {
        table.row([inline(&one.name), inline(&one.now), inline(&one.target)]);
    }
    page.titled(2, "Input metrics", &table.finish());
}

/// The pillar as people name it: `R: Reliable core`.
pub(super) fn pillar(strategy: &Strategy, of: Option<Ref<Pillar>>) -> String {
    let found = of.and_then(|of| strategy.pillars.iter().find(|pillar| pillar.id == of.0));
    found.map(named).unwrap_or_default()
}

fn named(pillar: &Pillar) -> String {
    match (pillar.code.trim(), pillar.name.trim()) {
        ("", "") => "Untitled pillar".to_owned(),
        ("", name) => name.to_owned(),
        (code, "") => code.to_owned(),
        (code, name) => format!("{code}: {name}"),
    }
}

fn pillars(strategy: &Strategy, page: &mut Page) {
    if !strategy.pillars.is_empty() {
        page.heading(2, "Pillars");
    }
    for pillar in &strategy.pillars {
        page.heading(3, &inline(&named(pillar)));
        page.block(&line(&pillar.promise));
        page.block(&field::blocks(&pillar.intent, 3));
        page.facts(&[("Owner", &pillar.owner)]);
    }
}

/// What is planned, by horizon, in a line each.
fn on_the_way(strategy: &Strategy, sight: &Sight, page: &mut Page) {
    let planned = |horizon: Horizon| {
        let here = move |i: &&lodestar_model::records::Initiative| {
            i.horizon == horizon && i.status != InitiativeStatus::Dropped
        };
        strategy.initiatives.iter().filter(here)
    };
    if roadmap::HORIZONS.iter().all(|horizon| planned(*horizon).next().is_none()) {
        return;
    }
    page.heading(2, "Roadmap");
    for horizon in roadmap::HORIZONS {
        let mut table = Table::new(["Initiative", "Pillar", "Commitment"]);
        for initiative in planned(horizon) {
            let pillar = inline(&pillar(strategy, initiative.pillar));
            let promise = sight.told(Kind::Initiative, "commitment", initiative.commitment.label());
            table.row([roadmap::title(initiative), pillar, promise.to_owned()]);
        }
        page.titled(3, horizon.label(), &table.finish());
    }
}
