//! The commands and their options. Help, completions and the manual all come from here.

mod export;

use std::path::PathBuf;

use chrono::{Datelike, NaiveDate};
use clap::{Args, Parser, Subcommand, ValueEnum, value_parser};
use clap_complete::Shell;
use lodestar_api::model::checks::Severity;

pub use export::{Document, Documents, Export};

/// Make, change, search and publish a strategy.
///
/// A strategy is one file, such as platform.lodestar. Every change is one operation: it is saved at once, as a whole
/// or not at all, and can be undone. The window and the command line work on the same files.
#[derive(Parser)]
#[command(
    name = "lodestar",
    version,
    max_term_width = 100,
    after_help = "Exit status: 0 done; 1 not done, with the reason on standard error, or found by check --fail-on;\n\
        2 wrong arguments.\n\
        LODESTAR_DATA names the folder for locks and backups; SOURCE_DATE_EPOCH fixes the time on documents and of the example.",
    after_long_help = "Examples:\n  \
        lodestar new harbour.lodestar --example\n  \
        lodestar show harbour.lodestar\n  \
        lodestar export harbour.lodestar --document vision --format pdf\n\n\
        Exit status: 0 done; 1 not done, with the reason on standard error, or found by check --fail-on;\n\
        2 wrong arguments.\n\
        LODESTAR_DATA names the folder for locks and backups; SOURCE_DATE_EPOCH fixes the time on documents and of the example."
)]
pub struct Cli {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// The commands.
#[derive(Subcommand)]
pub enum Command {
    /// Make a new strategy
    #[command(after_help = "Examples:\n  \
        lodestar new platform.lodestar --title 'Platform strategy 2027'\n  \
        lodestar new platform.lodestar --template platform\n  \
        lodestar new harbour.lodestar --example")]
    New(New),
    /// List the templates that a new strategy can begin with
    #[command(after_help = "Examples:\n  lodestar templates\n  lodestar templates --json")]
    Templates(Templates),
    /// Show the whole strategy: an outline, or everything as JSON
    #[command(after_help = "Examples:\n  \
        lodestar show harbour.lodestar\n  \
        lodestar show harbour.lodestar --json | jq '.initiatives[].title'")]
    Show(Show),
    /// Apply changes from a JSON file as one operation, and print the new revision
    ///
    /// CHANGES.json is a list of changes, applied in order, all or none:
    ///
    ///   [{"op": "put", "kind": "theme", "fields": {"name": "Billing"}},
    ///    {"op": "set", "kind": "vision", "fields": {"statement": "One live promise."}},
    ///    {"op": "move", "kind": "initiative", "id": "…", "after": null},
    ///    {"op": "delete", "kind": "theme", "id": "…"}]
    ///
    /// put makes a record (with an "id" of its own where others refer to it), set changes some
    /// fields (strategy and vision need no id), move puts a record behind another (null: first),
    /// delete takes it out. `lodestar kinds` names all kinds and fields.
    #[command(
        verbatim_doc_comment,
        after_help = "Examples:\n  \
        lodestar apply harbour.lodestar changes.json --label 'Ideas from the workshop'\n  \
        generate-changes | lodestar apply harbour.lodestar -"
    )]
    Apply(Apply),
    /// List what was done, newest first
    #[command(after_help = "Examples:\n  \
        lodestar log harbour.lodestar --limit 10\n  \
        lodestar log harbour.lodestar --json")]
    Log(Log),
    /// Take back the last operation
    #[command(after_help = "Example:\n  lodestar undo harbour.lodestar")]
    Undo(Step),
    /// Do again what was taken back
    #[command(after_help = "Example:\n  lodestar redo harbour.lodestar")]
    Redo(Step),
    /// Find records by the words in them
    #[command(after_help = "Examples:\n  \
        lodestar search harbour.lodestar gateway\n  \
        lodestar search harbour.lodestar 'nightly freeze' --json")]
    Search(Search),
    /// List what a careful reader would object to
    ///
    /// Each finding has a stable code, a sentence, and why it matters. With --fail-on the command ends with 1 when
    /// something of that level or graver is found, so that it can run on every change. Findings that were silenced with
    /// a reason do not count.
    #[command(after_help = "Examples:\n  \
        lodestar check harbour.lodestar\n  \
        lodestar check harbour.lodestar --fail-on error\n  \
        lodestar check harbour.lodestar --json | jq '.findings[].code'")]
    Check(Check),
    /// Show why a record is there: what it serves, and what serves it
    ///
    /// RECORD is an id, or a title or code that only one record has. Without it, all records are named that lead
    /// nowhere.
    #[command(after_help = "Examples:\n  \
        lodestar trace harbour.lodestar 'End the nightly booking freeze'\n  \
        lodestar trace harbour.lodestar I-12 --json\n  \
        lodestar trace harbour.lodestar")]
    Trace(Trace),
    /// Show what follows from the figures: progress, dates, loads, order and probable finish
    ///
    /// Dates hold for one day: today, or the day given with --today. What has no answer says why. As JSON there is every
    /// figure by the id of its record.
    #[command(after_help = "Examples:\n  \
        lodestar facts harbour.lodestar\n  \
        lodestar facts harbour.lodestar --today 2027-03-31\n  \
        lodestar facts harbour.lodestar --json | jq '.facts.plan.conflicts[].words'")]
    Facts(Facts),
    /// Show what changed between two points in history
    ///
    /// A point is now, start, a day (from its beginning, or to its end), @ and a revision, the name or id of a snapshot,
    /// or last: what the audience saw last, by the publications that were recorded for it.
    #[command(after_help = "Examples:\n  \
        lodestar diff harbour.lodestar 2027-01-01\n  \
        lodestar diff harbour.lodestar 'Q1 review' now\n  \
        lodestar diff harbour.lodestar last --audience executives --json")]
    Diff(Diff),
    /// Give this point in history a name, or list those that have one
    #[command(after_help = "Examples:\n  \
        lodestar snapshot harbour.lodestar 'Before the board'\n  \
        lodestar snapshot harbour.lodestar")]
    Snapshot(Snapshot),
    /// Show the plan and its options side by side: dates, capacity, goals, checks
    ///
    /// Options are other ways that the plan could go, worked out beside it in the same file. A figure that is the same as
    /// in the plan is shown as =.
    #[command(after_help = "Examples:\n  \
        lodestar options harbour.lodestar\n  \
        lodestar options harbour.lodestar --json | jq '.options[].name'\n  \
        lodestar diff harbour.lodestar now 'option:Option B'")]
    Options(Options),
    /// Say why a change was made, now or long after
    ///
    /// What changed shows the reason: in the window, in `lodestar diff` and in the document.
    #[command(after_help = "Examples:\n  \
        lodestar reason harbour.lodestar 41 'The partner interface is late'\n  \
        lodestar reason harbour.lodestar 41 ''")]
    Reason(Reason),
    /// Publish a document
    ///
    /// Without --out the file is named after strategy, document and day, and lies in the current folder. A file that
    /// is there already is replaced only with --force. SVG and PNG have a file for each page, numbered where there are
    /// several. The decisions as Markdown are a folder in the form of MADR 4, one file for each record and an index.
    #[command(after_help = "Examples:\n  \
        lodestar export harbour.lodestar --document vision --format pdf --paper letter\n  \
        lodestar export harbour.lodestar --document roadmap --format pdf --paper a3 --out roadmap.pdf\n  \
        lodestar export harbour.lodestar --document decisions --format md --out docs/decisions --force\n  \
        lodestar export harbour.lodestar --document decision --decision 6 --format md --out -\n  \
        lodestar export harbour.lodestar --document book --format html --audience partners\n  \
        lodestar export harbour.lodestar --document what-changed --format pdf --audience executives --since last\n  \
        lodestar export harbour.lodestar --set board-pack --audience executives --out board")]
    Export(Export),
    /// List the documents with their formats, and the audiences
    #[command(after_help = "Examples:\n  lodestar documents\n  lodestar documents --json")]
    Documents(Documents),
    /// Save a copy of the file, history included
    #[command(after_help = "Example:\n  lodestar backup harbour.lodestar --out harbour-2027-02-16.lodestar")]
    Backup(Backup),
    /// List the backups that Lodestar has made of a file by itself, newest first
    ///
    /// The file need not be there any more. A backup is opened like any other file.
    #[command(after_help = "Example:\n  lodestar backups harbour.lodestar")]
    Backups(Backups),
    /// Read what can be read of a damaged file into a new one
    ///
    /// The damaged file is not touched. What could not be read is listed.
    #[command(after_help = "Example:\n  lodestar recover harbour.lodestar --out harbour-recovered.lodestar")]
    Recover(Recover),
    /// List the kinds of records and their fields, for those who write changes
    #[command(after_help = "Examples:\n  lodestar kinds initiative\n  lodestar kinds --json")]
    Kinds(Kinds),
    /// Print the completions for a shell
    #[command(after_help = "Example:\n  lodestar completions bash > /etc/bash_completion.d/lodestar")]
    Completions(Completions),
    /// Print the manual page, or write one page for each command into a folder
    #[command(after_help = "Examples:\n  lodestar man | man -l -\n  lodestar man --out /usr/local/share/man/man1")]
    Man(Man),
}

