//! What a reader would take instead: the same content through pandoc with weasyprint, LibreOffice, chromium and marp, as
//! whole processes, in turns with Lodestar's command line. Each tool gets what it likes best: pandoc and marp our
//! Markdown, LibreOffice our Word and PowerPoint files, chromium our HTML.
//!
//! `make bench` or `cargo bench -p lodestar-documents --bench others`, with the variable LODESTAR naming the command
//! line. A tool that is not installed is passed over with a line; none is installed for it. Times are medians of a few
//! runs; memory is the largest resident set of any process, where GNU time is there to say. The goal is a ratio of 10
//! to the fastest of them, and less memory.

#![allow(clippy::expect_used, missing_docs)]

#[path = "../tests/it/loose.rs"]
mod loose;
#[path = "../tests/it/sample.rs"]
mod sample;

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use lodestar_model::Kind;
use serde_json::{Value, json};

/// The most runs of a tool on a document.
const RUNS: usize = 5;
/// A tool that takes longer is not asked again.
const SLOW: Duration = Duration::from_secs(12);
/// A tool that takes longer than this is given up: a long book is beyond some.
const GIVEN_UP: u64 = 240;

/// A document that is measured.
struct Task {
    name: &'static str,
    document: &'static str,
    /// How many initiatives; none for the example.
    initiatives: Option<usize>,
    /// What LibreOffice reads.
    office: &'static str,
    paper: &'static str,
    /// Whether marp makes slides of it.
    slides: bool,
}

const TASKS: &[Task] = &[
    Task { name: "one-page vision", document: "vision", initiatives: None, office: "docx", paper: "a4", slides: false },
    Task {
        name: "roadmap of 60",
        document: "roadmap",
        initiatives: Some(60),
        office: "docx",
        paper: "a4",
        slides: false,
    },
    Task {
        name: "book of 1000",
        document: "book",
        initiatives: Some(1000),
        office: "docx",
        paper: "a4",
        slides: false,
    },
    Task { name: "deck", document: "deck", initiatives: None, office: "pptx", paper: "wide", slides: true },
];

fn main() {
    // `cargo test` runs benches too, with nothing to measure.
    if !std::env::args().any(|arg| arg == "--bench") {
        return;
    }
    let Ok(program) = std::env::var("LODESTAR") else {
        println!("others: LODESTAR names no command line, so there is nothing to compare");
        return;
    };
    let folder = tempfile::tempdir().expect("a folder");
    let wanted: Vec<String> = std::env::args().skip(1).filter(|arg| !arg.starts_with('-')).collect();
    for task in TASKS {
        if wanted.iter().any(|word| !task.name.contains(word.as_str()) && !"others".contains(word.as_str())) {
            continue;
        }
        measure(task, &program, folder.path());
    }
}

/// What a run took.
#[derive(Clone, Copy)]
struct Took {
    time: Duration,
    /// KiB.
    memory: Option<u64>,
}

