//! What the room sees. It is made here, out of what it may see, so that nothing else can come to the projector: no
//! private note, no count before it is shown, no ballot.

use chrono::{DateTime, Utc};
use serde::Serialize;
use ts_rs::TS;

use super::agenda::{self, StepClock, StepState};
use super::rank::{By, next_pair, ranked};
use super::{Held, ballot};
use crate::records::{Activity, NoteSort, StageShows, Voting, WorkshopNote};
use crate::{Id, Strategy};

/// The most notes that one column of the stage holds; more are counted.
const COLUMN: usize = 12;
/// The most columns.
const COLUMNS: usize = 10;
/// The most notes without a column.
const LOOSE: usize = 60;
/// The most notes on a map, where those without room are counted.
const PLACED: usize = 500;

/// A note on the stage.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct StageNote {
    /// Its id.
    pub id: Id,
    /// What was said.
    pub text: String,
    /// Its place, where it has one.
    pub x: Option<f64>,
    /// Its place upwards.
    pub y: Option<f64>,
}

/// A column of the stage: a cluster, an option, or a note that is voted on.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct StageColumn {
    /// Its id.
    pub id: Id,
    /// What it is called.
    pub name: String,
    /// What is counted, in words; none while it is hidden.
    pub figure: Option<String>,
    /// Its dots; none while they are hidden.
    pub dots: Option<i64>,
    /// How far the room agrees, of 100.
    pub agreement: Option<f64>,
    /// Whether it is among the first.
    pub leads: bool,
    /// Its notes.
    pub notes: Vec<String>,
    /// How many notes more there are.
    pub more: usize,
}

/// What the stage shows.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct Stage {
    /// The question of the workshop.
    pub title: String,
    /// What it shows.
    pub shows: StageShows,
    /// What it says besides.
    pub message: String,
    /// The name of the step.
    pub step: Option<String>,
    /// What people do.
    pub activity: Option<Activity>,
    /// What the room is asked to do.
    pub prompt: String,
    /// The time.
    pub clock: Option<StepClock>,
    /// How far the steps have come.
    pub progress: Vec<StepState>,
    /// The next step, and its minutes.
    pub next: Option<(String, i64)>,
    /// Columns.
    pub columns: Vec<StageColumn>,
    /// How many columns more there are.
    pub more: usize,
    /// Notes that lie in no column.
    pub loose: Vec<StageNote>,
    /// How many notes there are in all.
    pub notes: usize,
    /// Who has the word, counted from 1, and the role if it has one.
    pub speaker: Option<(i64, String)>,
    /// The axes.
    pub axes: Option<(String, String)>,
    /// The two that are compared.
    pub pair: Option<(String, String)>,
    /// What is said at the foot, such as how many dots are placed.
    pub foot: String,
    /// The agenda: what it shows before it begins, and after it ended.
    pub agenda: Vec<(String, i64)>,
}

/// What the stage of a workshop shows; none where there is no such workshop. `ballots`: how many private ballots are in.
pub fn stage(strategy: &Strategy, id: Id, ballots: i64, now: DateTime<Utc>) -> Option<Stage> {
    let held = Held::of(strategy, id)?;
    let agenda = agenda::of(&held, now);
    let running = held.run.is_some_and(|run| run.ended.is_none());
    let step = held.current().filter(|_| running);
    let at = step.and_then(|step| held.steps.iter().position(|one| one.id == step.id));
    let next = held.steps.get(at.map_or(0, |at| at + 1)).filter(|_| step.is_some());
    let minutes = |id: Id| agenda.rows.iter().find(|row| row.step == id).map_or(0, |row| row.minutes);
    let mut stage = Stage {
        title: held.workshop.title.clone(),
        shows: held.run.map(|run| run.stage).unwrap_or_default(),
        message: held.run.map(|run| run.message.clone()).unwrap_or_default(),
        step: step.map(|step| step.title.clone()),
        activity: step.map(|step| step.activity),
        prompt: step.map_or_else(|| held.workshop.purpose.0.clone(), |step| step.instructions.0.clone()),
        clock: agenda.clock.clone(),
        progress: agenda.rows.iter().map(|row| row.state).collect(),
        next: next.map(|next| (next.title.clone(), minutes(next.id))),
        columns: Vec::new(),
        more: 0,
        loose: Vec::new(),
        notes: said(held.of_sort(NoteSort::Note)),
        speaker: None,
        axes: None,
        pair: None,
        foot: String::new(),
        agenda: Vec::new(),
    };
    let Some(step) = step else {
        stage.agenda = held.steps.iter().map(|step| (step.title.clone(), minutes(step.id))).collect();
        return Some(stage);
    };
    let people = held.workshop.people.unwrap_or(0);
    match step.activity {
        Activity::Break => {}
        Activity::RoundRobin => {
            let at = held.run.and_then(|run| run.speaker).unwrap_or(0).max(0);
            let role = usize::try_from(at).ok().and_then(|at| held.workshop.roles.get(at)).cloned().unwrap_or_default();
            stage.speaker = Some((at + 1, role));
            stage.notes(&held);
        }
        Activity::SilentWriting | Activity::Discussion | Activity::CheckOut => {
            let mine = held.of_sort(NoteSort::Note).filter(|note| note.step.is_some_and(|its| its.0 == step.id));
            let mine: Vec<&WorkshopNote> = mine.collect();
            stage.notes = said(mine.iter().copied());
            stage.loose(mine, LOOSE);
        }
        Activity::Cluster => stage.notes(&held),
        Activity::DotVote => {
            stage.notes(&held);
            let placed: i64 = held.items().iter().map(|item| held.dots(item)).sum();
            let all = step.dots.unwrap_or(0) * people;
            stage.foot = match step.voting {
                Voting::Private if !step.revealed => ballots_in(ballots, people),
                _ if all > 0 => format!("{placed} of {all} dots placed"),
                _ => format!("{placed} dots placed"),
            };
            if step.revealed {
                stage.order(&held, By::Dots, |one| Some(one.dots.to_string()));
            }
        }
        Activity::Scores => {
            stage.items(&held);
            if !step.revealed {
                stage.foot = ballots_in(ballots, people);
            } else {
                stage.order(&held, By::Scores, |one| one.scored.map(|scored| format!("{:.1}", scored.mean)));
            }
            debug_assert!(ballot::scored(step));
        }
        Activity::Pairwise => {
            stage.items(&held);
            let text = |id: Id| held.notes.iter().find(|note| note.id == id).map_or(String::new(), |n| n.text.clone());
            stage.pair = next_pair(&held).map(|(a, b)| (text(a), text(b)));
            if step.revealed {
                stage.order(&held, By::Pairs, |one| Some(format!("{} of {}", one.wins, one.wins + one.losses)));
            }
        }
        Activity::Placing => {
            stage.axes = Some((step.axis_x.clone(), step.axis_y.clone()));
            let placed: Vec<&WorkshopNote> = held.items().into_iter().filter(|note| note.x.is_some()).collect();
            stage.loose(placed, PLACED);
        }
        Activity::Decide => {
            for option in held.of_sort(NoteSort::Choice) {
                let objections: Vec<&WorkshopNote> = held.within(option.id).collect();
                let figure = option.chosen.then(|| "Chosen".to_owned());
                stage.column(option, figure, option.chosen, &objections);
            }
        }
    }
    Some(stage)
}

