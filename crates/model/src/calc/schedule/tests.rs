#![allow(clippy::unwrap_used)]
use super::*;
use proptest::prelude::*;

fn date(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn step(days: u32) -> Step {
    Step { duration: Some(days), ..Step::default() }
}

fn by(days: u32, finish_by: &str) -> Step {
    Step { finish_by: Some(date(finish_by)), ..step(days) }
}

fn need(from: usize, to: usize) -> Need {
    Need { from, to, tie: Tie::FinishStart, lag: 0 }
}

/// From Monday 4 January 2027, in working weeks.
fn run(steps: &[Step], needs: &[Need]) -> Result<Workback, ScheduleError> {
    let calendar = Calendar::working_week(&[]);
    workback(&Plan { steps, needs, calendar: &calendar, today: date("2027-01-04"), finish_by: None })
}

/// Earliest start and finish, latest start and finish, float.
fn dates(slot: &Option<Slot>) -> String {
    let slot = slot.as_ref().unwrap();
    let text = |date: Option<NaiveDate>| date.map_or("-".to_owned(), |date| date.format("%m-%d").to_string());
    let float = slot.float.map_or("-".to_owned(), |float| float.to_string());
    let [es, ef, ls, lf] =
        [Some(slot.earliest_start), slot.earliest_finish, slot.latest_start, slot.latest_finish].map(text);
    let (more, less) = (if slot.earliest_is_bound { ">" } else { "" }, if slot.latest_is_bound { "<" } else { "" });
    format!("{more}{es} {ef} {less}{ls} {lf} {float}")
}

fn check(steps: &[Step], needs: &[Need], wanted: &[&str]) -> Workback {
    let found = run(steps, needs).unwrap();
    let shown: Vec<_> =
        found.slots.iter().map(|slot| if slot.is_some() { dates(slot) } else { "done".into() }).collect();
    assert_eq!(shown, wanted);
    found
}

#[test]
fn two_passes_by_hand() {
    // A week, then two weeks to a fixed Friday, and three days beside them that nothing bounds but the plan's end.
    let found = check(
        &[step(5), by(10, "2027-01-29"), step(3)],
        &[need(0, 1), need(0, 2)],
        &["01-04 01-08 01-11 01-15 5", "01-11 01-22 01-18 01-29 5", "01-11 01-13 01-20 01-22 7"],
    );
    assert_eq!((found.longest, found.critical, found.earliest_end), (vec![0, 1], vec![], Some(date("2027-01-22"))));
    assert!(found.infeasible.is_empty());

    // Without fixed dates the longest chain is critical.
    let found = check(
        &[step(5), step(10), step(3)],
        &[need(0, 1), need(0, 2)],
        &["01-04 01-08 01-04 01-08 0", "01-11 01-22 01-11 01-22 0", "01-11 01-13 01-20 01-22 7"],
    );
    assert_eq!((&found.longest, &found.critical), (&vec![0, 1], &vec![0, 1]));
    assert_eq!(found.slots[2].unwrap().deadline, Some((Deadline::EarliestEnd, date("2027-01-22"))));
}

#[test]
fn lags_and_starts() {
    // Two days' wait; a milestone on a Sunday is the Friday before it.
    check(
        &[step(5), by(5, "2027-01-24")],
        &[Need { lag: 2, ..need(0, 1) }],
        &["01-04 01-08 01-07 01-13 3", "01-13 01-19 01-18 01-22 3"],
    );
    // B may start three days after A has started; A alone runs to the end of the plan.
    check(
        &[step(10), step(2)],
        &[Need { lag: 3, tie: Tie::StartStart, ..need(0, 1) }],
        &["01-04 01-15 01-04 01-15 0", "01-07 01-08 01-14 01-15 5"],
    );
    // B must start by 11 January, so A by the 6th, and A may then run to the 19th.
    check(
        &[step(10), by(2, "2027-01-12")],
        &[Need { lag: 3, tie: Tie::StartStart, ..need(0, 1) }],
        &["01-04 01-15 01-06 01-19 2", "01-07 01-08 01-11 01-12 2"],
    );
    // An overlap of two days.
    check(
        &[step(5), step(5)],
        &[Need { lag: -2, ..need(0, 1) }],
        &["01-04 01-08 01-04 01-08 0", "01-07 01-13 01-07 01-13 0"],
    );
    let later = Step { not_before: Some(date("2027-01-09")), ..step(1) };
    check(&[later], &[], &["01-11 01-11 01-11 01-11 0"]);
}

#[test]
fn what_cannot_be_is_said() {
    let names = |n: usize| ["Gateways", "Cutover", "Switch"][n].to_owned();
    let units = ("working day", "working days");
    // A had to start on 28 December, B may start today but must wait for A.
    let found = run(&[step(5), by(10, "2027-01-15")], &[need(0, 1)]).unwrap();
    assert_eq!(found.critical, [0, 1]);
    assert_eq!(
        found.infeasible.iter().map(|i| (i.step, i.short_by, found.path(i.step))).collect::<Vec<_>>(),
        [(0, 5, vec![0, 1]), (1, 5, vec![1])]
    );
    assert_eq!(
        found.infeasible.iter().map(|i| i.words(names, units)).collect::<Vec<_>>(),
        [
            "“Gateways” had to start by 28 December 2026 for “Cutover” to be finished by 15 January 2027; \
             the earliest that it can start now is 5 working days later.",
            "“Cutover” must start by 4 January 2027 for it to be finished by 15 January 2027, \
             but it cannot start before 11 January 2027, 5 working days later.",
        ]
    );
    // Ten days of work begun a week ago, two of them left when one is allowed.
    let begun = Step { state: State::Begun(date("2026-12-24")), ..by(10, "2027-01-05") };
    let found = run(&[begun], &[]).unwrap();
    assert_eq!(
        found.infeasible[0].words(names, units),
        "“Gateways” is under way, but is 1 working day too late for it to be finished by 5 January 2027."
    );
    // A fixed date for everything.
    let calendar = Calendar::every_day();
    let steps = [step(3)];
    let plan = Plan {
        steps: &steps,
        needs: &[],
        calendar: &calendar,
        today: date("2027-01-04"),
        finish_by: Some(date("2027-01-04")),
    };
    let found = workback(&plan).unwrap();
    assert_eq!((found.infeasible[0].deadline, found.infeasible[0].short_by), ((Deadline::Plan, date("2027-01-04")), 2));

    let circle = [need(0, 1), need(1, 2), need(2, 1)];
    assert_eq!(run(&[step(1); 3], &circle), Err(ScheduleError::Cycles(vec![Cycle(vec![1, 2])])));
    assert_eq!(run(&[step(u32::MAX)], &[]), Err(ScheduleError::BeyondCalendar(0)));
    assert_eq!(run(&[], &[need(0, 1)]).unwrap().earliest_end, None);
}

#[test]
fn what_is_done_or_begun_waits_for_nothing() {
    let done = Step { state: State::Done, ..step(50) };
    let begun = Step { state: State::Begun(date("2026-12-28")), ..step(7) };
    // Begun on 28 December: 7 days to 5 January.
    let found = check(
        &[done, step(2), begun],
        &[need(0, 1), need(1, 2)],
        &["done", "01-04 01-05 12-24 12-25 -7", "12-28 01-05 12-28 01-05 0"],
    );
    assert_eq!(found.longest, [1]);
    // Overdue: it cannot be finished before today.
    let overdue = Step { state: State::Begun(date("2026-11-02")), ..step(5) };
    assert_eq!(run(&[overdue], &[]).unwrap().slots[0].unwrap().earliest_finish, Some(date("2027-01-04")));
}

#[test]
fn missing_durations_are_bounds() {
    let missing = Step::default();
    let found = check(
        &[step(5), missing, by(5, "2027-01-22"), step(1)],
        &[need(0, 1), need(1, 2), need(2, 3)],
        &["01-04 01-08 <01-11 01-15 5", "01-11 - - 01-15 -", ">01-11 01-15 01-18 01-22 5", ">01-18 01-18 - - -"],
    );
    assert_eq!(found.without_duration, [1]);
    // Even if it took no time at all, this would be too late.
    let found = run(&[step(5), missing, by(5, "2027-01-13")], &[need(0, 1), need(1, 2)]).unwrap();
    assert_eq!(found.infeasible.iter().map(|i| (i.step, i.short_by)).collect::<Vec<_>>(), [(0, 2), (1, 2), (2, 2)]);
    assert_eq!(run(&[step(0)], &[]).unwrap().without_duration, [0]);
}

#[test]
fn decisions_have_a_last_responsible_date() {
    let calendar = Calendar::working_week(&[]);
    let found = run(&[step(5), by(10, "2027-01-29"), by(2, "2027-02-05"), step(1)], &[need(0, 1)]).unwrap();
    let last = |gated: &[usize], notice| {
        last_responsible(&found, gated, notice, &calendar, date("2027-01-04"))
            .map(|l| (l.date.to_string(), l.step, l.passed))
    };
    assert_eq!(last(&[1, 2], 0), Some(("2027-01-18".into(), 1, false)));
    assert_eq!(last(&[1, 2], 1), Some(("2027-01-15".into(), 1, false)));
    assert_eq!(last(&[2], 30), Some(("2026-12-24".into(), 2, true))); // 30 working days before 4 February
    assert_eq!(last(&[], 0), None);
    assert_eq!(last(&[99], 0), None);
}

#[test]
fn planned_dates_conflict() {
    let calendar = Calendar::working_week(&[]);
    let planned = |start: &str, end: &str| Planned { start: Some(date(start)), end: Some(date(end)) };
    let plan = [
        planned("2027-01-04", "2027-01-15"),
        planned("2027-01-13", "2027-01-20"),
        planned("2027-01-16", "2027-02-01"),
        Planned::default(),
    ];
    let needs = [need(0, 1), need(0, 2), need(0, 3), Need { tie: Tie::StartStart, lag: 8, ..need(0, 1) }, need(7, 1)];
    let conflict =
        |need, allowed: &str, short_by| Conflict { need, start: date("2027-01-13"), allowed: date(allowed), short_by };
    assert_eq!(conflicts(&plan, &needs, &calendar), [conflict(0, "2027-01-18", 3), conflict(3, "2027-01-14", 1)]);
}

#[test]
fn a_chain_of_ten_thousand() {
    let steps = vec![step(1); 10_000];
    let needs: Vec<_> = (1..10_000).map(|n| need(n - 1, n)).collect();
    let found = run(&steps, &needs).unwrap();
    assert_eq!((found.longest.len(), found.critical.len()), (10_000, 10_000));
}

/// Run alone: `cargo test --release -p lodestar-model -- --ignored --nocapture quick`.
#[test]
#[ignore = "measures time, which other work beside it would spoil"]
fn ten_thousand_steps_are_quick() {
    let steps: Vec<_> = (0..10_000).map(|n| step(1 + n % 9)).collect();
    let needs: Vec<_> =
        (1..10_000).flat_map(|n| [need(n / 2, n), need(n / 3, n)]).filter(|need| need.from < need.to).collect();
    let clock = std::time::Instant::now();
    let found = run(&steps, &needs).unwrap();
    let took = clock.elapsed();
    println!("workback of 10,000 steps, {} dependencies: {took:?}", needs.len());
    assert!(found.critical.len() >= 13 && took.as_millis() < 32, "{took:?}");
}

proptest! {
    #[test]
    fn no_need_is_broken(
        steps in prop::collection::vec((prop::option::of(1..40u32), prop::option::of(0..300i64)), 1..15),
        edges in prop::collection::vec((0..15usize, 0..15usize, any::<bool>(), -5..20i32), 0..30),
    ) {
        let steps: Vec<_> = steps.iter().map(|&(duration, by)| Step { duration, finish_by: by.map(|by| date("2027-01-04") + chrono::TimeDelta::days(by)), ..Step::default() }).collect();
        let needs: Vec<_> = edges.into_iter().filter(|(from, to, ..)| from < to)
            .map(|(from, to, starts, lag)| Need { from, to, tie: if starts { Tie::StartStart } else { Tie::FinishStart }, lag }).collect();
        let calendar = Calendar::working_week(&[]);
        let found = run(&steps, &needs).unwrap();
        for need in needs.iter().filter(|need| need.to < steps.len()) {
            let (from, to) = (found.slots[need.from].unwrap(), found.slots[need.to].unwrap());
            let (early, late) = match need.tie {
                Tie::FinishStart => (from.earliest_finish.map(|d| calendar.number(d) + 1), from.latest_finish.map(|d| calendar.number(d) + 1)),
                Tie::StartStart => (Some(calendar.number(from.earliest_start)), from.latest_start.map(|d| calendar.number(d))),
            };
            if let Some(early) = early {
                prop_assert!(calendar.number(to.earliest_start) >= early + i64::from(need.lag));
            }
            if let (Some(late), Some(start)) = (late, to.latest_start) {
                prop_assert!(calendar.number(start) >= late + i64::from(need.lag));
            }
        }
        for (slot, step) in found.slots.iter().flatten().zip(&steps) {
            prop_assert!(slot.latest_finish.is_none_or(|late| step.finish_by.is_none_or(|by| late <= by)));
            prop_assert_eq!(slot.critical, slot.float.is_some_and(|float| float <= 0));
        }
    }
}
