//! Templates: the beginning of a strategy of a certain kind, with prompts in brackets that the author replaces.
//!
//! Each is kept as the changes that make it, in `example/templates`, like the example. A template states no facts: it
//! has no figures, no dates and no work, only what a strategy of its kind mostly needs and the questions to answer.

use lodestar_model::Change;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::Failure;

/// What there is to choose from.
#[derive(Clone, Debug, Serialize, TS)]
pub struct TemplateInfo {
    /// What it is called in calls and on the command line.
    pub id: &'static str,
    /// What people call it.
    pub name: String,
    /// For whom it is, in one sentence.
    pub sentence: String,
}

/// A template as it is kept.
#[derive(Deserialize)]
struct Template {
    name: String,
    sentence: String,
    changes: Vec<Change>,
}

/// All templates, in the order in which they are offered.
const TEMPLATES: [(&str, &str); 5] = [
    ("platform", include_str!("../example/templates/platform.json")),
    ("product", include_str!("../example/templates/product.json")),
    ("internal", include_str!("../example/templates/internal.json")),
    ("startup", include_str!("../example/templates/startup.json")),
    ("data", include_str!("../example/templates/data.json")),
];

/// The texts are part of the program; `tests/templates.rs` fails where one does not read.
fn read(text: &str) -> Option<Template> {
    serde_json::from_str(text).ok()
}

/// The templates that there are.
pub fn templates() -> Vec<TemplateInfo> {
    let info = |(id, text): &(&'static str, &str)| {
        let Template { name, sentence, .. } = read(text)?;
        Some(TemplateInfo { id, name, sentence })
    };
    TEMPLATES.iter().filter_map(info).collect()
}

/// The changes that turn an empty strategy into one of that template, to be applied as one operation.
pub fn template(id: &str) -> Result<Vec<Change>, Failure> {
    let found = TEMPLATES.iter().find(|(known, _)| *known == id).and_then(|(_, text)| read(text));
    found.map(|template| template.changes).ok_or_else(|| {
        let known = TEMPLATES.map(|(id, _)| id).join(", ");
        Failure::new("arguments", format!("There is no template “{id}”."), &format!("The templates are {known}."))
    })
}