/// `new`
#[derive(Args)]
pub struct New {
    /// The file to make; it must not be there yet
    pub file: PathBuf,
    /// Begin with the example strategy
    #[arg(long)]
    pub example: bool,
    /// Begin with a template: its questions stand in brackets, to be replaced
    #[arg(long, value_name = "NAME", conflicts_with = "example")]
    pub template: Option<String>,
    /// The title of the strategy
    #[arg(long, value_name = "TITLE")]
    pub title: Option<String>,
}

/// `templates`
#[derive(Args)]
pub struct Templates {
    /// As JSON
    #[arg(long)]
    pub json: bool,
}

/// `show`
#[derive(Args)]
pub struct Show {
    /// The strategy
    pub file: PathBuf,
    /// Everything as JSON: one list for each kind of record
    #[arg(long)]
    pub json: bool,
}

/// `apply`
#[derive(Args)]
pub struct Apply {
    /// The strategy
    pub file: PathBuf,
    /// The changes; - reads them from standard input
    #[arg(value_name = "CHANGES.json")]
    pub changes: PathBuf,
    /// What the operation is called in the history and in Undo
    #[arg(long, value_name = "LABEL")]
    pub label: Option<String>,
    /// Why, for what changed to show
    #[arg(long, value_name = "TEXT")]
    pub reason: Option<String>,
    /// Print revision, label, the ids of new records, and what could be better about the records, as JSON
    #[arg(long)]
    pub json: bool,
}

