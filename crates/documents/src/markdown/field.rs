//! Long text of the user, which is Markdown itself, inside a document.
//!
//! It is read into comrak's tree and written anew: so no fence, comment or front matter in it can swallow what
//! follows. Headings move below the heading of their section; link definitions become the links that use them; raw HTML
//! and footnotes read as they do in the typeset document. Writing what was read back gives the same text again.

use std::borrow::Cow;

use comrak::Arena;
use comrak::nodes::{AstNode, ListType, NodeCodeBlock, NodeList, NodeTable, NodeValue};

use super::inline::{self, Place};
use crate::rich;

/// Deeper than this, blocks are written as their words alone.
const DEPTH: usize = 12;
/// The deepest heading there is.
const DEEPEST: u8 = 6;

/// A field below a heading of level `under`: its blocks with a line end, or nothing.
pub(super) fn blocks(markdown: &str, under: u8) -> String {
    let arena = Arena::new();
    let markdown = &readable(markdown);
    let root = rich::nodes(&arena, markdown);
    let mut writer = Writer { under, open: Vec::new() };
    let lines = writer.blocks(root, 0);
    lines.into_iter().map(|line| line + "\n").collect()
}

/// A field in a cell of a table: its inline markup where it is one paragraph, otherwise its words.
pub(super) fn cell(markdown: &str) -> String {
    let arena = Arena::new();
    let markdown = &readable(markdown);
    let root = rich::nodes(&arena, markdown);
    let mut children = root.children();
    match (children.next(), children.next()) {
        (Some(only), None) if matches!(only.data.borrow().value, NodeValue::Paragraph) => {
            inline::write(only, Place::Cell)
        }
        _ => super::escape::inline(&rich::plain(markdown)),
    }
}

/// What a block is, as far as its neighbours mind.
#[derive(Clone, Copy, PartialEq)]
enum Shape {
    Paragraph,
    List,
    Code,
    Quote,
    Other,
}

impl Shape {
    fn of(value: &NodeValue) -> Self {
        match value {
            NodeValue::Paragraph => Self::Paragraph,
            NodeValue::List(_) => Self::List,
            NodeValue::CodeBlock(_) => Self::Code,
            NodeValue::BlockQuote => Self::Quote,
            _ => Self::Other,
        }
    }
}

/// The text without control characters and without byte order marks, which readers skip only at the very start.
pub(super) fn readable(markdown: &str) -> Cow<'_, str> {
    let silent = |c: char| c == '\u{FEFF}' || (c.is_control() && !matches!(c, '\t' | '\n' | '\r'));
    match markdown.contains(silent) {
        true => Cow::Owned(markdown.chars().filter(|c| !silent(*c)).collect()),
        false => Cow::Borrowed(markdown),
    }
}

struct Writer {
    under: u8,
    /// The source levels of the headings that are open, outermost first.
    open: Vec<u8>,
}

impl Writer {
    /// The blocks below a node as lines, with an empty line between them.
    fn blocks<'a>(&mut self, node: &'a AstNode<'a>, depth: usize) -> Vec<String> {
        self.joined(node, depth, false).0
    }

    /// The blocks below a node as lines, and whether an empty line stands between any two. `tight`: only where two
    /// would otherwise become one.
    fn joined<'a>(&mut self, node: &'a AstNode<'a>, depth: usize, tight: bool) -> (Vec<String>, bool) {
        let mut out: Vec<String> = Vec::new();
        let mut spaced = false;
        // Lists that follow each other need marks of their own, or they would become one.
        let mut lists = 0;
        let mut last = None;
        for child in node.children() {
            let this = Shape::of(&child.data.borrow().value);
            lists = if this == Shape::List { lists + 1 } else { 0 };
            let lines = self.block(child, depth, lists % 2 == 0);
            if lines.is_empty() {
                continue;
            }
            let apart = match (last, this) {
                (None, _) => false,
                _ if !tight => true,
                (Some(Shape::Code), _) | (Some(Shape::Paragraph), Shape::Code | Shape::Quote) => false,
                (Some(Shape::Paragraph), Shape::List) => !interrupts(&lines),
                _ => true,
            };
            if apart {
                out.push(String::new());
                spaced = true;
            }
            last = Some(this);
            out.extend(lines);
        }
        (out, spaced)
    }

    fn block<'a>(&mut self, node: &'a AstNode<'a>, depth: usize, other_mark: bool) -> Vec<String> {
        if depth > DEPTH {
            let words = super::escape::line(&inline::flat(node));
            return if words.is_empty() { Vec::new() } else { vec![words] };
        }
        let value = node.data.borrow().value.clone();
        match value {
            NodeValue::Paragraph => split(&inline::write(node, Place::Lines)),
            NodeValue::Heading(heading) => {
                let text = inline::write(node, Place::Line);
                if text.is_empty() {
                    return Vec::new();
                }
                let level = if depth == 0 { self.level(heading.level) } else { self.under + 1 };
                vec![format!("{} {text}", "#".repeat(level.min(DEEPEST).into()))]
            }
            NodeValue::List(list) => self.list(node, &list, depth, other_mark),
            NodeValue::CodeBlock(code) => code_block(&code),
            NodeValue::BlockQuote => {
                let lines = self.blocks(node, depth + 1).into_iter();
                lines.map(|line| if line.is_empty() { ">".to_owned() } else { format!("> {line}") }).collect()
            }
            NodeValue::FootnoteDefinition(note) => {
                let mark = super::escape::line(&format!("[{}]", note.name));
                let mut lines = self.blocks(node, depth + 1);
                match lines.first_mut() {
                    Some(first) => *first = format!("{mark} {first}"),
                    None => lines.push(mark),
                }
                lines
            }
            NodeValue::Table(table) => table_lines(node, &table),
            NodeValue::ThematicBreak => vec!["***".to_owned()],
            _ => self.blocks(node, depth + 1),
        }
    }

    fn list<'a>(&mut self, node: &'a AstNode<'a>, list: &NodeList, depth: usize, other_mark: bool) -> Vec<String> {
        let contents: Vec<(Vec<String>, bool)> =
            node.children().map(|item| self.joined(item, depth + 1, list.tight)).collect();
        // Where a reader would find an empty line within an item, all items stand apart.
        let tight = list.tight && !contents.iter().any(|(_, spaced)| *spaced);
        let items = node.children().zip(contents).enumerate().map(|(at, (item, (mut lines, _)))| {
            let mark = match list.list_type {
                ListType::Bullet => if other_mark { "+" } else { "-" }.to_owned(),
                ListType::Ordered => {
                    let number = list.start.saturating_add(at).min(999_999_999);
                    format!("{number}{}", if other_mark { ')' } else { '.' })
                }
            };
            if let NodeValue::TaskItem(task) = &item.data.borrow().value {
                let task = if task.symbol.is_some() { "[x]" } else { "[ ]" };
                match lines.first_mut() {
                    Some(first) => *first = format!("{task} {first}"),
                    None => lines.push(task.to_owned()),
                }
            }
            indented(&mark, lines)
        });
        if tight { items.flatten().collect() } else { apart(items) }
    }

    /// The level in this document: no gaps, and below the section's own.
    fn level(&mut self, source: u8) -> u8 {
        while self.open.last().is_some_and(|open| *open >= source) {
            self.open.pop();
        }
        self.open.push(source);
        self.under.saturating_add(u8::try_from(self.open.len()).unwrap_or(DEEPEST))
    }
}

