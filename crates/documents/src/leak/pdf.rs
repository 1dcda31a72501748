//! The words of a PDF, as a reader of that format finds them.

use std::collections::{BTreeMap, HashMap};

use lopdf::{Dictionary, Document, Encoding, Object, Stream};

use crate::Error;

/// The faces of a page by their names in its content.
type Faces<'a> = BTreeMap<Vec<u8>, &'a Dictionary>;
/// What the codes of a face mean. Each is read once, however many pages have it.
type Meanings<'a> = HashMap<*const Dictionary, Encoding<'a>>;

/// The text on the pages of a PDF, and every string anywhere in it: title, bookmarks, alternative texts, metadata. Words
/// are not set apart. Text that cannot be read is an error.
pub(super) fn words(bytes: &[u8]) -> Result<String, Error> {
    let pdf = Document::load_mem(bytes).map_err(|_| Error::Unchecked)?;
    let (mut words, mut meanings) = (String::new(), Meanings::new());
    for page in pdf.page_iter() {
        let faces = pdf.get_page_fonts(page).map_err(|_| Error::Unchecked)?;
        shown(&pdf, &pdf.get_page_content(page), &faces, &mut meanings, &mut words)?;
    }
    for object in pdf.objects.values() {
        strings(object, &mut words);
        let Object::Stream(stream) = object else { continue };
        let is = |key: &[u8], name: &[u8]| stream.dict.get(key).and_then(Object::as_name).is_ok_and(|is| is == name);
        if is(b"Type", b"Metadata") {
            words.push_str(&super::markup(&String::from_utf8_lossy(&content(stream))));
        } else if is(b"Subtype", b"Form") || stream.dict.has(b"PatternType") && stream.dict.has(b"Resources") {
            shown(&pdf, &content(stream), &own_faces(&pdf, stream), &mut meanings, &mut words)?;
        }
    }
    strings(&Object::Dictionary(pdf.trailer.clone()), &mut words);
    Ok(words)
}

fn content(stream: &Stream) -> Vec<u8> {
    stream.decompressed_content().unwrap_or_else(|_| stream.content.clone())
}

/// The faces of a drawing within a page.
fn own_faces<'a>(pdf: &'a Document, stream: &'a Stream) -> Faces<'a> {
    let resources = stream.dict.get_deref(b"Resources", pdf).and_then(Object::as_dict);
    let Ok(faces) = resources.and_then(|all| all.get_deref(b"Font", pdf)).and_then(Object::as_dict) else {
        return Faces::new();
    };
    let face = |name| Some((name, faces.get_deref(name, pdf).and_then(Object::as_dict).ok()?));
    faces.iter().filter_map(|(name, _)| face(name.as_slice())).map(|(name, face)| (name.to_vec(), face)).collect()
}

/// The text that a content stream shows, and the strings of its marks (ISO 32000-1, 7.8.2 and 9.4.3). Operators other
/// than those of text are passed over without being understood.
fn shown<'a>(
    pdf: &'a Document,
    content: &[u8],
    faces: &Faces<'a>,
    meanings: &mut Meanings<'a>,
    out: &mut String,
) -> Result<(), Error> {
    let mut scanner = Scanner { content, at: 0 };
    // The face is part of the state that is kept and brought back.
    let (mut face, mut kept) = (None, Vec::new());
    let (mut name, mut texts): (&[u8], Vec<Vec<u8>>) = (b"", Vec::new());
    let mut inside = 0_usize;
    while let Some(token) = scanner.next() {
        match token {
            Token::Open => inside += 1,
            Token::Close => inside = inside.saturating_sub(1),
            Token::Name(word) => name = word,
            Token::Text(text) if inside > 0 => string(&text, out),
            Token::Text(text) => texts.push(text),
            Token::Word(b"q") => kept.push(face),
            Token::Word(b"Q") => face = kept.pop().unwrap_or(None),
            Token::Word(b"Tf") => face = faces.get(name).copied(),
            Token::Word(b"Tj" | b"TJ" | b"'" | b"\"") if !texts.is_empty() => {
                let face: &Dictionary = face.ok_or(Error::Unchecked)?;
                let meaning = match meanings.entry(std::ptr::from_ref(face)) {
                    std::collections::hash_map::Entry::Occupied(known) => known.into_mut(),
                    std::collections::hash_map::Entry::Vacant(new) => {
                        new.insert(face.get_font_encoding(pdf).map_err(|_| Error::Unchecked)?)
                    }
                };
                for text in texts.drain(..) {
                    meaning.write_to_string(&text, out).map_err(|_| Error::Unchecked)?;
                }
            }
            Token::Word(b"ID") => scanner.skip_image(),
            Token::Word(word) if !is_number(word) => texts.clear(),
            Token::Word(_) => {}
        }
    }
    Ok(())
}

