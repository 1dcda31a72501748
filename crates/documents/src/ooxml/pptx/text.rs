//! Paragraphs: how wide and high they are, and where they may be parted.

use crate::content::{Cell, Chart, Tone};
use crate::fonts;
use crate::ooxml::ink;
use crate::ooxml::words::{self, Piece, Role};
use crate::view::marks::Mark;

/// The height of a line, in sizes of its letters.
pub(super) const LINE: f64 = 1.2;
/// More lines than any slide has: beyond them nothing needs to be measured.
const MOST: usize = 100;
/// The face of the slides may be a little wider than the one that is measured.
const WIDER: f64 = 1.04;

/// A run of letters that look the same.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Run {
    pub text: String,
    pub size: f64,
    pub bold: bool,
    pub italic: bool,
    pub strike: bool,
    pub colour: &'static str,
    pub url: String,
}

/// A paragraph.
#[derive(Clone, Debug, PartialEq, Default)]
pub(super) struct Para {
    pub runs: Vec<Run>,
    /// The sign before it, which stands in the indent.
    pub bullet: Option<String>,
    /// How far it stands in from the edge.
    pub indent: f64,
    /// The space above it.
    pub before: f64,
    /// At the end of the line.
    pub end: bool,
}

/// A run in running ink.
pub(super) fn run(text: impl Into<String>, size: f64) -> Run {
    let text = text.into();
    Run { text, size, bold: false, italic: false, strike: false, colour: ink::INK, url: String::new() }
}

impl Run {
    pub fn bold(self) -> Self {
        Self { bold: true, ..self }
    }
    pub fn inked(self, colour: &'static str) -> Self {
        Self { colour, ..self }
    }
    fn width(&self, text: &str) -> f64 {
        fonts::advance(text, self.bold) * self.size * WIDER
    }
}

impl Para {
    pub fn of(runs: Vec<Run>) -> Self {
        Self { runs, ..Self::default() }
    }
    pub fn above(self, before: f64) -> Self {
        Self { before, ..self }
    }
    /// An item of a list, at a depth.
    pub fn item(self, sign: impl Into<String>, depth: u8, size: f64) -> Self {
        Self { bullet: Some(sign.into()), indent: size * (1.1 + 1.1 * f64::from(depth)), ..self }
    }
    pub fn words(&self) -> String {
        self.runs.iter().map(|run| run.text.as_str()).collect()
    }
    fn size(&self) -> f64 {
        self.runs.iter().map(|run| run.size).fold(0.0, f64::max).max(4.0)
    }

    /// The paragraph in lines of at most that width, and what is left after more lines than any slide has.
    fn lines(&self, width: f64) -> (Vec<Vec<Run>>, Vec<Run>) {
        let room = (width - self.indent).max(self.size() * 2.0);
        let mut lines: Vec<Vec<Run>> = vec![Vec::new()];
        let mut used = 0.0;
        for (index, run) in self.runs.iter().enumerate() {
            let mut gone = 0;
            for word in run.text.split_inclusive([' ', '-', '/', '\u{200B}', '\n']) {
                if lines.len() > MOST {
                    let rest = Run { text: run.text.get(gone..).unwrap_or_default().to_owned(), ..run.clone() };
                    return (lines, std::iter::once(rest).chain(self.runs.iter().skip(index + 1).cloned()).collect());
                }
                gone += word.len();
                let long = run.width(word.trim_end());
                if used + long > room && used > 0.0 {
                    lines.push(Vec::new());
                    used = 0.0;
                }
                if long <= room {
                    add(&mut lines, run, word);
                    used += run.width(word);
                } else {
                    // A word that no line can take breaks anywhere, as in the program that shows it.
                    let mut letters = [0_u8; 4];
                    for c in word.chars() {
                        let c = c.encode_utf8(&mut letters);
                        let wide = run.width(c);
                        if used + wide > room && used > 0.0 {
                            lines.push(Vec::new());
                            used = 0.0;
                        }
                        add(&mut lines, run, c);
                        used += wide;
                    }
                }
                if word.ends_with('\n') {
                    lines.push(Vec::new());
                    used = 0.0;
                }
            }
        }
        (lines, Vec::new())
    }

