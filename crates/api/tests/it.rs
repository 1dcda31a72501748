//! The calls of the page, answered on a test machine without a window.
#![allow(clippy::panic, clippy::unwrap_used, missing_docs)]

use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use chrono::{DateTime, Duration, Utc};
use lodestar_api::wire::Event;
use lodestar_api::{App, Failure, Host, Places};
use serde_json::{Value, json};

/// A machine whose dialogs answer with what the test says.
#[derive(Clone, Default)]
struct Machine {
    folder: PathBuf,
    answer: Arc<Mutex<Option<PathBuf>>>,
    heard: Arc<Mutex<Vec<&'static str>>>,
    seconds: Arc<Mutex<i64>>,
}

impl Host for Machine {
    /// Each look at the clock is a minute later, so that typing does not coalesce by chance.
    fn now(&self) -> DateTime<Utc> {
        let mut seconds = self.seconds.lock().unwrap();
        *seconds += 60;
        DateTime::UNIX_EPOCH + Duration::days(20_000) + Duration::seconds(*seconds)
    }
    fn author(&self) -> String {
        "Ada".into()
    }
    fn places(&self) -> Places {
        Places { data: self.folder.join("data"), documents: self.folder.join("docs") }
    }
    fn choose_strategy(&self, _: &Path) -> Option<PathBuf> {
        self.answer.lock().unwrap().clone()
    }
    fn choose_target(&self, _: &str, suggested: &Path) -> Option<PathBuf> {
        self.answer.lock().unwrap().as_ref().map(|folder| folder.join(suggested))
    }
    fn choose_folder(&self, _: &str) -> Option<PathBuf> {
        self.answer.lock().unwrap().clone()
    }
    fn show(&self, _: &Path) -> io::Result<()> {
        Ok(())
    }
    fn emit(&self, event: Event) {
        self.heard.lock().unwrap().push(event.parts().0);
    }
}

struct Bench {
    app: App,
    machine: Machine,
    folder: tempfile::TempDir,
}

impl Bench {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let machine = Machine { folder: folder.path().to_owned(), ..Machine::default() };
        Self { app: App::new(Box::new(machine.clone())), machine, folder }
    }
    fn try_call(&self, call: &str, args: Value) -> Result<Value, Failure> {
        self.app.call(call, args)
    }
    fn call(&self, call: &str, args: Value) -> Value {
        self.try_call(call, args).unwrap_or_else(|failure| panic!("{call}: {failure}"))
    }
    fn refused(&self, call: &str, args: Value) -> Failure {
        self.try_call(call, args).unwrap_err()
    }
    fn blank(&self) -> Value {
        self.call("file_new", json!({"title": "Data: 2027/28", "forWhom": "Everyone", "pillars": ["One", " ", "Two"]}))
    }
}

#[test]
fn a_blank_strategy_holds_the_answers_and_its_beginning_cannot_be_undone() {
    let bench = Bench::new();
    let opened = bench.blank();
    assert_eq!(opened["fileName"], "data-2027-28.lodestar");
    assert_eq!(opened["strategy"]["strategy"][0]["title"], "Data: 2027/28");
    assert_eq!(opened["strategy"]["vision"][0]["for_whom"], "Everyone");
    let pillars = opened["strategy"]["pillars"].as_array().unwrap();
    assert_eq!(pillars.iter().map(|p| &p["code"]).collect::<Vec<_>>(), ["A", "B"]);
    assert_eq!((&opened["undo"], &opened["readOnly"]), (&Value::Null, &Value::Null));
    assert_eq!(bench.refused("edit_undo", json!({})).code, "nothing_to_do");
    // The same title again does not touch the first file.
    assert_eq!(bench.blank()["fileName"], "data-2027-28-2.lodestar");
}

