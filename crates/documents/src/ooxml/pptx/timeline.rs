//! Work over time: bars, milestones and dependencies as shapes, placed as on the typeset pages.

use super::flow::{At, Edge, Flow, Item, Lane, Shape};
use super::text::{Para, Run, run, sign};
use crate::content::Timeline;
use crate::content::packing::{self, Bar, Placed, Room};
use crate::ooxml::ink;

impl Flow {
    pub(super) fn timeline(&mut self, at: &mut At, lane: Lane, timeline: &Timeline) {
        if at.y > self.height * 0.3 {
            *at = At { page: at.page + 1, y: 0.0 };
        }
        let size = (self.size * 0.62).clamp(8.0, 11.0);
        let room = Room { width: lane.width, first: self.height - at.y, height: self.height, size };
        let placed = packing::place(timeline, room);
        for (n, page) in placed.pages.iter().enumerate() {
            if n > 0 {
                *at = At { page: at.page + 1, y: 0.0 };
            }
            let frame = Shape::boxed(lane.x, at.y, lane.width, placed.head + page.height, "Timeline");
            self.put(at.page, Item::Shape(Shape { alt: page.words.clone(), ..frame }));
            self.scale(*at, lane, &placed, page.height);
            let (left, top) = (lane.x + placed.lane, at.y + placed.head);
            for band in &page.lanes {
                let mut runs: Vec<Run> = sign(band.mark.as_ref(), size).into_iter().collect();
                // As many letters as its lines take; the whole name is the name of the shape.
                let lines = (band.height / (size * 1.25)).floor().max(1.0);
                let most = lines * (placed.lane - size) / (size * 0.6) - 4.0;
                runs.push(run(crate::text::shortened(&band.name, most.max(6.0) as usize), size).bold());
                let more = if band.continued { " (continued)" } else { "" };
                let name = format!("Lane {}{more}", band.name);
                let shape = Shape::boxed(lane.x, top + band.y, placed.lane - size * 0.6, band.height, &name);
                self.put(at.page, Item::Shape(shape.saying(vec![Para::of(runs)], 0.0)));
                let rule = Shape::boxed(lane.x, top + band.y - size * 0.4, lane.width, 0.5, "Rule").filled(ink::LINE);
                self.put(at.page, Item::Shape(Shape { alt: name, ..rule }));
            }
            for line in &page.lines {
                let path = line.iter().map(|(x, y)| (left + x, top + y)).collect();
                let shape = Shape::boxed(0.0, 0.0, 0.0, 0.0, "Dependency");
                let edge = Some(Edge { colour: ink::INK_3, width: 0.75, dashed: false });
                let alt = "What comes first leads to what waits for it".to_owned();
                self.put(at.page, Item::Shape(Shape { path, edge, alt, ..shape }));
            }
            page.bars.iter().for_each(|bar| self.bar(at.page, (left, top), bar, size));
            at.y += placed.head + page.height;
        }
    }

    /// Quarters, milestones and today.
    fn scale(&mut self, at: At, lane: Lane, placed: &Placed, height: f64) {
        let size = placed.size;
        let left = lane.x + placed.lane;
        let mut year = "";
        for (name, of, from, to) in &placed.quarters {
            let mut runs = vec![run(name, size).bold()];
            if of != year {
                runs.push(run(format!(" {of}"), size).inked(ink::INK_3));
                year = of;
            }
            let title = format!("{name} {of}");
            let shape = Shape::boxed(left + from, at.y, to - from, size * 1.4, &title);
            self.put(at.page, Item::Shape(shape.saying(vec![Para::of(runs)], 0.0)));
            let rule = Shape::boxed(left + from - 0.25, at.y, 0.5, placed.head + height, "Edge of a quarter");
            self.put(at.page, Item::Shape(Shape { alt: format!("Begin of {title}"), ..rule.filled(ink::LINE) }));
        }
        for flag in &placed.milestones {
            let y = at.y + size * 1.9 + flag.row as f64 * size * 1.3;
            let kind = if flag.fixed { "Fixed milestone" } else { "Milestone" };
            let sign = Shape::boxed(left + flag.x - size * 0.4, y + size * 0.15, size * 0.8, size * 0.8, kind);
            let edge = Some(Edge { colour: ink::INK, width: 0.75, dashed: false });
            let fill = Some(if flag.fixed { ink::INK } else { "FFFFFF" });
            let alt = format!("{kind}: {}", flag.title);
            self.put(at.page, Item::Shape(Shape { form: "diamond", edge, fill, alt, ..sign }));
            let wide = packing::text_width(&flag.title, size * 0.95, false) * 1.08 + size;
            let x = if flag.before { flag.x - size * 0.6 - wide } else { flag.x + size * 0.6 };
            let words = Para { end: flag.before, ..Para::of(vec![run(&flag.title, size * 0.95)]) };
            let name = format!("Milestone {}", flag.title);
            let label = Shape::boxed((left + x).max(lane.x), y, wide, size * 1.2, &name);
            self.put(at.page, Item::Shape(label.saying(vec![words], 0.0)));
        }
        if let Some(today) = placed.today {
            let rule =
                Shape::boxed(left + today - 0.5, at.y + size * 1.6, 1.0, placed.head + height - size * 1.6, "Today");
            self.put(at.page, Item::Shape(Shape { alt: "Today".to_owned(), ..rule.filled(ink::ACCENT) }));
        }
    }

    fn bar(&mut self, page: usize, (left, top): (f64, f64), bar: &Bar, size: f64) {
        let hue = ink::hue(bar.colour);
        let (fill, over, edge) = match bar.steps {
            "committed" => (hue.ink, "FFFFFF", Edge { colour: hue.ink, width: 1.0, dashed: false }),
            "likely" | "" => (hue.tint, ink::INK, Edge { colour: hue.ink, width: 1.0, dashed: false }),
            _ => ("FFFFFF", ink::INK, Edge { colour: hue.ink, width: 1.0, dashed: true }),
        };
        let within = bar.place == "in" && bar.label >= bar.x - 0.1 && bar.label_width <= bar.width + 0.1;
        let words = |colour: &'static str| {
            let mut runs = Vec::new();
            if !bar.code.is_empty() {
                runs.push(run(format!("{} ", bar.code), size).bold().inked(colour));
            }
            runs.push(run(&bar.title, size).inked(colour));
            let mut paras = vec![Para::of(runs)];
            if !bar.note.is_empty() {
                paras.push(Para::of(vec![run(&bar.note, size * 0.88).inked(colour)]));
            }
            paras
        };
        let code = if bar.code.is_empty() { String::new() } else { format!("{} ", bar.code) };
        let name = format!("Initiative {code}{}", bar.title);
        let promise = ink::promise(bar.steps);
        let alt = format!("{code}{}{}{promise}", bar.title, if promise.is_empty() { "" } else { ", " });
        let shape = Shape::boxed(left + bar.x, top + bar.y, bar.width, bar.height, &name).filled(fill);
        let said = if within { words(over) } else { Vec::new() };
        let shape = shape.saying(said, (size * 0.35).min(bar.width * 0.1));
        self.put(page, Item::Shape(Shape { edge: Some(edge), alt, middle: true, ..shape }));
        if !within {
            let label =
                Shape::boxed(left + bar.label, top + bar.y, bar.label_width, bar.height, &format!("Label of {name}"));
            let mut said = words(ink::INK);
            said.truncate(1);
            if bar.place == "before" {
                said.iter_mut().for_each(|para| para.end = true);
            }
            self.put(page, Item::Shape(Shape { middle: true, ..label.saying(said, size * 0.3) }));
        }
    }
}
