//! Small drawings and the timeline as SVG within the page. What they say stands beside them in words.

use super::out::Out;
use crate::content::packing::{Placed, Room, place};
use crate::content::{Chart, Timeline};

/// The shape that goes with an ink.
pub(super) fn glyph(colour: &str) -> String {
    let shape = match colour {
        "blue" => "<circle cx=\"5\" cy=\"5\" r=\"5\"/>",
        "vermilion" => "<path d=\"M5 0 10 9.3H0z\"/>",
        "teal" => "<path d=\"M.8.8h8.4v8.4H.8z\"/>",
        "plum" => "<path d=\"M5 0 10 5 5 10 0 5z\"/>",
        "umber" => "<path d=\"M3.3 0h3.4v3.3H10v3.4H6.7V10H3.3V6.7H0V3.3h3.3z\"/>",
        "violet" => "<path d=\"m5 0 1.4 3.4 3.6.3-2.8 2.4.9 3.6L5 7.8 1.9 9.7l.9-3.6L0 3.7l3.6-.3z\"/>",
        _ => "<circle cx=\"5\" cy=\"5\" r=\"4\" fill=\"none\" stroke=\"currentColor\"/>",
    };
    format!("<svg class=\"glyph\" width=\"10\" height=\"10\" viewBox=\"0 0 10 10\" aria-hidden=\"true\">{shape}</svg>")
}

/// The three steps of a commitment.
pub(super) fn steps(out: &mut Out, value: &str) {
    let filled = match value {
        "committed" => 3,
        "likely" => 2,
        _ => 1,
    };
    out.raw("<svg class=\"steps\" width=\"16\" height=\"10\" viewBox=\"0 0 16 10\" aria-hidden=\"true\">");
    for step in 0..3 {
        let (x, y, high) = ([0.5, 5.8, 11.1][step], [5.5, 3.0, 0.5][step], [4.0, 6.5, 9.0][step]);
        let fill = if step < filled { "currentColor" } else { "none" };
        out.raw(&format!(
            "<rect x=\"{x}\" y=\"{y}\" width=\"4.2\" height=\"{high}\" fill=\"{fill}\" stroke=\"currentColor\"/>"
        ));
    }
    out.raw("</svg> ");
}

/// The size of a small drawing where no style says otherwise.
pub(super) const SMALL: &str = "width=\"100\" height=\"10\" preserveAspectRatio=\"none\"";
/// A line, and not a filled shape, where no style says otherwise.
const LINE: &str = "fill=\"none\" stroke=\"currentColor\"";

/// A small drawing with its words as its name.
pub(super) fn chart(out: &mut Out, chart: &Chart) {
    let begin = |out: &mut Out, class: &str, colour: &str, view: &str| {
        out.raw(&format!("<svg class=\"{class} ink-{colour}\" {SMALL} viewBox=\"{view}\" role=\"img\" aria-label=\""));
        out.attribute(chart.words());
        out.raw("\">");
    };
    match chart {
        Chart::Way { share, colour, .. } => {
            begin(out, "way", colour, "0 0 100 10");
            let share = share.clamp(0.0, 1.0) * 100.0;
            out.raw("<rect class=\"rest\" y=\"2.5\" width=\"100\" height=\"5\" fill=\"#d6dae1\"/>");
            out.raw(&format!("<rect y=\"2.5\" width=\"{share:.1}\" height=\"5\" fill=\"currentColor\"/>"));
            out.raw("<rect class=\"goal\" x=\"98.5\" width=\"1.5\" height=\"10\"/></svg>");
        }
        Chart::Trend { points, target, colour, .. } => {
            begin(out, "trend", colour, "-2 -2 104 34");
            if let Some(target) = target {
                let y = (1.0 - target) * 30.0;
                out.raw(&format!("<path class=\"bound\" {LINE} d=\"M0 {y:.1}H100\"/>"));
            }
            let place = |point: &[f64; 2]| format!("{:.1} {:.1}", point[0] * 100.0, (1.0 - point[1]) * 30.0);
            let line = points.iter().map(place).collect::<Vec<_>>().join(" ");
            out.raw(&format!("<path class=\"line\" {LINE} d=\"M{line}\"/></svg>"));
        }
    }
}

/// The timeline as one drawing.
pub(super) fn timeline(out: &mut Out, timeline: &Timeline) {
    let room = Room { width: 1160.0, first: 1e9, height: 1e9, size: 11.0 };
    // One page, however long, with rows of a fixed height.
    let placed = place(timeline, Room { first: 400.0, height: 1e7, ..room });
    for page in &placed.pages {
        drawn(out, &placed, page);
    }
}