fn measure(task: &Task, program: &str, folder: &Path) {
    let folder = folder.join(task.name.replace(' ', "-"));
    std::fs::create_dir_all(&folder).expect("a folder");
    let file = strategy(task, program, &folder);
    let export = |format: &str, to: &Path| {
        let args =
            ["export", "--document", task.document, "--format", format, "--paper", task.paper, "--force", "--out"];
        let mut args: Vec<OsString> = args.iter().map(OsString::from).collect();
        args.insert(1, file.clone().into());
        args.push(to.into());
        args
    };
    let ours = folder.join("lodestar.pdf");
    let own = |program: &str, args: Vec<OsString>| run(program, &args, &folder).expect("the command line exports");
    let markdown = folder.join("text.md");
    if task.document == "book" {
        own(program, export("md", &folder.join("chapters")));
        std::fs::write(&markdown, joined(&folder.join("chapters"))).expect("a file");
    } else {
        own(program, export("md", &markdown));
    }
    let (html, office) = (folder.join("page.html"), folder.join(format!("file.{}", task.office)));
    own(program, export("html", &html));
    own(program, export(task.office, &office));

    let mut best: Option<(&str, Took)> = None;
    let mut lines = Vec::new();
    // Lodestar first and between the others, so that a busy moment of the machine hits all.
    let mut mine = Vec::new();
    for (tool, command) in tools(task, &folder, &markdown, &html, &office) {
        let Some((name, args)) = command else {
            lines.push(format!("    {tool:<22} passed over: not installed"));
            continue;
        };
        let mut runs = Vec::new();
        while runs.len() < RUNS {
            mine.push(own(program, export("pdf", &ours)));
            match run(&name, &args, &folder) {
                Ok(took) => runs.push(took),
                Err(why) => {
                    lines.push(format!("    {tool:<22} {why}"));
                    break;
                }
            }
            if runs.last().is_some_and(|took| took.time > SLOW) {
                break;
            }
        }
        if let Some(took) = median(&runs) {
            lines.push(format!("    {tool:<22} {}", words(took)));
            if best.is_none_or(|(_, best)| took.time < best.time) {
                best = Some((tool, took));
            }
        }
    }
    if mine.is_empty() {
        mine.extend((0..RUNS).map(|_| own(program, export("pdf", &ours))));
    }
    let Some(mine) = median(&mine) else { return };
    println!("{} to PDF, whole processes", task.name);
    println!("    {:<22} {}", "Lodestar", words(mine));
    lines.iter().for_each(|line| println!("{line}"));
    if let Some((tool, took)) = best {
        let ratio = took.time.as_secs_f64() / mine.time.as_secs_f64();
        let missed = if ratio < 10.0 { "   MISSED" } else { "" };
        println!("    {tool} takes {ratio:.1} times as long, goal 10{missed}");
    }
}

/// What would be taken instead; nothing where it is not installed.
#[allow(clippy::type_complexity)]
fn tools(
    task: &Task,
    folder: &Path,
    markdown: &Path,
    html: &Path,
    office: &Path,
) -> Vec<(&'static str, Option<(String, Vec<OsString>)>)> {
    let args = |words: &[&str], paths: &[&Path]| {
        let paths = paths.iter().map(|path| path.as_os_str().to_owned());
        words.iter().map(OsString::from).chain(paths).collect::<Vec<_>>()
    };
    let pandoc = installed(&["pandoc"]).filter(|_| installed(&["weasyprint"]).is_some()).map(|name| {
        let out = folder.join("pandoc.pdf");
        (name, args(&["--from=gfm", "--pdf-engine=weasyprint", "--metadata=title:Strategy", "-o"], &[&out, markdown]))
    });
    let libre = installed(&["soffice", "libreoffice"]).map(|name| {
        // A profile of its own: neither that of the user nor a new one each time.
        let profile = format!("-env:UserInstallation=file://{}", folder.join("profile").display());
        let words = [profile.as_str(), "--headless", "--convert-to", "pdf", "--outdir"];
        (name, args(&words, &[folder, office]))
    });
    let browser = installed(&["chromium", "chromium-browser", "google-chrome"]);
    let chrome = browser.clone().map(|name| {
        let to = format!("--print-to-pdf={}", folder.join("chromium.pdf").display());
        let page = format!("file://{}", html.display());
        (name, args(&["--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer", &to, &page], &[]))
    });
    let mut all = vec![("pandoc, weasyprint", pandoc), ("LibreOffice", libre), ("chromium, our HTML", chrome)];
    if task.slides {
        let marp = installed(&["marp"]).filter(|_| browser.is_some()).map(|name| {
            let (out, slides) = (folder.join("marp.pdf"), folder.join("slides.md"));
            // A slide for each heading, as somebody would write it.
            let text = std::fs::read_to_string(markdown).expect("the text");
            std::fs::write(&slides, format!("---\nmarp: true\nheadingDivider: 2\n---\n{text}")).expect("a file");
            (name, args(&["--no-stdin", "--allow-local-files", "--pdf", "-o"], &[&out, &slides]))
        });
        all.push(("marp, chromium", marp));
    }
    all
}

