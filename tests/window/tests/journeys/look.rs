//! What a person sees: the dark theme, the preview on a display of its own.

use lodestar_window_tests::display::Window;
use lodestar_window_tests::machine::Machine;
use lodestar_window_tests::process::wait_for;
use serde_json::json;

use crate::steps::*;

#[test]
#[ignore = "needs the built window: make test SUITES=window"]
fn the_dark_theme_reaches_every_pixel_and_the_next_start() {
    journey(async {
        let machine = Machine::new();
        let window = machine.start(&[]).await;
        let page = &window.page;
        blank(page, "Night").await;
        let is_dark = |[r, g, b]: [u8; 3]| u32::from(r) + u32::from(g) + u32::from(b) < 200;
        // The menu bar, the sidebar, the screen, the dock; paper stays white.
        let places = [(700, 8), (4, 700), (240, 880), (1250, 92)];
        let seen = || places.map(|(x, y)| machine.display().colour(x, y));
        assert!(seen().into_iter().all(|colour| !is_dark(colour)), "light at first: {:?}", seen());
        command(page, "theme: dark", "Theme: dark").await;
        wait_for("everything to be dark", || seen().into_iter().all(is_dark).then_some(()));
        window.close();

        let window = machine.start(&[]).await;
        let dark = "return document.documentElement.dataset.theme === 'dark'";
        window.page.until("the dark theme again", dark, vec![]).await;
        wait_for("everything to be dark again", || seen().into_iter().all(is_dark).then_some(()));
    });
}

#[test]
#[ignore = "needs the built window: make test SUITES=window"]
fn the_detached_preview_follows_what_is_typed_and_comes_back_when_it_is_closed() {
    journey(async {
        let machine = Machine::new();
        let window = machine.start(&[]).await;
        let page = &window.page;
        blank(page, "Two displays").await;
        page.click("button", "Detach preview").await;
        page.says("The preview is in a window of its own.").await;
        let title = "Preview – Two displays";
        wait_for("the window of the preview", || machine.display().window(title));
        let looks = || machine.display().picture_of(title);
        let before = wait_for("the page to be painted", || painted(&looks()?).then(looks)).expect("a picture");

        machine.display().focus("Two displays – .*");
        page.type_into("For whom", "Those who read on another display.").await;
        wait_for("the preview to follow", || (looks()? != before).then_some(()));
        machine.display().focus(title);
        machine.display().press("alt+F4");
        wait_for("the window to be gone", || machine.display().window(title).is_none().then_some(()));
        page.find("img", "Page 1").await;
        page.until("the preview to be back", "return !document.querySelector('.away')", vec![json!(null)]).await;
    });
}

#[test]
#[ignore = "needs the built window: make test SUITES=window"]
fn the_detached_preview_opens_where_it_was_left() {
    journey(async {
        let machine = Machine::new();
        let display = machine.display();
        let title = "Preview – Places";
        // The frame that a window manager draws around it may be a few points wide.
        let lies = |window: &Window| {
            let near = |a: u32, b: u32| a.abs_diff(b) <= 4;
            near(window.x, 320) && near(window.y, 140) && near(window.width, 620) && near(window.height, 540)
        };

        let window = machine.start(&[]).await;
        blank(&window.page, "Places").await;
        window.page.click("button", "Detach preview").await;
        let first = wait_for("the window of the preview", || display.window(title));
        assert!(!lies(&first), "it is moved to a place of its own");
        display.put(title, (320, 140), (620, 540));
        wait_for("the preview to be moved", || display.window(title).filter(lies));
        display.focus(title);
        display.press("alt+F4");
        wait_for("the window to be gone", || display.window(title).is_none().then_some(()));
        window.page.find("img", "Page 1").await;
        display.focus("Places – .*");
        window.close();

        let window = machine.start(&[]).await;
        window.page.click("button", "Places*").await;
        window.page.click("button", "Vision").await;
        window.page.click("button", "Detach preview").await;
        wait_for("the preview where it was", || display.window(title).filter(lies));
    });
}

/// Whether a picture shows a page: much white in it, and something on the white.
fn painted(picture: &[u8]) -> bool {
    let white = picture.chunks(3).filter(|point| point.iter().all(|part| *part > 250)).count();
    let ink = picture.chunks(3).filter(|point| point.iter().all(|part| *part < 90)).count();
    white * 3 > picture.len() / 4 && ink > 100
}
