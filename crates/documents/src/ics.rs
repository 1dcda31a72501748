//! The milestones and the reviews to come as a calendar, as RFC 5545 has it: a whole day for each, with an identity that
//! stays, so that a calendar that reads the file again moves its entries rather than doubling them.

use chrono::{DateTime, Days, NaiveDate, Utc};
use icalendar::{Calendar, Class, Component, Event, EventLike};
use lodestar_model::records::{Review, ReviewStatus};
use lodestar_model::{Kind, Strategy};

use crate::view::audience::{self, Sight};
use crate::{Document, Error, Request};

/// A day in the calendar.
struct Entry {
    uid: String,
    day: NaiveDate,
    name: String,
    about: String,
}

/// The milestones with a date and the reviews that are not over, in order; of a review pack the reviews alone.
pub fn export(strategy: &Strategy, request: &Request) -> Result<String, Error> {
    let seen = audience::seen(strategy, &request.lens)?;
    let mut calendar = Calendar::new();
    let title = seen.about().map(|about| clean(&about.title)).unwrap_or_default();
    if !title.is_empty() {
        calendar.name(&title);
    }
    let mut entries = reviews(&seen, &request.lens);
    if !matches!(request.document, Document::Review(_)) {
        entries.extend(milestones(&seen));
    }
    entries.sort_by(|a, b| (a.day, &a.uid).cmp(&(b.day, &b.uid)));
    for entry in entries {
        calendar.push(event(&entry, request.stamp.when));
    }
    Ok(calendar.to_string())
}

fn milestones(seen: &Strategy) -> Vec<Entry> {
    let dated = seen.milestones.iter().filter_map(|milestone| Some((milestone.date?, milestone)));
    let entries = dated.map(|(day, milestone)| {
        let initiative = milestone.initiative.and_then(|of| seen.initiatives.iter().find(|i| i.id == of.0));
        let mut about = Vec::new();
        about.extend(initiative.map(|i| clean(&i.title)));
        about.extend(milestone.fixed.then(|| "Fixed date".to_owned()));
        about.push(clean(&milestone.note));
        about.retain(|words| !words.is_empty());
        let name = or(clean(&milestone.title), "Untitled milestone");
        Entry { uid: format!("{}@lodestar", milestone.id), day, name, about: about.join(". ") }
    });
    entries.collect()
}

/// The reviews that have a day and are not over; where there is none, the next one that the last named or that the cadence
/// asks for.
fn reviews(seen: &Strategy, sight: &Sight) -> Vec<Entry> {
    let kind = |review: &Review| or(sight.told(Kind::Review, "kind", review.kind.label()).to_owned(), "Review");
    let called = |review: &Review| or(clean(&review.title), &kind(review));
    let open = seen.reviews.iter().filter(|review| review.status != ReviewStatus::Closed);
    let planned = open.filter_map(|review| {
        let about = review.agenda.iter().map(|point| clean(&point.text)).filter(|point| !point.is_empty());
        let about = about.collect::<Vec<_>>().join("; ");
        Some(Entry { uid: format!("{}@lodestar", review.id), day: review.date?, name: called(review), about })
    });
    let planned: Vec<Entry> = planned.collect();
    if !planned.is_empty() {
        return planned;
    }
    let last = seen.reviews.iter().filter(|review| review.status == ReviewStatus::Closed).max_by_key(|one| one.date);
    let next = last.and_then(|last| {
        let cadence = seen.about().and_then(|about| about.review_cadence);
        let day = last.next_date.or_else(|| cadence?.after(last.date?))?;
        let name = format!("Next review, after {}", called(last));
        Some(Entry { uid: format!("{}-next@lodestar", last.id), day, name, about: String::new() })
    });
    next.into_iter().collect()
}

fn event(entry: &Entry, when: DateTime<Utc>) -> Event {
    let mut event = Event::new();
    event.uid(&entry.uid).summary(&entry.name).starts(entry.day).timestamp(when);
    event.class(Class::Private).add_property("TRANSP", "TRANSPARENT");
    if let Some(next) = entry.day.checked_add_days(Days::new(1)) {
        event.ends(next);
    }
    if !entry.about.is_empty() {
        event.description(&entry.about);
    }
    event.done()
}

fn or(words: String, otherwise: &str) -> String {
    if words.is_empty() { otherwise.to_owned() } else { words }
}

/// On one line, without control characters.
fn clean(text: &str) -> String {
    let text: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