/// How often something was said: notes that were merged count as often as they came.
fn said<'a>(notes: impl Iterator<Item = &'a WorkshopNote>) -> usize {
    notes.map(|note| note.times.unwrap_or(1).max(1) as usize).sum()
}

/// How many ballots are in, of how many where that is known.
fn ballots_in(ballots: i64, people: i64) -> String {
    match (ballots, people) {
        (1, ..=0) => "1 ballot is in".to_owned(),
        (_, ..=0) => format!("{ballots} ballots are in"),
        _ => format!("{ballots} of {people} ballots are in"),
    }
}

impl Stage {
    fn column(&mut self, of: &WorkshopNote, figure: Option<String>, leads: bool, notes: &[&WorkshopNote]) {
        if self.columns.len() == COLUMNS {
            self.more += 1;
            return;
        }
        let said = |note: &&WorkshopNote| match note.times {
            Some(times) if times > 1 => format!("{} ×{times}", note.text),
            _ => note.text.clone(),
        };
        self.columns.push(StageColumn {
            id: of.id,
            name: of.text.clone(),
            figure,
            dots: None,
            agreement: None,
            leads,
            notes: notes.iter().take(COLUMN).map(said).collect(),
            more: notes.len().saturating_sub(COLUMN),
        });
    }

    /// The newest of the notes, at most so many.
    fn loose(&mut self, notes: Vec<&WorkshopNote>, most: usize) {
        let shown = notes.iter().rev().take(most).rev();
        self.loose = shown.map(|n| StageNote { id: n.id, text: n.text.clone(), x: n.x, y: n.y }).collect();
    }

    /// Clusters as columns; what lies in none beside them.
    fn notes(&mut self, held: &Held<'_>) {
        for cluster in held.of_sort(NoteSort::Cluster) {
            self.column(cluster, None, false, &held.within(cluster.id).collect::<Vec<_>>());
        }
        self.loose(held.loose().collect(), LOOSE);
    }

    /// What is ranked, each as a column.
    fn items(&mut self, held: &Held<'_>) {
        for item in held.items() {
            self.column(item, None, false, &held.within(item.id).collect::<Vec<_>>());
        }
    }

    /// The columns in the order that the room made, with their figures; the three first lead.
    fn order(&mut self, held: &Held<'_>, by: By, figure: impl Fn(&super::rank::Ranked) -> Option<String>) {
        self.columns.clear();
        self.loose.clear();
        self.more = 0;
        for one in ranked(held, by) {
            let Some(note) = held.notes.iter().find(|note| note.id == one.note) else { continue };
            let figure = figure(&one);
            let leads = one.place <= 3 && (one.dots > 0 || by != By::Dots) && figure.is_some();
            let before = self.columns.len();
            self.column(note, figure, leads, &held.within(note.id).collect::<Vec<_>>());
            if let Some(column) = self.columns.get_mut(before) {
                column.dots = (by == By::Dots).then_some(one.dots);
                column.agreement = one.scored.filter(|_| by == By::Scores).map(|scored| scored.agreement);
            }
        }
    }
}
