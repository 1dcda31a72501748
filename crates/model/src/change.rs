//! How a strategy changes: operations made of changes.

use serde::{Deserialize, Deserializer, Serialize};
use ts_rs::TS;

use crate::{Fields, Id, Kind};

/// One change of one record. The JSON form is what the command line and the window send.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(tag = "op", rename_all = "snake_case", deny_unknown_fields)]
pub enum Change {
    /// Makes a new record. Fields left out get their defaults.
    Put {
        /// What kind of record.
        kind: Kind,
        /// Its id, when the caller chooses it: so that one operation can make records that refer to each other.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        id: Option<Id>,
        /// The fields by name.
        #[serde(default)]
        #[ts(type = "Record<string, unknown>")]
        fields: Fields,
        /// The record it stands behind; `null` for the first place; left out for the last.
        #[serde(default, deserialize_with = "present", skip_serializing_if = "Option::is_none")]
        #[ts(optional, type = "string | null")]
        after: Option<Option<Id>>,
    },
    /// Changes fields of a record; the others stay.
    Set {
        /// What kind of record.
        kind: Kind,
        /// Which record; may be left out for the kinds that exist once.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        id: Option<Id>,
        /// The fields by name.
        #[ts(type = "Record<string, unknown>")]
        fields: Fields,
    },
    /// Deletes a record; what belongs to it goes too, references to it are cleared.
    Delete {
        /// What kind of record.
        kind: Kind,
        /// Which record.
        id: Id,
    },
    /// Moves a record within the order of its kind.
    Move {
        /// What kind of record.
        kind: Kind,
        /// Which record.
        id: Id,
        /// The record it will stand behind; `null` for the first place.
        after: Option<Id>,
    },
}

/// Tells a field that is `null` from one that is absent.
fn present<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Option<Id>>, D::Error> {
    Option::deserialize(deserializer).map(Some)
}

impl Change {
    /// The kind of the record it changes.
    pub fn kind(&self) -> Kind {
        match self {
            Self::Put { kind, .. } | Self::Set { kind, .. } | Self::Delete { kind, .. } | Self::Move { kind, .. } => {
                *kind
            }
        }
    }

    /// The record it changes, where that is known.
    pub fn id(&self) -> Option<Id> {
        match self {
            Self::Put { id, .. } | Self::Set { id, .. } => *id,
            Self::Delete { id, .. } | Self::Move { id, .. } => Some(*id),
        }
    }
}

/// What one act of the user changes: applied as a whole or not at all, undone as a whole.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Operation {
    /// What the user reads beside Undo, for example `Move Billing to Next`. Empty: derived from the changes.
    pub label: String,
    /// Who made it: the name of the account on this computer.
    pub author: String,
    /// Where it came from: `window`, `command line`, `import`.
    pub origin: String,
    /// Operations with the same key that follow each other closely become one: the typing of a sentence.
    pub coalesce: Option<String>,
    /// The changes, in order.
    pub changes: Vec<Change>,
}
