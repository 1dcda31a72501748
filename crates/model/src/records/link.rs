//! Relations between any two records, and named points in history.

use chrono::{DateTime, Utc};

use crate::{Target, choice, record};

choice! {
    /// How one record relates to another, read from the first to the second.
    Relation {
        RelatesTo = "relates_to", "relates to", "Worth reading together";
        Supports = "supports", "supports", "Helps it to be reached";
        Delivers = "delivers", "delivers", "Brings it about";
        Moves = "moves", "moves", "Changes its value";
        Pays = "pays", "pays off", "Removes the debt";
        Tests = "tests", "tests", "Finds out whether it holds";
        Mitigates = "mitigates", "mitigates", "Makes it less likely or less bad";
        DecidedBy = "decided_by", "was decided by", "Follows from that decision";
        Supersedes = "supersedes", "supersedes", "Replaces it";
        Amends = "amends", "amends", "Changes part of it";
        CameFrom = "came_from", "came from", "Grew out of it";
    }
}

record! {
    /// A relation between two records.
    Link { name: "link", list: "links", label: "Link", labels: "Links", title: "note" }
    /// The first record.
    from: Target, "From" => .owner();
    /// How the first relates to the second.
    relation: Relation, "Relation";
    /// The second record.
    to: Target, "To" => .owner();
    /// What else should be known.
    note: String, "Note";
}

record! {
    /// A named point in history, to compare with or go back to.
    Snapshot { name: "snapshot", list: "snapshots", label: "Snapshot", labels: "Snapshots", title: "name" }
    /// What people call it.
    name: String, "Name" => .required();
    /// When it was taken.
    time: Option<DateTime<Utc>>, "Taken";
    /// The revision of the strategy at that point.
    revision: Option<i64>, "Revision" => .between(0.0, 9_007_199_254_740_991.0);
    /// Whether the program took it before a change of many records; only the newest of these are kept.
    automatic: bool, "Taken by itself";
}
