//! Orders that a room makes: by scores, with how far it agrees, and by comparing two at a time.

use serde::Serialize;
use ts_rs::TS;

use super::Held;
use crate::Id;
use crate::records::{ScoreCount, WorkshopNote};

/// What a room's scores say.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, TS)]
pub struct Scored {
    /// How many scored.
    pub count: i64,
    /// The mean.
    pub mean: f64,
    /// The standard deviation of the scores.
    pub spread: f64,
    /// How far they agree: 100 where all gave the same, 0 where half gave 1 and half gave 5.
    pub agreement: f64,
}

/// What the scores of a note say; none where nobody scored.
pub fn scored(scores: &[ScoreCount]) -> Option<Scored> {
    let pairs = || scores.iter().filter_map(|one| Some((one.score? as f64, one.count.filter(|count| *count > 0)?)));
    let count: i64 = pairs().map(|(_, count)| count).sum();
    if count == 0 {
        return None;
    }
    let mean = pairs().map(|(score, count)| score * count as f64).sum::<f64>() / count as f64;
    let variance = pairs().map(|(score, n)| (score - mean).powi(2) * n as f64).sum::<f64>() / count as f64;
    let spread = variance.max(0.0).sqrt();
    // The scale goes from 1 to 5: nothing is further apart than 2 from the middle.
    Some(Scored { count, mean, spread, agreement: (100.0 * (1.0 - spread / 2.0)).clamp(0.0, 100.0) })
}

/// A note in an order.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct Ranked {
    /// The note or cluster.
    pub note: Id,
    /// Its place; equals share one.
    pub place: i64,
    /// Its dots.
    pub dots: i64,
    /// How often it was preferred.
    pub wins: i64,
    /// How often something else was preferred to it.
    pub losses: i64,
    /// What the scores say.
    pub scored: Option<Scored>,
}

/// By what an order is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// The dots.
    Dots,
    /// Comparisons of two.
    Pairs,
    /// The mean of the scores; where it is the same, the agreement.
    Scores,
}

/// The items of a workshop, first the one that the room puts first.
pub fn ranked(held: &Held<'_>, by: By) -> Vec<Ranked> {
    let items = held.items();
    let lost = |note: &WorkshopNote| {
        let over = |other: &&&WorkshopNote| other.preferred.iter().any(|one| one.over.is_some_and(|r| r.0 == note.id));
        items.iter().filter(over).count() as i64
    };
    let wins = |note: &WorkshopNote| {
        let known = |id: Id| items.iter().any(|item| item.id == id);
        note.preferred.iter().filter(|one| one.over.is_some_and(|other| known(other.0))).count() as i64
    };
    let mut all: Vec<Ranked> = items
        .iter()
        .map(|note| Ranked {
            note: note.id,
            place: 0,
            dots: held.dots(note),
            wins: wins(note),
            losses: lost(note),
            scored: scored(&note.scores),
        })
        .collect();
    let key = |one: &Ranked| match by {
        By::Dots => (one.dots as f64, 0.0),
        By::Pairs => {
            let played = one.wins + one.losses;
            (if played == 0 { -1.0 } else { one.wins as f64 / played as f64 }, one.wins as f64)
        }
        By::Scores => one.scored.map_or((-1.0, 0.0), |scored| (scored.mean, scored.agreement)),
    };
    all.sort_by(|a, b| key(b).partial_cmp(&key(a)).unwrap_or(std::cmp::Ordering::Equal));
    for at in 0..all.len() {
        let same = at > 0 && key(&all[at]) == key(&all[at - 1]);
        all[at].place = if same { all[at - 1].place } else { at as i64 + 1 };
    }
    all
}

/// The next two to compare: of the pairs not compared yet the one whose items were compared least. None when all are.
pub fn next_pair(held: &Held<'_>) -> Option<(Id, Id)> {
    let items = held.items();
    let compared = |a: &WorkshopNote, b: &WorkshopNote| {
        let over = |one: &WorkshopNote, other: &WorkshopNote| {
            one.preferred.iter().any(|preferred| preferred.over.is_some_and(|r| r.0 == other.id))
        };
        over(a, b) || over(b, a)
    };
    let often: Vec<usize> =
        items.iter().map(|item| items.iter().filter(|other| compared(item, other)).count()).collect();
    let pairs = (0..items.len()).flat_map(|a| (a + 1..items.len()).map(move |b| (a, b)));
    let open = pairs.filter(|(a, b)| !compared(items[*a], items[*b]));
    open.min_by_key(|(a, b)| (often[*a] + often[*b], *a, *b)).map(|(a, b)| (items[a].id, items[b].id))
}
