//! When the share of capacity that is planned for technical debt has cleared it.

use chrono::NaiveDate;

use super::unpaid;
use crate::calc::calendar::Period;
use crate::calc::counted;
use crate::calc::debt::{DebtError, Item, clearing as reckon};
use crate::facts::basis::Basis;
use crate::facts::wording::figure;
use crate::records::{Category, Cycle, DebtItem, DebtStatus};
use crate::{Id, Quarter};

figures! {
    /// What the planned share of the coming cycles would clear, and when: shortest payback first.
    pub struct Clearing {
        /// The first quarter in which debt is paid: the one after this.
        pub from: Quarter,
        /// The person-weeks for debt in that quarter and the next ones, as far as cycles say; the last holds for all
        /// after it.
        pub weeks: Vec<f64>,
        /// The planned share of the first of these quarters, in percent.
        pub percent: f64,
        /// Each debt that is cleared within a hundred years, in the order of payment, with its quarter.
        pub cleared: Vec<(Id, Quarter)>,
        /// The quarter in which the last is cleared; none where that is not within a hundred years.
        pub all_by: Option<Quarter>,
        /// How many quarters that takes.
        pub quarters: Option<usize>,
        /// The interest that is paid meanwhile, in person-weeks.
        pub interest: f64,
        /// The debts without a principal, which are left out.
        pub left_out: Vec<Id>,
        /// What other shares would do.
        pub choices: Vec<ClearingChoice>,
        /// In a sentence.
        pub words: String,
    }

    /// What a share would do if it were planned for every quarter.
    pub struct ClearingChoice {
        /// The share of the capacity, in percent.
        pub percent: f64,
        /// The quarter in which the last debt is cleared; none where that is not within a hundred years.
        pub all_by: Option<Quarter>,
        /// How many quarters that takes.
        pub quarters: Option<usize>,
        /// The interest that is paid meanwhile, in person-weeks.
        pub interest: f64,
    }
}

/// The shares that are tried beside the planned one, in percent.
const CHOICES: [f64; 6] = [5.0, 10.0, 15.0, 20.0, 25.0, 30.0];
/// As far as cycles are looked at, in quarters.
const FARTHEST: usize = 40;

/// A quarter to come.
#[derive(Clone, Copy, Default)]
struct Supply {
    /// All person-weeks.
    weeks: f64,
    /// Those planned for debt.
    debt: f64,
}

/// Debt that is kept on purpose is not paid, and what is paid is paid.
fn to_pay(item: &DebtItem) -> bool {
    unpaid(item) && item.status != DebtStatus::Accepted
}

/// What there is to pay, and what there is to pay it with.
struct Portfolio<'a> {
    records: Vec<&'a DebtItem>,
    items: Vec<Item>,
    /// The first quarter in which debt is paid.
    from: Quarter,
    supply: Vec<Supply>,
}

impl<'a> Portfolio<'a> {
    fn new(basis: &Basis<'a>) -> Result<Self, &'static str> {
        let records: Vec<&DebtItem> = basis.strategy.debt_items.iter().filter(|item| to_pay(item)).collect();
        if records.is_empty() {
            return Err("there is no debt to pay");
        }
        let from = Quarter::of(basis.today, basis.fiscal_month).next();
        let supply = supply(basis, from).ok_or(
            "no cycle says how many person-weeks there are and which share of them is planned for technical debt",
        )?;
        let items = records.iter().map(|item| Item { principal: item.principal, interest: item.interest }).collect();
        Ok(Self { records, items, from, supply })
    }

    /// What a share would do if it were planned for every quarter.
    fn choice(&self, percent: f64) -> Result<ClearingChoice, &'static str> {
        let all: Vec<f64> = self.supply.iter().map(|quarter| quarter.weeks).collect();
        let choice = reckon(&self.items, &all, percent).map_err(broken)?;
        let all_by = choice.quarters.map(|quarters| after(self.from, quarters.saturating_sub(1)));
        Ok(ClearingChoice { percent, all_by, quarters: choice.quarters, interest: choice.interest })
    }
}

/// Figures of records are held within bounds that can be reckoned with.
fn broken(_: DebtError) -> &'static str {
    "a figure of the debt is not a number that can be reckoned with"
}

