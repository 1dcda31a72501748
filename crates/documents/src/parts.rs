//! The preview of a document with many pages: cut where pages begin, so that a key press lays out only the parts in
//! which something changed.
//!
//! A part ends where the next piece found no room. That holds as long as the part reaches at least as far down as it did
//! then, and the next piece is what it was; else the two are laid out together, and cut anew. So the pages are those of
//! a document that is laid out as a whole.

use std::any::Any;
use std::collections::{BTreeSet, VecDeque};
use std::ops::Range;
use std::sync::Arc;

use crate::typeset::{Laid, Report};
use crate::typesetter::{Faces, Shelf, clean, data_error, named};
use crate::view::View;
use crate::view::front::PageShape;
use crate::{Error, Paper, Request, Typesetter, frames};

/// The label of the marks at pieces.
const MARK: &str = "piece";
/// By how many points a part may end higher than before and be taken for as long.
const DOUBT: f64 = 0.01;
/// Of so many documents the parts are kept: that of the window, and that of a second one. A long one takes hundreds of
/// megabytes.
const DOCUMENTS: usize = 2;

/// Where each page of a document stands.
type Placed = Vec<(Arc<Laid>, usize)>;

/// A document as a row of pieces, of which any stretch can be laid out by itself.
pub(crate) trait Pieces: Send + Sized + 'static {
    /// How many there are.
    fn len(&self) -> usize;
    /// The stretches of which each begins on a page of its own, whatever stands before it. The first one has the front
    /// of the document.
    fn runs(&self) -> Vec<Range<usize>>;
    /// The data of a stretch, with the front of the document or without.
    fn view(&self, range: Range<usize>, front: bool) -> Result<View, serde_json::Error>;
    /// Whether what stands on every page is the same as in another one.
    fn same_pages(&self, other: &Self) -> bool;
    /// Whether the front says the same.
    fn same_front(&self, other: &Self) -> bool;
    /// Whether a piece looks like one of another.
    fn same(&self, at: usize, other: &Self, there: usize) -> bool;
    /// The sheet and its margins.
    fn shape(&self) -> PageShape;
    /// Whether the template marks where a piece begins.
    fn marked(&self, _at: usize) -> bool {
        false
    }
    /// Whether it is or ends with a heading, which stays with what follows it.
    fn heading(&self, _at: usize) -> bool {
        false
    }
    /// Where a page begins that has the mark of this piece first of all: at the piece, or at one before it that has no
    /// mark. None where it cannot be told. `before` is the piece with the mark before, `first` whether nothing visible
    /// stands above this one on its page.
    fn page_begins(&self, _at: usize, _before: usize, _first: bool) -> Option<usize> {
        None
    }
}

/// The parts of the last preview.
struct Kept<P> {
    pieces: P,
    runs: Vec<Vec<Part>>,
    faces: Faces,
}

/// The parts of the last preview of any kind of document.
pub(crate) type AnyKept = Box<dyn Any + Send>;

/// Some pieces, and the pages on which they stand.
#[derive(Clone)]
struct Part {
    pieces: Range<usize>,
    laid: Arc<Laid>,
    pages: Range<usize>,
    /// How far down its last page it reached when what follows found no room there, in points.
    end: f64,
    /// The characters in it that the embedded faces lack.
    lacking: BTreeSet<char>,
    /// Those of them that no face has.
    missing: BTreeSet<char>,
}

/// Pieces that become parts: kept ones, or laid out anew.
#[derive(Default)]
struct Task {
    pieces: Range<usize>,
    kept: Option<Part>,
    /// Where it ended when what follows found no room; none where nothing follows.
    end: Option<f64>,
    /// The data, made safe, with the characters that the embedded faces lack.
    data: Option<(View, BTreeSet<char>)>,
}

impl Typesetter {
    /// Lays out what changed since the last preview.
    pub(crate) fn in_parts<P: Pieces>(&mut self, pieces: P, request: &Request) -> Result<(Placed, Report), Error> {
        let key = (Shelf::of(request.document), request.paper);
        let before = self.slots.get_mut(&key).and_then(|slot| slot.parts.take());
        let before = before.and_then(|before| before.downcast::<Kept<P>>().ok());
        let before = before.filter(|before| before.pieces.same_pages(&pieces));
        let (made, kept) = match self.laid_out(&pieces, before.as_deref(), request) {
            Ok((runs, faces)) => {
                let parts = || runs.iter().flatten();
                let placed =
                    parts().flat_map(|part| part.pages.clone().map(|page| (part.laid.clone(), page))).collect();
                let missing = parts().flat_map(|part| part.missing.iter().copied()).collect();
                let report = Report { missing: named(missing), ..Report::default() };
                (Ok((placed, report)), Some(Box::new(Kept { pieces, runs, faces })))
            }
            Err(error) => (Err(error), before),
        };
        self.keep(key, kept.map(|kept| kept as AnyKept));
        made
    }