/// `log`
#[derive(Args)]
pub struct Log {
    /// The strategy
    pub file: PathBuf,
    /// At most so many operations
    #[arg(long, value_name = "N")]
    pub limit: Option<usize>,
    /// Everything as JSON, with the fields before and after
    #[arg(long)]
    pub json: bool,
}

/// `undo` and `redo`
#[derive(Args)]
pub struct Step {
    /// The strategy
    pub file: PathBuf,
    /// Print revision and label as JSON
    #[arg(long)]
    pub json: bool,
}

/// `search`
#[derive(Args)]
pub struct Search {
    /// The strategy
    pub file: PathBuf,
    /// Words that must all be in the record; each may be the beginning of a word
    pub query: String,
    /// At most so many records
    #[arg(long, value_name = "N", default_value_t = 50, value_parser = value_parser!(u32).range(1..))]
    pub limit: u32,
    /// As JSON
    #[arg(long)]
    pub json: bool,
}

/// `check`
#[derive(Args)]
pub struct Check {
    /// The strategy
    pub file: PathBuf,
    /// As JSON, with the changes that mend a finding where there are any
    #[arg(long)]
    pub json: bool,
    /// End with 1 when something of this level or graver is found
    #[arg(long, value_enum, value_name = "LEVEL")]
    pub fail_on: Option<Level>,
    /// Silenced findings too, with the reason
    #[arg(long)]
    pub all: bool,
    /// The day to hold it against, such as 2027-02-16, instead of today
    #[arg(long, value_name = "DAY", value_parser = day)]
    pub today: Option<NaiveDate>,
}

