//! Logos: read, and written anew. Nothing of the file that a user chose reaches a document as it was: an SVG is what
//! usvg understood of it (shapes, colours, clips; no script, no style sheet, nothing from elsewhere), a PNG its pixels.

use std::sync::{Arc, LazyLock, Mutex, OnceLock};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use lodestar_model::Picture;
use resvg::render;
use tiny_skia::{Pixmap, PixmapPaint, Transform};
use usvg::{ImageHrefResolver, Options, Tree, WriteOptions};

/// Larger files are not looked at.
const LARGEST_FILE: usize = 8 << 20;
/// The longest side of a picture that is decoded, in pixels.
const LONGEST_SIDE: u32 = 6000;
/// The box in pixels that a stored picture fits into: finer than any document draws it.
const STORED: (f32, f32) = (1200.0, 480.0);
/// The box in pixels of the picture that Office files get of an SVG.
const DRAWN: (f32, f32) = (1200.0, 360.0);
/// The most bytes of an SVG after it was written anew.
const MOST_SVG: usize = 1 << 20;
/// How much longer than high a logo may be, and the other way round.
const MOST_RATIO: f64 = 20.0;

/// Why a picture cannot be a logo, in a sentence for the user.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unfit {
    /// It is neither.
    #[error("It is neither a PNG nor an SVG picture.")]
    Kind,
    /// Too many bytes.
    #[error("It is larger than {most}.")]
    Large {
        /// What is accepted.
        most: &'static str,
    },
    /// Damaged, or beyond what the reader knows.
    #[error("It cannot be read: {0}.")]
    Unreadable(String),
    /// Text needs a font, which other computers may not have.
    #[error("It holds text, which needs a font: save it with the text turned into outlines.")]
    Text,
    /// A picture within the picture.
    #[error("It holds another picture or refers to one: save it as PNG, or as SVG of shapes alone.")]
    Pictures,
    /// A line, or nothing at all.
    #[error("It is empty, or far longer than high.")]
    Form,
}

/// A logo that is fit for documents.
#[derive(Clone, Debug, PartialEq)]
pub struct Logo {
    /// Whether it is an SVG; otherwise a PNG.
    pub svg: bool,
    /// Its bytes, written by this program.
    pub bytes: Vec<u8>,
    /// How many times longer than high.
    pub ratio: f64,
    /// What a reader hears who does not see it.
    pub spoken: String,
    /// An SVG as PNG, once a format wanted it: painting takes longer than laying out a page.
    painted: OnceLock<Vec<u8>>,
}

impl Logo {
    /// As an address with the picture in it.
    pub fn address(&self) -> String {
        let kind = if self.svg { "svg+xml" } else { "png" };
        format!("data:image/{kind};base64,{}", STANDARD.encode(&self.bytes))
    }

    /// The same as PNG, for formats that want one.
    pub fn png(&self) -> &[u8] {
        if !self.svg {
            return &self.bytes;
        }
        let paint = || shapes(&self.bytes).and_then(|(_, tree)| encoded(&painted(&tree)?));
        // It was read once already, and its form looked at: that it cannot be painted now is not expected.
        let nothing = || encoded(&Pixmap::new(1, 1).ok_or(Unfit::Form)?);
        self.painted.get_or_init(|| paint().or_else(|_| nothing()).unwrap_or_default())
    }

    /// Width and height within a box.
    pub fn within(&self, width: f64, height: f64) -> (f64, f64) {
        if height * self.ratio <= width { (height * self.ratio, height) } else { (width, width / self.ratio) }
    }
}

/// The file that a user chose, as the picture that the strategy keeps.
pub fn clean(file: &[u8]) -> Result<Picture, Unfit> {
    if file.len() > LARGEST_FILE {
        return Err(Unfit::Large { most: "8 MB" });
    }
    let (kind, bytes) = if is_png(file) { ("png", smaller(&pixels(file)?)?) } else { ("svg+xml", shapes(file)?.0) };
    Picture::new(&format!("data:image/{kind};base64,{}", STANDARD.encode(bytes)))
        .map_err(|_| Unfit::Large { most: "256 kB once it is cleaned; save it as a simpler SVG or as PNG" })
}

/// A picture and what became of it.
type Drawn = (Picture, Result<Arc<Logo>, Unfit>);

/// The last logo that was drawn: documents ask for it with every key press.
static LAST: LazyLock<Mutex<Option<Drawn>>> = LazyLock::new(Mutex::default);

/// The picture of a strategy, fit for documents.
pub(super) fn drawn(picture: &Picture, spoken: String) -> Result<Arc<Logo>, Unfit> {
    let mut last = LAST.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
    let made = match &*last {
        Some((known, made)) if known == picture => made.clone(),
        _ => {
            let made = draw(picture).map(Arc::new);
            *last = Some((picture.clone(), made.clone()));
            made
        }
    };
    drop(last);
    made.map(|logo| if logo.spoken == spoken { logo } else { Arc::new(Logo { spoken, ..(*logo).clone() }) })
}

