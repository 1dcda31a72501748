//! Each command does what its help says.

use std::process::Stdio;

use lodestar_api::model::Kind;
use serde_json::{Value, json};

use crate::machine::Machine;

#[test]
fn new_makes_a_blank_strategy_with_its_title() {
    let machine = Machine::empty();
    let path = machine.done(&["new", "plan.lodestar", "--title", "Plan B"]);
    assert_eq!(path.trim(), machine.path("plan.lodestar").canonicalize().unwrap().to_str().unwrap());
    let strategy = machine.json(&["show", "plan.lodestar", "--json"]);
    assert_eq!(strategy["strategy"][0]["title"], "Plan B");
    assert_eq!(strategy["initiatives"], json!([]));
    // The making of the file is where history begins: nothing to take back.
    assert_eq!(machine.run(&["undo", "plan.lodestar"]).status, 1);
}

#[test]
fn new_begins_with_the_example_and_may_rename_it() {
    let machine = Machine::example();
    let strategy = machine.strategy();
    assert_eq!(strategy["strategy"][0]["title"], "Platform strategy 2027");
    assert_eq!(strategy["initiatives"].as_array().unwrap().len(), 35);
    machine.done(&["new", "mine.lodestar", "--example", "--title", "Mine"]);
    assert_eq!(machine.json(&["show", "mine.lodestar", "--json"])["strategy"][0]["title"], "Mine");
}

#[test]
fn new_begins_with_any_template() {
    let machine = Machine::empty();
    let listed = machine.json(&["templates", "--json"]);
    let listed = listed.as_array().unwrap();
    assert!(listed.len() >= 5);
    let text = machine.done(&["templates"]);
    for template in listed {
        let id = template["id"].as_str().unwrap();
        assert!(text.contains(template["sentence"].as_str().unwrap()), "{text}");
        let file = format!("{id}.lodestar");
        machine.done(&["new", &file, "--template", id]);
        let strategy = machine.json(&["show", &file, "--json"]);
        assert!(strategy["pillars"].as_array().unwrap().len() >= 3, "{id}");
    }
    let wrong = machine.run(&["new", "none.lodestar", "--template", "none"]);
    assert_eq!(wrong.status, 1);
    assert!(wrong.err.contains("The templates are platform"), "{}", wrong.err);
    assert_eq!(machine.run(&["new", "both.lodestar", "--template", "data", "--example"]).status, 2);
}

#[test]
fn show_reads_as_an_outline_and_as_lossless_json() {
    let machine = Machine::example();
    let outline = machine.done(&["show", "s.lodestar"]);
    for line in [
        "Platform strategy 2027\n",
        "\nVision\n  By the end of 2027,",
        "  R   Reliable core – The booking-to-delivery path never stops a train.\n",
        "\nNow (12)\n  I-01  Slot booking on two sites – committed, Platform lead\n",
        "\nNot now (5)\n  I-31  Customer mobile app – Partners ask for the API first",
        "  D-006  Accepted    Booking runs active on two sites\n",
        "\nAlso 5 principles, 6 themes, 34 metrics, 230 measurements,",
        " 11 debt items, ",
    ] {
        assert!(outline.contains(line), "{line:?} in\n{outline}");
    }
    let strategy = machine.strategy();
    let lists: Vec<&str> = strategy.as_object().unwrap().keys().map(String::as_str).collect();
    let kinds = machine.json(&["kinds", "--json"]);
    let every: Vec<&str> = kinds.as_array().unwrap().iter().map(|kind| kind["list"].as_str().unwrap()).collect();
    assert_eq!(lists, every, "one list for each kind");
    for list in ["strategy", "vision", "pillars", "key_results", "initiatives", "decisions", "silences"] {
        assert!(lists.contains(&list), "{list}");
    }
    // Lossless: the same records in another file are the same JSON.
    let again = Machine::blank();
    let mut changes = Vec::new();
    for (list, kind) in
        [("pillars", "pillar"), ("themes", "theme"), ("initiatives", "initiative"), ("decisions", "decision")]
    {
        for record in strategy[list].as_array().unwrap() {
            changes.push(json!({"op": "put", "kind": kind, "id": record["id"], "fields": own_fields(record)}));
        }
    }
    again.apply(&json!(changes));
    let copied = again.strategy();
    for list in ["pillars", "themes", "initiatives", "decisions"] {
        let fields = |of: &Value| -> Vec<Value> { of[list].as_array().unwrap().iter().map(own_fields).collect() };
        assert_eq!(fields(&copied), fields(&strategy), "{list}");
    }
}

fn own_fields(record: &Value) -> Value {
    let mut fields = record.as_object().unwrap().clone();
    ["id", "rank", "created", "updated"].iter().for_each(|name| _ = fields.remove(*name));
    fields.into()
}