    /// Its height in a column of that width.
    pub fn height(&self, width: f64) -> f64 {
        self.before + self.lines(width).0.len() as f64 * self.size() * LINE
    }

    /// As much of it as fits a height, and the rest.
    fn parted(&self, width: f64, height: f64) -> (Option<Self>, Option<Self>) {
        let (lines, beyond) = self.lines(width);
        let fit = ((height - self.before) / (self.size() * LINE) + 1e-6).floor().max(0.0) as usize;
        let fit = if beyond.is_empty() { fit } else { fit.min(lines.len() - 1) };
        if fit >= lines.len() {
            return (Some(self.clone()), None);
        }
        if fit == 0 {
            return (None, Some(self.clone()));
        }
        let joined = |lines: &[Vec<Run>]| lines.iter().flatten().cloned().collect::<Vec<Run>>();
        let head = Self { runs: joined(&lines[..fit]), ..self.clone() };
        let rest = joined(&lines[fit..]).into_iter().chain(beyond).collect();
        let tail = Self { runs: rest, bullet: None, before: 0.0, ..self.clone() };
        (Some(head), Some(tail))
    }
}

fn add(lines: &mut [Vec<Run>], style: &Run, text: &str) {
    let Some(line) = lines.last_mut() else { return };
    let same = |last: &Run| last.bold == style.bold && last.colour == style.colour && last.url == style.url;
    match line.last_mut().filter(|last| same(last) && last.italic == style.italic && last.strike == style.strike) {
        Some(last) if (last.size - style.size).abs() < 0.01 => last.text.push_str(text),
        _ => line.push(Run { text: text.to_owned(), ..style.clone() }),
    }
}

/// The height of paragraphs below each other.
pub(super) fn height(paras: &[Para], width: f64) -> f64 {
    paras.iter().map(|para| para.height(width)).sum()
}

/// As many lines as fit a height, and the rest.
pub(super) fn parted(paras: &[Para], width: f64, room: f64) -> (Vec<Para>, Vec<Para>) {
    let (mut head, mut used) = (Vec::new(), 0.0);
    for (at, para) in paras.iter().enumerate() {
        let (fits, rest) = para.parted(width, room - used);
        used += fits.as_ref().map_or(0.0, |para| para.height(width));
        head.extend(fits);
        if let Some(rest) = rest {
            let tail = std::iter::once(rest).chain(paras.iter().skip(at + 1).cloned());
            return (head, tail.collect());
        }
    }
    (head, Vec::new())
}

/// Glyph and letter of a pillar.
pub(super) fn sign(mark: Option<&Mark>, size: f64) -> Option<Run> {
    mark.map(|mark| run(format!("{}  ", ink::sign(mark)), size).bold().inked(ink::hue(mark.colour).ink))
}

/// Commitment as three steps, filled as far as the promise goes.
pub(super) fn steps(steps: &str, colour: &'static str, size: f64) -> Option<Run> {
    let signs = match steps {
        "committed" => "■■■ ",
        "likely" => "■■□ ",
        "exploratory" => "■□□ ",
        _ => return None,
    };
    Some(run(signs, size * 0.62).inked(colour))
}

