//! A folder with a strategy, and the binary run in it.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use serde_json::Value;
use tempfile::TempDir;

/// The time that documents carry in tests, and the day of the example: 19 February 2027.
pub const EPOCH: &str = "1803045600";

/// A folder of its own, with locks and backups of its own.
pub struct Machine {
    folder: TempDir,
}

/// What a command said.
pub struct Said {
    pub status: i32,
    pub out: String,
    pub err: String,
}

impl Machine {
    /// With nothing in it.
    pub fn empty() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    /// With the example strategy as `s.lodestar`, told on the day of [`EPOCH`].
    pub fn example() -> Self {
        let machine = Self::empty();
        let made = machine.command(&["new", "s.lodestar", "--example"]).env("SOURCE_DATE_EPOCH", EPOCH).output();
        assert!(made.unwrap().status.success());
        machine
    }

    /// With a blank strategy as `s.lodestar`.
    pub fn blank() -> Self {
        let machine = Self::empty();
        machine.done(&["new", "s.lodestar", "--title", "Blank"]);
        machine
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// The command, ready to run.
    pub fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_lodestar"));
        command.args(args).current_dir(self.folder.path()).env("LODESTAR_DATA", self.path("data"));
        command.env("USER", "anna").env("TZ", "UTC").env_remove("SOURCE_DATE_EPOCH").stdin(Stdio::null());
        command
    }

    /// Runs a command to its end.
    pub fn run(&self, args: &[&str]) -> Said {
        said(self.command(args).output().unwrap())
    }

    /// Runs a command with text on its standard input.
    pub fn feed(&self, args: &[&str], input: &str) -> Said {
        let mut command = self.command(args);
        let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        child.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
        said(child.wait_with_output().unwrap())
    }

    /// Runs a command that must succeed, and gives what it printed. What a page had no room for may be said.
    pub fn done(&self, args: &[&str]) -> String {
        let said = self.run(args);
        let err: String =
            said.err.lines().filter(|line| !line.starts_with("lodestar: Left out so that it fits")).collect();
        assert_eq!((said.status, err.as_str()), (0, ""), "{args:?}");
        said.out
    }

    /// Runs a command that must succeed and prints JSON.
    pub fn json(&self, args: &[&str]) -> Value {
        serde_json::from_str(&self.done(args)).unwrap()
    }

    /// Applies changes that must succeed.
    pub fn apply(&self, changes: &Value) -> Value {
        let said = self.feed(&["apply", "s.lodestar", "-", "--json"], &changes.to_string());
        assert_eq!((said.status, said.err.as_str()), (0, ""));
        serde_json::from_str(&said.out).unwrap()
    }

    /// The whole strategy.
    pub fn strategy(&self) -> Value {
        self.json(&["show", "s.lodestar", "--json"])
    }

    pub fn text(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap()
    }

    /// The names in a folder, sorted.
    pub fn names(&self, folder: &str) -> Vec<String> {
        names(&self.path(folder))
    }
}

pub fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

fn said(output: Output) -> Said {
    Said {
        status: output.status.code().unwrap_or(-1),
        out: String::from_utf8_lossy(&output.stdout).into_owned(),
        err: String::from_utf8_lossy(&output.stderr).into_owned(),
    }
}

/// The words of a PDF without white space, hyphens and invisible marks.
pub fn words(pdf: &Path) -> String {
    let pdf = lopdf::Document::load(pdf).unwrap();
    let pages: Vec<u32> = pdf.get_pages().keys().copied().collect();
    squeezed(&pdf.extract_text(&pages).unwrap())
}

pub fn squeezed(text: &str) -> String {
    let silent = |c: &char| c.is_whitespace() || "\u{200B}\u{AD}\u{2068}\u{2069}-‐".contains(*c);
    text.chars().filter(|c| !silent(c)).collect()
}