/// What a share of 0 to 100 % would do if it were planned for every quarter.
pub(super) fn choice(basis: &Basis, percent: f64) -> Result<ClearingChoice, &'static str> {
    if !(0.0..=100.0).contains(&percent) {
        return Err("the share must lie between 0 and 100 %");
    }
    Portfolio::new(basis)?.choice(percent)
}

pub(super) fn clearing(basis: &Basis) -> Result<Clearing, &'static str> {
    let portfolio = Portfolio::new(basis)?;
    let Portfolio { records, items, from, supply } = &portfolio;
    let from = *from;
    let weeks: Vec<f64> = supply.iter().map(|quarter| quarter.debt).collect();
    let found = reckon(items, &weeks, 100.0).map_err(broken)?;
    let mut choices = Vec::new();
    for percent in CHOICES {
        choices.push(portfolio.choice(percent)?);
    }
    let cleared = found.order.iter().filter_map(|&n| Some((records[n].id, after(from, found.quarter[n]?))));
    let all_by = found.quarters.map(|quarters| after(from, quarters.saturating_sub(1)));
    let percent = if supply[0].weeks > 0.0 { weeks[0] / supply[0].weeks * 100.0 } else { 0.0 };
    let interest = format!("{} person-weeks of interest are paid meanwhile", figure(found.interest));
    let words = match (found.quarters, all_by) {
        (Some(0), _) => "None of the debt has a principal to pay.".to_owned(),
        (Some(quarters), Some(by)) => {
            format!(
                "The planned share clears all debt in {}, by {}; {interest}.",
                counted(quarters as i64, "quarter", "quarters"),
                by.words(basis.fiscal_month)
            )
        }
        _ => "The planned share does not clear all debt within a hundred years.".to_owned(),
    };
    Ok(Clearing {
        from,
        weeks,
        percent,
        cleared: cleared.collect(),
        all_by,
        quarters: found.quarters,
        interest: found.interest,
        left_out: found.left_out.iter().map(|&n| records[n].id).collect(),
        choices,
        words,
    })
}

fn after(quarter: Quarter, quarters: usize) -> Quarter {
    (0..quarters).fold(quarter, |quarter, _| quarter.next())
}

/// The quarters to come, as far as cycles say. Cycles that are no quarters give each quarter their part by days; what
/// no cycle covers is like the rest of its quarter, or like the quarter before. Before the first quarter that is this
/// quarter, or else the last cycle that has begun.
fn supply(basis: &Basis, from: Quarter) -> Option<Vec<Supply>> {
    let cycles: Vec<(Period, Supply)> =
        basis.cycles_in_order().into_iter().filter_map(|(cycle, period)| Some((period, of_cycle(cycle)?))).collect();
    let last = cycles.iter().map(|(period, _)| period.to()).max()?;
    let this = days(Quarter::of(basis.today, basis.fiscal_month), basis.fiscal_month)?;
    let begun = cycles.iter().rev().find(|(period, _)| period.from() <= basis.today);
    let mut before = of_quarter(this, &cycles)
        .or_else(|| begun.map(|(period, supply)| supply.times(this.days() as f64 / period.days() as f64)));
    let mut quarters = Vec::new();
    let mut quarter = from;
    while quarters.len() < FARTHEST && (quarters.is_empty() || quarter.first_day(basis.fiscal_month) <= last) {
        before = of_quarter(days(quarter, basis.fiscal_month)?, &cycles).or(before);
        quarters.push(before.unwrap_or_default());
        quarter = quarter.next();
    }
    Some(quarters)
}

fn of_quarter(days: Period, cycles: &[(Period, Supply)]) -> Option<Supply> {
    let mut sum = Supply::default();
    let mut covered = 0;
    for (period, supply) in cycles {
        if let Some(both) = period.overlap(days) {
            let part = supply.times(both.days() as f64 / period.days() as f64);
            sum = Supply { weeks: sum.weeks + part.weeks, debt: sum.debt + part.debt };
            covered += both.days();
        }
    }
    // Cycles that run side by side cover a quarter twice: then both count.
    (covered > 0).then(|| sum.times((days.days() as f64 / covered as f64).max(1.0)))
}

