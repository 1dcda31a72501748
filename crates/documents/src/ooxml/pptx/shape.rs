//! Slides as XML.

use super::flow::{Edge, Item, Rows, Shape};
use super::text::{LINE, Para};
use super::{FOOT, SIDE, SIZE, SPACES, Slide, blocks, run};
use crate::ooxml::ink;
use crate::ooxml::package::{Links, language};
use crate::ooxml::xml::Xml;
use crate::text;
use crate::view::front::Front;

/// Units of a point.
const EMU: f64 = 12_700.0;

fn emu(points: f64) -> String {
    format!("{:.0}", points * EMU)
}

/// A slide while it is being written.
struct Writer<'a> {
    xml: Xml,
    links: &'a mut Links,
    next: usize,
    lang: &'static str,
    mirrored: bool,
}

/// The slide with the title of the document.
pub(super) fn cover(doc: &Front, links: &mut Links) -> Xml {
    let ground = ink::hex(doc.brand.cover);
    let mut writer = Writer::new(doc, links, Some(&ground));
    let width = SIZE.0 - 2.0 * 56.0;
    let pale = "C9CED7";
    let size = match doc.title.chars().count() {
        short if short < 50 => 42.0,
        middle if middle < 110 => 32.0,
        _ => 24.0,
    };
    let fit = |words: &str, most: usize| text::shortened(words, most);
    if !doc.organisation.trim().is_empty() {
        let words = vec![Para::of(vec![run(fit(&doc.organisation, 110), 13.0).bold().inked(pale)])];
        writer.shape(&Shape::boxed(56.0, 44.0, width, 20.0, "Organisation").saying(words, 0.0), None);
    }
    let title = Shape::boxed(56.0, 150.0, width, 150.0, "Title");
    let title = title.saying(vec![Para::of(vec![run(fit(&doc.title, 260), size).bold().inked("FFFFFF")])], 0.0);
    writer.shape(&title, Some("ctrTitle"));
    let subtitle = if doc.subtitle.trim().is_empty() { &doc.document } else { &doc.subtitle };
    let words = vec![Para::of(vec![run(fit(subtitle, 240), 20.0).inked(pale)])];
    writer.shape(&Shape::boxed(56.0, 308.0, width * 0.8, 100.0, "Subtitle").saying(words, 0.0), Some("subTitle"));
    let facts = [doc.document.as_str(), &doc.revision, &doc.date, &doc.owner, doc.classification];
    if let Some(logo) = &doc.brand.logo {
        // A logo is made for light paper.
        let (w, h) = logo.within(200.0, 40.0);
        let (x, y) = (SIZE.0 - 56.0 - w - 12.0, 36.0 + 9.0);
        let plate = Shape::boxed(x - 12.0, y - 9.0, w + 24.0, h + 18.0, "Ground of the logo").filled("FFFFFF");
        writer.shape(&Shape { alt: "Ground of the logo".to_owned(), ..plate }, None);
        let id = writer.links.part("image", "../media/logo.png");
        let number = writer.next.to_string();
        writer.next += 1;
        picture(&mut writer.xml, &number, &logo.spoken, &id, (x, y, w, h));
    }
    if !doc.notice.is_empty() {
        let words = vec![Para::of(vec![run(fit(&doc.notice, 160), 10.0).inked(pale)])];
        writer.shape(&Shape::boxed(56.0, 497.0, width, 16.0, "Notice").saying(words, 0.0), None);
    }
    let facts = facts.into_iter().filter(|fact| !fact.trim().is_empty()).collect::<Vec<_>>().join(" · ");
    let words = vec![Para::of(vec![run(fit(&facts, 150), 12.0).inked(pale)])];
    writer.shape(&Shape::boxed(56.0, 478.0, width, 18.0, "About this document").saying(words, 0.0), None);
    writer.finish()
}

