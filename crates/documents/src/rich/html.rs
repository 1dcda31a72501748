//! Raw HTML inside Markdown, made into ordinary nodes: what is markup takes effect, everything else are words.
//!
//! Markup is a pair of tags of a known element with something between them, a line break, a picture, or a comment, which
//! nobody reads. All else in angle brackets is what somebody typed, such as `List<String>` or `<source>`, and stays as it
//! is. So nothing that was typed vanishes, and no later step meets HTML.

use std::collections::{HashMap, HashSet};

use comrak::Arena;
use comrak::nodes::{AstNode, NodeCode, NodeLink, NodeValue};

/// Elements that set text apart within a line and have an equal in Markdown, or none.
const INLINE: &[&str] = &[
    "a", "abbr", "b", "big", "cite", "code", "del", "dfn", "em", "font", "i", "ins", "kbd", "mark", "q", "s", "samp",
    "small", "span", "strike", "strong", "sub", "sup", "tt", "u", "var",
];

/// Elements that begin a line of their own.
const BLOCK: &[&str] = &[
    "article",
    "aside",
    "blockquote",
    "caption",
    "center",
    "dd",
    "details",
    "div",
    "dl",
    "dt",
    "figcaption",
    "figure",
    "footer",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "li",
    "main",
    "nav",
    "ol",
    "p",
    "picture",
    "pre",
    "section",
    "summary",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "tr",
    "ul",
];

/// Elements that mean nothing without an attribute: bare ones are words about them.
const BARE: &[&str] = &["a", "font", "span"];

/// One tag or comment.
#[derive(Debug, PartialEq)]
enum Tag {
    /// A comment that ends.
    Comment,
    /// A new line.
    Break,
    /// A place where a long word may break; a column of a table; a variant of a picture.
    Silent,
    /// A picture.
    Image,
    /// The start of a known element.
    Open(&'static str),
    /// The end of a known element.
    Close(&'static str),
    /// Words.
    Text,
}

fn tag(literal: &str) -> Tag {
    if let Some(comment) = literal.strip_prefix("<!--") {
        return if comment.ends_with("-->") || comment == ">" || comment == "->" { Tag::Comment } else { Tag::Text };
    }
    let inner = literal.trim_start_matches('<');
    let (inner, closes) = inner.strip_prefix('/').map_or((inner, false), |inner| (inner, true));
    let name: String = inner.chars().take_while(char::is_ascii_alphanumeric).collect::<String>().to_ascii_lowercase();
    // The name of an element ends at a space, a slash or the bracket: `<a-b>` is none.
    if inner[name.len()..].starts_with(|c: char| !c.is_whitespace() && c != '/' && c != '>') {
        return Tag::Text;
    }
    match name.as_str() {
        "br" => Tag::Break,
        "wbr" => Tag::Silent,
        "col" | "source" if attribute(literal, "span").is_some() || attribute(literal, "srcset").is_some() => {
            Tag::Silent
        }
        "img" if attribute(literal, "src").is_some() => Tag::Image,
        name => match INLINE.iter().chain(BLOCK).find(|known| **known == name) {
            Some(known) if closes => Tag::Close(known),
            Some(known) if !BARE.contains(known) || has_attribute(inner, known) => Tag::Open(known),
            _ => Tag::Text,
        },
    }
}

fn has_attribute(inner: &str, name: &str) -> bool {
    inner[name.len()..].contains('=')
}

/// The value of an attribute of a tag.
fn attribute(literal: &str, name: &str) -> Option<String> {
    let lower = literal.to_ascii_lowercase();
    let starts = |at: &usize| lower[..*at].ends_with(char::is_whitespace);
    let at = lower.match_indices(&format!("{name}=")).map(|(at, _)| at).find(starts)?;
    let value = literal.get(at + name.len() + 1..)?;
    let value = match value.chars().next() {
        Some(quote @ ('"' | '\'')) => value.get(1..)?.split(quote).next()?,
        _ => value.split(|c: char| c.is_whitespace() || c == '>').next()?,
    };
    Some(undone(value))
}

/// Text of HTML with the usual entities undone.
fn undone(text: &str) -> String {
    let entities = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&nbsp;", " "), ("&amp;", "&")];
    entities.iter().fold(text.to_owned(), |text, (entity, c)| text.replace(entity, c))
}

/// Replaces all HTML below a node.
pub(super) fn settle<'a>(arena: &'a Arena<'a>, root: &'a AstNode<'a>) {
    let mut blocks = Vec::new();
    let mut lines = Vec::new();
    for node in root.descendants() {
        match &node.data.borrow().value {
            NodeValue::HtmlBlock(block) => blocks.push((node, block.literal.clone())),
            NodeValue::HtmlInline(_) => {
                if let Some(parent) = node.parent()
                    && lines.last().is_none_or(|last: &&AstNode| !last.same_node(parent))
                {
                    lines.push(parent);
                }
            }
            _ => {}
        }
    }
    // An element may begin in one block and end in another, with Markdown between them.
    let pieces: Vec<Vec<&str>> = blocks.iter().map(|(_, literal)| pieces(literal)).collect();
    let mut pairs = HashSet::new();
    let mut begun = HashSet::new();
    for piece in pieces.iter().flatten() {
        match tag_of(piece) {
            Tag::Open(name) => _ = begun.insert(name),
            Tag::Close(name) if begun.contains(name) => _ = pairs.insert(name),
            _ => {}
        }
    }
    for ((node, _), pieces) in blocks.iter().zip(&pieces) {
        for paragraph in paragraphs(arena, pieces, &pairs) {
            node.insert_before(paragraph);
            lines.push(paragraph);
        }
        node.detach();
    }
    lines.into_iter().for_each(|parent| line(arena, parent));
}

fn node<'a>(arena: &'a Arena<'a>, value: NodeValue) -> &'a AstNode<'a> {
    arena.alloc(AstNode::from(value))
}

