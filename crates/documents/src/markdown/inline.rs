//! Runs of text: comrak's inline tree, written anew.

use comrak::Arena;
use comrak::nodes::{AstNode, NodeLink, NodeValue};

use super::escape::{self, clean};
use crate::rich;

/// Deeper than this, runs are written as their words alone.
const DEPTH: usize = 12;
/// What a link or an image may lead to. A target without any scheme is a path.
const SCHEMES: &[&str] = &["http", "https", "mailto", "tel", "ftp", "file", "git", "ssh"];

/// Stands for a hard line break until the end of the paragraph is known: there it would be a backslash.
const BREAK: char = '\u{1}';

/// Where a run of text stands.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Place {
    /// In a paragraph: a line for each sentence.
    Lines,
    /// On one line: a heading.
    Line,
    /// In a cell of a table.
    Cell,
}

/// The runs below a node.
pub(super) fn write<'a>(node: &'a AstNode<'a>, place: Place) -> String {
    let mut writer = Writer { place, emphasis: true, emphasised: false, within_link: false, out: String::new() };
    writer.children(node, 0, '*');
    let text = writer.finish();
    if !writer.emphasised || reads_as(&text, place, &flat(node)) {
        return text;
    }
    // What stands beside a mark of emphasis decides whether it is one. Where the marks would show, they go.
    let mut writer = Writer { place, emphasis: false, emphasised: false, within_link: false, out: String::new() };
    writer.children(node, 0, '*');
    writer.finish()
}

/// Whether a reader finds these words in the text.
fn reads_as(text: &str, place: Place, words: &str) -> bool {
    let arena = Arena::new();
    let document = match place {
        Place::Lines => text.to_owned(),
        Place::Line => format!("# {text}\n"),
        Place::Cell => format!("| {text} |\n| --- |\n"),
    };
    let read = flat(rich::nodes(&arena, &document));
    let letters = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
    letters(&read) == letters(words)
}

struct Writer {
    place: Place,
    /// Whether to write emphasis.
    emphasis: bool,
    /// Whether any was written.
    emphasised: bool,
    /// The words of a link hold no other link.
    within_link: bool,
    out: String,
}

impl Writer {
    fn finish(&self) -> String {
        match self.place {
            Place::Lines => self.out.trim_matches([' ', '\n', BREAK]).replace(BREAK, "\\"),
            Place::Line | Place::Cell => self.out.trim().to_owned(),
        }
    }

    fn children<'a>(&mut self, node: &'a AstNode<'a>, depth: usize, emphasis: char) {
        // Neighbouring texts are one text: what could be markup may lie across their border.
        let mut text = String::new();
        for child in node.children() {
            let data = child.data.borrow();
            match &data.value {
                NodeValue::Text(run) => text.push_str(run),
                NodeValue::FootnoteReference(note) => text.push_str(&format!("[{}]", note.name)),
                // What a reader took for an address although it is none that may be followed.
                NodeValue::Link(link) if !allowed(&link.url) && flat(child) == link.url => text.push_str(&link.url),
                value => {
                    self.text(&std::mem::take(&mut text));
                    self.node(child, value, depth, emphasis);
                }
            }
        }
        self.text(&text);
    }

    fn node<'a>(&mut self, node: &'a AstNode<'a>, value: &NodeValue, depth: usize, emphasis: char) {
        match value {
            NodeValue::SoftBreak if self.place == Place::Lines => self.new_line(),
            NodeValue::SoftBreak => self.out.push(' '),
            NodeValue::LineBreak => self.line_break(),
            NodeValue::Code(code) => self.code(&code.literal),
            _ if depth > DEPTH => self.text(&flat(node)),
            NodeValue::Emph | NodeValue::Strong | NodeValue::Strikethrough if !self.emphasis => {
                self.children(node, depth + 1, emphasis);
            }
            NodeValue::Emph => {
                self.emphasised = true;
                // Emphasis right inside emphasis takes the other mark, or both would read as strong.
                let (mark, inner) = if emphasis == '*' { ('*', '_') } else { ('_', '*') };
                self.out.push(mark);
                self.children(node, depth + 1, inner);
                self.out.push(mark);
            }
            NodeValue::Strong => self.wrapped(node, "**", depth, emphasis),
            NodeValue::Strikethrough => self.wrapped(node, "~~", depth, emphasis),
            NodeValue::Link(link) => self.link(node, link, depth, emphasis),
            NodeValue::Image(image) => self.image(&flat(node), &image.url, &image.title),
            _ => self.children(node, depth + 1, emphasis),
        }
    }

    fn wrapped<'a>(&mut self, node: &'a AstNode<'a>, mark: &str, depth: usize, emphasis: char) {
        self.emphasised = true;
        self.out.push_str(mark);
        self.children(node, depth + 1, emphasis);
        self.out.push_str(mark);
    }

    /// Text as it was meant.
    fn text(&mut self, text: &str) {
        let text: String =
            text.chars().filter_map(|c| if c == '\t' { Some(' ') } else { (!c.is_control()).then_some(c) }).collect();
        let starts = self.out.is_empty() || self.out.ends_with('\n');
        let text = if starts { text.trim_start_matches(' ') } else { &text };
        if text.is_empty() {
            return;
        }
        let mut escaped = match self.within_link {
            true => escape::escape_label(text),
            false => escape::escape_field(text, starts && self.place == Place::Lines, self.out.chars().next_back()),
        };
        if self.place == Place::Lines {
            escaped = escape::sentences(&escaped);
        }
        self.out.push_str(&escaped);
    }

    fn new_line(&mut self) {
        self.out.truncate(self.out.trim_end_matches(' ').len());
        if !self.out.is_empty() && !self.out.ends_with('\n') {
            self.out.push('\n');
        }
    }

    fn line_break(&mut self) {
        match self.place {
            Place::Lines => {
                self.new_line();
                if self.out.ends_with('\n') && !self.out.ends_with("\u{1}\n") {
                    self.out.insert(self.out.len() - 1, BREAK);
                }
            }
            Place::Line | Place::Cell => self.out.push(' '),
        }
    }

    fn code(&mut self, literal: &str) {
        let literal: String = literal.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
        let runs: Vec<usize> = (1..=longest_run(&literal, '`') + 1).collect();
        let taken = |length: &usize| literal.split(|c| c != '`').any(|run| run.len() == *length);
        let fence = "`".repeat(runs.into_iter().find(|length| !taken(length)).unwrap_or(1));
        let literal = if self.place == Place::Cell { literal.replace('|', "\\|") } else { literal };
        let blank = literal.trim().is_empty();
        let edge = |c: char| c == '`' || c == ' ';
        let pad = if !blank && (literal.starts_with(edge) || literal.ends_with(edge)) { " " } else { "" };
        if self.out.ends_with('`') && !self.out.ends_with("\\`") {
            // What stood between two runs of code was taken off.
            self.out.push(' ');
        }
        self.out.push_str(&format!("{fence}{pad}{literal}{pad}{fence}"));
    }

    fn link<'a>(&mut self, node: &'a AstNode<'a>, link: &NodeLink, depth: usize, emphasis: char) {
        let words = flat(node);
        let bare = (link.url == words && escape::is_address(&words))
            || (is_email(&words) && link.url.strip_prefix("mailto:") == Some(&words));
        if bare && link.title.is_empty() {
            self.out.push_str(&format!("<{words}>"));
            return;
        }
        if !allowed(&link.url) {
            self.children(node, depth + 1, emphasis);
            self.out.push_str(" (");
            self.code(&clean(&link.url));
            self.out.push(')');
            return;
        }
        if self.out.ends_with('!') {
            // Or it would be an image.
            self.out.insert(self.out.len() - 1, '\\');
        }
        self.out.push('[');
        self.within_link = true;
        self.children(node, depth + 1, emphasis);
        self.within_link = false;
        self.out.push_str(&format!("]({})", self.target(&link.url, &link.title)));
    }

    fn image(&mut self, alt: &str, url: &str, title: &str) {
        let alt = escape::inline(alt);
        if allowed(url) || url.starts_with("data:image/") {
            self.out.push_str(&format!("![{alt}]({})", self.target(url, title)));
        } else {
            self.out.push_str(&alt);
        }
    }

    /// Where a link leads, and its title.
    fn target(&self, url: &str, title: &str) -> String {
        let url: String = url.chars().filter(|c| !c.is_control()).collect();
        let plain = |c: char| c.is_alphanumeric() || "/.-_~:?#@!$'+,;=%".contains(c);
        let mut target = match !url.is_empty() && url.chars().all(plain) {
            true => url,
            false if url.is_empty() => url,
            false => format!("<{}>", escaped(&url, "<>\\|")),
        };
        let title = clean(title);
        if !title.is_empty() {
            target.push_str(&format!(" \"{}\"", escaped(&title, "\"\\|<`")));
        }
        target
    }
}

