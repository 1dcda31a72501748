//! The brand of a strategy: taking in a logo, and telling what documents make of accent and logo.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use lodestar_documents::brand;
use lodestar_model::{Change, Fields, Kind};
use serde_json::json;

use crate::wire::{Apply, BrandAnswer, LogoAnswer, LogoFile, Nothing, Patch};
use crate::{App, Failure};

/// The most letters of the name of a logo.
const NAME: usize = 80;

impl App {
    /// Takes a picture in as the logo, in place of the one that is there. It is cleaned first: what the strategy keeps is
    /// what this program wrote.
    pub(crate) fn logo_set(&self, file: LogoFile) -> Result<Patch, Failure> {
        let bytes = STANDARD.decode(file.data.as_bytes()).map_err(|_| unfit(&file.name, &brand::Unfit::Kind))?;
        let picture = brand::clean(&bytes).map_err(|reason| unfit(&file.name, &reason))?;
        let (strategy, _) = self.current()?;
        let name: String = file.name.trim().chars().take(NAME).collect();
        let mut fields = Fields::new();
        fields.insert("name".to_owned(), json!(if name.is_empty() { "Logo" } else { &name }));
        fields.insert("picture".to_owned(), json!(picture));
        let (label, change) = match strategy.logos.first() {
            Some(logo) => ("Replace logo", Change::Set { kind: Kind::Logo, id: Some(logo.id), fields }),
            None => ("Add logo", Change::Put { kind: Kind::Logo, id: None, fields, after: None }),
        };
        self.apply(Apply { label: Some(label.to_owned()), coalesce: None, changes: vec![change] })
    }

    /// What documents make of the brand.
    pub(crate) fn brand(&self, _: Nothing) -> Result<BrandAnswer, Failure> {
        let (strategy, _) = self.current()?;
        let chosen = strategy.about().and_then(|about| about.accent);
        let used = brand::accent(chosen.unwrap_or(brand::ACCENT));
        let (logo, problem) = match brand::logo(&strategy) {
            None => (None, None),
            Some(Ok(logo)) => {
                let spoken = logo.spoken.clone();
                (Some(LogoAnswer { address: logo.address(), ratio: logo.ratio, spoken }), None)
            }
            Some(Err(reason)) => (None, Some(reason.to_string())),
        };
        Ok(BrandAnswer {
            accent: used.to_string(),
            adjusted: chosen.is_some_and(|chosen| chosen != used),
            contrast: brand::contrast(used, lodestar_model::Rgb([0xff; 3])),
            logo,
            problem,
        })
    }
}

fn unfit(name: &str, reason: &brand::Unfit) -> Failure {
    let message = format!("“{name}” cannot be the logo. {reason}");
    Failure::new("logo", message, "Choose a PNG, or an SVG of shapes, of at most 256 kB.")
}
