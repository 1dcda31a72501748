//! The last look at what was produced: whether anything stands in the bytes that their audience may not see.
//!
//! It knows nothing of how the bytes came about. It gathers every hidden text of the strategy, takes the words out of
//! the bytes as a reader of that format would, and compares letters and digits alone, so that neither line breaks nor
//! markup nor escapes hide anything. A text that the audience may read elsewhere is no secret, and very short ones are
//! in every document.

mod pdf;

use std::collections::HashSet;

use aho_corasick::{AhoCorasick, AhoCorasickKind};
use lodestar_model::{FieldDef, Id, Kind, Shape, Strategy};
use serde_json::Value;

use crate::ooxml::read;
use crate::view::audience::{self, Sight};
use crate::{Error, rich};

/// Shorter texts say nothing by themselves.
const LEAST: usize = 12;

/// A text that must not leave the house, and where it comes from.
struct Secret {
    kind: Kind,
    id: Id,
    field: &'static str,
    letters: String,
}

/// What an audience may not see of a strategy. Gathering it needs nothing of what is produced, so that it can be done
/// meanwhile.
pub struct Secrets<'a> {
    strategy: &'a Strategy,
    sight: &'a Sight,
    secrets: Vec<Secret>,
    /// Finds any of them; none where that cannot be.
    wanted: Option<AhoCorasick>,
}

impl<'a> Secrets<'a> {
    /// Gathers what the audience may not see.
    pub fn of(strategy: &'a Strategy, sight: &'a Sight) -> Self {
        let secrets = secrets(strategy, sight);
        let wanted = finder(&secrets);
        Self { strategy, sight, secrets, wanted }
    }

    /// Looks through files for it. The names of the files count too.
    pub fn check(&self, files: &[(String, Vec<u8>)]) -> Result<(), Error> {
        if self.secrets.is_empty() {
            return Ok(());
        }
        let wanted = self.wanted.as_ref().ok_or(Error::Unchecked)?;
        for (name, bytes) in files {
            let text = letters(&format!("{name} {}", words(bytes)?));
            if let Some(secret) = wanted.find(&text).and_then(|found| self.secrets.get(found.pattern().as_usize())) {
                let record = self.strategy.find(secret.kind, secret.id).map(|record| record.name()).unwrap_or_default();
                let label = secret.kind.def().field(secret.field).map_or(secret.field, |field| field.label);
                return Err(Error::Leak {
                    kind: secret.kind.def().label,
                    record,
                    field: label,
                    audience: self.sight.name().to_owned(),
                });
            }
        }
        Ok(())
    }
}

/// Looks through files for what the audience may not see of a strategy.
pub fn check(strategy: &Strategy, sight: &Sight, files: &[(String, Vec<u8>)]) -> Result<(), Error> {
    Secrets::of(strategy, sight).check(files)
}

/// One walk for all of them. It is made for one or two texts: what takes long to make does not pay.
fn finder(secrets: &[Secret]) -> Option<AhoCorasick> {
    let letters = secrets.iter().map(|secret| &secret.letters);
    AhoCorasick::builder().kind(Some(AhoCorasickKind::ContiguousNFA)).build(letters).ok()
}

/// Every hidden text that is nowhere in what may be seen.
fn secrets(strategy: &Strategy, sight: &Sight) -> Vec<Secret> {
    let mut hidden = Vec::new();
    // What they themselves are called stands on their documents.
    let mut seen = letters(sight.name()) + "\n";
    for kind in Kind::ALL {
        let def = kind.def();
        for record in strategy.all(*kind) {
            let json = record.to_json();
            let shown = sight.shows(record);
            for field in def.fields {
                let Some(value) = json.get(field.name) else { continue };
                gather(sight, *kind, "", field, value, shown, &mut |text, shown| {
                    if shown {
                        seen.push_str(&letters(text));
                        seen.push('\n');
                    } else if !mere_day(text) {
                        hidden.extend(pieces(text).map(|letters| Secret {
                            kind: *kind,
                            id: record.id(),
                            field: field.name,
                            letters,
                        }));
                    }
                });
            }
        }
    }
    let mut known = HashSet::new();
    hidden.retain(|secret| secret.letters.chars().count() >= LEAST && known.insert(secret.letters.clone()));
    let Some(all) = finder(&hidden) else { return hidden };
    let open: HashSet<usize> = all.find_overlapping_iter(&seen).map(|found| found.pattern().as_usize()).collect();
    let mut at = 0..;
    hidden.retain(|_| at.next().is_none_or(|at| !open.contains(&at)));
    hidden
}

