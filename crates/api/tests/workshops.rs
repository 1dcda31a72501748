//! Workshops through their calls: agenda, stage, ballots, templates as files, papers.
#![allow(clippy::panic, clippy::unwrap_used, missing_docs)]

use std::io;
use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};
use lodestar_api::wire::Event;
use lodestar_api::{App, Failure, Host, Places};
use serde_json::{Value, json};

struct Machine(PathBuf);

impl Host for Machine {
    fn now(&self) -> DateTime<Utc> {
        "2027-03-01T13:05:00Z".parse().unwrap()
    }
    fn author(&self) -> String {
        "Ada".into()
    }
    fn places(&self) -> Places {
        Places { data: self.0.join("data"), documents: self.0.join("docs") }
    }
    fn choose_strategy(&self, _: &Path) -> Option<PathBuf> {
        None
    }
    fn choose_target(&self, _: &str, suggested: &Path) -> Option<PathBuf> {
        Some(self.0.join(suggested))
    }
    fn choose_folder(&self, _: &str) -> Option<PathBuf> {
        None
    }
    fn show(&self, _: &Path) -> io::Result<()> {
        Ok(())
    }
    fn emit(&self, _: Event) {}
}

struct Bench {
    app: App,
    folder: tempfile::TempDir,
}

impl Bench {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let bench = Self { app: App::new(Box::new(Machine(folder.path().to_owned()))), folder };
        bench.call("file_new", json!({"title": "Data"}));
        bench
    }
    fn try_call(&self, call: &str, args: Value) -> Result<Value, Failure> {
        self.app.call(call, args)
    }
    fn call(&self, call: &str, args: Value) -> Value {
        self.try_call(call, args).unwrap_or_else(|failure| panic!("{call}: {failure}"))
    }
    fn put(&self, kind: &str, fields: Value) -> String {
        let made = self.call("edit_apply", json!({"changes": [{"op": "put", "kind": kind, "fields": fields}]}));
        made["created"][0].as_str().unwrap().to_owned()
    }
    /// A workshop that began five minutes ago with a private vote on two notes.
    fn running(&self) -> (String, String, [String; 2]) {
        let workshop = self.put(
            "workshop",
            json!({"title": "What must we stop?", "purpose": "Stop three things",
            "people": 2, "private_notes": "Quay managers are silent"}),
        );
        let step = self.put(
            "workshop_step",
            json!({"workshop": workshop, "title": "Vote", "activity": "dot_vote",
            "minutes": 8, "dots": 2, "voting": "private", "output": "The first three"}),
        );
        let note = |text: &str| self.put("workshop_note", json!({"workshop": workshop, "step": step, "text": text}));
        let notes = [note("Monthly PDF <b>"), note("Weekly deck")];
        self.put(
            "workshop_run",
            json!({"workshop": workshop, "step": step, "begun": "2027-03-01T13:00:00Z",
            "laps": [{"step": step, "begun": "2027-03-01T13:00:00Z"}]}),
        );
        (workshop, step, notes)
    }
}

#[test]
fn the_page_learns_the_agenda_and_the_stage_only_what_is_for_the_room() {
    let bench = Bench::new();
    let (workshop, step, notes) = bench.running();
    let agenda = &bench.call("workshop", json!({"id": workshop}))["agenda"];
    assert_eq!((&agenda["clock"]["spent"], &agenda["clock"]["ends"]), (&json!(300), &json!("2027-03-01T13:08:00Z")));
    bench.call("ballot_cast", json!({"step": step, "marks": [{"note": notes[0], "value": 2}]}));
    let refused = bench.try_call("ballot_cast", json!({"step": step, "marks": [{"note": notes[0], "value": 200}]}));
    assert_eq!(refused.unwrap_err().code, "ballot");
    let stage = bench.call("workshop_stage", json!({"id": workshop}));
    assert_eq!(stage["stage"]["foot"], "1 of 2 ballots are in");
    assert!(!stage.to_string().contains("Quay"));
    let shown = bench.call("ballots_reveal", json!({"id": step}));
    assert!(shown["upserts"].as_array().unwrap().iter().any(|one| one["record"]["votes"] == 2));
    assert_eq!(bench.call("workshop", json!({"id": workshop}))["dots"][0]["dots"], 2);
    let gone = bench.try_call("workshop", json!({"id": step})).unwrap_err();
    assert_eq!(gone.code, "unknown_record");
}

