//! From Markdown to the tree.

use comrak::nodes::{AstNode, ListType, NodeValue, TableAlignment};
use comrak::{Arena, Options, parse_document};

use super::{Align, Block, Inline, Item, Styled, html, widths};

/// The extensions in which a field is read, whatever it becomes.
pub(crate) fn options() -> Options<'static> {
    let mut options = Options::default();
    options.extension.table = true;
    options.extension.strikethrough = true;
    options.extension.tasklist = true;
    options.extension.autolink = true;
    options.extension.footnotes = true;
    options
}

/// The nodes of a field: ordinary ones alone, without any HTML.
pub(crate) fn nodes<'a>(arena: &'a Arena<'a>, markdown: &str) -> &'a AstNode<'a> {
    let root = parse_document(arena, markdown, &options());
    // Most fields have none, and a walk through all nodes saved is worth the look.
    if markdown.contains('<') {
        html::settle(arena, root);
    }
    root
}

/// Deeper than this, blocks are read as their words alone.
const DEPTH: usize = 8;
/// The number of heading levels that a record leaves free.
const HEADINGS: usize = 4;

/// Reads Markdown.
pub fn parse(markdown: &str) -> Vec<Block> {
    if let Some(text) = unmarked(markdown) {
        return text;
    }
    let arena = Arena::new();
    let root = nodes(&arena, markdown);
    let mut reader = Reader { levels: Vec::new() };
    let mut blocks = Vec::new();
    root.children().for_each(|node| reader.block(node, 0, &mut blocks));
    blocks
}

/// One line without anything that could be markup: most fields, and not worth a parser.
fn unmarked(text: &str) -> Option<Vec<Block>> {
    let text = text.trim();
    if text.is_empty() {
        return Some(Vec::new());
    }
    let marks =
        ['\n', '\r', '*', '_', '`', '<', '>', '[', ']', '!', '#', '|', '\\', '&', '~', '+', '=', ':', '@', '\0'];
    let first = text.chars().next()?;
    let prose = first.is_alphabetic() && !text.contains(marks) && !text.contains("www.");
    prose.then(|| vec![Block::Paragraph { text: vec![Inline::text(text)] }])
}

struct Reader {
    /// The source levels of the headings that are open, outermost first.
    levels: Vec<u8>,
}

impl Reader {
    fn block<'a>(&mut self, node: &'a AstNode<'a>, depth: usize, out: &mut Vec<Block>) {
        if depth > DEPTH {
            let text = flat(node);
            if !text.trim().is_empty() {
                out.push(Block::Paragraph { text: vec![Inline::text(text.trim())] });
            }
            return;
        }
        let value = node.data.borrow().value.clone();
        match value {
            NodeValue::Paragraph => {
                let text = inlines(node, 0);
                if !text.is_empty() {
                    out.push(Block::Paragraph { text });
                }
            }
            NodeValue::Heading(heading) => {
                let text = inlines(node, 0);
                match text.is_empty() {
                    true => {}
                    false if depth == 0 => out.push(Block::Heading { level: self.level(heading.level), text }),
                    // Inside a list or a quotation a heading has no place in the outline.
                    false => out.push(Block::Paragraph { text: vec![Inline::Styled(Styled::Strong { text })] }),
                }
            }
            NodeValue::List(list) => {
                let items = node.children().map(|item| self.item(item, depth + 1)).collect();
                let start = (list.list_type == ListType::Ordered).then_some(list.start);
                out.push(Block::List { start, tight: list.tight, items });
            }
            NodeValue::CodeBlock(code) => {
                let lines = code.literal.lines().map(|line| line.replace('\t', "    ")).collect();
                let language = code.info.split_whitespace().next().unwrap_or_default().to_owned();
                out.push(Block::Code { language, lines });
            }
            NodeValue::BlockQuote => {
                let mut blocks = Vec::new();
                node.children().for_each(|child| self.block(child, depth + 1, &mut blocks));
                if !blocks.is_empty() {
                    out.push(Block::Quote { blocks });
                }
            }
            NodeValue::FootnoteDefinition(note) => {
                let mut blocks = Vec::new();
                node.children().for_each(|child| self.block(child, depth + 1, &mut blocks));
                if let Some(Block::Paragraph { text }) = blocks.first_mut() {
                    text.insert(0, Inline::text(format!("[{}] ", note.name)));
                }
                out.append(&mut blocks);
            }
            NodeValue::Table(table) => {
                let mut rows =
                    node.children().map(|row| row.children().map(|cell| inlines(cell, 0)).collect::<Vec<_>>());
                let head: Vec<_> = rows.next().unwrap_or_default();
                let rows: Vec<_> = rows
                    .map(|mut row| {
                        row.resize(head.len(), Vec::new());
                        row
                    })
                    .collect();
                if !head.is_empty() {
                    let align = (0..head.len()).map(|at| alignment(table.alignments.get(at))).collect();
                    out.push(Block::Table { align, widths: widths::of(&head, &rows), head, rows });
                }
            }
            NodeValue::ThematicBreak => out.push(Block::Rule),
            _ => node.children().for_each(|child| self.block(child, depth + 1, out)),
        }
    }

    fn item<'a>(&mut self, node: &'a AstNode<'a>, depth: usize) -> Item {
        let done = match &node.data.borrow().value {
            NodeValue::TaskItem(task) => Some(task.symbol.is_some()),
            _ => None,
        };
        let mut blocks = Vec::new();
        node.children().for_each(|child| self.block(child, depth, &mut blocks));
        Item { done, blocks }
    }

    /// The level without gaps: one more than the nearest heading above it that is of a higher rank.
    fn level(&mut self, source: u8) -> u8 {
        while self.levels.last().is_some_and(|open| *open >= source) {
            self.levels.pop();
        }
        self.levels.push(source);
        self.levels.len().min(HEADINGS) as u8
    }
}

