//! What a document shows: a strategy reduced to the data of one template, for one audience.
//!
//! A view knows nothing of type and paper; it selects, orders, names and counts. Its structs are the contract with the
//! templates, which read them as JSON.

pub(crate) mod audience;
pub(crate) mod decisions;
pub(crate) mod front;
pub(crate) mod marks;
pub(crate) mod roadmap;
pub(crate) mod times;
pub(crate) mod vision;

use serde::Serialize;
use serde_json::Value;

/// The data of one document: the files that its template reads.
pub(crate) struct View {
    /// The path of the template.
    pub template: &'static str,
    /// The files, by path. Split where parts change apart from each other.
    pub files: Vec<(String, Value)>,
}

impl View {
    /// A view with its main file.
    pub fn new(template: &'static str, data: &impl Serialize) -> Result<Self, serde_json::Error> {
        Ok(Self { template, files: vec![("/data.json".to_owned(), serde_json::to_value(data)?)] })
    }

    /// Adds a file.
    pub fn add(&mut self, path: String, data: &impl Serialize) -> Result<(), serde_json::Error> {
        self.files.push((path, serde_json::to_value(data)?));
        Ok(())
    }
}
