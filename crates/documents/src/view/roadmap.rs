//! The roadmap now, next, later: themes as lanes, and what was set aside with its reason.

mod lanes;

use lanes::{Lane, lanes, widths};
use lodestar_model::records::{Commitment, Horizon, Initiative, InitiativeStatus};
use lodestar_model::{Kind, Strategy};
use serde::Serialize;

use super::View;
use super::audience::Sight;
use super::front::Front;
use super::marks::{Mark, Marks, mark};
use super::times;
use crate::{Request, rich};

/// Columns of the roadmap.
const HORIZONS: [Horizon; 3] = [Horizon::Now, Horizon::Next, Horizon::Later];
/// Cards of a lane that share a file, so that a change touches few of them.
const CHUNK: usize = 12;

/// What stands on all pages; the cards are in files of their own.
#[derive(Serialize)]
struct Roadmap {
    doc: Front,
    /// `30 initiatives: 9 now, 12 next, 9 later; 5 set aside`.
    summary: String,
    large: bool,
    horizons: Vec<Column>,
    pillars: Vec<Legend>,
    commitments: Vec<[&'static str; 3]>,
    lanes: Vec<Lane>,
    set_aside: Vec<SetAside>,
    /// Whether any of them has an owner.
    set_aside_owned: bool,
}

#[derive(Serialize)]
struct Column {
    name: &'static str,
    note: &'static str,
    /// The quarters that its initiatives touch.
    span: String,
    /// How many cards stand side by side.
    wide: usize,
}

#[derive(Serialize)]
struct Legend {
    mark: Mark,
    name: String,
}

#[derive(Serialize)]
struct Card {
    id: String,
    title: String,
    code: String,
    mark: Option<Mark>,
    colour: &'static str,
    commitment: &'static str,
    commitment_label: &'static str,
    criterion: String,
    more_criteria: usize,
    levers: String,
    owner: String,
    when: String,
    done: bool,
}

#[derive(Serialize)]
struct SetAside {
    id: String,
    title: String,
    mark: Option<Mark>,
    reason: Vec<rich::Block>,
    owner: String,
    revisit: String,
    dropped: bool,
}

/// The data of a roadmap.
pub(crate) fn view(strategy: &Strategy, request: &Request) -> Result<View, serde_json::Error> {
    let marks = Marks::of(strategy);
    let starts = strategy.fiscal_month();
    let large = request.paper.large();
    let (planned, aside): (Vec<&Initiative>, Vec<&Initiative>) = strategy
        .initiatives
        .iter()
        .partition(|i| i.horizon != Horizon::NotNow && i.status != InitiativeStatus::Dropped);
    let count = |horizon| planned.iter().filter(|i| i.horizon == horizon).count();
    let counts = HORIZONS.map(count);
    let mut lanes = lanes(strategy, &marks, &planned);
    let loads: Vec<[usize; 3]> =
        lanes.iter().map(|(_, list)| HORIZONS.map(|h| list.iter().filter(|i| i.horizon == h).count())).collect();
    let wide = widths(&loads, if large { 6 } else { 3 });
    let mut cards = Vec::new();
    for (lane, list) in &mut lanes {
        for (column, horizon) in HORIZONS.iter().enumerate() {
            let here: Vec<Card> = list
                .iter()
                .filter(|i| i.horizon == *horizon)
                .map(|i| card(i, lane, &marks, starts, &request.lens))
                .collect();
            let chunk = CHUNK.next_multiple_of(wide[column]);
            for part in chunks(here, chunk) {
                let path = format!("/cards/{}.json", cards.len());
                lane.cells[column].push(path.clone());
                cards.push((path, part));
            }
        }
    }
    let titles: String = planned.iter().take(50).map(|i| i.title.as_str()).collect::<Vec<_>>().join(" ");
    let roadmap = Roadmap {
        doc: Front::new(strategy, request, request.document.title(), &titles),
        summary: summary(counts, aside.len()),
        large,
        horizons: HORIZONS
            .iter()
            .zip(wide)
            .map(|(horizon, wide)| {
                let here = || planned.iter().filter(|i| i.horizon == *horizon);
                let (from, to) = (here().filter_map(|i| i.start).min(), here().filter_map(|i| i.end).max());
                Column { name: horizon.label(), note: horizon.help(), span: times::quarters(from, to, starts), wide }
            })
            .collect(),
        pillars: strategy.pillars.iter().map(|p| Legend { mark: mark(p), name: p.name.clone() }).collect(),
        commitments: Commitment::ALL
            .iter()
            .rev()
            .filter(|_| request.lens.tells(Kind::Initiative, "commitment"))
            .map(|c| [c.value(), c.label(), c.help()])
            .collect(),
        lanes: lanes.into_iter().map(|(lane, _)| lane).collect(),
        set_aside_owned: aside.iter().any(|i| !i.owner.trim().is_empty()),
        set_aside: aside
            .iter()
            .map(|i| SetAside {
                id: i.id.to_string(),
                title: title(i),
                mark: marks.get(i.pillar),
                reason: rich::parse(&i.not_now_reason),
                owner: i.owner.clone(),
                revisit: i.revisit_on.map(|quarter| quarter.words(starts)).unwrap_or_default(),
                dropped: i.status == InitiativeStatus::Dropped,
            })
            .collect(),
    };
    let mut view = View::new("/roadmap.typ", &roadmap.doc, &roadmap)?;
    for (path, part) in &cards {
        view.add(path.clone(), part)?;
    }
    Ok(view)
}

fn chunks<T>(items: Vec<T>, size: usize) -> Vec<Vec<T>> {
    let mut chunks: Vec<Vec<T>> = Vec::new();
    for item in items {
        match chunks.last_mut().filter(|chunk| chunk.len() < size) {
            Some(chunk) => chunk.push(item),
            None => chunks.push(vec![item]),
        }
    }
    chunks
}

fn card(initiative: &Initiative, lane: &Lane, marks: &Marks, starts: u32, sight: &Sight) -> Card {
    let mark = marks.get(initiative.pillar);
    let criteria: Vec<&String> = initiative.success_criteria.iter().filter(|c| !c.trim().is_empty()).collect();
    let levers = initiative.levers.iter().map(|lever| lever.lever.label()).collect::<Vec<_>>().join(", ");
    Card {
        id: initiative.id.to_string(),
        title: title(initiative),
        code: initiative.code.clone(),
        colour: mark.as_ref().map_or(lane.colour, |mark| mark.colour),
        mark,
        commitment: sight.told(Kind::Initiative, "commitment", initiative.commitment.value()),
        commitment_label: sight.told(Kind::Initiative, "commitment", initiative.commitment.label()),
        criterion: criteria.first().map(|text| (*text).clone()).unwrap_or_default(),
        more_criteria: criteria.len().saturating_sub(1),
        levers,
        owner: initiative.owner.clone(),
        when: times::quarters(initiative.start, initiative.end, starts),
        done: initiative.status == InitiativeStatus::Done,
    }
}

fn title(initiative: &Initiative) -> String {
    match initiative.title.trim() {
        "" => "Untitled initiative".to_owned(),
        title => title.to_owned(),
    }
}

fn summary(counts: [usize; 3], aside: usize) -> String {
    let all: usize = counts.iter().sum();
    let mut words = match all {
        0 => return if aside == 0 { String::new() } else { format!("Nothing planned; {aside} set aside") },
        1 => "1 initiative: ".to_owned(),
        _ => format!("{all} initiatives: "),
    };
    let parts =
        HORIZONS.iter().zip(counts).map(|(horizon, count)| format!("{count} {}", horizon.label().to_lowercase()));
    words.push_str(&parts.collect::<Vec<_>>().join(", "));
    if aside > 0 {
        words.push_str(&format!("; {aside} set aside"));
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_summary_counts() {
        assert_eq!(summary([1, 2, 0], 0), "3 initiatives: 1 now, 2 next, 0 later");
        assert_eq!(summary([1, 0, 0], 2), "1 initiative: 1 now, 0 next, 0 later; 2 set aside");
        assert_eq!(summary([0, 0, 0], 2), "Nothing planned; 2 set aside");
        assert_eq!(summary([0, 0, 0], 0), "");
    }
}
