//! The lanes of a roadmap, and how wide its columns are.

use std::collections::HashMap;

use lodestar_model::records::{Colour, Initiative};
use lodestar_model::{Id, Strategy};
use serde::Serialize;

use crate::view::marks::{Mark, Marks, mark};

/// A lane: a theme, or what belongs to none.
#[derive(Serialize)]
pub(super) struct Lane {
    pub id: String,
    pub kind: &'static str,
    pub name: String,
    pub mark: Option<Mark>,
    /// The pillar, where the lane is a theme.
    pub pillar: String,
    pub colour: &'static str,
    pub count: usize,
    /// Paths of the files with the cards, by column.
    pub cells: [Vec<String>; 3],
}

/// Lanes by theme; initiatives without one by pillar, and last those with neither. Without any theme, all by pillar.
pub(super) fn lanes<'a>(
    strategy: &Strategy,
    marks: &Marks,
    planned: &[&'a Initiative],
) -> Vec<(Lane, Vec<&'a Initiative>)> {
    let mut by_theme: HashMap<Id, Vec<&Initiative>> = HashMap::new();
    let mut by_pillar: HashMap<Id, Vec<&Initiative>> = HashMap::new();
    let mut free: Vec<&Initiative> = Vec::new();
    let themes: Vec<Id> = strategy.themes.iter().map(|theme| theme.id).collect();
    let pillars: Vec<Id> = strategy.pillars.iter().map(|pillar| pillar.id).collect();
    for initiative in planned {
        let theme = initiative.theme.map(|theme| theme.0).filter(|id| themes.contains(id));
        let pillar = initiative.pillar.map(|pillar| pillar.0).filter(|id| pillars.contains(id));
        match (theme, pillar) {
            (Some(theme), _) => by_theme.entry(theme).or_default().push(initiative),
            (None, Some(pillar)) => by_pillar.entry(pillar).or_default().push(initiative),
            (None, None) => free.push(initiative),
        }
    }
    let mut lanes = Vec::new();
    for theme in &strategy.themes {
        let list = by_theme.remove(&theme.id).unwrap_or_default();
        let mark = marks.get(theme.pillar);
        let pillar = theme.pillar.and_then(|pillar| strategy.pillars.iter().find(|p| p.id == pillar.0));
        let colour = theme.colour.map(Colour::value).or(mark.as_ref().map(|mark| mark.colour)).unwrap_or("plain");
        lanes.push((
            Lane {
                id: theme.id.to_string(),
                kind: "theme",
                name: if theme.name.trim().is_empty() { "Untitled theme".to_owned() } else { theme.name.clone() },
                mark,
                pillar: pillar.map(|pillar| pillar.name.clone()).unwrap_or_default(),
                colour,
                count: list.len(),
                cells: Default::default(),
            },
            list,
        ));
    }
    let themed = !strategy.themes.is_empty();
    for pillar in &strategy.pillars {
        let list = by_pillar.remove(&pillar.id).unwrap_or_default();
        if list.is_empty() && themed {
            continue;
        }
        let name = if pillar.name.trim().is_empty() { "Untitled pillar" } else { &pillar.name };
        lanes.push((
            Lane {
                id: pillar.id.to_string(),
                kind: "pillar",
                name: if themed { "Without a theme".to_owned() } else { name.to_owned() },
                mark: Some(mark(pillar)),
                pillar: if themed { name.to_owned() } else { String::new() },
                colour: pillar.colour.value(),
                count: list.len(),
                cells: Default::default(),
            },
            list,
        ));
    }
    if !free.is_empty() {
        let name = match (themed, pillars.is_empty()) {
            (true, false) => "Without a theme or pillar",
            (true, true) => "Without a theme",
            (false, false) => "Without a pillar",
            (false, true) => "Initiatives",
        };
        let lane = Lane {
            id: String::new(),
            kind: "",
            name: name.to_owned(),
            mark: None,
            pillar: String::new(),
            colour: "plain",
            count: free.len(),
            cells: Default::default(),
        };
        lanes.push((lane, free));
    }
    lanes
}

/// How many cards stand side by side in each column, such that the roadmap is as short as it can be. `lanes` counts
/// the initiatives of each lane by column; `cards` is how many fit side by side on the sheet. Equal columns are kept
/// unless others save a tenth. A small sheet may also set one card more than fits well, where that saves a third.
pub(super) fn widths(lanes: &[[usize; 3]], cards: usize) -> [usize; 3] {
    let rows = |wide: [usize; 3]| -> usize {
        lanes.iter().map(|counts| (0..3).map(|c| counts[c].div_ceil(wide[c])).max().unwrap_or(0)).sum()
    };
    let shortest = |cards: usize| {
        let shapes = (1..cards - 1).flat_map(move |a| (1..cards - a).map(move |b| [a, b, cards - a - b]));
        shapes.min_by_key(|wide| (rows(*wide), wide.iter().max().copied())).unwrap_or([1; 3])
    };
    let even = [cards / 3; 3];
    let best = shortest(cards);
    let best = if rows(best) * 10 <= rows(even) * 9 { best } else { even };
    let crowded = shortest(cards + 1);
    if cards == 3 && rows(crowded) * 3 <= rows(best) * 2 { crowded } else { best }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_follow_the_load() {
        type Case<'a> = (&'a [[usize; 3]], usize, [usize; 3]);
        let lanes: [Case; 8] = [
            (&[[2, 2, 1]; 6], 3, [1, 1, 1]),
            (&[[2, 2, 1]; 6], 6, [2, 2, 2]),
            (&[], 6, [2, 2, 2]),
            (&[[191, 0, 0]], 6, [4, 1, 1]),
            (&[[191, 0, 0]], 3, [2, 1, 1]),
            (&[[10, 20, 70]], 6, [1, 1, 4]),
            (&[[10, 0, 0], [0, 10, 0], [0, 0, 10]], 6, [2, 2, 2]),
            (&[[9, 8, 7]], 3, [1, 1, 1]),
        ];
        for (lanes, cards, wide) in lanes {
            assert_eq!(widths(lanes, cards), wide, "{lanes:?} on {cards}");
        }
    }
}