/// The first of some programs that is there.
fn installed(names: &[&str]) -> Option<String> {
    let path = std::env::var_os("PATH")?;
    let there = |name: &&&str| std::env::split_paths(&path).any(|folder| folder.join(name).is_file());
    names.iter().find(there).map(|name| (*name).to_owned())
}

/// Runs a program to its end.
fn run(program: &str, args: &[OsString], folder: &Path) -> Result<Took, String> {
    let told = folder.join("memory.txt");
    let time = Path::new("/usr/bin/time");
    let mut command = Command::new("timeout");
    command.arg(GIVEN_UP.to_string());
    if time.exists() {
        command.arg(time).args(["-f", "%M", "-o"]).arg(&told);
    }
    command.arg(program).args(args).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::piped());
    // marp looks for a browser; its own sandbox needs rights that containers lack.
    command.env("CHROME_NO_SANDBOX", "1");
    let start = Instant::now();
    let output = command.output().map_err(|error| format!("does not start: {error}"))?;
    let elapsed = start.elapsed();
    if output.status.code() == Some(124) {
        return Err(format!("given up after {GIVEN_UP} s"));
    }
    if !output.status.success() {
        let said = String::from_utf8_lossy(&output.stderr);
        return Err(format!("failed: {}", said.lines().last().unwrap_or_default()));
    }
    let memory = std::fs::read_to_string(&told).ok().and_then(|text| text.trim().parse().ok());
    Ok(Took { time: elapsed, memory })
}

/// A file for the task, made through the command line.
fn strategy(task: &Task, program: &str, folder: &Path) -> PathBuf {
    let file = folder.join("strategy.lodestar");
    let example = task.initiatives.is_none();
    let mut args: Vec<OsString> = vec!["new".into(), file.clone().into()];
    args.push(if example { "--example" } else { "--title=Platform strategy 2027" }.into());
    run(program, &args, folder).expect("a new strategy");
    let Some(initiatives) = task.initiatives else { return file };
    let whole = serde_json::to_value(loose::strategy(&sample::loose(initiatives))).expect("a strategy");
    let mut changes = Vec::new();
    for kind in Kind::ALL {
        let def = kind.def();
        for record in whole[def.list].as_array().into_iter().flatten() {
            let fields: serde_json::Map<String, Value> = def
                .fields
                .iter()
                .filter_map(|field| Some((field.name.to_owned(), record.get(field.name)?.clone())))
                .collect();
            changes.push(match def.single {
                true => json!({"op": "set", "kind": kind, "fields": fields}),
                false => json!({"op": "put", "kind": kind, "id": record["id"], "fields": fields}),
            });
        }
    }
    let list = folder.join("changes.json");
    std::fs::write(&list, Value::Array(changes).to_string()).expect("a file");
    run(program, &["apply".into(), file.clone().into(), list.into()], folder).expect("the records of the strategy");
    file
}

/// The files of a folder, one after the other.
fn joined(folder: &Path) -> String {
    let entries = std::fs::read_dir(folder).expect("the chapters");
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.expect("an entry").path()).collect();
    paths.sort();
    paths.iter().map(|path| std::fs::read_to_string(path).expect("a chapter") + "\n\n").collect()
}

fn median(runs: &[Took]) -> Option<Took> {
    let mut runs = runs.to_vec();
    runs.sort_unstable_by_key(|took| took.time);
    runs.get(runs.len() / 2).copied()
}

fn words(took: Took) -> String {
    let memory = took.memory.map(|kib| format!("   {:>5} MB", kib / 1024)).unwrap_or_default();
    format!("{:>9.0} ms{memory}", took.time.as_secs_f64() * 1000.0)
}