/// Tags, and the text between them.
fn pieces(literal: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut rest = literal;
    let mut from = 0;
    while let Some(open) = rest.get(from..).and_then(|tail| tail.find('<')).map(|at| at + from) {
        let Some(length) = tag_length(&rest[open..]) else {
            from = open + 1;
            continue;
        };
        if open > 0 {
            pieces.push(&rest[..open]);
        }
        pieces.push(&rest[open..open + length]);
        rest = &rest[open + length..];
        from = 0;
    }
    if !rest.is_empty() {
        pieces.push(rest);
    }
    pieces
}

/// How long the tag or comment is with which the text begins.
fn tag_length(text: &str) -> Option<usize> {
    if text.starts_with("<!--") {
        return text.find("-->").map(|at| at + 3);
    }
    let name = text[1..].trim_start_matches('/');
    if !name.starts_with(|c: char| c.is_ascii_alphabetic()) {
        return None;
    }
    let mut quote = None;
    for (at, c) in text.char_indices() {
        match (quote, c) {
            (None, '"' | '\'') => quote = Some(c),
            (Some(open), c) if c == open => quote = None,
            (None, '>') => return Some(at + 1),
            _ => {}
        }
    }
    None
}

/// What a piece of a block is.
fn tag_of(piece: &str) -> Tag {
    if piece.starts_with('<') && tag_length(piece) == Some(piece.len()) { tag(piece) } else { Tag::Text }
}

/// A block of HTML as paragraphs: one wherever an element begins a line of its own, or where a line is empty.
fn paragraphs<'a>(arena: &'a Arena<'a>, pieces: &[&str], pairs: &HashSet<&'static str>) -> Vec<&'a AstNode<'a>> {
    let mut done: Vec<&AstNode> = Vec::new();
    let mut open = node(arena, NodeValue::Paragraph);
    let mut kept = 0;
    let mut close = |open: &mut &'a AstNode<'a>| {
        while let Some(last) = open.last_child().filter(|last| blank(last)) {
            last.detach();
        }
        if open.first_child().is_some() {
            done.push(std::mem::replace(open, node(arena, NodeValue::Paragraph)));
        }
    };
    for piece in pieces {
        match tag_of(piece) {
            Tag::Comment => {}
            Tag::Open(name) if BLOCK.contains(&name) && pairs.contains(name) => {
                kept += usize::from(name == "pre");
                close(&mut open);
            }
            Tag::Close(name) if BLOCK.contains(&name) && pairs.contains(name) => {
                kept -= usize::from(name == "pre" && kept > 0);
                close(&mut open);
            }
            Tag::Text => {
                let text = undone(piece);
                for (at, words) in text.split('\n').enumerate() {
                    let words = words.trim_matches(['\r', '\t']);
                    let blank = words.trim().is_empty();
                    match (at, open.first_child().is_some()) {
                        (1.., true) if kept > 0 => open.append(node(arena, NodeValue::LineBreak)),
                        (1.., true) if !blank => open.append(node(arena, NodeValue::SoftBreak)),
                        _ => {}
                    }
                    // White space between lines is one space, as everywhere but in text that is kept as it is.
                    let begins = open.first_child().is_none() || (at > 0 && kept == 0);
                    let words = if begins { words.trim_start() } else { words };
                    if !words.is_empty() {
                        open.append(node(arena, NodeValue::Text(words.to_owned().into())));
                    }
                }
            }
            _ => open.append(node(arena, NodeValue::HtmlInline((*piece).to_owned()))),
        }
    }
    close(&mut open);
    done
}

