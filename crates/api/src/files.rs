//! Strategies as files: new, example, open, copy, close, recover.

use std::path::{Path, PathBuf};

use chrono::{DateTime, TimeDelta, Utc};
use lodestar_model::{Change, Fields, Kind};
use lodestar_store::{Access, Home, Store, Wish};
use serde_json::json;

use crate::app::locked;
use crate::looking::View;
use crate::templates::{TemplateInfo, template, templates};
use crate::wire::{At, Event, MaybeAt, NewStrategy, Nothing, Opened, Recovered};
use crate::writing::file_stem;
use crate::{App, Failure, example};

/// The extension of strategies.
const EXTENSION: &str = "lodestar";

/// How long edits go on between two backups.
const PAUSE: TimeDelta = TimeDelta::minutes(10);

/// The inks that first pillars get, in turn.
const INKS: [&str; 6] = ["blue", "vermilion", "teal", "plum", "umber", "violet"];

/// What a strategy without a name is called.
const UNTITLED: &str = "Untitled strategy";

/// The changes with which a strategy begins, from a template or blank.
pub fn first_changes(answers: &NewStrategy) -> Result<Vec<Change>, Failure> {
    match &answers.template {
        None => Ok(blank(answers)),
        Some(id) => {
            let mut changes = template(id)?;
            let own = NewStrategy { pillars: Vec::new(), ..answers.clone() };
            changes.extend(answered(&own));
            Ok(changes)
        }
    }
}

/// The changes with which a blank strategy begins.
fn blank(answers: &NewStrategy) -> Vec<Change> {
    let title = if answers.title.trim().is_empty() { UNTITLED } else { &answers.title };
    answered(&NewStrategy { title: title.to_owned(), ..answers.clone() })
}

/// What was answered, as changes; what was not leaves things as they are.
fn answered(answers: &NewStrategy) -> Vec<Change> {
    let set = |kind, fields: Fields| Change::Set { kind, id: None, fields };
    let about = [
        ("title", json!(answers.title.trim())),
        ("organisation", json!(answers.organisation)),
        ("horizon_from", json!(answers.horizon_from)),
        ("horizon_to", json!(answers.horizon_to)),
    ];
    let about: Fields = about
        .into_iter()
        .filter(|(_, value)| !value.is_null() && value != "")
        .map(|(name, value)| (name.to_owned(), value))
        .collect();
    let mut changes = Vec::new();
    if !about.is_empty() {
        changes.push(set(Kind::Strategy, about));
    }
    if !answers.for_whom.trim().is_empty() {
        changes.push(set(Kind::Vision, object(json!({ "for_whom": answers.for_whom }))));
    }
    let names = answers.pillars.iter().map(|name| name.trim()).filter(|name| !name.is_empty());
    for (n, name) in names.enumerate() {
        let code = char::from(b'A' + (n % 26) as u8).to_string();
        let fields = object(json!({ "name": name, "code": code, "colour": INKS[n % INKS.len()] }));
        changes.push(Change::Put { kind: Kind::Pillar, id: None, fields, after: None });
    }
    changes
}

/// The title that a strategy will have after these changes.
fn title_in(changes: &[Change]) -> &str {
    let titles = changes.iter().rev().filter_map(|change| match change {
        Change::Set { kind: Kind::Strategy, fields, .. } => fields.get("title")?.as_str(),
        _ => None,
    });
    titles.into_iter().next().unwrap_or(UNTITLED)
}

fn object(value: serde_json::Value) -> Fields {
    match value {
        serde_json::Value::Object(fields) => fields,
        _ => Fields::new(),
    }
}

/// Makes a new file with first records in it. They are where its history begins: Undo does not take them back.
pub fn make(path: &Path, home: &Home, first: &[Change], now: DateTime<Utc>) -> Result<Store, Failure> {
    Ok(Store::create(path, home, first, now)?)
}

impl App {
    pub(crate) fn new_strategy(&self, answers: NewStrategy) -> Result<Opened, Failure> {
        let first = first_changes(&answers)?;
        let path = self.fresh_path(title_in(&first))?;
        self.begin(&path, &first)
    }

    pub(crate) fn list_templates(&self, _: Nothing) -> Result<Vec<TemplateInfo>, Failure> {
        Ok(templates())
    }

    pub(crate) fn open_example(&self, _: Nothing) -> Result<Opened, Failure> {
        let first = example(self.today());
        let path = self.fresh_path(title_in(&first))?;
        self.begin(&path, &first)
    }

    fn begin(&self, path: &Path, first: &[Change]) -> Result<Opened, Failure> {
        let store = make(path, &self.home(), first, self.host.now())?;
        self.show_store(store)
    }

    /// A file of that title that is not there yet, in the user's documents.
    fn fresh_path(&self, title: &str) -> Result<PathBuf, Failure> {
        let folder = self.host.places().documents.join("Lodestar");
        std::fs::create_dir_all(&folder).map_err(|e| Failure::io("made", &folder, &e))?;
        let stem = file_stem(title, "strategy");
        let names = std::iter::once(stem.clone()).chain((2..).map(|n| format!("{stem}-{n}")));
        let mut paths = names.map(|name| folder.join(format!("{name}.{EXTENSION}")));
        Ok(paths.find(|path| path.symlink_metadata().is_err()).unwrap_or_else(|| folder.join(stem)))
    }

