//! `lodestar export` and `lodestar documents`: a document as files, several at once, and which there are.

use std::path::{Path, PathBuf};

use lodestar_api::documents::brand::usual_paper;
use lodestar_api::documents::{Document, Paper, Stamp, Typesetter, WorkshopPaper, warm_up};
use lodestar_api::model::workshop::Held;
use lodestar_api::model::{AnyRecord, Change, Id, Kind, Lens, Operation, Readers, Strategy};
use lodestar_api::publish::{self, Order, Product};
use lodestar_api::{Failure, points, wire};
use serde_json::json;

use crate::args::{self, Documents, Export};
use crate::print::Ended;
use crate::{machine, print};

/// `lodestar export`
pub fn export(args: &Export) -> Ended {
    let format = args.format.map(wire::Format::from);
    if args.set.is_some() || matches!(format, Some(wire::Format::Pdf | wire::Format::Svg | wire::Format::Png)) {
        let blank = args.document.and_then(|name| publish::document(&Strategy::default(), name.into(), None).ok());
        warm_up(blank);
    }
    let store = machine::look(&args.file)?;
    let strategy = store.strategy();
    let stamp = Stamp { when: machine::stamp()?, revision: store.revision() };
    let audience = match (&args.audience, &args.set) {
        (Some(name), _) => readers(&strategy, name)?,
        (None, Some(set)) => Readers::Lens(set.audience),
        (None, None) => Readers::AUTHORS,
    };
    let mut orders = orders(args, &strategy, audience, stamp)?;
    let asked = args.since.as_deref().map(|text| points::read_point(&strategy, text, audience)).transpose()?;
    for order in &mut orders {
        order.since = points::since(&store, order.document, asked.as_ref(), audience)?;
    }
    // The file is free again before anything is recorded in it.
    drop(store);
    let mut typesetter = Typesetter::new();
    // All of a set is made before any of it is written.
    let mut products = Vec::new();
    for order in &orders {
        products.push((order, publish::produce(&mut typesetter, &strategy, order, &|| Ok(()))?));
    }
    if args.out.as_deref() == Some(Path::new("-")) {
        let result = match &products[..] {
            [(_, product)] => standard_output(product),
            several => Err(too_many(several.len())),
        };
        products.iter().flat_map(|(_, product)| &product.notes).for_each(|note| print::note(note));
        return result;
    }
    if args.set.is_some()
        && let Some(folder) = &args.out
    {
        std::fs::create_dir_all(folder).map_err(|error| {
            let message = format!("The folder “{}” could not be made: {error}.", folder.display());
            Failure::new("io", message, "Choose a folder that you may write to.")
        })?;
    }
    let mut records = Vec::new();
    let mut result = Ok(());
    for (order, product) in &products {
        let target = target(args, &strategy, order, product);
        match publish::write(product, &target, args.force) {
            Ok(written) => {
                written.notes.iter().for_each(|note| print::note(note));
                records.push(publish::publication(order, product, &written));
                result = print::text(&listing(&written));
            }
            Err(failure) => result = Err(forceable(failure).into()),
        }
        if result.is_err() {
            break;
        }
    }
    if args.record && !records.is_empty() {
        record(&args.file, records)?;
    }
    // The process ends here: to free page by page what it holds would only take time.
    std::mem::forget((typesetter, strategy));
    result
}

/// What is asked for: one document, or those of a set.
fn orders(args: &Export, strategy: &Strategy, audience: Readers, stamp: Stamp) -> Result<Vec<Order>, Failure> {
    let decision = args.decision.as_deref().map(|asked| decision(strategy, asked)).transpose()?;
    let review = args.review.as_deref().map(|asked| titled(strategy, Kind::Review, asked)).transpose()?;
    let workshop = args.workshop.as_deref().map(|asked| titled(strategy, Kind::Workshop, asked)).transpose()?;
    let paper = args.paper.map_or_else(|| usual_paper(strategy, Paper::A4), Paper::from);
    let include = args.include.iter().map(|asked| inclusion(asked)).collect::<Result<Vec<_>, Failure>>()?;
    let audience = publish::sight(strategy, audience, &include)?;
    let order = |document, format, paper| Order {
        document,
        format,
        paper,
        audience: audience.clone(),
        stamp,
        since: None,
        gantt: args.mermaid,
    };
    match (args.set, args.document, args.format) {
        (Some(set), ..) => {
            let documents = set.documents.iter().map(|name| publish::document(strategy, *name, None));
            documents.map(|document| Ok(order(document?, wire::Format::Pdf, paper))).collect()
        }
        (None, Some(document), Some(format)) => {
            let record = match document {
                args::Document::Decision => decision,
                args::Document::Review => review,
                args::Document::Minutes | args::Document::Ballots | args::Document::NoteCards => workshop,
                _ => None,
            };
            let made = publish::document(strategy, document.into(), record)?;
            Ok(vec![order(printed(strategy, document, made)?, format.into(), paper)])
        }
        _ => Err(Failure::new("arguments", "Which document, and in which format?", "Name both, or a set.")),
    }
}