    /// Keeps the parts of a document, and those of the documents that were seen last before it.
    fn keep(&mut self, key: (Shelf, Paper), parts: Option<AnyKept>) {
        self.in_parts.retain(|other| *other != key);
        self.in_parts.push(key);
        if self.in_parts.len() > DOCUMENTS {
            let oldest = self.in_parts.remove(0);
            if let Some(slot) = self.slots.get_mut(&oldest) {
                slot.parts = None;
            }
        }
        if let Some(slot) = self.slots.get_mut(&key) {
            slot.parts = parts;
        }
    }

    /// The parts of each run, and the faces for all of them.
    fn laid_out<P: Pieces>(
        &mut self,
        pieces: &P,
        before: Option<&Kept<P>>,
        request: &Request,
    ) -> Result<(Vec<Vec<Part>>, Faces), Error> {
        let runs = pieces.runs();
        let mut todo: Vec<VecDeque<Task>> = Vec::new();
        for (at, run) in runs.iter().enumerate() {
            let known =
                before.and_then(|before| Some((before, before.runs.get(paired(at, runs.len(), before.runs.len())?)?)));
            todo.push(match known {
                Some((before, parts)) if at > 0 || before.pieces.same_front(pieces) => {
                    tasks(pieces, run, &before.pieces, parts)
                }
                _ => VecDeque::from([Task { pieces: run.clone(), ..Task::default() }]),
            });
        }
        // Faces are chosen for the document as a whole.
        let mut lacking = BTreeSet::new();
        for (at, tasks) in todo.iter_mut().enumerate() {
            for (nth, task) in tasks.iter_mut().enumerate() {
                match &task.kept {
                    Some(kept) => lacking.extend(&kept.lacking),
                    None => {
                        let data = data(pieces, task.pieces.clone(), at == 0 && nth == 0, request)?;
                        lacking.extend(&data.1);
                        task.data = Some(data);
                    }
                }
            }
        }
        let faces = self.faces(&lacking);
        if before.is_some_and(|before| before.faces != faces) {
            for task in todo.iter_mut().flatten() {
                task.kept.take_if(|kept| !kept.lacking.is_empty());
            }
        }
        let runs = todo.into_iter().enumerate().map(|(at, tasks)| self.run(pieces, at == 0, tasks, &faces, request));
        Ok((runs.collect::<Result<_, Error>>()?, faces))
    }

    /// Lays out pieces that begin on a page of their own.
    fn run<P: Pieces>(
        &mut self,
        pieces: &P,
        opens: bool,
        mut tasks: VecDeque<Task>,
        faces: &Faces,
        request: &Request,
    ) -> Result<Vec<Part>, Error> {
        let mut done: Vec<Part> = Vec::new();
        // How many of those that follow are taken along the next time.
        let mut along = 1;
        while let Some(task) = tasks.pop_front() {
            if let Some(kept) = task.kept {
                done.push(kept);
                along = 1;
                continue;
            }
            let mut parts =
                self.lay_out_part(pieces, task.pieces, task.data, opens && done.is_empty(), faces, request)?;
            let Some(last) = parts.last_mut() else { continue };
            let open = last.pieces.end > last.pieces.start && pieces.heading(last.pieces.end - 1);
            match task.end {
                Some(end) if open || last.end + DOUBT < end => {
                    // What follows may find room now, or take the last heading along: it is laid out behind it.
                    let begin = last.pieces.start;
                    parts.pop();
                    let follow: Vec<Task> = tasks.drain(..along.min(tasks.len())).collect();
                    if let Some(last) = follow.last() {
                        tasks.push_front(Task { pieces: begin..last.pieces.end, end: last.end, ..Task::default() });
                    }
                    along *= 2;
                }
                Some(end) => last.end = end,
                None => {}
            }
            done.append(&mut parts);
        }
        Ok(done)
    }

    /// Lays out pieces, and cuts them where pages begin.
    fn lay_out_part<P: Pieces>(
        &mut self,
        pieces: &P,
        range: Range<usize>,
        known: Option<(View, BTreeSet<char>)>,
        opens: bool,
        faces: &Faces,
        request: &Request,
    ) -> Result<Vec<Part>, Error> {
        let (view, lacking) = known.map_or_else(|| data(pieces, range.clone(), opens, request), Ok)?;
        let (document, missing) = self.lay_out_in(view, faces, request)?;
        let laid = Laid::new(document, pieces.shape());
        let (marks, ends) = frames::marks(laid.document(), MARK, pieces.shape());
        let marked: Vec<usize> = range.clone().filter(|at| pieces.marked(*at)).collect();
        let mut cuts = vec![(range.start, 0)];
        // Where marks were lost or doubled, it stays in one part.
        if marks.len() == marked.len() {
            for at in 1..marks.len() {
                if marks[at].page > marks[at - 1].page {
                    let begins = pieces.page_begins(marked[at], marked[at - 1], marks[at].first);
                    cuts.extend(begins.map(|begins| (begins, marks[at].page)));
                }
            }
        }
        cuts.push((range.end, ends.len()));
        let parts = cuts.windows(2).enumerate().map(|(nth, pair)| {
            let own = pair[0].0..pair[1].0;
            // Which part has which is asked only where there are any.
            let lacking = match lacking.is_empty() || cuts.len() == 2 {
                true => lacking.clone(),
                false => data(pieces, own.clone(), opens && nth == 0, request)?.1,
            };
            Ok(Part {
                pieces: own,
                laid: laid.clone(),
                pages: pair[0].1..pair[1].1,
                end: ends.get(pair[1].1.wrapping_sub(1)).copied().unwrap_or_default(),
                missing: missing.intersection(&lacking).copied().collect(),
                lacking,
            })
        });
        parts.collect()
    }
}