/// A slide with a title.
pub(super) fn slide(slide: &Slide, doc: &Front, (number, count): (usize, usize), links: &mut Links) -> Xml {
    let mut writer = Writer::new(doc, links, None);
    let width = SIZE.0 - 2.0 * SIDE;
    let title = Shape::boxed(SIDE, 42.0, width, slide.high, "Title").saying(slide.title.clone(), 0.0);
    writer.shape(&title, Some("title"));
    let kicker = vec![Para::of(vec![run(text::shortened(&slide.kicker, 120), 10.5).bold().inked(ink::ACCENT)])];
    let beside = doc.brand.logo.as_ref().map_or(0.0, |_| 124.0);
    writer.shape(&Shape::boxed(SIDE, 26.0, width - beside, 14.0, "Kicker").saying(kicker, 0.0), None);
    for item in &slide.items {
        match item {
            Item::Shape(shape) => {
                let mut shape = shape.clone();
                shape.y += slide.top;
                shape.path.iter_mut().for_each(|(_, y)| *y += slide.top);
                writer.shape(&shape, None);
            }
            Item::Rows(rows) => writer.rows(rows, slide.top),
        }
    }
    let rule = Shape::boxed(SIDE, FOOT, width, 0.5, "Rule of the foot").filled(ink::LINE);
    writer.shape(&Shape { alt: "Rule above the foot".to_owned(), ..rule }, None);
    let foot = vec![Para::of(vec![run(&doc.foot, 8.5).inked(ink::INK_3)])];
    writer.shape(&Shape::boxed(SIDE, FOOT + 5.0, width * 0.6, 12.0, "Foot").saying(foot, 0.0), Some("ftr"));
    let sides = [doc.revision.as_str(), &doc.date, doc.classification];
    let sides = sides.into_iter().filter(|word| !word.trim().is_empty()).collect::<Vec<_>>().join(" · ");
    let sides = text::shortened(&sides, 70);
    writer.number(&format!("{sides} · Page "), number, count);
    if !doc.notice.is_empty() {
        let words = vec![Para::of(vec![run(&doc.notice, 7.5).inked(ink::INK_3)])];
        writer.shape(&Shape::boxed(SIDE, FOOT + 16.0, width, 10.0, "Notice").saying(words, 0.0), None);
    }
    writer.finish()
}

/// A picture in a tree of shapes: its number, what it shows, the way to it, its place and size in points.
pub(super) fn picture(xml: &mut Xml, number: &str, spoken: &str, id: &str, (x, y, w, h): (f64, f64, f64, f64)) {
    xml.open("p:pic", &[]).open("p:nvPicPr", &[]);
    xml.empty("p:cNvPr", &[("id", number), ("name", &format!("Logo {number}")), ("descr", spoken)]);
    xml.fixed("<p:cNvPicPr><a:picLocks noChangeAspect=\"1\"/></p:cNvPicPr><p:nvPr/>").close();
    xml.open("p:blipFill", &[]).empty("a:blip", &[("r:embed", id)]);
    xml.fixed("<a:stretch><a:fillRect/></a:stretch>").close().open("p:spPr", &[]);
    xml.open("a:xfrm", &[]).empty("a:off", &[("x", &emu(x)), ("y", &emu(y))]);
    xml.empty("a:ext", &[("cx", &emu(w)), ("cy", &emu(h))]).close();
    xml.fixed("<a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom>").close_all(2);
}

impl<'a> Writer<'a> {
    fn new(doc: &Front, links: &'a mut Links, ground: Option<&str>) -> Self {
        let mut xml = Xml::part();
        xml.open("p:sld", SPACES).open("p:cSld", &[]);
        if let Some(ground) = ground {
            xml.open("p:bg", &[]).open("p:bgPr", &[]);
            fill(&mut xml, Some(ground));
            xml.empty("a:effectLst", &[]).close_all(2);
        }
        xml.open("p:spTree", &[]);
        xml.fixed("<p:nvGrpSpPr><p:cNvPr id=\"1\" name=\"\"/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/>");
        Self { xml, links, next: 2, lang: language(doc.lang), mirrored: text::mirrored(doc.lang) }
    }

    fn finish(mut self) -> Xml {
        self.xml.close_all(2).fixed("<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr>");
        self.xml
    }

    /// Name and alternative text. Names are unique by their number.
    fn named(&mut self, name: &str, alt: &str) {
        let id = self.next.to_string();
        self.next += 1;
        let name = format!("{} {id}", text::shortened(name, 120));
        let alt = if alt.trim().is_empty() { name.clone() } else { text::shortened(alt, 400) };
        self.xml.empty("p:cNvPr", &[("id", &id), ("name", &name), ("descr", &alt)]);
    }

