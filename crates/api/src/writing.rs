//! Writing files so that a reader finds the old one or the new one, never half of either.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

/// Writes a temporary sibling, makes it durable and renames it over `path`. The folder must exist.
pub(crate) fn write_whole(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let sibling = beside(path, bytes)?;
    fs::rename(&sibling, path).inspect_err(|_| _ = fs::remove_file(&sibling))
}

/// The same for several files. All are written beside their places before any takes its place: what does not fit on the
/// disk leaves everything as it was.
pub(crate) fn write_all<'a>(files: impl Iterator<Item = (&'a Path, &'a [u8])>) -> Result<(), (PathBuf, io::Error)> {
    let mut siblings: Vec<(PathBuf, &Path)> = Vec::new();
    let mut failed = None;
    for (path, bytes) in files {
        match beside(path, bytes) {
            Ok(sibling) => siblings.push((sibling, path)),
            Err(error) => {
                failed = Some((path.to_owned(), error));
                break;
            }
        }
    }
    for (sibling, path) in siblings {
        if failed.is_none()
            && let Err(error) = fs::rename(&sibling, path)
        {
            failed = Some((path.to_owned(), error));
        }
        if failed.is_some() {
            let _ = fs::remove_file(&sibling);
        }
    }
    failed.map_or(Ok(()), Err)
}

/// Writes a temporary sibling and makes it durable.
fn beside(path: &Path, bytes: &[u8]) -> io::Result<PathBuf> {
    static COUNT: AtomicU32 = AtomicU32::new(0);
    let name = path.file_name().ok_or_else(|| io::Error::other("the path names no file"))?.to_string_lossy();
    // The name of the sibling is short, so that it fits wherever the name itself does.
    let short: String = name.chars().take(40).collect();
    let count = COUNT.fetch_add(1, Ordering::Relaxed);
    let sibling = path.with_file_name(format!(".{short}.{}-{count}.part", std::process::id()));
    let written = (|| {
        let mut file = File::create(&sibling)?;
        file.write_all(bytes)?;
        file.sync_all()
    })();
    if written.is_err() {
        let _ = fs::remove_file(&sibling);
    }
    written.map(|()| sibling)
}

/// A file name that every operating system accepts: letters and digits of any script, single hyphens, at most 80
/// bytes; `fallback` where nothing is left.
pub(crate) fn file_stem(text: &str, fallback: &str) -> String {
    let mut stem = String::new();
    for letter in text.chars() {
        let letter = if letter.is_alphanumeric() { letter } else { '-' };
        if stem.len() + letter.len_utf8() > 80 {
            break;
        }
        if letter != '-' || !(stem.is_empty() || stem.ends_with('-')) {
            stem.push(letter);
        }
    }
    let stem = stem.trim_end_matches('-').to_lowercase();
    // Names of devices, which Windows reserves in every folder.
    let reserved = matches!(stem.as_str(), "con" | "prn" | "aux" | "nul")
        || (stem.len() == 4
            && (stem.starts_with("com") || stem.starts_with("lpt"))
            && stem.ends_with(|c: char| c.is_ascii_digit()));
    if stem.is_empty() || reserved { fallback.to_owned() } else { stem }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn file_names_fit_every_system() {
        for (text, name) in [
            ("Platform strategy 2027", "platform-strategy-2027"),
            ("  a/b\\c: “d”?  ", "a-b-c-d"),
            ("CON", "strategy"),
            ("lpt1", "strategy"),
            ("...", "strategy"),
            ("Überblick – Netz", "überblick-netz"),
            ("استراتيجية", "استراتيجية"),
            (&"long ".repeat(60), "long-long-long-long-long-long-long-long-long-long-long-long-long-long-long-long"),
        ] {
            assert_eq!(file_stem(text, "strategy"), name);
        }
    }

    #[test]
    fn a_failed_write_leaves_the_old_file() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.txt");
        write_whole(&path, b"old").unwrap();
        assert!(write_whole(&folder.path().join("gone/a.txt"), b"new").is_err());
        write_whole(&path, b"new").unwrap();
        assert_eq!(std::fs::read(&path).unwrap(), b"new");
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1, "no temporary file stays behind");
    }
}
