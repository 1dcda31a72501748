//! The place of a record in a list that its author orders.

use std::fmt;

use fractional_index::FractionalIndex;
use serde::{Deserialize, Deserializer, Serialize};
use ts_rs::TS;

/// A fractional index: text whose plain string order is the order of the records. Between any two ranks there is
/// another, so that moving one record changes that record alone.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, TS)]
#[serde(transparent)]
#[ts(type = "string")]
pub struct Rank(String);

impl Rank {
    /// Reads a rank as it stands in a file. `None` where the text is no rank.
    pub fn parse(text: &str) -> Option<Self> {
        // The crate slices the text by bytes, which panics within a letter.
        let text = Some(text).filter(|text| text.bytes().all(|byte| byte.is_ascii_hexdigit()))?;
        FractionalIndex::from_string(text).ok().map(|index| Self(index.to_string()))
    }

    /// A rank strictly between two neighbours; an absent neighbour is the end of the list. Where the neighbours are
    /// equal or in the wrong order (two copies merged), the rank is right after `before`.
    pub fn between(before: Option<&Rank>, after: Option<&Rank>) -> Self {
        let read = |rank: Option<&Rank>| rank.and_then(|r| FractionalIndex::from_string(&r.0).ok());
        let (before, after) = (read(before), read(after));
        let index = FractionalIndex::new(before.as_ref(), after.as_ref())
            .unwrap_or_else(|| before.as_ref().map_or_else(FractionalIndex::default, FractionalIndex::new_after));
        Self(index.to_string())
    }

    /// The text of the rank.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Default for Rank {
    fn default() -> Self {
        Self::between(None, None)
    }
}

impl<'de> Deserialize<'de> for Rank {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text).ok_or_else(|| serde::de::Error::custom(format!("“{text}” is not a rank")))
    }
}

impl fmt::Display for Rank {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for Rank {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
