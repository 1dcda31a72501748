//! What every document says about itself: masthead, footer and the metadata of the PDF.

use lodestar_model::{Kind, Strategy};
use serde::Serialize;

use super::times;
use crate::brand::Brand;
use crate::{Document, Paper, Request};
use crate::{fonts, text};

/// Points in a millimetre.
const MM: f64 = 72.0 / 25.4;
/// The lower margin of pages that lie in a document that stands, in points.
const TURNED: f64 = 40.0;
/// The most letters of the line at the foot of a page.
const FOOT: usize = 84;

/// The masthead and the footer.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(crate) struct Front {
    pub id: String,
    pub organisation: String,
    /// The organisation in capitals, as far as the embedded faces have them.
    pub eyebrow: String,
    pub title: String,
    pub subtitle: String,
    pub document: String,
    pub owner: String,
    pub status: &'static str,
    /// Whether the audience is told how firmly initiatives are promised.
    pub promises: bool,
    /// Empty where a confidentiality line says it.
    pub classification: &'static str,
    /// What the strategy says in place of its classification.
    pub confidentiality: String,
    /// The confidentiality line and the footer text, for the foot of each page.
    pub notice: String,
    pub logo: Option<PlacedLogo>,
    #[serde(skip)]
    pub brand: Brand,
    pub horizon: String,
    /// The day of the stamp.
    pub date: String,
    /// `Revision 14`; empty in the preview of a document with many pages, so that an edit does not change them all.
    pub revision: String,
    /// Whether this is a live preview, whose pages are not numbered.
    pub preview: bool,
    /// Organisation, title and document on one line, for the foot of each page.
    pub foot: String,
    pub lang: &'static str,
    pub page: PageShape,
}

/// The logo, as templates place it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(crate) struct PlacedLogo {
    pub path: &'static str,
    /// How many times longer than high.
    pub ratio: f64,
    /// What a reader hears who does not see it.
    pub spoken: String,
}

/// The sheet and its margins, in points.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub(crate) struct PageShape {
    pub width: f64,
    pub height: f64,
    pub side: f64,
    pub top: f64,
    pub bottom: f64,
}

impl PageShape {
    /// The sheet of a request, turned and with the margins that suit the document.
    pub fn of(request: &Request) -> Self {
        let (short, long) = request.paper.sides();
        let (width, height, side, top, bottom) = match request.document {
            // A slide lies, whatever stands on it.
            _ if request.paper == Paper::Wide => (long, short, 13.0, 10.0, 14.0),
            Document::Vision => (short, long, 13.0, 11.0, 15.5),
            Document::Roadmap | Document::Timeline | Document::Tiers | Document::Scorecard => {
                (long, short, 12.0, 11.0, 14.0)
            }
            Document::Decisions
            | Document::Decision(_)
            | Document::Workshop(..)
            | Document::WhatChanged
            | Document::Review(_) => (short, long, 17.0, 13.0, 16.0),
            Document::Book => (short, long, 20.0, 15.0, 17.0),
            Document::Deck => {
                let (short, long) = Paper::Wide.sides();
                (long, short, 14.8, 12.7, 16.0)
            }
        };
        let scale = if request.paper.large() && width < height { 1.3 } else { 1.0 };
        Self { width, height, side: side * MM * scale, top: top * MM * scale, bottom: bottom * MM * scale }
    }

    /// How far down what stands on a page of this width and height may reach, in points: below it is its foot. Pages
    /// that lie in a document that stands have a margin of their own, as the templates have it.
    pub fn lowest(self, width: f64, height: f64) -> f64 {
        let turned = self.width < self.height && width > height;
        let bottom = if turned { TURNED } else { self.bottom };
        // The foot begins three tenths below the margin; a point less, for it begins with a rule.
        height - 0.7 * bottom - 1.0
    }

    /// The height between the margins.
    pub fn free(self) -> f64 {
        self.height - self.top - self.bottom
    }
}

/// The capital of a letter, unless its script has none in print.
fn capital(c: char) -> Vec<char> {
    let capitals: Vec<char> = c.to_uppercase().collect();
    if capitals.iter().all(|capital| fonts::embedded(*capital)) { capitals } else { vec![c] }
}

impl Front {
    /// Whether what stands on every page says the same.
    pub fn same_pages(&self, other: &Self) -> bool {
        (&self.foot, &self.revision, &self.date, &self.notice, self.classification)
            == (&other.foot, &other.revision, &other.date, &other.notice, other.classification)
            && (self.preview, self.lang, self.page, &self.brand, &self.logo)
                == (other.preview, other.lang, other.page, &other.brand, &other.logo)
    }

    /// How widely it may be passed on, in the strategy's own words where it has some.
    pub fn passing(&self) -> &str {
        if self.confidentiality.is_empty() { self.classification } else { &self.confidentiality }
    }

    /// The front of a document. `words` is text from which the language is told.
    pub fn new(strategy: &Strategy, request: &Request, document: &str, words: &str) -> Self {
        let about = strategy.about();
        let text = |field: fn(&lodestar_model::records::StrategyRecord) -> &String| {
            about.map(field).cloned().unwrap_or_default()
        };
        let title = match text(|about| &about.title) {
            title if title.trim().is_empty() => "Untitled strategy".to_owned(),
            title => title,
        };
        let organisation = text(|about| &about.organisation);
        let names = [organisation.as_str(), title.as_str(), document];
        let foot = names.into_iter().filter(|name| !name.trim().is_empty()).collect::<Vec<_>>().join(" · ");
        let many_pages = request.document != Document::Vision;
        let brand = Brand::of(strategy);
        let logo = brand.logo.as_ref().map(|logo| PlacedLogo {
            path: if logo.svg { "/logo.svg" } else { "/logo.png" },
            ratio: logo.ratio,
            spoken: logo.spoken.clone(),
        });
        let told = |path, word| request.lens.told(Kind::Strategy, path, word);
        let classification = about.map_or("", |about| told("classification", about.classification.label()));
        Self {
            id: about.map(|about| about.id.to_string()).unwrap_or_default(),
            eyebrow: organisation.chars().flat_map(capital).collect(),
            organisation,
            title,
            foot: text::shortened(&foot, FOOT),
            subtitle: text(|about| &about.subtitle),
            document: document.to_owned(),
            owner: text(|about| &about.owner),
            status: about.map_or("", |about| told("status", about.status.label())),
            promises: request.lens.tells(Kind::Initiative, "commitment"),
            classification: if brand.confidentiality.is_empty() { classification } else { "" },
            confidentiality: brand.confidentiality.clone(),
            notice: brand.lines(),
            logo,
            brand,
            horizon: about.map(|about| times::months(about.horizon_from, about.horizon_to)).unwrap_or_default(),
            date: times::day(request.stamp.when.date_naive()),
            revision: match request.preview && many_pages {
                true => String::new(),
                false => format!("Revision {}", request.stamp.revision),
            },
            preview: request.preview,
            lang: text::language(words),
            page: PageShape::of(request),
        }
    }
}
