//! Files that two want, that change outside, that cannot be written.

use lodestar_window_tests::machine::Machine;
use lodestar_window_tests::page::Page;

use crate::steps::*;

#[test]
#[ignore = "needs the built window: make test SUITES=window"]
fn the_second_window_on_a_strategy_can_only_read_and_says_so() {
    journey(async {
        let machine = Machine::new();
        let file = example_file(&machine, "Shared.lodestar");
        let first = machine.start(&[text(&file)]).await;
        first.page.find("button", "Vision").await;

        let beside = machine.another_seat();
        let second = beside.start(&[text(&file)]).await;
        second.page.says("“Shared.lodestar” can only be read").await;
        second.page.says("Read-only").await;
        second.page.click("button", "Vision").await;
        reads_only(&second.page, "Statement").await;

        // Whoever came first goes on writing.
        first.page.click("button", "Vision").await;
        first.page.type_into("Statement", " And more.").await;
        saved(&first.page).await;
        first.page.says_no_more("can only be read").await;
    });
}

async fn reads_only(page: &Page, field: &str) {
    let element = page.find("textbox", field).await;
    let element = serde_json::to_value(&element).expect("an element can be sent");
    page.until(&format!("“{field}” to be read only"), "return arguments[0].readOnly", vec![element]).await;
}

#[test]
#[ignore = "needs the built window: make test SUITES=window"]
fn a_file_that_may_not_be_written_is_shown_and_a_copy_takes_the_words() {
    journey(async {
        let machine = Machine::new();
        let file = example_file(&machine, "Sealed.lodestar");
        let mut sealed = file.metadata().unwrap().permissions();
        sealed.set_readonly(true);
        std::fs::set_permissions(&file, sealed).unwrap();
        let before = std::fs::read(&file).unwrap();

        let window = machine.start(&[text(&file)]).await;
        let page = &window.page;
        page.says("“Sealed.lodestar” can only be read").await;
        page.click("button", "Vision").await;
        reads_only(page, "Statement").await;
        page.click("button", "Save a copy…").await;
        page.says("Saved a copy:").await;
        let copy = written(&machine, "lodestar");
        assert!(machine.command_line(&["show", text(&copy), "--json"]).contains("quays"));
        assert!(std::fs::read(&file).unwrap() == before, "the sealed file is as it was");
    });
}
