//! The milestones as a calendar, as RFC 5545 has it: a whole day for each, with an identity that stays, so that a
//! calendar that reads the file again moves its entries rather than doubling them.

use chrono::Days;
use icalendar::{Calendar, Class, Component, Event, EventLike};
use lodestar_model::Strategy;

use crate::view::audience;
use crate::{Error, Request};

/// The milestones with a date, in order.
pub fn export(strategy: &Strategy, request: &Request) -> Result<String, Error> {
    let seen = audience::seen(strategy, &request.lens)?;
    let mut calendar = Calendar::new();
    let title = seen.about().map(|about| clean(&about.title)).unwrap_or_default();
    if !title.is_empty() {
        calendar.name(&title);
    }
    let mut milestones: Vec<_> = seen.milestones.iter().filter_map(|m| Some((m.date?, m))).collect();
    milestones.sort_by_key(|(day, milestone)| (*day, milestone.id));
    for (day, milestone) in milestones {
        let initiative = milestone.initiative.and_then(|of| seen.initiatives.iter().find(|i| i.id == of.0));
        let mut about = Vec::new();
        about.extend(initiative.map(|i| clean(&i.title)));
        about.extend(milestone.fixed.then(|| "Fixed date".to_owned()));
        about.push(clean(&milestone.note));
        about.retain(|words| !words.is_empty());
        let name = match clean(&milestone.title) {
            name if name.is_empty() => "Untitled milestone".to_owned(),
            name => name,
        };
        let mut event = Event::new();
        event.uid(&format!("{}@lodestar", milestone.id)).summary(&name).starts(day).timestamp(request.stamp.when);
        event.class(Class::Private).add_property("TRANSP", "TRANSPARENT");
        if let Some(next) = day.checked_add_days(Days::new(1)) {
            event.ends(next);
        }
        if !about.is_empty() {
            event.description(&about.join(". "));
        }
        calendar.push(event.done());
    }
    Ok(calendar.to_string())
}

/// On one line, without control characters.
fn clean(text: &str) -> String {
    let text: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
