//! Workshops: agenda and stage at this moment, private ballots, and the drafts that a workshop can begin with.
//!
//! Notes, steps and time are records and change like all others; here is what is more than that.

use std::path::{Path, PathBuf};

use lodestar_documents::{Document, Sight};
use lodestar_model::workshop::agenda::agenda;
use lodestar_model::workshop::draft::{Draft, MOST_BYTES, checked, draft_of, drafts, from_file, to_file};
use lodestar_model::workshop::rank::{By, next_pair, ranked};
use lodestar_model::workshop::stage::stage;
use lodestar_model::workshop::{Held, draft::DraftError};
use lodestar_model::{Id, Kind, Lens};

use crate::app::locked;
use crate::edit::{WINDOW, patch};
use crate::publish::{self, Order};
use crate::wire::{
    At, BallotCast, BallotCount, DraftName, DraftText, Drafts, Nothing, Paper, Patch, RecordAt, StageAnswer,
    WorkshopAnswer, WorkshopPaperQuery, Written,
};
use crate::writing::{file_stem, write_whole};
use crate::{App, Failure};

/// The most drafts of one's own that are kept.
const MOST_DRAFTS: usize = 200;

impl From<DraftError> for Failure {
    fn from(error: DraftError) -> Self {
        Self::new("template", error.to_string(), "Ask whoever sent it for the file again, or choose another template.")
    }
}

fn gone(kind: Kind, id: Id) -> Failure {
    Failure::from(lodestar_store::Error::Unknown { kind, id })
}

impl App {
    /// Agenda, clock, orders and ballots of a workshop at this moment.
    pub(crate) fn workshop(&self, asked: RecordAt) -> Result<WorkshopAnswer, Failure> {
        let now = self.host.now();
        self.with_store(|store| {
            let strategy = store.strategy();
            let held = Held::of(&strategy, asked.id).ok_or_else(|| gone(Kind::Workshop, asked.id))?;
            let step = held.current().map(|step| step.id);
            let ballots = step.map(|step| store.ballots(step)).transpose()?.map_or(0, |mine| mine.ballots);
            Ok(WorkshopAnswer {
                revision: store.revision(),
                now,
                agenda: agenda(&strategy, asked.id, now).ok_or_else(|| gone(Kind::Workshop, asked.id))?,
                ballots,
                dots: ranked(&held, By::Dots),
                pairs: ranked(&held, By::Pairs),
                scores: ranked(&held, By::Scores),
                pair: next_pair(&held),
            })
        })
    }

    /// What the stage of a workshop shows at this moment.
    pub(crate) fn workshop_stage(&self, asked: RecordAt) -> Result<StageAnswer, Failure> {
        let now = self.host.now();
        self.with_store(|store| {
            let strategy = store.strategy();
            let held = Held::of(&strategy, asked.id).ok_or_else(|| gone(Kind::Workshop, asked.id))?;
            let step = held.current().map(|step| step.id);
            let ballots = step.map(|step| store.ballots(step)).transpose()?.map_or(0, |mine| mine.ballots);
            let stage = stage(&strategy, asked.id, ballots, now).ok_or_else(|| gone(Kind::Workshop, asked.id))?;
            Ok(StageAnswer { revision: store.revision(), now, stage })
        })
    }

    pub(crate) fn ballot_cast(&self, ballot: BallotCast) -> Result<BallotCount, Failure> {
        self.with_store(|store| Ok(BallotCount { ballots: store.cast_ballot(ballot.step, &ballot.marks)?.ballots }))
    }

    pub(crate) fn ballots_reveal(&self, step: RecordAt) -> Result<Patch, Failure> {
        let (author, now) = (self.host.author(), self.host.now());
        self.with_store(|store| {
            self.needs_plan("A workshop")?;
            let applied = store.reveal_ballots(step.id, &author, WINDOW, now)?;
            Ok(patch(store, applied))
        })
    }

    pub(crate) fn ballots_empty(&self, step: RecordAt) -> Result<BallotCount, Failure> {
        self.with_store(|store| {
            store.empty_ballots(step.id)?;
            Ok(BallotCount { ballots: 0 })
        })
    }

    /// Writes minutes, a ballot or note cards to a file that the user names.
    pub(crate) fn workshop_paper(&self, asked: WorkshopPaperQuery) -> Result<Option<Written>, Failure> {
        let WorkshopPaperQuery { id, paper, format } = asked;
        let (strategy, stamp) = self.current()?;
        let document = Document::Workshop(paper, id);
        let extension = publish::extension(document, format);
        let audience = Sight::from(Lens::All);
        let name = publish::suggested_name(&strategy, document, &audience, extension, stamp);
        let Some(target) = self.host.choose_target("Save as", Path::new(&name)) else { return Ok(None) };
        let order = Order { document, format, paper: Paper::A4, audience, stamp, since: None, gantt: false };
        let product = publish::produce(&mut locked(&self.publisher), &strategy, &order, &|| Ok(()))?;
        publish::write(&product, &target, true).map(Some)
    }

