//! Export: the files it makes, their names, and that the same input gives the same bytes.

use std::fs;

use crate::machine::{EPOCH, Machine, squeezed, words};

#[test]
fn every_document_in_every_format() {
    let machine = Machine::example();
    for document in ["vision", "roadmap", "decisions"] {
        for (format, begins) in [("pdf", &b"%PDF-"[..]), ("svg", b"<svg"), ("png", b"\x89PNG"), ("json", b"{")] {
            let out = format!("{document}.{format}");
            let listing =
                machine.done(&["export", "s.lodestar", "--document", document, "--format", format, "--out", &out]);
            let first = listing.lines().next().unwrap();
            assert!(fs::read(machine.path(first)).unwrap().starts_with(begins), "{first}");
        }
    }
    assert!(machine.path("vision.svg").exists(), "one page has no number");
    assert!(machine.path("roadmap-1.png").exists() && machine.path("roadmap-2.png").exists());
    let json: serde_json::Value = serde_json::from_str(&machine.text("vision.json")).unwrap();
    assert_eq!(json, machine.strategy());
    // What a strategy may hold is the same for everyone, though an example in it may be called as something hidden.
    let schema = |audience: &str| {
        let args = ["export", "s.lodestar", "--document", "roadmap", "--format", "schema", "--audience", audience];
        machine.done(&[&args[..], &["--out", "-"]].concat())
    };
    for audience in ["executives", "partners", "engineers"] {
        assert!(schema(audience) == schema("all"), "{audience}");
    }
    let words = words(&machine.path("roadmap.pdf"));
    for initiative in machine.strategy()["initiatives"].as_array().unwrap() {
        assert!(words.contains(&squeezed(initiative["title"].as_str().unwrap())), "{initiative}");
    }
}

#[test]
fn decisions_as_markdown_are_a_folder_with_an_index() {
    let machine = Machine::example();
    machine.done(&["export", "s.lodestar", "--document", "decisions", "--format", "md", "--out", "adr"]);
    let names = machine.names("adr");
    assert_eq!(names.len(), 9, "{names:?}");
    assert_eq!(names[5], "0006-booking-runs-active-on-two-sites.md");
    let index = machine.text("adr/README.md");
    for name in names.iter().filter(|name| *name != "README.md") {
        assert!(index.contains(&format!("]({name})")), "{name} in {index}");
    }
    let record = machine.text("adr/0001-one-primary-site-with-a-warm-standby.md");
    // What an earlier export left behind is named and stays.
    std::fs::write(machine.path("adr/0099-gone.md"), "# Gone").unwrap();
    let again =
        machine.run(&["export", "s.lodestar", "--document", "decisions", "--format", "md", "--out", "adr", "--force"]);
    assert_eq!(again.status, 0, "{}", again.err);
    assert!(again.err.contains("“0099-gone.md” is in this folder from before"), "{}", again.err);
    assert_eq!(machine.text("adr/0099-gone.md"), "# Gone");
    assert!(record.starts_with("---\nstatus: superseded by ADR-0006\ndate: 2026-12-15\n"), "{record}");
    let one = machine.done(&[
        "export",
        "s.lodestar",
        "--document",
        "decision",
        "--decision",
        "d-006",
        "--format",
        "md",
        "--out",
        "-",
    ]);
    assert!(
        one.contains("\n# Booking runs active on two sites\n")
            && one.contains("Chosen option: \"Active on two sites\".")
    );
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    let machine = Machine::example();
    for (document, format) in
        [("vision", "pdf"), ("roadmap", "pdf"), ("decisions", "pdf"), ("vision", "png"), ("roadmap", "md")]
    {
        let bytes = |_| {
            let args = ["export", "s.lodestar", "--document", document, "--format", format, "--out", "-"];
            let args = if (document, format) == ("roadmap", "pdf") {
                [&args[..], &["--paper", "a3"]].concat()
            } else {
                args.to_vec()
            };
            let output = machine.command(&args).env("SOURCE_DATE_EPOCH", EPOCH).output().unwrap();
            assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
            output.stdout
        };
        let [first, second] = [0, 1].map(bytes);
        assert!(first == second && first.len() > 1000, "{document} as {format}");
    }
    let late = machine
        .command(&["export", "s.lodestar", "--document", "vision", "--format", "md"])
        .env("SOURCE_DATE_EPOCH", "soon")
        .output()
        .unwrap();
    assert_eq!(late.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&late.stderr).contains("SOURCE_DATE_EPOCH is “soon”"));
}

#[test]
fn files_name_themselves_after_strategy_document_and_day() {
    let machine = Machine::example();
    let export = |args: &[&str]| {
        let args = [&["export", "s.lodestar", "--document", "vision", "--format"], args].concat();
        let output = machine.command(&args).env("SOURCE_DATE_EPOCH", EPOCH).output().unwrap();
        String::from_utf8(output.stdout).unwrap()
    };
    assert_eq!(export(&["md"]), "platform-strategy-2027-vision-2027-02-19.md\n");
    assert!(machine.path("platform-strategy-2027-vision-2027-02-19.md").exists());
    fs::create_dir(machine.path("out")).unwrap();
    export(&["pdf", "--paper", "letter", "--out", "out"]);
    assert_eq!(machine.names("out"), ["platform-strategy-2027-vision-2027-02-19.pdf"]);
    let pdf = lopdf::Document::load(machine.path("out/platform-strategy-2027-vision-2027-02-19.pdf")).unwrap();
    let page = pdf.get_dictionary(pdf.get_pages()[&1]).unwrap();
    let sides: Vec<i64> =
        page.get(b"MediaBox").unwrap().as_array().unwrap().iter().map(|n| n.as_float().unwrap() as i64).collect();
    assert_eq!(sides, [0, 0, 612, 792], "letter, upright");
}