#[test]
fn apply_is_one_operation_and_prints_the_revision() {
    let machine = Machine::blank();
    std::fs::write(
        machine.path("changes.json"),
        r#"[{"op":"put","kind":"pillar","id":"019e0000-0000-7000-8000-000000000001","fields":{"name":"Open"}},
            {"op":"put","kind":"initiative","id":"019e0000-0000-7000-8000-000000000002","fields":{"title":"Billing","pillar":"019e0000-0000-7000-8000-000000000001"}},
            {"op":"put","kind":"initiative","fields":{"title":"First"},"after":null},
            {"op":"set","kind":"vision","fields":{"statement":"One live promise."}}]"#,
    )
    .unwrap();
    let before: u64 = machine.json(&["log", "s.lodestar", "--json"])[0]["revision"].as_u64().unwrap();
    assert_eq!(
        machine.done(&["apply", "s.lodestar", "changes.json", "--label", "Kick-off"]),
        format!("{}\n", before + 1)
    );
    let strategy = machine.strategy();
    let titles: Vec<&str> =
        strategy["initiatives"].as_array().unwrap().iter().map(|i| i["title"].as_str().unwrap()).collect();
    assert_eq!(titles, ["First", "Billing"]);
    assert_eq!(strategy["vision"][0]["statement"], "One live promise.");

    let first = strategy["initiatives"][0]["id"].as_str().unwrap();
    machine.apply(
        &json!([{"op": "move", "kind": "initiative", "id": first, "after": "019e0000-0000-7000-8000-000000000002"}]),
    );
    machine.apply(&json!([{"op": "delete", "kind": "pillar", "id": "019e0000-0000-7000-8000-000000000001"}]));
    let strategy = machine.strategy();
    assert_eq!(strategy["initiatives"][0]["title"], "Billing");
    assert_eq!(strategy["initiatives"][0]["pillar"], Value::Null, "references to what is gone are cleared");

    let log = machine.done(&["log", "s.lodestar"]);
    let lines: Vec<&str> = log.lines().collect();
    assert_eq!(lines.len(), 4, "{log}");
    assert!(lines[2].contains("Kick-off") && lines[2].ends_with("[command line, anna]"), "{log}");
    assert_eq!(machine.done(&["log", "s.lodestar", "--limit", "2"]).lines().count(), 2);
}

#[test]
fn apply_tells_programs_what_it_made_and_what_could_be_better() {
    let machine = Machine::blank();
    let answer = machine.apply(&json!([{"op": "put", "kind": "initiative", "fields": {"title": "Billing"}}]));
    let id = answer["created"][0].as_str().unwrap();
    assert_eq!(machine.strategy()["initiatives"][0]["id"], id);
    assert_eq!(answer["label"], "Add initiative “Billing”");
    let problems = answer["problems"].as_array().unwrap();
    assert!(problems.iter().any(|p| p["id"] == id && p["field"] == "owner"), "{answer}");
}

#[test]
fn undo_and_redo_go_back_and_forth_over_processes() {
    let machine = Machine::example();
    let before = machine.strategy();
    machine.apply(&json!([{"op": "put", "kind": "theme", "fields": {"name": "One"}}]));
    machine.apply(&json!([{"op": "put", "kind": "theme", "fields": {"name": "Two"}}]));
    let after = machine.strategy();
    assert!(machine.done(&["undo", "s.lodestar"]).starts_with("Undone: Add theme “Two”. The revision is now "));
    assert_eq!(machine.json(&["undo", "s.lodestar", "--json"])["label"], "Add theme “One”");
    assert_eq!(machine.strategy(), before);
    assert!(machine.done(&["redo", "s.lodestar"]).starts_with("Redone: Add theme “One”."));
    machine.done(&["redo", "s.lodestar"]);
    assert_eq!(machine.strategy(), after);
    let log = machine.json(&["log", "s.lodestar", "--json"]);
    assert!(log.as_array().unwrap().iter().any(|entry| entry["changes"][0]["title"] == "Two"), "{log}");
}

#[test]
fn search_finds_words_by_their_beginnings() {
    let machine = Machine::example();
    let found = machine.json(&["search", "s.lodestar", "nightly freez", "--json"]);
    let found = found.as_array().unwrap();
    assert!(found.iter().any(|hit| hit["title"] == "End the nightly booking freeze"), "{found:?}");
    assert!(found[0]["words"][0].as_str().unwrap().to_lowercase().starts_with("nightly"));
    let text = machine.done(&["search", "s.lodestar", "gateway", "--limit", "3"]);
    assert_eq!(text.lines().filter(|line| !line.starts_with(' ')).count(), 3, "{text}");
    assert_eq!(machine.done(&["search", "s.lodestar", "zyzzyva"]), "");
}

