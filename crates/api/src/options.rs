//! Options of the plan: side by side in figures, adopted, and what no longer applies in them.

use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::{Arc, Mutex};

use chrono::{DateTime, NaiveDate, Utc};
use lodestar_model::branch::{
    Considered, Figure, adoption, decision_draft, figures, forecast_figures, of_option, written,
};
use lodestar_model::diff::difference;
use lodestar_model::records::{OptionStatus, PlanOption};
use lodestar_model::tried::{Clash, clashes, settled, was};
use lodestar_model::{Change, Fields, Id, Kind, Operation, Strategy};
use lodestar_store::Store;
use serde_json::json;

use crate::app::locked;
use crate::edit::WINDOW;
use crate::looking::{View, option_of};
use crate::points::guarded;
use crate::wire::{Adopt, CompareQuery, Compared, LetGo, Opened, OptionCompared, Patch, Settle};
use crate::{App, Failure};

/// The simulations of the plan and its options, for one state of a file.
#[derive(Default)]
pub(crate) struct Simulated(Mutex<Option<(Of, ByOption)>>);

/// The figures of the plan, which has no id, and of its options.
type ByOption = HashMap<Option<Id>, Vec<Figure>>;
/// Simulates a strategy, or says that it is not to be simulated.
type Simulate<'a> = dyn FnMut(Option<Id>, &Strategy) -> Option<Vec<Figure>> + 'a;

/// From what they follow.
#[derive(Clone, PartialEq)]
struct Of {
    path: PathBuf,
    revision: u64,
    changed: DateTime<Utc>,
    today: NaiveDate,
}

/// The plan and its options in figures; simulated as well where `forecast` says so.
pub fn compare(plan: &Strategy, revision: u64, today: NaiveDate, forecast: bool) -> Compared {
    compare_with(plan, revision, today, &mut |_, strategy| forecast.then(|| forecast_figures(strategy, today)))
}

fn compare_with(plan: &Strategy, revision: u64, today: NaiveDate, simulated: &mut Simulate<'_>) -> Compared {
    let mut all = |id, strategy: &Strategy| {
        let first = simulated(id, strategy).unwrap_or_default();
        [first, figures(strategy, today)].concat()
    };
    let options = plan.plan_options.iter().map(|option| {
        let found = of_option(plan, option);
        OptionCompared {
            id: option.id,
            figures: all(Some(option.id), &found.strategy),
            changes: difference(plan, &found.strategy).changes,
            lost: found.lost,
            clashes: clashes(plan, option),
        }
    });
    let options = options.collect();
    Compared { revision, today, plan: all(None, plan), options }
}

impl App {
    /// The plan and its options side by side.
    pub(crate) fn compare(&self, query: CompareQuery) -> Result<Compared, Failure> {
        // Beside the strategy: edits do not wait for it.
        let today = self.today();
        let (plan, of) = self.with_store(|store| {
            let (path, revision) = (store.path().to_owned(), store.revision());
            Ok((store.strategy(), Of { path, revision, changed: store.saved_at(), today }))
        })?;
        let revision = of.revision;
        if !query.forecast {
            return Ok(compare(&plan, revision, today, false));
        }
        let mut kept = locked(&self.simulated.0);
        if kept.as_ref().is_none_or(|(known, _)| *known != of) {
            *kept = Some((of, HashMap::new()));
        }
        let mut of = kept.as_mut().map(|(_, found)| found);
        Ok(compare_with(&plan, revision, today, &mut |id, strategy| match &mut of {
            Some(found) => Some(found.entry(id).or_insert_with(|| forecast_figures(strategy, today)).clone()),
            None => Some(forecast_figures(strategy, today)),
        }))
    }

