//! What a document shows: a strategy reduced to the data of one template, for one audience.
//!
//! A view knows nothing of type and paper; it selects, orders, names and counts. Its structs are the contract with the
//! templates, which read them as JSON.

pub(crate) mod audience;
pub(crate) mod blocks;
pub(crate) mod decisions;
pub(crate) mod front;
pub(crate) mod marks;
pub(crate) mod roadmap;
pub(crate) mod times;
pub(crate) mod vision;

use serde::Serialize;
use serde_json::{Value, json};

use crate::text;
use front::Front;

/// The data of one document: the files that its template reads.
pub(crate) struct View {
    /// The path of the template.
    pub template: &'static str,
    /// Whether its pages run from right to left.
    pub mirrored: bool,
    /// The files, by path. Split where parts change apart from each other.
    pub files: Vec<(String, Data)>,
}

/// The content of a file.
pub(crate) enum Data {
    /// Strings that may have to be made safe.
    Tree(Value),
    /// JSON that is safe as it stands, or a picture.
    Safe(Vec<u8>),
}

impl Data {
    fn of(data: &impl Serialize, mirrored: bool) -> Result<Self, serde_json::Error> {
        let json = serde_json::to_vec(data)?;
        Ok(if !mirrored && text::harmless(&json) {
            Self::Safe(json)
        } else {
            Self::Tree(serde_json::from_slice(&json)?)
        })
    }
}

impl View {
    /// A view with its main file, in the language and with the looks of its front.
    pub fn new(template: &'static str, doc: &Front, data: &impl Serialize) -> Result<Self, serde_json::Error> {
        let mirrored = text::mirrored(doc.lang);
        let brand = &doc.brand;
        // What documents share reads this file alone, and is evaluated anew only when it changes.
        let looks = json!({"accent": brand.accent, "cover": brand.cover, "own": brand.own});
        let mut files = vec![
            ("/data.json".to_owned(), Data::of(data, mirrored)?),
            ("/brand.json".to_owned(), Data::Safe(serde_json::to_vec(&looks)?)),
        ];
        if let (Some(logo), Some(placed)) = (&brand.logo, &doc.logo) {
            files.push((placed.path.to_owned(), Data::Safe(logo.bytes.clone())));
        }
        Ok(Self { template, mirrored, files })
    }

    /// Adds a file.
    pub fn add(&mut self, path: String, data: &impl Serialize) -> Result<(), serde_json::Error> {
        self.files.push((path, Data::of(data, self.mirrored)?));
        Ok(())
    }
}