fn drawn(out: &mut Out, placed: &Placed, page: &crate::content::packing::Page) {
    let (lane, head, size) = (placed.lane, placed.head, placed.size);
    let width = lane + placed.quarters.last().map_or(0.0, |quarter| quarter.3);
    let (bottom, height) = (head + page.height, head + page.height + size * 1.8);
    out.raw(&format!("<div class=\"scroll\"><svg class=\"timeline\" viewBox=\"0 0 {width:.0} {height:.0}\" role=\"img\" aria-label=\""));
    out.attribute(&page.words);
    out.raw("\">\n");
    for (at, (name, year, from, to)) in placed.quarters.iter().enumerate() {
        let (x, w) = (lane + from, to - from);
        if at % 2 == 1 {
            out.raw(&format!(
                "<rect class=\"band\" fill=\"#f5f6f8\" x=\"{x:.1}\" y=\"{:.1}\" width=\"{w:.1}\" height=\"{:.1}\"/>",
                size * 1.9,
                bottom - size * 1.9
            ));
        }
        for (y, label) in [(size * 2.9, format!("{name} {year}")), (bottom + size * 1.3, format!("{name} {year}"))] {
            word(out, x + w / 2.0, y, "quarter", &label);
        }
    }
    out.raw(&format!("<path class=\"rule\" {LINE} d=\"M0 {:.1}H{width:.1}M0 {bottom:.1}H{width:.1}\"/>", size * 3.4));
    for (at, band) in page.lanes.iter().enumerate() {
        let y = head + band.y;
        if at > 0 {
            out.raw(&format!("<path class=\"between\" {LINE} d=\"M0 {:.1}H{width:.1}\"/>", y - size * 0.5));
        }
        let name = if band.continued { format!("{} (continued)", band.name) } else { band.name.clone() };
        for (line, words) in wrapped(&name, size, lane - 8.0).iter().enumerate() {
            word(out, 0.0, y + size * (1.1 + 1.3 * line as f64), "lane", words);
        }
    }
    for flag in &placed.milestones {
        let (x, y) = (lane + flag.x, size * 3.7 + flag.row as f64 * size * 1.3);
        out.raw(&format!("<path class=\"since\" {LINE} d=\"M{x:.1} {:.1}V{bottom:.1}\"/>", y + size * 0.8));
        let class = if flag.fixed { "flag fixed" } else { "flag" };
        let d = size * 0.36;
        out.raw(&format!(
            "<path class=\"{class}\" {LINE} d=\"m{x:.1} {y:.1} {d:.1} {d:.1}-{d:.1} {d:.1}-{d:.1}-{d:.1}z\"/>"
        ));
        let class = if flag.before { "event before" } else { "event" };
        word(out, if flag.before { x - size * 0.7 } else { x + size * 0.7 }, y + size * 0.75, class, &flag.title);
    }
    for points in &page.lines {
        let line = points.iter().map(|(x, y)| format!("{:.1} {:.1}", lane + x, head + y)).collect::<Vec<_>>().join(" ");
        out.raw(&format!("<path class=\"wait\" {LINE} d=\"M{line}\"/>"));
    }
    for bar in &page.bars {
        // Where nobody is told how firm the promise is, no bar is full and none is dashed.
        let promise = if bar.steps.is_empty() { "likely" } else { bar.steps };
        out.raw(&format!(
            "<rect class=\"bar {promise} ink-{}\" fill=\"#fff\" stroke=\"currentColor\" x=\"{:.1}\" y=\"{:.1}\" width=\"{:.1}\" height=\"{:.1}\" rx=\"2\"/>",
            bar.colour,
            lane + bar.x,
            head + bar.y,
            bar.width,
            bar.height
        ));
    }
    if let Some(today) = placed.today {
        let x = lane + today;
        out.raw(&format!("<path class=\"today\" {LINE} d=\"M{x:.1} {:.1}V{bottom:.1}\"/>", size * 1.9));
        word(out, x, size * 1.5, "today-word", "Today");
    }
    for bar in &page.bars {
        let spills = bar.place != "in" || bar.label_width > bar.width + 0.5;
        let class = if !spills && bar.steps == "committed" { "label over" } else { "label" };
        let words = [bar.code.as_str(), bar.title.as_str()]
            .into_iter()
            .filter(|word| !word.is_empty())
            .collect::<Vec<_>>()
            .join("  ");
        word(out, lane + bar.label + size * 0.5, head + bar.y + bar.height / 2.0 + size * 0.35, class, &words);
    }
    out.raw("</svg></div>\n");
}

fn word(out: &mut Out, x: f64, y: f64, class: &str, words: &str) {
    out.raw(&format!("<text class=\"{class}\" x=\"{x:.1}\" y=\"{y:.1}\">"));
    out.text(words);
    out.raw("</text>");
}

/// Words in lines of at most that width.
fn wrapped(words: &str, size: f64, width: f64) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in words.split_whitespace() {
        match lines.last_mut() {
            Some(line) if crate::content::packing::text_width(&format!("{line} {word}"), size, true) <= width => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines.truncate(3);
    lines
}
