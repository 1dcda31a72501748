//! XML that is well-formed by construction: elements are closed in the order in which they were opened, and no
//! character gets in that XML 1.0 forbids.

/// A part while it is being written.
#[derive(Debug, Default)]
pub(crate) struct Xml {
    out: String,
    open: Vec<&'static str>,
}

/// Whether XML 1.0 allows a character, and no reader takes offence at it.
fn allowed(c: char) -> bool {
    match c {
        '\t' | '\n' | '\r' => true,
        c if c.is_control() => false,
        '\u{FDD0}'..='\u{FDEF}' => false,
        c => u32::from(c) & 0xFFFE != 0xFFFE,
    }
}

/// A text without the characters that XML forbids and without those that turn the direction of what follows it.
pub(crate) fn clean(text: &str) -> String {
    let steering = |c: char| matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}');
    text.chars().filter(|c| allowed(*c) && !steering(*c)).map(|c| if c == '\r' { '\n' } else { c }).collect()
}

fn escape(out: &mut String, text: &str, attribute: bool) {
    for c in clean(text).chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' if attribute => out.push_str("&quot;"),
            '\n' | '\t' if attribute => out.push(' '),
            c => out.push(c),
        }
    }
}

impl Xml {
    /// A part, with its declaration.
    pub fn part() -> Self {
        Self { out: "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n".to_owned(), open: Vec::new() }
    }

    /// A piece of a part, to be put into one with [`Xml::put`].
    pub fn piece() -> Self {
        Self::default()
    }

    fn start(&mut self, name: &'static str, attributes: &[(&str, &str)]) {
        self.out.push('<');
        self.out.push_str(name);
        for (key, value) in attributes {
            self.out.push(' ');
            self.out.push_str(key);
            self.out.push_str("=\"");
            escape(&mut self.out, value, true);
            self.out.push('"');
        }
    }

    /// Opens an element.
    pub fn open(&mut self, name: &'static str, attributes: &[(&str, &str)]) -> &mut Self {
        self.start(name, attributes);
        self.out.push('>');
        self.open.push(name);
        self
    }

    /// Closes the element that was opened last.
    pub fn close(&mut self) -> &mut Self {
        if let Some(name) = self.open.pop() {
            self.out.push_str("</");
            self.out.push_str(name);
            self.out.push('>');
        }
        self
    }

    /// Closes that many elements.
    pub fn close_all(&mut self, count: usize) -> &mut Self {
        (0..count).for_each(|_| {
            self.close();
        });
        self
    }

    /// An element without content.
    pub fn empty(&mut self, name: &'static str, attributes: &[(&str, &str)]) -> &mut Self {
        self.start(name, attributes);
        self.out.push_str("/>");
        self
    }

    /// Text within the open element.
    pub fn text(&mut self, text: &str) -> &mut Self {
        escape(&mut self.out, text, false);
        self
    }

    /// An element that holds text and nothing else.
    pub fn leaf(&mut self, name: &'static str, attributes: &[(&str, &str)], text: &str) -> &mut Self {
        self.open(name, attributes).text(text).close()
    }

    /// XML of this program: constants and pieces, never text of a user.
    pub fn fixed(&mut self, xml: &'static str) -> &mut Self {
        self.out.push_str(xml);
        self
    }

    /// A finished piece.
    pub fn put(&mut self, piece: Xml) -> &mut Self {
        self.out.push_str(&piece.finish());
        self
    }

    /// The part, with everything closed.
    pub fn finish(mut self) -> String {
        while !self.open.is_empty() {
            self.close();
        }
        self.out
    }
}
