//! The figures of the open strategy. They are reckoned when they are asked for, part by part, and kept until the
//! strategy or the day is another.

use std::path::PathBuf;
use std::sync::{Arc, Mutex};

use chrono::{DateTime, NaiveDate, Utc};
use lodestar_model::Strategy;
use lodestar_model::facts::{self, FactsPart, Forecast};

use crate::app::locked;
use crate::looking::ViewKey;
use crate::wire::{ClearingAnswer, ClearingQuery, FactsAnswer, FactsQuery, ForecastAnswer, Nothing};
use crate::{App, Failure};

/// From what figures follow. The time of the last change tells files apart that lay at one place one after the other.
#[derive(Clone, PartialEq)]
struct State {
    path: PathBuf,
    revision: u64,
    changed: DateTime<Utc>,
    today: NaiveDate,
    view: ViewKey,
}

/// The figures that were reckoned last.
#[derive(Default)]
pub(crate) struct Reckoned(Mutex<Option<Kept>>);

struct Kept {
    state: State,
    facts: FactsAnswer,
    forecast: Option<Arc<Forecast>>,
}

impl Kept {
    fn new(state: State) -> Self {
        let facts = FactsAnswer { revision: state.revision, today: state.today, ..FactsAnswer::default() };
        Self { state, facts, forecast: None }
    }
}

impl App {
    pub(crate) fn facts(&self, query: FactsQuery) -> Result<FactsAnswer, Failure> {
        self.reckon(|kept, strategy| {
            let today = kept.state.today;
            let mut answer = FactsAnswer { revision: kept.state.revision, today, ..FactsAnswer::default() };
            let known = &mut kept.facts;
            macro_rules! part {
                ($part:ident) => {{
                    let found = known.$part.get_or_insert_with(|| Arc::new(facts::$part(strategy, today)));
                    answer.$part = Some(Arc::clone(found));
                }};
            }
            for part in query.parts {
                match part {
                    FactsPart::Measures => part!(measures),
                    FactsPart::Plan => part!(plan),
                    FactsPart::Capacity => part!(capacity),
                    FactsPart::Debt => part!(debt),
                    FactsPart::Platform => part!(platform),
                    FactsPart::People => part!(people),
                    FactsPart::Ranking => part!(ranking),
                }
            }
            answer
        })
    }

    /// When a share that someone asks about would have cleared all debt. It is not kept: every share is another.
    pub(crate) fn debt_clearing(&self, query: ClearingQuery) -> Result<ClearingAnswer, Failure> {
        self.reckon(|kept, strategy| {
            let found = facts::clearing_with(strategy, kept.state.today, query.percent);
            let (choice, why) = match found {
                Ok(choice) => (Some(choice), None),
                Err(why) => (None, Some(why.to_owned())),
            };
            ClearingAnswer { revision: kept.state.revision, choice, why }
        })
    }

    pub(crate) fn forecast(&self, _: Nothing) -> Result<ForecastAnswer, Failure> {
        self.reckon(|kept, strategy| {
            let today = kept.state.today;
            let forecast = kept.forecast.get_or_insert_with(|| Arc::new(facts::forecast(strategy, today)));
            ForecastAnswer { revision: kept.state.revision, forecast: Arc::clone(forecast) }
        })
    }

    /// Reckons beside the strategy: edits do not wait for it.
    fn reckon<T>(&self, work: impl FnOnce(&mut Kept, &Strategy) -> T) -> Result<T, Failure> {
        let (state, strategy) = self.with_store(|store| {
            let (path, revision) = (store.path().to_owned(), store.revision());
            let seen = self.seen(store)?;
            let state = State { path, revision, changed: store.saved_at(), today: seen.today, view: seen.key };
            Ok((state, seen.strategy))
        })?;
        let mut kept = locked(&self.reckoned.0);
        let kept = match kept.take() {
            Some(known) if known.state == state => kept.insert(known),
            _ => kept.insert(Kept::new(state)),
        };
        Ok(work(kept, &strategy))
    }
}
