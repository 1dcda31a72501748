//! The parts that every presentation has: master, layouts, notes, theme.

use super::SPACES;
use crate::content::Content;
use crate::ooxml::ink;
use crate::ooxml::package::{Links, language};
use crate::ooxml::xml::Xml;
use crate::text;

/// The root of a tree of shapes.
const ROOT: &str = "<p:nvGrpSpPr><p:cNvPr id=\"1\" name=\"\"/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/>";

/// A place for text: id, name, kind, place and size in units of Office.
fn holder(xml: &mut Xml, (id, name): (&str, &str), kind: &[(&str, &str)], place: [&str; 4], words: &str) {
    xml.open("p:sp", &[]).open("p:nvSpPr", &[]);
    xml.empty("p:cNvPr", &[("id", id), ("name", name), ("descr", name)]);
    xml.fixed("<p:cNvSpPr><a:spLocks noGrp=\"1\"/></p:cNvSpPr>").open("p:nvPr", &[]).empty("p:ph", kind).close_all(2);
    let [x, y, width, height] = place;
    xml.open("p:spPr", &[]).open("a:xfrm", &[]).empty("a:off", &[("x", x), ("y", y)]);
    xml.empty("a:ext", &[("cx", width), ("cy", height)]).close();
    xml.fixed("<a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom>").close().open("p:txBody", &[]);
    xml.fixed("<a:bodyPr lIns=\"0\" tIns=\"0\" rIns=\"0\" bIns=\"0\"><a:normAutofit/></a:bodyPr><a:lstStyle/>");
    xml.open("a:p", &[]).open("a:r", &[]).empty("a:rPr", &[("lang", "en-GB")]).leaf("a:t", &[], words).close_all(4);
}

/// The master: where title and foot stand, and how text looks that says nothing of its own looks.
pub(super) fn master(content: &Content) -> Xml {
    let lang = language(content.doc.lang);
    let mut xml = Xml::part();
    xml.open("p:sldMaster", SPACES).open("p:cSld", &[]);
    xml.fixed("<p:bg><p:bgPr><a:solidFill><a:schemeClr val=\"bg1\"/></a:solidFill><a:effectLst/></p:bgPr></p:bg>");
    xml.open("p:spTree", &[]).fixed(ROOT);
    holder(&mut xml, ("2", "Title"), &[("type", "title")], ["533400", "533400", "11125200", "812800"], "Title");
    let body = [("type", "body"), ("idx", "1")];
    holder(&mut xml, ("3", "Text"), &body, ["533400", "1524000", "11125200", "4800000"], "Text");
    let foot = [("type", "ftr"), ("sz", "quarter"), ("idx", "3")];
    holder(&mut xml, ("4", "Foot"), &foot, ["533400", "6565900", "6675120", "152400"], "Foot");
    let number = [("type", "sldNum"), ("sz", "quarter"), ("idx", "4")];
    holder(&mut xml, ("5", "Page number"), &number, ["7208520", "6565900", "4450080", "152400"], "1");
    xml.close_all(2);
    xml.fixed("<p:clrMap bg1=\"lt1\" tx1=\"dk1\" bg2=\"lt2\" tx2=\"dk2\" accent1=\"accent1\" accent2=\"accent2\" accent3=\"accent3\" accent4=\"accent4\" accent5=\"accent5\" accent6=\"accent6\" hlink=\"hlink\" folHlink=\"folHlink\"/>");
    xml.fixed("<p:sldLayoutIdLst><p:sldLayoutId id=\"2147483649\" r:id=\"rId1\"/><p:sldLayoutId id=\"2147483650\" r:id=\"rId2\"/></p:sldLayoutIdLst>");
    xml.open("p:txStyles", &[]);
    for (name, size, bold) in
        [("p:titleStyle", "2600", "1"), ("p:bodyStyle", "1800", "0"), ("p:otherStyle", "1400", "0")]
    {
        xml.open(name, &[]).open("a:lvl1pPr", &[("algn", if text::mirrored(content.doc.lang) { "r" } else { "l" })]);
        xml.fixed("<a:buNone/>").open("a:defRPr", &[("lang", lang), ("sz", size), ("b", bold)]);
        xml.fixed("<a:solidFill><a:schemeClr val=\"tx1\"/></a:solidFill><a:latin typeface=\"+mn-lt\"/><a:ea typeface=\"+mn-ea\"/><a:cs typeface=\"+mn-cs\"/>");
        xml.close_all(3);
    }
    xml
}

/// The slide of the title, or one with a title and free room below.
pub(super) fn layout(cover: bool, content: &Content, links: &mut Links) -> Xml {
    let mut xml = Xml::part();
    let (kind, name) = if cover { ("title", "Title") } else { ("titleOnly", "Title and content") };
    let mut attributes = SPACES.to_vec();
    attributes.extend([("type", kind), ("preserve", "1")]);
    xml.open("p:sldLayout", &attributes).open("p:cSld", &[("name", name)]).open("p:spTree", &[]).fixed(ROOT);
    if cover {
        holder(
            &mut xml,
            ("2", "Title"),
            &[("type", "ctrTitle")],
            ["711200", "1905000", "10769600", "1905000"],
            "Title",
        );
        let kind = [("type", "subTitle"), ("idx", "1")];
        holder(&mut xml, ("3", "Subtitle"), &kind, ["711200", "3911600", "8615680", "1270000"], "Subtitle");
    } else {
        holder(&mut xml, ("2", "Title"), &[("type", "title")], ["533400", "533400", "11125200", "812800"], "Title");
        let foot = [("type", "ftr"), ("sz", "quarter"), ("idx", "11")];
        holder(&mut xml, ("3", "Foot"), &foot, ["533400", "6565900", "6675120", "152400"], "Foot");
        let number = [("type", "sldNum"), ("sz", "quarter"), ("idx", "12")];
        holder(&mut xml, ("4", "Page number"), &number, ["7208520", "6565900", "4450080", "152400"], "1");
    }
    if let (Some(logo), false) = (&content.doc.brand.logo, cover) {
        let (width, height) = logo.within(LOGO.0, LOGO.1);
        let place = (super::SIZE.0 - super::SIDE - width, LOGO.2, width, height);
        super::shape::picture(&mut xml, "5", &logo.spoken, &links.part("image", "../media/logo.png"), place);
    }
    xml.close_all(2).fixed("<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr>");
    xml
}

