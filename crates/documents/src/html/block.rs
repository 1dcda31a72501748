//! Sections and blocks as HTML.

use super::drawing::{self, SMALL};
use super::out::Out;
use super::rich;
use crate::content::{Align, Block, Card, Cell, Grid, Row, Section, Table, Tone};
use lodestar_model::records::Commitment;

/// A section; its heading stands one level below that of the page.
pub(super) fn section(out: &mut Out, section: &Section) {
    out.raw("<section");
    if !section.anchor.is_empty() {
        out.raw(" id=\"");
        out.attribute(&section.anchor);
        out.raw("\"");
    }
    out.raw(">\n");
    if !section.title.trim().is_empty() {
        let name = format!("h{}", (section.level + 1).clamp(2, 6));
        out.open(&name, "");
        out.mark(&section.mark);
        out.text(&section.title);
        out.close(&name);
        out.raw("\n");
    }
    if !section.lede.trim().is_empty() {
        out.element("p", "lede", &section.lede);
    }
    blocks(out, &section.blocks);
    if !section.notes.trim().is_empty() {
        out.raw("<div class=\"notes\">\n");
        rich::write(out, &crate::content::Rich(section.notes.clone()), 4);
        out.raw("</div>\n");
    }
    out.raw("</section>\n");
}

fn blocks(out: &mut Out, list: &[Block]) {
    for block in list {
        match block {
            Block::Heading(heading) => {
                let name = format!("h{}", (heading.level + 1).clamp(2, 6));
                out.raw("<");
                out.raw(&name);
                if !heading.anchor.is_empty() {
                    out.raw(" id=\"");
                    out.attribute(&heading.anchor);
                    out.raw("\"");
                }
                out.raw(">");
                out.mark(&heading.mark);
                out.text(&heading.text);
                if !heading.side.trim().is_empty() {
                    out.raw(" <span class=\"soft\">");
                    out.text(&heading.side);
                    out.raw("</span>");
                }
                out.close(&name);
                out.raw("\n");
            }
            Block::Text { text, under, .. } => rich::write(out, text, under + 1),
            Block::Line { text, tone } => out.element("p", class(*tone), text),
            Block::Facts { facts } => {
                out.raw("<dl>\n");
                for fact in facts {
                    out.element("dt", "", &fact.name);
                    out.raw("<dd>");
                    cell(out, &fact.value);
                    out.raw("</dd>\n");
                }
                out.raw("</dl>\n");
            }
            Block::List { items, numbered } => {
                let name = if *numbered { "ol" } else { "ul" };
                out.open(name, "");
                out.raw("\n");
                for item in items {
                    out.raw("<li>");
                    cell(out, item);
                    out.raw("</li>\n");
                }
                out.close(name);
                out.raw("\n");
            }
            Block::Table(it) => table(out, it),
            Block::Cards { cards, .. } => {
                out.raw("<div class=\"cards\">\n");
                cards.iter().for_each(|card| self::card(out, card, "article"));
                out.raw("</div>\n");
            }
            Block::Grid(it) => grid(out, it),
            Block::Figure(figure) => {
                out.raw("<div class=\"figure\">\n");
                out.element("p", "eyebrow", &figure.label);
                out.element("p", "strong", &figure.name);
                out.raw("<p><span class=\"big\">");
                out.text(if figure.value.is_empty() { "–" } else { &figure.value });
                out.raw("</span>");
                if !figure.target.is_empty() {
                    out.raw(" ");
                    out.text(&format!("→ {}", figure.target));
                }
                out.raw("</p>\n");
                if let Some(share) = figure.share {
                    out.raw(&format!("<svg class=\"way\" {SMALL} viewBox=\"0 0 100 10\" role=\"img\" aria-label=\""));
                    out.attribute(&format!("{:.0} % of the way", share * 100.0));
                    out.raw("\"><rect class=\"rest\" y=\"3\" width=\"100\" height=\"4\" fill=\"#d6dae1\"/>");
                    out.raw(&format!(
                        "<rect y=\"3\" width=\"{:.1}\" height=\"4\" fill=\"currentColor\"/></svg>\n",
                        share.clamp(0.0, 1.0) * 100.0
                    ));
                }
                if !figure.note.trim().is_empty() {
                    out.element("p", "soft", &figure.note);
                }
                out.raw("</div>\n");
            }
            Block::Shares(shares) => {
                out.raw("<div class=\"scroll\"><table class=\"shares\">\n<thead><tr>");
                for title in std::iter::once(&shares.name).chain(&shares.parts) {
                    out.element("th scope=\"col\"", "", title);
                }
                out.raw("</tr></thead>\n<tbody>\n");
                for line in &shares.lines {
                    out.raw("<tr><th scope=\"row\">");
                    out.text(&line.name);
                    out.raw("</th>");
                    for points in &line.points {
                        out.raw("<td>");
                        out.raw(&format!("<svg class=\"share\" {SMALL} viewBox=\"0 0 100 10\" aria-hidden=\"true\"><rect width=\"{:.1}\" height=\"10\"/></svg>", points.clamp(0.0, 100.0)));
                        out.text(&format!("{points:.0} %"));
                        out.raw("</td>");
                    }
                    out.raw("</tr>\n");
                }
                out.raw("</tbody>\n</table></div>\n");
            }
            Block::Timeline(timeline) => drawing::timeline(out, timeline),
            Block::Quote { text, .. } => {
                out.raw("<div class=\"statement\">\n");
                rich::write(out, text, 3);
                out.raw("</div>\n");
            }
            Block::Columns { columns } => {
                out.raw("<div class=\"columns\">\n");
                for (_, inner) in columns {
                    out.raw("<div>\n");
                    blocks(out, inner);
                    out.raw("</div>\n");
                }
                out.raw("</div>\n");
            }
        }
    }
}

