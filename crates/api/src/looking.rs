//! What the window looks at: the plan, an option of it, or the strategy as it was.
//!
//! All screens, figures, checks and documents show what is looked at. Edits in an option become one operation on the
//! record of the option, so that they are as safe as any other, stand in the history and can be undone; the plan is not
//! touched. What has been can only be read.

use std::sync::Arc;

use chrono::{Local, NaiveDate};
use lodestar_documents::Stamp;
use lodestar_model::apply::Stop;
use lodestar_model::branch::{Branch, Lost, Written, of_option, written};
use lodestar_model::reason::asked;
use lodestar_model::records::{OptionStatus, PlanOption};
use lodestar_model::tried::{Clash, clashes, was};
use lodestar_model::{Change, Fields, Id, Kind, Operation, Strategy, Target, advise, describe};
use lodestar_store::{Applied, Store};
use serde_json::json;

use crate::app::locked;
use crate::edit::{WINDOW, patch};
use crate::points::{Side, find, guarded};
use crate::wire::{Apply, Asked, Look, LookAt, Looking, Opened, Patch, Point, PointInfo, RecordProblem, Upsert};
use crate::{App, Failure};

/// Kinds that belong to the file or to its workshops and not to a plan: they are not changed in an option.
const OUTSIDE: [Kind; 6] =
    [Kind::Snapshot, Kind::Publication, Kind::Workshop, Kind::WorkshopStep, Kind::WorkshopNote, Kind::WorkshopRun];

/// What the window looks at.
#[derive(Default)]
pub(crate) enum View {
    /// The plan.
    #[default]
    Plan,
    /// An option, with the plan as it was in it last.
    Option { id: Id, known: Option<Known> },
    /// The strategy as it was.
    Past { point: Point, info: PointInfo, operation: u64, strategy: Arc<Strategy> },
}

/// An option worked out, for one revision of the file.
pub(crate) struct Known {
    revision: u64,
    strategy: Arc<Strategy>,
    lost: Vec<Lost>,
    clashes: Vec<Clash>,
}

/// What figures are told apart by, besides the revision.
#[derive(Clone, PartialEq)]
pub(crate) enum ViewKey {
    Plan,
    Option(Id),
    Past(u64),
}

/// The strategy that is looked at.
pub(crate) struct Seen {
    pub(crate) strategy: Arc<Strategy>,
    /// The name of the option that it is in.
    option: Option<String>,
    pub(crate) stamp: Stamp,
    pub(crate) today: NaiveDate,
    pub(crate) key: ViewKey,
    pub(crate) looking: Option<Looking>,
    /// Why it cannot be changed.
    pub(crate) sealed: Option<String>,
    pub(crate) undo: Option<String>,
    pub(crate) redo: Option<String>,
}

impl Seen {
    /// The strategy for documents: one of an option says so in its title, not to be taken for the plan.
    pub(crate) fn titled(&self) -> Arc<Strategy> {
        let Some(option) = &self.option else { return Arc::clone(&self.strategy) };
        let mut titled = (*self.strategy).clone();
        if let Some(about) = titled.strategy.first_mut() {
            about.title = format!("{} – {}", about.title.trim(), option.trim());
        }
        Arc::new(titled)
    }
}

/// The record of an option.
pub(crate) fn option_of(strategy: &Strategy, id: Id) -> Result<&PlanOption, Failure> {
    let found = strategy.plan_options.iter().find(|one| one.id == id);
    found.ok_or_else(|| lodestar_store::Error::Unknown { kind: Kind::PlanOption, id }.into())
}

impl App {
    /// Whether the plan itself is looked at.
    pub(crate) fn looks_at_plan(&self) -> bool {
        matches!(*locked(&self.looking), View::Plan)
    }

    /// Fails where something else than the plan is looked at: for what concerns the file or the plan alone.
    pub(crate) fn needs_plan(&self, what: &str) -> Result<(), Failure> {
        match &*locked(&self.looking) {
            View::Plan => Ok(()),
            View::Option { .. } => {
                let message = format!("{what} is about the plan, and you are in an option.");
                Err(Failure::new("in_option", message, "Leave the option first: what you did in it is kept."))
            }
            View::Past { info, .. } => Err(in_the_past(info)),
        }
    }

