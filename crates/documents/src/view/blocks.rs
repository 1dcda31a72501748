//! Content on its way to a page: a file for the document, and one for each section, so that a change of one field
//! touches one file.

use serde::Serialize;
use serde_json::Value;

use super::View;
use super::front::Front;
use crate::content::packing::{Room, place};
use crate::content::{Block, Content, Opening, Section, Start};

/// The height that the masthead takes above a drawing, in points.
const MASTHEAD: f64 = 86.0;
/// The height that the title of a chapter takes.
const TITLE: f64 = 44.0;

/// What stands on all pages.
#[derive(Serialize)]
struct Pages<'a> {
    doc: &'a Front,
    opening: Opening,
    sections: Vec<Place<'a>>,
    /// Whether signs of commitment are used, so that they are explained.
    promises: bool,
    /// Whether it is drawn over time.
    timeline: bool,
}

/// A section, as far as others need to know of it.
#[derive(Serialize)]
struct Place<'a> {
    path: String,
    anchor: &'a str,
    title: &'a str,
    level: u8,
    start: Start,
}

/// The data of a document that is made of sections.
pub(crate) fn view(content: &Content) -> Result<View, serde_json::Error> {
    let path = |at: usize| format!("/sections/{at}.json");
    let sections = content.sections.iter().enumerate().map(|(at, Section { anchor, title, level, start, .. })| Place {
        path: path(at),
        anchor,
        title,
        level: *level,
        start: *start,
    });
    let has = |wanted: fn(&Block) -> bool| content.sections.iter().flat_map(|section| &section.blocks).any(wanted);
    let timeline = has(|block| matches!(block, Block::Timeline(_)));
    let pages = Pages {
        doc: &content.doc,
        opening: content.opening,
        sections: sections.collect(),
        promises: timeline || has(|block| matches!(block, Block::Grid(_))),
        timeline,
    };
    let template = if content.opening == Opening::Slides { "/deck.typ" } else { "/content.typ" };
    let mut view = View::new(template, &content.doc, &pages)?;
    for (at, section) in content.sections.iter().enumerate() {
        if section.blocks.iter().any(|block| matches!(block, Block::Timeline(_))) {
            view.add(path(at), &placed(section, content)?)?;
        } else {
            view.add(path(at), section)?;
        }
    }
    Ok(view)
}

/// A section in which each timeline is cut into pages of rows.
fn placed(section: &Section, content: &Content) -> Result<Value, serde_json::Error> {
    let mut json = serde_json::to_value(section)?;
    let shape = content.doc.page;
    // Within a portrait book the section lies on its side.
    let turned = section.start == Start::Wide && shape.width < shape.height;
    let (width, height) =
        if turned { (shape.height - 68.0, shape.width - 71.0) } else { (shape.width - 2.0 * shape.side, shape.free()) };
    let large = shape.width.min(shape.height) > 700.0;
    let above = if content.opening == Opening::Masthead { MASTHEAD } else { TITLE };
    let room = Room { width, first: height - above, height: height - 4.0, size: if large { 8.5 } else { 7.5 } };
    let blocks = json.get_mut("blocks").and_then(Value::as_array_mut).into_iter().flatten();
    for (block, made) in section.blocks.iter().zip(blocks) {
        if let Block::Timeline(timeline) = block {
            *made = serde_json::to_value(place(timeline, room))?;
            if let Some(fields) = made.as_object_mut() {
                fields.insert("t".to_owned(), "timeline".into());
            }
        }
    }
    Ok(json)
}
