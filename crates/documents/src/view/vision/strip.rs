//! The roadmap on the vision: initiatives by pillar and horizon.

use std::collections::BTreeMap;

use lodestar_model::records::{Horizon, Initiative, InitiativeStatus};
use lodestar_model::{Id, Strategy};
use serde::Serialize;

use super::{Cut, named};
use crate::view::marks::{Mark, mark};
use crate::view::times;

/// Initiatives by pillar and horizon.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(crate) struct Strip {
    /// `Now`, and the quarters that its initiatives touch.
    pub horizons: Vec<[String; 2]>,
    pub rows: Vec<StripRow>,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub(crate) struct StripRow {
    pub mark: Option<Mark>,
    pub name: String,
    pub cells: Vec<Cut<Bet>>,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub(crate) struct Bet {
    pub id: String,
    pub title: String,
    pub commitment: &'static str,
}

/// The strip of a strategy, if anything is planned.
pub(super) fn strip(strategy: &Strategy) -> Option<Strip> {
    let horizons = [Horizon::Now, Horizon::Next, Horizon::Later];
    let planned: Vec<&Initiative> = strategy
        .initiatives
        .iter()
        .filter(|i| horizons.contains(&i.horizon) && i.status != InitiativeStatus::Dropped)
        .collect();
    if planned.is_empty() {
        return None;
    }
    let mut by_pillar: BTreeMap<Option<Id>, Vec<&Initiative>> = BTreeMap::new();
    for initiative in &planned {
        let pillar = initiative.pillar.map(|pillar| pillar.0).filter(|id| strategy.pillars.iter().any(|p| p.id == *id));
        by_pillar.entry(pillar).or_default().push(initiative);
    }
    let row = |mark: Option<Mark>, name: String, of: Option<Id>| {
        let list = by_pillar.get(&of).map(Vec::as_slice).unwrap_or_default();
        let cells = horizons.map(|horizon| {
            Cut::all(list.iter().filter(|i| i.horizon == horizon).map(|initiative| Bet {
                id: initiative.id.to_string(),
                title: named(&initiative.title, "Untitled initiative"),
                commitment: initiative.commitment.value(),
            }))
        });
        StripRow { mark, name, cells: cells.into() }
    };
    let mut rows: Vec<StripRow> = strategy
        .pillars
        .iter()
        .map(|pillar| row(Some(mark(pillar)), named(&pillar.name, "Untitled pillar"), Some(pillar.id)))
        .collect();
    if by_pillar.contains_key(&None) {
        let name = if strategy.pillars.is_empty() { "Initiatives" } else { "Across pillars" };
        rows.push(row(None, name.to_owned(), None));
    }
    let starts = strategy.fiscal_month();
    let heads = horizons.map(|horizon| {
        let here = || planned.iter().filter(|i| i.horizon == horizon);
        let (from, to) = (here().filter_map(|i| i.start).min(), here().filter_map(|i| i.end).max());
        [horizon.label().to_owned(), times::quarters(from, to, starts)]
    });
    Some(Strip { horizons: heads.into(), rows })
}
