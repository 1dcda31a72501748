//! The strategy itself.

use chrono::NaiveDate;

use crate::{choice, record};

choice! {
    /// How far the strategy has come.
    StrategyStatus {
        Draft = "draft", "Draft", "Being written";
        InReview = "in_review", "In review", "Read by those who must agree";
        Approved = "approved", "Approved", "In force";
        Retired = "retired", "Retired", "Replaced or ended";
    }
}

choice! {
    /// How widely a document may be passed on; printed in its footer.
    Classification {
        Internal = "internal", "Internal", "For people in the organisation";
        Public = "public", "Public", "May be passed on freely";
        Confidential = "confidential", "Confidential", "For named readers";
    }
}

choice! {
    /// How often the strategy is reviewed.
    Cadence {
        Monthly = "monthly", "Monthly", "Twelve times a year";
        Quarterly = "quarterly", "Quarterly", "Once a fiscal quarter";
        HalfYearly = "half_yearly", "Half-yearly", "Twice a year";
        Yearly = "yearly", "Yearly", "Once a year";
    }
}

record! {
    /// The strategy as a whole: its name, its owner, the time it covers.
    StrategyRecord {
        name: "strategy", list: "strategy", label: "Strategy", labels: "Strategy", title: "title",
        kind: Strategy, single: true
    }
    /// The name on every document.
    title: String, "Title" => .required().words(12);
    /// The company, agency or department.
    organisation: String, "Organisation";
    /// One line under the title.
    subtitle: String, "Subtitle";
    /// The role that answers for the strategy.
    owner: String, "Owner";
    /// How far it has come.
    status: StrategyStatus, "Status";
    /// How widely documents may be passed on.
    classification: Classification, "Classification";
    /// The first day that the strategy covers.
    horizon_from: Option<NaiveDate>, "From";
    /// The last day that the strategy covers.
    horizon_to: Option<NaiveDate>, "To" => .not_before("horizon_from");
    /// The month in which the fiscal year starts, 1 to 12. Quarters follow from it.
    fiscal_year_starts: Option<i64>, "Fiscal year starts in month" => .between(1.0, 12.0);
    /// How often it is reviewed.
    review_cadence: Option<Cadence>, "Review cadence";
    /// The currency of amounts, such as EUR.
    currency: String, "Currency";
}
