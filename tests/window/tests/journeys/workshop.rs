//! A workshop: killed in the middle of a vote, and its stage in a window of its own.

use lodestar_window_tests::display::{Display, SCREEN, Window};
use lodestar_window_tests::machine::Machine;
use lodestar_window_tests::page::Page;
use lodestar_window_tests::process::wait_for;
use serde_json::json;

use crate::steps::*;

const STAGE: &str = "Lodestar – Stage";

/// Begins a workshop with dots and two notes.
async fn voting(page: &Page) {
    example_at(page, "Workshops").await;
    page.click("button", "Themed roadmap*").await;
    page.find("heading", "*").await;
    let people = page.select("[data-field$='/people']").await;
    people.send_keys("3").await.expect("the field takes a number");
    page.click("button", "Begin now").await;
    page.click("button", "*Collect*").await;
    for note in ["Alpha", "Beta"] {
        page.type_into("Add a note from the room", note).await;
        page.press("Return");
        page.find("group", note).await;
    }
    page.click("button", "*Rank*").await;
    page.find("heading", "Rank").await;
}

/// Waits until so many dots lie on a note.
async fn has_dots(page: &Page, note: &str, dots: u32) {
    let script = "return [...document.querySelectorAll('[role=group]')].some((group) => \
        group.ariaLabel === arguments[0] && \
        [...group.querySelectorAll('*')].some((one) => one.textContent.trim() === arguments[1]))";
    let what = format!("{dots} dots on {note}");
    page.until(&what, script, vec![json!(note), json!(dots.to_string())]).await;
}

#[test]
#[ignore = "needs the built window: make test SUITES=window"]
fn a_vote_that_was_cut_off_by_a_kill_goes_on_with_every_dot() {
    journey(async {
        let machine = Machine::new();
        let window = machine.start(&[]).await;
        voting(&window.page).await;
        for dots in 1..=3 {
            window.page.click("button", "Add a dot to Alpha").await;
            has_dots(&window.page, "Alpha", dots).await;
        }
        saved(&window.page).await;
        window.kill();

        let window = machine.start(&[]).await;
        let page = &window.page;
        page.click("button", "Platform strategy*").await;
        page.click("button", "Workshops*").await;
        page.click("button", "What do we do next*").await;
        page.find("heading", "Rank").await;
        has_dots(page, "Alpha", 3).await;
        page.click("button", "Add a dot to Beta").await;
        has_dots(page, "Beta", 1).await;
    });
}

#[test]
#[ignore = "needs the built window: make test SUITES=window"]
fn the_stage_has_a_window_is_blanked_from_it_and_its_loss_is_survived() {
    journey(async {
        let machine = Machine::new();
        let display = machine.display();
        let window = machine.start(&[]).await;
        let page = &window.page;
        voting(page).await;
        page.click("button", "Second window").await;
        let stage = || display.window(STAGE);
        let shows = || display.picture_of(STAGE).filter(|picture| ink(picture) > 200).map(drop);
        wait_for("the stage to show its step", shows);

        // B is for whichever window has the keyboard.
        display.focus(STAGE);
        page.press("b");
        page.find("button", "Show").await;
        page.until("the blank stage", "return !!document.querySelector('[data-stage=blank]')", vec![]).await;
        page.press("b");
        page.find("button", "Blank").await;

        // Somebody closes it at the other display.
        page.press("alt+F4");
        wait_for("the stage to be gone", || stage().is_none().then_some(()));
        page.says("The stage window was closed. The workshop goes on, and nothing is lost.").await;
        page.click("button", "Open it again").await;
        wait_for("the stage to be back", shows);
        display.focus("Platform strategy 2027 – .*");
        page.until("the banner to go", "return !document.querySelector('.banner')", vec![]).await;
        page.click("button", "Close window").await;
        wait_for("the stage to be put away", || stage().is_none().then_some(()));
        page.find("button", "Second window").await;
    });
}

/// Goes to the next step by keyboard and waits until it is there and the console has the keyboard.
async fn next_step(page: &Page, name: &str) {
    page.press("ctrl+Return");
    page.find("heading", name).await;
    let inside = "return document.activeElement?.closest('[data-scope=workshop-run]') !== null";
    page.until("the console to have the keyboard", inside, vec![]).await;
}

