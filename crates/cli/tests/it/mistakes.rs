//! What bad input gets: one sentence that names what is wrong, a hint, exit 1 (2 for the arguments), and nothing
//! changed.

use std::fs;

use crate::machine::Machine;

/// The command fails with these words, and leaves the strategy byte for byte as it was.
fn refused(machine: &Machine, args: &[&str], input: &str, words: &[&str]) {
    let before = fs::read(machine.path("s.lodestar")).unwrap();
    let said = machine.feed(args, input);
    assert_eq!(said.status, 1, "{args:?} {input}: {}", said.err);
    assert_eq!(said.out, "", "{args:?}");
    let first = said.err.lines().next().unwrap_or_default();
    assert!(first.starts_with("lodestar: ") && first.ends_with('.'), "{}", said.err);
    assert!(said.err.lines().last().unwrap().starts_with("Hint: "), "{}", said.err);
    for word in words {
        assert!(said.err.contains(word), "{word:?} in {}", said.err);
    }
    assert!(fs::read(machine.path("s.lodestar")).unwrap() == before, "{args:?} {input}: the file changed");
}

#[test]
fn changes_that_cannot_be_read_are_named() {
    let machine = Machine::example();
    for (input, words) in [
        ("", &["standard input", "no JSON"][..]),
        ("{", &["no JSON", "line 1"]),
        ("{}", &["an object, not a list"]),
        ("[1]", &["Change 1", "a number"]),
        (
            "[{\"op\":\"put\",\"kind\":\"theme\",\"fields\":{}},{\"op\":\"add\",\"kind\":\"theme\"}]",
            &["Change 2", "“add”", "put, set, delete or move"],
        ),
        ("[{\"op\":\"put\"}]", &["Change 1", "no “kind”"]),
        ("[{\"op\":\"put\",\"kind\":\"initative\"}]", &["unknown kind “initative”", "initiative, dependency"]),
        ("[{\"op\":\"put\",\"kind\":\"theme\",\"field\":{}}]", &["Change 1", "unknown field `field`"]),
        (
            "[{\"op\":\"move\",\"kind\":\"theme\",\"id\":\"019e0000-0000-7000-8000-000000000000\"}]",
            &["does not say where to"],
        ),
        ("[{\"op\":\"delete\",\"kind\":\"theme\",\"id\":\"x\"}]", &["Change 1", "delete theme"]),
        ("\u{FEFF}[{\"op\":\"put\",\"kind\":\"theme\",\"fields\":7}]", &["Change 1", "put theme"]),
    ] {
        refused(&machine, &["apply", "s.lodestar", "-"], input, words);
    }
}

#[test]
fn changes_that_cannot_be_made_are_named_and_none_is_made() {
    let machine = Machine::example();
    let good = "{\"op\":\"put\",\"kind\":\"theme\",\"fields\":{\"name\":\"Good\"}}";
    for (bad, words) in [
        (
            "{\"op\":\"put\",\"kind\":\"initiative\",\"fields\":{\"title\":\"Billing\",\"start\":\"soon\"}}",
            &["Change 2: Initiative “Billing”", "start", "a date such as"][..],
        ),
        (
            "{\"op\":\"put\",\"kind\":\"initiative\",\"fields\":{\"tittle\":\"x\",\"start\":\"soon\"}}",
            &["tittle", "One more field", "start: "],
        ),
        ("{\"op\":\"set\",\"kind\":\"pillar\",\"fields\":{\"name\":\"x\"}}", &["pillar", "“id” is missing"]),
        (
            "{\"op\":\"set\",\"kind\":\"theme\",\"id\":\"019e0000-0000-7000-8000-000000000000\",\"fields\":{}}",
            &["no theme with the id 019e0000"],
        ),
        (
            "{\"op\":\"delete\",\"kind\":\"vision\",\"id\":\"019e0000-0000-7000-8000-000000000000\"}",
            &["exactly one vision"],
        ),
        (
            "{\"op\":\"put\",\"kind\":\"theme\",\"fields\":{\"pillar\":\"019e0000-0000-7000-8000-000000000000\"}}",
            &["Change 2: ", "pillar"],
        ),
    ] {
        refused(&machine, &["apply", "s.lodestar", "-"], &format!("[{good},{bad}]"), words);
    }
    assert_eq!(machine.strategy()["themes"].as_array().unwrap().len(), 6);
}

