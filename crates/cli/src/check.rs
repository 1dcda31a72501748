//! `lodestar check`: what a careful reader would object to.

use std::collections::HashMap;

use chrono::{Local, NaiveDate};
use lodestar_api::model::checks::{Finding, Severity, checks};
use lodestar_api::model::records::Silence;
use lodestar_api::model::{AnyRecord, Id, Strategy, Target};
use serde_json::{Value, json};

use crate::args::Check;
use crate::print::{End, Ended, one_line};
use crate::{machine, print};

/// `lodestar check`
pub fn check(args: &Check) -> Ended {
    let store = machine::read(&args.file)?;
    let strategy = store.strategy();
    let today = args.today.unwrap_or_else(|| machine::now().with_timezone(&Local).date_naive());
    let all = checks(&strategy, today);
    let counts = Counts::of(&all);
    let shown: Vec<&Finding> = all.iter().filter(|finding| args.all || finding.is_open()).collect();
    let names = Names::new(&strategy);
    if args.json {
        print::json(&as_json(&shown, &names, &counts, store.revision(), today))?;
    } else {
        print::text(&as_text(&shown, &names, &counts))?;
    }
    match args.fail_on.map(Severity::from) {
        Some(level) if all.iter().any(|finding| finding.is_open() && finding.severity <= level) => Err(End::Found),
        _ => Ok(()),
    }
}

/// How many findings there are.
struct Counts {
    open: Vec<(Severity, usize)>,
    silenced: usize,
}

impl Counts {
    fn of(all: &[Finding]) -> Self {
        let open = |severity: &Severity| {
            (*severity, all.iter().filter(|finding| finding.is_open() && finding.severity == *severity).count())
        };
        Self {
            open: Severity::ALL.iter().map(open).collect(),
            silenced: all.iter().filter(|finding| !finding.is_open()).count(),
        }
    }

    fn words(&self) -> String {
        let of = |(severity, count): &(Severity, usize)| {
            let name = if *count == 1 { severity.label() } else { severity.labels() };
            (*count > 0).then(|| format!("{count} {}", name.to_lowercase()))
        };
        let open: Vec<String> = self.open.iter().filter_map(of).collect();
        let open = if open.is_empty() { "Nothing a careful reader would object to".into() } else { open.join(", ") };
        match self.silenced {
            0 => format!("{open}.\n"),
            silenced => format!("{open}. {silenced} silenced.\n"),
        }
    }
}

/// What records are called, and the silences.
struct Names<'a> {
    records: HashMap<Target, &'a dyn AnyRecord>,
    silences: HashMap<Id, &'a Silence>,
}

impl<'a> Names<'a> {
    fn new(strategy: &'a Strategy) -> Self {
        let kinds = lodestar_api::model::Kind::ALL.iter();
        let records = kinds.flat_map(|kind| strategy.all(*kind)).map(|record| (record.target(), record)).collect();
        Self { records, silences: strategy.silences.iter().map(|silence| (silence.id, silence)).collect() }
    }

    fn title(&self, at: Target) -> String {
        self.records.get(&at).map(|record| record.name()).unwrap_or_default()
    }

    fn silence(&self, finding: &Finding) -> Option<&'a Silence> {
        self.silences.get(&finding.silence?).copied()
    }
}

fn as_text(shown: &[&Finding], names: &Names, counts: &Counts) -> String {
    let mut out = String::new();
    for severity in Severity::ALL {
        let mut groups: Vec<(Target, Vec<&Finding>)> = Vec::new();
        let mut places: HashMap<Target, usize> = HashMap::new();
        for finding in shown.iter().filter(|finding| finding.severity == *severity) {
            let place = *places.entry(finding.record).or_insert_with(|| {
                groups.push((finding.record, Vec::new()));
                groups.len() - 1
            });
            groups[place].1.push(finding);
        }
        if groups.is_empty() {
            continue;
        }
        out.push_str(&format!("{}\n", severity.labels()));
        for (record, findings) in groups {
            let label = record.kind.def().label;
            let named = if record.kind.def().single {
                label.to_owned()
            } else {
                format!("{label} “{}”  {}", one_line(&names.title(record)), record.id)
            };
            out.push_str(&format!("  {named}\n"));
            for finding in findings {
                out.push_str(&format!("    {} [{}]\n", one_line(&finding.sentence), finding.code));
                match names.silence(finding) {
                    Some(silence) => out.push_str(&format!("      Silenced: {}\n", reason(silence))),
                    None => out.push_str(&format!("      {}\n", finding.why)),
                }
            }
        }
        out.push('\n');
    }
    out + &counts.words()
}

fn reason(silence: &Silence) -> String {
    let until = silence.until.map(|day| format!(" (until {day})")).unwrap_or_default();
    let reason = one_line(&silence.reason);
    let reason = if reason.is_empty() { "no reason given".to_owned() } else { reason };
    format!("{reason}{until}")
}

fn as_json(shown: &[&Finding], names: &Names, counts: &Counts, revision: u64, today: NaiveDate) -> Value {
    let findings = shown.iter().map(|finding| {
        let silence = names.silence(finding);
        let silence = silence.map(|one| json!({"id": one.id, "reason": one.reason, "until": one.until}));
        json!({
            "code": finding.code,
            "severity": finding.severity,
            "kind": finding.record.kind,
            "id": finding.record.id,
            "title": names.title(finding.record),
            "field": finding.field,
            "sentence": finding.sentence,
            "why": finding.why,
            "fix": finding.fix,
            "silence": silence,
        })
    });
    let mut count: serde_json::Map<String, Value> =
        counts.open.iter().map(|(severity, count)| (severity.label().to_lowercase(), json!(count))).collect();
    count.insert("silenced".into(), json!(counts.silenced));
    json!({"revision": revision, "today": today, "counts": count, "findings": findings.collect::<Vec<_>>()})
}