/// An item of a list: its mark, and its lines behind it.
fn indented(mark: &str, lines: Vec<String>) -> Vec<String> {
    let indent = " ".repeat(mark.len() + 1);
    let line = |(at, line): (usize, String)| match (at, line.is_empty()) {
        (0, _) => format!("{mark} {line}"),
        (_, true) => line,
        (_, false) => format!("{indent}{line}"),
    };
    if lines.is_empty() { vec![mark.to_owned()] } else { lines.into_iter().enumerate().map(line).collect() }
}

/// Groups of lines with an empty line between them.
fn apart(groups: impl Iterator<Item = Vec<String>>) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for group in groups {
        if !out.is_empty() {
            out.push(String::new());
        }
        out.extend(group);
    }
    out
}

fn split(text: &str) -> Vec<String> {
    text.lines().map(str::to_owned).collect()
}

/// Whether a list in these lines is read as one although a paragraph stands right above it: its first item must not be
/// empty, and must not count from anything but one.
fn interrupts(lines: &[String]) -> bool {
    let first = lines.first().map(String::as_str).unwrap_or_default();
    let (mark, rest) = first.split_once(' ').unwrap_or((first, ""));
    !rest.trim().is_empty() && ["-", "+", "1.", "1)"].contains(&mark)
}

fn code_block(code: &NodeCodeBlock) -> Vec<String> {
    let lines: Vec<String> =
        code.literal.lines().map(|line| line.chars().filter(|c| *c == '\t' || !c.is_control()).collect()).collect();
    let longest = lines.iter().map(|line| inline::longest_run(line, '`')).max().unwrap_or(0);
    let fence = "`".repeat(longest.max(2) + 1);
    let harmless = |c: char| c.is_alphanumeric() || " -_.+#,={}:/".contains(c);
    let info: String = code.info.chars().filter(|c| harmless(*c)).collect();
    let mut out = vec![format!("{fence}{}", info.trim())];
    out.extend(lines);
    out.push(fence);
    out
}

fn table_lines<'a>(node: &'a AstNode<'a>, table: &NodeTable) -> Vec<String> {
    use comrak::nodes::TableAlignment::{Center, Left, None, Right};
    let columns = table.alignments.len();
    let line = |cells: Vec<String>| {
        (0..columns).fold(String::from("|"), |line, column| {
            let cell = cells.get(column).map(String::as_str).unwrap_or_default();
            line + " " + cell + if cell.is_empty() { "|" } else { " |" }
        })
    };
    let mut rows =
        node.children().map(|row| line(row.children().map(|cell| inline::write(cell, Place::Cell)).collect()));
    let Some(head) = rows.next() else { return Vec::new() };
    let rule = table.alignments.iter().map(|align| match align {
        None => "---",
        Left => ":---",
        Center => ":---:",
        Right => "---:",
    });
    let rule = line(rule.map(str::to_owned).collect());
    [head, rule].into_iter().chain(rows).collect()
}