/// Calls `act` with every text in a value and whether it may be seen.
fn gather(
    sight: &Sight,
    kind: Kind,
    path: &str,
    field: &FieldDef,
    value: &Value,
    shown: bool,
    act: &mut dyn FnMut(&str, bool),
) {
    let path = audience::within(path, field.name);
    let shown = shown && sight.shows_field(kind, &path, field);
    texts(sight, kind, &path, &field.shape, value, shown, act);
}

fn texts(
    sight: &Sight,
    kind: Kind,
    path: &str,
    shape: &Shape,
    value: &Value,
    shown: bool,
    act: &mut dyn FnMut(&str, bool),
) {
    match (shape, value) {
        (Shape::Line | Shape::Text, Value::String(text)) => act(text, shown),
        (Shape::List { of }, Value::Array(items)) => {
            items.iter().for_each(|item| texts(sight, kind, path, of, item, shown, act));
        }
        (Shape::Part { fields }, Value::Object(part)) => {
            for field in *fields {
                if let Some(value) = part.get(field.name) {
                    gather(sight, kind, path, field, value, shown, act);
                }
            }
        }
        _ => {}
    }
}

/// Whether a text is a day or a quarter and nothing else: those stand in every document.
fn mere_day(text: &str) -> bool {
    const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    let parts: Vec<String> =
        text.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty()).map(str::to_lowercase).collect();
    let digits = |part: &str| part.chars().all(|c| c.is_ascii_digit());
    let month = |part: &str| part.get(..3).is_some_and(|begin| MONTHS.contains(&begin)) && part.len() <= 9;
    let quarter = |part: &str| matches!(part.as_bytes(), [b'q', b'1'..=b'4']) || part.starts_with("fy");
    parts.len() <= 4 && parts.iter().all(|part| digits(part) || month(part) || quarter(part))
}

/// The text as a whole, and each of its sentences: a part of a secret is one too.
fn pieces(text: &str) -> impl Iterator<Item = String> {
    let plain = rich::plain(text);
    let whole = letters(text);
    let sentences: Vec<String> =
        plain.split(['.', '!', '?', '\n']).map(letters).filter(|s| s.chars().count() >= 2 * LEAST).collect();
    [whole, letters(&plain)].into_iter().chain(sentences)
}

/// Letters and digits in small letters, without anything between them.
fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// The words in a file, as a reader of its format finds them.
fn words(bytes: &[u8]) -> Result<String, Error> {
    if bytes.starts_with(b"%PDF-") {
        return pdf::words(bytes);
    }
    if bytes.starts_with(read::MAGIC) {
        return read::package(bytes);
    }
    let text = String::from_utf8_lossy(bytes);
    let head: String = text.trim_start().chars().take(64).collect::<String>().to_ascii_lowercase();
    if head.starts_with("<!doctype html") || head.starts_with("<svg") || head.starts_with("<?xml") {
        return Ok(markup(&text));
    }
    // As it is, and with the escapes of JSON and Markdown undone.
    let plain = text.replace("\\n", " ").replace("\\t", " ");
    Ok(format!("{text}\n{plain}"))
}

/// Text and attributes of HTML or XML, and the text alone, with entities undone.
fn markup(text: &str) -> String {
    let mut bare = String::with_capacity(text.len());
    let mut inside = false;
    for c in text.chars() {
        match c {
            '<' => inside = true,
            '>' => inside = false,
            c if !inside => bare.push(c),
            _ => {}
        }
    }
    let undone = |text: &str| {
        let entities =
            [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&apos;", "'"), ("&amp;", "&")];
        entities.iter().fold(text.to_owned(), |text, (entity, c)| text.replace(entity, c))
    };
    format!("{}\n{}", undone(&bare), undone(text))
}