    /// The drafts that come with the program, and one's own.
    pub(crate) fn workshop_drafts(&self, _: Nothing) -> Result<Drafts, Failure> {
        let own = self.own_drafts();
        let read = own.iter().filter_map(|path| {
            let mut draft = read_draft(path).ok()?;
            draft.id = path.file_name()?.to_string_lossy().into_owned();
            Some(draft)
        });
        let own: Vec<Draft> = read.collect();
        let drafts = drafts().into_iter().map(checked).collect::<Result<_, _>>()?;
        Ok(Drafts { drafts, own })
    }

    /// Keeps a workshop as a draft of one's own.
    pub(crate) fn workshop_draft_keep(&self, asked: RecordAt) -> Result<Drafts, Failure> {
        let draft = self.with_store(|store| {
            let strategy = store.strategy();
            Held::of(&strategy, asked.id).map(|held| draft_of(&held)).ok_or_else(|| gone(Kind::Workshop, asked.id))
        })?;
        self.keep_draft(checked(draft)?)
    }

    /// Takes a draft from the text of a file that somebody passed on.
    pub(crate) fn workshop_draft_read(&self, file: DraftText) -> Result<Drafts, Failure> {
        self.keep_draft(from_file(&file.text)?)
    }

    /// Forgets a draft of one's own.
    pub(crate) fn workshop_draft_forget(&self, name: DraftName) -> Result<Drafts, Failure> {
        if let Some(path) = self.own_draft(&name.id) {
            std::fs::remove_file(&path).map_err(|error| Failure::io("deleted", &path, &error))?;
        }
        self.workshop_drafts(Nothing {})
    }

    /// Writes a draft as a file to pass on.
    pub(crate) fn workshop_draft_save(&self, name: DraftName) -> Result<Option<At>, Failure> {
        let known = self.workshop_drafts(Nothing {})?;
        let found = known.drafts.iter().chain(&known.own).find(|draft| draft.id == name.id);
        let draft = found.ok_or_else(|| Failure::new("template", "This template is no longer there.", ""))?;
        let suggested = format!("{}.lodestar-workshop.json", file_stem(&draft.name, "workshop"));
        let Some(path) = self.host.choose_target("Save the template", Path::new(&suggested)) else { return Ok(None) };
        write_whole(&path, to_file(draft).as_bytes()).map_err(|error| Failure::io("written", &path, &error))?;
        Ok(Some(At { path: path.to_string_lossy().into_owned() }))
    }

    fn drafts_folder(&self) -> PathBuf {
        self.host.places().data.join("workshops")
    }

    fn own_drafts(&self) -> Vec<PathBuf> {
        let Ok(files) = std::fs::read_dir(self.drafts_folder()) else { return Vec::new() };
        let mut paths: Vec<PathBuf> = files.filter_map(|entry| Some(entry.ok()?.path())).collect();
        paths.retain(|path| path.extension().is_some_and(|extension| extension == "json"));
        paths.sort();
        paths
    }

    fn own_draft(&self, id: &str) -> Option<PathBuf> {
        self.own_drafts().into_iter().find(|path| path.file_name().is_some_and(|name| name == id))
    }

    fn keep_draft(&self, draft: Draft) -> Result<Drafts, Failure> {
        let folder = self.drafts_folder();
        let known = self.own_drafts();
        if known.len() >= MOST_DRAFTS {
            let message = format!("{MOST_DRAFTS} templates are kept already.");
            return Err(Failure::new("template", message, "Delete one that is not needed any more."));
        }
        std::fs::create_dir_all(&folder).map_err(|error| Failure::io("made", &folder, &error))?;
        let stem = file_stem(&draft.name, "workshop");
        let names = std::iter::once(format!("{stem}.json")).chain((2..).map(|n| format!("{stem}-{n}.json")));
        let free = names.map(|name| folder.join(name)).find(|path| !known.contains(path));
        let path = free.unwrap_or_else(|| folder.join("workshop.json"));
        write_whole(&path, to_file(&draft).as_bytes()).map_err(|error| Failure::io("written", &path, &error))?;
        self.workshop_drafts(Nothing {})
    }
}

fn read_draft(path: &Path) -> Result<Draft, Failure> {
    let io = |error: std::io::Error| Failure::io("read", path, &error);
    if std::fs::metadata(path).map_err(io)?.len() > MOST_BYTES as u64 {
        return Err(DraftError::TooLarge.into());
    }
    Ok(from_file(&std::fs::read_to_string(path).map_err(io)?)?)
}