    fn frame(&mut self, (x, y, width, height): (f64, f64, f64, f64), name: &'static str) {
        self.xml.open(name, &[]).empty("a:off", &[("x", &emu(x)), ("y", &emu(y))]);
        self.xml.empty("a:ext", &[("cx", &emu(width)), ("cy", &emu(height))]).close();
    }

    fn shape(&mut self, shape: &Shape, holder: Option<&str>) {
        let words = shape.paras.iter().map(Para::words).collect::<Vec<_>>().join(" ");
        let alt = if shape.alt.trim().is_empty() { &words } else { &shape.alt };
        self.xml.open("p:sp", &[]).open("p:nvSpPr", &[]);
        self.named(&shape.name, alt);
        let boxed = shape.fill.is_none() && shape.edge.is_none() && holder.is_none() && !shape.paras.is_empty();
        if boxed {
            self.xml.empty("p:cNvSpPr", &[("txBox", "1")]);
        } else {
            self.xml.empty("p:cNvSpPr", &[]);
        }
        self.xml.open("p:nvPr", &[]);
        match holder {
            Some("ftr") => {
                self.xml.empty("p:ph", &[("type", "ftr"), ("sz", "quarter"), ("idx", "11")]);
            }
            Some("subTitle") => {
                self.xml.empty("p:ph", &[("type", "subTitle"), ("idx", "1")]);
            }
            Some(holder) => {
                self.xml.empty("p:ph", &[("type", holder)]);
            }
            None => {}
        }
        self.xml.close_all(2).open("p:spPr", &[]);
        if shape.path.is_empty() {
            self.frame((shape.x, shape.y, shape.width, shape.height), "a:xfrm");
            self.xml.open("a:prstGeom", &[("prst", shape.form)]).empty("a:avLst", &[]).close();
            fill(&mut self.xml, shape.fill);
        } else {
            self.path(&shape.path);
        }
        edge(&mut self.xml, shape.edge);
        self.xml.close().open("p:txBody", &[]);
        let inset = emu(shape.inset);
        let anchor = if shape.middle { "ctr" } else { "t" };
        let body = [
            ("wrap", "square"),
            ("lIns", inset.as_str()),
            ("tIns", if shape.middle { "0" } else { inset.as_str() }),
            ("rIns", inset.as_str()),
            ("bIns", if shape.middle { "0" } else { inset.as_str() }),
            ("anchor", anchor),
        ];
        self.xml.open("a:bodyPr", &body).empty("a:normAutofit", &[]).close().empty("a:lstStyle", &[]);
        self.paras(&shape.paras, shape.centred);
        self.xml.close_all(2);
    }

    /// A line through points, with an arrow at its end.
    fn path(&mut self, points: &[(f64, f64)]) {
        let fold = |at: fn(&(f64, f64)) -> f64| {
            points.iter().map(at).fold((f64::MAX, f64::MIN), |(low, high), v| (low.min(v), high.max(v)))
        };
        let ((left, right), (top, bottom)) = (fold(|p| p.0), fold(|p| p.1));
        let (width, height) = ((right - left).max(0.1), (bottom - top).max(0.1));
        self.frame((left, top, width, height), "a:xfrm");
        self.xml.open("a:custGeom", &[]);
        self.xml.fixed("<a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/><a:rect l=\"0\" t=\"0\" r=\"r\" b=\"b\"/>");
        self.xml.open("a:pathLst", &[]);
        self.xml.open("a:path", &[("w", &emu(width)), ("h", &emu(height)), ("fill", "none")]);
        for (n, (x, y)) in points.iter().enumerate() {
            self.xml.open(if n == 0 { "a:moveTo" } else { "a:lnTo" }, &[]);
            self.xml.empty("a:pt", &[("x", &emu(x - left)), ("y", &emu(y - top))]).close();
        }
        self.xml.close_all(3).empty("a:noFill", &[]);
    }

    fn paras(&mut self, paras: &[Para], centred: bool) {
        if paras.is_empty() {
            self.xml.open("a:p", &[]).empty("a:endParaRPr", &[("lang", self.lang), ("sz", "800")]).close();
        }
        for para in paras {
            self.para(para, centred);
        }
    }

