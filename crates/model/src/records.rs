//! The record kinds, one file each.
//!
//! To add a kind: a file here, a line in `registry.rs`, a migration in `lodestar-store`. A test there fails until the
//! three agree; forms, search, JSON and types follow by themselves.

mod decision;
mod initiative;
mod link;
mod pillar;
mod strategy;
mod vision;

pub use decision::{Assumption, AssumptionState, Consideration, Decision, DecisionStatus, Door};
pub use initiative::{
    Category, Commitment, Dependency, DependencyKind, Gate, GateRow, GateState, Horizon, Initiative, InitiativeStatus,
    Lever, LeverKind, Milestone, Tier,
};
pub use link::{Link, Relation, Snapshot};
pub use pillar::{Colour, Pillar, Theme};
pub use strategy::{Cadence, Classification, StrategyRecord, StrategyStatus};
pub use vision::{Capability, Impact, NonGoal, Outcome, Principle, Vision};