/// The box of the logo on slides, and how far it stands from the top.
const LOGO: (f64, f64, f64) = (110.0, 20.0, 14.0);

pub(super) fn notes_master() -> Xml {
    let mut xml = Xml::part();
    xml.open("p:notesMaster", SPACES).open("p:cSld", &[]);
    xml.fixed("<p:bg><p:bgPr><a:solidFill><a:schemeClr val=\"bg1\"/></a:solidFill><a:effectLst/></p:bgPr></p:bg>");
    xml.open("p:spTree", &[]).fixed(ROOT);
    let body = [("type", "body"), ("sz", "quarter"), ("idx", "1")];
    holder(&mut xml, ("2", "Notes"), &body, ["685800", "4400550", "5486400", "3600450"], "Notes");
    xml.close_all(2);
    xml.fixed("<p:clrMap bg1=\"lt1\" tx1=\"dk1\" bg2=\"lt2\" tx2=\"dk2\" accent1=\"accent1\" accent2=\"accent2\" accent3=\"accent3\" accent4=\"accent4\" accent5=\"accent5\" accent6=\"accent6\" hlink=\"hlink\" folHlink=\"folHlink\"/>");
    xml
}

/// What a speaker says to a slide.
pub(super) fn notes(words: &[String], content: &Content) -> Xml {
    let mut xml = Xml::part();
    xml.open("p:notes", SPACES).open("p:cSld", &[]).open("p:spTree", &[]).fixed(ROOT);
    xml.fixed("<p:sp><p:nvSpPr><p:cNvPr id=\"2\" name=\"Slide\" descr=\"The slide\"/><p:cNvSpPr><a:spLocks noGrp=\"1\" noRot=\"1\" noChangeAspect=\"1\"/></p:cNvSpPr><p:nvPr><p:ph type=\"sldImg\"/></p:nvPr></p:nvSpPr><p:spPr/></p:sp>");
    xml.fixed("<p:sp><p:nvSpPr><p:cNvPr id=\"3\" name=\"Notes\" descr=\"What is said to this slide\"/><p:cNvSpPr><a:spLocks noGrp=\"1\"/></p:cNvSpPr><p:nvPr><p:ph type=\"body\" idx=\"1\"/></p:nvPr></p:nvSpPr><p:spPr/>");
    xml.open("p:txBody", &[]).fixed("<a:bodyPr/><a:lstStyle/>");
    for line in words {
        xml.open("a:p", &[]).open("a:r", &[]).empty("a:rPr", &[("lang", language(content.doc.lang))]);
        xml.leaf("a:t", &[], &line.replace('\n', " ")).close_all(2);
    }
    xml.close().fixed("</p:sp>").close_all(2).fixed("<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr>");
    xml
}

/// The inks of the documents as a theme.
pub(super) fn theme(content: &Content) -> Xml {
    let mut xml = Xml::part();
    xml.open("a:theme", &[("xmlns:a", "http://schemas.openxmlformats.org/drawingml/2006/main"), ("name", "Lodestar")]);
    xml.open("a:themeElements", &[]).open("a:clrScheme", &[("name", "Lodestar")]);
    let pillars = ["blue", "vermilion", "teal", "plum", "umber", "violet"].map(|name| ink::hue(name).ink);
    let names = ["a:accent1", "a:accent2", "a:accent3", "a:accent4", "a:accent5", "a:accent6"];
    let fixed = [("a:dk1", ink::INK), ("a:lt1", "FFFFFF"), ("a:dk2", ink::INK_2), ("a:lt2", ink::WASH)];
    let accent = ink::hex(content.doc.brand.accent);
    let links = [("a:hlink", accent.as_str()), ("a:folHlink", &accent)];
    for (name, colour) in fixed.into_iter().chain(names.into_iter().zip(pillars)).chain(links) {
        xml.open(name, &[]).empty("a:srgbClr", &[("val", colour)]).close();
    }
    xml.close();
    xml.fixed("<a:fontScheme name=\"Lodestar\"><a:majorFont><a:latin typeface=\"Arial\"/><a:ea typeface=\"\"/><a:cs typeface=\"Arial\"/></a:majorFont><a:minorFont><a:latin typeface=\"Arial\"/><a:ea typeface=\"\"/><a:cs typeface=\"Arial\"/></a:minorFont></a:fontScheme>");
    let fill = "<a:solidFill><a:schemeClr val=\"phClr\"/></a:solidFill>";
    xml.open("a:fmtScheme", &[("name", "Lodestar")]);
    xml.open("a:fillStyleLst", &[]).fixed(fill).fixed(fill).fixed(fill).close();
    xml.open("a:lnStyleLst", &[]);
    for width in ["6350", "12700", "19050"] {
        xml.open("a:ln", &[("w", width)]).fixed(fill).close();
    }
    xml.close().open("a:effectStyleLst", &[]);
    let effect = "<a:effectStyle><a:effectLst/></a:effectStyle>";
    xml.fixed(effect).fixed(effect).fixed(effect).close();
    xml.open("a:bgFillStyleLst", &[]).fixed(fill).fixed(fill).fixed(fill);
    xml
}