    fn para(&mut self, para: &Para, centred: bool) {
        let words = para.words();
        let first = words.chars().find(|c| c.is_alphabetic());
        let turned = first.map_or(self.mirrored, text::right_to_left);
        let side = match (centred, para.end != turned) {
            (true, _) => "ctr",
            (_, true) => "r",
            (_, false) => "l",
        };
        let indent = emu(para.indent);
        // The sign of an item stands one step before its text.
        let step = emu(-para.runs.first().map_or(0.0, |run| run.size * 1.1).min(para.indent));
        let mut attributes = vec![("algn", side)];
        if para.indent > 0.0 {
            attributes.push(("marL", &indent));
            attributes.push(("indent", if para.bullet.is_some() { &step } else { "0" }));
        }
        if turned {
            attributes.push(("rtl", "1"));
        }
        self.xml.open("a:p", &[]).open("a:pPr", &attributes);
        if para.before > 0.0 {
            let points = format!("{:.0}", para.before * 100.0);
            self.xml.open("a:spcBef", &[]).empty("a:spcPts", &[("val", &points)]).close();
        }
        match para.bullet.as_deref() {
            None => {
                self.xml.empty("a:buNone", &[]);
            }
            Some(sign) => {
                // Numbers are counted by the program that shows them.
                match sign.strip_suffix('.').and_then(|number| number.parse::<u32>().ok()) {
                    Some(number) => {
                        let start = number.clamp(1, 32_767).to_string();
                        self.xml.empty("a:buAutoNum", &[("type", "arabicPeriod"), ("startAt", &start)]);
                    }
                    None => {
                        self.xml.empty("a:buChar", &[("char", sign)]);
                    }
                }
            }
        }
        self.xml.close();
        for run in &para.runs {
            for (n, line) in run.text.split('\n').enumerate() {
                if n > 0 {
                    self.xml.empty("a:br", &[]);
                }
                if line.is_empty() {
                    continue;
                }
                let size = format!("{:.0}", (run.size * 100.0).max(100.0));
                let mut look = vec![("lang", self.lang), ("sz", size.as_str())];
                if run.bold {
                    look.push(("b", "1"));
                }
                if run.italic {
                    look.push(("i", "1"));
                }
                if run.strike {
                    look.push(("strike", "sngStrike"));
                }
                self.xml.open("a:r", &[]).open("a:rPr", &look);
                fill(&mut self.xml, Some(run.colour));
                self.xml.fixed("<a:latin typeface=\"+mn-lt\"/><a:cs typeface=\"+mn-cs\"/>");
                if !run.url.is_empty() {
                    let id = self.links.address(&crate::ooxml::xml::clean(&run.url));
                    self.xml.empty("a:hlinkClick", &[("r:id", &id)]);
                }
                self.xml.close().leaf("a:t", &[], line).close();
            }
        }
        self.xml.close();
    }

    fn rows(&mut self, rows: &Rows, top: f64) {
        let width: f64 = rows.widths.iter().sum();
        let height: f64 = rows.lines.iter().map(|line| line.height).sum();
        let size = rows.lines.first().map_or(10.0, |line| line.height / (LINE * 0.92 + 0.56));
        let (side, above) = blocks::padding(size);
        self.xml.open("p:graphicFrame", &[]).open("p:nvGraphicFramePr", &[]);
        let alt = format!("Table “{}” with {} rows", rows.name, rows.lines.len().saturating_sub(1));
        self.named(&format!("Table {}", rows.name), &alt);
        self.xml
            .fixed("<p:cNvGraphicFramePr><a:graphicFrameLocks noGrp=\"1\"/></p:cNvGraphicFramePr><p:nvPr/>")
            .close();
        self.frame((rows.x, rows.y + top, width, height), "p:xfrm");
        self.xml.open("a:graphic", &[]);
        self.xml.open("a:graphicData", &[("uri", "http://schemas.openxmlformats.org/drawingml/2006/table")]);
        self.xml.open("a:tbl", &[]);
        let mut look = vec![("firstRow", "1")];
        if self.mirrored {
            look.push(("rtl", "1"));
        }
        self.xml.empty("a:tblPr", &look).open("a:tblGrid", &[]);
        for width in &rows.widths {
            self.xml.empty("a:gridCol", &[("w", &emu(*width))]);
        }
        self.xml.close();
        let (side, above) = (emu(side), emu(above));
        for (n, line) in rows.lines.iter().enumerate() {
            self.xml.open("a:tr", &[("h", &emu(line.height))]);
            let span = rows.widths.len().to_string();
            for at in 0..rows.widths.len() {
                match (line.group.is_some(), at) {
                    (true, 0) => self.xml.open("a:tc", &[("gridSpan", &span)]),
                    (true, _) => self.xml.open("a:tc", &[("hMerge", "1")]),
                    _ => self.xml.open("a:tc", &[]),
                };
                self.xml.open("a:txBody", &[]).empty("a:bodyPr", &[]).empty("a:lstStyle", &[]);
                let nothing = Vec::new();
                self.paras(line.cells.get(at).unwrap_or(&nothing), false);
                self.xml.close();
                let margins = [("marL", side.as_str()), ("marR", &side), ("marT", &above), ("marB", &above)];
                self.xml.open("a:tcPr", &margins);
                for side in ["a:lnL", "a:lnR"] {
                    self.xml.open(side, &[("w", "0")]).empty("a:noFill", &[]).close();
                }
                let hue = line.group.map(ink::hue);
                match &hue {
                    Some(hue) => border(&mut self.xml, "a:lnT", hue.ink, 1.25),
                    None => {
                        self.xml.open("a:lnT", &[("w", "0")]).empty("a:noFill", &[]).close();
                    }
                }
                match n {
                    0 => border(&mut self.xml, "a:lnB", ink::INK, 0.8),
                    _ => border(&mut self.xml, "a:lnB", ink::LINE, 0.5),
                }
                fill(&mut self.xml, hue.map(|hue| hue.tint));
                self.xml.close_all(2);
            }
            self.xml.close();
        }
        self.xml.close_all(4);
    }

