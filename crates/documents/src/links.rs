//! Links from one place of a document to another. Templates write them as addresses, `#` and the anchor; what they lead
//! to is put in once the pages stand. A link to a label would have Typst lay out every page two times more: to learn
//! where the label is, and again because the page that is read aloud with the link became known.

use std::collections::HashMap;
use std::num::NonZeroUsize;

use typst::foundations::Label;
use typst::introspection::{Introspector, Location, Tag};
use typst::layout::{Frame, FrameItem};
use typst::model::{Destination, LinkMarker};
use typst::utils::PicoStr;
use typst_layout::PagedDocument;

/// A place of a document, and its page, counted from 1.
type Place = (Location, NonZeroUsize);

/// The document with its links leading to places. One to an anchor that is nowhere is no link.
pub(crate) fn lead(mut document: PagedDocument) -> PagedDocument {
    if !document.pages().iter().any(|page| waits(&page.frame)) {
        return document;
    }
    let mut pages = document.pages().to_vec();
    let introspector = document.introspector().clone();
    let mut known = HashMap::new();
    let mut find = |anchor: &str| {
        if let Some(place) = known.get(anchor) {
            return *place;
        }
        let label = Label::new(PicoStr::intern(anchor));
        let at = label.and_then(|label| introspector.query_label(label).ok()?.location());
        let place: Option<Place> = at.and_then(|at| Some((at, introspector.page(at)?)));
        known.insert(anchor.to_owned(), place);
        place
    };
    pages.iter_mut().for_each(|page| resolve(&mut page.frame, &mut find));
    let info = std::mem::take(document.info_mut());
    PagedDocument::new(pages.into(), info)
}

/// Whether anything of a frame is yet to be led somewhere.
fn waits(frame: &Frame) -> bool {
    frame.items().any(|(_, item)| match item {
        FrameItem::Group(group) => waits(&group.frame),
        FrameItem::Link(Destination::Url(url), _) => url.starts_with('#'),
        FrameItem::Tag(Tag::Start(element, _)) => {
            let alt = element.to_packed::<LinkMarker>().and_then(|link| link.alt.as_ref());
            alt.is_some_and(|alt| alt.starts_with('#'))
        }
        _ => false,
    })
}

fn resolve(frame: &mut Frame, find: &mut dyn FnMut(&str) -> Option<Place>) {
    // Frames are shared with what Typst keeps, and copied when they change.
    if !waits(frame) {
        return;
    }
    frame.retain(|item| match item {
        FrameItem::Group(group) => {
            resolve(&mut group.frame, find);
            true
        }
        FrameItem::Link(destination, _) => {
            let Destination::Url(url) = destination else { return true };
            let Some(anchor) = url.strip_prefix('#') else { return true };
            let place = find(anchor);
            if let Some((location, _)) = place {
                *destination = Destination::Location(location);
            }
            place.is_some()
        }
        FrameItem::Tag(Tag::Start(element, _)) => {
            if let Some(alt) = element.to_packed_mut::<LinkMarker>().and_then(|link| link.alt.as_mut())
                && let Some((_, page)) = alt.strip_prefix('#').and_then(&mut *find)
            {
                *alt = format!("page {page}").into();
            }
            true
        }
        _ => true,
    });
}
