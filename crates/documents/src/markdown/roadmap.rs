//! The roadmap: a section for each horizon, in it a table for each lane; then what was set aside, the dates, what
//! waits for what, and the legend.

use lodestar_model::records::{Commitment, Horizon, Initiative, InitiativeStatus};
use lodestar_model::{Id, Kind, Strategy};

use super::escape::{clean, inline};
use super::page::Page;
use super::table::Table;
use super::{Wishes, field, gantt, vision};
use crate::Request;
use crate::content::Builder;
use crate::view::audience::Sight;
use crate::view::times;

/// The columns of a roadmap, which are sections here.
pub(super) const HORIZONS: [Horizon; 3] = [Horizon::Now, Horizon::Next, Horizon::Later];

pub(super) fn text(strategy: &Strategy, request: &Request, wishes: Wishes) -> String {
    let mut page = Page::begin(strategy, request);
    let sight = &request.lens;
    let (planned, aside): (Vec<&Initiative>, Vec<&Initiative>) = strategy
        .initiatives
        .iter()
        .partition(|i| i.horizon != Horizon::NotNow && i.status != InitiativeStatus::Dropped);
    let lanes = lanes(strategy);
    for horizon in HORIZONS {
        let here: Vec<&Initiative> = planned.iter().filter(|i| i.horizon == horizon).copied().collect();
        if here.is_empty() {
            continue;
        }
        page.heading(2, horizon.label());
        page.block(&format!("{}.", horizon.help()));
        let mut rest: Vec<&Initiative> = here;
        for lane in &lanes {
            let (mine, others): (Vec<_>, Vec<_>) = rest.into_iter().partition(|initiative| lane.holds(initiative));
            rest = others;
            page.titled(3, &inline(&lane.name), &table(strategy, sight, &mine));
        }
        let others = if lanes.is_empty() { "Initiatives" } else { "Without a theme or pillar" };
        page.titled(3, others, &table(strategy, sight, &rest));
    }
    if wishes.gantt {
        page.titled(2, "Over time", &gantt::charts(&Builder::new(strategy, request)).join("\n\n"));
    }
    page.titled(2, "Not now", &set_aside(strategy, &aside));
    page.titled(2, "Milestones", &milestones(strategy));
    page.titled(2, "Dependencies", &dependencies(strategy, sight));
    legend(strategy, &mut page, !planned.is_empty(), sight.tells(Kind::Initiative, "commitment"));
    page.finish()
}

/// A group of initiatives within a horizon.
struct Lane {
    name: String,
    theme: Option<Id>,
    pillar: Option<Id>,
}

impl Lane {
    fn holds(&self, initiative: &Initiative) -> bool {
        match (self.theme, self.pillar) {
            (Some(theme), _) => initiative.theme.is_some_and(|of| of.0 == theme),
            (None, pillar) => initiative.pillar.map(|of| of.0) == pillar,
        }
    }
}

/// Themes first; initiatives without one by pillar.
fn lanes(strategy: &Strategy) -> Vec<Lane> {
    let themes = strategy.themes.iter().map(|theme| {
        let name = if clean(&theme.name).is_empty() { "Untitled theme".to_owned() } else { theme.name.clone() };
        Lane { name, theme: Some(theme.id), pillar: None }
    });
    let pillars = strategy.pillars.iter().map(|pillar| {
        let name = vision::pillar(strategy, Some(lodestar_model::Ref::to(pillar.id)));
        let name = if strategy.themes.is_empty() { name } else { format!("Without a theme, {name}") };
        Lane { name, theme: None, pillar: Some(pillar.id) }
    });
    themes.chain(pillars).collect()
}

/// What an initiative is called, with its code.
pub(super) fn title(initiative: &Initiative) -> String {
    let title = inline(&initiative.title);
    let title = if title.is_empty() { "Untitled initiative".to_owned() } else { title };
    match inline(&initiative.code) {
        code if code.is_empty() => title,
        code => format!("{code} {title}"),
    }
}

