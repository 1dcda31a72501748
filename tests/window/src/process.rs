//! Child processes that never outlive the test that started them.

use std::io::{BufRead, BufReader};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// How long a state may take to come before the test gives up: generous, because machines are busy.
pub const PATIENCE: Duration = Duration::from_secs(30);

/// A running program together with everything it started; all of it ends when this is dropped.
#[derive(Debug)]
pub struct Process {
    child: Child,
}

impl Process {
    /// Starts the command in a process group of its own.
    pub fn start(command: &mut Command) -> Self {
        let name = command.get_program().to_owned();
        let child = command.process_group(0).stdin(Stdio::null()).spawn();
        Self { child: child.unwrap_or_else(|error| panic!("{} does not start: {error}", name.display())) }
    }

    /// Starts the command and waits for the first line it prints, which says that it is ready.
    pub fn start_until_line(command: &mut Command) -> (Self, String) {
        let mut process = Self::start(command.stdout(Stdio::piped()));
        let output = process.child.stdout.take().expect("standard output is piped");
        let mut reader = BufReader::new(output);
        let mut line = String::new();
        reader.read_line(&mut line).expect("the line is text");
        assert!(!line.is_empty(), "{:?} ended before it was ready", command.get_program());
        // What else it says must not fill the pipe.
        std::thread::spawn(move || std::io::copy(&mut reader, &mut std::io::sink()));
        (process, line.trim().to_owned())
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        signal("KILL", &format!("-{}", self.child.id()));
        let _ = self.child.wait();
    }
}

/// Sends a signal to a process, or with a leading minus to a process group.
pub fn signal(name: &str, target: &str) {
    let _ = Command::new("kill").args(["-s", name, "--", target]).stderr(Stdio::null()).status();
}

/// Waits until `look` finds something.
pub fn wait_for<T>(what: &str, mut look: impl FnMut() -> Option<T>) -> T {
    let begin = Instant::now();
    loop {
        if let Some(found) = look() {
            return found;
        }
        assert!(begin.elapsed() < PATIENCE, "waited in vain for {what}");
        std::thread::sleep(Duration::from_millis(20));
    }
}

/// Process numbers of everything that runs `program` with `mark` in its environment.
pub fn running(program: &Path, mark: &str) -> Vec<u32> {
    marked(mark, |exe| exe == program)
}

/// Process numbers of everything with `mark` in its environment whose program is one of those wanted.
pub fn marked(mark: &str, wanted: impl Fn(&Path) -> bool) -> Vec<u32> {
    let Ok(entries) = std::fs::read_dir("/proc") else { return Vec::new() };
    entries
        .filter_map(|entry| entry.ok()?.file_name().to_str()?.parse::<u32>().ok())
        .filter(|number| {
            let folder = PathBuf::from(format!("/proc/{number}"));
            let same = std::fs::read_link(folder.join("exe")).is_ok_and(|exe| wanted(&exe));
            same && std::fs::read(folder.join("environ"))
                .is_ok_and(|all| all.split(|byte| *byte == 0).any(|entry| entry == mark.as_bytes()))
        })
        .collect()
}

/// How many bytes of memory a process takes, what it shares with others in parts; none for one that has ended.
pub fn share_of_memory(number: u32) -> u64 {
    let text = std::fs::read_to_string(format!("/proc/{number}/smaps_rollup")).unwrap_or_default();
    let line = text.lines().find_map(|line| line.strip_prefix("Pss:")).unwrap_or_default();
    line.split_whitespace().next().and_then(|kilobytes| kilobytes.parse::<u64>().ok()).unwrap_or_default() * 1024
}