fn class(tone: Tone) -> &'static str {
    match tone {
        Tone::Plain => "",
        Tone::Strong => "strong",
        Tone::Soft => "soft",
        Tone::Nothing => "nothing",
    }
}

fn link(out: &mut Out, to: &str, act: &mut dyn FnMut(&mut Out)) {
    if to.is_empty() {
        return act(out);
    }
    out.raw("<a href=\"#");
    out.attribute(to);
    out.raw("\">");
    act(out);
    out.raw("</a>");
}

fn cell(out: &mut Out, cell: &Cell) {
    out.mark(&cell.mark);
    if !cell.steps.is_empty() {
        drawing::steps(out, cell.steps);
    }
    if let Some(text) = &cell.rich {
        rich::short(out, text);
    }
    if let Some(chart) = &cell.chart {
        drawing::chart(out, chart);
        out.raw(" ");
    }
    if !cell.text.trim().is_empty() {
        let class = class(cell.tone);
        link(out, &cell.to, &mut |out| {
            if class.is_empty() {
                out.text(&cell.text);
            } else {
                out.open("span", class);
                out.text(&cell.text);
                out.close("span");
            }
        });
    }
    match &cell.items[..] {
        [] => {}
        [only] => out.text(only),
        items => {
            out.raw("<ul>");
            items.iter().for_each(|item| out.element("li", "", item));
            out.raw("</ul>");
        }
    }
    if !cell.note.trim().is_empty() {
        // The space is for who reads without style.
        out.raw(" <span class=\"note\">");
        out.text(&cell.note);
        out.raw("</span>");
    }
}

fn table(out: &mut Out, table: &Table) {
    let aligned = |at: usize| match table.columns.get(at).map(|column| column.align) {
        Some(Align::End) => " class=\"end\"",
        _ => "",
    };
    out.raw("<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"");
    out.attribute(&table.name);
    out.raw("\"><table>\n<thead><tr>");
    for (at, column) in table.columns.iter().enumerate() {
        out.raw(&format!("<th scope=\"col\"{}>", aligned(at)));
        out.text(&column.title);
        out.raw("</th>");
    }
    out.raw("</tr></thead>\n");
    let mut open = false;
    for row in &table.rows {
        if !open || matches!(row, Row::Group { .. }) {
            out.raw(if open { "</tbody>\n<tbody>\n" } else { "<tbody>\n" });
            open = true;
        }
        out.raw("<tr>");
        match row {
            Row::Group { name, side, colour } => {
                out.raw(&format!(
                    "<th scope=\"rowgroup\" class=\"group edge-{colour}\" colspan=\"{}\">",
                    table.columns.len()
                ));
                cell(out, name);
                out.raw(" <span class=\"side\">");
                out.text(side);
                out.raw("</span></th>");
            }
            Row::Cells { cells, .. } => {
                for (at, it) in cells.iter().enumerate() {
                    let name = if at == 0 && table.named_rows { "th" } else { "td" };
                    let scope = if name == "th" { " scope=\"row\"" } else { "" };
                    out.raw(&format!("<{name}{scope}{}>", aligned(at)));
                    cell(out, it);
                    out.close(name);
                }
            }
        }
        out.raw("</tr>\n");
    }
    out.raw(if open { "</tbody>\n</table></div>\n" } else { "</table></div>\n" });
}

fn card(out: &mut Out, card: &Card, name: &str) {
    let colour = if card.colour.is_empty() { "plain" } else { card.colour };
    out.open(name, &format!("card edge-{colour} {}", card.steps));
    out.raw("<p class=\"strong\">");
    out.mark(&card.mark);
    link(out, &card.to, &mut |out| out.text(&card.title));
    out.raw("</p>");
    for line in &card.lines {
        out.open(if line.rich.is_some() { "div" } else { "p" }, "");
        cell(out, line);
        out.close(if line.rich.is_some() { "div" } else { "p" });
    }
    let promise = Commitment::ALL.iter().find(|c| c.value() == card.steps).map(|c| c.label());
    if promise.is_some() || !card.side.is_empty() {
        out.raw("<p class=\"soft\">");
        if let Some(promise) = promise {
            drawing::steps(out, card.steps);
            out.text(promise);
        }
        if !card.side.is_empty() {
            out.text(&if promise.is_some() { format!(" · {}", card.side) } else { card.side.clone() });
        }
        out.raw("</p>");
    }
    out.close(name);
    out.raw("\n");
}

fn grid(out: &mut Out, grid: &Grid) {
    out.raw("<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"");
    out.attribute(&grid.name);
    out.raw("\"><table class=\"grid\">\n<thead><tr><th scope=\"col\">");
    out.text(&grid.corner);
    out.raw("</th>");
    for column in &grid.columns {
        out.raw("<th scope=\"col\">");
        cell(out, column);
        out.raw("</th>");
    }
    out.raw("</tr></thead>\n<tbody>\n");
    for lane in &grid.lanes {
        out.raw("<tr><th scope=\"row\">");
        cell(out, &lane.name);
        out.raw("</th>");
        for (at, cards) in lane.cells.iter().enumerate() {
            out.raw("<td>");
            if cards.is_empty() {
                out.raw("<span class=\"soft\">–</span>");
            }
            cards.iter().for_each(|it| card(out, it, "div"));
            if let Some(more) = lane.more.get(at).filter(|more| **more > 0) {
                out.element("p", "soft", &format!("+ {more} more"));
            }
            out.raw("</td>");
        }
        out.raw("</tr>\n");
    }
    out.raw("</tbody>\n</table></div>\n");
}
