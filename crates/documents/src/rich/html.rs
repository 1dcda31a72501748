//! Raw HTML inside Markdown: the tags that writers of decision records use are taken off, the rest is left as typed.

/// Elements whose tags carry no words. Anything else in angle brackets is text, such as `List<String>`.
const ELEMENTS: &[&str] = &[
    "a",
    "abbr",
    "b",
    "blockquote",
    "br",
    "center",
    "cite",
    "code",
    "col",
    "colgroup",
    "dd",
    "del",
    "details",
    "div",
    "dl",
    "dt",
    "em",
    "figcaption",
    "figure",
    "font",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "i",
    "img",
    "ins",
    "kbd",
    "li",
    "mark",
    "ol",
    "p",
    "picture",
    "pre",
    "q",
    "s",
    "samp",
    "section",
    "small",
    "source",
    "span",
    "strike",
    "strong",
    "sub",
    "summary",
    "sup",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "tr",
    "tt",
    "u",
    "ul",
    "var",
];

/// What one tag stands for.
#[derive(Debug, PartialEq)]
pub(crate) enum Tag {
    /// Nothing that can be read.
    Silent,
    /// A new line.
    Break,
    /// The alternative text and the address of an image.
    Image(String, String),
    /// Not a tag: text as typed.
    Text,
}

/// Reads one piece of inline HTML, which is one tag, one comment or one declaration.
pub(crate) fn tag(literal: &str) -> Tag {
    if literal.starts_with("<!") || literal.starts_with("<?") {
        return Tag::Silent;
    }
    let inner = literal.trim_start_matches('<').trim_start_matches('/');
    let name: String = inner.chars().take_while(char::is_ascii_alphanumeric).collect::<String>().to_ascii_lowercase();
    match name.as_str() {
        "br" => Tag::Break,
        "img" => Tag::Image(attribute(literal, "alt"), attribute(literal, "src")),
        name if ELEMENTS.contains(&name) => Tag::Silent,
        _ => Tag::Text,
    }
}

/// The lines of a block of HTML without its tags and comments; images by their alternative text.
pub(crate) fn lines(literal: &str) -> Vec<String> {
    let mut text = String::new();
    let mut rest = literal;
    while let Some(open) = rest.find('<') {
        text.push_str(&rest[..open]);
        rest = &rest[open..];
        let end =
            if rest.starts_with("<!--") { rest.find("-->").map(|at| at + 3) } else { rest.find('>').map(|at| at + 1) };
        let Some(end) = end else { break };
        let (piece, after) = rest.split_at(end);
        match tag(piece) {
            Tag::Silent => {}
            Tag::Break => text.push('\n'),
            Tag::Image(alt, _) => text.push_str(&alt),
            Tag::Text => text.push_str(piece),
        }
        rest = after;
    }
    if !rest.starts_with("<!--") {
        text.push_str(rest);
    }
    text.lines().map(|line| line.trim().to_owned()).filter(|line| !line.is_empty()).collect()
}

fn attribute(literal: &str, name: &str) -> String {
    let lower = literal.to_ascii_lowercase();
    let Some(at) = lower.find(&format!("{name}=")) else { return String::new() };
    let value = &literal[at + name.len() + 1..];
    match value.chars().next() {
        Some(quote @ ('"' | '\'')) => value[1..].split(quote).next().unwrap_or_default().to_owned(),
        _ => value.split([' ', '>', '/']).next().unwrap_or_default().to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_go_and_words_stay() {
        assert_eq!(tag("<br/>"), Tag::Break);
        assert_eq!(tag("</STRONG>"), Tag::Silent);
        assert_eq!(tag("<String>"), Tag::Text);
        assert_eq!(tag("<!-- hidden -->"), Tag::Silent);
        assert_eq!(tag("<img alt=\"A map\" src='x.png'>"), Tag::Image("A map".into(), "x.png".into()));
        assert_eq!(lines("<details>\n<summary>More</summary>\n<!-- no > -->\nText\n</details>"), ["More", "Text"]);
        assert_eq!(lines("1 < 2"), ["1 < 2"]);
        assert_eq!(lines("<!-- never closed"), Vec::<String>::new());
    }
}
