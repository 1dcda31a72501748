//! The TypeScript types of everything that goes over the wire, as one file.

use std::any::TypeId;
use std::collections::{BTreeMap, HashSet};

use lodestar_model::diff::ChangeGroup;
use lodestar_model::{Kind, Strategy};
use ts_rs::{Config, TS, TypeVisitor};

use crate::Failure;
use crate::publish::SETS;
use crate::router;
use crate::wire::{Command, Event, Opened, Paper, Patch};

/// The text of the generated module. `cargo run -p lodestar-api --example types` writes it; a test finds drift.
pub fn typescript() -> String {
    let config = Config::new().with_large_int("number");
    let mut found = Found { config: &config, seen: HashSet::new(), declared: BTreeMap::new() };
    router::visit(&mut found);
    found.visit::<Strategy>();
    found.visit::<Kind>();
    found.visit::<lodestar_model::ChoiceDef>();
    found.visit::<Failure>();
    found.visit::<Patch>();
    found.visit::<Opened>();
    found.visit::<Command>();
    found.visit::<Event>();

    let mut text = String::from(
        "// Generated from the Rust types by `make types`. Do not edit: change crates/model or crates/api instead.\n\n",
    );
    for declaration in found.declared.values() {
        text.push_str(declaration);
        text.push_str("\n\n");
    }
    let papers: Vec<_> = Paper::ALL.iter().map(|paper| serde_json::json!(paper).to_string()).collect();
    text.push_str(&format!("/** A sheet of paper. */\nexport type Paper = {};\n\n", papers.join(" | ")));
    text.push_str("/** Any record: its own four fields, then the fields of its kind. */\n");
    text.push_str(
        "export interface AnyRecord {\n  id: Id;\n  rank: Rank;\n  created: string;\n  updated: string;\n  [field: string]: unknown;\n}\n\n",
    );
    text.push_str("/** The name of each kind's list in a strategy. */\nexport const LISTS = {\n");
    for kind in Kind::ALL {
        text.push_str(&format!("  {}: \"{}\",\n", kind.def().name, kind.def().list));
    }
    text.push_str("} as const satisfies Record<Kind, keyof Strategy>;\n\n");
    text.push_str("/** In which ways something changed, in the order in which it is told. */\n");
    text.push_str("export const CHANGE_GROUPS: readonly (ChoiceDef & { value: ChangeGroup })[] = [\n");
    for group in ChangeGroup::ALL {
        let words = serde_json::json!({ "value": group.value(), "label": group.label(), "help": group.help() });
        text.push_str(&format!("  {words},\n"));
    }
    text.push_str("];\n\n");
    text.push_str("/** Documents that are published together again and again. */\n");
    text.push_str("export const DOCUMENT_SETS: readonly { name: string; label: string; help: string; documents: Document[]; audience: Lens }[] = [\n");
    for set in SETS {
        let words = serde_json::json!({
            "name": set.name, "label": set.label, "help": set.help, "documents": set.documents, "audience": set.audience,
        });
        text.push_str(&format!("  {words},\n"));
    }
    text.push_str("];\n\n");
    text.push_str("/** Every call of the back end: its arguments and its result. */\n");
    text.push_str(&router::interface(&config));
    text.push_str("export type Call = keyof Calls;\n\n");
    text.push_str("/** What the back end says unasked. */\n");
    text.push_str("export type Events = { [E in EventMessage as E[\"event\"]]: E[\"payload\"] };\n");
    text
}

struct Found<'a> {
    config: &'a Config,
    seen: HashSet<TypeId>,
    declared: BTreeMap<String, String>,
}

impl TypeVisitor for Found<'_> {
    fn visit<T: TS + 'static + ?Sized>(&mut self) {
        if !self.seen.insert(TypeId::of::<T>()) {
            return;
        }
        // Only named types have a path to be written to: numbers, strings, lists and the like do not.
        if T::output_path().is_some() {
            let docs = T::docs().unwrap_or_default();
            self.declared
                .entry(T::ident(self.config))
                .or_insert_with(|| format!("{docs}export {}", T::decl(self.config)));
        }
        T::visit_dependencies(self);
        T::visit_generics(self);
    }
}
