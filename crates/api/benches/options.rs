//! How long the core takes for one key press in a strategy of a thousand initiatives: in the plan, and in an option of it
//! that says otherwise for fifty of them.
//!
//! `cargo bench -p lodestar-api`. Prints the median of each and what is sent to the page.

#![allow(clippy::expect_used, clippy::panic, missing_docs)]

#[path = "../../../tests/window/src/large.rs"]
mod large;

use std::io;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use chrono::{DateTime, Utc};
use lodestar_api::wire::Event;
use lodestar_api::{App, Host, Places};
use serde_json::{Value, json};

const PRESSES: usize = 40;

/// A machine that answers no dialog.
struct Machine(PathBuf);

impl Host for Machine {
    fn now(&self) -> DateTime<Utc> {
        Utc::now()
    }
    fn author(&self) -> String {
        String::new()
    }
    fn places(&self) -> Places {
        Places { data: self.0.join("data"), documents: self.0.clone() }
    }
    fn choose_strategy(&self, _: &Path) -> Option<PathBuf> {
        None
    }
    fn choose_target(&self, _: &str, _: &Path) -> Option<PathBuf> {
        None
    }
    fn choose_folder(&self, _: &str) -> Option<PathBuf> {
        None
    }
    fn show(&self, _: &Path) -> io::Result<()> {
        Ok(())
    }
    fn emit(&self, _: Event) {}
}

fn main() {
    // `cargo test` runs benches too, with nothing to measure.
    if !std::env::args().any(|arg| arg == "--bench") {
        return;
    }
    let folder = tempfile::tempdir().expect("a folder");
    let app = App::new(Box::new(Machine(folder.path().to_owned())));
    let call = |call: &str, args: Value| app.call(call, args).unwrap_or_else(|failure| panic!("{call}: {failure}"));
    call("file_new", json!({"title": "Large", "forWhom": "Everyone", "pillars": []}));
    let made = call("edit_apply", json!({"changes": large::changes(large::LARGE)}));
    let initiatives: Vec<String> = made["upserts"]
        .as_array()
        .expect("records")
        .iter()
        .filter(|one| one["kind"] == "initiative")
        .filter_map(|one| Some(one["record"]["id"].as_str()?.to_owned()))
        .collect();
    let plan = presses(&call, &initiatives[500]);
    println!("key press in the plan         {}   {} bytes to the page", ms(plan.0), plan.1);

    let option = json!({"op": "put", "kind": "plan_option", "fields": {"name": "Option B"}});
    let option = call("edit_apply", json!({"changes": [option]}))["created"][0].clone();
    call("look", json!({"at": {"look": "option", "id": option}}));
    let other =
        |id| json!({"op": "set", "kind": "initiative", "id": id, "fields": {"horizon": "later", "owner": "Other"}});
    let others: Vec<Value> = initiatives.iter().step_by(20).map(other).collect();
    call("edit_apply", json!({"changes": others}));
    let option = presses(&call, &initiatives[501]);
    println!(
        "key press in an option        {}   {} bytes to the page, goal 16 ms more than in the plan: {}",
        ms(option.0),
        option.1,
        ms(option.0.saturating_sub(plan.0))
    );
}

/// Types a title letter by letter: the median time, and how much the page is told.
fn presses(call: &impl Fn(&str, Value) -> Value, id: &str) -> (Duration, usize) {
    let mut told = 0;
    let mut times: Vec<Duration> = (0..PRESSES)
        .map(|n| {
            let title = "A title that is typed, letter by letter, once".chars().take(n + 1).collect::<String>();
            let change = json!({"op": "set", "kind": "initiative", "id": id, "fields": {"title": title}});
            let args = json!({"coalesce": format!("title {id}"), "changes": [change]});
            let start = Instant::now();
            let patch = call("edit_apply", args);
            let took = start.elapsed();
            told = patch.to_string().len();
            took
        })
        .collect();
    times.sort_unstable();
    (times[times.len() / 2], told)
}

fn ms(time: Duration) -> String {
    format!("{:7.2} ms", time.as_secs_f64() * 1000.0)
}