fn alignment(align: Option<&TableAlignment>) -> Align {
    match align {
        Some(TableAlignment::Center) => Align::Center,
        Some(TableAlignment::Right) => Align::End,
        _ => Align::Start,
    }
}

fn inlines<'a>(node: &'a AstNode<'a>, depth: usize) -> Vec<Inline> {
    let mut out = Vec::new();
    if depth > DEPTH {
        push(&mut out, &flat(node));
        return out;
    }
    for child in node.children() {
        let inner = || inlines(child, depth + 1);
        let styled = match &child.data.borrow().value {
            NodeValue::Text(text) => {
                push(&mut out, text);
                continue;
            }
            NodeValue::SoftBreak => {
                push(&mut out, " ");
                continue;
            }
            NodeValue::LineBreak => Styled::Break,
            NodeValue::Code(code) => Styled::Code { code: code.literal.clone() },
            NodeValue::FootnoteReference(note) => {
                push(&mut out, &format!("[{}]", note.name));
                continue;
            }
            NodeValue::Emph => Styled::Emph { text: inner() },
            NodeValue::Strong => Styled::Strong { text: inner() },
            NodeValue::Strikethrough => Styled::Strike { text: inner() },
            NodeValue::Link(link) => linked(&link.url, inner()),
            NodeValue::Image(image) => Styled::Image { alt: flat(child).trim().to_owned(), target: image.url.clone() },
            _ => {
                inner().into_iter().for_each(|run| out.push(run));
                continue;
            }
        };
        out.push(Inline::Styled(styled));
    }
    out
}

/// A link that can be followed from a PDF keeps its address; of any other the target is shown.
fn linked(url: &str, text: Vec<Inline>) -> Styled {
    let url = url.trim();
    let lower = url.to_ascii_lowercase();
    let absolute =
        ["http://", "https://", "mailto:"].iter().any(|scheme| lower.starts_with(scheme) && url.len() > scheme.len());
    if absolute && url.len() < 2000 && !url.chars().any(|c| c.is_control() || c.is_whitespace()) {
        let text = if text.is_empty() { vec![Inline::text(url)] } else { text };
        Styled::Link { url: url.to_owned(), target: String::new(), text }
    } else {
        Styled::Link { url: String::new(), target: url.to_owned(), text }
    }
}

fn push(out: &mut Vec<Inline>, text: &str) {
    match out.last_mut() {
        Some(Inline::Text(before)) => before.push_str(text),
        _ if text.is_empty() => {}
        _ => out.push(Inline::text(text)),
    }
}

