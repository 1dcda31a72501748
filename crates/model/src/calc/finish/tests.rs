#![allow(clippy::unwrap_used)]
use super::*;
use crate::calc::schedule::Tie;
use proptest::prelude::*;

fn date(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn work(key: u64, team: usize, low: f64, likely: f64, high: f64) -> Work {
    Work { key, team: Some(team), effort: Some(Effort { low, likely, high }), not_before: None, done: false }
}

fn need(from: usize, to: usize) -> Need {
    Need { from, to, tie: Tie::FinishStart, lag: 0 }
}

fn plan<'a>(works: &'a [Work], needs: &'a [Need], teams: &'a [Team], goals: &'a [Goal]) -> Plan<'a> {
    Plan { works, needs, teams, goals, start: date("2027-01-04"), days_a_week: 5, seed: 1, runs: 10_000 }
}

const ONE: Team = Team { capacity: 1.0, at_once: 1 };

/// P50 and P85 of each piece of work, month and day.
fn days(forecast: &Forecast) -> Vec<String> {
    let text = |day: Option<NaiveDate>| day.map_or("-".into(), |day| day.format("%m-%d").to_string());
    let one = |finish: &Option<Finish>| {
        finish
            .map_or("none".into(), |f| format!("{}{} {}", if f.is_bound { ">" } else { "" }, text(f.p50), text(f.p85)))
    };
    forecast.works.iter().map(one).collect()
}

#[test]
fn sure_efforts_give_sure_days() {
    let sure = |team, weeks| work(1, team, weeks, weeks, weeks);
    let two = Team { capacity: 2.0, at_once: 1 };
    let split = Team { capacity: 2.0, at_once: 2 };
    let later = Work { not_before: Some(date("2027-01-18")), ..sure(0, 1.0) };
    let starts = Need { tie: Tie::StartStart, lag: 5, ..need(0, 1) };
    for (what, works, needs, teams, wanted) in [
        (
            "one after the other",
            vec![sure(0, 1.0), sure(0, 2.0)],
            vec![],
            vec![ONE],
            vec!["01-10 01-10", "01-24 01-24"],
        ),
        ("two teams", vec![sure(0, 1.0), sure(1, 2.0)], vec![], vec![ONE, ONE], vec!["01-10 01-10", "01-17 01-17"]),
        ("twice the people", vec![sure(0, 1.0), sure(0, 2.0)], vec![], vec![two], vec!["01-07 01-07", "01-14 01-14"]),
        (
            "two at once",
            vec![sure(0, 1.0), sure(0, 2.0), sure(0, 1.0)],
            vec![],
            vec![split],
            vec!["01-10 01-10", "01-17 01-17", "01-17 01-17"],
        ),
        (
            "waiting for another team",
            vec![sure(0, 1.0), sure(1, 2.0)],
            vec![need(0, 1)],
            vec![ONE, ONE],
            vec!["01-10 01-10", "01-24 01-24"],
        ),
        (
            "five working days' lag",
            vec![sure(0, 1.0), sure(1, 2.0)],
            vec![Need { lag: 5, ..need(0, 1) }],
            vec![ONE, ONE],
            vec!["01-10 01-10", "01-31 01-31"],
        ),
        (
            "a week after it started",
            vec![sure(0, 3.0), sure(1, 1.0)],
            vec![starts],
            vec![ONE, ONE],
            vec!["01-24 01-24", "01-17 01-17"],
        ),
        ("not before", vec![later], vec![], vec![ONE], vec!["01-24 01-24"]),
        // While the team was busy with the third, the first became ready: it goes before the last.
        (
            "the first that is ready",
            vec![sure(0, 1.0), sure(1, 2.0), sure(0, 3.0), sure(0, 1.0)],
            vec![need(1, 0)],
            vec![ONE, ONE],
            vec!["01-31 01-31", "01-17 01-17", "01-24 01-24", "02-07 02-07"],
        ),
        // What is ready is taken up while the first still waits for the other team.
        (
            "taken up meanwhile",
            vec![sure(0, 1.0), sure(1, 2.0), sure(0, 1.0)],
            vec![need(1, 0)],
            vec![ONE, ONE],
            vec!["01-24 01-24", "01-17 01-17", "01-10 01-10"],
        ),
    ] {
        assert_eq!(days(&simulate(&plan(&works, &needs, &teams, &[])).unwrap()), wanted, "{what}");
    }
}

#[test]
fn percentiles_of_a_triangle_by_hand() {
    // Triangle 0, 0, 100 weeks: P50 = 100 − √5000 = 29.29 weeks, P85 = 100 − √1500 = 61.27 weeks.
    let works = [work(3, 0, 0.0, 0.0, 100.0)];
    let goal = |by: &str| Goal { works: vec![0], by: Some(date(by)) };
    // By 2027-07-25 (29 weeks): 1 − 0.71² = 0.4959.
    let goals = [goal("2027-07-25"), goal("2026-12-01"), goal("2099-01-01")];
    let found = simulate(&plan(&works, &[], &[ONE], &goals)).unwrap();
    let finish = found.works[0].unwrap();
    let near = |day: Option<NaiveDate>, weeks: f64| {
        ((day.unwrap() - date("2027-01-04")).num_days() as f64 / 7.0 - weeks).abs() < 1.5
    };
    assert!(near(finish.p50, 29.29) && near(finish.p85, 61.27), "{finish:?}");
    assert!((found.goals[0].chance.unwrap() - 0.4959).abs() < 0.02, "{:?}", found.goals[0]);
    assert_eq!((found.goals[1].chance, found.goals[2].chance), (Some(0.0), Some(1.0)));
    assert_eq!((found.goals[0].finish, found.end, found.runs), (Some(finish), Some(finish), 10_000));
}

#[test]
fn a_milestone_waits_for_the_last() {
    // Each is finished within √½ of 10 weeks with chance ½; both only with ¼.
    let works = [work(1, 0, 0.0, 10.0, 10.0), work(2, 1, 0.0, 10.0, 10.0)];
    let by = Some(date("2027-02-22")); // 50 days = 7.14 weeks: (0.714)² = 0.51, both 0.26
    let goals = [Goal { works: vec![0], by }, Goal { works: vec![0, 1], by }];
    let found = simulate(&plan(&works, &[], &[ONE, ONE], &goals)).unwrap();
    assert!(
        (found.goals[0].chance.unwrap() - 0.51).abs() < 0.02 && (found.goals[1].chance.unwrap() - 0.26).abs() < 0.02
    );
}

#[test]
fn draws_hang_on_keys_not_on_positions() {
    let works = [work(1, 0, 1.0, 2.0, 9.0), work(2, 1, 3.0, 5.0, 20.0)];
    let turned = [works[1], works[0]];
    let teams = [ONE, ONE];
    let (one, two) =
        (simulate(&plan(&works, &[], &teams, &[])).unwrap(), simulate(&plan(&turned, &[], &teams, &[])).unwrap());
    assert_eq!((one.works[0], one.works[1]), (two.works[1], two.works[0]));
    let other = simulate(&Plan { seed: 2, runs: 100, ..plan(&works, &[], &teams, &[]) }).unwrap();
    assert!(other != one && other.runs == 112);
}

#[test]
fn what_is_left_out_is_said() {
    let fine = work(0, 0, 1.0, 1.0, 1.0);
    let effort = |low, likely, high| Work { effort: Some(Effort { low, likely, high }), ..fine };
    let works = [
        Work { effort: None, ..fine },
        effort(0.0, 0.0, 0.0),
        effort(3.0, 2.0, 9.0),
        effort(f64::NAN, 2.0, 9.0),
        Work { team: None, ..fine },
        Work { team: Some(9), ..fine },
        Work { team: Some(1), ..fine },
        effort(1e300, 1e300, 1e300),
        fine,
        Work { done: true, effort: None, ..fine },
    ];
    let negative = Team { capacity: -3.0, at_once: 1 };
    let goals = [Goal { works: vec![0, 1], by: None }, Goal { works: vec![0, 8, 77], by: None }];
    let needs = [need(0, 8), need(9, 8), need(77, 8)];
    let found = simulate(&plan(&works, &needs, &[ONE, negative], &goals)).unwrap();
    use LeftOut::*;
    let why: Vec<_> = found.left_out.iter().map(|left| left.1).collect();
    assert_eq!(why, [NoEffort, ZeroEffort, BadEffort, BadEffort, NoTeam, NoTeam, NoCapacity, TooLong]);
    let mut wanted = vec!["none"; 10];
    wanted[8] = ">01-10 01-10";
    assert_eq!(days(&found), wanted);
    assert_eq!((found.goals[0].finish, found.goals[1].finish.map(|f| f.is_bound)), (None, Some(true)));

    assert_eq!(
        simulate(&plan(&[fine; 2], &[need(0, 1), need(1, 0)], &[ONE], &[])),
        Err(FinishError::Cycles(vec![Cycle(vec![0, 1])]))
    );
    let empty = simulate(&plan(&[], &[], &[], &[])).unwrap();
    assert!(empty.works.is_empty() && empty.end.is_none());
}

/// 300 initiatives, 12 teams, 450 dependencies, 20 milestones.
fn large() -> (Vec<Work>, Vec<Need>, Vec<Team>, Vec<Goal>) {
    let works = (0..300).map(|n: u64| {
        let likely = 2.0 + (n * 7 % 23) as f64;
        work(n * 7919, (n * 5 % 12) as usize, likely * 0.6, likely, likely * (1.5 + (n % 4) as f64 / 2.0))
    });
    let needs = (1..300)
        .flat_map(|n: usize| [need(n / 2, n), need(n - 1 - n % 7 * (n / 10), n)])
        .filter(|need| need.from < need.to);
    let teams = (0..12).map(|n| Team { capacity: 4.0 + f64::from(n % 5), at_once: 1 + n % 3 });
    let goals = (0..20).map(|n| Goal { works: (n * 15..n * 15 + 15).collect(), by: Some(date("2028-06-30")) });
    (works.collect(), needs.take(450).collect(), teams.collect(), goals.collect())
}

#[test]
fn a_large_plan_holds_together() {
    let (works, needs, teams, goals) = large();
    let found = simulate(&Plan { runs: 500, ..plan(&works, &needs, &teams, &goals) }).unwrap();
    let finish = |n: usize| found.works[n].unwrap();
    assert!((0..300).all(|n| finish(n).p50 <= finish(n).p85));
    assert!(needs.iter().all(|need| finish(need.from).p50 < finish(need.to).p50));
    assert!(goals.iter().zip(&found.goals).all(|(goal, reached)| {
        let last = goal.works.iter().map(|&n| finish(n).p85).max().unwrap();
        reached.finish.unwrap().p85 >= last
    }));
}

/// Run alone: `cargo test --release -p lodestar-model -- --ignored --nocapture quick`.
#[test]
#[ignore = "measures time, which other work beside it would spoil"]
fn a_large_plan_is_quick() {
    let (works, needs, teams, goals) = large();
    let clock = std::time::Instant::now();
    let found = simulate(&plan(&works, &needs, &teams, &goals)).unwrap();
    let took = clock.elapsed();
    println!("{} runs of 300 initiatives, {} dependencies: {took:?}", found.runs, needs.len());
    assert!(took.as_millis() < 200, "{took:?}");
}

#[test]
fn ten_thousand_in_a_row() {
    let works: Vec<_> = (0..10_000).map(|n| work(n, 0, 1.0, 1.0, 1.0)).collect();
    let needs: Vec<_> = (1..10_000).map(|n| need(n - 1, n)).collect();
    let found = simulate(&Plan { runs: 1, ..plan(&works, &needs, &[ONE], &[]) }).unwrap();
    assert_eq!(
        found.end.unwrap().p50,
        Some(date("2027-01-04") + chrono::TimeDelta::weeks(10_000) - chrono::TimeDelta::days(1))
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]
    #[test]
    fn never_a_panic_and_p50_before_p85(
        works in prop::collection::vec((any::<u64>(), 0..4usize, any::<f64>(), 0.0..50.0f64, 0.0..50.0f64, any::<bool>()), 0..12),
        edges in prop::collection::vec((0..14usize, 0..14usize, any::<bool>(), any::<i32>()), 0..20),
        capacities in prop::collection::vec((any::<f64>(), any::<u32>()), 0..3),
    ) {
        let works: Vec<_> = works.into_iter()
            .map(|(key, team, wild, a, b, tame)| if tame { work(key, team, a, a + b, a + b + b) } else { work(key, team, wild, wild, wild) }).collect();
        let needs: Vec<_> = edges.into_iter()
            .map(|(from, to, starts, lag)| Need { from, to, tie: if starts { Tie::StartStart } else { Tie::FinishStart }, lag }).collect();
        let mut teams = vec![ONE];
        teams.extend(capacities.into_iter().map(|(capacity, at_once)| Team { capacity, at_once }));
        let goals = [Goal { works: (0..14).collect(), by: Some(NaiveDate::MAX) }];
        if let Ok(found) = simulate(&Plan { runs: 200, ..plan(&works, &needs, &teams, &goals) }) {
            let later = |finish: &Finish| finish.p85.is_none() || finish.p50 <= finish.p85;
            prop_assert!(found.works.iter().flatten().all(later) && found.end.iter().all(later));
            prop_assert!(found.goals[0].chance.is_some_and(|chance| (0.0..=1.0).contains(&chance)));
        }
    }
}