/// How grave a finding is.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Level {
    /// Something contradicts itself or cannot be kept
    Error,
    /// Something that a reader will ask about
    Warning,
    /// Something that would be better otherwise
    Hint,
}

impl From<Level> for Severity {
    fn from(level: Level) -> Self {
        match level {
            Level::Error => Self::Error,
            Level::Warning => Self::Warning,
            Level::Hint => Self::Hint,
        }
    }
}

/// `trace`
#[derive(Args)]
pub struct Trace {
    /// The strategy
    pub file: PathBuf,
    /// An id, or a title or code that only one record has
    pub record: Option<String>,
    /// As JSON
    #[arg(long)]
    pub json: bool,
}

/// `facts`
#[derive(Args)]
pub struct Facts {
    /// The strategy
    pub file: PathBuf,
    /// The day on which the figures hold, such as 2027-03-31; today where left out
    #[arg(long, value_name = "DAY", value_parser = day)]
    pub today: Option<NaiveDate>,
    /// Every figure as JSON
    #[arg(long)]
    pub json: bool,
}

/// `diff`
#[derive(Args)]
pub struct Diff {
    /// The strategy
    pub file: PathBuf,
    /// The point to compare with
    pub from: String,
    /// What has become of it
    #[arg(default_value = "now")]
    pub to: String,
    /// As far as this audience may see it; everything where left out
    #[arg(long, value_name = "NAME")]
    pub audience: Option<String>,
    /// As JSON
    #[arg(long)]
    pub json: bool,
}

/// `snapshot`
#[derive(Args)]
pub struct Snapshot {
    /// The strategy
    pub file: PathBuf,
    /// What people will call it; without it, the snapshots are listed
    pub name: Option<String>,
    /// As JSON
    #[arg(long)]
    pub json: bool,
}

/// `options`
#[derive(Args)]
pub struct Options {
    /// The strategy
    pub file: PathBuf,
    /// Leave out what must be simulated
    #[arg(long)]
    pub quick: bool,
    /// As JSON
    #[arg(long)]
    pub json: bool,
}

/// `reason`
#[derive(Args)]
pub struct Reason {
    /// The strategy
    pub file: PathBuf,
    /// The revision that the change made, as `lodestar log` lists it
    pub revision: u64,
    /// The reason, in a line; empty takes it away
    pub text: String,
}

/// A day that a strategy can have.
fn day(text: &str) -> Result<NaiveDate, String> {
    let day = text.parse().ok().filter(|day| (1..=9999).contains(&Datelike::year(day)));
    day.ok_or_else(|| "it must be a day such as 2027-03-31".to_owned())
}

/// `backup`
#[derive(Args)]
pub struct Backup {
    /// The strategy
    pub file: PathBuf,
    /// The copy to write
    #[arg(long, value_name = "PATH")]
    pub out: PathBuf,
    /// Replace what is there
    #[arg(long)]
    pub force: bool,
}

/// `backups`
#[derive(Args)]
pub struct Backups {
    /// The strategy, by the path at which it lies or lay
    pub file: PathBuf,
    /// As JSON
    #[arg(long)]
    pub json: bool,
}

/// `recover`
#[derive(Args)]
pub struct Recover {
    /// The damaged file
    pub file: PathBuf,
    /// The new file to write; it must not be there yet
    #[arg(long, value_name = "PATH")]
    pub out: PathBuf,
}

/// `kinds`
#[derive(Args)]
pub struct Kinds {
    /// Only this kind, such as initiative
    pub kind: Option<String>,
    /// As JSON
    #[arg(long)]
    pub json: bool,
}

/// `completions`
#[derive(Args)]
pub struct Completions {
    /// The shell
    pub shell: Shell,
}

/// `man`
#[derive(Args)]
pub struct Man {
    /// The folder to write one page for each command into
    #[arg(long, value_name = "DIR")]
    pub out: Option<PathBuf>,
}