#[test]
fn edits_come_back_as_patches_and_go_and_return_with_undo() {
    let bench = Bench::new();
    bench.blank();
    let made = bench.call(
        "edit_apply",
        json!({"changes": [{"op": "put", "kind": "initiative", "fields": {"title": "Billing", "horizon": "now"}}]}),
    );
    let id = &made["created"][0];
    assert_eq!(
        (&made["label"], &made["undo"]),
        (&json!("Add initiative “Billing”"), &json!("Add initiative “Billing”"))
    );
    assert!(made["problems"].as_array().unwrap().iter().any(|p| p["field"] == "owner"));
    let moved = bench.call(
        "edit_apply",
        json!({"changes": [{"op": "set", "kind": "initiative", "id": id, "fields": {"horizon": "next"}}]}),
    );
    assert_eq!(moved["label"], "Move “Billing” to Next");
    assert_eq!(moved["upserts"][0]["record"]["horizon"], "next");
    assert_eq!(bench.call("edit_undo", json!({}))["upserts"][0]["record"]["horizon"], "now");
    assert_eq!(bench.call("edit_undo", json!({}))["deletes"], json!([{"kind": "initiative", "id": id}]));
    assert_eq!(bench.call("edit_redo", json!({}))["upserts"][0]["record"]["title"], "Billing");

    let history = bench.call("history", json!({"kind": "initiative", "id": id, "limit": 10}));
    let moved = history.as_array().unwrap().iter().find(|e| e["label"] == "Move “Billing” to Next").unwrap();
    assert_eq!((&moved["author"], &moved["origin"], &moved["undone"]), (&json!("Ada"), &json!("window"), &json!(true)));
    assert_eq!(
        moved["changes"][0]["fields"],
        json!([{"field": "horizon", "label": "Horizon", "before": "Now", "after": "Next"}])
    );
    let hits = bench.call("search", json!({"query": "bill", "limit": 5}));
    assert_eq!(&hits[0]["id"], id);
}

#[test]
fn what_cannot_be_done_is_said_and_changes_nothing() {
    let bench = Bench::new();
    assert_eq!(bench.refused("edit_undo", json!({})).code, "nothing_open");
    assert_eq!(bench.refused("no_such_call", json!({})).code, "unknown_call");
    bench.blank();
    let before = bench.call("app_info", json!({}))["open"].clone();
    let failure = bench.refused(
        "edit_apply",
        json!({"changes": [
            {"op": "put", "kind": "initiative", "fields": {"title": "Kept out"}},
            {"op": "set", "kind": "strategy", "fields": {"horizon_from": "soon"}},
        ]}),
    );
    assert!(failure.message.contains("From must be a date"), "{failure}");
    assert_eq!(failure.problems[0].field, "horizon_from");
    assert!(bench.refused("edit_apply", json!({"changes": [{"op": "paint"}]})).message.contains("paint"));
    assert_eq!(bench.call("app_info", json!({}))["open"], before);
    // A file that cannot be opened leaves the old one open.
    assert_eq!(bench.refused("file_open", json!({"path": "/nowhere.lodestar"})).code, "not_found");
    assert_eq!(bench.call("app_info", json!({}))["open"], before);
}

#[test]
fn dialogs_may_be_cancelled_and_files_are_remembered() {
    let bench = Bench::new();
    let path = bench.blank()["path"].clone();
    assert_eq!(bench.call("file_open", json!({})), Value::Null);
    assert_eq!(bench.call("file_save_copy", json!({})), Value::Null);
    let pdf = json!({"document": "vision", "format": "pdf", "paper": "a4"});
    assert_eq!(bench.call("export", pdf.clone()), Value::Null);

    *bench.machine.answer.lock().unwrap() = Some(bench.folder.path().to_owned());
    let copy = bench.call("file_save_copy", json!({}))["path"].clone();
    assert!(Path::new(copy.as_str().unwrap()).exists());
    let written = bench.call("export", pdf);
    assert!(std::fs::read(written["path"].as_str().unwrap()).unwrap().starts_with(b"%PDF-"));

    bench.call("file_close", json!({}));
    bench.call("file_open", json!({"path": copy}));
    let recents = bench.call("app_info", json!({}))["recents"].clone();
    assert_eq!(recents.as_array().unwrap().iter().map(|r| &r["path"]).collect::<Vec<_>>(), [&copy, &path]);
    std::fs::remove_file(path.as_str().unwrap()).unwrap();
    assert_eq!(bench.call("app_info", json!({}))["recents"][1]["missing"], true);
    assert_eq!(bench.call("recents_remove", json!({"path": path})).as_array().unwrap().len(), 1);
    assert_eq!(bench.call("recents_clear", json!({})), json!([]));
}

#[test]
fn settings_stay_and_foolish_ones_are_bounded() {
    let bench = Bench::new();
    bench.call("settings_set", json!({"theme": "dark"}));
    let settings = bench.call("settings_set", json!({"zoom": 99}));
    assert_eq!(settings, json!({"theme": "dark", "density": "compact", "zoom": 3.0, "letterShortcuts": true}));
    std::fs::write(bench.folder.path().join("data/settings.json"), b"{ not json").unwrap();
    assert_eq!(bench.call("app_info", json!({}))["settings"]["theme"], "system");
}

