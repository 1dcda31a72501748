//! New ids: version 7, from the caller's clock and the system's randomness, ascending within a millisecond.

use chrono::{DateTime, Utc};
use lodestar_model::Id;
use uuid::{ContextV7, Timestamp, Uuid};

/// A source of ids.
pub(crate) struct Ids(ContextV7);

impl Default for Ids {
    fn default() -> Self {
        Self(ContextV7::new())
    }
}

impl Ids {
    pub(crate) fn next(&self, now: DateTime<Utc>) -> Id {
        let seconds = u64::try_from(now.timestamp()).unwrap_or(0);
        let uuid = Uuid::new_v7(Timestamp::from_unix(&self.0, seconds, now.timestamp_subsec_nanos()));
        let mut random = [0; 10];
        random.copy_from_slice(&uuid.as_bytes()[6..]);
        // The context may count a crowded millisecond on into the next; the id keeps that time, not the caller's.
        let (seconds, nanos) = uuid.get_timestamp().map_or((seconds, 0), |stamp| stamp.to_unix());
        let counted = i64::try_from(seconds).ok().and_then(|seconds| DateTime::from_timestamp(seconds, nanos));
        Id::new(counted.unwrap_or(now), random)
    }
}