#[test]
fn what_was_left_out_or_cannot_be_shown_is_said() {
    let machine = Machine::example();
    let statement = "Every container carries one live promise \u{E000}.";
    machine.apply(&serde_json::json!([{"op": "set", "kind": "vision", "fields": {"statement": statement}}]));
    let said = machine.run(&["export", "s.lodestar", "--document", "vision", "--format", "pdf", "--out", "v.pdf"]);
    assert_eq!((said.status, said.out.as_str()), (0, "v.pdf\n"));
    assert!(said.err.contains("No font on this computer can show"), "{}", said.err);
}

#[test]
fn for_once_an_audience_is_shown_more_and_the_record_says_so() {
    let machine = Machine::example();
    let export = |more: &[&str]| {
        let args = ["export", "s.lodestar", "--document", "roadmap", "--format", "md", "--audience", "executives"];
        let args = [&args[..], &["--out", "r.md", "--force", "--record"], more].concat();
        machine.done(&args);
        machine.text("r.md")
    };
    assert!(!export(&[]).contains("## Dependencies"));
    assert!(export(&["--include", "dependency"]).contains("## Dependencies"));
    assert!(!export(&[]).contains("## Dependencies"), "it was for once");
    let published = machine.strategy()["publications"].clone();
    let notes: Vec<&str> = published.as_array().unwrap().iter().map(|one| one["note"].as_str().unwrap()).collect();
    assert_eq!(notes, ["", "Included for once: Dependencies.", ""]);
    for (asked, said) in [
        ("nothing", "There is no kind “nothing”."),
        ("initiative.nothing", "There is no field “nothing” of initiatives."),
        ("stakeholder.private_note", "“Private note” cannot be included for once"),
    ] {
        let args = ["export", "s.lodestar", "--document", "book", "--format", "md", "--include", asked, "--out", "no"];
        let refused = machine.run(&args);
        assert!(refused.status != 0 && refused.err.contains(said), "{}", refused.err);
        assert!(!machine.path("no").exists());
    }
}

#[test]
fn on_wish_the_plan_is_a_chart_in_the_language_of_mermaid() {
    let machine = Machine::example();
    machine.apply(&serde_json::json!([{"op": "put", "kind": "initiative", "fields": {
        "title": "click a: %%{init} `x`\n```\n# Title <b>", "start": "2027-02-01", "end": "2027-03-31"}}]));
    let plain = ["export", "s.lodestar", "--document", "timeline", "--format", "md", "--out", "-"];
    let before = machine.done(&plain);
    assert!(!before.contains("mermaid"));
    let with = machine.done(&[&plain[..], &["--mermaid"]].concat());
    let chart = with.split("```mermaid\n").nth(1).and_then(|rest| rest.split("\n```").next()).unwrap();
    assert!(chart.starts_with("gantt\n") && chart.contains("    dateFormat YYYY-MM-DD\n"), "{chart}");
    let titled = "#99;lick a#58; #37;#37;#123;init#125; #96;x#96; #96;#96;#96; #35; Title #60;b#62;";
    assert!(chart.contains(&format!("    {titled} :2027-02-01, 2027-03-31")), "{chart}");
    // Every line is one of the few that were meant.
    let meant = |line: &str| {
        let line = line.trim_start();
        let task = line.split_once(" :").is_some_and(|(name, data)| !name.contains(':') && data.contains("20"));
        task || ["title ", "dateFormat ", "axisFormat ", "inclusiveEndDates", "section "]
            .iter()
            .any(|word| line.starts_with(word))
    };
    let stray: Vec<&str> = chart.lines().skip(1).filter(|line| !meant(line)).collect();
    assert!(stray.is_empty(), "{stray:?}");
    // The chart is all that is more.
    let without: String = with.replace(&format!("```mermaid\n{chart}\n```\n\n"), "");
    assert_eq!(without, before);
}

/// The system refuses to write files of more than a few blocks, as a disk does that is full.
#[cfg(unix)]
#[test]
fn where_there_is_no_room_nothing_is_left_behind() {
    let machine = Machine::example();
    for (document, format, out) in [("vision", "png", "v.png"), ("decisions", "md", "adr"), ("roadmap", "png", "r.png")]
    {
        let args = ["export", "s.lodestar", "--document", document, "--format", format, "--out", out];
        let inner = machine.command(&args);
        let mut limited = std::process::Command::new("sh");
        limited.args(["-c", "trap '' XFSZ; ulimit -f 5; exec \"$0\" \"$@\""]).arg(inner.get_program());
        limited.args(inner.get_args()).current_dir(inner.get_current_dir().unwrap());
        for (name, value) in inner.get_envs() {
            match value {
                Some(value) => limited.env(name, value),
                None => limited.env_remove(name),
            };
        }
        let before = machine.names(".");
        let output = limited.output().unwrap();
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(!output.status.success() && said.contains("could not be written"), "{document}: {said}");
        assert_eq!(machine.names("."), before, "{document}");
    }
}
