//! A document as one file of HTML: no script, no external reference, a content policy that allows nothing but its own
//! style sheet, landmarks and headings for those who listen, light and dark, and a style for paper.
//!
//! Every word of the user passes [`Out::text`] or [`Out::attribute`]; there is no other way into the page.

mod block;
mod drawing;
mod out;
mod rich;

use std::borrow::Cow;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

use lodestar_model::Strategy;

use crate::brand::Brand;
use crate::content::{self, Content, Opening};
use crate::view::audience;
use crate::{Error, Request};
use out::Out;

/// The style sheet of every page.
const STYLE: &str = include_str!("html/style.css");

/// A document as HTML for the audience of the request.
pub fn export(strategy: &Strategy, request: &Request) -> Result<String, Error> {
    let seen = audience::seen(strategy, &request.lens)?;
    Ok(page(&content::of(&seen, request)?))
}

fn page(content: &Content) -> String {
    let doc = &content.doc;
    let style = styled(&doc.brand);
    let hash = STANDARD.encode(Sha256::digest(style.as_bytes()));
    let mut out = Out::default();
    out.raw("<!doctype html>\n<html lang=\"");
    out.attribute(doc.lang);
    if crate::text::mirrored(doc.lang) {
        out.raw("\" dir=\"rtl");
    }
    out.raw("\">\n<head>\n<meta charset=\"utf-8\">\n");
    out.raw(
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; img-src data:; style-src 'sha256-",
    );
    out.raw(&hash);
    out.raw("'; base-uri 'none'; form-action 'none'\">\n");
    out.raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    out.raw(
        "<meta name=\"referrer\" content=\"no-referrer\">\n<meta name=\"generator\" content=\"Lodestar\">\n<title>",
    );
    out.text(&format!("{} – {}", doc.title, doc.document));
    out.raw("</title>\n<style>");
    out.raw(&style);
    out.raw("</style>\n</head>\n<body>\n<a class=\"skip\" href=\"#content\">Skip to the content</a>\n<header>\n");
    if let Some(logo) = &doc.brand.logo {
        let (width, height) = logo.within(220.0, 44.0);
        out.raw("<img class=\"logo\" src=\"");
        out.raw(&logo.address());
        out.raw(&format!("\" width=\"{width:.0}\" height=\"{height:.0}\" alt=\""));
        out.attribute(&logo.spoken);
        out.raw("\">\n");
    }
    if !doc.organisation.trim().is_empty() {
        out.element("p", "eyebrow", &doc.organisation);
    }
    out.raw("<h1>");
    out.text(&doc.title);
    out.raw(" <span>");
    out.text(&doc.document);
    out.raw("</span></h1>\n");
    if !doc.subtitle.trim().is_empty() {
        out.element("p", "lede", &doc.subtitle);
    }
    let facts = [doc.status, &doc.revision, &doc.horizon, &doc.date, &doc.owner, doc.passing()];
    let facts = facts.into_iter().filter(|fact| !fact.trim().is_empty()).collect::<Vec<_>>().join(" · ");
    out.element("p", "facts", &facts);
    out.raw("</header>\n");
    let chapters: Vec<_> = content
        .sections
        .iter()
        .filter(|s| s.level == 1 && !s.anchor.is_empty() && !s.title.trim().is_empty())
        .collect();
    if content.opening == Opening::Book || chapters.len() > 3 {
        out.raw("<nav aria-labelledby=\"contents\">\n<h2 id=\"contents\">Contents</h2>\n<ol>\n");
        for section in chapters {
            out.raw("<li><a href=\"#");
            out.attribute(&section.anchor);
            out.raw("\">");
            out.text(&section.title);
            out.raw("</a></li>\n");
        }
        out.raw("</ol>\n</nav>\n");
    }
    out.raw("<main id=\"content\">\n");
    for section in &content.sections {
        block::section(&mut out, section);
    }
    out.raw("</main>\n<footer>\n");
    out.element("p", "", &doc.foot);
    if !doc.notice.is_empty() {
        out.element("p", "", &doc.notice);
    }
    out.raw("</footer>\n</body>\n</html>\n");
    out.finish()
}

/// The style sheet with the accent of the strategy, where it chose one.
fn styled(brand: &Brand) -> Cow<'static, str> {
    if !brand.own {
        return Cow::Borrowed(STYLE);
    }
    let (light, dark) = (brand.accent, brand.dark_accent);
    Cow::Owned(format!(
        "{STYLE}:root{{--accent:{light};--top:{light}}}@media screen and (prefers-color-scheme:dark){{:root{{--accent:{dark};--top:{dark}}}}}\n"
    ))
}

#[cfg(test)]
mod tests;
