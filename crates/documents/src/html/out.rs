//! HTML while it is being written.

use crate::view::marks::Mark;

/// The text of a page.
#[derive(Default)]
pub(super) struct Out(String);

impl Out {
    /// Markup of the program's own.
    pub fn raw(&mut self, markup: &str) {
        self.0.push_str(markup);
    }

    /// Words between tags.
    pub fn text(&mut self, words: &str) {
        for c in words.chars() {
            match c {
                '&' => self.0.push_str("&amp;"),
                '<' => self.0.push_str("&lt;"),
                '>' => self.0.push_str("&gt;"),
                '\n' | '\r' | '\t' => self.0.push(' '),
                c if refused(c) => {}
                c => self.0.push(c),
            }
        }
    }

    /// Words between double quotes.
    pub fn attribute(&mut self, words: &str) {
        for part in words.split_inclusive('"') {
            match part.strip_suffix('"') {
                Some(before) => {
                    self.text(before);
                    self.raw("&quot;");
                }
                None => self.text(part),
            }
        }
    }

    /// Lines to be kept as they are.
    pub fn lines(&mut self, lines: &[String]) {
        for (at, line) in lines.iter().enumerate() {
            if at > 0 {
                self.raw("\n");
            }
            self.text(line);
        }
    }

    /// An element with words in it; without a class where that is empty.
    pub fn element(&mut self, name: &str, class: &str, words: &str) {
        self.open(name, class);
        self.text(words);
        self.close(name);
        self.raw("\n");
    }

    /// The beginning of an element.
    pub fn open(&mut self, name: &str, class: &str) {
        self.raw("<");
        self.raw(name);
        if !class.is_empty() {
            self.raw(" class=\"");
            self.raw(class);
            self.raw("\"");
        }
        self.raw(">");
    }

    /// The end of an element.
    pub fn close(&mut self, name: &str) {
        self.raw("</");
        self.raw(name);
        self.raw(">");
    }

    /// The sign of a pillar: its letter, in its ink, with its shape.
    pub fn mark(&mut self, mark: &Option<Mark>) {
        let Some(mark) = mark else { return };
        self.raw("<span class=\"mark ink-");
        self.raw(mark.colour);
        self.raw("\">");
        self.raw(&super::drawing::glyph(mark.colour));
        self.text(&mark.code);
        self.raw("</span> ");
    }

    /// The whole text.
    pub fn finish(self) -> String {
        self.0
    }
}

/// Characters that HTML does not allow, and those that turn the direction of text beyond their own words.
fn refused(c: char) -> bool {
    matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{206F}' | '\u{FDD0}'..='\u{FDEF}' | '\u{FEFF}')
        || c.is_control()
        || u32::from(c) & 0xFFFE == 0xFFFE
}
