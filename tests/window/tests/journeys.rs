//! Journeys through the real window. They are ignored by a plain `cargo test`, because they need WebKit and the built
//! window; `make test` runs them, `make test SUITES=window` only them.

#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used)]

use std::path::{Path, PathBuf};

use lodestar_window_tests::machine::Machine;
use lodestar_window_tests::page::Page;
use serde_json::json;

/// Runs one journey.
fn journey(steps: impl Future<Output = ()>) {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    runtime.block_on(steps);
}

/// The strategies that the program has made in the documents of the person.
fn strategies(machine: &Machine) -> Vec<PathBuf> {
    let folder = machine.home().join("Documents/Lodestar");
    let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
    let mut found: Vec<_> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
    found.retain(|path| path.extension().is_some_and(|ending| ending == "lodestar"));
    found.sort();
    found
}

/// Makes a blank strategy of that name from the start page.
async fn blank(page: &Page, title: &str) {
    page.click("button", "Blank strategy…").await;
    page.type_into("What is it called?", title).await;
    page.click("button", "Make strategy").await;
    page.find("heading", "Vision").await;
}

/// Waits until a text field holds exactly this.
async fn holds(page: &Page, field: &str, text: &str) {
    let element = page.find("textbox", field).await;
    let script = "return arguments[0].value === arguments[1]";
    let element = serde_json::to_value(&element).expect("an element can be sent");
    page.until(&format!("“{field}” to hold “{text}”"), script, vec![element, json!(text)]).await;
}

async fn title_is(page: &Page, title: &str) {
    page.until(&format!("the title “{title}”"), "return document.title === arguments[0]", vec![json!(title)]).await;
}

fn text(path: &Path) -> &str {
    path.to_str().expect("the path is text")
}

#[test]
#[ignore = "needs the built window: make test SUITES=window"]
fn closing_right_after_typing_keeps_the_words() {
    journey(async {
        let machine = Machine::new();
        let window = machine.start(&[]).await;
        blank(&window.page, "Tides").await;
        window.page.type_into("For whom", "Pilots who cannot wait.").await;
        window.close();

        let file = strategies(&machine).pop().expect("the strategy was made");
        let window = machine.start(&[text(&file)]).await;
        holds(&window.page, "For whom", "Pilots who cannot wait.").await;
    });
}

#[test]
#[ignore = "needs the built window: make test SUITES=window"]
fn a_second_start_opens_its_file_in_the_first_window() {
    journey(async {
        let machine = Machine::new();
        let window = machine.start(&[]).await;
        blank(&window.page, "First").await;
        window.page.click("button", "First…").await;
        window.page.click("menuitem", "Close…").await;
        blank(&window.page, "Second").await;
        window.page.type_into("For whom", "Those who come after.").await;

        let [first, second] = strategies(&machine).try_into().expect("two strategies were made");
        machine.start_again(&[text(&first)]);
        title_is(&window.page, "First – first.lodestar").await;
        // What was on its way to the other file when this one was asked for has arrived there.
        machine.start_again(&[text(&second)]);
        title_is(&window.page, "Second – second.lodestar").await;
        holds(&window.page, "For whom", "Those who come after.").await;
    });
}

#[test]
#[ignore = "needs the built window: make test SUITES=window"]
fn a_file_that_is_no_strategy_is_refused_in_words_and_left_alone() {
    journey(async {
        let machine = Machine::new();
        let file = machine.home().join("Documents/Letter.lodestar");
        std::fs::write(&file, "Dear Sir or Madam").unwrap();
        let window = machine.start(&[text(&file)]).await;
        window.page.says("Letter.lodestar").await;
        window.page.find("button", "Blank strategy…").await;
        assert_eq!(std::fs::read(&file).unwrap(), b"Dear Sir or Madam");
    });
}
