//! Starting, closing, being killed, being started again.

use lodestar_window_tests::machine::Machine;
use serde_json::json;

use crate::steps::*;

#[test]
#[ignore = "needs the built window: make test SUITES=window"]
fn from_the_first_start_to_a_published_page_and_back_after_the_plug_was_pulled() {
    journey(async {
        let machine = Machine::new();
        let window = machine.start(&[]).await;
        let page = &window.page;
        page.click("button", "Start from an example*").await;
        page.click("button", "Vision").await;

        // The vision is typed, and the page beside it shows it.
        let before = picture(page).await;
        page.type_into("Statement", " By then the tide tables are read aloud.").await;
        let script = "return document.querySelector('[aria-label=\"Page 1\"] img')?.src !== arguments[0]";
        page.until("the preview to show what was typed", script, vec![json!(before)]).await;
        page.click("button", "Read as text").await;
        page.says("By then the tide tables are read aloud.").await;

        // One initiative is moved by keyboard, another by pointer, which is then taken back.
        let (keyed, dragged) = ("Slot booking on two sites", "Crane plan survives link loss");
        page.click("button", "Roadmap*").await;
        stands_in(page, keyed, "Now").await;
        page.click("option", &format!("{keyed}*")).await;
        page.press("alt+Right");
        stands_in(page, keyed, "Next").await;
        page.says(&format!("Moved “{keyed}” to Next")).await;

        stands_in(page, dragged, "Now").await;
        let from = page.find("option", &format!("{dragged}*")).await;
        let to = page.select("[role=listbox][aria-label^=Later] [role=option]").await;
        page.drag(&from, &to, (0.5, 0.3)).await;
        stands_in(page, dragged, "Later").await;
        page.press("ctrl+z");
        stands_in(page, dragged, "Now").await;
        stands_in(page, keyed, "Next").await;

        // The page is handed out twice.
        page.click("button", "Publish").await;
        page.click("button", "Publish…").await;
        page.says("One-page vision: written").await;
        let pdf = written(&machine, "pdf");
        // What was written comes into sight, which moves what is above it.
        let script = "const done = document.querySelector('[aria-label=Written]')?.getBoundingClientRect(); \
            return done !== undefined && done.top >= 0 && done.bottom <= innerHeight + 1";
        page.until("what was written to come into sight", script, vec![]).await;
        assert!(poppler("pdftotext", &[text(&pdf), "-"]).replace('\n', " ").contains("tide tables are read aloud"));
        assert!(poppler("pdfinfo", &[text(&pdf)]).contains("Pages:           1\n"));
        page.click("radio", "Markdown").await;
        page.click("button", "Publish…").await;
        let markdown = written(&machine, "md");
        page.says(markdown.file_name().and_then(|name| name.to_str()).expect("a name")).await;
        assert!(std::fs::read_to_string(&markdown).unwrap().contains("By then the tide tables are read aloud."));

        window.kill();

        let window = machine.start(&[]).await;
        let page = &window.page;
        page.click("button", "Platform strategy*").await;
        page.click("button", "Vision").await;
        let script = "return document.querySelector('textarea')?.value.endsWith(arguments[0])";
        page.until("what was typed", script, vec![json!("By then the tide tables are read aloud.")]).await;
        page.click("button", "Roadmap*").await;
        stands_in(page, keyed, "Next").await;
        stands_in(page, dragged, "Now").await;
        // Undo goes on where it stopped.
        page.click("button", "Undo").await;
        stands_in(page, keyed, "Now").await;
    });
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
        window.page.click("button", "Vision").await;
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
        window.page.click("button", "First*").await;
        window.page.click("menuitem", "Close*").await;
        blank(&window.page, "Second").await;
        window.page.type_into("For whom", "Those who come after.").await;

        let [first, second] = strategies(&machine).try_into().expect("two strategies were made");
        machine.start_again(&[text(&first)]);
        title_is(&window.page, "First – first.lodestar").await;
        // What was on its way to the other file when this one was asked for has arrived there.
        machine.start_again(&[text(&second)]);
        title_is(&window.page, "Second – second.lodestar").await;
        window.page.click("button", "Vision").await;
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
        window.page.find("button", "Blank strategy*").await;
        assert_eq!(std::fs::read(&file).unwrap(), b"Dear Sir or Madam");
    });
}