    /// Page x of y.
    fn number(&mut self, before: &str, number: usize, count: usize) {
        self.xml.open("p:sp", &[]).open("p:nvSpPr", &[]);
        self.named("Page number", &format!("Page {number} of {count}"));
        self.xml.empty("p:cNvSpPr", &[]).open("p:nvPr", &[]);
        self.xml
            .empty("p:ph", &[("type", "sldNum"), ("sz", "quarter"), ("idx", "12")])
            .close_all(2)
            .open("p:spPr", &[]);
        let width = (SIZE.0 - 2.0 * SIDE) * 0.4;
        self.frame((SIZE.0 - SIDE - width, FOOT + 5.0, width, 12.0), "a:xfrm");
        self.xml.close().open("p:txBody", &[]);
        self.xml.fixed("<a:bodyPr wrap=\"square\" lIns=\"0\" tIns=\"0\" rIns=\"0\" bIns=\"0\"/><a:lstStyle/>");
        self.xml.open("a:p", &[]).empty("a:pPr", &[("algn", "r")]);
        let look = [("lang", self.lang), ("sz", "850")];
        for (words, field) in [(before.to_owned(), false), (number.to_string(), true), (format!(" of {count}"), false)]
        {
            if field {
                let id = "{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}";
                self.xml.open("a:fld", &[("id", id), ("type", "slidenum")]);
            } else {
                self.xml.open("a:r", &[]);
            }
            self.xml.open("a:rPr", &look);
            fill(&mut self.xml, Some(ink::INK_3));
            self.xml.fixed("<a:latin typeface=\"+mn-lt\"/>");
            self.xml.close().leaf("a:t", &[], &words).close();
        }
        self.xml.close_all(3);
    }
}

fn fill(xml: &mut Xml, colour: Option<&str>) {
    match colour {
        // The theme has it, so that whoever goes on with the slides can change it in one place.
        Some(ink::ACCENT) => xml.open("a:solidFill", &[]).empty("a:schemeClr", &[("val", "hlink")]).close(),
        Some(colour) => xml.open("a:solidFill", &[]).empty("a:srgbClr", &[("val", colour)]).close(),
        None => xml.empty("a:noFill", &[]),
    };
}

fn edge(xml: &mut Xml, edge: Option<Edge>) {
    match edge {
        Some(edge) => {
            xml.open("a:ln", &[("w", &emu(edge.width))]);
            fill(xml, Some(edge.colour));
            xml.empty("a:prstDash", &[("val", if edge.dashed { "dash" } else { "solid" })]).close();
        }
        None => {
            xml.open("a:ln", &[]).empty("a:noFill", &[]).close();
        }
    }
}

fn border(xml: &mut Xml, side: &'static str, colour: &str, width: f64) {
    xml.open(side, &[("w", &emu(width))]);
    fill(xml, Some(colour));
    xml.close();
}
