//! What leads out of the program.

use lodestar_window_tests::machine::Machine;
use lodestar_window_tests::process::wait_for;
use serde_json::json;

use crate::steps::*;

#[test]
#[ignore = "needs the built window: make test SUITES=window"]
fn a_link_in_a_text_opens_outside_after_one_question_for_its_host() {
    journey(async {
        let machine = Machine::new();
        let file = example_file(&machine, "Linked.lodestar");
        let changes = machine.home().join("changes.json");
        let problem = "See [the tables](https://example.org/tides), and [more](https://example.org/more).";
        let change = json!([{ "op": "set", "kind": "vision", "fields": { "problem": problem } }]);
        std::fs::write(&changes, change.to_string()).unwrap();
        machine.command_line(&["apply", text(&file), text(&changes)]);
        // In place of a browser.
        let opened = || std::fs::read_to_string(machine.chosen().join("opened.link")).ok();

        let window = machine.start(&[text(&file)]).await;
        let page = &window.page;
        page.click("button", "Vision").await;
        page.click("button", "Read as text").await;
        page.click("link", "the tables").await;
        page.find("dialog", "Open this page in the browser?").await;
        page.says("https://example.org/tides").await;
        assert_eq!(opened(), None, "nothing is opened before the answer");
        page.click("button", "Open").await;
        wait_for("the page to be opened", || (opened()? == "https://example.org/tides").then_some(()));
        page.click("link", "more").await;
        wait_for("the other page to be opened", || (opened()? == "https://example.org/more").then_some(()));
        page.until("no question", "return !document.querySelector('[role=dialog]')", vec![]).await;
        title_is(page, "Platform strategy 2027 – Linked.lodestar").await;
    });
}
