//! Text of the user as Markdown that reads back as the same text.
//!
//! Only characters that could be markup where they stand are escaped, so that ordinary prose stays ordinary prose.
//! Control characters go, white space becomes spaces.

/// The text on one line, without control characters and without space around it.
pub(super) fn clean(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\u{FEFF}' => {}
            '\t' | '\n' | '\r' | '\u{B}' | '\u{C}' | '\u{85}' | '\u{2028}' | '\u{2029}' => out.push(' '),
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out.trim().to_owned()
}

/// Text within a line: a heading, or what follows a label.
pub(super) fn inline(text: &str) -> String {
    escape(&clean(text), false)
}

/// Text as the words of a link, which holds no other link.
pub(super) fn label(text: &str) -> String {
    escape_label(&clean(text))
}

/// Text with which a block begins: also nothing in it may begin another block.
pub(super) fn line(text: &str) -> String {
    escape(&clean(text), true)
}

/// Escapes text that is clean. `starts`: it stands at the start of a line.
pub(super) fn escape(text: &str, starts: bool) -> String {
    written(text, starts, None, Links { addresses: true, emails: true })
}

/// Escapes text of a field, which stands behind `before`: where its own reader found no link in it, no other reader
/// shall find one.
pub(super) fn escape_field(text: &str, starts: bool, before: Option<char>) -> String {
    written(text, starts, before, Links { addresses: true, emails: false })
}

/// Escapes text that is clean, as the words of a link.
pub(super) fn escape_label(text: &str) -> String {
    written(text, false, None, Links { addresses: false, emails: false })
}

/// What may become a link by itself.
#[derive(Clone, Copy)]
struct Links {
    addresses: bool,
    emails: bool,
}

fn written(text: &str, starts: bool, mut before: Option<char>, links: Links) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    let mut rest = text;
    if starts {
        let taken = block_start(text, &mut out);
        before = text[..taken].chars().next_back();
        rest = &text[taken..];
    }
    while let Some(c) = rest.chars().next() {
        if links.addresses
            && let Some(address) = address(rest, before)
        {
            out.push('<');
            out.push_str(address);
            out.push('>');
            before = Some('>');
            rest = &rest[address.len()..];
            continue;
        }
        let tail = &rest[c.len_utf8()..];
        let follows = links.addresses && address(tail, Some(c)).is_some();
        let after = if follows { Some('<') } else { tail.chars().next() };
        let active = match c {
            '\\' | '`' | '*' | '[' | ']' | '<' | '~' | '|' => true,
            '_' => !(before.is_some_and(char::is_alphanumeric) && after.is_some_and(char::is_alphanumeric)),
            '&' => after.is_some_and(|c| c.is_ascii_alphabetic() || c == '#'),
            '#' => before.is_none_or(|c| c == '#' || c.is_whitespace()),
            '^' => before.is_none(),
            // An address that is not one of ours must not become one, with what is escaped in it.
            ':' => before.is_some_and(|c| c.is_ascii_alphabetic()) && tail.starts_with("//"),
            '@' => !links.emails && before.is_some_and(|c| c.is_ascii_graphic()),
            '.' => text[..text.len() - rest.len()].ends_with("www"),
            _ => false,
        };
        if active {
            out.push('\\');
        }
        out.push(c);
        before = Some(c);
        rest = tail;
    }
    out
}

/// Writes what would begin a block at the start of a line so that it does not, and says how many bytes that took.
fn block_start(text: &str, out: &mut String) -> usize {
    let Some(first) = text.chars().next() else { return 0 };
    match first {
        '-' | '+' | '>' | '=' => {
            out.push('\\');
            out.push(first);
            1
        }
        // A row of hyphens with a colon makes a table of the line above it.
        ':' if text[1..].starts_with('-') => {
            out.push_str("\\:");
            1
        }
        '0'..='9' => {
            let digits = text.bytes().take_while(u8::is_ascii_digit).count();
            match text[digits..].chars().next() {
                Some(mark @ ('.' | ')')) => {
                    out.push_str(&text[..digits]);
                    out.push('\\');
                    out.push(mark);
                    digits + 1
                }
                _ => 0,
            }
        }
        _ => 0,
    }
}