impl Supply {
    fn times(self, factor: f64) -> Self {
        Self { weeks: self.weeks * factor, debt: self.debt * factor }
    }
}

fn days(quarter: Quarter, fiscal_month: u32) -> Option<Period> {
    let (first, last): (NaiveDate, NaiveDate) = (quarter.first_day(fiscal_month), quarter.last_day(fiscal_month));
    Period::new(first, last)
}

/// What a cycle has, and what of it is planned for debt; none where either is not said.
fn of_cycle(cycle: &Cycle) -> Option<Supply> {
    let own = cycle.allocations.iter().filter(|row| row.category == Category::TechnicalDebt);
    let share = own.filter_map(|row| row.planned).map(|share| share.points()).reduce(|a, b| a + b)?;
    let weeks: Vec<f64> = cycle.capacity.iter().filter_map(|team| team.person_weeks).collect();
    let all: f64 = weeks.iter().sum();
    (!weeks.is_empty()).then_some(Supply { weeks: all, debt: all / 100.0 * share })
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::{KindDef, Rank, Strategy, blank};

    fn whole(def: &KindDef, n: u8, fields: Value) -> Value {
        let mut whole = blank(def);
        let time = json!("2027-01-01T00:00:00Z");
        whole.insert("id".into(), json!(format!("01900000-0000-7000-8000-0000000000{n:02}")));
        whole.insert("rank".into(), json!(Rank::default()));
        whole.insert("created".into(), time.clone());
        whole.insert("updated".into(), time);
        if let Value::Object(fields) = fields {
            whole.extend(fields);
        }
        whole.into()
    }

    fn strategy(debts: &[(f64, f64)], planned: Option<f64>) -> Strategy {
        let debts: Vec<Value> = debts
            .iter()
            .zip(1..)
            .map(|(&(principal, interest), n)| {
                whole(&DebtItem::DEF, n, json!({"title": "x", "principal": principal, "interest": interest}))
            })
            .collect();
        let allocations = planned.map(|share| json!([{"category": "technical_debt", "planned": share}]));
        let cycle = json!({
            "name": "2027 Q2", "quarter": "2027-Q2",
            "capacity": [{"team": "Core", "person_weeks": 60.0}, {"team": "Edge", "person_weeks": 40.0}],
            "allocations": allocations.unwrap_or(json!([])),
        });
        let cycles = json!([whole(&Cycle::DEF, 90, cycle)]);
        serde_json::from_value(json!({"debt_items": debts, "cycles": cycles})).expect("a strategy")
    }

    #[test]
    fn a_share_that_is_asked_about() {
        let today = NaiveDate::from_ymd_opt(2027, 2, 1).expect("a day");
        let ask = |strategy: &Strategy, percent| crate::facts::clearing_with(strategy, today, percent);
        // 100 person-weeks a quarter; 12.5 % are 12.5. The first debt (10 for 5) is paid in the first quarter, the
        // second (20 for 2) in the third: 27.5 are saved by then. Interest: 7 + 2 + 2.
        let two = strategy(&[(20.0, 2.0), (10.0, 5.0)], Some(10.0));
        let choice = ask(&two, 12.5).expect("a choice");
        assert_eq!((choice.percent, choice.quarters), (12.5, Some(3)));
        assert_eq!(choice.all_by.map(|quarter| quarter.to_string()).as_deref(), Some("2027-Q4"));
        assert!((choice.interest - 11.0).abs() < 1e-9);
        // The shares that are tried beside the planned one say the same.
        let facts = crate::facts::debt(&two, today);
        let twenty = facts.clearing.expect("a forecast").choices.into_iter().find(|one| one.percent == 20.0);
        assert_eq!(twenty, ask(&two, 20.0).ok());

        assert_eq!(ask(&two, 0.0).map(|choice| choice.quarters), Ok(None));
        assert!(ask(&two, 101.0).is_err() && ask(&two, f64::NAN).is_err());
        assert_eq!(ask(&strategy(&[], Some(10.0)), 20.0), Err("there is no debt to pay"));
        assert!(ask(&strategy(&[(1.0, 1.0)], None), 20.0).is_err());
    }
}
