//! The looks of cells, made as they are asked for.

use super::MAIN;
use crate::ooxml::ink;
use crate::ooxml::xml::Xml;

/// A look: format of numbers, font, fill, border, and whether it is a text that only looks like a formula.
#[derive(Clone, Debug, PartialEq)]
struct Look {
    format: Option<String>,
    /// 0 plain, 1 heading, 2 strong, 3 on ink.
    font: usize,
    fill: Option<&'static str>,
    /// A dashed border in this ink.
    dashed: Option<&'static str>,
    literal: bool,
    /// At the end of the line.
    end: bool,
}

/// All looks of a book.
pub(super) struct Styles(Vec<Look>);

const PLAIN: Look = Look { format: None, font: 0, fill: None, dashed: None, literal: false, end: false };

impl Styles {
    pub fn new() -> Self {
        Self(vec![PLAIN])
    }

    fn look(&mut self, look: Look) -> String {
        let at = self.0.iter().position(|other| *other == look).unwrap_or_else(|| {
            self.0.push(look);
            self.0.len() - 1
        });
        // The first is the look of cells that are not there.
        (at + 1).to_string()
    }

    pub fn heading(&mut self) -> String {
        self.look(Look { font: 1, fill: Some(ink::WASH), ..PLAIN })
    }

    /// Text; `literal` where a program would take it for a formula when it is edited.
    pub fn text(&mut self, name: bool, literal: bool) -> String {
        self.look(Look { font: if name { 2 } else { 0 }, literal, ..PLAIN })
    }

    pub fn number(&mut self, format: &str) -> String {
        self.look(Look { format: Some(format.to_owned()), end: true, ..PLAIN })
    }

    pub fn day(&mut self) -> String {
        self.look(Look { format: Some("d mmm yyyy".to_owned()), ..PLAIN })
    }

    /// A bar: full, light or dashed, as the promise is; light where nobody is told.
    pub fn bar(&mut self, colour: &str, steps: &str) -> String {
        let hue = ink::hue(colour);
        self.look(match steps {
            "committed" => Look { fill: Some(hue.ink), font: 3, ..PLAIN },
            "likely" | "" => Look { fill: Some(hue.tint), ..PLAIN },
            _ => Look { dashed: Some(hue.ink), ..PLAIN },
        })
    }

    pub fn xml(&self) -> Xml {
        let mut xml = Xml::part();
        let count = |n: usize| n.to_string();
        xml.open("styleSheet", &[("xmlns", MAIN)]);
        let formats: Vec<&String> = self.0.iter().filter_map(|look| look.format.as_ref()).collect();
        if !formats.is_empty() {
            xml.open("numFmts", &[("count", &count(formats.len()))]);
            for (at, code) in formats.iter().enumerate() {
                xml.empty("numFmt", &[("numFmtId", &count(164 + at)), ("formatCode", code)]);
            }
            xml.close();
        }
        xml.open("fonts", &[("count", "4")]);
        for (bold, colour) in [(false, ink::INK), (true, ink::INK_2), (true, ink::INK), (false, "FFFFFF")] {
            xml.open("font", &[]);
            if bold {
                xml.empty("b", &[]);
            }
            xml.empty("sz", &[("val", "10")]).empty("color", &[("rgb", &format!("FF{colour}"))]);
            xml.empty("name", &[("val", "Arial")]).empty("family", &[("val", "2")]).close();
        }
        xml.close();
        let fills: Vec<&str> = self.0.iter().filter_map(|look| look.fill).collect();
        xml.open("fills", &[("count", &count(fills.len() + 2))]);
        for kind in ["none", "gray125"] {
            xml.open("fill", &[]).empty("patternFill", &[("patternType", kind)]).close();
        }
        for fill in &fills {
            xml.open("fill", &[]).open("patternFill", &[("patternType", "solid")]);
            xml.empty("fgColor", &[("rgb", &format!("FF{fill}"))]).empty("bgColor", &[("indexed", "64")]).close_all(2);
        }
        xml.close();
        let borders: Vec<&str> = self.0.iter().filter_map(|look| look.dashed).collect();
        xml.open("borders", &[("count", &count(borders.len() + 2))]);
        xml.fixed("<border><left/><right/><top/><bottom/><diagonal/></border>");
        border(&mut xml, ink::LINE, "hair", &["bottom"]);
        borders.iter().for_each(|colour| border(&mut xml, colour, "dashed", &["top", "bottom"]));
        xml.close();
        xml.fixed(
            "<cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs>",
        );
        xml.open("cellXfs", &[("count", &count(self.0.len() + 1))]);
        xml.fixed("<xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\"/>");
        let (mut format, mut fill, mut dashed) = (164, 2, 2);
        for look in &self.0 {
            let next = |there: bool, at: &mut usize, none: usize| {
                let now = if there { *at } else { none };
                *at += usize::from(there);
                now.to_string()
            };
            let format = next(look.format.is_some(), &mut format, 0);
            let fill = next(look.fill.is_some(), &mut fill, 0);
            let border = next(look.dashed.is_some(), &mut dashed, 1);
            let font = look.font.to_string();
            let mut attributes = vec![
                ("numFmtId", format.as_str()),
                ("fontId", &font),
                ("fillId", &fill),
                ("borderId", &border),
                ("xfId", "0"),
                ("applyNumberFormat", "1"),
                ("applyFont", "1"),
                ("applyFill", "1"),
                ("applyBorder", "1"),
                ("applyAlignment", "1"),
            ];
            if look.literal {
                attributes.push(("quotePrefix", "1"));
            }
            xml.open("xf", &attributes);
            let side = if look.end { "right" } else { "left" };
            xml.empty("alignment", &[("horizontal", side), ("vertical", "top"), ("wrapText", "1")]).close();
        }
        xml.close();
        xml.fixed("<cellStyles count=\"1\"><cellStyle name=\"Normal\" xfId=\"0\" builtinId=\"0\"/></cellStyles>");
        xml
    }
}

fn border(xml: &mut Xml, colour: &str, style: &str, sides: &[&str]) {
    xml.open("border", &[]);
    for side in ["left", "right", "top", "bottom"] {
        if sides.contains(&side) {
            xml.open(side, &[("style", style)]).empty("color", &[("rgb", &format!("FF{colour}"))]).close();
        } else {
            xml.empty(side, &[]);
        }
    }
    xml.empty("diagonal", &[]).close();
}
