//! The files of the built page.

use std::borrow::Cow;
use std::io::{self, Write};
use std::path::{Component, Path};

use tiny_http::Request;

/// The policy of the window, so that what it forbids fails in browser tests too.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; \
    img-src 'self' blob: data:; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'";

/// What is answered.
pub struct Page {
    pub status: u16,
    pub media_type: &'static str,
    pub body: Cow<'static, [u8]>,
}

/// The file that a URL names, or `index.html` for the root.
pub fn page(ui: &Path, url: &str) -> Page {
    let name = url.split(['?', '#']).next().unwrap_or_default().trim_start_matches('/');
    let name = Path::new(if name.is_empty() { "index.html" } else { name });
    let inside = name.components().all(|part| matches!(part, Component::Normal(_)));
    match std::fs::read(ui.join(name)) {
        Ok(bytes) if inside => Page { status: 200, media_type: media_type(name), body: bytes.into() },
        _ => Page { status: 404, media_type: "text/plain", body: b"not found".into() },
    }
}

/// Answers a request and closes its connection. A connection that were kept would hold one of the server's threads, and
/// one more connection than there are threads would wait until another is closed: for ever, as browsers keep theirs.
pub fn answer(request: Request, page: &Page) -> io::Result<()> {
    let mut to = request.into_writer();
    let Page { status, media_type, body } = page;
    let reason = if *status < 400 { "OK" } else { "Refused" };
    write!(to, "HTTP/1.1 {status} {reason}\r\ncontent-type: {media_type}\r\ncontent-length: {}\r\n", body.len())?;
    write!(to, "content-security-policy: {POLICY}\r\ncache-control: no-store\r\nconnection: close\r\n\r\n")?;
    to.write_all(body)?;
    to.flush()
}

fn media_type(name: &Path) -> &'static str {
    match name.extension().and_then(|extension| extension.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript",
        Some("css") => "text/css",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("woff2") => "font/woff2",
        _ => "application/octet-stream",
    }
}