fn is_number(word: &[u8]) -> bool {
    word.iter().all(|byte| matches!(byte, b'0'..=b'9' | b'+' | b'-' | b'.'))
}

/// A piece of a content stream.
enum Token<'a> {
    /// A dictionary begins.
    Open,
    /// A dictionary ends.
    Close,
    Name(&'a [u8]),
    Text(Vec<u8>),
    /// A number or an operator.
    Word(&'a [u8]),
}

/// Takes a content stream apart (ISO 32000-1, 7.2 and 7.3). Never fails: what is no token is passed over.
struct Scanner<'a> {
    content: &'a [u8],
    at: usize,
}

impl<'a> Scanner<'a> {
    fn next(&mut self) -> Option<Token<'a>> {
        loop {
            let byte = *self.content.get(self.at)?;
            self.at += 1;
            match byte {
                b'%' => {
                    self.run(|byte| !matches!(byte, b'\r' | b'\n'));
                }
                b'/' => return Some(Token::Name(self.run(is_regular))),
                b'(' => return Some(Token::Text(self.literal())),
                b'<' | b'>' if self.content.get(self.at) == Some(&byte) => {
                    self.at += 1;
                    return Some(if byte == b'<' { Token::Open } else { Token::Close });
                }
                b'<' => return Some(Token::Text(self.hexadecimal())),
                byte if is_regular(byte) => {
                    self.at -= 1;
                    return Some(Token::Word(self.run(is_regular)));
                }
                _ => {}
            }
        }
    }

    /// All bytes from here that are wanted.
    fn run(&mut self, wanted: impl Fn(u8) -> bool) -> &'a [u8] {
        let rest = self.content.get(self.at..).unwrap_or_default();
        let run = &rest[..rest.iter().position(|byte| !wanted(*byte)).unwrap_or(rest.len())];
        self.at += run.len();
        run
    }

    fn take(&mut self) -> Option<u8> {
        let byte = self.content.get(self.at).copied();
        self.at += usize::from(byte.is_some());
        byte
    }

    fn literal(&mut self) -> Vec<u8> {
        let (mut text, mut depth) = (Vec::new(), 1);
        while let Some(byte) = self.take() {
            match byte {
                b'(' => depth += 1,
                b')' => depth -= 1,
                b'\\' => {
                    self.escape(&mut text);
                    continue;
                }
                _ => {}
            }
            if depth == 0 {
                break;
            }
            text.push(byte);
        }
        text
    }

    fn escape(&mut self, text: &mut Vec<u8>) {
        match self.take() {
            Some(b'n') => text.push(b'\n'),
            Some(b'r') => text.push(b'\r'),
            Some(b't') => text.push(b'\t'),
            Some(b'b') => text.push(8),
            Some(b'f') => text.push(12),
            // A line that goes on.
            Some(b'\n') => {}
            Some(b'\r') => self.at += usize::from(self.content.get(self.at) == Some(&b'\n')),
            Some(digit @ b'0'..=b'7') => {
                let mut code = u32::from(digit - b'0');
                for _ in 0..2 {
                    let Some(digit @ b'0'..=b'7') = self.content.get(self.at).copied() else { break };
                    code = code * 8 + u32::from(digit - b'0');
                    self.at += 1;
                }
                // Overflow is to be ignored.
                text.push((code & 0xFF) as u8);
            }
            Some(byte) => text.push(byte),
            None => {}
        }
    }

    fn hexadecimal(&mut self) -> Vec<u8> {
        let run = self.run(|byte| byte != b'>');
        self.at += 1;
        let digits = run.iter().filter_map(|byte| char::from(*byte).to_digit(16)).map(|digit| digit as u8);
        let digits: Vec<u8> = digits.collect();
        // A digit that is lacking at the end is a nought.
        digits.chunks(2).map(|pair| pair[0] << 4 | pair.get(1).copied().unwrap_or(0)).collect()
    }

    /// Over the bytes of an image that stands within the content, to its end.
    fn skip_image(&mut self) {
        let rest = self.content.get(self.at..).unwrap_or_default();
        let end = rest
            .windows(4)
            .position(|four| four[0].is_ascii_whitespace() && four[1..3] == *b"EI" && four[3].is_ascii_whitespace());
        self.at += end.map_or(rest.len(), |end| end + 3);
    }
}