fn draw(picture: &Picture) -> Result<Logo, Unfit> {
    let (_, data) = picture.parts().ok_or(Unfit::Kind)?;
    let file = STANDARD.decode(data).map_err(|_| Unfit::Unreadable("its data is cut off".to_owned()))?;
    let (svg, bytes, size) = if is_png(&file) {
        let pixels = pixels(&file)?;
        (false, encoded(&pixels)?, (f64::from(pixels.width()), f64::from(pixels.height())))
    } else {
        let (bytes, tree) = shapes(&file)?;
        (true, bytes, (f64::from(tree.size().width()), f64::from(tree.size().height())))
    };
    let ratio = size.0 / size.1;
    if !(1.0 / MOST_RATIO..=MOST_RATIO).contains(&ratio) {
        return Err(Unfit::Form);
    }
    Ok(Logo { svg, bytes, ratio, spoken: String::new(), painted: OnceLock::new() })
}

fn is_png(file: &[u8]) -> bool {
    file.starts_with(b"\x89PNG\r\n\x1a\n")
}

/// The pixels of a PNG.
fn pixels(file: &[u8]) -> Result<Pixmap, Unfit> {
    // Width and height stand at the beginning: a small file may claim to be a huge picture.
    let side = |at: usize| file.get(at..at + 4).and_then(|four| four.try_into().ok()).map(u32::from_be_bytes);
    match (side(16), side(20)) {
        (Some(width), Some(height)) if width == 0 || height == 0 => return Err(Unfit::Form),
        (Some(width), Some(height)) if width <= LONGEST_SIDE && height <= LONGEST_SIDE => {}
        (Some(_), Some(_)) => return Err(Unfit::Large { most: "6,000 pixels at its longest side" }),
        _ => return Err(Unfit::Unreadable("it is cut off".to_owned())),
    }
    Pixmap::decode_png(file).map_err(|e| Unfit::Unreadable(e.to_string()))
}

fn encoded(pixels: &Pixmap) -> Result<Vec<u8>, Unfit> {
    pixels.encode_png().map_err(|e| Unfit::Unreadable(e.to_string()))
}

/// A PNG no finer than documents draw it, and not larger than a strategy keeps.
fn smaller(pixels: &Pixmap) -> Result<Vec<u8>, Unfit> {
    let (width, height) = (pixels.width() as f32, pixels.height() as f32);
    let mut scale = (STORED.0 / width).min(STORED.1 / height).min(1.0);
    loop {
        let bytes = if scale < 1.0 { encoded(&scaled(pixels, scale)?)? } else { encoded(pixels)? };
        if bytes.len() <= Picture::MOST || scale * width.max(height) < 200.0 {
            return Ok(bytes);
        }
        scale *= 0.7;
    }
}

fn scaled(pixels: &Pixmap, scale: f32) -> Result<Pixmap, Unfit> {
    let side = |length: u32| (length as f32 * scale).round().max(1.0) as u32;
    let mut small = Pixmap::new(side(pixels.width()), side(pixels.height())).ok_or(Unfit::Form)?;
    let paint = PixmapPaint { quality: tiny_skia::FilterQuality::Bicubic, ..PixmapPaint::default() };
    small.draw_pixmap(0, 0, pixels.as_ref(), &paint, Transform::from_scale(scale, scale), None);
    Ok(small)
}

/// What is drawn of an SVG, written anew.
fn shapes(file: &[u8]) -> Result<(Vec<u8>, Tree), Unfit> {
    let text = std::str::from_utf8(file).map_err(|_| Unfit::Kind)?;
    if !text.contains("<svg") && !text.contains(":svg") {
        return Err(Unfit::Kind);
    }
    let options = Options {
        resources_dir: None,
        image_href_resolver: ImageHrefResolver {
            resolve_data: Box::new(|_, _, _| None),
            resolve_string: Box::new(|_, _| None),
        },
        ..Options::default()
    };
    // Both would be left out without a word, and the logo would lack a part.
    for (tag, unfit) in [("text", Unfit::Text), ("image", Unfit::Pictures)] {
        if text.contains(&format!("<{tag}")) || text.contains(&format!(":{tag} ")) {
            return Err(unfit);
        }
    }
    let tree = Tree::from_data(file, &options).map_err(|e| Unfit::Unreadable(e.to_string()))?;
    if !tree.root().has_children() {
        return Err(Unfit::Form);
    }
    let written = tree.to_string(&WriteOptions { indent: usvg::Indent::None, ..WriteOptions::default() });
    if written.len() > MOST_SVG {
        return Err(Unfit::Large { most: "1 MB once it is written out" });
    }
    Ok((written.into_bytes(), tree))
}

/// An SVG as pixels.
fn painted(tree: &Tree) -> Result<Pixmap, Unfit> {
    let (width, height) = (tree.size().width(), tree.size().height());
    let scale = (DRAWN.0 / width).min(DRAWN.1 / height);
    let side = |length: f32| (length * scale).ceil().max(1.0) as u32;
    let mut pixels = Pixmap::new(side(width), side(height)).ok_or(Unfit::Form)?;
    render(tree, Transform::from_scale(scale, scale), &mut pixels.as_mut());
    Ok(pixels)
}