#[test]
fn templates_are_kept_passed_on_and_taken_back_and_a_hostile_file_changes_nothing() {
    let bench = Bench::new();
    let (workshop, ..) = bench.running();
    let all = bench.call("workshop_drafts", json!({}));
    assert_eq!((all["drafts"].as_array().unwrap().len(), all["own"].as_array().unwrap().len()), (8, 0));
    let kept = bench.call("workshop_draft_keep", json!({"id": workshop}));
    let id = kept["own"][0]["id"].clone();
    let saved = bench.call("workshop_draft_save", json!({"id": id}));
    let text = std::fs::read_to_string(saved["path"].as_str().unwrap()).unwrap();
    assert!(!text.contains("Quay") && !text.contains("Monthly PDF"), "what was said stays here");
    assert_eq!(bench.call("workshop_draft_read", json!({"text": text}))["own"].as_array().unwrap().len(), 2);
    for hostile in ["", "{}", "\0", &text[..text.len() / 2], &text.replace("\"minutes\": 8", "\"minutes\": 1e99")] {
        let refused = bench.try_call("workshop_draft_read", json!({"text": hostile})).unwrap_err();
        assert_eq!((refused.code.as_str(), refused.hints.is_empty()), ("template", false));
    }
    // A damaged file among one's own is passed over, and nothing outside the folder can be named.
    std::fs::write(bench.folder.path().join("data/workshops/broken.json"), "{").unwrap();
    assert_eq!(bench.call("workshop_drafts", json!({}))["own"].as_array().unwrap().len(), 2);
    bench.call("workshop_draft_forget", json!({"id": "../settings.json"}));
    let left = bench.call("workshop_draft_forget", json!({"id": id}));
    assert_eq!(left["own"].as_array().unwrap().len(), 1);
}

#[test]
fn minutes_ballots_and_cards_are_written_without_what_is_private() {
    let bench = Bench::new();
    let (workshop, step, notes) = bench.running();
    bench.call("ballot_cast", json!({"step": step, "marks": [{"note": notes[0], "value": 2}]}));
    bench.call("ballots_reveal", json!({"id": step}));
    bench.put(
        "workshop_note",
        json!({"workshop": workshop, "text": "Ask the auditors", "sort": "action", "owner": "Ops"}),
    );
    bench.put("workshop_note", json!({"workshop": workshop, "text": "Rebates", "sort": "parked"}));
    let risk = bench.put("risk", json!({"title": "Auditors object"}));
    bench.put(
        "link",
        json!({"from": {"kind": "risk", "id": risk}, "relation": "came_from",
        "to": {"kind": "workshop_note", "id": notes[0]}}),
    );
    let written = |paper: &str, format: &str| {
        let written = bench.call("workshop_paper", json!({"id": workshop, "paper": paper, "format": format}));
        std::fs::read(written["path"].as_str().unwrap()).unwrap()
    };
    let text = String::from_utf8(written("minutes", "md")).unwrap();
    for says in [
        "What must we stop?",
        "Stop three things",
        "The first three",
        "2 dots",
        "Ask the auditors",
        "Ops",
        "Rebates",
        "Risk: Auditors object",
        "Parking lot",
    ] {
        assert!(text.contains(says), "{says} is in\n{text}");
    }
    assert!(!text.contains("Quay") && text.contains("\\<b>"), "{text}");
    for (paper, format) in [("minutes", "pdf"), ("minutes", "html"), ("ballots", "pdf"), ("cards", "pdf")] {
        assert!(written(paper, format).len() > 1000, "{paper} as {format}");
    }
    let empty = bench.put("workshop", json!({}));
    for paper in ["minutes", "ballots", "cards"] {
        bench.call("workshop_paper", json!({"id": empty, "paper": paper, "format": "pdf"}));
    }
}
