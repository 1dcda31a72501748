//! The parts that every document has: styles, lists, settings, header and footer.

use super::super::ink;
use super::super::package::language;
use super::super::xml::Xml;
use super::SPACES;
use crate::content::Content;
use crate::text;

/// A style of paragraphs: name, the name people see, what it is based on, space before and after, size in half points,
/// ink, bold, and more of its properties.
struct Style(&'static str, &'static str, &'static str, [&'static str; 3], &'static str, bool, &'static str);

/// The styles. Readers know headings, titles and contents by their names.
const STYLES: &[Style] = &[
    Style("BodyText", "Body Text", "Normal", ["0", "120", "20"], ink::INK, false, ""),
    Style("Title", "Title", "Normal", ["0", "40", "44"], ink::INK, true, "<w:keepNext/>"),
    Style("Subtitle", "Subtitle", "Normal", ["0", "120", "30"], ink::INK_3, false, "<w:keepNext/>"),
    Style("Eyebrow", "Eyebrow", "Normal", ["0", "60", "16"], ink::INK_3, true, "<w:keepNext/>"),
    Style("Lede", "Lede", "Normal", ["0", "160", "24"], ink::INK_2, false, ""),
    Style("Facts", "Facts", "Normal", ["0", "240", "17"], ink::INK_3, false, ""),
    Style("ContentsTitle", "Contents Title", "Normal", ["360", "120", "28"], ink::INK, true, "<w:keepNext/>"),
    Style(
        "Heading1",
        "heading 1",
        "Normal",
        ["360", "120", "32"],
        ink::INK,
        true,
        "<w:keepNext/><w:keepLines/><w:outlineLvl w:val=\"0\"/>",
    ),
    Style(
        "Heading2",
        "heading 2",
        "Normal",
        ["280", "80", "25"],
        ink::INK,
        true,
        "<w:keepNext/><w:keepLines/><w:outlineLvl w:val=\"1\"/>",
    ),
    Style(
        "Heading3",
        "heading 3",
        "Normal",
        ["220", "60", "22"],
        ink::INK,
        true,
        "<w:keepNext/><w:keepLines/><w:outlineLvl w:val=\"2\"/>",
    ),
    Style(
        "Heading4",
        "heading 4",
        "Normal",
        ["180", "60", "20"],
        ink::INK_2,
        true,
        "<w:keepNext/><w:keepLines/><w:outlineLvl w:val=\"3\"/>",
    ),
    Style(
        "Heading5",
        "heading 5",
        "Normal",
        ["160", "40", "20"],
        ink::INK_3,
        true,
        "<w:keepNext/><w:keepLines/><w:outlineLvl w:val=\"4\"/>",
    ),
    Style("Label", "Label", "Normal", ["120", "40", "20"], ink::INK, false, "<w:keepNext/>"),
    Style("Statement", "Statement", "Normal", ["120", "200", "30"], ink::INK, false, ""),
    Style("Quote", "Quote", "Normal", ["60", "120", "20"], ink::INK_2, false, "<w:ind w:left=\"360\"/>"),
    Style("Code", "Code", "Normal", ["0", "0", "18"], ink::INK, false, "<w:ind w:left=\"240\"/>"),
    Style("ListParagraph", "List Paragraph", "Normal", ["0", "60", "20"], ink::INK, false, ""),
    Style("Fact", "Fact", "Normal", ["0", "60", "20"], ink::INK, false, "<w:ind w:left=\"2400\" w:hanging=\"2400\"/>"),
    Style("TableText", "Table Text", "Normal", ["20", "40", "18"], ink::INK, false, ""),
    Style("TableHead", "Table Head", "TableText", ["20", "40", "17"], ink::INK_3, true, "<w:keepNext/>"),
    Style("TableGroup", "Table Group", "TableText", ["40", "60", "19"], ink::INK, false, "<w:keepNext/>"),
    Style("CardTitle", "Card Title", "TableText", ["60", "40", "20"], ink::INK, false, "<w:keepNext/>"),
    Style(
        "CardCommitted",
        "Card, committed",
        "TableText",
        ["20", "20", "18"],
        ink::INK,
        false,
        "<w:pBdr><w:left w:val=\"single\" w:sz=\"24\" w:space=\"4\" w:color=\"434B58\"/></w:pBdr><w:ind w:left=\"100\"/>",
    ),
    Style(
        "CardLikely",
        "Card, likely",
        "TableText",
        ["20", "20", "18"],
        ink::INK,
        false,
        "<w:pBdr><w:left w:val=\"single\" w:sz=\"8\" w:space=\"4\" w:color=\"434B58\"/></w:pBdr><w:ind w:left=\"100\"/>",
    ),
    Style(
        "CardExploratory",
        "Card, exploratory",
        "TableText",
        ["20", "20", "18"],
        ink::INK,
        false,
        "<w:pBdr><w:left w:val=\"dashed\" w:sz=\"8\" w:space=\"4\" w:color=\"434B58\"/></w:pBdr><w:ind w:left=\"100\"/>",
    ),
    Style("Gap", "Gap", "Normal", ["0", "60", "8"], ink::INK, false, ""),
    Style("TOC1", "toc 1", "Normal", ["60", "60", "21"], ink::INK, false, ""),
    Style("TOC2", "toc 2", "Normal", ["0", "40", "20"], ink::INK_2, false, "<w:ind w:left=\"280\"/>"),
    Style("Header", "header", "Normal", ["0", "0", "15"], ink::INK_3, false, ""),
    Style("Footer", "footer", "Normal", ["0", "0", "15"], ink::INK_3, false, ""),
];

