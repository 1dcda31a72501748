//! What records are called, in either state.

use std::collections::HashMap;

use crate::define::Look;
use crate::records::Relation;
use crate::{AnyRecord, Id, Kind, Strategy};

/// The names of all records of two states; a record that is in both has the newer name.
pub(super) struct Names<'a>(HashMap<Id, &'a dyn AnyRecord>);

impl<'a> Names<'a> {
    pub(super) fn new(before: &'a Strategy, after: &'a Strategy) -> Self {
        let all = [before, after].into_iter().flat_map(|state| Kind::ALL.iter().flat_map(|kind| state.all(*kind)));
        Self(all.map(|record| (record.id(), record)).collect())
    }

    /// The name of the record with that id.
    pub(super) fn of_id(&self, id: Id) -> Option<String> {
        self.0.get(&id).map(|record| record.name())
    }

    /// The name of a record; what joins two records is called after them.
    pub(super) fn of(&self, record: &dyn AnyRecord) -> String {
        let mut ends = Vec::new();
        record.each_field(&mut |_, look| {
            if let Look::Record(target) = look {
                ends.push(self.of_id(target.id).unwrap_or_else(|| "a deleted record".into()));
            }
        });
        match (record.def().kind, &ends[..]) {
            (Kind::Dependency, [from, to]) => format!("“{to}” needs “{from}”"),
            (Kind::Link, [from, to]) => {
                let relation = record.to_json().get("relation").cloned();
                let relation = relation.and_then(|value| serde_json::from_value::<Relation>(value).ok());
                let relation = relation.map_or_else(String::new, |relation| relation.label().to_lowercase());
                format!("“{from}” {relation} “{to}”")
            }
            _ => record.name(),
        }
    }
}
