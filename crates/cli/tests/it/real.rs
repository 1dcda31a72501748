//! Real input: the goals of a real project as a roadmap, and real decision records as decision records. It lies beside
//! the repository and is not part of it; without it these tests say so and pass.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use crate::machine::{Machine, squeezed, words};

fn shared(path: &str) -> Option<PathBuf> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data").join(path);
    if !path.exists() {
        println!("skipped: {} is not there", path.display());
        return None;
    }
    Some(path)
}

/// The changes that make the goals: a theme for each theme, an initiative for each goal.
fn goals(goals: &[Value]) -> Vec<Value> {
    let text = |goal: &Value, field: &str| goal[field].as_str().unwrap_or_default().to_owned();
    let themes: BTreeSet<String> =
        goals.iter().map(|goal| text(goal, "theme")).filter(|theme| !theme.is_empty()).collect();
    let id = |kind: usize, n: usize| format!("019e0000-0000-7000-8{kind:03}-{n:012}");
    let ids: BTreeMap<&String, String> = themes.iter().enumerate().map(|(n, theme)| (theme, id(1, n))).collect();
    let mut changes: Vec<Value> = ids
        .iter()
        .map(|(theme, id)| json!({"op": "put", "kind": "theme", "id": id, "fields": {"name": theme}}))
        .collect();
    for (n, goal) in goals.iter().enumerate() {
        let horizon = match (text(goal, "status").as_str(), &text(goal, "release")[..4]) {
            ("Not accepted", _) => "not_now",
            (_, "2024") => "now",
            (_, "2025") => "next",
            _ => "later",
        };
        let owners: Vec<&str> = goal["owners"].as_array().unwrap().iter().filter_map(Value::as_str).collect();
        changes.push(json!({"op": "put", "kind": "initiative", "id": id(2, n), "fields": {
            "title": goal["title"], "code": text(goal, "id"), "summary": goal["description"], "theme": ids.get(&text(goal, "theme")),
            "owner": owners.join(", "), "horizon": horizon, "start": goal["start"], "end": goal["due"],
            "commitment": if goal["status"] == "Accepted" { "committed" } else { "exploratory" },
            "not_now_reason": if horizon == "not_now" { "Not accepted" } else { "" },
        }}));
    }
    changes
}

#[test]
fn real_goals_become_a_roadmap_in_one_operation() {
    let Some(path) = shared("roadmaps/csv-from-rust-project-goals/truth.json") else { return };
    let truth: Vec<Value> = serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap();
    assert_eq!(truth.len(), 191);
    let machine = Machine::empty();
    machine.done(&["new", "s.lodestar", "--title", "Project goals"]);
    let before = machine.strategy();
    fs::write(machine.path("goals.json"), json!(goals(&truth)).to_string()).unwrap();
    machine.done(&["apply", "s.lodestar", "goals.json", "--label", "191 goals"]);
    let applied = machine.strategy();
    assert_eq!(applied["initiatives"].as_array().unwrap().len(), 191);
    for (initiative, goal) in applied["initiatives"].as_array().unwrap().iter().zip(&truth) {
        assert_eq!((&initiative["title"], &initiative["summary"]), (&goal["title"], &goal["description"]));
    }

    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for goal in &truth {
        let title = goal["title"].as_str().unwrap().trim();
        let title = if title.is_empty() { "Untitled initiative" } else { title };
        let title = [goal["id"].as_str().unwrap(), title].join(" ").trim().to_owned();
        *counts.entry(title).or_default() += 1;
    }
    machine.done(&["export", "s.lodestar", "--document", "roadmap", "--format", "md", "--out", "roadmap.md"]);
    let mut rows: BTreeMap<String, usize> = BTreeMap::new();
    for line in
        machine.text("roadmap.md").lines().filter(|line| line.starts_with("| ") && !line.starts_with("| Initiative |"))
    {
        let cell = unescaped(line.trim_start_matches("| ").split(" |").next().unwrap());
        if !cell.starts_with("---") {
            *rows.entry(cell).or_default() += 1;
        }
    }
    assert_eq!(rows, counts, "each goal has its row in the Markdown, no more and no fewer");

    machine.done(&[
        "export",
        "s.lodestar",
        "--document",
        "roadmap",
        "--format",
        "pdf",
        "--paper",
        "a3",
        "--out",
        "roadmap.pdf",
    ]);
    let words = words(&machine.path("roadmap.pdf"));
    for goal in &truth {
        let title = goal["title"].as_str().unwrap();
        assert!(words.contains(&squeezed(title)), "“{title}” is missing from the PDF");
    }

    machine.done(&["undo", "s.lodestar"]);
    assert_eq!(machine.strategy(), before, "undone as a whole");
    machine.done(&["redo", "s.lodestar"]);
    assert_eq!(machine.strategy(), applied, "and done again");
}

