//! What the commands take from the machine: the time, the name of the user, the file.

use std::path::Path;
use std::time::{Duration, Instant};

use chrono::{DateTime, Utc};
use lodestar_api::Failure;
use lodestar_api::store::{Access, HELD_ELSEWHERE, Home, Store, Wish};

/// Where changes of the command line come from, in the history.
pub const ORIGIN: &str = "command line";

/// The time.
pub fn now() -> DateTime<Utc> {
    Utc::now()
}

/// The time that documents carry and the example is told in: `SOURCE_DATE_EPOCH` where it is set, so that they come out the same again.
pub fn stamp() -> Result<DateTime<Utc>, Failure> {
    let Some(seconds) = std::env::var_os("SOURCE_DATE_EPOCH").filter(|value| !value.is_empty()) else {
        return Ok(now());
    };
    let seconds = seconds.to_string_lossy();
    let when = seconds.trim().parse().ok().and_then(|seconds| DateTime::from_timestamp(seconds, 0));
    // A year that a document can name and a PDF can hold.
    when.filter(|when| (1..=9999).contains(&chrono::Datelike::year(when))).ok_or_else(|| {
        let message = format!("SOURCE_DATE_EPOCH is “{seconds}”, which is no time in seconds since 1970.");
        Failure::new("arguments", message, "Set it to a number such as 1803045600, or take it away.")
    })
}

/// The name of the user's account, for the history.
pub fn author() -> String {
    let set = |name: &&str| std::env::var(name).ok().filter(|value| !value.trim().is_empty());
    ["USER", "LOGNAME", "USERNAME"].iter().find_map(set).unwrap_or_default()
}

/// Opens a strategy to read it. Others may go on changing it.
pub fn read(path: &Path) -> Result<Store, Failure> {
    open(path, Wish::Read)
}

/// Opens a strategy to make documents of it: a damaged search index is no hindrance.
pub fn look(path: &Path) -> Result<Store, Failure> {
    open(path, Wish::Look)
}

/// How long a command waits for another one that is writing to the same file.
const PATIENCE: Duration = Duration::from_secs(3);

/// Opens a strategy to change it. Another command may be at it for a moment: that is waited for.
pub fn write(path: &Path) -> Result<Store, Failure> {
    let begun = Instant::now();
    loop {
        let store = open(path, Wish::Write)?;
        match store.access() {
            Access::ReadOnly(reason) if reason.starts_with(HELD_ELSEWHERE) && begun.elapsed() < PATIENCE => {
                drop(store);
                std::thread::sleep(Duration::from_millis(20));
            }
            _ => return Ok(store),
        }
    }
}

fn open(path: &Path, wish: Wish) -> Result<Store, Failure> {
    Store::open(path, wish, &Home::of_user(), now()).map_err(|error| {
        let mut failure = Failure::from(error);
        advise(&mut failure);
        failure
    })
}

/// Names the commands that help where a file is damaged.
pub fn advise(failure: &mut Failure) {
    if failure.code == "damaged" {
        failure.hints.insert(0, "Read what can be read into a new file: lodestar recover FILE --out NEW.".into());
    }
    if matches!(failure.code.as_str(), "damaged" | "unrecoverable") {
        failure.hints.push("Its backups: lodestar backups FILE.".into());
    }
}
