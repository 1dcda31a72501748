//! A strategy far larger than most.

use lodestar_window_tests::large::{LARGE, changes};
use lodestar_window_tests::machine::Machine;
use serde_json::json;

use crate::steps::*;

/// The most elements that a page may hold, however long the strategy is.
const MOST_NODES: u64 = 3000;

#[test]
#[ignore = "needs the built window: make test SUITES=window"]
fn a_thousand_initiatives_are_scrolled_in_every_mode_with_few_elements() {
    journey(async {
        let machine = Machine::new();
        let file = example_file(&machine, "Large.lodestar");
        let list = machine.home().join("changes.json");
        std::fs::write(&list, changes(LARGE).to_string()).unwrap();
        machine.command_line(&["apply", text(&file), text(&list)]);

        let window = machine.start(&[text(&file)]).await;
        let page = &window.page;
        page.click("button", "Roadmap*").await;
        for (keys, last) in [("alt+1", false), ("alt+2", true), ("alt+4", true)] {
            page.find("heading", "Roadmap").await;
            page.press(keys);
            page.until(&format!("the mode of {keys} to be shown"), SCROLLS, vec![]).await;
            page.until("the end to come into view", AT_THE_END, vec![json!(last)]).await;
            let nodes = page.ask("return document.querySelectorAll('*').length", vec![]).await;
            let nodes = nodes.as_u64().expect("a number");
            assert!(nodes <= MOST_NODES, "{nodes} elements after {keys}");
        }
    });
}

/// Whether there is a part of the screen that scrolls far.
const SCROLLS: &str = "return [...document.querySelectorAll('main *')].some((one) => one.scrollHeight > 5000 && \
    one.clientHeight > 100 && one.clientHeight < 1000)";

/// Scrolls that part to its end; whether it is there and something is drawn there.
const AT_THE_END: &str = "const part = [...document.querySelectorAll('main *')].find((one) => \
    one.scrollHeight > 5000 && one.clientHeight > 100 && one.clientHeight < 1000); \
    if (!part) return false; part.scrollTop = part.scrollHeight; \
    const box = part.getBoundingClientRect(); \
    const there = document.elementFromPoint(box.x + box.width / 4, box.bottom - 60); \
    return part.scrollTop + part.clientHeight > part.scrollHeight - 2 && there !== null && \
        (!arguments[0] || /Undertaking \\d+/.test(part.innerText))";
