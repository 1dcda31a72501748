//! The files of the built page.

use std::io::Cursor;
use std::path::{Component, Path};

use tiny_http::{Header, Response};

type Page = Response<Cursor<Vec<u8>>>;

/// The policy of the window, so that what it forbids fails in browser tests too.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; \
    img-src 'self' blob: data:; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'";

/// The file that a URL names, or `index.html` for the root.
pub fn page(ui: &Path, url: &str) -> Page {
    let name = url.split(['?', '#']).next().unwrap_or_default().trim_start_matches('/');
    let name = Path::new(if name.is_empty() { "index.html" } else { name });
    let inside = name.components().all(|part| matches!(part, Component::Normal(_)));
    match std::fs::read(ui.join(name)) {
        Ok(bytes) if inside => {
            let response = with_header(Response::from_data(bytes), "content-type", media_type(name));
            with_header(with_header(response, "content-security-policy", POLICY), "cache-control", "no-store")
        }
        _ => Response::from_data(b"not found".to_vec()).with_status_code(404),
    }
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

/// The response with one header more.
pub fn with_header(response: Page, name: &str, value: &str) -> Page {
    match Header::from_bytes(name, value) {
        Ok(header) => response.with_header(header),
        Err(()) => response,
    }
}
