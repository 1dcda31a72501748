//! How records and numbers stand in the sentences of findings.

use chrono::NaiveDate;

use crate::AnyRecord;
use crate::describe::short;

use crate::calc::graph::around;
pub(crate) use crate::calc::{counted, day, short as number};

/// What a record is called in a sentence: `“Billing”`, or `an untitled initiative`.
pub(crate) fn called(record: &dyn AnyRecord) -> String {
    let def = record.def();
    if def.single {
        return format!("the {}", def.label.to_lowercase());
    }
    let name = record.name();
    let untitled = name.strip_prefix("untitled ").is_some_and(|kind| kind == def.label.to_lowercase());
    if untitled { format!("an {name}") } else { quoted(&name) }
}

/// A text of the author in a sentence, cut where it is long.
pub(crate) fn quoted(text: &str) -> String {
    format!("“{}”", short(text))
}

/// The sentence with a capital at its beginning.
pub(crate) fn capitalised(sentence: String) -> String {
    let mut letters = sentence.chars();
    match letters.next() {
        Some(first) if first.is_lowercase() => first.to_uppercase().chain(letters).collect(),
        _ => sentence,
    }
}

/// The sentence, cut where names in it are so long that nobody would read it.
pub(crate) fn bounded(sentence: String) -> String {
    const MOST: usize = 480;
    match sentence.char_indices().nth(MOST) {
        Some((cut, _)) => format!("{}…", sentence[..cut].trim_end()),
        None => sentence,
    }
}

/// `a`, `a and b`, `a, b and c`; of many the first few and how many more.
pub(crate) fn listed(items: &[String]) -> String {
    const MOST: usize = 4;
    match items {
        [] => String::new(),
        [one] => one.clone(),
        _ if items.len() > MOST => {
            format!("{} and {} more", items[..MOST - 1].join(", "), items.len() - (MOST - 1))
        }
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

/// The words of a text in lower case, without signs around them.
pub(crate) fn words(text: &str) -> impl Iterator<Item = String> + '_ {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_lowercase)
}

/// Words that begin what a team does rather than what comes of it.
const DOING: &[&str] = &[
    "build",
    "complete",
    "create",
    "deliver",
    "deploy",
    "develop",
    "finish",
    "implement",
    "introduce",
    "launch",
    "migrate",
    "publish",
    "release",
    "roll",
    "ship",
    "write",
];

/// Words that count what a team puts out, wherever they stand.
const PUT_OUT: &[&str] = &["commits", "deliverables", "epics", "launched", "merged", "shipped", "tickets", "velocity"];

/// Pairs of words that do so together.
const PAIRS: &[(&str, &str)] = &[
    ("code", "lines"),
    ("code", "written"),
    ("features", "delivered"),
    ("features", "released"),
    ("issues", "closed"),
    ("loc", "added"),
    ("loc", "written"),
    ("number", "features"),
    ("number", "launches"),
    ("number", "releases"),
    ("points", "story"),
    ("pull", "requests"),
    ("sprint", "points"),
    ("tasks", "completed"),
];

/// Words that make an outcome of what would be an output: `share of tickets`, `lead time of releases`.
const OUTCOMES: &[&str] = &[
    "cost", "days", "failed", "failure", "failures", "hours", "minutes", "per", "percent", "rate", "share", "time",
    "without",
];

/// The word by which a text counts what a team puts out, rather than what comes of it; none where it does not. It errs
/// on the side of silence: most of these words stand in good outcomes too.
pub(crate) fn output_word(text: &str) -> Option<String> {
    let all: Vec<String> = words(text).collect();
    let has = |word: &&str| all.iter().any(|one| one == word);
    let outcome = OUTCOMES.iter().any(has);
    if let Some(first) = all.first().filter(|first| DOING.contains(&first.as_str())) {
        // “Ship the gateway” is a deed; “ship waiting time” begins with a noun.
        let noun = all.get(1).is_none_or(|next| {
            !["a", "all", "an", "every", "new", "our", "the"].contains(&next.as_str())
                && !next.starts_with(|c: char| c.is_ascii_digit())
        });
        if !(noun && outcome) {
            return Some(first.clone());
        }
    }
    if outcome && !has(&"story") && !has(&"lines") {
        return None;
    }
    if let Some((one, other)) = PAIRS.iter().find(|(one, other)| has(one) && has(other)) {
        let place = |word: &str| all.iter().position(|one| one == word);
        let (first, second) = if place(one) < place(other) { (one, other) } else { (other, one) };
        return Some(format!("{first} … {second}"));
    }
    all.iter().find(|word| PUT_OUT.contains(&word.as_str())).cloned()
}

/// A circle in a sentence: `“A” → “B” → “A”`.
pub(crate) fn circle<'a, T>(members: &[T], name: impl Fn(&T) -> Option<&'a str>) -> String {
    around(members, |one| short(name(one).filter(|name| !name.trim().is_empty()).unwrap_or("untitled")))
}

/// A sentence about what is dated after `today`; nothing where none is. One for all of a record: whoever enters a whole
/// plan as measurements has made one slip, not twenty.
pub(super) fn to_come(what: &str, of: &str, days: impl Iterator<Item = NaiveDate>, today: NaiveDate) -> Option<String> {
    let mut later: Vec<NaiveDate> = days.filter(|on| *on > today).collect();
    later.sort_unstable();
    let first = day(*later.first()?);
    Some(match later.len() {
        1 => format!("A {what} of {of} is of {first}, a day to come."),
        many => format!("{many} {what}s of {of} are of days to come, the first of {first}."),
    })
}