/// The paragraphs of a cell.
pub(super) fn cell(cell: &Cell, size: f64, base: Tone) -> Vec<Para> {
    let tone = if cell.tone == Tone::Plain { base } else { cell.tone };
    let toned = |text: &str| match tone {
        Tone::Strong => run(text, size).bold(),
        Tone::Plain => run(text, size),
        Tone::Soft | Tone::Nothing => run(text, size).inked(ink::INK_3),
    };
    let mut first: Vec<Run> = sign(cell.mark.as_ref(), size).into_iter().collect();
    first.extend(steps(cell.steps, ink::INK, size));
    if cell.text.trim().is_empty() && !cell.steps.is_empty() {
        first.push(run(ink::promise(cell.steps), size));
    }
    first.push(toned(&cell.text));
    let mut paras = Vec::new();
    if first.len() > 1 || !cell.text.trim().is_empty() {
        paras.push(Para::of(first));
    }
    if let Some(rich) = &cell.rich {
        paras.extend(long(&rich.0, size, &mut |_, _| {}));
    }
    if let Some(chart) = cell.chart.as_ref().filter(|_| cell.text.trim().is_empty()) {
        paras.push(Para::of(vec![run(told(chart), size * 0.85).inked(ink::INK_3)]));
    }
    match &cell.items[..] {
        [only] => paras.push(Para::of(vec![run(only, size)])),
        items => paras.extend(items.iter().map(|item| Para::of(vec![run(item, size)]).item("–", 0, size))),
    }
    if !cell.note.trim().is_empty() {
        paras.push(Para::of(vec![run(&cell.note, size * 0.92).inked(ink::INK_2)]));
    }
    paras
}

/// A small drawing in as few words as a narrow column takes; the numbers stand beside it.
fn told(chart: &Chart) -> String {
    match chart {
        Chart::Way { words, .. } => words.clone(),
        Chart::Trend { points, .. } => {
            let height = |point: Option<&[f64; 2]>| point.map_or(0.0, |[_, y]| *y);
            match height(points.last()) - height(points.first()) {
                rise if rise > 0.02 => "↗ rising".to_owned(),
                rise if rise < -0.02 => "↘ falling".to_owned(),
                _ => "→ level".to_owned(),
            }
        }
    }
}

/// Long text as paragraphs; its tables are handed to `table` with the number of paragraphs before them.
pub(super) fn long(markdown: &str, size: f64, table: &mut dyn FnMut(usize, crate::content::Table)) -> Vec<Para> {
    let mut paras: Vec<Para> = Vec::new();
    for piece in words::pieces(markdown) {
        match piece {
            Piece::Table(found) => table(paras.len(), found),
            Piece::Para(role, runs) => {
                let heading = matches!(role, Role::Heading(_));
                let runs = runs.into_iter().map(|r| Run {
                    text: r.text,
                    size: if matches!(role, Role::Code) { size * 0.9 } else { size },
                    bold: r.bold || heading,
                    italic: r.italic,
                    strike: r.strike,
                    colour: match role {
                        _ if !r.url.is_empty() => ink::ACCENT,
                        Role::Quote => ink::INK_2,
                        _ => ink::INK,
                    },
                    url: r.url,
                });
                let para = Para::of(runs.collect());
                let gap = if paras.is_empty() { 0.0 } else { size * 0.35 };
                paras.push(match role {
                    Role::Item { depth, number } => {
                        let sign = number.map_or("–".to_owned(), |number| format!("{number}."));
                        para.item(sign, depth, size).above(size * 0.15)
                    }
                    Role::More(depth) => Para { indent: size * (1.1 + 1.1 * f64::from(depth)), ..para },
                    Role::Quote => Para { indent: size, ..para }.above(gap),
                    Role::Code => para,
                    _ => para.above(gap),
                });
            }
        }
    }
    paras
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_lost_where_text_is_parted() {
        let text = "some words, then-more ".repeat(40) + &"x".repeat(300);
        let paras = vec![Para::of(vec![run(&text, 12.0)]), Para::of(vec![run("end", 20.0).bold()]).above(4.0)];
        let (mut rest, mut found, mut parts) = (paras, String::new(), 0);
        while !rest.is_empty() {
            let (head, tail) = parted(&rest, 150.0, 60.0);
            assert!(height(&head, 150.0) <= 60.0 + 1e-6 && !head.is_empty());
            found.extend(head.iter().map(Para::words));
            rest = tail;
            parts += 1;
        }
        assert_eq!(found, text + "end");
        assert!(parts > 5);
    }
}