    /// Makes an option the plan, in one step that Undo takes back.
    pub(crate) fn adopt(&self, adopt: Adopt) -> Result<Opened, Failure> {
        let (author, now, today) = (self.host.author(), self.host.now(), self.today());
        let plan = self.with_store(|store| Ok(store.strategy()))?;
        // Simulated beside the strategy: it may take a moment.
        let draft = adopt.decision.then(|| draft(&plan, option_of(&plan, adopt.id)?, today)).transpose()?;
        self.with_store(|store| {
            if !Arc::ptr_eq(&plan, &store.strategy()) {
                return Err(Failure::new("busy", "The strategy changed in this moment.", "Adopt it once more."));
            }
            let option = option_of(&plan, adopt.id)?;
            if option.status != OptionStatus::Open {
                let message = format!("“{}” is not open.", option.name);
                return Err(Failure::new("option", message, "Open it again to adopt it."));
            }
            let decision = draft.map(|fields| (store.new_id(now), fields));
            let operation = Operation {
                label: format!("Adopt “{}”", option.name.trim()),
                author,
                origin: WINDOW.into(),
                coalesce: None,
                changes: adoption(&plan, option, &adopt.aside, decision),
            };
            let operation = guarded(store, operation, true, now);
            let applied = store.apply(&operation, now)?;
            if let Some(made) = applied.operation {
                // What changed says why: the option is the reason.
                store.note(made, &reason(option))?;
            }
            *locked(&self.looking) = View::Plan;
            self.back_up_now_and_then(store);
            self.opened(store)
        })
    }

    /// Gives up what no longer applies in an option.
    pub(crate) fn let_go(&self, of: LetGo) -> Result<Opened, Failure> {
        let (author, now) = (self.host.author(), self.host.now());
        self.with_store(|store| {
            let operation = letting_go(store, of.id, author)?;
            store.apply(&operation, now)?;
            self.opened(store)
        })
    }

    /// Settles what plan and option both changed: what the option says stays, or goes in favour of the plan.
    pub(crate) fn settle(&self, of: Settle) -> Result<Patch, Failure> {
        let author = self.host.author();
        self.with_store(|store| {
            let plan = store.strategy();
            let option = option_of(&plan, of.id)?;
            if option.status != OptionStatus::Open {
                let message = format!("“{}” is not open.", option.name);
                return Err(Failure::new("option", message, "Open it again to change it."));
            }
            let found = clashes(&plan, option);
            let same = |one: &&Clash| (one.kind, one.id, &one.field) == (of.record.kind, of.record.id, &of.field);
            let Some(clash) = found.iter().find(same) else {
                return Err(Failure::new("nothing_to_do", "Plan and option agree on this by now.", ""));
            };
            let (changes, was) = settled(&plan, option, (clash.kind, clash.id, clash.field.as_deref()), of.keep);
            let mut fields = Fields::new();
            if changes != option.changes {
                fields.insert("changes".into(), json!(changes));
            }
            fields.insert("was".into(), json!(was));
            let whose = if of.keep { "keep its own" } else { "take the plan’s" };
            let label = format!("{}: {whose} {} of “{}”", option.name.trim(), clash.label.to_lowercase(), clash.title);
            let changes = vec![Change::Set { kind: Kind::PlanOption, id: Some(of.id), fields }];
            self.change(store, Operation { label, author, origin: WINDOW.into(), coalesce: None, changes })
        })
    }
}

fn letting_go(store: &Store, id: Id, author: String) -> Result<Operation, Failure> {
    let plan = store.strategy();
    let option = option_of(&plan, id)?;
    let found = of_option(&plan, option);
    let mut fields = Fields::new();
    let held = written(&plan, &found.strategy, &[]);
    fields.insert("was".into(), json!(was(&plan, option, &held)));
    fields.insert("changes".into(), json!(held));
    Ok(Operation {
        label: format!("{}: give up what no longer applies", option.name.trim()),
        author,
        origin: WINDOW.into(),
        coalesce: None,
        changes: vec![Change::Set { kind: Kind::PlanOption, id: Some(id), fields }],
    })
}

fn reason(option: &PlanOption) -> String {
    format!("Adopted “{}”", option.name.trim())
}

/// The decision record in which an option is chosen, from the figures of today.
fn draft(plan: &Strategy, option: &PlanOption, today: NaiveDate) -> Result<Fields, Failure> {
    let figures_of = |strategy: &Strategy| [forecast_figures(strategy, today), figures(strategy, today)].concat();
    let now = figures_of(plan);
    let others: Vec<(&PlanOption, Vec<Figure>)> = plan
        .plan_options
        .iter()
        .filter(|other| other.id != option.id && other.status == OptionStatus::Open)
        .map(|other| (other, figures_of(&of_option(plan, other).strategy)))
        .collect();
    let own = figures_of(&of_option(plan, option).strategy);
    let considered = |option, figures| {
        let option: &PlanOption = option;
        Considered { name: option.name.trim(), description: &option.description, figures }
    };
    let others: Vec<Considered<'_>> = others.iter().map(|(other, found)| considered(other, found)).collect();
    Ok(decision_draft(&now, &considered(option, &own), &others, today))
}