/// The text with a backslash before each of the active characters. An ampersand that could begin an entity becomes
/// one: readers differ in whether a backslash helps in an address.
fn escaped(text: &str, active: &str) -> String {
    let mut out = String::with_capacity(text.len() + 4);
    for (at, c) in text.char_indices() {
        let after = text[at + c.len_utf8()..].chars().next();
        if c == '&' && after.is_some_and(|c| c.is_ascii_alphabetic() || c == '#') && text[at..].contains(';') {
            out.push_str("&amp;");
            continue;
        }
        if active.contains(c) {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

fn is_email(text: &str) -> bool {
    let letters = |text: &str, others: &str| text.chars().all(|c| c.is_ascii_alphanumeric() || others.contains(c));
    let label = |label: &str| {
        !label.is_empty() && label.len() < 64 && letters(label, "-") && !label.starts_with('-') && !label.ends_with('-')
    };
    text.split_once('@').is_some_and(|(name, host)| {
        !name.is_empty() && letters(name, ".-_+") && host.contains('.') && host.split('.').all(label)
    })
}

/// Whether following the link cannot do more than open something.
fn allowed(url: &str) -> bool {
    let url = url.trim().to_ascii_lowercase();
    match url.split_once(':') {
        Some((scheme, _)) if scheme.chars().all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c)) => {
            SCHEMES.contains(&scheme)
        }
        // A control character inside a scheme is skipped by some readers.
        Some((scheme, _)) => scheme.contains(['/', '?', '#', '.']) && !scheme.chars().any(char::is_control),
        None => true,
    }
}

/// The longest run of one character.
pub(super) fn longest_run(text: &str, of: char) -> usize {
    text.split(|c| c != of).map(str::len).max().unwrap_or(0)
}

/// All words below a node, without recursion.
pub(super) fn flat<'a>(node: &'a AstNode<'a>) -> String {
    let mut out = String::new();
    for node in node.descendants() {
        match &node.data.borrow().value {
            NodeValue::Text(text) => out.push_str(text),
            NodeValue::Code(code) => out.push_str(&code.literal),
            NodeValue::CodeBlock(code) => out.push_str(&code.literal),
            NodeValue::FootnoteReference(note) => out.push_str(&format!("[{}]", note.name)),
            NodeValue::SoftBreak | NodeValue::LineBreak | NodeValue::Paragraph | NodeValue::Item(_) => out.push(' '),
            _ => {}
        }
    }
    out.trim().to_owned()
}