/// The address with which the text begins, if it is one that can stand between angle brackets as it is.
fn address(text: &str, before: Option<char>) -> Option<&str> {
    let scheme = ["https://", "http://"].iter().find(|scheme| text.starts_with(**scheme))?;
    if before.is_some_and(|c| c.is_ascii_alphabetic()) {
        return None;
    }
    let end = text.find(|c: char| c.is_whitespace() || c.is_control() || "<>|\\`\"".contains(c)).unwrap_or(text.len());
    let address = text[..end].trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', '*', '_', '~', ')', ']', '}']);
    let entity = address.contains('&') && address.contains(';');
    (address.len() > scheme.len() && !entity).then_some(address)
}

/// Whether the text is an address that can stand between angle brackets.
pub(super) fn is_address(text: &str) -> bool {
    address(text, None) == Some(text)
}

/// `text` in which a new line stands after each sentence. `text` is escaped already; a line break inside a paragraph
/// reads as a space, and an upper-case letter begins no block.
pub(super) fn sentences(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(['.', '!', '?']) {
        let (sentence, after) = rest.split_at(at + 1);
        out.push_str(sentence);
        rest = after;
        let next = after.strip_prefix(' ').and_then(|after| after.chars().next());
        let word = sentence[..at].chars().rev().take_while(|c| c.is_alphanumeric()).count();
        // A single letter is an initial or an abbreviation such as “e.g.”
        if next.is_some_and(char::is_uppercase) && (word != 1 || sentence[..at].ends_with(|c: char| c.is_ascii_digit()))
        {
            out.push('\n');
            rest = &after[1..];
        }
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ordinary_prose_stays_as_it_is() {
        for text in [
            "Slot booking on two sites",
            "Booking availability: 99.72% to 99.95%",
            "R and D, 5 > 3, a-b, snake_case, C#, 24/7, it's “so” (really)!",
            "€18 m a year from slots that stay unsold after 16:00",
            "Überblick – größer, 漢字, שלום",
        ] {
            assert_eq!(line(text), text);
        }
    }

    #[test]
    fn what_could_be_markup_is_escaped() {
        for (text, written) in [
            ("# Title", "\\# Title"),
            ("#eval(\"1\")", "\\#eval(\"1\")"),
            ("- item", "\\- item"),
            ("---", "\\---"),
            ("1. first", "1\\. first"),
            ("2027) x", "2027\\) x"),
            ("2027 plan", "2027 plan"),
            ("> quote", "\\> quote"),
            ("*b* _i_ `c` ~~s~~", "\\*b\\* \\_i\\_ \\`c\\` \\~\\~s\\~\\~"),
            ("[x](y) ![z](w)", "\\[x\\](y) !\\[z\\](w)"),
            ("<b>&amp; &", "\\<b>\\&amp; &"),
            ("a | b", "a \\| b"),
            ("a \\ b", "a \\\\ b"),
            ("x ##", "x \\#\\#"),
            ("see https://a.org/~b_c.", "see <https://a.org/~b_c>."),
            ("one\ntwo\u{0}\u{1B}\t", "one two"),
            ("$x$ \\(y\\)", "$x$ \\\\(y\\\\)"),
        ] {
            assert_eq!(line(text), written, "{text:?}");
        }
    }

    #[test]
    fn each_sentence_has_its_line() {
        assert_eq!(sentences("One. Two! Three, e.g. Four? five. Six"), "One.\nTwo!\nThree, e.g. Four? five.\nSix");
        assert_eq!(sentences("Version 1.2 of J. Smith in 2026. Then"), "Version 1.2 of J. Smith in 2026.\nThen");
    }
}
