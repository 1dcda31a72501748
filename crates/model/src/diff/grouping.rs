//! In which way a field changed: by its shape, and for the few that people tell apart, by its name.

use serde_json::Value;

use super::ChangeGroup;
use crate::{FieldDef, Fields, Kind, Shape};

/// The group of a field that now holds `after`.
pub(super) fn of_field(kind: Kind, field: &FieldDef, after: &Value) -> ChangeGroup {
    match (kind, field.name) {
        (Kind::Decision, "status" | "outcome") => return ChangeGroup::Decided,
        (Kind::Initiative, "commitment") => return ChangeGroup::Recommitted,
        (Kind::Initiative, "status") if after == "dropped" => return ChangeGroup::Dropped,
        (Kind::Initiative, "horizon") if after == "not_now" => return ChangeGroup::Dropped,
        // Which options there were is wording; which was chosen is seen by the outcome.
        _ => {}
    }
    of_shape(&field.shape, field.placement)
}

fn of_shape(shape: &Shape, placement: bool) -> ChangeGroup {
    match shape {
        Shape::Ref { .. } | Shape::Target => ChangeGroup::Relinked,
        Shape::Date | Shape::Quarter => ChangeGroup::Moved,
        _ if placement => ChangeGroup::Moved,
        Shape::Number | Shape::Integer | Shape::Percent => ChangeGroup::Rescored,
        Shape::Line | Shape::Text | Shape::Colour | Shape::Picture => ChangeGroup::Reworded,
        Shape::Choice { .. } | Shape::Flag | Shape::Time => ChangeGroup::Progressed,
        Shape::List { of } => of_shape(of, placement),
        // A part is what its first field is: a lever its choice, an option its words, an allocation its category.
        Shape::Part { fields } => {
            let figures = fields.iter().any(|field| of_shape(&field.shape, false) == ChangeGroup::Rescored);
            let link = fields.first().is_some_and(|field| of_shape(&field.shape, false) == ChangeGroup::Relinked);
            match (link, figures) {
                (true, _) => ChangeGroup::Relinked,
                (false, true) => ChangeGroup::Rescored,
                (false, false) => ChangeGroup::Reworded,
            }
        }
    }
}

/// Kinds that only join records: they are told as what they join.
fn joins(kind: Kind) -> bool {
    matches!(kind, Kind::Link | Kind::Dependency)
}

/// The groups of a record that was made.
pub(super) fn of_new(kind: Kind, after: &Fields) -> Vec<ChangeGroup> {
    let status = after.get("status").and_then(Value::as_str).unwrap_or_default();
    match kind {
        Kind::Decision if ["accepted", "rejected"].contains(&status) => vec![ChangeGroup::Decided, ChangeGroup::Added],
        _ if joins(kind) => vec![ChangeGroup::Relinked],
        _ => vec![ChangeGroup::Added],
    }
}

/// The group of a record that was deleted.
pub(super) fn of_gone(kind: Kind) -> ChangeGroup {
    if joins(kind) { ChangeGroup::Relinked } else { ChangeGroup::Dropped }
}

/// What the record itself says about why it changed so, and the field in which it says it.
pub(super) fn reason(kind: Kind, after: &Fields, groups: &[ChangeGroup]) -> Option<(&'static str, String)> {
    let field = match kind {
        Kind::Initiative if groups.contains(&ChangeGroup::Dropped) => "not_now_reason",
        _ => return None,
    };
    let text = after.get(field)?.as_str()?.trim();
    (!text.is_empty()).then(|| (field, text.to_owned()))
}
