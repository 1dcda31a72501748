//! Teams and what they can do in a week, as the cycles say.

use std::collections::HashMap;

use super::basis::Basis;
use crate::calc::finish::Team;
use crate::records::Initiative;

/// How many initiatives a team has under way at once where its cycle does not say.
const USUALLY_AT_ONCE: u32 = 2;

/// The teams that cycles name.
pub(super) struct Teams {
    pub(super) all: Vec<Team>,
    by_name: HashMap<String, usize>,
}

/// Names of teams are the same whatever their case and the spaces around them.
pub(super) fn key(name: &str) -> String {
    name.trim().to_lowercase()
}

impl Teams {
    /// Each team with its person-weeks a week: those of the cycle that runs today, or else of the next to come, or else
    /// of the last that is past.
    pub(super) fn new(basis: &Basis) -> Self {
        let mut teams = Self { all: Vec::new(), by_name: HashMap::new() };
        let cycles = basis.cycles_in_order();
        let (past, rest): (Vec<_>, Vec<_>) = cycles.iter().partition(|(_, period)| period.to() < basis.today);
        // Rest begins with what runs today, and goes on with what comes; of the past the newest counts.
        for (cycle, period) in rest.into_iter().chain(past.into_iter().rev()) {
            let weeks = period.days() as f64 / 7.0;
            for team in &cycle.capacity {
                let Some(person_weeks) = team.person_weeks.filter(|_| !team.team.trim().is_empty()) else { continue };
                let n = teams.all.len();
                if *teams.by_name.entry(key(&team.team)).or_insert(n) == n {
                    let at_once = team.at_once.and_then(|n| u32::try_from(n).ok()).unwrap_or(USUALLY_AT_ONCE);
                    teams.all.push(Team { capacity: person_weeks / weeks, at_once: at_once.clamp(1, 16) });
                }
            }
        }
        teams
    }

    /// The team that does an initiative.
    pub(super) fn of(&self, initiative: &Initiative) -> Option<usize> {
        self.by_name.get(&key(&initiative.team)).copied()
    }

    /// The person-weeks that an initiative gets in a week while it is under way; none where that is not known or 0.
    pub(super) fn speed(&self, initiative: &Initiative) -> Option<f64> {
        let team = self.all.get(self.of(initiative)?)?;
        Some(team.capacity / f64::from(team.at_once)).filter(|&speed| speed > 0.0 && speed.is_finite())
    }
}
