//! Long text as paragraphs of runs, the form that Word and PowerPoint share.

use crate::content::{Cell, Column, Row, Table};
use crate::rich::{self, Align, Block, Inline, Styled};

/// A run of letters that look the same.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Run {
    pub text: String,
    pub bold: bool,
    pub italic: bool,
    pub strike: bool,
    pub code: bool,
    /// Where it leads outside the document.
    pub url: String,
}

/// What a paragraph is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Role {
    /// Running text.
    Text,
    /// A heading of the text's own, from 1.
    Heading(u8),
    /// An item of a list.
    Item {
        /// From 0.
        depth: u8,
        /// Its number, where it has one.
        number: Option<usize>,
    },
    /// A further paragraph of an item.
    More(u8),
    /// A line of code.
    Code,
    /// A quotation.
    Quote,
}

/// A piece of long text.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Piece {
    /// A paragraph.
    Para(Role, Vec<Run>),
    /// A table.
    Table(Table),
}

/// The pieces of a long text.
pub(crate) fn pieces(markdown: &str) -> Vec<Piece> {
    let mut out = Vec::new();
    walk(&rich::parse(markdown), None, Role::Text, &mut out);
    out
}

/// The same as plain paragraphs.
pub(crate) fn paragraphs(markdown: &str) -> Vec<String> {
    let line = |runs: &[Run]| runs.iter().map(|run| run.text.as_str()).collect::<String>();
    pieces(markdown)
        .iter()
        .flat_map(|piece| match piece {
            Piece::Para(Role::Item { number: Some(number), .. }, runs) => vec![format!("{number}. {}", line(runs))],
            Piece::Para(Role::Item { .. }, runs) => vec![format!("– {}", line(runs))],
            Piece::Para(_, runs) => vec![line(runs)],
            Piece::Table(table) => table
                .rows
                .iter()
                .filter_map(|row| match row {
                    Row::Cells { cells, .. } => {
                        Some(cells.iter().map(|cell| cell.text.as_str()).collect::<Vec<_>>().join(" · "))
                    }
                    Row::Group { .. } => None,
                })
                .collect(),
        })
        .filter(|text| !text.trim().is_empty())
        .collect()
}

fn walk(blocks: &[Block], depth: Option<u8>, plain: Role, out: &mut Vec<Piece>) {
    let role = match depth {
        Some(depth) => Role::More(depth),
        None => plain,
    };
    for block in blocks {
        match block {
            Block::Paragraph { text } => out.push(Piece::Para(role, runs(text))),
            Block::Heading { level, text } => out.push(Piece::Para(Role::Heading(*level), runs(text))),
            Block::List { start, items, .. } => {
                let inner = depth.map_or(0, |depth| depth.saturating_add(1).min(7));
                for (at, item) in items.iter().enumerate() {
                    let number = start.map(|start| start + at);
                    let begin = out.len();
                    walk(&item.blocks, Some(inner), plain, out);
                    let sign = match item.done {
                        Some(true) => "☑ ",
                        Some(false) => "☐ ",
                        None => "",
                    };
                    let head = Role::Item { depth: inner, number };
                    match out.get_mut(begin) {
                        Some(Piece::Para(role @ Role::More(_), runs)) => {
                            *role = head;
                            if !sign.is_empty() {
                                runs.insert(0, Run { text: sign.to_owned(), ..Run::default() });
                            }
                        }
                        _ => {
                            out.insert(begin, Piece::Para(head, vec![Run { text: sign.to_owned(), ..Run::default() }]))
                        }
                    }
                }
            }
            Block::Code { lines, .. } => {
                let run = |line: &String| vec![Run { text: line.clone(), code: true, ..Run::default() }];
                out.extend(lines.iter().map(|line| Piece::Para(Role::Code, run(line))));
            }
            Block::Quote { blocks } => walk(blocks, None, Role::Quote, out),
            Block::Table { align, head, rows, .. } => {
                let column = |(at, text): (usize, &Vec<Inline>)| Column {
                    title: rich::words(text),
                    align: match align.get(at) {
                        Some(Align::End) => crate::content::Align::End,
                        _ => crate::content::Align::Start,
                    },
                    width: 1.0,
                };
                let mut table = Table::new("Table", head.iter().enumerate().map(column).collect());
                for row in rows {
                    let mut cells: Vec<Cell> = row.iter().map(|cell| Cell::of(rich::words(cell))).collect();
                    cells.resize_with(table.columns.len(), Cell::default);
                    table.row(None, cells);
                }
                out.push(Piece::Table(Table { named_rows: false, ..table }));
            }
            Block::Rule => {}
        }
    }
}

/// Runs of a line of text.
pub(crate) fn runs(text: &[Inline]) -> Vec<Run> {
    let mut out = Vec::new();
    inline(text, &Run::default(), &mut out);
    out
}

fn inline(text: &[Inline], style: &Run, out: &mut Vec<Run>) {
    for part in text {
        match part {
            Inline::Text(text) => out.push(Run { text: text.clone(), ..style.clone() }),
            Inline::Styled(Styled::Emph { text }) => inline(text, &Run { italic: true, ..style.clone() }, out),
            Inline::Styled(Styled::Strong { text }) => inline(text, &Run { bold: true, ..style.clone() }, out),
            Inline::Styled(Styled::Strike { text }) => inline(text, &Run { strike: true, ..style.clone() }, out),
            Inline::Styled(Styled::Code { code }) => {
                out.push(Run { text: code.clone(), code: true, ..style.clone() });
            }
            Inline::Styled(Styled::Link { url, target, text }) => {
                inline(text, &Run { url: url.clone(), ..style.clone() }, out);
                if url.is_empty() && !target.trim().is_empty() {
                    out.push(Run { text: format!(" ({target})"), ..style.clone() });
                }
            }
            Inline::Styled(Styled::Image { alt, .. }) => {
                out.push(Run { text: format!("[{alt}]"), italic: true, ..style.clone() });
            }
            Inline::Styled(Styled::Break) => out.push(Run { text: "\n".to_owned(), ..style.clone() }),
        }
    }
}