/// In place of the minutes, what is printed for a workshop.
fn printed(strategy: &Strategy, asked: args::Document, minutes: Document) -> Result<Document, Failure> {
    let Document::Workshop(_, id) = minutes else { return Ok(minutes) };
    let nothing = || Held::of(strategy, id).is_none_or(|held| held.items().is_empty());
    match asked {
        args::Document::Ballots if nothing() => {
            let message = "There are no notes in this workshop that could be voted on.";
            Err(Failure::new("document", message, "Collect notes first, or print note cards for the room to write on."))
        }
        args::Document::Ballots => Ok(Document::Workshop(WorkshopPaper::Ballots, id)),
        args::Document::NoteCards => Ok(Document::Workshop(WorkshopPaper::Cards, id)),
        _ => Ok(minutes),
    }
}

/// Records publications in the strategy, as one operation.
fn record(file: &Path, changes: Vec<Change>) -> Result<(), Failure> {
    let label = if changes.len() == 1 { "Record publication" } else { "Record publications" };
    let operation = Operation {
        label: label.into(),
        author: machine::author(),
        origin: machine::ORIGIN.into(),
        coalesce: None,
        changes,
    };
    machine::write(file)?.apply(&operation, machine::now())?;
    Ok(())
}

/// `lodestar documents`
pub fn documents(args: &Documents) -> Ended {
    let name = |value: &dyn erased::Name| value.name();
    let documents: Vec<(String, Vec<String>)> = publish::DOCUMENTS
        .iter()
        .map(|document| {
            let formats = publish::formats(*document).iter().map(|format| name(format)).collect();
            (name(document), formats)
        })
        .collect();
    let mut audiences: Vec<(String, String)> =
        Lens::ALL.iter().map(|lens| (lens.value().to_owned(), lens.help().to_owned())).collect();
    if let Some(file) = &args.file {
        let strategy = machine::read(file)?.strategy();
        let own = strategy.audiences.iter();
        audiences.extend(own.map(|own| (own.name.clone(), format!("Like {}", own.like.label().to_lowercase()))));
    }
    if args.json {
        let documents = documents.iter().map(|(name, formats)| json!({"name": name, "formats": formats}));
        let audiences = audiences.iter().map(|(name, help)| json!({"name": name, "help": help}));
        let all = json!({
            "documents": documents.collect::<Vec<_>>(),
            "audiences": audiences.collect::<Vec<_>>(),
            "sets": publish::SETS.iter().map(|set| json!({"name": set.name, "help": set.help})).collect::<Vec<_>>(),
        });
        return print::text(&format!("{all:#}\n"));
    }
    let mut text = String::from("Documents, and their formats:\n");
    for (name, formats) in &documents {
        text.push_str(&format!("  {name:<12} {}\n", formats.join(", ")));
    }
    text.push_str("\nAudiences:\n");
    for (name, help) in audiences {
        text.push_str(&format!("  {name:<12} {help}\n"));
    }
    text.push_str("\nSets, as PDF:\n");
    for set in publish::SETS {
        text.push_str(&format!("  {:<12} {}\n", set.name, set.help));
    }
    print::text(&text)
}

/// Names as they stand on the command line.
mod erased {
    use lodestar_api::wire::{DocumentName, Format};

    /// Something with a name in JSON.
    pub trait Name {
        /// The name.
        fn name(&self) -> String;
    }
    impl Name for DocumentName {
        fn name(&self) -> String {
            plain(serde_json::to_value(self))
        }
    }
    impl Name for Format {
        fn name(&self) -> String {
            plain(serde_json::to_value(self))
        }
    }
    fn plain(value: serde_json::Result<serde_json::Value>) -> String {
        value.ok().and_then(|value| value.as_str().map(str::to_owned)).unwrap_or_default()
    }
}