fn table(strategy: &Strategy, sight: &Sight, initiatives: &[&Initiative]) -> String {
    let starts = strategy.fiscal_month();
    let mut table =
        Table::new(["Initiative", "Pillar", "Commitment", "Status", "When", "Owner", "Levers", "Success criteria"]);
    for initiative in initiatives {
        table.row([
            title(initiative),
            inline(&vision::pillar(strategy, initiative.pillar)),
            sight.told(Kind::Initiative, "commitment", initiative.commitment.label()).to_owned(),
            sight.told(Kind::Initiative, "status", initiative.status.label()).to_owned(),
            times::quarters(initiative.start, initiative.end, starts),
            inline(&initiative.owner),
            initiative.levers.iter().map(|lever| lever.lever.label()).collect::<Vec<_>>().join(", "),
            joined(&initiative.success_criteria),
        ]);
    }
    table.finish()
}

/// Several lines of the user in one cell.
fn joined(lines: &[String]) -> String {
    lines.iter().map(|text| inline(text)).filter(|text| !text.is_empty()).collect::<Vec<_>>().join("; ")
}

fn set_aside(strategy: &Strategy, initiatives: &[&Initiative]) -> String {
    let starts = strategy.fiscal_month();
    let mut table = Table::new(["Initiative", "Why not now", "Look at it again in", "Owner", "Pillar"]);
    for initiative in initiatives {
        let reason = field::cell(&initiative.not_now_reason);
        let reason = match (initiative.status, reason.is_empty()) {
            (InitiativeStatus::Dropped, true) => "Dropped".to_owned(),
            (InitiativeStatus::Dropped, false) => format!("Dropped: {reason}"),
            _ => reason,
        };
        table.row([
            title(initiative),
            reason,
            initiative.revisit_on.map(|quarter| quarter.words(starts)).unwrap_or_default(),
            inline(&initiative.owner),
            inline(&vision::pillar(strategy, initiative.pillar)),
        ]);
    }
    table.finish()
}

fn named(strategy: &Strategy, id: Id) -> String {
    strategy.initiatives.iter().find(|initiative| initiative.id == id).map(title).unwrap_or_default()
}

fn milestones(strategy: &Strategy) -> String {
    let mut milestones: Vec<_> = strategy.milestones.iter().collect();
    milestones.sort_by_key(|milestone| (milestone.date.is_none(), milestone.date));
    let mut table = Table::new(["Date", "Milestone", "Fixed", "Initiative", "Note"]);
    for milestone in milestones {
        let title = inline(&milestone.title);
        table.row([
            milestone.date.map(|date| date.to_string()).unwrap_or_default(),
            if title.is_empty() { "Untitled milestone".to_owned() } else { title },
            if milestone.fixed { "fixed" } else { "" }.to_owned(),
            milestone.initiative.map(|of| named(strategy, of.0)).unwrap_or_default(),
            inline(&milestone.note),
        ]);
    }
    table.finish()
}

fn dependencies(strategy: &Strategy, sight: &Sight) -> String {
    let mut table = Table::new(["First", "Then", "Kind", "Lag in days", "Because"]);
    for dependency in &strategy.dependencies {
        table.row([
            dependency.from.map(|of| named(strategy, of.0)).unwrap_or_default(),
            dependency.to.map(|of| named(strategy, of.0)).unwrap_or_default(),
            sight.told(Kind::Dependency, "kind", dependency.kind.label()).to_owned(),
            dependency.lag_days.map(|days| days.to_string()).unwrap_or_default(),
            inline(&dependency.reason),
        ]);
    }
    table.finish()
}

fn legend(strategy: &Strategy, page: &mut Page, planned: bool, promises: bool) {
    if planned {
        page.heading(2, "Legend");
        let commitments = Commitment::ALL.iter().rev().filter(|_| promises);
        page.list(commitments.map(|commitment| format!("{}: {}", commitment.label(), commitment.help())));
        let pillars = strategy.pillars.iter().filter(|pillar| !clean(&pillar.promise).is_empty());
        page.list(pillars.map(|pillar| {
            let name = vision::pillar(strategy, Some(lodestar_model::Ref::to(pillar.id)));
            format!("{} – {}", inline(&name), inline(&pillar.promise))
        }));
    }
}