#[test]
#[ignore = "needs the built window: make test SUITES=window"]
fn a_whole_workshop_from_its_template_to_its_minutes_by_keyboard() {
    journey(async {
        let machine = Machine::new();
        let window = machine.start(&[]).await;
        let page = &window.page;
        page.find("button", "Start from an example*").await;
        page.tab_to("button", "Start from an example*").await;
        page.press("Return");
        page.find("button", "Workshops*").await;
        command(page, "workshops", "Workshops").await;
        page.tab_to("button", "Prioritise with dots*").await;
        page.press("Return");
        page.until(
            "the title to have the caret",
            "return document.activeElement?.closest('[data-field$=\"/title\"]') != null",
            vec![],
        )
        .await;
        page.press("ctrl+a");
        page.write("What first?");
        page.tab_to("button", "Begin now").await;
        page.press("Return");
        page.find("heading", "Lay out").await;
        next_step(page, "Add what is missing").await;
        page.tab_to("textbox", "Add a note from the room").await;
        for note in ["Faster gates", "Fewer forms", "One map"] {
            page.write(note);
            page.press("Return");
            page.find("group", note).await;
        }
        next_step(page, "Dots").await;
        page.tab_to("button", "Ballots…").await;
        page.press("Return");
        page.find("button", "Next ballot").await;
        for _ in 0..2 {
            page.tab_to("button", "Next ballot").await;
            page.press("Return");
            for _ in 0..2 {
                page.tab_to("button", "A dot for Fewer forms").await;
                page.press("Return");
            }
            page.tab_to("button", "Cast the ballot").await;
            page.press("Return");
            page.find("button", "Next ballot").await;
        }
        page.tab_to("button", "Done").await;
        page.press("Return");
        page.until("the dialog to go", "return !document.querySelector('[role=dialog]')", vec![]).await;
        page.tab_to("button", "Show counts").await;
        page.press("Return");
        page.find("button", "Hide counts").await;
        has_dots(page, "Fewer forms", 4).await;

        next_step(page, "Value and effort").await;
        next_step(page, "Choose").await;
        page.tab_to("textbox", "Add an option").await;
        page.write("Fewer forms first");
        page.press("Return");
        page.find("group", "Fewer forms first").await;
        page.tab_to("button", "Choose").await;
        page.press("Return");
        page.find("button", "Chosen").await;
        page.tab_to("button", "Record the decision").await;
        page.press("Return");
        page.says("Recorded.").await;
        next_step(page, "Check-out").await;
        page.press("ctrl+Return");
        page.find("dialog", "Close the workshop?").await;
        page.press("Return");
        page.find("heading", "Harvest").await;
        page.tab_to("button", "*into the strategy").await;
        page.press("Return");
        page.says("Took 1 note into the strategy").await;
        page.tab_to("button", "Minutes").await;
        page.press("Return");
        page.find("menuitem", "Minutes as PDF…").await;
        page.press("Return");
        let pdf = written(&machine, "pdf");
        let words = poppler("pdftotext", &[text(&pdf), "-"]).replace('\n', " ");
        for told in ["What first?", "Fewer forms (4 dots)", "Fewer forms first", "Faster gates"] {
            assert!(words.contains(told), "“{told}” in {words}");
        }
    });
}

/// How many points of a picture are dark.
fn ink(picture: &[u8]) -> usize {
    picture.chunks(3).filter(|point| point.iter().all(|part| *part < 90)).count()
}

#[test]
#[ignore = "needs the built window: make test SUITES=window"]
fn the_stage_fills_the_other_display_and_the_console_keeps_the_keyboard() {
    journey(async {
        if !Display::several_can_be_had() {
            eprintln!("skipped: without TigerVNC there is no display with two screens");
            return;
        }
        let machine = Machine::with_screens(2);
        let display = machine.display();
        let window = machine.start(&[]).await;
        let page = &window.page;
        voting(page).await;
        page.click("button", "Second window").await;
        let (width, height) = (u32::from(SCREEN.0), u32::from(SCREEN.1));
        let fills = |one: &Window| (one.x, one.y, one.width, one.height) == (width, 0, width, height);
        wait_for("the stage to fill the other display", || display.window(STAGE).filter(fills));
        wait_for("the stage to show its step", || display.picture_of(STAGE).filter(|one| ink(one) > 200).map(drop));
        if let Some(folder) = std::env::var_os("LODESTAR_RESULTS") {
            display.picture(&std::path::Path::new(&folder).join("stage.png"));
        }
        // One presses B on the console, though the stage was opened last.
        page.click("heading", "Rank").await;
        page.press("b");
        let light = |picture: &Vec<u8>| ink(picture) * 3 > picture.len() / 2 || ink(picture) == 0;
        wait_for("the stage to be blank", || display.picture_of(STAGE).filter(light).map(drop));
    });
}
