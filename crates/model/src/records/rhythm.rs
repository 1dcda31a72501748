//! What happens over the year: rituals, reviews, and what was published; and the findings that are left as they are.

use chrono::{DateTime, NaiveDate, Utc};

use super::{Audience, Cadence, Snapshot};
use crate::{Lens, Lenses, Markdown, Ref, Target, choice, part, record};

record! {
    /// Something that is done again and again, so that people learn and stay aligned.
    Ritual { name: "ritual", list: "rituals", label: "Ritual", labels: "Rituals", title: "name" }
    /// What people call it: demo, game day, cross-functional sync, threat-model review.
    name: String, "Name" => .required();
    /// What it is for.
    purpose: Markdown, "Purpose" => .words(40);
    /// How often it is held.
    cadence: Option<Cadence>, "Cadence" => .required();
    /// Who takes part.
    participants: Vec<String>, "Participants";
    /// The role that answers for it.
    owner: String, "Owner" => .required();
    /// When it was last held.
    last_held: Option<NaiveDate>, "Last held";
    /// When it is due next; follows from the cadence where left open.
    next_due: Option<NaiveDate>, "Next due";
    /// What came of it the last time.
    outcome: Markdown, "What came of it" => .words(60);
}

choice! {
    /// What kind of review.
    ReviewKind {
        Quarterly = "quarterly", "Quarterly review", "The strategy held against the quarter";
        Monthly = "monthly", "Monthly checkpoint", "Are we on the way?";
        Architecture = "architecture", "Architecture review", "Does the design still carry?";
        PostIncident = "post_incident", "Post-incident review", "What happened and what we learn, without blame";
        Other = "other", "Other", "Anything else";
    }
}

choice! {
    /// How far a review has come.
    ReviewStatus {
        Planned = "planned", "Planned", "Has a date";
        Open = "open", "Open", "Being held";
        Closed = "closed", "Closed", "Done; the snapshot is frozen";
    }
}

choice! {
    /// What a point of a review's agenda is held against.
    ReviewMatter {
        Talk = "talk", "Talk only", "Nothing but the words of the point";
        Actions = "actions", "Open actions", "What was to be done since the last time";
        Changes = "changes", "What changed", "The strategy now and when it was reviewed last";
        KeyResults = "key_results", "Key results", "Their progress, with a check-in for each that is due";
        Metrics = "metrics", "Metrics", "Where they stand, with room for new values";
        Plan = "plan", "Dates and horizons", "What is late, and dates that cannot be kept";
        Capacity = "capacity", "Capacity", "What was planned against what it came to";
        Debt = "debt", "Technical debt", "What was paid, and what costs most";
        Experiments = "experiments", "Experiments", "Those that ended, and those past their end";
        Decisions = "decisions", "Decisions and tripwires", "What is due, and which assumptions broke";
        Capabilities = "capabilities", "Capabilities", "The widest gaps of the platform";
        Guardrails = "guardrails", "Guardrails", "Rules, and exceptions past their end";
        Risks = "risks", "Risks", "The open ones, the heaviest first";
        Checks = "checks", "Checks", "All that a careful reader would object to";
        LookingBack = "looking_back", "Looking back", "Wins, setbacks, and what was traded for what";
        Ahead = "ahead", "What comes next", "Actions, the next day, and the end of the review";
    }
}

part! {
    /// A point that a review talks about.
    AgendaPoint
    /// What is asked.
    text: String, "Point" => .required();
    /// What it is held against, as it stands when the review is held.
    shows: ReviewMatter, "Shows";
    /// How many minutes it has.
    minutes: Option<i64>, "Minutes" => .between(0.0, 600.0);
}

part! {
    /// Something that someone will do by a day.
    Action
    /// What will be done.
    text: String, "Action" => .required();
    /// The role that does it.
    owner: String, "Owner";
    /// By when.
    due: Option<NaiveDate>, "Due";
    /// Whether it is done.
    done: bool, "Done";
}

record! {
    /// An hour in which the strategy is held against reality.
    Review { name: "review", list: "reviews", label: "Review", labels: "Reviews", title: "title" }
    /// What it is called.
    title: String, "Title" => .required();
    /// What kind of review.
    kind: ReviewKind, "Kind";
    /// The day.
    date: Option<NaiveDate>, "Date" => .required();
    /// How far it has come.
    status: ReviewStatus, "Status";
    /// Who takes part.
    participants: Vec<String>, "Participants";
    /// What will be talked about, in order.
    agenda: Vec<AgendaPoint>, "Agenda";
    /// What went well.
    wins: Vec<String>, "Wins";
    /// What did not.
    setbacks: Vec<String>, "Setbacks";
    /// What was given up for what.
    trade_offs: Vec<String>, "Trade-offs";
    /// What was learned, and anything else.
    notes: Markdown, "Notes";
    /// What will be done, by whom, by when.
    actions: Vec<Action>, "Actions";
    /// The day of the next one; follows from the cadence where left open.
    next_date: Option<NaiveDate>, "Next review";
    /// The state of the strategy that was reviewed.
    snapshot: Option<Ref<Snapshot>>, "Snapshot";
    /// When it began.
    begun: Option<DateTime<Utc>>, "Begun" => .inner().seen_by(Lenses::AUTHORS);
    /// Which point of the agenda is talked about, counted from 0.
    point: Option<i64>, "Point" => .inner().between(0.0, 10_000.0).seen_by(Lenses::AUTHORS);
    /// Since when.
    point_begun: Option<DateTime<Utc>>, "Point begun" => .inner().seen_by(Lenses::AUTHORS);
    /// Since when it pauses; open while it runs.
    paused: Option<DateTime<Utc>>, "Paused since" => .inner().seen_by(Lenses::AUTHORS);
}

record! {
    /// A document that left the house: for whom, when, and from which state of the strategy.
    Publication {
        name: "publication", list: "publications", label: "Publication", labels: "Publications", title: "file_name"
    }
    /// Which document, such as vision or roadmap.
    document: String, "Document" => .required();
    /// For whom it was made.
    audience: Lens, "Audience";
    /// The audience of one's own for which it was made.
    own_audience: Option<Ref<Audience>>, "Own audience";
    /// In which format, such as pdf.
    format: String, "Format";
    /// When.
    time: Option<DateTime<Utc>>, "Published";
    /// The revision of the strategy from which it was made.
    revision: Option<i64>, "Revision" => .between(0.0, 9_007_199_254_740_991.0);
    /// The name of the file or folder.
    file_name: String, "File";
    /// The SHA-256 of the file, in hexadecimal digits.
    hash: String, "Hash" => .seen_by(Lenses::AUTHORS);
    /// What else should be known, such as who received it.
    note: String, "Note" => .seen_by(Lenses::AUTHORS);
}

record! {
    /// A finding of the checks that is left as it is, with the reason.
    Silence {
        name: "silence", list: "silences", label: "Silenced finding", labels: "Silenced findings", title: "reason"
    }
    /// The code of the finding, such as initiative-without-owner.
    code: String, "Finding" => .required();
    /// The record that it is about.
    record: Target, "Record" => .owner();
    /// Why it is left as it is.
    reason: String, "Reason" => .required();
    /// Until when; for good where left open.
    until: Option<NaiveDate>, "Until";
}
