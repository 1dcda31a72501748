//! Drafts of workshops: what comes with the program, and what people save and pass on as a file.
//!
//! A file of a draft is not trusted: what does not fit is refused with a sentence, and nothing is kept of it.

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use thiserror::Error;
use ts_rs::TS;

use super::Held;
use crate::{Fields, Kind, normalise};

/// What a file of a draft says it is.
const MARK: &str = "lodestar workshop template";
/// The most bytes of a file.
pub const MOST_BYTES: usize = 256 * 1024;
/// The most steps.
pub const MOST_STEPS: usize = 60;
/// The fields of a step that a draft keeps.
const STEP: &[&str] = &[
    "title",
    "activity",
    "minutes",
    "instructions",
    "input",
    "output",
    "dots",
    "dots_per_note",
    "voting",
    "axis_x",
    "axis_y",
];

/// A workshop that can be begun with.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Draft {
    /// What it is called in calls; empty in a file.
    #[serde(default)]
    pub id: String,
    /// What people call it.
    pub name: String,
    /// What it is for, in one sentence.
    #[serde(default)]
    pub sentence: String,
    /// The question of the workshop.
    pub title: String,
    /// Its purpose.
    #[serde(default)]
    pub purpose: String,
    /// The slot in minutes.
    #[serde(default)]
    pub slot: Option<i64>,
    /// Its steps: the fields of each.
    #[ts(type = "Record<string, unknown>[]")]
    pub steps: Vec<Fields>,
}

/// Why a file is no draft.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum DraftError {
    /// It is too large.
    #[error("The file is larger than any workshop template ({} KB at most).", MOST_BYTES / 1024)]
    TooLarge,
    /// It is something else.
    #[error("The file is no workshop template of Lodestar: {0}.")]
    Other(String),
    /// It has no steps, or too many.
    #[error("The template has {0} steps; it must have between 1 and {MOST_STEPS}.")]
    Steps(usize),
    /// A field does not fit.
    #[error("Step {step} of the template cannot be used. {what}")]
    Field {
        /// Which, counted from 1.
        step: usize,
        /// What is wrong.
        what: String,
    },
}

/// The drafts that come with the program.
pub fn drafts() -> Vec<Draft> {
    // The text is part of the program: a test fails where it does not read.
    serde_json::from_str(include_str!("drafts.json")).unwrap_or_default()
}

/// A workshop as a draft: what was prepared, nothing of what was said.
pub fn draft_of(held: &Held<'_>) -> Draft {
    let steps = held.steps.iter().map(|step| {
        let json = crate::AnyRecord::to_json(*step);
        STEP.iter().filter_map(|name| Some(((*name).to_owned(), json.get(*name)?.clone()))).collect()
    });
    let workshop = held.workshop;
    Draft {
        id: String::new(),
        name: workshop.title.clone(),
        sentence: String::new(),
        title: workshop.title.clone(),
        purpose: workshop.purpose.0.clone(),
        slot: workshop.slot,
        steps: steps.collect(),
    }
}

/// A draft as the text of a file.
pub fn to_file(draft: &Draft) -> String {
    let draft = Draft { id: String::new(), ..draft.clone() };
    let whole = json!({ "what": MARK, "version": 1, "template": draft });
    serde_json::to_string_pretty(&whole).unwrap_or_default() + "\n"
}

/// What is wrong with the parts of a draft, in words that are not those of the reader of JSON.
fn unread(error: &serde_json::Error) -> String {
    let error = error.to_string();
    let named = |begin: &str| error.strip_prefix(begin).and_then(|rest| rest.split('`').next());
    match (named("unknown field `"), named("missing field `")) {
        (Some(name), _) => format!("it has a part “{name}”, which no template has"),
        (_, Some(name)) => format!("its part “{name}” is missing"),
        _ => "a part of it is of another kind than it should be".to_owned(),
    }
}

/// Reads the text of a file.
pub fn from_file(text: &str) -> Result<Draft, DraftError> {
    if text.len() > MOST_BYTES {
        return Err(DraftError::TooLarge);
    }
    let other = |what: &str| DraftError::Other(what.to_owned());
    let whole: Value = serde_json::from_str(text).map_err(|_| other("it does not read as one"))?;
    if whole.get("what").and_then(Value::as_str) != Some(MARK) {
        return Err(other("it says that it is something else"));
    }
    if whole.get("version") != Some(&json!(1)) {
        return Err(other("it was made by a newer version"));
    }
    let draft = whole.get("template").cloned().unwrap_or_default();
    let draft: Draft = serde_json::from_value(draft).map_err(|error| DraftError::Other(unread(&error)))?;
    checked(draft)
}

/// The draft with its fields as they are stored.
pub fn checked(draft: Draft) -> Result<Draft, DraftError> {
    if draft.steps.is_empty() || draft.steps.len() > MOST_STEPS {
        return Err(DraftError::Steps(draft.steps.len()));
    }
    let mut steps = Vec::new();
    for (at, fields) in draft.steps.iter().enumerate() {
        let refused = |what: String| DraftError::Field { step: at + 1, what };
        if let Some(name) = fields.keys().find(|name| !STEP.contains(&name.as_str())) {
            return Err(refused(format!("A template has no field “{name}”.")));
        }
        steps.push(normalise(Kind::WorkshopStep.def(), fields).map_err(|problems| {
            refused(problems.into_iter().next().map(|problem| problem.message).unwrap_or_default())
        })?);
    }
    let slot = draft.slot.map(|slot| slot.clamp(0, 1_440));
    Ok(Draft { slot, steps, ..draft })
}
