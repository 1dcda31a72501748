//! Long text: Markdown as a tree of blocks and runs of text, which templates and exporters render.
//!
//! CommonMark with GFM tables, strike-through, task lists, bare links and footnotes. Of raw HTML, pairs of known tags take
//! effect; everything else is shown as it was typed. Headings are numbered from 1 without gaps, to be set
//! below the record's own. The tree is bounded in depth, so that no input can exhaust the stack.

mod html;
mod read;
mod widths;

use serde::Serialize;

pub(crate) use read::nodes;
#[cfg(test)]
pub(crate) use read::options;
pub use read::parse;

/// A block of long text.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "t", rename_all = "snake_case")]
pub enum Block {
    /// A paragraph.
    Paragraph {
        /// Its text.
        text: Vec<Inline>,
    },
    /// A heading within the text, 1 for the outermost; levels have no gaps.
    Heading {
        /// 1 to 4.
        level: u8,
        /// Its text.
        text: Vec<Inline>,
    },
    /// A list.
    List {
        /// The first number of an ordered list.
        start: Option<usize>,
        /// Whether its items stand without space between them.
        tight: bool,
        /// Its items.
        items: Vec<Item>,
    },
    /// Text to be kept as typed.
    Code {
        /// The language named at the fence.
        language: String,
        /// Its lines, without their ends.
        lines: Vec<String>,
    },
    /// A quotation.
    Quote {
        /// What is quoted.
        blocks: Vec<Block>,
    },
    /// A table.
    Table {
        /// How each column is aligned.
        align: Vec<Align>,
        /// How wide each column should be, in relation to the others.
        widths: Vec<f64>,
        /// The cells of the header row.
        head: Vec<Vec<Inline>>,
        /// The cells of the other rows, as many as in the header.
        rows: Vec<Vec<Vec<Inline>>>,
    },
    /// A break between topics.
    Rule,
}

/// An item of a list.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Item {
    /// Whether a task is done; `None` where the item is no task.
    pub done: Option<bool>,
    /// What the item says.
    pub blocks: Vec<Block>,
}

/// The alignment of a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Align {
    /// At the start of the line.
    Start,
    /// In the middle.
    Center,
    /// At the end of the line.
    End,
}

/// A run of text.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(untagged)]
pub enum Inline {
    /// Plain text.
    Text(String),
    /// Text that is more than plain.
    Styled(Styled),
}

/// A run of text that is more than plain.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "t", rename_all = "snake_case")]
pub enum Styled {
    /// Emphasis.
    Emph {
        /// What is emphasised.
        text: Vec<Inline>,
    },
    /// Strong emphasis.
    Strong {
        /// What is emphasised.
        text: Vec<Inline>,
    },
    /// Struck through.
    Strike {
        /// What is struck through.
        text: Vec<Inline>,
    },
    /// Code.
    Code {
        /// The code.
        code: String,
    },
    /// A link. The address is empty where it cannot be followed from paper.
    Link {
        /// An absolute address (http, https, mailto), or nothing.
        url: String,
        /// The address as it was typed, where it cannot be followed.
        target: String,
        /// The words of the link.
        text: Vec<Inline>,
    },
    /// An image, by reference.
    Image {
        /// What the image shows.
        alt: String,
        /// Where it lies.
        target: String,
    },
    /// A line break.
    Break,
}

impl Inline {
    /// Plain text.
    pub(crate) fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }
}

/// The words of a long text on one line, without any markup.
pub fn plain(markdown: &str) -> String {
    let mut words = String::new();
    parse(markdown).iter().for_each(|block| block_words(block, &mut words));
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The words of some runs of text.
pub fn words(text: &[Inline]) -> String {
    let mut words = String::new();
    inline_words(text, &mut words);
    words
}

/// The words of a block on one line.
pub(crate) fn block_text(block: &Block) -> String {
    let mut words = String::new();
    block_words(block, &mut words);
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn block_words(block: &Block, out: &mut String) {
    match block {
        Block::Paragraph { text } | Block::Heading { text, .. } => inline_words(text, out),
        Block::List { items, .. } => items.iter().flat_map(|item| &item.blocks).for_each(|b| block_words(b, out)),
        Block::Code { lines, .. } => out.push_str(&lines.join(" ")),
        Block::Quote { blocks } => blocks.iter().for_each(|b| block_words(b, out)),
        Block::Table { head, rows, .. } => {
            for cell in head.iter().chain(rows.iter().flatten()) {
                inline_words(cell, out);
                out.push(' ');
            }
        }
        Block::Rule => {}
    }
    out.push(' ');
}

fn inline_words(text: &[Inline], out: &mut String) {
    for run in text {
        match run {
            Inline::Text(text) => out.push_str(text),
            Inline::Styled(Styled::Emph { text } | Styled::Strong { text } | Styled::Strike { text }) => {
                inline_words(text, out);
            }
            Inline::Styled(Styled::Link { text, .. }) => inline_words(text, out),
            Inline::Styled(Styled::Code { code }) => out.push_str(code),
            Inline::Styled(Styled::Image { alt, .. }) => out.push_str(alt),
            Inline::Styled(Styled::Break) => out.push(' '),
        }
    }
}
