//! A product on disk: all of its files or none, over nothing that is not its own, and without what an earlier export left.

use std::io::Read;
use std::path::{Path, PathBuf};

use lodestar_model::Id;

use super::Product;
use crate::Failure;
use crate::wire::Written;
use crate::writing::write_all;

/// Writes a product. A single file goes to `target`; several pages get `-1`, `-2` … before the extension; a folder is
/// made where it is missing. Unless `overwrite`, nothing is written when any of the files is there already.
pub fn write(product: &Product, target: &Path, overwrite: bool) -> Result<Written, Failure> {
    let paths: Vec<PathBuf> = match &product.files[..] {
        _ if product.is_folder() => product.files.iter().map(|(name, _)| target.join(name)).collect(),
        [_] => vec![target.to_owned()],
        pages => (1..=pages.len()).map(|page| numbered(target, page)).collect(),
    };
    let made = product.is_folder() && !target.exists();
    if product.is_folder() {
        std::fs::create_dir_all(target).map_err(|e| Failure::io("made", target, &e))?;
    }
    if let Some(there) = paths.iter().find(|path| path.is_dir() || (!overwrite && path.symlink_metadata().is_ok())) {
        let message = format!("“{}” exists already and was left as it is.", there.display());
        return Err(Failure::new("exists", message, "Choose another name, or say that it may be replaced."));
    }
    if let Some(strategy) = paths.iter().find(|path| is_strategy(path)) {
        let message = format!("“{}” holds a strategy: no document is written over it.", strategy.display());
        return Err(Failure::new("strategy", message, "Choose another name."));
    }
    // Looked at before its index is replaced.
    let left = if product.is_folder() { left_from_before(product, target) } else { Left::default() };
    let files = paths.iter().map(PathBuf::as_path).zip(product.files.iter().map(|(_, bytes)| bytes.as_slice()));
    if let Err((path, error)) = write_all(files) {
        if made {
            // Only what is empty goes.
            let _ = std::fs::remove_dir(target);
        }
        return Err(Failure::io("written", &path, &error));
    }
    let mut notes = product.notes.clone();
    notes.extend(left.settle());
    let shown = if product.is_folder() { target } else { paths.first().map_or(target, PathBuf::as_path) };
    Ok(Written {
        path: shown.to_string_lossy().into_owned(),
        files: paths.len(),
        bytes: product.files.iter().map(|(_, bytes)| bytes.len() as u64).sum(),
        notes,
    })
}

/// What an earlier export left in a folder and this one does not have: such as records that are gone by now.
#[derive(Default)]
struct Left {
    /// Files that Lodestar wrote: the earlier index leads to them, and a record says so itself.
    own: Vec<PathBuf>,
    /// Files that look like it and may be somebody's own.
    others: Vec<String>,
}

fn left_from_before(product: &Product, folder: &Path) -> Left {
    let mut left = Left::default();
    let index = std::fs::read_to_string(folder.join("README.md")).unwrap_or_default();
    let Ok(entries) = std::fs::read_dir(folder) else { return left };
    let mut names: Vec<String> = entries.filter_map(|entry| entry.ok()?.file_name().into_string().ok()).collect();
    names.sort_unstable();
    for name in names {
        let digits = name.bytes().take_while(u8::is_ascii_digit).count();
        let numbered = matches!(digits, 2 | 4) && name[digits..].starts_with('-') && name.ends_with(".md");
        if !numbered || product.files.iter().any(|(written, _)| *written == name) {
            continue;
        }
        let path = folder.join(&name);
        let known = index.contains(&format!("]({name})"));
        if known && path.is_file() && (digits == 2 || is_record(&path)) {
            left.own.push(path);
        } else {
            left.others.push(name);
        }
    }
    left
}

/// Whether a file says in its front matter which record of a strategy it is.
fn is_record(path: &Path) -> bool {
    let text = std::fs::read_to_string(path).unwrap_or_default();
    let Some(front) = text.strip_prefix("---\n").and_then(|rest| rest.split("\n---").next()) else { return false };
    let id =
        |line: &str| line.strip_prefix("id: ").is_some_and(|id| id.trim_matches(['"', '\'']).parse::<Id>().is_ok());
    front.lines().any(id)
}

impl Left {
    /// Takes away what is Lodestar's own, and says what went and what stays.
    fn settle(self) -> Vec<String> {
        let gone = self.own.iter().filter(|path| std::fs::remove_file(path).is_ok());
        let gone: Vec<String> =
            gone.filter_map(|path| Some(path.file_name()?.to_string_lossy().into_owned())).collect();
        let mut notes = Vec::new();
        if let Some((what, several)) = counted(&gone) {
            let was = if several { "were" } else { "was" };
            notes.push(format!("{what} {was} taken away: an earlier export wrote it, and this one has nothing there."));
        }
        if let Some((what, several)) = counted(&self.others) {
            let are = if several { "are" } else { "is" };
            notes.push(format!("{what} {are} in this folder from before and {are} no part of what was exported."));
        }
        notes
    }
}

/// The first of some names and how many more there are; whether they are several.
fn counted(names: &[String]) -> Option<(String, bool)> {
    let first = names.first()?;
    Some(match names.len() {
        1 => (format!("“{first}”"), false),
        several => (format!("“{first}” and {} more", several - 1), true),
    })
}

/// Whether there is a file at that path that begins as every strategy does.
fn is_strategy(path: &Path) -> bool {
    const BEGINNING: &[u8; 16] = b"SQLite format 3\0";
    let mut found = [0; BEGINNING.len()];
    let read = std::fs::File::open(path).and_then(|mut file| file.read_exact(&mut found));
    read.is_ok() && found == *BEGINNING
}

pub(crate) fn numbered(target: &Path, page: usize) -> PathBuf {
    let stem = target.file_stem().unwrap_or_default().to_string_lossy();
    match target.extension() {
        Some(extension) => target.with_file_name(format!("{stem}-{page}.{}", extension.to_string_lossy())),
        None => target.with_file_name(format!("{stem}-{page}")),
    }
}