/// Markdown without its escapes.
fn unescaped(text: &str) -> String {
    let mut out = String::new();
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match (c, chars.peek()) {
            ('\\', Some(next)) if next.is_ascii_punctuation() => {}
            _ => out.push(c),
        }
    }
    out
}

/// Records with wide tables, code, links of all kinds and images, from four projects.
const RECORDS: [&str; 6] = [
    "nats-io+nats-architecture-and-design/adr/ADR-38.md",
    "nats-io+nats-architecture-and-design/adr/ADR-36.md",
    "nats-io+nats-architecture-and-design/adr/ADR-7.md",
    "adr+madr/docs/decisions/0008-add-status-field.md",
    "alphagov+govuk-aws/docs/architecture/decisions/0027-move-publicapi-away-from-frontend-lb.md",
    "thomvaill+log4brains/packages/web/docs/adr/20200927-avoid-react-fc-type.md",
];

#[test]
fn real_decision_records_stay_legible() {
    let Some(folder) = shared("adr") else { return };
    let mut records: Vec<PathBuf> = RECORDS.iter().map(|name| folder.join(name)).filter(|path| path.exists()).collect();
    records.truncate(6);
    assert!(records.len() >= 5, "{records:?}");
    let texts: Vec<String> = records.iter().map(|path| fs::read_to_string(path).unwrap()).collect();
    let machine = Machine::blank();
    let changes: Vec<Value> = texts
        .iter()
        .enumerate()
        .map(|(n, text)| {
            let fields =
                json!({"number": n + 1, "title": format!("Record {}", n + 1), "context": text, "status": "accepted"});
            json!({"op": "put", "kind": "decision", "fields": fields})
        })
        .collect();
    machine.apply(&json!(changes));
    for (n, (text, path)) in texts.iter().zip(&records).enumerate() {
        let number = (n + 1).to_string();
        let name = path.file_name().unwrap().to_str().unwrap();
        let export = |format: &str, out: &str| {
            machine.run(&[
                "export",
                "s.lodestar",
                "--document",
                "decision",
                "--decision",
                &number,
                "--format",
                format,
                "--out",
                out,
            ])
        };
        let (md, pdf) = (format!("{number}.md"), format!("{number}.pdf"));
        assert_eq!(export("md", &md).status, 0, "{name}");
        assert_eq!(export("pdf", &pdf).status, 0, "{name}");
        let (markdown, pdf) = (machine.text(&md), words(&machine.path(&pdf)));
        let mut fence = None;
        let (mut code, mut prose) = (0, 0);
        for line in text.lines() {
            let mark = line.trim_start().chars().take_while(|c| *c == '`').count();
            if mark >= 3 && fence.is_none_or(|open| mark >= open) {
                fence = if fence.is_some() { None } else { Some(mark) };
            } else if fence.is_some() {
                assert!(markdown.contains(line.trim()), "{name}: the code “{line}” is not in the Markdown");
                // A line of thousands of letters may run over the end of a page.
                let begins: String = squeezed(line).chars().take(80).collect();
                assert!(pdf.contains(&begins), "{name}: the code “{line}” is not in the PDF");
                code += 1;
            } else {
                // Words of prose and tables, without addresses, which a PDF keeps behind their words.
                let line = line
                    .split("](")
                    .map(|part| part.split_once(')').map_or(part, |(_, rest)| rest))
                    .collect::<Vec<_>>()
                    .join(" ");
                for word in line.split(|c: char| !c.is_alphabetic()).filter(|word| word.chars().count() > 3) {
                    if !line.contains('<') && !line.contains("]:") {
                        assert!(markdown.contains(word), "{name}: “{word}” is not in the Markdown");
                        assert!(pdf.contains(word), "{name}: “{word}” of “{line}” is not in the PDF");
                        prose += 1;
                    }
                }
            }
        }
        assert!(code + prose > 60, "{name}: {code} lines of code, {prose} words");
        for target in text
            .split("](")
            .skip(1)
            .filter_map(|rest| rest.split([')', ' ']).next())
            .filter(|t| t.len() > 8 && !t.contains('('))
        {
            assert!(markdown.contains(target), "{name}: the link to {target} is gone");
        }
        // Nothing of the record's own structure stands on a level with the sections of the document.
        let sections: Vec<&str> =
            outside_code(&markdown).filter(|line| line.starts_with("# ") || line.starts_with("## ")).collect();
        assert_eq!(sections, [format!("# Record {number}").as_str(), "## Context and Problem Statement"], "{name}");
    }
}

fn outside_code(markdown: &str) -> impl Iterator<Item = &str> {
    let mut fenced = 0;
    markdown.lines().filter(move |line| {
        let mark = line.trim_start().chars().take_while(|c| *c == '`').count();
        match (fenced, mark) {
            (0, 3..) => fenced = mark,
            (open, _) if open > 0 && mark >= open => fenced = 0,
            _ => return fenced == 0,
        }
        false
    })
}
