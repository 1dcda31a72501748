//! Cycles: the quarters in which capacity is planned, and what it went into.

use chrono::NaiveDate;

use super::Category;
use crate::{Lenses, Percent, Quarter, part, record};

part! {
    /// The person-weeks that a team has in a cycle.
    TeamCapacity
    /// The team.
    team: String, "Team" => .required();
    /// Its person-weeks in the cycle.
    person_weeks: Option<f64>, "Person-weeks" => .required().between(0.0, 1e6);
    /// How many initiatives it has under way at once; 2 where left open.
    at_once: Option<i64>, "At once" => .between(1.0, 16.0);
}

part! {
    /// What share of a cycle goes into a category of work.
    Allocation
    /// The kind of work.
    category: Category, "Category";
    /// The share that was planned.
    planned: Option<Percent>, "Planned %";
    /// The share that it took.
    actual: Option<Percent>, "Actual %";
}

record! {
    /// A stretch of time in which capacity is planned and objectives are reached, mostly a quarter.
    Cycle { name: "cycle", list: "cycles", label: "Cycle", labels: "Cycles", title: "name" }
    /// What people call it, such as Q1 2027.
    name: String, "Name" => .required();
    /// The fiscal quarter.
    quarter: Option<Quarter>, "Quarter";
    /// The first day, where it is not a quarter.
    starts: Option<NaiveDate>, "From";
    /// The last day, where it is not a quarter.
    ends: Option<NaiveDate>, "To" => .not_before("starts");
    /// The person-weeks of each team.
    capacity: Vec<TeamCapacity>, "Capacity" => .seen_by(Lenses::ENGINEERS);
    /// Planned and actual share of each category; planned shares sum to 100.
    allocations: Vec<Allocation>, "Allocation" => .seen_by(Lenses::NOT_EXECUTIVES);
    /// Why the actual shares differ, or anything else.
    note: String, "Note" => .seen_by(Lenses::NOT_EXECUTIVES);
}