/// Whether a byte neither stands between tokens nor begins one of another kind.
fn is_regular(byte: u8) -> bool {
    !matches!(
        byte,
        0 | b'\t' | b'\n' | 12 | b'\r' | b' ' | b'(' | b')' | b'<' | b'>' | b'[' | b']' | b'{' | b'}' | b'/' | b'%'
    )
}

fn strings(object: &Object, out: &mut String) {
    match object {
        Object::String(bytes, _) => string(bytes, out),
        Object::Array(items) => items.iter().for_each(|item| strings(item, out)),
        Object::Dictionary(fields) => fields.iter().for_each(|(_, value)| strings(value, out)),
        Object::Stream(stream) => stream.dict.iter().for_each(|(_, value)| strings(value, out)),
        _ => {}
    }
}

/// A string outside of shown text: wide letters behind their mark, otherwise bytes (ISO 32000-1, 7.9.2).
fn string(bytes: &[u8], out: &mut String) {
    out.push('\n');
    match bytes.strip_prefix(&[0xFE, 0xFF]) {
        Some(wide) => {
            let units = wide.chunks_exact(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]]));
            out.extend(char::decode_utf16(units).map(|c| c.unwrap_or(' ')));
        }
        None => out.push_str(&String::from_utf8_lossy(bytes)),
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use lodestar_model::Lens;

    use super::*;
    use crate::leak::letters;
    use crate::markdown::tests::{harbour, request};
    use crate::{Document as Made, Typesetter};

    /// The strings that are shown, and those of marks, joined.
    fn seen(content: &str) -> Option<String> {
        let pdf = Document::new();
        let face = lodestar_face();
        let faces = Faces::from([(b"F1".to_vec(), &face)]);
        let mut out = String::new();
        shown(&pdf, content.as_bytes(), &faces, &mut Meanings::new(), &mut out).ok()?;
        Some(out.replace('\n', ""))
    }

    /// A face with the standard encoding.
    fn lodestar_face() -> Dictionary {
        lopdf::dictionary! { "Type" => "Font", "Subtype" => "Type1" }
    }

    #[test]
    fn all_that_a_content_stream_shows_is_read() {
        for (content, words) in [
            ("BT /F1 9 Tf (plain) Tj ET", Some("plain")),
            ("BT /F1 9 Tf [(a) -250 (b)] TJ 0 -12 Td (c) ' 1 2 (d) \" ET", Some("abcd")),
            ("BT /F1 9 Tf (a\\(b\\)\\\\(c) d\\\ne) Tj ET", Some("a(b)\\(c) de")),
            ("BT /F1 9 Tf (\\101\\1023) Tj <4 1 4> Tj ET", Some("AB3A@")),
            ("/Span <</ActualText (hidden) /MCID 3>> BDC EMC", Some("hidden")),
            ("/Span <</ActualText <FEFF00E9>>> BDC EMC", Some("é")),
            ("q /F1 9 Tf q /F2 9 Tf Q (kept) Tj Q", Some("kept")),
            ("/F1 9 Tf % (a comment) Tj\n(b) Tj", Some("b")),
            ("BI /W 1 /H 1 ID (\x01 EI /F1 9 Tf (after) Tj", Some("after")),
            ("/F1 9 Tf (open", Some("")),
            ("(no face) Tj", None),
            ("/F2 9 Tf (unknown face) Tj", None),
            (") >> ] < ( \\", Some("")),
        ] {
            assert_eq!(seen(content).as_deref(), words, "{content}");
        }
    }

    #[test]
    fn pages_read_as_an_independent_reader_reads_them() {
        let strategy = harbour();
        for document in [Made::Vision, Made::Book, Made::Deck] {
            let request = request(document, Lens::All);
            let pdf = Typesetter::new().typeset(&strategy, &request).unwrap().pdf().unwrap();
            let ours = letters(&words(&pdf).unwrap());
            let theirs = Document::load_mem(&pdf).unwrap();
            let pages: Vec<u32> = theirs.get_pages().keys().copied().collect();
            assert!(ours.len() > 1000);
            let theirs = letters(&theirs.extract_text(&pages).unwrap());
            // Ours also reads what stands in marks, between the texts.
            let mut ours = ours.chars();
            let missing: String = theirs.chars().skip_while(|c| ours.any(|own| own == *c)).take(80).collect();
            assert_eq!(missing, "", "{document:?}");
        }
    }
}