#[test]
fn files_that_are_no_strategies_are_named_and_left_alone() {
    let machine = Machine::example();
    fs::write(machine.path("junk.lodestar"), "junk").unwrap();
    fs::write(machine.path("empty.lodestar"), "").unwrap();
    fs::create_dir(machine.path("folder")).unwrap();
    for name in ["junk.lodestar", "empty.lodestar", "folder", "nowhere.lodestar"] {
        for command in [
            &["show"][..],
            &["check"],
            &["trace"],
            &["log"],
            &["undo"],
            &["search"],
            &["export", "--document", "vision", "--format", "pdf"],
        ] {
            let mut args = vec![command[0], name];
            args.extend(&command[1..]);
            args.extend(if command[0] == "search" { Some("word") } else { None });
            refused(&machine, &args, "", &[name]);
        }
        refused(&machine, &["backup", name, "--out", "copy.lodestar"], "", &[name]);
        refused(&machine, &["apply", name, "-"], "[]", &[name]);
    }
    assert_eq!(fs::read(machine.path("junk.lodestar")).unwrap(), b"junk");
    assert!(!machine.path("nowhere.lodestar").exists() && !machine.path("copy.lodestar").exists());
    refused(&machine, &["apply", "s.lodestar", "nowhere.json"], "", &["nowhere.json"]);
    refused(&machine, &["recover", "junk.lodestar", "--out", "saved.lodestar"], "", &["junk.lodestar"]);
}

#[test]
fn what_is_there_is_not_overwritten() {
    let machine = Machine::example();
    refused(&machine, &["new", "s.lodestar"], "", &["s.lodestar", "exists already"]);
    refused(&machine, &["recover", "s.lodestar", "--out", "s.lodestar"], "", &["s.lodestar"]);
    fs::write(machine.path("mine.pdf"), "mine").unwrap();
    let export = ["export", "s.lodestar", "--document", "vision", "--format", "pdf", "--out", "mine.pdf"];
    refused(&machine, &export, "", &["mine.pdf", "--force"]);
    assert_eq!(machine.text("mine.pdf"), "mine");
    refused(
        &machine,
        &["export", "s.lodestar", "--document", "vision", "--format", "pdf", "--out", "no/where.pdf"],
        "",
        &["no/where.pdf"],
    );
    machine.done(&[&export[..], &["--force"]].concat());
    assert!(fs::read(machine.path("mine.pdf")).unwrap().starts_with(b"%PDF"));
    // No document takes the place of a strategy, whatever is said.
    let before = fs::read(machine.path("s.lodestar")).unwrap();
    let over = ["export", "s.lodestar", "--document", "vision", "--format", "pdf", "--out", "s.lodestar", "--force"];
    refused(&machine, &over, "", &["s.lodestar", "holds a strategy"]);
    assert_eq!(fs::read(machine.path("s.lodestar")).unwrap(), before);
}

#[test]
fn nothing_to_undo_or_to_find_is_said() {
    let machine = Machine::example();
    refused(&machine, &["undo", "s.lodestar"], "", &["nothing to undo", "s.lodestar"]);
    refused(&machine, &["redo", "s.lodestar"], "", &["nothing to redo"]);
    let record = ["export", "s.lodestar", "--document", "decision", "--format", "md", "--decision"];
    refused(&machine, &[&record[..], &["99"]].concat(), "", &["“99”"]);
    refused(
        &machine,
        &["export", "s.lodestar", "--document", "decisions", "--format", "md", "--out", "-"],
        "",
        &["9 files"],
    );
    refused(&machine, &["kinds", "initative"], "", &["“initative”", "initiative"]);
}

#[test]
fn wrong_arguments_end_with_2() {
    let machine = Machine::example();
    for args in [
        &[][..],
        &["show"],
        &["shwo", "s.lodestar"],
        &["export", "s.lodestar", "--document", "vision"],
        &["export", "s.lodestar", "--document", "visions", "--format", "pdf"],
        &["export", "s.lodestar", "--document", "decision", "--format", "pdf"],
        &["export", "s.lodestar", "--document", "vision", "--format", "odt"],
        &["search", "s.lodestar", "x", "--limit", "0"],
        &["completions", "cmd"],
    ] {
        let said = machine.run(args);
        assert_eq!((said.status, said.out.as_str()), (2, ""), "{args:?}");
        assert!(
            said.err.contains("Usage:") || said.err.contains("possible values") || said.err.contains("--help"),
            "{}",
            said.err
        );
    }
}

/// The user's text cannot steer the terminal.
#[test]
fn control_characters_do_not_reach_the_terminal() {
    let machine = Machine::blank();
    let title = "red \u{1B}[31m bell \u{7} \u{202E}back\u{9B}1m\nnew line";
    let changes =
        serde_json::json!([{"op": "put", "kind": "initiative", "fields": {"title": title, "code": "\u{1B}]0;x\u{7}"}}]);
    machine.apply(&changes);
    for args in [
        &["show", "s.lodestar"][..],
        &["log", "s.lodestar"],
        &["search", "s.lodestar", "bell"],
        &["undo", "s.lodestar"],
    ] {
        let text = machine.done(args);
        assert!(text.contains("red"), "{text}");
        assert!(!text.contains(|c: char| (c.is_control() && c != '\n') || c == '\u{202E}'), "{text:?}");
    }
}
