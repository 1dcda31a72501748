//! `lodestar export`: a document as files.

use std::path::{Path, PathBuf};

use lodestar_api::documents::{Document, Stamp, Typesetter};
use lodestar_api::model::{Id, Strategy};
use lodestar_api::publish::{self, Product};
use lodestar_api::{Failure, wire};

use crate::args::Export;
use crate::print::Ended;
use crate::{machine, print};

/// `lodestar export`
pub fn export(args: &Export) -> Ended {
    let store = machine::read(&args.file)?;
    let strategy = store.strategy();
    let decision = args.decision.as_deref().map(|asked| decision(&strategy, asked)).transpose()?;
    let document = publish::document(args.document.into(), decision)?;
    let stamp = Stamp { when: machine::stamp()?, revision: store.revision() };
    let format = wire::Format::from(args.format);
    let product = publish::produce(&mut Typesetter::new(), &strategy, document, format, args.paper.into(), stamp)?;
    let to_output = args.out.as_deref() == Some(Path::new("-"));
    let result = if to_output {
        standard_output(&product)
    } else {
        let target = target(args, &strategy, document, &product, stamp);
        publish::write(&product, &target, args.force)
            .map_err(|failure| forceable(failure).into())
            .and_then(|written| print::text(&listing(&written)))
    };
    for note in &product.notes {
        print::note(note);
    }
    result
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

/// Where to write: as asked, within a folder that was asked for, or in the current folder.
fn target(args: &Export, strategy: &Strategy, document: Document, product: &Product, stamp: Stamp) -> PathBuf {
    let name = || publish::suggested_name(strategy, document, product.extension, stamp);
    match &args.out {
        Some(path) if path.is_dir() && !product.is_folder() => path.join(name()),
        Some(path) => path.clone(),
        None => PathBuf::from(name()),
    }
}

fn standard_output(product: &Product) -> Ended {
    match &product.files[..] {
        [(_, bytes)] if !product.is_folder() => print::bytes(bytes),
        files => {
            let message = format!("This document is {} files, which standard output cannot hold.", files.len());
            Err(Failure::new("arguments", message, "Name a file or folder with --out.").into())
        }
    }
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