    pub(crate) fn open(&self, at: MaybeAt) -> Result<Option<Opened>, Failure> {
        let choose = || {
            let open = locked(&self.open).as_ref().map(|store| store.path().to_owned());
            // Beside the open file, or else where new strategies are put.
            let beside = open.and_then(|path| path.parent().map(Path::to_owned));
            self.host.choose_strategy(&beside.unwrap_or_else(|| self.host.places().documents.join("Lodestar")))
        };
        match at.path.map(PathBuf::from).or_else(choose) {
            Some(path) => self.open_file(&path).map(Some),
            None => Ok(None),
        }
    }

    /// Opens a strategy in the stead of the one that is open. Where that fails, the old one stays open.
    pub fn open_file(&self, path: &Path) -> Result<Opened, Failure> {
        // The same file again (a reload after a change from outside): its lock must be free first.
        let again = locked(&self.open).as_ref().is_some_and(|store| same_file(store.path(), path));
        if again {
            locked(&self.open).take();
        }
        let store = Store::open(path, Wish::Write, &self.home(), self.host.now())?;
        self.show_store(store)
    }

    /// Opens a strategy and tells the page: for files that the system hands over.
    pub fn open_and_tell(&self, path: &Path) {
        let event = self.open_file(path).map_or_else(Event::Notice, Event::Opened);
        self.host.emit(event);
    }

    fn show_store(&self, store: Store) -> Result<Opened, Failure> {
        let mut open = locked(&self.open);
        *locked(&self.looking) = View::default();
        let opened = self.opened(&store)?;
        self.remember(&store);
        self.back_up(&store);
        *open = Some(store);
        Ok(opened)
    }

    /// Puts a strategy at the head of the recent files, under the title that it has now.
    fn remember(&self, store: &Store) {
        let strategy = store.strategy();
        let (title, organisation) =
            strategy.about().map(|about| (about.title.as_str(), about.organisation.as_str())).unwrap_or_default();
        self.kept.remember(store.path(), title, organisation, self.host.now());
    }

    /// What the page learns of an open store: the plan, or what is looked at in its stead.
    pub(crate) fn opened(&self, store: &Store) -> Result<Opened, Failure> {
        let path = store.path();
        let seen = self.seen(store)?;
        Ok(Opened {
            path: path.to_string_lossy().into_owned(),
            file_name: path.file_name().unwrap_or_default().to_string_lossy().into_owned(),
            strategy: seen.strategy,
            revision: store.revision(),
            read_only: match store.access() {
                Access::Write => seen.sealed,
                Access::ReadOnly(reason) => Some(reason.clone()),
            },
            undo: seen.undo,
            redo: seen.redo,
            saved_at: store.saved_at(),
            looking: seen.looking,
        })
    }

    pub(crate) fn save_copy(&self, at: MaybeAt) -> Result<Option<At>, Failure> {
        let suggested = self.with_store(|store| Ok(store.path().file_name().unwrap_or_default().to_owned()))?;
        let (path, replace) = match at.path {
            Some(path) => (PathBuf::from(path), false),
            None => match self.host.choose_target("Save a copy", Path::new(&suggested)) {
                Some(path) => (path, true),
                None => return Ok(None),
            },
        };
        self.with_store(|store| Ok(store.save_copy(&path, replace)?))?;
        Ok(Some(At { path: path.to_string_lossy().into_owned() }))
    }

    pub(crate) fn close(&self, _: Nothing) -> Result<(), Failure> {
        self.put_away();
        Ok(())
    }

    /// Closes the open strategy, after a backup if it changed since the last.
    pub fn put_away(&self) {
        let store = {
            let mut open = locked(&self.open);
            *locked(&self.looking) = View::default();
            open.take()
        };
        if let Some(store) = store {
            self.remember(&store);
            self.back_up(&store);
        }
    }

    /// A backup if the last is a while ago.
    pub(crate) fn back_up_now_and_then(&self, store: &Store) {
        let since = self.host.now() - *locked(&self.backed_up);
        if since >= PAUSE {
            self.back_up(store);
        }
    }

    /// A backup that cannot be made is no reason to stop work on the strategy.
    fn back_up(&self, store: &Store) {
        *locked(&self.backed_up) = self.host.now();
        if let Err(error) = store.back_up(&self.home(), self.host.now()) {
            tracing::warn!(code = error.code(), "no backup was made");
        }
    }

    /// Saves what can be read of a damaged file into a new file beside it.
    pub(crate) fn recover(&self, at: At) -> Result<Recovered, Failure> {
        let damaged = PathBuf::from(at.path);
        let stem = damaged.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let names = std::iter::once(format!("{stem}-recovered")).chain((2..).map(|n| format!("{stem}-recovered-{n}")));
        let out = names.map(|name| damaged.with_file_name(format!("{name}.{EXTENSION}"))).find(|path| !path.exists());
        let out = out.unwrap_or_else(|| damaged.with_extension("recovered"));
        let report = lodestar_store::recover(&damaged, &out, self.host.now())?;
        Ok(Recovered { path: out.to_string_lossy().into_owned(), report: report.lines() })
    }

    /// Notices a change of the open file by another program, and tells the page.
    pub fn look_outside(&self) {
        let changed = locked(&self.open).as_ref().and_then(|store| {
            let how = store.changed_outside().ok().flatten()?;
            Some(lodestar_store::Error::ChangedOutside { path: store.path().to_owned(), how })
        });
        if let Some(error) = changed {
            self.host.emit(Event::Notice(error.into()));
        }
    }

    pub(crate) fn home(&self) -> Home {
        Home::new(self.host.places().data)
    }
}

fn same_file(one: &Path, other: &Path) -> bool {
    match (one.canonicalize(), other.canonicalize()) {
        (Ok(one), Ok(other)) => one == other,
        _ => one == other,
    }
}
