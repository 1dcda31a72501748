//! Technical debt: what each costs to keep and to pay, and when all of it could be cleared.

mod clearing;
mod item;

pub use clearing::{Clearing, ClearingChoice};
pub use item::{DebtEffect, DebtItemFacts};

use std::collections::BTreeMap;

use super::basis::{Basis, positions};
use super::measures::either;
use crate::Id;
use crate::records::{DebtItem, DebtStatus};

figures! {
    /// All debt.
    #[derive(Default)]
    pub struct DebtFacts {
        /// Each debt item.
        pub items: BTreeMap<Id, DebtItemFacts>,
        /// The principal of what is not paid, in person-weeks.
        pub principal: f64,
        /// The interest of what is not paid, in person-weeks a quarter.
        pub interest: f64,
        /// What the planned share of the coming cycles would clear, and when.
        pub clearing: Option<Clearing>,
        /// Why there is no such forecast.
        pub no_clearing: Option<String>,
    }
}

/// Whether a debt still costs.
pub(super) fn unpaid(item: &DebtItem) -> bool {
    item.status != DebtStatus::Paid
}

/// What a share of the capacity would do if it were planned for every quarter; why not, where it cannot be told.
pub(super) fn clearing_with(basis: &Basis, percent: f64) -> Result<ClearingChoice, &'static str> {
    clearing::choice(basis, percent)
}

pub(super) fn debt(basis: &Basis) -> DebtFacts {
    let records = &basis.strategy.debt_items;
    let series = super::measures::series(&basis.strategy.measurements);
    let at = item::Known {
        initiatives: positions(&basis.strategy.initiatives),
        metrics: positions(&basis.strategy.metrics),
        series,
    };
    let mut items: BTreeMap<_, _> = records.iter().map(|record| (record.id, item::item(record, &at, basis))).collect();
    let (clearing, no_clearing) = either(clearing::clearing(basis));
    for (id, quarter) in clearing.iter().flat_map(|clearing| &clearing.cleared) {
        if let Some(item) = items.get_mut(id) {
            item.cleared_in = Some(*quarter);
        }
    }
    let sum = |of: &dyn Fn(&DebtItem) -> Option<f64>| records.iter().filter(|item| unpaid(item)).filter_map(of).sum();
    DebtFacts {
        items,
        principal: sum(&|item| item.principal),
        interest: sum(&|item| item.interest),
        clearing,
        no_clearing,
    }
}
