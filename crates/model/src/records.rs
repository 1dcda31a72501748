//! The record kinds, one file for each subject.
//!
//! To add a kind: its definition here, a line in `registry.rs`, a migration in `lodestar-store` (its example `tables`
//! prints the statements). A test there fails until the three agree; forms, search, JSON and types follow by themselves.

mod capacity;
mod decision;
mod health;
mod initiative;
mod link;
mod measure;
mod option;
mod people;
mod pillar;
mod rhythm;
mod strategy;
mod vision;
mod workshop;

pub use capacity::{Allocation, Cycle, TeamCapacity};
pub use decision::{Assumption, AssumptionState, Consideration, Decision, DecisionStatus, Door, EarlierStatus, Side};
pub use health::{
    Capability, DebtItem, DebtStatus, Experiment, ExperimentMethod, ExperimentResult, ExperimentStatus, Guardrail,
    GuardrailClass, GuardrailException, Risk, RiskClass, RiskStatus,
};
pub use initiative::{
    Category, Commitment, Dependency, DependencyKind, Gate, GateRow, GateState, Horizon, Initiative, InitiativeStatus,
    Lever, LeverKind, Milestone, Tier,
};
pub use link::{Link, Relation, Snapshot};
pub use measure::{
    CheckIn, Direction, Drive, KeyResult, KeyResultKind, Measurement, Metric, MetricRole, MetricView, Objective,
    Outlook,
};
pub use option::{OptionStatus, PlanOption};
pub use people::{Audience, DecisionRight, Narrative, SightRule, Stakeholder, StakeholderKind, Stance};
pub use pillar::{Colour, Pillar, Theme};
pub use rhythm::{Action, Publication, Review, ReviewKind, ReviewStatus, Ritual, Silence};
pub use strategy::{
    Cadence, CategoryBound, Classification, Holiday, Logo, PaperSeries, ScoreFactor, ScoreField, ScoreModel,
    StrategyRecord, StrategyStatus, WorkLimit,
};
pub use vision::{Impact, NonGoal, Outcome, PagePart, Principle, RequiredCapability, Vision};
pub use workshop::{
    Activity, Lap, NoteSort, Preference, ScoreCount, StageShows, Voting, Workshop, WorkshopNote, WorkshopRun,
    WorkshopStatus, WorkshopStep,
};
