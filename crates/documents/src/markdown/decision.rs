//! A decision record in the form of MADR 4.
//!
//! What MADR has no place for: the number, who drives and who approves, the door and the day of the next look stand in
//! the front matter; follow-up has a section beside the consequences, assumptions a table; the cost of an option is the
//! last item of its arguments. Lists of Lodestar are marked with `*`; lists in the words of the user with `-` or `+`,
//! so that neither runs into the other and an import can tell them apart.

use lodestar_model::records::{Consideration, Decision, DecisionStatus, Link, Relation};
use lodestar_model::{AnyRecord, Id, Kind, Strategy};

use super::escape::{self, clean, inline, line};
use super::field;
use super::page::Page;
use super::roadmap;
use super::table::Table;
use super::yaml::FrontMatter;
use crate::view::audience::Sight;

/// The record. `files`: the names of all records, where they stand in one folder and can be linked to.
pub(super) fn text(strategy: &Strategy, sight: &Sight, decision: &Decision, files: Option<&[(Id, String)]>) -> String {
    let mut page = Page::default();
    page.block(&front_matter(strategy, decision));
    page.heading(1, &title(decision));
    page.section(2, "Context and Problem Statement", &decision.context);
    page.lines(2, "Decision Drivers", &decision.drivers);
    if !decision.options.is_empty() {
        page.heading(2, "Considered Options");
        page.list(decision.options.iter().map(|option| line(name(option))));
    }
    outcome(decision, &mut page);
    arguments(decision, &mut page);
    page.titled(2, "Assumptions", &assumptions(strategy, sight, decision));
    page.section(2, "More Information", &decision.more);
    let related: Vec<String> =
        strategy.links.iter().filter_map(|link| related(strategy, decision.id, link, files)).collect();
    if !related.is_empty() {
        page.heading(2, "Related Records");
        page.list(related);
    }
    page.finish()
}

/// The title as Markdown.
pub(super) fn title(decision: &Decision) -> String {
    let title = inline(&decision.title);
    if title.is_empty() { "Untitled decision".to_owned() } else { title }
}

/// The title as the words of a link.
pub(super) fn label(decision: &Decision) -> String {
    let label = escape::label(&decision.title);
    if label.is_empty() { "Untitled decision".to_owned() } else { label }
}

/// The number as others cite it.
pub(super) fn cited(decision: &Decision) -> String {
    decision.number.map(|number| format!("ADR-{number:04}")).unwrap_or_default()
}

/// `superseded by ADR-0006`, as MADR has it.
pub(super) fn status(strategy: &Strategy, decision: &Decision) -> String {
    let word = decision.status.value();
    if decision.status != DecisionStatus::Superseded {
        return word.to_owned();
    }
    let later = strategy.links.iter().filter(|link| {
        link.relation == Relation::Supersedes && link.to.kind == Kind::Decision && link.to.id == decision.id
    });
    let later = later.filter_map(|link| strategy.decisions.iter().find(|other| other.id == link.from.id));
    let later: Vec<String> = later.map(cited).filter(|number| !number.is_empty()).collect();
    if later.is_empty() { word.to_owned() } else { format!("{word} by {}", later.join(" and ")) }
}

fn front_matter(strategy: &Strategy, decision: &Decision) -> String {
    let date = |date: Option<chrono::NaiveDate>| date.map(|date| date.to_string()).unwrap_or_default();
    let pillar = decision.pillar.and_then(|of| strategy.pillars.iter().find(|pillar| pillar.id == of.0));
    let mut front = FrontMatter::default();
    front.line("status", &status(strategy, decision));
    front.line("date", &date(decision.date));
    let mut makers = vec![decision.driver.as_str()];
    if clean(&decision.approver) != clean(&decision.driver) {
        makers.push(&decision.approver);
    }
    front.list("decision-makers", makers);
    front.list("consulted", decision.contributors.iter().map(String::as_str));
    front.list("informed", decision.informed.iter().map(String::as_str));
    front.line("id", &decision.id.to_string());
    front.number("number", decision.number);
    front.line("driver", &decision.driver);
    front.line("approver", &decision.approver);
    front.line("door", &decision.door.map(|door| door.label().to_lowercase()).unwrap_or_default());
    front.line("revisit-on", &date(decision.revisit_on));
    front.line("pillar", pillar.map_or("", |pillar| &pillar.name));
    front.finish()
}

fn name(option: &Consideration) -> &str {
    if clean(&option.title).is_empty() { "Untitled option" } else { &option.title }
}

