//! The program without its window: what is open, and the calls that need nothing else.

use std::path::Path;
use std::sync::atomic::AtomicBool;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use chrono::{DateTime, Utc};
use lodestar_documents::{Stamp, Typesetter};
use lodestar_model::{Kind, Strategy};
use lodestar_store::Store;
use serde_json::Value;

use crate::facts::Reckoned;
use crate::kept::Kept;
use crate::looking::View;
use crate::options::Simulated;
use crate::wire::{AppInfo, At, Definitions, Nothing, Recent, Settings, SettingsChange};
use crate::{Failure, Host, router};

/// The program without its window. Calls may come from several threads: each waits its turn for the strategy, but
/// typesetting holds up no edit.
pub struct App {
    pub(crate) host: Box<dyn Host>,
    pub(crate) kept: Kept,
    pub(crate) open: Mutex<Option<Store>>,
    /// Makes what is looked at while it is written.
    pub(crate) typesetter: Mutex<Typesetter>,
    /// Makes what is published, so that no preview waits for it.
    pub(crate) publisher: Arc<Mutex<Typesetter>>,
    /// Whether what is being published should not be written after all.
    pub(crate) cancelled: Mutex<Arc<AtomicBool>>,
    /// What the window looks at; taken only while `open` is held.
    pub(crate) looking: Mutex<View>,
    /// The figures that were reckoned last.
    pub(crate) reckoned: Reckoned,
    /// The simulations of the plan and its options.
    pub(crate) simulated: Simulated,
    /// When the last backup was made.
    pub(crate) backed_up: Mutex<DateTime<Utc>>,
}

/// A lock that is good after a panic too: what it guards is replaced as a whole or not at all.
pub(crate) fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl App {
    /// The program on a machine, with nothing open.
    pub fn new(host: Box<dyn Host>) -> Self {
        let kept = Kept::new(host.places().data);
        lodestar_documents::warm_up(None);
        Self {
            host,
            kept,
            open: Mutex::new(None),
            typesetter: Mutex::new(Typesetter::new()),
            publisher: Arc::default(),
            cancelled: Mutex::default(),
            looking: Mutex::default(),
            reckoned: Reckoned::default(),
            simulated: Simulated::default(),
            backed_up: Mutex::default(),
        }
    }

    /// Answers one call: `{call, args}` in, the result or a [`Failure`] out.
    pub fn call(&self, call: &str, args: Value) -> Result<Value, Failure> {
        router::answer(self, call, args)
    }

    /// The machine.
    pub fn host(&self) -> &dyn Host {
        &*self.host
    }

    /// Works with the open store; an error where none is open.
    pub(crate) fn with_store<T>(&self, work: impl FnOnce(&mut Store) -> Result<T, Failure>) -> Result<T, Failure> {
        match locked(&self.open).as_mut() {
            Some(store) => work(store),
            None => Err(Failure::new("nothing_open", "No strategy is open.", "Open one, or begin a new one.")),
        }
    }

    /// The strategy that is looked at, with what its documents say about their making.
    pub(crate) fn current(&self) -> Result<(Arc<Strategy>, Stamp), Failure> {
        self.with_store(|store| {
            let seen = self.seen(store)?;
            Ok((seen.titled(), seen.stamp))
        })
    }

    pub(crate) fn info(&self, _: Nothing) -> Result<AppInfo, Failure> {
        let open = locked(&self.open).as_ref().map(|store| self.opened(store)).transpose()?;
        let version = env!("CARGO_PKG_VERSION").to_owned();
        Ok(AppInfo { version, recents: self.kept.recents(), settings: self.kept.settings(), open })
    }

    pub(crate) fn definitions(&self, _: Nothing) -> Result<Definitions, Failure> {
        Ok(Definitions { kinds: Kind::ALL.iter().map(|kind| kind.def()).collect() })
    }

    pub(crate) fn set_settings(&self, change: SettingsChange) -> Result<Settings, Failure> {
        Ok(self.kept.change_settings(change))
    }

    pub(crate) fn forget_recent(&self, at: At) -> Result<Vec<Recent>, Failure> {
        self.kept.forget(Some(Path::new(&at.path)));
        Ok(self.kept.recents())
    }

    pub(crate) fn forget_recents(&self, _: Nothing) -> Result<Vec<Recent>, Failure> {
        self.kept.forget(None);
        Ok(self.kept.recents())
    }

    pub(crate) fn show_file(&self, at: At) -> Result<(), Failure> {
        let path = Path::new(&at.path);
        if !path.exists() {
            let message = format!("“{}” is no longer there.", path.display());
            return Err(Failure::new("not_found", message, "Publish it again."));
        }
        self.host.show(path).map_err(|e| Failure::io("opened", path, &e))
    }
}
