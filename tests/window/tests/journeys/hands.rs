//! The keyboard alone, the pointer, and undo.

use lodestar_window_tests::machine::Machine;
use lodestar_window_tests::page::Page;
use lodestar_window_tests::process::wait_for;
use serde_json::json;

use crate::steps::*;

#[test]
#[ignore = "needs the built window: make test SUITES=window"]
fn from_a_blank_strategy_to_a_pdf_without_a_pointer() {
    journey(async {
        let machine = Machine::new();
        let window = machine.start(&[]).await;
        let page = &window.page;
        page.find("button", "Blank strategy*").await;
        page.press("ctrl+n");
        page.find("dialog", "Blank strategy").await;
        page.tab_to("textbox", "What is it called?").await;
        page.write("Harbour lights");
        page.tab_to("textbox", "Pillar 1").await;
        page.write("Lights that stay on");
        page.press("Return");
        // Who has answered begins to write at once.
        title_is(page, "Harbour lights – harbour-lights.lodestar").await;
        has_focus(page, "statement").await;
        page.write("Every light is seen from every ship.");
        holds(page, "Statement", "Every light is seen from every ship.").await;

        command(page, "one-page", "Publish: One-page vision").await;
        page.find("heading", "Publish").await;
        page.tab_to("button", "Publish…").await;
        page.press("Return");
        let pdf = written(&machine, "pdf");
        page.says(pdf.file_name().and_then(|name| name.to_str()).expect("a name")).await;
        assert!(poppler("pdftotext", &[text(&pdf), "-"]).replace('\n', " ").contains("seen from every ship"));
    });
}

/// Waits until the field of that name has the caret.
async fn has_focus(page: &Page, field: &str) {
    let script = "return document.activeElement?.closest('[data-field]')?.dataset.field.endsWith('/' + arguments[0])";
    page.until(&format!("the caret in {field}"), script, vec![json!(field)]).await;
}

#[test]
#[ignore = "needs the built window: make test SUITES=window"]
fn a_card_is_dragged_to_another_column_and_back_by_undo_from_the_menu_bar() {
    journey(async {
        let machine = Machine::new();
        let window = machine.start(&[]).await;
        let page = &window.page;
        example_at(page, "Roadmap").await;
        let title = "Crane plan survives link loss";
        stands_in(page, title, "Now").await;
        let from = page.find("option", &format!("{title}*")).await;
        let to = page.select("[role=listbox][aria-label^=Later] [role=option]").await;
        page.drag(&from, &to, (0.5, 0.3)).await;
        stands_in(page, title, "Later").await;
        page.says(&format!("Moved “{title}” to Later")).await;
        saved(page).await;

        // The menu bar has the same command: Alt+E opens Edit, whose first line is marked once it can be chosen.
        let is_marked = |[red, _, blue]: [u8; 3]| u32::from(blue) > u32::from(red) + 60;
        wait_for("Undo to be offered", || {
            page.press("alt+e");
            let marked = is_marked(machine.display().colour(50, 40));
            if !marked {
                page.press("Escape");
            }
            marked.then_some(())
        });
        page.press("Return");
        stands_in(page, title, "Now").await;
        page.press("ctrl+shift+z");
        stands_in(page, title, "Later").await;
    });
}

#[test]
#[ignore = "needs the built window: make test SUITES=window"]
fn a_bar_is_dragged_through_time_and_back_by_undo() {
    journey(async {
        let machine = Machine::new();
        let window = machine.start(&[]).await;
        let page = &window.page;
        example_at(page, "Roadmap").await;
        page.find("listbox", "Now*").await;
        page.press("alt+2");
        page.find("tree", "Initiatives in time").await;
        // Without the dock the whole bar can be seen, whatever the day.
        page.press("ctrl+backslash");
        page.until("the dock to go", "return !document.querySelector('[data-pane=dock]')", vec![]).await;
        let title = "Slot booking on two sites";
        let before = row(page, title).await;
        let bar = page.select(&format!("[role=treeitem][aria-label^='{title},'] [data-bar]")).await;
        page.drag_by(&bar, (60.0, 0.0)).await;
        page.until("the bar to have moved", ROW_IS_NOT, vec![json!(title), json!(before)]).await;
        page.says(&format!("Moved “{title}”")).await;
        page.press("ctrl+z");
        page.until("the bar to be back", ROW_IS, vec![json!(title), json!(before)]).await;
    });
}

const ROW_IS: &str = "return [...document.querySelectorAll('[role=treeitem]')].some((row) => \
    row.ariaLabel.startsWith(arguments[0] + ',') && row.ariaLabel === arguments[1])";
const ROW_IS_NOT: &str = "return [...document.querySelectorAll('[role=treeitem]')].some((row) => \
    row.ariaLabel.startsWith(arguments[0] + ',') && row.ariaLabel !== arguments[1])";

/// What the row of an initiative in the timeline says.
async fn row(page: &Page, title: &str) -> String {
    let script = "return [...document.querySelectorAll('[role=treeitem]')]\
        .find((row) => row.ariaLabel.startsWith(arguments[0] + ','))?.ariaLabel";
    let label = page.until(&format!("the row of “{title}”"), script, vec![json!(title)]).await;
    label.as_str().map(str::to_owned).expect("a label is text")
}