pub(super) fn styles(content: &Content) -> Xml {
    let lang = language(content.doc.lang);
    let mirrored = text::mirrored(content.doc.lang);
    let mut xml = Xml::part();
    xml.open("w:styles", SPACES).open("w:docDefaults", &[]).open("w:rPrDefault", &[]).open("w:rPr", &[]);
    xml.fixed("<w:rFonts w:ascii=\"Arial\" w:hAnsi=\"Arial\" w:eastAsia=\"Arial\" w:cs=\"Arial\"/>");
    xml.empty("w:color", &[("w:val", ink::INK)]).fixed("<w:sz w:val=\"20\"/><w:szCs w:val=\"20\"/>");
    xml.empty("w:lang", &[("w:val", lang), ("w:eastAsia", lang), ("w:bidi", if mirrored { lang } else { "ar-SA" })]);
    xml.close_all(2).open("w:pPrDefault", &[]).open("w:pPr", &[]);
    xml.fixed("<w:spacing w:line=\"259\" w:lineRule=\"auto\"/>").close_all(3);
    xml.open("w:style", &[("w:type", "paragraph"), ("w:default", "1"), ("w:styleId", "Normal")]);
    xml.fixed("<w:name w:val=\"Normal\"/><w:qFormat/>");
    if mirrored {
        xml.fixed("<w:pPr><w:bidi/></w:pPr>");
    }
    xml.close();
    for Style(id, name, based, [before, after, size], colour, bold, more) in STYLES {
        xml.open("w:style", &[("w:type", "paragraph"), ("w:styleId", id)]);
        xml.empty("w:name", &[("w:val", name)]).empty("w:basedOn", &[("w:val", based)]);
        if id.starts_with("Heading") {
            xml.fixed("<w:next w:val=\"BodyText\"/>");
        }
        xml.fixed("<w:qFormat/>").open("w:pPr", &[]);
        // The schema wants these in this order: what keeps lines together, edges, space, indents, outline.
        let at = more.find("<w:ind").or_else(|| more.find("<w:outlineLvl")).unwrap_or(more.len());
        let (first, last) = more.split_at(at);
        xml.fixed(first);
        if *id == "Fact" {
            xml.fixed("<w:tabs><w:tab w:val=\"left\" w:pos=\"2400\"/></w:tabs>");
        }
        xml.empty("w:spacing", &[("w:before", before), ("w:after", after)]).fixed(last).close();
        xml.open("w:rPr", &[]);
        if *bold {
            xml.fixed("<w:b/><w:bCs/>");
        }
        // The eyebrow is where the accent of a strategy shows first.
        let accent = ink::hex(content.doc.brand.accent);
        let colour = if *id == "Eyebrow" && content.doc.brand.own { &accent } else { *colour };
        xml.empty("w:color", &[("w:val", colour)])
            .empty("w:sz", &[("w:val", size)])
            .empty("w:szCs", &[("w:val", size)]);
        xml.close_all(2);
    }
    xml.open("w:style", &[("w:type", "table"), ("w:default", "1"), ("w:styleId", "TableNormal")]);
    xml.fixed("<w:name w:val=\"Normal Table\"/><w:tblPr><w:tblCellMar><w:top w:w=\"0\" w:type=\"dxa\"/><w:left w:w=\"90\" w:type=\"dxa\"/><w:bottom w:w=\"0\" w:type=\"dxa\"/><w:right w:w=\"90\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr>").close();
    xml.open("w:style", &[("w:type", "table"), ("w:styleId", "Lodestar")]);
    xml.fixed("<w:name w:val=\"Lodestar\"/><w:basedOn w:val=\"TableNormal\"/><w:tblPr><w:tblBorders><w:bottom w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"D6DAE1\"/><w:insideH w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"D6DAE1\"/></w:tblBorders></w:tblPr>");
    xml.fixed("<w:tblStylePr w:type=\"firstRow\"><w:tcPr><w:tcBorders><w:bottom w:val=\"single\" w:sz=\"8\" w:space=\"0\" w:color=\"161A20\"/></w:tcBorders></w:tcPr></w:tblStylePr>").close();
    xml.open("w:style", &[("w:type", "table"), ("w:styleId", "Cards")]);
    xml.fixed("<w:name w:val=\"Cards\"/><w:basedOn w:val=\"TableNormal\"/><w:tblPr><w:tblBorders><w:insideH w:val=\"single\" w:sz=\"48\" w:space=\"0\" w:color=\"FFFFFF\"/><w:insideV w:val=\"single\" w:sz=\"48\" w:space=\"0\" w:color=\"FFFFFF\"/></w:tblBorders></w:tblPr>").close();
    xml
}

