//! One sheet.

use super::styles::Styles;
use super::value::{Value, serial};
use super::{MAIN, RELATED};
use crate::Paper;
use crate::content::Content;
use crate::ooxml::xml::{Xml, clean};
use crate::text;

/// The most letters of a cell, as the format has it.
const MOST: usize = 32_000;
/// The most letters of the name of a sheet.
const NAME: usize = 31;
/// The widest column, in letters.
const WIDEST: usize = 56;
/// Begins a formula in one program or another.
const ACTIVE: &[char] = &['=', '+', '-', '@', '\t', '\'', '\u{FF1D}', '\u{FF0B}', '\u{FF0D}', '\u{FF20}'];

/// A sheet: a heading, then rows.
pub(super) struct Sheet {
    pub name: String,
    /// The section in which it stands.
    pub of: String,
    pub columns: Vec<String>,
    pub rows: Vec<Vec<Value>>,
}

/// A name as sheets may have it, which no other one has.
pub(super) fn unique(name: &str, taken: &mut Vec<String>) -> String {
    let kept: String = clean(name).chars().map(|c| if "[]:*?/\\\n\t".contains(c) { ' ' } else { c }).collect();
    let kept = kept.split_whitespace().collect::<Vec<_>>().join(" ");
    let kept = kept.trim_matches(['\'', ' ']);
    let kept = if kept.is_empty() || kept.eq_ignore_ascii_case("history") { "Table" } else { kept };
    // The format counts units of UTF-16.
    let cut = |most: usize| {
        let mut units = 0;
        kept.chars()
            .take_while(|c| {
                units += c.len_utf16();
                units <= most
            })
            .collect::<String>()
    };
    let named = (1..).map(|n: usize| match n {
        1 => cut(NAME),
        n => format!("{} {n}", cut(NAME - 5)),
    });
    let name = named.take(9999).find(|name| !taken.contains(&name.to_lowercase())).unwrap_or_default();
    taken.push(name.to_lowercase());
    name
}

/// `A`, `Z`, `AA`.
fn letter(mut column: usize) -> String {
    let mut name = String::new();
    loop {
        name.insert(0, char::from(b'A' + u8::try_from(column % 26).unwrap_or_default()));
        match column / 26 {
            0 => return name,
            rest => column = rest - 1,
        }
    }
}

impl Sheet {
    pub fn new(name: &str) -> Self {
        Self { name: name.to_owned(), of: String::new(), columns: Vec::new(), rows: Vec::new() }
    }

    /// Takes in the rows of a table of the same name from elsewhere; a column more says which section each is from.
    pub fn join(&mut self, other: Self) {
        const SECTION: &str = "Section";
        if self.columns.first().is_none_or(|title| title != SECTION) {
            self.columns.insert(0, SECTION.to_owned());
            let of = Value::Text(self.of.clone());
            self.rows.iter_mut().for_each(|row| row.insert(0, of.clone()));
        }
        let mut places = Vec::new();
        for title in &other.columns {
            let known = self.columns.iter().skip(1).position(|own| own == title).map(|at| at + 1);
            places.push(known.filter(|at| !places.contains(at)).unwrap_or_else(|| {
                self.columns.push(title.clone());
                self.columns.len() - 1
            }));
        }
        for row in other.rows {
            let mut joined = vec![Value::Nothing; self.columns.len()];
            for (place, value) in
                std::iter::once(&0).chain(&places).zip(std::iter::once(Value::Text(other.of.clone())).chain(row))
            {
                if let Some(cell) = joined.get_mut(*place) {
                    *cell = value;
                }
            }
            self.rows.push(joined);
        }
    }

    /// The name as formulas write it.
    pub fn quoted(&self) -> String {
        format!("'{}'", self.name.replace('\'', "''"))
    }

    /// What is filtered.
    pub fn range(&self) -> Option<String> {
        let last = self.columns.len().checked_sub(1)?;
        (!self.rows.is_empty()).then(|| format!("$A$1:${}${}", letter(last), self.rows.len() + 1))
    }

