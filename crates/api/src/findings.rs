//! What a careful reader would object to, and what serves what, in the open strategy.

use chrono::{Local, NaiveDate};
use lodestar_model::thread::{Thread, trace};
use lodestar_model::{Target, checks};

use crate::wire::{Findings, Nothing};
use crate::{App, Failure};

impl App {
    pub(crate) fn checks(&self, _: Nothing) -> Result<Findings, Failure> {
        // Beside the strategy: edits do not wait for it.
        let (strategy, revision, today) = self.with_store(|store| {
            let seen = self.seen(store)?;
            Ok((seen.strategy, store.revision(), seen.today))
        })?;
        Ok(Findings { revision, today, findings: checks::checks(&strategy, today) })
    }

    pub(crate) fn trace(&self, record: Target) -> Result<Option<Thread>, Failure> {
        let (strategy, _) = self.current()?;
        Ok(trace(&strategy, record))
    }

    /// The day, where the user is.
    pub(crate) fn today(&self) -> NaiveDate {
        self.host.now().with_timezone(&Local).date_naive()
    }
}