/// The data of a stretch, made safe, and the characters in it that the embedded faces lack.
fn data<P: Pieces>(
    pieces: &P,
    range: Range<usize>,
    front: bool,
    request: &Request,
) -> Result<(View, BTreeSet<char>), Error> {
    let mut view = pieces.view(range, front).map_err(|e| data_error(request, e))?;
    let lacking = clean(&mut view);
    Ok((view, lacking))
}

/// The run of before, of so many, that one of so many is held against: what came or went in between shifts those behind
/// it. The first one has the front of the document, and is no other's.
fn paired(at: usize, runs: usize, before: usize) -> Option<usize> {
    let other = if at <= runs / 2 { at } else { (at + before).checked_sub(runs)? };
    (other < before && (at == 0) == (other == 0)).then_some(other)
}

/// What is to be done with a run, of which the parts of the last time are known.
fn tasks<P: Pieces>(pieces: &P, run: &Range<usize>, old: &P, parts: &[Part]) -> VecDeque<Task> {
    let (Some(first), Some(last)) = (parts.first(), parts.last()) else { return VecDeque::new() };
    let (begin, count) = (first.pieces.start, last.pieces.end - first.pieces.start);
    let same = |new: usize, other: usize| pieces.same(run.start + new, old, begin + other);
    let (head, tail) = ends(count, run.len(), &same);
    let shifted = |at: usize| if at <= head { Some(at) } else { (at + tail >= count).then(|| at + run.len() - count) };
    let mut tasks: VecDeque<Task> = VecDeque::new();
    for part in parts {
        let (from, to) = (part.pieces.start - begin, part.pieces.end - begin);
        let end = Some(part.end);
        let Some(at) = shifted(from) else {
            // Where it began is gone: it goes to the one before.
            match tasks.back_mut() {
                Some(before) => (before.kept, before.end) = (None, end),
                None => tasks.push_back(Task { pieces: run.start..run.start, end, ..Task::default() }),
            }
            continue;
        };
        let whole = shifted(to).is_some_and(|to| to - at == part.pieces.len());
        let changed = |piece: &usize| (!whole && from + piece >= head) || !same(at + piece, from + piece);
        let change = (0..part.pieces.len()).find(changed);
        let at = run.start + at;
        match (change, tasks.back_mut()) {
            (None, _) if whole => {
                let pieces = at..at + part.pieces.len();
                let kept = Part { pieces: pieces.clone(), ..part.clone() };
                tasks.push_back(Task { pieces, kept: Some(kept), end, data: None });
            }
            // What begins a page may find room on the one before, once it changed.
            (Some(change), Some(before)) if change <= first_chunk(pieces, at) => {
                (before.kept, before.end) = (None, end);
            }
            _ => tasks.push_back(Task { pieces: at..at, end, ..Task::default() }),
        }
    }
    close(&mut tasks, run);
    tasks
}

/// How many pieces at the head and at the tail of a run are as they were, where it had `before` and has `now`. Where none
/// came or went, each is held against itself, and all count as the head.
fn ends(before: usize, now: usize, same: &impl Fn(usize, usize) -> bool) -> (usize, usize) {
    if before == now {
        return (before, 0);
    }
    let most = before.min(now);
    let head = (0..most).take_while(|at| same(*at, *at)).count();
    let tail = (0..most - head).take_while(|at| same(now - 1 - at, before - 1 - at)).count();
    (head, tail)
}

/// Lets each task go on to where the next one begins, and the first one begin where the run does.
fn close(tasks: &mut VecDeque<Task>, run: &Range<usize>) {
    let starts: Vec<usize> = tasks.iter().skip(1).map(|task| task.pieces.start).chain([run.end]).collect();
    for (task, next) in tasks.iter_mut().zip(starts) {
        if task.pieces.end != next {
            (task.pieces.end, task.kept) = (next, None);
        }
    }
    if let Some(first) = tasks.front_mut().filter(|first| first.pieces.start != run.start) {
        (first.pieces.start, first.kept) = (run.start, None);
    }
    if let Some(last) = tasks.back_mut() {
        last.end = None;
    }
}

/// How many pieces from this one on stay together at the top of a page, less one: headings, and what follows them.
fn first_chunk(pieces: &impl Pieces, from: usize) -> usize {
    (from..pieces.len()).take_while(|at| pieces.heading(*at)).count()
}
