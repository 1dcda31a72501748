//! A file of Markdown while it is being written: blocks with one empty line between them.

use lodestar_model::{Kind, Strategy};

use super::escape::{clean, inline, line};
use super::field;
use crate::Request;
use crate::view::times;

/// The text of a file, block by block.
#[derive(Default)]
pub(super) struct Page(String);

impl Page {
    /// The head of a document: its name, and where it comes from.
    pub fn begin(strategy: &Strategy, request: &Request) -> Self {
        let mut page = Self::default();
        let document = request.document.title();
        let Some(about) = strategy.about() else {
            page.heading(1, document);
            return page;
        };
        let title = inline(&about.title);
        let title = if title.is_empty() { "Untitled strategy" } else { &title };
        page.heading(1, &format!("{title} – {document}"));
        page.block(&line(&about.subtitle));
        let horizon = times::months(about.horizon_from, about.horizon_to);
        let classification = match about.confidentiality.trim() {
            "" => request.lens.told(Kind::Strategy, "classification", about.classification.label()),
            line => line,
        };
        let stamp = format!("{}, {}", request.stamp.revision, times::day(request.stamp.when.date_naive()));
        page.facts(&[
            ("Organisation", &about.organisation),
            ("Owner", &about.owner),
            ("Covers", &horizon),
            ("Status", request.lens.told(Kind::Strategy, "status", about.status.label())),
            ("Classification", classification),
            ("Revision", &stamp),
        ]);
        page
    }

    /// A heading; its text is Markdown already.
    pub fn heading(&mut self, level: usize, text: &str) {
        self.block(&format!("{} {text}", "#".repeat(level)));
    }

    /// Any block that is Markdown already; nothing where it is empty.
    pub fn block(&mut self, text: &str) {
        let text = text.trim_end_matches('\n');
        if text.trim().is_empty() {
            return;
        }
        if !self.0.is_empty() {
            self.0.push('\n');
        }
        self.0.push_str(text);
        self.0.push('\n');
    }

    /// A list whose items are Markdown already; empty ones are left out.
    pub fn list(&mut self, items: impl IntoIterator<Item = String>) {
        let items = items.into_iter().filter(|item| !item.is_empty());
        self.block(&items.map(|item| format!("* {item}\n")).collect::<String>());
    }

    /// A list of values with their names; those without a value are left out.
    pub fn facts(&mut self, facts: &[(&str, &str)]) {
        let facts = facts.iter().map(|(name, value)| (name, inline(value)));
        self.list(facts.filter(|(_, value)| !value.is_empty()).map(|(name, value)| format!("{name}: {value}")));
    }

    /// A section whose text is a field of the user; nothing where the field is empty.
    pub fn section(&mut self, level: u8, heading: &str, markdown: &str) {
        self.section_below(level, heading, markdown, level);
    }

    /// A section as [`Page::section`], whose text may only have headings below level `under`.
    pub fn section_below(&mut self, level: u8, heading: &str, markdown: &str, under: u8) {
        let text = field::blocks(markdown, under);
        if !text.trim().is_empty() {
            self.heading(level.into(), heading);
            self.block(&text);
        }
    }

    /// A section with a list of lines of the user.
    pub fn lines(&mut self, level: usize, heading: &str, lines: &[String]) {
        if lines.iter().any(|text| !clean(text).is_empty()) {
            self.heading(level, heading);
            self.list(lines.iter().map(|text| line(text)));
        }
    }

    /// A section with a table or another block that is Markdown already.
    pub fn titled(&mut self, level: usize, heading: &str, block: &str) {
        if !block.trim().is_empty() {
            self.heading(level, heading);
            self.block(block);
        }
    }

    /// The whole text.
    pub fn finish(self) -> String {
        self.0
    }
}
