//! Small drawings in a line, each with its words as alternative text, which stand in its place where a reader cannot
//! draw.

use super::Docx;
use crate::content::Chart;
use crate::ooxml::ink;
use crate::ooxml::xml::Xml;

/// The size of a drawing, in points.
const SIZE: (f64, f64) = (64.0, 15.0);
/// Units of a point.
const EMU: f64 = 12_700.0;

impl Docx<'_> {
    pub(super) fn chart(&mut self, chart: &Chart) {
        self.drawings += 1;
        let number = self.drawings.to_string();
        let emu = |points: f64| format!("{:.0}", points * EMU);
        let (width, height) = (emu(SIZE.0), emu(SIZE.1));
        let (name, path) = match chart {
            Chart::Way { share, colour, .. } => ("Way to target", way(*share, colour)),
            Chart::Trend { points, colour, .. } => ("Trend", trend(points, colour)),
        };
        self.xml.open("w:r", &[]).open("mc:AlternateContent", &[]).open("mc:Choice", &[("Requires", "wps")]);
        self.xml.open("w:drawing", &[]);
        self.xml.open("wp:inline", &[("distT", "0"), ("distB", "0"), ("distL", "0"), ("distR", "0")]);
        self.xml.empty("wp:extent", &[("cx", &width), ("cy", &height)]);
        let name = format!("{name} {number}");
        self.xml.empty("wp:docPr", &[("id", &number), ("name", &name), ("descr", chart.words())]);
        self.xml.open("a:graphic", &[]);
        self.xml.open("a:graphicData", &[("uri", "http://schemas.microsoft.com/office/word/2010/wordprocessingShape")]);
        self.xml.open("wps:wsp", &[]).empty("wps:cNvSpPr", &[]).open("wps:spPr", &[]);
        self.xml.open("a:xfrm", &[]).empty("a:off", &[("x", "0"), ("y", "0")]);
        self.xml.empty("a:ext", &[("cx", &width), ("cy", &height)]).close();
        self.xml.put(path).close().empty("wps:bodyPr", &[]);
        self.xml.close_all(6);
        self.xml.open("mc:Fallback", &[]).leaf("w:t", &[], chart.words()).close_all(3);
    }
}

/// The box of a logo, in points.
const LOGO: (f64, f64) = (170.0, 34.0);

impl Docx<'_> {
    /// The logo, in a line of its own at the end of which it stands.
    pub(super) fn logo(&mut self) {
        let Some(logo) = &self.content.doc.brand.logo else { return };
        let emu = |points: f64| format!("{:.0}", points * EMU);
        let (width, height) = logo.within(LOGO.0, LOGO.1);
        let (width, height) = (emu(width), emu(height));
        self.drawings += 1;
        let number = self.drawings.to_string();
        let id = self.links.part("image", "media/logo.png");
        self.xml.open("w:p", &[]);
        self.xml.fixed("<w:pPr><w:pStyle w:val=\"Eyebrow\"/><w:jc w:val=\"right\"/></w:pPr>");
        self.xml.open("w:r", &[]).open("w:drawing", &[]);
        self.xml.open("wp:inline", &[("distT", "0"), ("distB", "0"), ("distL", "0"), ("distR", "0")]);
        self.xml.empty("wp:extent", &[("cx", &width), ("cy", &height)]);
        let name = format!("Logo {number}");
        self.xml.empty("wp:docPr", &[("id", &number), ("name", &name), ("descr", &logo.spoken)]);
        self.xml.open("a:graphic", &[]);
        self.xml.open("a:graphicData", &[("uri", "http://schemas.openxmlformats.org/drawingml/2006/picture")]);
        self.xml.open("pic:pic", &[]).open("pic:nvPicPr", &[]);
        self.xml.empty("pic:cNvPr", &[("id", &number), ("name", &name), ("descr", &logo.spoken)]);
        self.xml.fixed("<pic:cNvPicPr/>").close();
        self.xml.open("pic:blipFill", &[]).empty("a:blip", &[("r:embed", &id)]);
        self.xml.fixed("<a:stretch><a:fillRect/></a:stretch>").close();
        self.xml.open("pic:spPr", &[]).open("a:xfrm", &[]).empty("a:off", &[("x", "0"), ("y", "0")]);
        self.xml.empty("a:ext", &[("cx", &width), ("cy", &height)]).close();
        self.xml.fixed("<a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom>").close_all(8);
    }
}

/// A filled bar within its frame.
fn way(share: f64, colour: &str) -> Xml {
    let (width, height) = (1000.0, 240.0);
    let end = width * share.clamp(0.0, 1.0);
    let mut xml = geometry(width, height);
    let corners = |xml: &mut Xml, right: f64, fill: &str, stroke: &str| {
        xml.open("a:path", &[("w", "1000"), ("h", "240"), ("fill", fill), ("stroke", stroke)]);
        let (top, bottom) = (70.0, 170.0);
        point(xml, "a:moveTo", 0.0, top);
        for (x, y) in [(right, top), (right, bottom), (0.0, bottom)] {
            point(xml, "a:lnTo", x, y);
        }
        xml.empty("a:close", &[]).close();
    };
    corners(&mut xml, width, "none", "1");
    corners(&mut xml, end.max(1.0), "norm", "0");
    inked(xml, colour, true)
}

fn trend(points: &[[f64; 2]], colour: &str) -> Xml {
    let mut xml = geometry(1000.0, 240.0);
    xml.open("a:path", &[("w", "1000"), ("h", "240"), ("fill", "none")]);
    for (at, [x, y]) in points.iter().enumerate() {
        point(&mut xml, if at == 0 { "a:moveTo" } else { "a:lnTo" }, x * 1000.0, 220.0 - y * 200.0);
    }
    xml.close();
    inked(xml, colour, false)
}

fn geometry(width: f64, height: f64) -> Xml {
    debug_assert!(width > 0.0 && height > 0.0);
    let mut xml = Xml::piece();
    xml.open("a:custGeom", &[]);
    xml.fixed("<a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/><a:rect l=\"0\" t=\"0\" r=\"r\" b=\"b\"/>")
        .open("a:pathLst", &[]);
    xml
}

fn point(xml: &mut Xml, name: &'static str, x: f64, y: f64) {
    xml.open(name, &[]).empty("a:pt", &[("x", &format!("{x:.0}")), ("y", &format!("{y:.0}"))]).close();
}

fn inked(mut xml: Xml, colour: &str, filled: bool) -> Xml {
    let colour = ink::hue(colour).ink;
    xml.close_all(2);
    if filled {
        xml.open("a:solidFill", &[]).empty("a:srgbClr", &[("val", colour)]).close();
    } else {
        xml.empty("a:noFill", &[]);
    }
    xml.open("a:ln", &[("w", "12700")]).open("a:solidFill", &[]).empty("a:srgbClr", &[("val", colour)]).close_all(2);
    xml
}
