//! A package: parts in a zip file, their types, and which part leads to which.
//!
//! Everything that depends on time is passed in, and parts stand in the order in which they were added, so that the
//! same input gives the same bytes.

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::xml::Xml;
use crate::content::Content;
use crate::{Error, Request};

/// Where the types of relationships live.
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
/// The relationships of a package.
const RELATIONSHIPS: &str = "http://schemas.openxmlformats.org/package/2006/relationships";

/// What leads from one part to others.
#[derive(Debug, Default)]
pub(crate) struct Links(Vec<(String, String, bool)>);

impl Links {
    /// Leads to a part, by its path from the one that leads there; gives the name of the way.
    pub fn part(&mut self, kind: &str, target: &str) -> String {
        self.add(kind, target, false)
    }

    /// Leads to an address outside; the same address has one name.
    pub fn address(&mut self, target: &str) -> String {
        self.add("hyperlink", target, true)
    }

    fn add(&mut self, kind: &str, target: &str, outside: bool) -> String {
        let link = (kind.to_owned(), target.to_owned(), outside);
        let at = self.0.iter().position(|other| *other == link).unwrap_or_else(|| {
            self.0.push(link);
            self.0.len() - 1
        });
        format!("rId{}", at + 1)
    }

    fn xml(&self) -> String {
        let mut xml = Xml::part();
        xml.open("Relationships", &[("xmlns", RELATIONSHIPS)]);
        for (at, (kind, target, outside)) in self.0.iter().enumerate() {
            let kind = match kind.as_str() {
                "core-properties" => {
                    "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties".to_owned()
                }
                kind => format!("{OFFICE}{kind}"),
            };
            let id = format!("rId{}", at + 1);
            let mut attributes = vec![("Id", id.as_str()), ("Type", kind.as_str()), ("Target", target.as_str())];
            if *outside {
                attributes.push(("TargetMode", "External"));
            }
            xml.empty("Relationship", &attributes);
        }
        xml.finish()
    }
}

/// A package while it is being filled.
#[derive(Debug, Default)]
pub(crate) struct Package {
    parts: Vec<(String, Vec<u8>)>,
    types: Vec<(String, String)>,
}

impl Package {
    /// Adds a part of XML with its type behind `application/vnd.openxmlformats-`, and with the ways that lead on from it.
    pub fn add(&mut self, path: &str, kind: &str, xml: Xml, links: Option<&Links>) {
        let kind = match kind.strip_prefix('=') {
            Some(whole) => whole.to_owned(),
            None => format!("application/vnd.openxmlformats-officedocument.{kind}+xml"),
        };
        self.types.push((format!("/{path}"), kind));
        self.parts.push((path.to_owned(), xml.finish().into_bytes()));
        if let Some(links) = links {
            let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
            self.parts.push((format!("{folder}/_rels/{name}.rels"), links.xml().into_bytes()));
        }
    }

    /// Adds a picture: a PNG that this program wrote.
    pub fn picture(&mut self, path: &str, png: &[u8]) {
        self.types.push((format!("/{path}"), "image/png".to_owned()));
        self.parts.push((path.to_owned(), png.to_vec()));
    }

    /// The finished file. `main` is the part that a reader opens first.
    pub fn finish(mut self, main: &str, content: &Content, request: &Request) -> Result<Vec<u8>, Error> {
        let mut links = Links::default();
        links.part("officeDocument", main);
        links.part("core-properties", "docProps/core.xml");
        links.part("extended-properties", "docProps/app.xml");
        self.add(
            "docProps/core.xml",
            "=application/vnd.openxmlformats-package.core-properties+xml",
            core(content, request),
            None,
        );
        let mut app = Xml::part();
        app.open(
            "Properties",
            &[("xmlns", "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties")],
        );
        app.leaf("Application", &[], "Lodestar").leaf("Company", &[], &content.doc.organisation);
        self.add("docProps/app.xml", "extended-properties", app, None);
        let mut types = Xml::part();
        types.open("Types", &[("xmlns", "http://schemas.openxmlformats.org/package/2006/content-types")]);
        types.empty(
            "Default",
            &[("Extension", "rels"), ("ContentType", "application/vnd.openxmlformats-package.relationships+xml")],
        );
        types.empty("Default", &[("Extension", "xml"), ("ContentType", "application/xml")]);
        for (path, kind) in &self.types {
            types.empty("Override", &[("PartName", path), ("ContentType", kind)]);
        }
        let mut parts = vec![
            ("[Content_Types].xml".to_owned(), types.finish().into_bytes()),
            ("_rels/.rels".to_owned(), links.xml().into_bytes()),
        ];
        parts.append(&mut self.parts);
        let fault = |reason: String| Error::Data { document: request.document.title(), reason };
        // The zip format knows no zone and begins in 1980; the moment of making stands in the properties.
        let options = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Deflated)
            .last_modified_time(DateTime::default())
            .unix_permissions(0o644);
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        for (path, bytes) in parts {
            zip.start_file(path, options).map_err(|e| fault(e.to_string()))?;
            zip.write_all(&bytes).map_err(|e| fault(e.to_string()))?;
        }
        Ok(zip.finish().map_err(|e| fault(e.to_string()))?.into_inner())
    }
}

/// Title, author, language, dates.
fn core(content: &Content, request: &Request) -> Xml {
    let doc = &content.doc;
    let when = request.stamp.when.format("%Y-%m-%dT%H:%M:%SZ").to_string();
    let mut xml = Xml::part();
    xml.open(
        "cp:coreProperties",
        &[
            ("xmlns:cp", "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"),
            ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
            ("xmlns:dcterms", "http://purl.org/dc/terms/"),
            ("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"),
        ],
    );
    // Readers show these in one line, and some refuse very long ones.
    let line = |text: &str| crate::text::shortened(&text.split_whitespace().collect::<Vec<_>>().join(" "), 250);
    xml.leaf("dc:title", &[], &line(&format!("{} – {}", doc.title, doc.document)));
    xml.leaf("dc:subject", &[], &line(&doc.document));
    xml.leaf("dc:creator", &[], &line(if doc.owner.trim().is_empty() { &doc.organisation } else { &doc.owner }));
    xml.leaf("cp:keywords", &[], "strategy, roadmap, decisions");
    xml.leaf("dc:description", &[], &line(&format!("{}, {}", doc.revision, doc.date)));
    xml.leaf("dcterms:created", &[("xsi:type", "dcterms:W3CDTF")], &when);
    xml.leaf("dcterms:modified", &[("xsi:type", "dcterms:W3CDTF")], &when);
    xml.leaf("dc:language", &[], language(doc.lang));
    xml.leaf("cp:category", &[], &line(doc.passing()));
    xml
}

/// The language with its region, as Office wants it.
pub(crate) fn language(lang: &str) -> &'static str {
    match lang {
        "ar" => "ar-SA",
        "he" => "he-IL",
        "ja" => "ja-JP",
        "ko" => "ko-KR",
        "zh" => "zh-CN",
        _ => "en-GB",
    }
}