    /// What is looked at. An option that is gone is left.
    pub(crate) fn seen(&self, store: &Store) -> Result<Seen, Failure> {
        let mut view = locked(&self.looking);
        let plan = store.strategy();
        if let View::Option { id, .. } = &*view
            && !plan.plan_options.iter().any(|one| one.id == *id)
        {
            *view = View::Plan;
        }
        let now = Stamp { when: self.host.now(), revision: store.revision() };
        let words = |label: Option<&str>| label.map(str::to_owned);
        Ok(match &mut *view {
            View::Plan => Seen {
                strategy: plan,
                option: None,
                stamp: now,
                today: self.today(),
                key: ViewKey::Plan,
                looking: None,
                sealed: None,
                undo: words(store.undo_label()),
                redo: words(store.redo_label()),
            },
            View::Option { id, known } => {
                let id = *id;
                let option = option_of(&plan, id)?;
                if known.as_ref().is_none_or(|known| known.revision != store.revision()) {
                    *known = Some(work_out(&plan, option, store.revision())?);
                }
                let Some(known) = known else { return Err(Failure::new("internal", "The option is gone.", "")) };
                let undo = if store.undo_is_of(Kind::PlanOption, id)? { words(store.undo_label()) } else { None };
                let redo = if store.redo_is_of(Kind::PlanOption, id)? { words(store.redo_label()) } else { None };
                Seen {
                    strategy: Arc::clone(&known.strategy),
                    option: Some(option.name.clone()),
                    stamp: now,
                    today: self.today(),
                    key: ViewKey::Option(id),
                    looking: Some(Looking::Option { id, lost: known.lost.clone(), clashes: known.clashes.clone() }),
                    sealed: sealed(option),
                    undo,
                    redo,
                }
            }
            View::Past { point, info, operation, strategy } => Seen {
                strategy: Arc::clone(strategy),
                option: None,
                stamp: Stamp { when: info.time, revision: info.revision },
                today: info.time.with_timezone(&Local).date_naive(),
                key: ViewKey::Past(*operation),
                looking: Some(Looking::Past { point: point.clone(), info: info.clone() }),
                sealed: Some("it is as it was, and what has been cannot be changed".into()),
                undo: None,
                redo: None,
            },
        })
    }

    /// Shows the plan, an option, or the strategy as it was.
    pub(crate) fn look(&self, look: Look) -> Result<Opened, Failure> {
        self.with_store(|store| {
            let view = match look.at {
                LookAt::Plan | LookAt::Past { point: Point::Now } => View::Plan,
                LookAt::Option { id } | LookAt::Past { point: Point::Option { id } } => {
                    option_of(&store.strategy(), id)?;
                    View::Option { id, known: None }
                }
                LookAt::Past { point } => {
                    let found = find(store, &point, Side::To)?;
                    View::Past { point, info: found.info, operation: found.operation, strategy: found.strategy }
                }
            };
            *locked(&self.looking) = view;
            self.opened(store)
        })
    }

    /// Does something to the file and tells the page what changed in what it looks at.
    pub(crate) fn done(
        &self,
        store: &mut Store,
        act: impl FnOnce(&mut Store) -> Result<Applied, Failure>,
    ) -> Result<Patch, Failure> {
        if self.looks_at_plan() {
            let applied = act(store)?;
            return Ok(patch(store, applied));
        }
        let before = self.seen(store)?;
        if let Some(Looking::Past { info, .. }) = &before.looking {
            return Err(in_the_past(info));
        }
        let applied = act(store)?;
        let after = self.seen(store)?;
        let mut told = patch(store, applied);
        (told.upserts, told.deletes, told.problems) = between(&before.strategy, &after.strategy);
        (told.undo, told.redo) = (after.undo, after.redo);
        Ok(told)
    }