/// The decision record of that number or id.
fn decision(strategy: &Strategy, asked: &str) -> Result<Id, Failure> {
    let digits = asked.trim().trim_start_matches(|c: char| c.is_ascii_alphabetic() || c == '-');
    let number: Option<i64> = digits.parse().ok();
    let id: Option<Id> = asked.trim().parse().ok();
    let found = strategy.decisions.iter().find(|decision| match id {
        Some(id) => decision.id == id,
        None => number.is_some() && decision.number == number,
    });
    found.map(|decision| decision.id).ok_or_else(|| {
        let message = format!("There is no decision record “{asked}” in this strategy.");
        Failure::new("unknown_record", message, "`lodestar show FILE` lists the decisions with their numbers.")
    })
}

/// What is named as `KIND` or `KIND.FIELD`.
fn inclusion(asked: &str) -> Result<wire::Inclusion, Failure> {
    let (kind, field) = asked.split_once('.').unwrap_or((asked, ""));
    let unknown = |what: &str| {
        Failure::new("arguments", format!("There is no {what}."), "`lodestar kinds` lists kinds and their fields.")
    };
    let kind: Kind = kind.trim().parse().map_err(|_| unknown(&format!("kind “{kind}”")))?;
    let field = field.trim();
    if !field.is_empty() && kind.def().field(field.split('.').next().unwrap_or(field)).is_none() {
        return Err(unknown(&format!("field “{field}” of {}", kind.def().labels.to_lowercase())));
    }
    Ok(wire::Inclusion { kind, field: field.to_owned() })
}

/// The audience of that name.
pub fn readers(strategy: &Strategy, asked: &str) -> Result<Readers, Failure> {
    Readers::read(strategy, asked).ok_or_else(|| {
        let names = Lens::ALL.iter().map(|lens| lens.value().to_owned());
        let names: Vec<String> = names.chain(strategy.audiences.iter().map(|own| own.name.clone())).collect();
        let message = format!("There is no audience “{asked}” in this strategy.");
        Failure::new("unknown_audience", message, &format!("Audiences are {}.", names.join(", ")))
    })
}

/// The record of a kind with that title or id.
fn titled(strategy: &Strategy, kind: Kind, asked: &str) -> Result<Id, Failure> {
    let wanted = asked.trim().to_lowercase();
    let id: Option<Id> = asked.trim().parse().ok();
    let same = |record: &&dyn AnyRecord| Some(record.id()) == id || record.name().to_lowercase() == wanted;
    let found: Vec<Id> = strategy.all(kind).filter(same).map(|record| record.id()).collect();
    let def = kind.def();
    match found[..] {
        [one] => Ok(one),
        [] => {
            let message = format!("There is no {} “{asked}” in this strategy.", def.label.to_lowercase());
            Err(Failure::new("unknown_record", message, "`lodestar show FILE --json` has all records with their ids."))
        }
        _ => {
            let message = format!("Several {} are called “{asked}”.", def.labels.to_lowercase());
            Err(Failure::new("unknown_record", message, "Give the id."))
        }
    }
}

/// Where to write: as asked, within a folder that was asked for, or in the current folder.
fn target(args: &Export, strategy: &Strategy, order: &Order, product: &Product) -> PathBuf {
    let name = || publish::suggested_name(strategy, order.document, &order.audience, product.extension, order.stamp);
    match &args.out {
        Some(path) if args.set.is_some() || (path.is_dir() && !product.is_folder()) => path.join(name()),
        Some(path) => path.clone(),
        None => PathBuf::from(name()),
    }
}

fn standard_output(product: &Product) -> Ended {
    match &product.files[..] {
        [(_, bytes)] if !product.is_folder() => print::bytes(bytes),
        files => Err(too_many(files.len())),
    }
}

fn too_many(files: usize) -> print::End {
    let message = format!("This document is {files} files, which standard output cannot hold.");
    Failure::new("arguments", message, "Name a file or folder with --out.").into()
}

fn listing(written: &wire::Written) -> String {
    match written.files {
        1 => format!("{}\n", written.path),
        count => format!("{}\n({count} files)\n", written.path),
    }
}

/// Says how to replace what is there.
pub fn forceable(mut failure: Failure) -> Failure {
    if failure.code == "exists" {
        failure.hints = vec!["Choose another name with --out, or replace it with --force.".into()];
    }
    failure
}
