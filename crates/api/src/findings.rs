//! What a careful reader would object to, and what serves what, in the open strategy.

use chrono::{Local, NaiveDate};
use lodestar_model::thread::{Thread, trace};
use lodestar_model::{Target, checks};

use crate::wire::{Findings, Nothing};
use crate::{App, Failure};

impl App {
    pub(crate) fn checks(&self, _: Nothing) -> Result<Findings, Failure> {
        let today = self.today();
        // Beside the strategy: edits do not wait for it.
        let (strategy, stamp) = self.current()?;
        Ok(Findings { revision: stamp.revision, today, findings: checks::checks(&strategy, today) })
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