#[test]
fn a_page_is_sent_once_and_again_when_it_changes() {
    let bench = Bench::new();
    bench.call("file_example", json!({}));
    let ask = |known: Value| json!({"document": "vision", "paper": "a4", "pages": [0, 7], "known": known});
    let first = bench.call("preview", ask(json!({})));
    let page = &first["pages"][0];
    assert_eq!((&first["pageCount"], first["pages"].as_array().unwrap().len()), (&json!(1), 1));
    assert!(page["svg"].as_str().unwrap().starts_with("<svg"));
    assert!(page["hits"].as_array().unwrap().iter().any(|hit| hit["field"] == "statement"));
    let known = json!({"0": page["hash"]});
    assert!(bench.call("preview", ask(known.clone()))["pages"][0].get("svg").is_none());
    let mut picture = ask(json!({}));
    picture["ppi"] = json!(1e9);
    let picture = bench.call("preview", picture)["pages"][0].clone();
    assert!(picture.get("svg").is_none() && picture["png"].as_str().unwrap().starts_with("iVBORw0KGgo"));
    bench
        .call("edit_apply", json!({"changes": [{"op": "set", "kind": "vision", "fields": {"statement": "Shorter."}}]}));
    assert!(bench.call("preview", ask(known))["pages"][0]["svg"].is_string());
    let text = bench.call("read_as_text", json!({"document": "vision"}));
    assert!(text["html"].as_str().unwrap().contains("Shorter."));
}

#[test]
fn a_decision_folder_is_written_beside_an_older_one() {
    let bench = Bench::new();
    bench.call("file_example", json!({}));
    *bench.machine.answer.lock().unwrap() = Some(bench.folder.path().to_owned());
    let md = json!({"document": "decisions", "format": "md", "paper": "a4"});
    let (first, second) = (bench.call("export", md.clone()), bench.call("export", md));
    assert_ne!(first["path"], second["path"]);
    assert!(Path::new(first["path"].as_str().unwrap()).join("README.md").exists());
    let fixed = json!({"document": "vision", "format": "md", "paper": "a4", "path": bench.folder.path().join("v.md")});
    bench.call("export", fixed.clone());
    assert_eq!(bench.refused("export", fixed).code, "exists");
}

#[test]
fn a_set_is_written_as_a_whole_into_a_folder_of_its_own_or_not_at_all() {
    let bench = Bench::new();
    bench.call("file_example", json!({}));
    *bench.machine.answer.lock().unwrap() = Some(bench.folder.path().to_owned());
    let one = |document: &str, format: &str| json!({"document": document, "format": format, "paper": "a4", "audience": "partners"});
    let set = json!({"name": "Board pack", "documents": [one("vision", "md"), one("decisions", "md"), one("roadmap", "csv")]});
    let (first, second) = (bench.call("export_set", set.clone()), bench.call("export_set", set));
    let (first, second) = (first["path"].as_str().unwrap(), second["path"].as_str().unwrap());
    assert!(first.contains("-board-pack-") && second.ends_with("-2"), "{first} {second}");
    assert_eq!(std::fs::read_dir(first).unwrap().count(), 3);
    assert_eq!(bench.machine.heard.lock().unwrap().iter().filter(|event| **event == "publishing").count(), 8);
    let history = bench.call("history", json!({"limit": 1}));
    assert_eq!(history[0]["label"], "Record publications");
    assert_eq!(history[0]["changes"].as_array().unwrap().len(), 3);

    // What they saw last is what is compared with, whatever its file was called.
    let path = bench.folder.path().join("changed.md");
    let mut changed = one("what_changed", "md");
    changed["path"] = json!(path);
    bench.call("export", changed);
    assert!(std::fs::read_to_string(path).unwrap().contains("since an earlier publication"));

    // A workshop is none of the partners' business: nothing of that set is written.
    let before = std::fs::read_dir(bench.folder.path()).unwrap().count();
    let refused = json!({"name": "x", "documents": [one("vision", "md"), one("minutes", "md")]});
    assert!(bench.refused("export_set", refused).message.starts_with("Workshop minutes: "));
    assert_eq!(std::fs::read_dir(bench.folder.path()).unwrap().count(), before);
    assert_eq!(bench.refused("export_set", json!({"name": "x", "documents": []})).code, "arguments");
}

/// Waits until something was said, and gives up publishing then.
fn cancelled(bench: &Bench, call: &'static str, args: Value) -> Failure {
    bench.machine.heard.lock().unwrap().clear();
    std::thread::scope(|scope| {
        let work = scope.spawn(|| bench.try_call(call, args));
        while !bench.machine.heard.lock().unwrap().contains(&"publishing") {
            assert!(!work.is_finished(), "nothing was said about it");
            std::thread::yield_now();
        }
        bench.call("export_cancel", json!({}));
        work.join().unwrap().unwrap_err()
    })
}