/// Whether nothing can be read in a node.
fn blank<'a>(node: &'a AstNode<'a>) -> bool {
    match &node.data.borrow().value {
        NodeValue::Text(text) => text.trim().is_empty(),
        NodeValue::SoftBreak | NodeValue::LineBreak => true,
        _ => false,
    }
}

/// The HTML among the children of a node.
fn line<'a>(arena: &'a Arena<'a>, parent: &'a AstNode<'a>) {
    let children: Vec<&AstNode> = parent.children().collect();
    // What is open, innermost last, and how often each element is.
    let mut open: Vec<(&str, &AstNode)> = Vec::new();
    let mut count: HashMap<&str, usize> = HashMap::new();
    for child in children {
        let Some(literal) = literal(child) else { continue };
        match tag(&literal) {
            Tag::Open(name) => {
                open.push((name, child));
                *count.entry(name).or_default() += 1;
            }
            Tag::Close(name) if count.get(name).is_some_and(|open| *open > 0) => {
                while let Some((begun, start)) = open.pop() {
                    count.entry(begun).and_modify(|open| *open -= 1);
                    if begun == name {
                        pair(arena, name, start, child);
                        break;
                    }
                    words(start);
                }
            }
            Tag::Comment | Tag::Silent => child.detach(),
            Tag::Break => child.data_mut().value = NodeValue::LineBreak,
            Tag::Image => {
                let url = attribute(&literal, "src").unwrap_or_default();
                let alt = attribute(&literal, "alt").unwrap_or_default();
                child.data_mut().value = NodeValue::Image(Box::new(NodeLink { url, title: String::new() }));
                child.append(node(arena, NodeValue::Text(alt.into())));
            }
            Tag::Close(_) | Tag::Text => words(child),
        }
    }
    open.into_iter().for_each(|(_, start)| words(start));
}

fn literal<'a>(node: &'a AstNode<'a>) -> Option<String> {
    match &node.data.borrow().value {
        NodeValue::HtmlInline(literal) => Some(literal.clone()),
        _ => None,
    }
}

/// A tag that is none, as it was typed.
fn words<'a>(tag: &'a AstNode<'a>) {
    if let Some(literal) = literal(tag) {
        let one_line = literal.split(['\n', '\r']).map(str::trim).collect::<Vec<_>>().join(" ");
        tag.data_mut().value = NodeValue::Text(one_line.into());
    }
}

/// A pair of tags takes effect on what is between them.
fn pair<'a>(arena: &'a Arena<'a>, name: &str, start: &'a AstNode<'a>, end: &'a AstNode<'a>) {
    let opening = literal(start).unwrap_or_default();
    let empty = start.next_sibling().is_some_and(|next| next.same_node(end));
    let anchor = name == "a" && attribute(&opening, "href").is_none();
    if empty && !anchor && name != "a" {
        words(start);
        words(end);
        return;
    }
    let href = attribute(&opening, "href").filter(|href| !href.trim().is_empty());
    let value = match name {
        "b" | "strong" => Some(NodeValue::Strong),
        "i" | "em" | "dfn" | "var" | "cite" => Some(NodeValue::Emph),
        "s" | "strike" | "del" => Some(NodeValue::Strikethrough),
        "code" | "kbd" | "samp" | "tt" => plain(start, end).map(|literal| {
            while let Some(inner) = start.next_sibling().filter(|next| !next.same_node(end)) {
                inner.detach();
            }
            NodeValue::Code(NodeCode { num_backticks: 1, literal })
        }),
        "a" => href.clone().filter(|_| !linked(start, end)).map(|url| {
            if empty {
                start.insert_after(node(arena, NodeValue::Text(url.clone().into())));
            }
            NodeValue::Link(Box::new(NodeLink { url, title: String::new() }))
        }),
        _ => None,
    };
    match value {
        Some(value) => {
            let wrapper = node(arena, value);
            while let Some(inner) = start.next_sibling().filter(|next| !next.same_node(end)) {
                wrapper.append(inner);
            }
            start.insert_before(wrapper);
        }
        None if BLOCK.contains(&name) => {
            let is_text = |node: &&AstNode| {
                !matches!(
                    node.data.borrow().value,
                    NodeValue::HtmlInline(_) | NodeValue::LineBreak | NodeValue::SoftBreak
                )
            };
            if start.previous_sibling().filter(is_text).is_some() {
                start.insert_before(node(arena, NodeValue::LineBreak));
            }
            if end.next_sibling().filter(is_text).is_some() {
                end.insert_after(node(arena, NodeValue::LineBreak));
            }
        }
        None => {}
    }
    start.detach();
    end.detach();
}

