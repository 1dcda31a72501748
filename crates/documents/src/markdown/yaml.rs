//! Front matter: a YAML mapping of lines and lists of lines.

use super::escape::clean;

/// The front matter of a file.
#[derive(Default)]
pub(super) struct FrontMatter(String);

impl FrontMatter {
    /// A key with one value. An empty value leaves the key out.
    pub fn line(&mut self, key: &str, value: &str) {
        let value = scalar(value);
        if !value.is_empty() {
            self.0.push_str(&format!("{key}: {value}\n"));
        }
    }

    /// A key with a whole number, if there is one.
    pub fn number(&mut self, key: &str, value: Option<i64>) {
        if let Some(value) = value {
            self.0.push_str(&format!("{key}: {value}\n"));
        }
    }

    /// A key with a list of values, one on each line. Empty values are left out, and so is a key without any.
    pub fn list<'a>(&mut self, key: &str, values: impl IntoIterator<Item = &'a str>) {
        let values: Vec<String> = values.into_iter().map(scalar).filter(|value| !value.is_empty()).collect();
        if !values.is_empty() {
            self.0.push_str(&format!("{key}:\n"));
            values.iter().for_each(|value| self.0.push_str(&format!("  - {value}\n")));
        }
    }

    /// The text with the lines around it.
    pub fn finish(self) -> String {
        format!("---\n{}---\n", self.0)
    }
}

/// A text as a YAML scalar: plain where every reader of YAML takes it for this text, otherwise between double quotes.
fn scalar(text: &str) -> String {
    let text = clean(text);
    if text.is_empty() || is_plain(&text) || is_date(&text) {
        return text;
    }
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            // Not printable by YAML's definition.
            c if matches!(u32::from(c), 0xFFFE | 0xFFFF) => out.push_str(&format!("\\u{:04X}", u32::from(c))),
            c if u32::from(c) & 0xFFFE == 0xFFFE => out.push_str(&format!("\\U{:08X}", u32::from(c))),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

fn is_plain(text: &str) -> bool {
    let lower = text.to_lowercase();
    let word = ["y", "n", "yes", "no", "on", "off", "true", "false", "null", "nan", "inf"].contains(&lower.as_str());
    let begins = text.starts_with(char::is_alphabetic);
    let plain = |c: char| c.is_alphanumeric() || matches!(c, ' ' | '-' | '/' | '(' | ')' | '.' | '\'' | '+' | '–');
    begins && !word && text.chars().all(plain)
}

/// A day as it is, which YAML readers know as a date: as MADR has it.
fn is_date(text: &str) -> bool {
    let parts: Vec<&str> = text.split('-').collect();
    matches!(parts[..], [y, m, d] if [y.len(), m.len(), d.len()] == [4, 2, 2])
        && text.parse::<chrono::NaiveDate>().is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_harmless_text_is_plain() {
        for (text, written) in [
            ("Platform lead", "Platform lead"),
            ("superseded by ADR-0006", "superseded by ADR-0006"),
            ("2026-12-15", "2026-12-15"),
            ("2026", "\"2026\""),
            ("yes", "\"yes\""),
            ("NULL", "\"NULL\""),
            ("a: b", "\"a: b\""),
            ("a # b", "\"a # b\""),
            ("- a", "\"- a\""),
            ("\"q\" \\", "\"\\\"q\\\" \\\\\""),
            ("*anchor", "\"*anchor\""),
            ("---", "\"---\""),
            ("two\nlines", "two lines"),
            ("Größe", "Größe"),
            ("漢\u{FFFF}", "\"漢\\uFFFF\""),
        ] {
            assert_eq!(scalar(text), written, "{text:?}");
        }
    }

    #[test]
    fn empty_keys_are_left_out() {
        let mut front = FrontMatter::default();
        front.line("status", "");
        front.list("consulted", ["", " "]);
        front.list("informed", ["A", "", "B"]);
        assert_eq!(front.finish(), "---\ninformed:\n  - A\n  - B\n---\n");
    }
}
