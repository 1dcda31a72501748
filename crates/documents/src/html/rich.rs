//! Long text of the user as HTML, from the same tree that pages are set from.

use super::out::Out;
use crate::content::Rich;
use crate::rich::{self, Align, Block, Inline, Styled};

/// The text; its own headings stand below level `under`.
pub(super) fn write(out: &mut Out, text: &Rich, under: u8) {
    blocks(out, &rich::parse(&text.0), under);
}

/// The text without a paragraph of its own where it is a single one.
pub(super) fn short(out: &mut Out, text: &Rich) {
    match &rich::parse(&text.0)[..] {
        [Block::Paragraph { text }] => inline(out, text),
        all => blocks(out, all, 5),
    }
}

fn blocks(out: &mut Out, list: &[Block], under: u8) {
    for block in list {
        match block {
            Block::Paragraph { text } => {
                out.raw("<p>");
                inline(out, text);
                out.raw("</p>\n");
            }
            Block::Heading { level, text } => {
                let name = format!("h{}", (under + level).clamp(2, 6));
                out.open(&name, "");
                inline(out, text);
                out.close(&name);
                out.raw("\n");
            }
            Block::List { start, items, .. } => {
                let name = if start.is_some() { "ol" } else { "ul" };
                match start {
                    Some(start) if *start != 1 => out.raw(&format!("<ol start=\"{start}\">\n")),
                    _ => {
                        out.open(name, "");
                        out.raw("\n");
                    }
                }
                for item in items {
                    out.raw("<li>");
                    match item.done {
                        Some(true) => out.raw("[x] "),
                        Some(false) => out.raw("[ ] "),
                        None => {}
                    }
                    match &item.blocks[..] {
                        [Block::Paragraph { text }, rest @ ..] => {
                            inline(out, text);
                            blocks(out, rest, under);
                        }
                        all => blocks(out, all, under),
                    }
                    out.raw("</li>\n");
                }
                out.close(name);
                out.raw("\n");
            }
            Block::Code { lines, .. } => {
                out.raw("<pre tabindex=\"0\"><code>");
                out.lines(lines);
                out.raw("</code></pre>\n");
            }
            Block::Quote { blocks: inner } => {
                out.raw("<blockquote>\n");
                blocks(out, inner, under);
                out.raw("</blockquote>\n");
            }
            Block::Table { align, head, rows, .. } => {
                out.raw("<div class=\"scroll\"><table>\n<thead><tr>");
                for (at, cell) in head.iter().enumerate() {
                    open_cell(out, "th scope=\"col\"", align.get(at));
                    inline(out, cell);
                    out.raw("</th>");
                }
                out.raw("</tr></thead>\n<tbody>\n");
                for row in rows {
                    out.raw("<tr>");
                    for (at, cell) in row.iter().enumerate() {
                        open_cell(out, "td", align.get(at));
                        inline(out, cell);
                        out.raw("</td>");
                    }
                    out.raw("</tr>\n");
                }
                out.raw("</tbody>\n</table></div>\n");
            }
            Block::Rule => out.raw("<hr>\n"),
        }
    }
}

fn open_cell(out: &mut Out, name: &str, align: Option<&Align>) {
    let class = match align {
        Some(Align::End) => " class=\"end\"",
        Some(Align::Center) => " class=\"center\"",
        _ => "",
    };
    out.raw(&format!("<{name}{class}>"));
}

fn inline(out: &mut Out, runs: &[Inline]) {
    for run in runs {
        match run {
            Inline::Text(text) => out.text(text),
            Inline::Styled(styled) => style(out, styled),
        }
    }
}

fn style(out: &mut Out, styled: &Styled) {
    let mut wrapped = |name: &str, text: &[Inline]| {
        out.open(name, "");
        inline(out, text);
        out.close(name);
    };
    match styled {
        Styled::Emph { text } => wrapped("em", text),
        Styled::Strong { text } => wrapped("strong", text),
        Styled::Strike { text } => wrapped("s", text),
        Styled::Code { code } => {
            out.raw("<code>");
            out.text(code);
            out.raw("</code>");
        }
        Styled::Link { url, target, text } => {
            if followed(url) {
                out.raw("<a href=\"");
                out.attribute(url);
                out.raw("\" rel=\"noreferrer\">");
                inline(out, text);
                out.raw("</a>");
            } else {
                inline(out, text);
                if !target.is_empty() {
                    out.text(&format!(" ({target})"));
                }
            }
        }
        Styled::Image { alt, target } => {
            let alt = if alt.is_empty() { "no description" } else { alt };
            out.text(&if target.is_empty() { format!("[Image: {alt}]") } else { format!("[Image: {alt}; {target}]") });
        }
        Styled::Break => out.raw("<br>"),
    }
}

/// Addresses that may be followed, whatever the reader of Markdown let through.
fn followed(url: &str) -> bool {
    let lower = url.trim_start().to_ascii_lowercase();
    ["http://", "https://", "mailto:"].iter().any(|scheme| lower.starts_with(scheme))
}
