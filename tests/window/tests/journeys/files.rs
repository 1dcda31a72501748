//! Files that two want, that change outside, that cannot be written.

use std::path::Path;
use std::process::Command;

use lodestar_window_tests::machine::Machine;
use lodestar_window_tests::page::Page;
use lodestar_window_tests::process::wait_for;
use serde_json::json;

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

/// Waits until the file holds these words.
fn keeps(machine: &Machine, file: &Path, words: &str) {
    let shown = || machine.command_line(&["show", text(file), "--json"]);
    wait_for(&format!("“{words}” in the file"), || shown().contains(words).then_some(()));
}

async fn reads_only(page: &Page, field: &str) {
    let element = page.find("textbox", field).await;
    let element = serde_json::to_value(&element).expect("an element can be sent");
    page.until(&format!("“{field}” to be read only"), "return arguments[0].readOnly", vec![element]).await;
}

#[test]
#[ignore = "needs the built window: make test SUITES=window"]
fn a_file_that_was_replaced_meanwhile_is_opened_again_with_the_words_just_typed() {
    journey(async {
        let machine = Machine::new();
        let file = example_file(&machine, "Synced.lodestar");
        let other = file.with_file_name("Other.lodestar");
        std::fs::copy(&file, &other).unwrap();
        let title = r#"[{"op": "set", "kind": "strategy", "fields": {"title": "From elsewhere"}}]"#;
        let changes = machine.home().join("changes.json");
        std::fs::write(&changes, title).unwrap();
        machine.command_line(&["apply", text(&other), text(&changes)]);

        let window = machine.start(&[text(&file)]).await;
        let page = &window.page;
        page.click("button", "Vision").await;
        page.find("textbox", "Statement").await;
        // As a folder that is kept in step between computers does it.
        std::fs::rename(&other, &file).unwrap();
        page.type_into("Statement", " Typed after.").await;
        page.says("Not saved:").await;
        page.click("button", "Open it again, keep my words").await;
        title_is(page, "From elsewhere – Synced.lodestar").await;
        keeps(&machine, &file, "Typed after.");
        saved(page).await;
    });
}

#[test]
#[ignore = "needs the built window: make test SUITES=window"]
fn another_strategy_in_the_place_of_the_file_does_not_swallow_the_words_just_typed() {
    journey(async {
        let machine = Machine::new();
        let file = example_file(&machine, "Synced.lodestar");
        let other = file.with_file_name("Other.lodestar");
        machine.command_line(&["new", text(&other), "--title", "Quite another"]);

        let window = machine.start(&[text(&file)]).await;
        let page = &window.page;
        page.click("button", "Vision").await;
        page.find("textbox", "Statement").await;
        std::fs::rename(&other, &file).unwrap();
        page.type_into("Statement", " Typed after.").await;
        page.says("Not saved:").await;
        page.click("button", "Open it again, keep my words").await;
        title_is(page, "Quite another – Synced.lodestar").await;
        page.says("This file holds another strategy now.").await;
        page.says("Typed after.").await;
        assert!(!machine.command_line(&["show", text(&file), "--json"]).contains("Typed after."));
    });
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

#[test]
#[ignore = "needs the built window: make test SUITES=window"]
fn a_full_disk_keeps_the_words_and_says_so_until_there_is_room() {
    journey(async {
        let machine = Machine::new();
        let folder = machine.home().join("Documents/small");
        let Some(_disk) = SmallDisk::mount(&folder) else {
            eprintln!("skipped: only root can mount a small disk to fill");
            return;
        };
        let file = example_file(&machine, "small/Full.lodestar");
        let window = machine.start(&[text(&file)]).await;
        let page = &window.page;
        page.click("button", "Vision").await;
        page.find("textbox", "Statement").await;
        let filler = folder.join("filler");
        fill(&filler);
        page.type_into("Statement", " For those with no room left.").await;
        page.says("Not saved:").await;
        page.find("button", "Save a copy…").await;
        holds_at_the_end(page, "Statement", " For those with no room left.").await;

        std::fs::remove_file(&filler).unwrap();
        keeps(&machine, &file, "no room left.");
        saved(page).await;
        page.until("the banner to go", "return !document.querySelector('.banner')", vec![]).await;
    });
}

async fn holds_at_the_end(page: &Page, field: &str, words: &str) {
    let element = page.find("textbox", field).await;
    let element = serde_json::to_value(&element).expect("an element can be sent");
    let script = "return (arguments[0].value ?? arguments[0].innerText).endsWith(arguments[1])";
    page.until(&format!("“{field}” to end with “{words}”"), script, vec![element, json!(words)]).await;
}

/// A disk of eight megabytes, for as long as this lives.
struct SmallDisk<'a> {
    folder: &'a Path,
}

impl<'a> SmallDisk<'a> {
    fn mount(folder: &'a Path) -> Option<Self> {
        std::fs::create_dir(folder).unwrap();
        let mut command = Command::new("mount");
        command.args(["-t", "tmpfs", "-o", "size=8m", "tmpfs"]).arg(folder);
        let mounted = command.output().is_ok_and(|output| output.status.success());
        mounted.then_some(Self { folder })
    }
}

impl Drop for SmallDisk<'_> {
    fn drop(&mut self) {
        // The program may still have the file open: the folder goes at once, the disk with the last who uses it.
        let _ = Command::new("umount").arg("--lazy").arg(self.folder).status();
    }
}

/// Takes all the room that is left.
fn fill(file: &Path) {
    use std::io::Write;
    let mut filler = std::fs::File::create(file).unwrap();
    while filler.write_all(&[0; 4096]).is_ok() {}
    while filler.write_all(&[0]).is_ok() {}
}