fn outcome(decision: &Decision, page: &mut Page) {
    let mut inner = Page::default();
    for option in decision.options.iter().filter(|option| option.chosen) {
        inner.block(&format!("Chosen option: \"{}\".", inline(name(option))));
    }
    // The section has parts of its own at level 3.
    inner.block(&field::blocks(&decision.outcome, 3));
    let filled = |items: &[String]| items.iter().any(|item| !clean(item).is_empty());
    if filled(&decision.good) || filled(&decision.bad) {
        inner.heading(3, "Consequences");
        inner.list(because("Good", &decision.good).chain(because("Bad", &decision.bad)));
    }
    inner.lines(3, "Follow-up", &decision.follow_up);
    inner.section(3, "Confirmation", &decision.confirmation);
    page.titled(2, "Decision Outcome", &inner.finish());
}

fn because<'a>(word: &'a str, reasons: &'a [String]) -> impl Iterator<Item = String> + 'a {
    let reasons = reasons.iter().map(|reason| inline(reason)).filter(|reason| !reason.is_empty());
    reasons.map(move |reason| format!("{word}, because {reason}"))
}

/// The section on the options, for those of which something is said.
fn arguments(decision: &Decision, page: &mut Page) {
    let mut inner = Page::default();
    for option in &decision.options {
        let description = field::blocks(&option.description, 3);
        let cost = inline(&option.cost);
        let cost = (!cost.is_empty()).then(|| format!("Cost: {cost}"));
        let items: Vec<String> =
            because("Good", &option.pros).chain(because("Bad", &option.cons)).chain(cost).collect();
        if !description.is_empty() || !items.is_empty() {
            inner.heading(3, &inline(name(option)));
            inner.block(&description);
            inner.list(items);
        }
    }
    page.titled(2, "Pros and Cons of the Options", &inner.finish());
}

fn assumptions(strategy: &Strategy, sight: &Sight, decision: &Decision) -> String {
    let mut table = Table::new(["Assumption", "Measure", "Tripwire", "Today", "Look at it on", "State"]);
    let mine = strategy.assumptions.iter().filter(|a| a.decision.is_some_and(|of| of.0 == decision.id));
    for assumption in mine {
        table.row([
            inline(&assumption.text),
            inline(&assumption.measure),
            inline(&assumption.tripwire),
            inline(&assumption.current),
            assumption.tripwire_on.map(|day| day.to_string()).unwrap_or_default(),
            sight.told(Kind::Assumption, "state", assumption.state.label()).to_owned(),
        ]);
    }
    table.finish()
}

/// What a link says about this decision, read from its side.
fn related(strategy: &Strategy, id: Id, link: &Link, files: Option<&[(Id, String)]>) -> Option<String> {
    let mine = |target: &lodestar_model::Target| target.kind == Kind::Decision && target.id == id;
    let (words, other) = match (mine(&link.from), mine(&link.to)) {
        (true, false) => (forth(link.relation), link.to),
        (false, true) => (back(link.relation).to_owned(), link.from),
        _ => return None,
    };
    let (named, path) = if other.kind == Kind::Decision {
        let decision = strategy.decisions.iter().find(|decision| decision.id == other.id)?;
        let name = match cited(decision) {
            number if number.is_empty() => label(decision),
            number => format!("{number}: {}", label(decision)),
        };
        (name, files.and_then(|files| files.iter().find(|(id, _)| *id == other.id)))
    } else if let Some(initiative) = strategy.initiatives.iter().find(|initiative| initiative.id == other.id) {
        (roadmap::title(initiative), None)
    } else {
        (inline(&strategy.find(other.kind, other.id).map(AnyRecord::name)?), None)
    };
    let named = match path {
        Some((_, path)) => format!("[{named}]({path})"),
        None => named,
    };
    Some(match inline(&link.note) {
        note if note.is_empty() => format!("{words} {named}"),
        note => format!("{words} {named}: {note}"),
    })
}

fn forth(relation: Relation) -> String {
    let mut words = relation.label().to_owned();
    if let Some(first) = words.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    words
}

fn back(relation: Relation) -> &'static str {
    match relation {
        Relation::RelatesTo => "Relates to",
        Relation::Supports => "Is supported by",
        Relation::Delivers => "Is delivered by",
        Relation::Moves => "Is moved by",
        Relation::Pays => "Is paid off by",
        Relation::Tests => "Is tested by",
        Relation::Mitigates => "Is mitigated by",
        Relation::DecidedBy => "Decides",
        Relation::Supersedes => "Superseded by",
        Relation::Amends => "Amended by",
        Relation::CameFrom => "Gave rise to",
    }
}