/// A list with dashes, and one for each counted list, which begins with its own number.
pub(super) fn numbering(counted: &[usize]) -> Xml {
    let mut xml = Xml::part();
    xml.open("w:numbering", SPACES);
    for (id, numbers) in [("0", false), ("1", true)] {
        xml.open("w:abstractNum", &[("w:abstractNumId", id)]).empty("w:multiLevelType", &[("w:val", "multilevel")]);
        for level in 0..9_u32 {
            xml.open("w:lvl", &[("w:ilvl", &level.to_string())]).fixed("<w:start w:val=\"1\"/>");
            let format = if numbers { "decimal" } else { "bullet" };
            let words = if numbers { format!("%{}.", level + 1) } else { "–".to_owned() };
            xml.empty("w:numFmt", &[("w:val", format)]).empty("w:lvlText", &[("w:val", &words)]);
            xml.fixed("<w:lvlJc w:val=\"left\"/>").open("w:pPr", &[]);
            xml.empty("w:ind", &[("w:left", &((level + 1) * 360).to_string()), ("w:hanging", "280")]).close_all(2);
        }
        xml.close();
    }
    xml.open("w:num", &[("w:numId", "1")]).empty("w:abstractNumId", &[("w:val", "0")]).close();
    for (at, first) in counted.iter().enumerate() {
        xml.open("w:num", &[("w:numId", &(at + 2).to_string())]).empty("w:abstractNumId", &[("w:val", "1")]);
        for level in 0..9_usize {
            let start = if level == 0 { *first } else { 1 }.min(32_000);
            xml.open("w:lvlOverride", &[("w:ilvl", &level.to_string())]);
            xml.empty("w:startOverride", &[("w:val", &start.to_string())]).close();
        }
        xml.close();
    }
    xml
}

pub(super) fn settings(content: &Content) -> Xml {
    let lang = language(content.doc.lang);
    let mut xml = Xml::part();
    xml.open("w:settings", SPACES).fixed("<w:zoom w:percent=\"100\"/><w:defaultTabStop w:val=\"720\"/>");
    xml.fixed("<w:compat><w:compatSetting w:name=\"compatibilityMode\" w:uri=\"http://schemas.microsoft.com/office/word\" w:val=\"15\"/></w:compat>");
    xml.empty("w:themeFontLang", &[("w:val", lang)]);
    xml
}

pub(super) fn header(content: &Content) -> Xml {
    let mut xml = Xml::part();
    xml.open("w:hdr", SPACES).open("w:p", &[]).fixed("<w:pPr><w:pStyle w:val=\"Header\"/></w:pPr>").open("w:r", &[]);
    xml.leaf("w:t", &[("xml:space", "preserve")], &content.doc.foot);
    xml
}

/// Version, date, page x of y.
pub(super) fn footer(content: &Content) -> Xml {
    let doc = &content.doc;
    let sides = [doc.revision.as_str(), &doc.date, doc.classification];
    let sides = sides.into_iter().filter(|word| !word.trim().is_empty()).collect::<Vec<_>>().join(" · ");
    let mut xml = Xml::part();
    xml.open("w:ftr", SPACES);
    if !doc.notice.is_empty() {
        xml.open("w:p", &[]).fixed("<w:pPr><w:pStyle w:val=\"Footer\"/></w:pPr>").open("w:r", &[]);
        xml.leaf("w:t", &[("xml:space", "preserve")], &doc.notice).close_all(2);
    }
    xml.open("w:p", &[]);
    xml.fixed("<w:pPr><w:pStyle w:val=\"Footer\"/><w:jc w:val=\"right\"/></w:pPr>").open("w:r", &[]);
    xml.leaf("w:t", &[("xml:space", "preserve")], &format!("{sides} · Page ")).close();
    xml.fixed("<w:fldSimple w:instr=\" PAGE \"><w:r><w:t>1</w:t></w:r></w:fldSimple><w:r><w:t xml:space=\"preserve\"> of </w:t></w:r><w:fldSimple w:instr=\" NUMPAGES \"><w:r><w:t>1</w:t></w:r></w:fldSimple>");
    xml
}
