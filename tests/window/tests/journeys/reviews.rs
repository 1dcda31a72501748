//! A review in the room, by keyboard alone; then the strategy moves on, and executives hear what changed.

use lodestar_window_tests::machine::Machine;
use lodestar_window_tests::page::Page;
use serde_json::json;

use crate::steps::*;

/// Waits until a point of the agenda is talked about.
async fn at_point(page: &Page, words: &str) {
    let script = "const now = document.querySelector('nav[aria-label=Agenda] [aria-current=step]'); \
        return now && !document.querySelector('[role=dialog]') && now.textContent.includes(arguments[0]) && document.activeElement?.matches('.now')";
    page.until(&format!("the point “{words}” to have the keyboard"), script, vec![json!(words)]).await;
}

#[test]
#[ignore = "needs the built window: make test SUITES=window"]
fn a_review_is_held_and_closed_the_strategy_changes_and_executives_hear_what_changed() {
    journey(async {
        let machine = Machine::new();
        let window = machine.start(&[]).await;
        let page = &window.page;
        page.click("button", "Start from an example*").await;
        page.find("button", "Reviews*").await;
        command(page, "reviews", "Reviews").await;
        page.find("textbox", "Add a review").await;
        page.until("the palette to go", "return !document.querySelector('[role=dialog]')", vec![]).await;
        page.press("ctrl+n");
        page.until("the title to have the caret", HAS_TITLE, vec![]).await;
        page.write("Q1 review");
        command(page, "hold", "Hold “Q1 review”").await;
        at_point(page, "Open actions of the last time").await;

        page.press("a");
        page.until("the box to have the caret", IN_BOX, vec![]).await;
        page.write("Order the boxes");
        page.press("Return");
        page.find("checkbox", "Done: Order the boxes").await;
        page.press("ctrl+Return");
        at_point(page, "What changed since the last review").await;
        page.press("ctrl+Return");
        at_point(page, "Objectives").await;
        // Tab leads to the first key result, and on to its value of today.
        let value = "return document.activeElement?.matches('[data-check-in]')";
        for _ in 0..40 {
            if page.ask(value, vec![]).await == json!(true) {
                break;
            }
            page.press("Tab");
        }
        page.until("the value of today to have the caret", value, vec![]).await;
        page.write("41");
        page.press("Return");
        saved(page).await;
        page.press("w");
        // A letter that is typed in a field is text: the way out is the next point.
        page.press("BackSpace");
        page.press("ctrl+Return");
        at_point(page, "Metrics against their bounds").await;
        page.press("w");
        page.until("the box to have the caret", IN_BOX, vec![]).await;
        page.write("Two shippers renewed");
        page.press("Return");
        for point in ["Capacity", "Debt", "Experiments", "Decisions", "Wins", "What is not now", "The next quarter"] {
            page.press("ctrl+Return");
            at_point(page, point).await;
        }
        page.press("ctrl+Return");
        page.find("dialog", "Close the review?").await;
        page.press("Return");
        page.find("heading", "“Q1 review” is closed").await;
        saved(page).await;

        // The strategy moves on.
        page.click("button", "Roadmap*").await;
        let title = "Slot booking on two sites";
        stands_in(page, title, "Now").await;
        let focus = "const card = [...document.querySelectorAll('[role=option]')]\
            .find((one) => one.ariaLabel?.startsWith(arguments[0])); card?.focus(); return !!card";
        page.until("the card to have the focus", focus, vec![json!(title)]).await;
        page.press("alt+Right");
        stands_in(page, title, "Next").await;
        page.press("ctrl+period");
        let asked = "return document.activeElement?.closest('[aria-label=Reason]') !== null && \
            document.activeElement.matches('input')";
        page.until("the reason to have the caret", asked, vec![]).await;
        page.write("The partner interface is late");
        page.press("Return");
        saved(page).await;

        // The dock has a button of that name too, for what its preview shows.
        page.press("ctrl+backslash");
        page.until("the dock to go", "return !document.querySelector('[data-pane=dock]')", vec![]).await;
        page.click("button", "What changed*").await;
        page.says("Q1 review").await;
        page.says(title).await;
        page.tab_to("button", "Publish…").await;
        page.press("Return");
        page.find("heading", "Publish").await;
        // Tab would pass the ticks of the other documents, each of which becomes the one that is looked at.
        page.click("button", "Publish…").await;
        let pdf = written(&machine, "pdf");
        page.says(pdf.file_name().and_then(|name| name.to_str()).expect("a name")).await;
        let words = poppler("pdftotext", &[text(&pdf), "-"]).replace('\n', " ");
        for told in [title, "The partner interface is late", "Q1 review"] {
            assert!(words.contains(told), "“{told}” in {words}");
        }
        assert!(!words.contains("Order the boxes"), "actions are no news for executives: {words}");
    });
}

const HAS_TITLE: &str = "return document.activeElement?.closest('[data-field]')?.dataset.field.endsWith('/title')";
const IN_BOX: &str = "return document.activeElement?.matches('[data-take-down]')";