    pub fn xml(&self, styles: &mut Styles, content: &Content, first: bool) -> Xml {
        let doc = &content.doc;
        let mirrored = text::mirrored(doc.lang);
        let mut xml = Xml::part();
        xml.open("worksheet", &[("xmlns", MAIN), ("xmlns:r", RELATED)]);
        xml.fixed("<sheetPr><pageSetUpPr fitToPage=\"1\"/></sheetPr>");
        xml.open("sheetViews", &[]);
        let mut view = vec![("workbookViewId", "0"), ("showGridLines", "0")];
        if first {
            view.push(("tabSelected", "1"));
        }
        if mirrored {
            view.push(("rightToLeft", "1"));
        }
        xml.open("sheetView", &view);
        xml.fixed("<pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/>");
        xml.fixed("<selection pane=\"bottomLeft\" activeCell=\"A2\" sqref=\"A2\"/>").close_all(2);
        xml.fixed("<sheetFormatPr defaultRowHeight=\"14\"/>");
        xml.open("cols", &[]);
        let wide = self.columns.iter().enumerate().map(|(at, title)| {
            let cells = self.rows.iter().filter_map(|row| row.get(at)).map(Value::width).max().unwrap_or(0);
            cells.max(title.chars().count() + 3).clamp(8, WIDEST) + 2
        });
        let wide: Vec<usize> = wide.collect();
        for (at, width) in wide.iter().enumerate() {
            let width = width.to_string();
            let number = (at + 1).to_string();
            xml.empty("col", &[("min", &number), ("max", &number), ("width", &width), ("customWidth", "1")]);
        }
        xml.close().open("sheetData", &[]);
        xml.open("row", &[("r", "1")]);
        let heading = styles.heading();
        for (at, title) in self.columns.iter().enumerate() {
            string(&mut xml, &format!("{}1", letter(at)), &heading, title);
        }
        xml.close();
        let names = self
            .columns
            .iter()
            .position(|title| title != "Group" && title != "Lane" && title != "Section")
            .unwrap_or_default();
        for (at, row) in self.rows.iter().enumerate() {
            let number = (at + 2).to_string();
            let lines = row.iter().zip(&wide).map(|(value, width)| value.lines(*width)).max().unwrap_or(1).max(1);
            let high = (lines as f64 * 13.0 + 2.0).min(400.0).to_string();
            xml.open("row", &[("r", &number), ("ht", &high), ("customHeight", "1")]);
            for (column, value) in row.iter().enumerate() {
                let place = format!("{}{number}", letter(column));
                match value {
                    Value::Nothing => {}
                    Value::Text(text) if text.trim().is_empty() => {}
                    Value::Text(text) => {
                        let literal = text.trim_start().starts_with(ACTIVE);
                        string(&mut xml, &place, &styles.text(column == names, literal), text);
                    }
                    Value::Number(number, format) => {
                        let style = styles.number(format);
                        xml.open("c", &[("r", &place), ("s", &style)]).leaf("v", &[], &number.to_string()).close();
                    }
                    Value::Day(day) => {
                        let style = styles.day();
                        xml.open("c", &[("r", &place), ("s", &style)])
                            .leaf("v", &[], &serial(*day).to_string())
                            .close();
                    }
                    Value::Bar(colour, steps) => {
                        let style = styles.bar(colour, steps);
                        string(&mut xml, &place, &style, "■");
                    }
                }
            }
            xml.close();
        }
        xml.close();
        if let Some(range) = self.range() {
            xml.empty("autoFilter", &[("ref", &range.replace('$', ""))]);
        }
        xml.fixed("<pageMargins left=\"0.5\" right=\"0.5\" top=\"0.6\" bottom=\"0.7\" header=\"0.3\" footer=\"0.3\"/>");
        let paper = match doc.page.width.max(doc.page.height) {
            long if long > 1200.0 => Paper::Tabloid,
            long if long > 1100.0 => Paper::A3,
            long if (long - 792.0).abs() < 1.0 => Paper::Letter,
            _ => Paper::A4,
        };
        let paper = match paper {
            Paper::Letter => "1",
            Paper::Tabloid => "3",
            Paper::A3 => "8",
            _ => "9",
        };
        // A page takes some 190 letters before they become too small to read.
        let abreast = wide.iter().sum::<usize>().div_ceil(190).max(1).to_string();
        let set_up =
            [("paperSize", paper), ("orientation", "landscape"), ("fitToWidth", &abreast), ("fitToHeight", "0")];
        xml.empty("pageSetup", &set_up);
        // A lone `&` begins a code.
        let plain = |text: &str| text.replace('&', "&&");
        let side = text::shortened(&format!("{} · {}", doc.revision, doc.date), 60);
        let foot = format!("&L&8{}&R&8{} · Page &P of &N", plain(&doc.foot), plain(&side));
        xml.open("headerFooter", &[]).leaf("oddFooter", &[], &foot).close();
        xml
    }
}

/// A cell of text.
fn string(xml: &mut Xml, place: &str, style: &str, text: &str) {
    let text = clean(text);
    let text = if text.chars().count() > MOST {
        text.chars().take(MOST).collect::<String>() + " … (a cell holds no more)"
    } else {
        text
    };
    xml.open("c", &[("r", place), ("s", style), ("t", "inlineStr")]).open("is", &[]);
    xml.leaf("t", &[("xml:space", "preserve")], &literal(&text)).close_all(2);
}

/// `_x0041_` means a letter to a reader of sheets; as text its first sign is written as such a one.
fn literal(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for (at, c) in text.char_indices() {
        out.push(c);
        let code = |rest: &str| {
            let bytes = rest.as_bytes();
            bytes.len() >= 7
                && bytes.starts_with(b"_x")
                && bytes.get(6) == Some(&b'_')
                && bytes.get(2..6).is_some_and(|hex| hex.iter().all(u8::is_ascii_hexdigit))
        };
        if c == '_' && code(&text[at..]) {
            out.push_str("x005F_");
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_sheets_are_allowed_and_differ() {
        let mut taken = Vec::new();
        let names = ["Milestones", "milestones", "a/b:c", "'", &"x".repeat(40), &"X".repeat(40)];
        let made = names.map(|name| unique(name, &mut taken));
        assert_eq!(made[..4], ["Milestones", "milestones 2", "a b c", "Table"]);
        assert!(made.iter().all(|name| name.chars().count() <= NAME));
        assert_ne!(made[4].to_lowercase(), made[5].to_lowercase());
        assert_eq!([0, 25, 26, 701, 702].map(letter), ["A", "Z", "AA", "ZZ", "AAA"]);
        assert_eq!(literal("_x0041_ _y"), "_x005F_x0041_ _y");
    }
}