/// All words below a node, without recursion.
fn flat<'a>(node: &'a AstNode<'a>) -> String {
    let mut out = String::new();
    for node in node.descendants() {
        match &node.data.borrow().value {
            NodeValue::Text(text) => out.push_str(text),
            NodeValue::Code(code) => out.push_str(&code.literal),
            NodeValue::CodeBlock(code) => out.push_str(&code.literal),
            NodeValue::SoftBreak | NodeValue::LineBreak | NodeValue::Paragraph | NodeValue::Item(_) => out.push(' '),
            _ => {}
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rich::plain;
    use serde_json::json;

    fn tree(markdown: &str) -> serde_json::Value {
        json!(parse(markdown))
    }

    #[test]
    fn prose_is_one_paragraph() {
        for text in ["Every box.", "Größe zählt, immer – überall.", "a - b"] {
            assert_eq!(tree(text), json!([{"t": "paragraph", "text": [text]}]), "{text}");
        }
        assert_eq!(tree("  \n "), json!([]));
    }

    #[test]
    fn markup_becomes_structure() {
        assert_eq!(
            tree("One *two* **three** ~~four~~ `a*b`\nfive"),
            json!([{"t": "paragraph", "text": [
                "One ", {"t": "emph", "text": ["two"]}, " ", {"t": "strong", "text": ["three"]}, " ",
                {"t": "strike", "text": ["four"]}, " ", {"t": "code", "code": "a*b"}, " five"
            ]}])
        );
        assert_eq!(
            tree("3. one\n4. two\n\n- [x] done\n- [ ] open"),
            json!([
                {"t": "list", "start": 3, "tight": true, "items": [
                    {"done": null, "blocks": [{"t": "paragraph", "text": ["one"]}]},
                    {"done": null, "blocks": [{"t": "paragraph", "text": ["two"]}]}]},
                {"t": "list", "start": null, "tight": true, "items": [
                    {"done": true, "blocks": [{"t": "paragraph", "text": ["done"]}]},
                    {"done": false, "blocks": [{"t": "paragraph", "text": ["open"]}]}]}
            ])
        );
        assert_eq!(
            tree("```rust ignore\nfn a() {}\n\tb\n```"),
            json!([{"t": "code", "language": "rust", "lines": ["fn a() {}", "    b"]}])
        );
    }

    #[test]
    fn tables_are_rectangular() {
        let Some(Block::Table { align, head, rows, widths }) = parse("|a|b|\n|:-:|-:|\n|1|\n|1|2|3|").pop() else {
            unreachable!("a table")
        };
        assert_eq!(align, [Align::Center, Align::End]);
        assert_eq!((head.len(), widths.len()), (2, 2));
        assert!(rows.iter().all(|row| row.len() == 2), "{rows:?}");
    }

    #[test]
    fn heading_levels_have_no_gaps() {
        let levels = |markdown| -> Vec<u8> {
            let blocks = parse(markdown);
            blocks
                .iter()
                .filter_map(|b| if let Block::Heading { level, .. } = b { Some(*level) } else { None })
                .collect()
        };
        assert_eq!(levels("## a\n#### b\n### c\n# d\n###### e"), [1, 2, 2, 1, 2]);
        assert_eq!(levels("# a\n## b\n### c\n#### d\n##### e\n###### f"), [1, 2, 3, 4, 4, 4]);
        assert_eq!(
            tree("> # quoted"),
            json!([{"t": "quote", "blocks": [
            {"t": "paragraph", "text": [{"t": "strong", "text": ["quoted"]}]}]}])
        );
    }

    #[test]
    fn links_and_images_are_shown_by_where_they_lead() {
        assert_eq!(
            tree("[site](https://example.org) [file](../0003-x.md) ![A map](map.png)"),
            json!([{"t": "paragraph", "text": [
                {"t": "link", "url": "https://example.org", "target": "", "text": ["site"]}, " ",
                {"t": "link", "url": "", "target": "../0003-x.md", "text": ["file"]}, " ",
                {"t": "image", "alt": "A map", "target": "map.png"}]}])
        );
        assert_eq!(tree("[x](javascript:alert(1))")[0]["text"][0]["url"], "");
    }

    #[test]
    fn depth_is_bounded() {
        let deep = "> ".repeat(4000) + "end";
        assert!(plain(&deep).ends_with("end"));
        let lists: String = (0..300).map(|n| format!("{}- x{n}\n", "  ".repeat(n))).collect();
        assert!(plain(&lists).contains("x299"));
        let stars = "*a ".repeat(5000) + &"*".repeat(5000);
        assert!(!plain(&stars).is_empty());
    }
}