    /// Applies changes to what is looked at.
    pub(crate) fn change(&self, store: &mut Store, mut operation: Operation) -> Result<Patch, Failure> {
        let id = match &*locked(&self.looking) {
            View::Option { id, .. } => Some(*id),
            View::Plan | View::Past { .. } => None,
        };
        let own = operation.changes.iter().all(|change| change.kind() == Kind::PlanOption);
        let now = self.host.now();
        let asked_for = operation.changes.iter().filter(|change| matches!(change, Change::Put { .. })).count();
        let Some(id) = id.filter(|_| !own) else {
            let operation = if id.is_none() { guarded(store, operation, false, now) } else { operation };
            let (before, mut asks) = (store.strategy(), None);
            let mut told = self.done(store, |store| {
                let applied = store.apply(&operation, now)?;
                asks = question(&before, &store.strategy(), &applied);
                Ok(applied)
            })?;
            told.asks = asks;
            // A snapshot that was taken before it is not what was asked for.
            told.created.truncate(asked_for);
            return Ok(told);
        };
        let mut created = Vec::new();
        let mut told = self.done(store, |store| {
            if let Some(change) = operation.changes.iter().find(|change| OUTSIDE.contains(&change.kind())) {
                let what = change.kind().def().labels;
                let message = format!("{what} are kept with the plan, not in an option.");
                return Err(Failure::new("in_option", message, "Leave the option first: what you did in it is kept."));
            }
            let seen = self.seen(store)?;
            let plan = store.strategy();
            let option = option_of(&plan, id)?;
            if let Some(why) = sealed(option) {
                let message = format!("“{}” cannot be changed: {why}.", option.name);
                return Err(Failure::new("read_only", message, "Open it again first, or make a new option."));
            }
            let changes = store.named(&operation.changes, now)?;
            created = changes.iter().filter(|one| matches!(one, Change::Put { .. })).filter_map(Change::id).collect();
            let lost = match &seen.looking {
                Some(Looking::Option { lost, .. }) => lost.clone(),
                _ => Vec::new(),
            };
            let what = match operation.label.trim() {
                "" => describe(&seen.strategy, &changes),
                label => label.to_owned(),
            };
            let after = Branch::new(&seen.strategy, now).apply(&changes).map_err(failure)?;
            let mut fields = Fields::new();
            let held = written(&plan, &after, &lost);
            fields.insert("was".into(), json!(was(&plan, option, &held)));
            fields.insert("changes".into(), json!(held));
            operation.label = format!("{}: {what}", option.name.trim());
            operation.coalesce = operation.coalesce.take().map(|key| format!("{id} {key}"));
            operation.changes = vec![Change::Set { kind: Kind::PlanOption, id: Some(id), fields }];
            Ok(store.apply(&operation, now)?)
        })?;
        told.created = created;
        Ok(told)
    }

    /// Applies changes of the window.
    pub(crate) fn change_by_window(&self, apply: Apply) -> Result<Patch, Failure> {
        let Apply { label, coalesce, changes } = apply;
        let label = label.unwrap_or_default();
        let operation = Operation { label, author: self.host.author(), origin: WINDOW.into(), coalesce, changes };
        self.with_store(|store| {
            let told = self.change(store, operation)?;
            self.back_up_now_and_then(store);
            Ok(told)
        })
    }
}

/// What readers will ask about an operation.
fn question(before: &Strategy, after: &Strategy, applied: &Applied) -> Option<Asked> {
    let upserts =
        applied.upserts.iter().filter_map(|(kind, record)| Some((*kind, record.get("id")?.as_str()?.parse().ok()?)));
    let changed: Vec<(Kind, Id)> = upserts.chain(applied.deletes.iter().copied()).collect();
    Some(Asked { operation: applied.operation?, question: asked(before, after, &changed)? })
}

fn in_the_past(info: &PointInfo) -> Failure {
    let message = format!("This is the strategy as it was ({}): it can only be read.", info.name);
    Failure::new("read_only", message, "Go back to now to change it.")
}

/// Why an option is not to be changed.
fn sealed(option: &PlanOption) -> Option<String> {
    match option.status {
        OptionStatus::Open => None,
        OptionStatus::Adopted => Some("it has been adopted".into()),
        OptionStatus::Discarded => Some("it was set aside".into()),
    }
}

fn work_out(plan: &Strategy, option: &PlanOption, revision: u64) -> Result<Known, Failure> {
    let Written { strategy, lost } = of_option(plan, option);
    let clashes = clashes(plan, option);
    Ok(Known { revision, strategy: Arc::new(strategy), lost, clashes })
}

/// What changed between two states, as the page takes it over.
fn between(before: &Strategy, after: &Strategy) -> (Vec<Upsert>, Vec<Target>, Vec<RecordProblem>) {
    let (mut upserts, mut deletes, mut problems) = (Vec::new(), Vec::new(), Vec::new());
    for kind in Kind::ALL.iter().copied() {
        for pair in before.differing(after, kind) {
            match pair {
                (_, Some(record)) => {
                    let (id, record) = (record.id(), record.to_json());
                    let advice = advise(kind.def(), &record).into_iter();
                    problems.extend(advice.map(|one| RecordProblem {
                        kind,
                        id,
                        field: one.field,
                        message: one.message,
                    }));
                    upserts.push(Upsert { kind, record });
                }
                (Some(record), None) => deletes.push(Target { kind, id: record.id() }),
                (None, None) => {}
            }
        }
    }
    (upserts, deletes, problems)
}

/// Why a change in an option was not done, as the store would say it.
fn failure(stop: Stop<lodestar_store::RecordProblem>) -> Failure {
    use lodestar_store::Error;
    Error::stopped(stop, |problem| Error::Refused { problems: vec![problem] }).into()
}
