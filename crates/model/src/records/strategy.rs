//! The strategy itself.

use chrono::{Days, Months, NaiveDate};

use super::{Category, Horizon};
use crate::{Lenses, Percent, Picture, Rgb, choice, part, record};

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
    /// How often something happens.
    Cadence {
        Weekly = "weekly", "Weekly", "Every week";
        Fortnightly = "fortnightly", "Fortnightly", "Every two weeks";
        Monthly = "monthly", "Monthly", "Twelve times a year";
        Quarterly = "quarterly", "Quarterly", "Once a fiscal quarter";
        HalfYearly = "half_yearly", "Half-yearly", "Twice a year";
        Yearly = "yearly", "Yearly", "Once a year";
    }
}

impl Cadence {
    /// The day on which it is due again, after it was held on a day; none beyond the years that dates can hold.
    pub fn after(self, held: NaiveDate) -> Option<NaiveDate> {
        match self {
            Self::Weekly => held.checked_add_days(Days::new(7)),
            Self::Fortnightly => held.checked_add_days(Days::new(14)),
            Self::Monthly => held.checked_add_months(Months::new(1)),
            Self::Quarterly => held.checked_add_months(Months::new(3)),
            Self::HalfYearly => held.checked_add_months(Months::new(6)),
            Self::Yearly => held.checked_add_months(Months::new(12)),
        }
    }
}

choice! {
    /// How initiatives are put into an order of priority.
    ScoreModel {
        Rice = "rice", "RICE", "Reach × impact × confidence / effort";
        Ice = "ice", "ICE", "Impact × confidence × ease";
        Wsjf = "wsjf", "WSJF", "Cost of delay / job size";
        Weighted = "weighted", "Own weights", "Factors that you choose, with your weights";
    }
}

choice! {
    /// A figure of an initiative that own weights can count.
    ScoreField {
        Reach = "reach", "Reach", "People or events a quarter";
        Impact = "impact", "Impact", "How much it matters to each";
        Confidence = "confidence", "Confidence", "How sure we are";
        Ease = "ease", "Ease", "How easy it is";
        Effort = "effort", "Effort", "Person-weeks, as expected; less is better";
        UserBusinessValue = "user_business_value", "User and business value", "Relative";
        TimeCriticality = "time_criticality", "Time criticality", "Relative";
        RiskReduction = "risk_reduction", "Risk reduction", "Relative";
    }
}

choice! {
    /// The papers that documents are made for unless another is asked for.
    PaperSeries {
        International = "international", "A4 and A3", "Everywhere but in North America";
        American = "american", "Letter and tabloid", "In North America";
    }
}

part! {
    /// A factor of one's own score model.
    ScoreFactor
    /// The figure that counts.
    factor: ScoreField, "Factor";
    /// How much it counts beside the others.
    weight: Option<f64>, "Weight" => .required().between(0.0, 1000.0);
    /// Whether less of it is better.
    lower_is_better: bool, "Less is better";
}

part! {
    /// The share of the capacity that a kind of work must get, or may get.
    CategoryBound
    /// The kind of work.
    category: Category, "Category";
    /// At least this share.
    at_least: Option<Percent>, "At least %";
    /// At most this share.
    at_most: Option<Percent>, "At most %";
}

part! {
    /// How much may be in progress at once in a column of the roadmap.
    WorkLimit
    /// The column.
    horizon: Horizon, "Column";
    /// So many initiatives in progress at once, and no more.
    at_most: Option<i64>, "At most" => .required().between(1.0, 999.0);
}

part! {
    /// A day on which nobody works.
    Holiday
    /// The day.
    date: Option<NaiveDate>, "Date" => .required();
    /// What it is called.
    name: String, "Name";
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
    /// How initiatives are put into an order of priority.
    score_model: Option<ScoreModel>, "Score model" => .group("Priorities").seen_by(Lenses::NOT_EXECUTIVES);
    /// What counts, and how much, with own weights.
    score_factors: Vec<ScoreFactor>, "Own weights" => .group("Priorities").seen_by(Lenses::NOT_EXECUTIVES);
    /// The share of the capacity that a kind of work must get, or may get.
    category_bounds: Vec<CategoryBound>, "Capacity guardrails" => .group("Capacity").seen_by(Lenses::NOT_EXECUTIVES);
    /// How many initiatives may be in progress at once in a column of the roadmap; more are told, never refused.
    work_limits: Vec<WorkLimit>, "Work in progress" => .group("Capacity").seen_by(Lenses::NOT_EXECUTIVES);
    /// Whether plans count working days; otherwise every day counts.
    working_days: bool, "Plan in working days" => .group("Capacity");
    /// Days on which nobody works.
    holidays: Vec<Holiday>, "Holidays" => .group("Capacity").seen_by(Lenses::ENGINEERS);
    /// The colour of rules, links and signs in documents; made darker where it could not be read.
    accent: Option<Rgb>, "Accent colour" => .group("Brand");
    /// In documents in place of the classification, such as “Confidential: for the board of Harbour only”.
    confidentiality: String, "Confidentiality line" => .group("Brand").words(20);
    /// At the foot of every page, such as an address or a register number.
    footer: String, "Footer text" => .group("Brand").words(20);
    /// The papers that documents are made for unless another is asked for.
    paper_series: PaperSeries, "Paper" => .group("Brand");
}

record! {
    /// The sign of the organisation, as documents carry it. The first one is used.
    Logo { name: "logo", list: "logos", label: "Logo", labels: "Logos", title: "name" }
    /// What it is called, such as the name of its file.
    name: String, "Name" => .required();
    /// What a reader hears who does not see it; the organisation where left open.
    alternative: String, "Alternative text" => .words(16);
    /// The picture: PNG or SVG, at most 256 kB.
    picture: Option<Picture>, "Picture" => .required();
}
