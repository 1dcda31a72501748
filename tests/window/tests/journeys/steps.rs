//! What several journeys do.

use std::path::{Path, PathBuf};
use std::process::Command;

use lodestar_window_tests::machine::Machine;
use lodestar_window_tests::page::Page;
use lodestar_window_tests::process::wait_for;
use serde_json::json;

/// Runs one journey.
pub fn journey(steps: impl Future<Output = ()>) {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    runtime.block_on(steps);
}

/// The strategies that the program has made in the documents of the person.
pub fn strategies(machine: &Machine) -> Vec<PathBuf> {
    let folder = machine.home().join("Documents/Lodestar");
    let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
    let mut found: Vec<_> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
    found.retain(|path| path.extension().is_some_and(|ending| ending == "lodestar"));
    found.sort();
    found
}

/// Makes a blank strategy of that name from the start page.
pub async fn blank(page: &Page, title: &str) {
    page.click("button", "Blank strategy*").await;
    page.type_into("What is it called?", title).await;
    page.click("button", "Make strategy").await;
    page.find("heading", "Vision").await;
}

/// Waits until a text field holds exactly this.
pub async fn holds(page: &Page, field: &str, text: &str) {
    let element = page.find("textbox", field).await;
    let script = "return (arguments[0].value ?? arguments[0].innerText) === arguments[1]";
    let element = serde_json::to_value(&element).expect("an element can be sent");
    page.until(&format!("“{field}” to hold “{text}”"), script, vec![element, json!(text)]).await;
}

/// Waits until the window has this title.
pub async fn title_is(page: &Page, title: &str) {
    page.until(&format!("the title “{title}”"), "return document.title === arguments[0]", vec![json!(title)]).await;
}

/// Waits until the card of that initiative stands in that column of the board.
pub async fn stands_in(page: &Page, initiative: &str, column: &str) {
    let script = "return [...document.querySelectorAll('[role=listbox] [role=option]')].some((card) => \
        card.ariaLabel.startsWith(arguments[0]) && \
        card.closest('[role=listbox]').ariaLabel.startsWith(arguments[1]))";
    page.until(&format!("“{initiative}” to stand in {column}"), script, vec![json!(initiative), json!(column)]).await;
}

/// The address of the painted page in the preview: another one for each picture.
pub async fn picture(page: &Page) -> String {
    let script = "return document.querySelector('[aria-label=\"Page 1\"] img')?.src";
    let address = page.until("the preview to be painted", script, vec![]).await;
    address.as_str().map(str::to_owned).expect("an address is text")
}

/// The one file with that ending among those that dialogs have chosen, once it is there.
pub fn written(machine: &Machine, ending: &str) -> PathBuf {
    wait_for(&format!("a file .{ending}"), || {
        let entries = std::fs::read_dir(machine.chosen()).ok()?;
        let mut found = entries.filter_map(|entry| Some(entry.ok()?.path()));
        found.find(|path| path.extension().is_some_and(|one| one == ending))
    })
}

/// What poppler says about a PDF.
pub fn poppler(tool: &str, arguments: &[&str]) -> String {
    let output = Command::new(tool).args(arguments).output().expect("poppler-utils is installed");
    assert!(output.status.success(), "{tool} {arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8_lossy(&output.stdout).into_owned()
}

/// A path as text.
pub fn text(path: &Path) -> &str {
    path.to_str().expect("the path is text")
}

/// Opens the example and goes to a screen.
pub async fn example_at(page: &Page, screen: &str) {
    page.click("button", "Start from an example*").await;
    page.click("button", &format!("{screen}*")).await;
}

/// Makes the example with the command line and gives its place.
pub fn example_file(machine: &Machine, name: &str) -> PathBuf {
    let file = machine.home().join("Documents").join(name);
    machine.command_line(&["new", text(&file), "--example"]);
    file
}

/// Waits until everything that was done is in the file.
pub async fn saved(page: &Page) {
    let script = "return document.querySelector('[data-pane=bar] [role=status]')?.dataset.state === 'saved'";
    page.until("everything to be saved", script, vec![]).await;
}

/// Runs a command by keyboard: its beginning typed into the palette.
pub async fn command(page: &Page, words: &str, entry: &str) {
    page.until("no dialog to be open", "return !document.querySelector('[role=dialog]')", vec![]).await;
    page.press("ctrl+k");
    let ready = "return document.activeElement?.closest('[role=dialog]') && document.activeElement.matches('input')";
    page.until("the palette", ready, vec![]).await;
    page.write(words);
    page.find("option", &format!("{entry}*")).await;
    page.press("Return");
}
