//! Reads an Office file back, as a stranger would: for the last look at what was produced.

use std::io::{Cursor, Read};

use quick_xml::Reader;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::Event;
use zip::ZipArchive;

use crate::Error;

/// How a zip file begins.
pub(crate) const MAGIC: &[u8] = b"PK\x03\x04";

/// Every part: its name and its bytes. The comment of the file is one too.
pub(crate) fn parts(bytes: &[u8]) -> Result<Vec<(String, Vec<u8>)>, Error> {
    let mut zip = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Error::Unchecked)?;
    let mut parts = vec![(String::new(), zip.comment().to_vec())];
    for at in 0..zip.len() {
        let mut part = zip.by_index(at).map_err(|_| Error::Unchecked)?;
        let mut content = Vec::new();
        part.read_to_end(&mut content).map_err(|_| Error::Unchecked)?;
        let name = part.name().map_err(|_| Error::Unchecked)?.into_owned();
        parts.push((format!("{name} {}", part.comment()), content));
    }
    Ok(parts)
}

/// The words of a part of XML: its text in one run, however it is cut into pieces, then every attribute and comment.
pub(crate) fn words(xml: &[u8]) -> Result<String, Error> {
    let xml = std::str::from_utf8(xml).map_err(|_| Error::Unchecked)?;
    let mut reader = Reader::from_str(xml);
    reader.config_mut().check_end_names = true;
    let (mut text, mut rest) = (String::new(), String::new());
    let mut depth = 0_usize;
    loop {
        match reader.read_event().map_err(|_| Error::Unchecked)? {
            Event::Start(tag) => {
                depth += 1;
                attributes(&tag, &mut rest)?;
            }
            Event::Empty(tag) => attributes(&tag, &mut rest)?,
            Event::End(_) => depth = depth.saturating_sub(1),
            Event::Text(part) => text.push_str(&part),
            Event::CData(part) => text.push_str(&part),
            Event::GeneralRef(name) => match name.resolve_char_ref().map_err(|_| Error::Unchecked)? {
                Some(c) => text.push(c),
                None => {
                    text.push_str(resolve_predefined_entity(&name).ok_or(Error::Unchecked)?);
                }
            },
            Event::Comment(part) => {
                rest.push('\n');
                rest.push_str(&part);
            }
            Event::PI(part) => {
                rest.push('\n');
                rest.push_str(&part);
            }
            Event::Eof if depth == 0 => return Ok(format!("{text}\n{rest}")),
            Event::Eof => return Err(Error::Unchecked),
            _ => {}
        }
    }
}

fn attributes(tag: &quick_xml::events::BytesStart, out: &mut String) -> Result<(), Error> {
    for attribute in tag.attributes() {
        let attribute = attribute.map_err(|_| Error::Unchecked)?;
        out.push('\n');
        out.push_str(&quick_xml::escape::unescape(&attribute.value).map_err(|_| Error::Unchecked)?);
    }
    Ok(())
}

/// All words of a package: names of parts, and what stands in them.
pub(crate) fn package(bytes: &[u8]) -> Result<String, Error> {
    let mut out = String::new();
    for (name, content) in parts(bytes)? {
        out.push('\n');
        out.push_str(&name);
        out.push('\n');
        let name = name.trim_end();
        if name.ends_with(".xml") || name.ends_with(".rels") {
            // Sheets write some signs as codes; this writer only the one that begins such a code.
            out.push_str(&words(&content)?.replace("_x005F_", "_"));
        } else {
            out.push_str(&String::from_utf8_lossy(&content));
        }
    }
    Ok(out)
}
