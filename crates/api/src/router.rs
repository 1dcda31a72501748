//! The calls of the page, each defined once: its name, what it takes, what it gives, and who answers it. The wire form
//! is `{call, args}`; the TypeScript interface of the calls is made from the same list.

use serde::de::DeserializeOwned;
use serde_json::Value;
use ts_rs::TypeVisitor;

use crate::wire::*;
use crate::{App, Failure, TemplateInfo};

macro_rules! calls {
    ($($name:ident: $args:ty => $result:ty, $answer:path;)+) => {
        /// Answers one call.
        pub(crate) fn answer(app: &App, call: &str, args: Value) -> Result<Value, Failure> {
            match call {
                $(stringify!($name) => {
                    let result: $result = $answer(app, read::<$args>(call, args)?)?;
                    serde_json::to_value(result).map_err(|e| Failure::new("internal", format!("The answer to {call} cannot be written: {e}."), ""))
                })+
                _ => Err(Failure::new("unknown_call", format!("There is no call “{call}”."), "The window and the program are of different versions: start Lodestar again.")),
            }
        }

        /// The TypeScript interface of all calls: arguments and result by name.
        pub(crate) fn interface(config: &ts_rs::Config) -> String {
            let mut lines = String::from("export interface Calls {\n");
            $(lines.push_str(&format!("  {}: [{}, {}];\n", stringify!($name),
                <$args as ts_rs::TS>::name(config), <$result as ts_rs::TS>::name(config)));)+
            lines + "}\n"
        }

        /// Shows every type of the calls to a visitor.
        pub(crate) fn visit(visitor: &mut impl TypeVisitor) {
            $(visitor.visit::<$args>(); visitor.visit::<$result>();)+
        }
    };
}

fn read<T: DeserializeOwned>(call: &str, args: Value) -> Result<T, Failure> {
    let args = if args.is_null() { Value::Object(Default::default()) } else { args };
    serde_json::from_value(args).map_err(|e| Failure::new("arguments", format!("{call} was called wrongly: {e}."), ""))
}

calls! {
    app_info: Nothing => AppInfo, App::info;
    definitions: Nothing => Definitions, App::definitions;
    settings_set: SettingsChange => Settings, App::set_settings;
    recents_remove: At => Vec<Recent>, App::forget_recent;
    recents_clear: Nothing => Vec<Recent>, App::forget_recents;

    file_new: NewStrategy => Opened, App::new_strategy;
    file_example: Nothing => Opened, App::open_example;
    templates: Nothing => Vec<TemplateInfo>, App::list_templates;
    file_open: MaybeAt => Option<Opened>, App::open;
    file_save_copy: MaybeAt => Option<At>, App::save_copy;
    file_close: Nothing => (), App::close;
    file_recover: At => Recovered, App::recover;
    show_file: At => (), App::show_file;

    edit_apply: Apply => Patch, App::apply;
    edit_undo: Nothing => Patch, App::undo;
    edit_redo: Nothing => Patch, App::redo;
    edit_revert_to: RevertTo => Patch, App::revert_to;
    snapshot: SnapshotName => Patch, App::snapshot;
    changed: ChangedQuery => Changed, App::changed;
    restore: Restore => Patch, App::restore;
    history: HistoryQuery => Vec<HistoryEntry>, App::history;
    history_note: NoteOf => (), App::note;
    search: SearchQuery => Vec<SearchHit>, App::search;

    look: Look => Opened, App::look;
    options_compare: CompareQuery => Compared, App::compare;
    option_adopt: Adopt => Opened, App::adopt;
    option_let_go: LetGo => Opened, App::let_go;
    option_settle: Settle => Patch, App::settle;

    facts: FactsQuery => FactsAnswer, App::facts;
    forecast: Nothing => ForecastAnswer, App::forecast;
    checks: Nothing => Findings, App::checks;
    trace: lodestar_model::Target => Option<lodestar_model::thread::Thread>, App::trace;
    debt_clearing: ClearingQuery => ClearingAnswer, App::debt_clearing;

    workshop: RecordAt => WorkshopAnswer, App::workshop;
    workshop_stage: RecordAt => StageAnswer, App::workshop_stage;
    ballot_cast: BallotCast => BallotCount, App::ballot_cast;
    ballots_reveal: RecordAt => Patch, App::ballots_reveal;
    ballots_empty: RecordAt => BallotCount, App::ballots_empty;
    workshop_paper: WorkshopPaperQuery => Option<Written>, App::workshop_paper;
    workshop_drafts: Nothing => Drafts, App::workshop_drafts;
    workshop_draft_keep: RecordAt => Drafts, App::workshop_draft_keep;
    workshop_draft_read: DraftText => Drafts, App::workshop_draft_read;
    workshop_draft_forget: DraftName => Drafts, App::workshop_draft_forget;
    workshop_draft_save: DraftName => Option<At>, App::workshop_draft_save;

    brand: Nothing => BrandAnswer, App::brand;
    logo_set: LogoFile => Patch, App::logo_set;

    preview: PreviewQuery => Preview, App::preview;
    read_as_text: TextQuery => Text, App::read_as_text;
    export: Export => Option<Written>, App::export;
    export_set: ExportSet => Option<SetWritten>, App::export_set;
    export_try: Export => Tried, App::export_try;
    export_cancel: Nothing => (), App::export_cancel;
    left_out: LeftOutQuery => Vec<LeftOut>, App::left_out;
    sights: AudienceQuery => Vec<SightOfKind>, App::sights;
}