/// The text between two nodes, if there is nothing but text.
fn plain<'a>(start: &'a AstNode<'a>, end: &'a AstNode<'a>) -> Option<String> {
    let mut text = String::new();
    let mut at = start.next_sibling();
    while let Some(node) = at.filter(|node| !node.same_node(end)) {
        match &node.data.borrow().value {
            NodeValue::Text(words) => text.push_str(words),
            NodeValue::SoftBreak => text.push(' '),
            _ => return None,
        }
        at = node.next_sibling();
    }
    (!text.trim().is_empty()).then_some(text)
}

/// Whether a link would hold another, or stand within one.
fn linked<'a>(start: &'a AstNode<'a>, end: &'a AstNode<'a>) -> bool {
    let link = |node: &AstNode| matches!(node.data.borrow().value, NodeValue::Link(_));
    let mut inner = std::iter::successors(start.next_sibling(), |node| node.next_sibling())
        .take_while(|node| !node.same_node(end))
        .flat_map(|node| node.descendants());
    inner.any(&link) || start.ancestors().any(link)
}

#[cfg(test)]
mod tests {
    use crate::rich::{parse, plain};
    use serde_json::json;

    #[test]
    fn what_was_typed_stays() {
        for text in [
            "Use <a> and <b>, not <blink>",
            "Map<String, Int> of <source> to </target>",
            "the pair <b></b> is empty",
            "</b> before <b>",
            "<span>bare</span>",
            "<script>alert(1)</script>",
            "1 < 2 and 3 > 2",
            "<unknown a=\"b\">word</unknown>",
            "<a-b>c</a-b>",
        ] {
            assert_eq!(plain(text), text);
        }
        assert_eq!(plain("<source>\nand more"), "<source> and more");
        assert_eq!(plain("<!-- never closed\n\nand more"), "<!-- never closed and more");
        assert_eq!(plain("> <b>quoted"), "<b>quoted");
    }

    #[test]
    fn pairs_take_effect() {
        assert_eq!(
            json!(parse("a <b>bold <i>and</i></b> <s>c</s> <kbd>F5</kbd> H<sub>2</sub>O")),
            json!([{"t": "paragraph", "text": [
                "a ", {"t": "strong", "text": ["bold ", {"t": "emph", "text": ["and"]}]}, " ",
                {"t": "strike", "text": ["c"]}, " ", {"t": "code", "code": "F5"}, " H2O"]}])
        );
        assert_eq!(
            json!(parse(
                "<a href=\"https://a.org/?b=1&amp;c\">there</a> <a href='javascript:x'>no</a><a id=\"x\"></a>"
            )),
            json!([{"t": "paragraph", "text": [
                {"t": "link", "url": "https://a.org/?b=1&c", "target": "", "text": ["there"]}, " ",
                {"t": "link", "url": "", "target": "javascript:x", "text": ["no"]}]}])
        );
        assert_eq!(json!(parse("a<br/>b <!-- c --><wbr>d"))[0]["text"], json!(["a", {"t": "break"}, "b d"]));
        assert_eq!(
            json!(parse("x <img alt=\"A map\" src=\"m.png\">"))[0]["text"],
            json!(["x ", {"t": "image", "alt": "A map", "target": "m.png"}])
        );
    }

    #[test]
    fn blocks_are_read_as_their_words() {
        let words = |markdown: &str| parse(markdown).iter().map(crate::rich::block_text).collect::<Vec<_>>();
        assert_eq!(
            words(
                "<details>\n<summary>More &amp; more</summary>\n<!-- no > -->\nText\nof it\n\n*inside*\n\n</details>"
            ),
            ["More & more", "Text of it", "inside"]
        );
        assert_eq!(words("<table><tr><td>a</td><td><b>b</b></td></tr></table>"), ["a", "b"]);
        assert_eq!(words("| a |\n|---|\n| <ul><li>b</li><li>c</li></ul> |"), ["a b c"]);
        assert_eq!(words("<p align=\"center\">\n  <img src=\"a.png\" alt=\"A\">\n</p>"), ["A"]);
        assert_eq!(words("<div>\n\nnever closed"), ["<div>", "never closed"]);
        assert_eq!(json!(parse("<pre>\na\n  b\n</pre>"))[0]["text"], json!(["a", {"t": "break"}, "  b"]));
    }

    #[test]
    fn many_tags_are_read_in_time() {
        for markdown in ["<b>".repeat(20_000), "<b>a</b>".repeat(5000), "<b>".repeat(5000) + "x" + &"</b>".repeat(5000)]
        {
            assert!(!plain(&markdown).is_empty());
        }
        let tangled = "<b><i>".repeat(3000) + "x" + &"</b></i>".repeat(3000);
        assert!(plain(&tangled).contains('x'));
    }
}