#[test]
fn publishing_is_given_up_between_documents_between_pages_and_within_one_and_nothing_is_written() {
    let bench = Bench::new();
    bench.call("file_example", json!({}));
    *bench.machine.answer.lock().unwrap() = Some(bench.folder.path().to_owned());
    let files = || {
        let mut names: Vec<_> =
            std::fs::read_dir(bench.folder.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
        names.sort();
        names
    };
    let before = files();
    let revision = || bench.call("app_info", json!({}))["open"]["revision"].clone();
    let untouched = revision();
    let of = |document: &str, format: &str| json!({"document": document, "format": format, "paper": "a4"});
    let set = json!({"name": "all", "documents": [of("vision", "pdf"), of("roadmap", "pdf"), of("book", "pdf"), of("timeline", "pdf")]});
    assert_eq!(cancelled(&bench, "export_set", set).code, "cancelled");
    assert_eq!(cancelled(&bench, "export", of("book", "png")).code, "cancelled");
    assert_eq!(cancelled(&bench, "export", of("book", "pdf")).code, "cancelled");
    assert_eq!(files(), before);
    assert_eq!(revision(), untouched, "what was not written is not recorded");
    // The next one is not given up.
    assert_eq!(bench.call("export", of("vision", "pdf"))["files"], 1);
}

#[test]
fn a_folder_that_is_gone_is_said_in_words_and_one_file_in_the_way_stops_all() {
    let bench = Bench::new();
    bench.call("file_example", json!({}));
    let to = |path: &Path| json!({"document": "vision", "format": "pdf", "paper": "a4", "path": path});
    let gone = bench.refused("export", to(&bench.folder.path().join("gone/vision.pdf")));
    assert!(gone.message.contains("gone/vision.pdf") && !gone.hints.is_empty(), "{gone:?}");
    let adr = bench.folder.path().join("adr");
    std::fs::create_dir_all(adr.join("README.md")).unwrap();
    let folder = json!({"document": "decisions", "format": "md", "paper": "a4", "path": adr, "overwrite": true});
    assert_eq!(bench.refused("export", folder).code, "exists");
    assert_eq!(std::fs::read_dir(&adr).unwrap().count(), 1);
}

#[test]
fn what_an_earlier_export_wrote_goes_with_its_record_and_what_is_somebodys_own_stays() {
    let bench = Bench::new();
    bench.call("file_example", json!({}));
    let adr = bench.folder.path().join("adr");
    let folder = json!({"document": "decisions", "format": "md", "paper": "a4", "path": adr, "overwrite": true});
    bench.call("export", folder.clone());
    let names = || {
        let mut names: Vec<String> =
            std::fs::read_dir(&adr).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    };
    let first = names();
    // Somebody's own: one that the index knows and that is no record, one that it does not know, one that is no record.
    std::fs::write(adr.join("0044-mine.md"), "---\nid: 019e0000-0000-7000-8000-000000000001\n---\n# Mine\n").unwrap();
    std::fs::write(adr.join("notes.md"), "# Notes").unwrap();
    let index = std::fs::read_to_string(adr.join("README.md")).unwrap();
    std::fs::write(adr.join("README.md"), format!("{index}\n[also](0045-mine.md)\n")).unwrap();
    std::fs::write(adr.join("0045-mine.md"), "# Mine too").unwrap();
    let strategy = bench.call("app_info", json!({}))["open"]["strategy"].clone();
    let decision = strategy["decisions"].as_array().unwrap().last().unwrap();
    bench.call("edit_apply", json!({"changes": [{"op": "delete", "kind": "decision", "id": decision["id"]}]}));
    let again = bench.call("export", folder);
    let kept: Vec<String> = names();
    let gone: Vec<&String> = first.iter().filter(|name| !kept.contains(name)).collect();
    assert_eq!(gone.len(), 1, "{gone:?}");
    assert!(
        ["0044-mine.md", "0045-mine.md", "notes.md"].iter().all(|own| kept.iter().any(|name| name == own)),
        "{kept:?}"
    );
    let notes = again["notes"].to_string();
    assert!(notes.contains(gone[0]) && notes.contains("was taken away"), "{notes}");
    assert!(notes.contains("0044-mine.md") && notes.contains("1 more"), "{notes}");
}

#[test]
fn a_logo_is_cleaned_replaced_and_refused_with_the_reason() {
    use base64::Engine;
    let encoded = |text: &str| base64::engine::general_purpose::STANDARD.encode(text);
    let svg =
        |inner: &str| encoded(&format!(r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 2">{inner}</svg>"#));
    let bench = Bench::new();
    bench.blank();
    let set = |data: String| bench.try_call("logo_set", json!({"name": "mark.svg", "data": data}));
    assert!(set(svg("<text>x</text>")).unwrap_err().message.contains("outlines"));
    let patch = set(svg(r##"<rect width="4" height="2" fill="#a00"/><script>alert(1)</script>"##)).unwrap();
    let picture = patch["upserts"][0]["record"]["picture"].as_str().unwrap();
    let kept = base64::engine::general_purpose::STANDARD.decode(picture.split(',').nth(1).unwrap()).unwrap();
    assert!(!String::from_utf8(kept).unwrap().contains("script"));
    let again = set(svg(r##"<rect width="4" height="2" fill="#0a0"/>"##)).unwrap();
    assert_eq!(again["upserts"][0]["record"]["id"], patch["upserts"][0]["record"]["id"], "there is one logo");
    let answer = bench.call("brand", json!({}));
    assert_eq!((&answer["logo"]["ratio"], &answer["problem"]), (&json!(2.0), &Value::Null));
    // What comes into the file in another way is looked at when it is used.
    let raw = format!("data:image/svg+xml;base64,{}", svg("<text>x</text>"));
    let id = patch["upserts"][0]["record"]["id"].clone();
    bench.call("edit_apply", json!({"changes": [{"op": "set", "kind": "logo", "id": id, "fields": {"picture": raw}}]}));
    assert!(bench.call("brand", json!({}))["problem"].as_str().unwrap().contains("outlines"));
    let export =
        json!({"document": "vision", "format": "pdf", "paper": "a4", "path": bench.folder.path().join("v.pdf")});
    assert!(bench.call("export", export)["notes"][0].as_str().unwrap().starts_with("The logo was left out."));
}

#[test]
fn a_change_from_outside_is_noticed() {
    let bench = Bench::new();
    let path = bench.blank()["path"].as_str().unwrap().to_owned();
    bench.app.look_outside();
    assert!(bench.machine.heard.lock().unwrap().is_empty());
    std::fs::remove_file(&path).unwrap();
    bench.app.look_outside();
    assert_eq!(*bench.machine.heard.lock().unwrap(), ["notice"]);
}

#[test]
fn the_typescript_types_are_up_to_date() {
    let committed = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../ui/src/lib/generated/types.ts");
    let committed = std::fs::read_to_string(committed).unwrap_or_default();
    assert!(committed == lodestar_api::typescript(), "the types have changed: run `make types` and commit the result");
}

#[test]
fn figures_are_given_part_by_part_and_follow_every_revision() {
    let bench = Bench::new();
    assert_eq!(bench.refused("facts", json!({"parts": ["people"]})).code, "nothing_open");
    bench.blank();
    let put = |fields: Value| {
        bench.call("edit_apply", json!({"changes": [{"op": "put", "kind": "capability", "fields": fields}]}))
    };
    let made = put(json!({"name": "Identity", "maturity": 1, "needed": 4}));
    let id = made["created"][0].as_str().unwrap();
    let found = bench.call("facts", json!({"parts": ["platform", "people"]}));
    assert_eq!(found["revision"], made["revision"]);
    assert_eq!(found["platform"]["capabilities"][id]["gap"], 3.0);
    // Day 20,000 after the beginning of 1970.
    assert_eq!(found["today"], "2024-10-04");
    let parts: Vec<&String> = found.as_object().unwrap().keys().collect();
    assert_eq!(parts, ["revision", "today", "platform", "people"]);
    assert_eq!(bench.call("facts", json!({"parts": ["platform", "people"]})), found);

    let changed = bench.call(
        "edit_apply",
        json!({"changes": [{"op": "set", "kind": "capability", "id": id, "fields": {"maturity": 2}}]}),
    );
    let found = bench.call("facts", json!({"parts": ["platform"]}));
    assert_eq!(
        (&found["revision"], &found["platform"]["capabilities"][id]["gap"]),
        (&changed["revision"], &json!(2.0))
    );
    // Another file has figures of its own.
    bench.blank();
    let found = bench.call("facts", json!({"parts": ["platform", "measures", "plan", "capacity", "debt", "ranking"]}));
    assert_eq!(found["platform"]["capabilities"], json!({}));
    assert_eq!(bench.refused("facts", json!({"parts": ["weather"]})).code, "arguments");

    let found = bench.call("forecast", json!({}));
    assert_eq!(found["forecast"]["noForecast"], "No open initiative is planned.");
    bench.call("edit_apply", json!({"changes": [{"op": "put", "kind": "initiative", "fields": {"title": "Billing"}}]}));
    let found = bench.call("forecast", json!({}));
    assert_eq!(found["forecast"]["leftOut"][0]["name"], "Billing");
}

fn initiative<'a>(answer: &'a Value, id: &str) -> &'a Value {
    answer["strategy"]["initiatives"].as_array().unwrap().iter().find(|one| one["id"] == id).unwrap()
}

#[test]
fn an_option_is_changed_beside_the_plan_compared_and_adopted_in_one_step() {
    let bench = Bench::new();
    bench.blank();
    let put = |kind: &str, fields: Value| {
        let made = bench.call("edit_apply", json!({"changes": [{"op": "put", "kind": kind, "fields": fields}]}));
        made["created"][0].as_str().unwrap().to_owned()
    };
    let billing = put("initiative", json!({"title": "Billing", "horizon": "now"}));
    let option = put("plan_option", json!({"name": "Option B"}));
    let other = put("plan_option", json!({"name": "Option C"}));
    let set = |fields: Value| {
        let change = json!({"op": "set", "kind": "initiative", "id": billing, "fields": fields});
        bench.call("edit_apply", json!({"changes": [change]}))
    };

    let opened = bench.call("look", json!({"at": {"look": "option", "id": option}}));
    assert_eq!((&opened["looking"]["look"], &opened["undo"]), (&json!("option"), &Value::Null));
    let patch = set(json!({"horizon": "later"}));
    assert_eq!(patch["undo"], "Option B: Move “Billing” to Later");
    assert!(patch["upserts"].as_array().unwrap().iter().any(|one| one["record"]["horizon"] == "later"), "{patch}");
    assert_eq!(patch["asks"], Value::Null, "nobody asks why in an option");
    let risk = json!({"op": "put", "kind": "risk", "fields": {"title": "Late"}});
    let patch = bench.call("edit_apply", json!({"changes": [risk]}));
    let told: Vec<_> = patch["upserts"].as_array().unwrap().iter().map(|one| &one["kind"]).collect();
    assert_eq!(told, ["risk", "plan_option"], "what the option had changed before is not told again");
    assert_eq!(bench.refused("snapshot", json!({"name": "x"})).code, "in_option");
    assert_eq!(bench.refused("edit_revert_to", json!({"operation": 1})).code, "in_option");
    assert_eq!(bench.call("checks", json!({}))["revision"], bench.call("app_info", json!({}))["open"]["revision"]);

    // Undo takes back what was done here, and no more.
    let undone = bench.call("edit_undo", json!({}));
    assert_eq!(undone["deletes"][0]["kind"], "risk");
    bench.call("edit_undo", json!({}));
    assert_eq!(bench.refused("edit_undo", json!({})).code, "nothing_to_do");
    bench.call("edit_redo", json!({}));

    let plan = bench.call("look", json!({"at": {"look": "plan"}}));
    assert_eq!(initiative(&plan, &billing)["horizon"], "now");
    let compared = bench.call("options_compare", json!({}));
    let later = |figures: &Value| {
        figures.as_array().unwrap().iter().find(|one| one["code"] == "later").unwrap()["text"].clone()
    };
    assert_eq!((later(&compared["plan"]), later(&compared["options"][0]["figures"])), (json!("0"), json!("1")));
    assert_eq!(compared["options"][0]["changes"][0]["title"], "Billing");
    let changed = bench.call("changed", json!({"from": {"at": "now"}, "to": {"at": "option", "id": option}}));
    assert_eq!(changed["changes"][0]["fields"][0]["after"], "Later");

    let before = bench.call("app_info", json!({}))["open"]["strategy"].clone();
    let adopted = bench.call("option_adopt", json!({"id": option, "decision": true, "aside": [other]}));
    assert_eq!(initiative(&adopted, &billing)["horizon"], "later");
    let options = &adopted["strategy"]["plan_options"];
    assert_eq!((&options[0]["status"], &options[1]["status"]), (&json!("adopted"), &json!("discarded")));
    let decision = &adopted["strategy"]["decisions"][0];
    assert_eq!((&decision["title"], &decision["options"][2]["title"]), (&json!("Adopt Option B"), &json!("Option C")));
    assert_eq!(options[0]["decision"], decision["id"]);
    assert_eq!(adopted["strategy"]["snapshots"][0]["name"], "Before: Adopt “Option B”");
    let why = bench.call("changed", json!({"from": {"at": "revision", "revision": 6}, "to": {"at": "now"}}));
    let moved = why["changes"].as_array().unwrap().iter().find(|one| one["title"] == "Billing").unwrap();
    assert_eq!((&moved["reason"], &moved["reasonUnder"]), (&json!("Adopted “Option B”"), &json!("moved")));
    bench.call("edit_undo", json!({}));
    assert_eq!(bench.call("app_info", json!({}))["open"]["strategy"], before);
}

#[test]
fn what_plan_and_option_both_changed_is_told_and_settled_and_the_history_says_what_an_option_did() {
    let bench = Bench::new();
    bench.blank();
    let put = |kind: &str, fields: Value| {
        let made = bench.call("edit_apply", json!({"changes": [{"op": "put", "kind": kind, "fields": fields}]}));
        made["created"][0].as_str().unwrap().to_owned()
    };
    let billing = put("initiative", json!({"title": "Billing", "horizon": "now"}));
    let option = put("plan_option", json!({"name": "Option B"}));
    let set = |horizon: &str| {
        let change = json!({"op": "set", "kind": "initiative", "id": billing, "fields": {"horizon": horizon}});
        bench.call("edit_apply", json!({"changes": [change]}));
    };
    let look = |at: Value| bench.call("look", json!({ "at": at }));
    look(json!({"look": "option", "id": option}));
    set("later");
    let newest = bench.call("history", json!({"limit": 1}));
    let told = &newest[0]["changes"];
    assert_eq!(
        (&told[0]["kind"], &told[0]["title"], &told[0]["verb"]),
        (&json!("initiative"), &json!("Billing"), &json!("changed"))
    );
    assert_eq!((&told[0]["fields"][0]["before"], &told[0]["fields"][0]["after"]), (&json!("Now"), &json!("Later")));
    assert_eq!(told.as_array().unwrap().len(), 1, "{told}");

    look(json!({"look": "plan"}));
    set("next");
    let clashes = || bench.call("options_compare", json!({}))["options"][0]["clashes"].clone();
    let found = clashes();
    assert_eq!(
        (&found[0]["was"], &found[0]["plan"], &found[0]["option"]),
        (&json!("Now"), &json!("Next"), &json!("Later"))
    );
    assert_eq!(look(json!({"look": "option", "id": option}))["looking"]["clashes"], found);
    let record = json!({"kind": "initiative", "id": billing});
    let patch = bench.call("option_settle", json!({"id": option, "record": record, "field": "horizon", "keep": false}));
    assert!(patch["upserts"].as_array().unwrap().iter().any(|one| one["record"]["horizon"] == "next"), "{patch}");
    assert_eq!(clashes(), json!([]));
    let again =
        bench.refused("option_settle", json!({"id": option, "record": record, "field": "horizon", "keep": true}));
    assert_eq!(again.code, "nothing_to_do");
    bench.call("edit_undo", json!({}));
    assert_eq!(clashes(), found);
}

#[test]
fn going_back_in_history_keeps_a_name_for_what_is_left() {
    let bench = Bench::new();
    bench.blank();
    let made =
        bench.call("edit_apply", json!({"changes": [{"op": "put", "kind": "risk", "fields": {"title": "Late"}}]}));
    let first = bench.call("history", json!({"limit": 1}))[0]["operation"].clone();
    let set = json!({"op": "set", "kind": "risk", "id": made["created"][0], "fields": {"title": "Very late"}});
    bench.call("edit_apply", json!({"changes": [set]}));
    let left = bench.call("app_info", json!({}))["open"]["revision"].clone();
    bench.call("edit_revert_to", json!({ "operation": first }));
    let strategy = bench.call("app_info", json!({}))["open"]["strategy"].clone();
    assert_eq!(strategy["risks"][0]["title"], "Late");
    let kept = &strategy["snapshots"][0];
    assert_eq!((&kept["automatic"], &kept["revision"]), (&json!(true), &left));
    let then = bench.call("look", json!({"at": {"look": "past", "point": {"at": "snapshot", "id": kept["id"]}}}));
    assert_eq!(then["strategy"]["risks"][0]["title"], "Very late");
    bench.call("look", json!({"at": {"look": "plan"}}));
    bench.call("edit_undo", json!({}));
    let strategy = bench.call("app_info", json!({}))["open"]["strategy"].clone();
    assert_eq!((&strategy["risks"][0]["title"], &strategy["snapshots"]), (&json!("Very late"), &json!([])));
}

#[test]
fn what_has_been_is_shown_and_cannot_be_changed() {
    let bench = Bench::new();
    bench.blank();
    let put = json!({"op": "put", "kind": "initiative", "fields": {"title": "Billing"}});
    let made = bench.call("edit_apply", json!({"changes": [put]}));
    bench.call("snapshot", json!({"name": "Before the board"}));
    let id = made["created"][0].as_str().unwrap();
    let set = json!({"op": "set", "kind": "initiative", "id": id, "fields": {"title": "Billing of all"}});
    bench.call("edit_apply", json!({"changes": [set]}));
    let snapshot = bench.call("app_info", json!({}))["open"]["strategy"]["snapshots"][0]["id"].clone();
    let past = json!({"at": {"look": "past", "point": {"at": "snapshot", "id": snapshot}}});
    let opened = bench.call("look", past.clone());
    assert_eq!(initiative(&opened, id)["title"], "Billing");
    assert!(opened["readOnly"].is_string());
    assert_eq!(opened["looking"]["info"]["name"], "Before the board");
    let refused = bench.refused("edit_apply", json!({"changes": [set]}));
    assert_eq!(refused.code, "read_only");
    assert_eq!(bench.refused("edit_undo", json!({})).code, "read_only");
    let text = bench.call("read_as_text", json!({"document": "book"}));
    assert!(!text["html"].as_str().unwrap().contains("Billing of all"));
    bench.call("file_save_copy", json!({"path": bench.folder.path().join("copy.lodestar")}));
    let back = bench.call("look", json!({"at": {"look": "plan"}}));
    assert_eq!((initiative(&back, id)["title"].as_str().unwrap(), &back["readOnly"]), ("Billing of all", &Value::Null));
}

#[test]
fn a_reason_stands_with_the_change_and_is_told_by_what_changed() {
    let bench = Bench::new();
    bench.blank();
    let put = json!({"op": "put", "kind": "initiative", "fields": {"title": "Billing", "horizon": "now"}});
    let made = bench.call("edit_apply", json!({"changes": [put]}));
    let (id, revision) = (&made["created"][0], &made["revision"]);
    let set = json!({"op": "set", "kind": "initiative", "id": id, "fields": {"horizon": "later"}});
    let asked = bench.call("edit_apply", json!({"changes": [set]}))["asks"].clone();
    assert_eq!(asked["question"], "Why does “Billing” move out to Later?");
    bench.call("history_note", json!({"operation": asked["operation"], "note": " The partner\n is late "}));
    let gone = bench.call("edit_apply", json!({"changes": [{"op": "delete", "kind": "initiative", "id": id}]}));
    assert_eq!(gone["asks"]["question"], "Why was “Billing” deleted?");
    bench.call("history_note", json!({"operation": gone["asks"]["operation"], "note": "Bought"}));
    assert_eq!(bench.call("history", json!({"limit": 2}))[1]["note"], "The partner is late");
    let changed = bench.call("changed", json!({"from": {"at": "revision", "revision": revision}, "to": {"at": "now"}}));
    assert_eq!(changed["changes"][0]["reason"], "The partner is late · Bought");
    // What was undone has no reason any more.
    bench.call("edit_undo", json!({}));
    let changed = bench.call("changed", json!({"from": {"at": "revision", "revision": revision}, "to": {"at": "now"}}));
    assert_eq!(changed["changes"][0]["reason"], "The partner is late");
}

#[test]
fn a_snapshot_is_taken_before_a_change_of_very_many_records_and_only_the_newest_are_kept() {
    let bench = Bench::new();
    bench.blank();
    for round in 0..10 {
        let puts: Vec<Value> = (0..20)
            .map(|n| json!({"op": "put", "kind": "risk", "fields": {"title": format!("{round}/{n}")}}))
            .collect();
        let made = bench.call("edit_apply", json!({"changes": puts}));
        assert_eq!(made["created"].as_array().unwrap().len(), 20);
    }
    let snapshots = bench.call("app_info", json!({}))["open"]["strategy"]["snapshots"].clone();
    assert_eq!(snapshots.as_array().unwrap().len(), 8);
    assert!(snapshots.as_array().unwrap().iter().all(|one| one["name"] == "Before: Add 20 risks"));
    bench.call("edit_undo", json!({}));
    let snapshots = bench.call("app_info", json!({}))["open"]["strategy"]["snapshots"].clone();
    assert_eq!(
        snapshots.as_array().unwrap().len(),
        8,
        "with it went the one that it took; the one that it dropped is back"
    );
}