#[test]
fn backup_is_a_whole_copy_and_recover_reads_it() {
    let machine = Machine::example();
    machine.apply(&json!([{"op": "put", "kind": "theme", "fields": {"name": "One"}}]));
    machine.done(&["backup", "s.lodestar", "--out", "copy.lodestar"]);
    assert_eq!(machine.json(&["show", "copy.lodestar", "--json"]), machine.strategy());
    assert!(machine.done(&["undo", "copy.lodestar"]).contains("“One”"), "history goes along");
    let refused = machine.run(&["backup", "s.lodestar", "--out", "copy.lodestar"]);
    assert_eq!((refused.status, refused.err.contains("--force")), (1, true), "{}", refused.err);
    machine.done(&["backup", "s.lodestar", "--out", "copy.lodestar", "--force"]);
    let report = machine.done(&["recover", "s.lodestar", "--out", "saved.lodestar"]);
    assert!(report.contains("35 initiatives") && report.contains("Nothing was lost."), "{report}");
    assert_eq!(machine.json(&["show", "saved.lodestar", "--json"])["decisions"], machine.strategy()["decisions"]);
}

#[test]
fn changes_leave_a_backup_behind() {
    let machine = Machine::blank();
    machine.apply(&json!([{"op": "put", "kind": "theme", "fields": {"name": "One"}}]));
    machine.apply(&json!([{"op": "put", "kind": "theme", "fields": {"name": "Two"}}]));
    let folders = machine.names("data/backups");
    assert_eq!(folders.len(), 1, "{folders:?}");
    assert_eq!(machine.names(&format!("data/backups/{}", folders[0])).len(), 1, "one, not one for each change");
    std::fs::remove_file(machine.path("s.lodestar")).unwrap();
    let listed = machine.json(&["backups", "s.lodestar", "--json"]);
    let [only] = &listed.as_array().unwrap()[..] else { panic!("{listed}") };
    let path = only["path"].as_str().unwrap();
    assert!(machine.done(&["backups", "s.lodestar"]).trim_end().ends_with(path));
    let shown = machine.json(&["show", path, "--json"]);
    assert_eq!(shown["vision"].as_array().unwrap().len(), 1, "a backup is opened like any other file");
}

#[test]
fn kinds_name_every_field() {
    let machine = Machine::empty();
    let text = machine.done(&["kinds"]);
    let kinds = machine.json(&["kinds", "--json"]);
    assert_eq!(kinds.as_array().unwrap().len(), Kind::ALL.len());
    for kind in kinds.as_array().unwrap() {
        assert!(text.contains(&format!("{} – ", kind["name"].as_str().unwrap())));
        for field in kind["fields"].as_array().unwrap() {
            assert!(text.contains(&format!("  {}: ", field["name"].as_str().unwrap())), "{field}");
        }
    }
    assert!(machine.done(&["kinds", "dependency"]).contains("  from: the id of an initiative, expected. "));
}

#[test]
fn completions_and_manual_come_from_the_commands() {
    let machine = Machine::empty();
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        assert!(machine.done(&["completions", shell]).contains("recover"), "{shell}");
    }
    let manual = machine.done(&["man"]);
    for part in [".TH lodestar", ".SH \"LODESTAR EXPORT\"", "\\-\\-document", "lodestar undo harbour.lodestar"] {
        assert!(manual.contains(part), "{part}");
    }
    machine.done(&["man", "--out", "pages"]);
    assert!(machine.names("pages").contains(&"lodestar-apply.1".to_owned()));
}

#[test]
fn every_command_explains_itself_with_an_example() {
    let machine = Machine::empty();
    let help = machine.done(&["--help"]);
    let listed = help.split("Commands:\n").nth(1).unwrap().split("\n\n").next().unwrap();
    let names: Vec<&str> =
        listed.lines().filter_map(|line| line.split_whitespace().next()).filter(|name| *name != "help").collect();
    assert!(names.len() >= 16, "{names:?}");
    for name in names {
        let help = machine.done(&[name, "--help"]);
        assert!(help.contains(&format!("  lodestar {name}")), "{help}");
    }
}

/// A reader that has had enough is no fault of the command.
#[test]
fn a_closed_pipe_is_quiet() {
    let machine = Machine::example();
    for args in [
        &["show", "s.lodestar", "--json"][..],
        &["export", "s.lodestar", "--document", "vision", "--format", "md", "--out", "-"],
    ] {
        let mut child = machine.command(args).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        drop(child.stdout.take());
        let output = child.wait_with_output().unwrap();
        assert_eq!(String::from_utf8_lossy(&output.stderr), "");
        assert!(output.status.success());
    }
}

/// Scripts may change one file at the same time: each waits for its turn.
#[test]
fn commands_on_one_file_wait_for_each_other() {
    let machine = Machine::blank();
    std::fs::write(machine.path("c.json"), r#"[{"op":"put","kind":"pillar","fields":{"name":"P"}}]"#).unwrap();
    let all: Vec<_> = (0..6)
        .map(|_| machine.command(&["apply", "s.lodestar", "c.json"]).stdout(Stdio::null()).spawn().unwrap())
        .collect();
    assert!(all.into_iter().all(|mut one| one.wait().unwrap().success()));
    assert_eq!(machine.strategy()["pillars"].as_array().unwrap().len(), 6);
}
