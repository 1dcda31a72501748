//! Documents on their way to files: asked for by the window, one or a set, with progress, and given up when asked to.
//!
//! What is published at the same time waits for its turn, and no preview waits for it. Whoever cancels is answered at
//! once: a document that is being laid out is laid out to its end beside everything else, and then dropped.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::RecvTimeoutError;
use std::sync::{Arc, mpsc};
use std::time::Duration;

use lodestar_documents::{Document, Stamp};
use lodestar_model::{Change, Strategy};

use crate::app::locked;
use crate::publish::{self, Order, Product};
use crate::wire::{Apply, Event, Export, ExportSet, Nothing, Publishing, SetWritten, Tried, Written};
use crate::writing::file_stem;
use crate::{App, Failure};

/// The most documents of a set.
const MOST: usize = 40;
/// How soon somebody who cancels is answered.
const PATIENCE: Duration = Duration::from_millis(40);

impl App {
    /// Writes one document.
    pub(crate) fn export(&self, export: Export) -> Result<Option<Written>, Failure> {
        let (strategy, stamp) = self.current()?;
        let order = self.order(&strategy, stamp, &export)?;
        let (document, format) = (order.document, order.format);
        let extension = publish::extension(document, format);
        let suggested = publish::suggested_name(&strategy, document, &order.audience, extension, stamp);
        // The dialog comes before the work: who thinks better of it has not waited for nothing. A dialog for a file has
        // asked before replacing it; a dialog for a folder only says into which one the new folder goes.
        let (target, replace) = match export.path {
            Some(path) => (PathBuf::from(path), export.overwrite),
            None => {
                let title = format!("Publish: {}", document.title());
                let chosen = if extension.is_empty() {
                    self.host.choose_folder(&title).map(|into| (fresh_folder(&into, &suggested), false))
                } else {
                    self.host.choose_target(&title, Path::new(&suggested)).map(|path| (path, true))
                };
                match chosen {
                    Some(chosen) => chosen,
                    None => return Ok(None),
                }
            }
        };
        let cancelled = self.fresh_flag();
        self.tell(0, 1, document.title());
        let product = self.produced(&strategy, &order, &cancelled)?;
        let written = publish::write(&product, &target, replace)?;
        self.record(vec![publish::publication(&order, &product, &written)]);
        Ok(Some(written))
    }

    /// Writes several documents into a folder of their own. All are made before any is written.
    pub(crate) fn export_set(&self, set: ExportSet) -> Result<Option<SetWritten>, Failure> {
        let (strategy, stamp) = self.current()?;
        if set.documents.is_empty() || set.documents.len() > MOST {
            let message = format!("A set holds 1 to {MOST} documents, not {}.", set.documents.len());
            return Err(Failure::new("arguments", message, "Choose the documents first."));
        }
        let orders = set.documents.iter().map(|export| self.order(&strategy, stamp, export));
        let orders = orders.collect::<Result<Vec<Order>, Failure>>()?;
        let into = match set.path {
            Some(path) => PathBuf::from(path),
            None => match self.host.choose_folder(&format!("Publish: {}", set.name)) {
                Some(folder) => folder,
                None => return Ok(None),
            },
        };
        let cancelled = self.fresh_flag();
        let mut products = Vec::new();
        for (at, order) in orders.iter().enumerate() {
            self.tell(at, orders.len(), order.document.title());
            products
                .push(self.produced(&strategy, order, &cancelled).map_err(|failure| about(order.document, failure))?);
        }
        self.tell(orders.len(), orders.len(), "");
        let title = strategy.about().map(|about| about.title.as_str()).unwrap_or_default();
        let (stem, name) = (file_stem(title, "strategy"), file_stem(&set.name, "documents"));
        let folder = fresh_folder(&into, &format!("{stem}-{name}-{}", stamp.when.format("%Y-%m-%d")));
        std::fs::create_dir(&folder).map_err(|error| Failure::io("made", &folder, &error))?;
        match written(&strategy, &orders, &products, &folder) {
            Ok(written) => {
                let each = orders.iter().zip(&products).zip(&written);
                self.record(
                    each.map(|((order, product), written)| publish::publication(order, product, written)).collect(),
                );
                Ok(Some(SetWritten { path: folder.to_string_lossy().into_owned(), documents: written }))
            }
            Err(failure) => {
                // The folder is this one's own: half a set helps nobody.
                let _ = std::fs::remove_dir_all(&folder);
                Err(failure)
            }
        }
    }

    /// Makes a document as it would be written, looks through it for what its audience may not see, and writes nothing.
    pub(crate) fn export_try(&self, export: Export) -> Result<Tried, Failure> {
        let (strategy, stamp) = self.current()?;
        let order = self.order(&strategy, stamp, &export)?;
        let product = publish::produce(&mut locked(&self.publisher), &strategy, &order, &|| Ok(()))?;
        let bytes = product.files.iter().map(|(_, bytes)| bytes.len() as u64).sum();
        Ok(Tried { files: product.files.len(), bytes, notes: product.notes })
    }

    /// Gives up what is being published.
    pub(crate) fn export_cancel(&self, _: Nothing) -> Result<(), Failure> {
        locked(&self.cancelled).store(true, Ordering::Relaxed);
        Ok(())
    }

    /// From now on whoever cancels means what is published next. What was given up before stays so.
    fn fresh_flag(&self) -> Arc<AtomicBool> {
        let fresh = Arc::<AtomicBool>::default();
        *locked(&self.cancelled) = fresh.clone();
        fresh
    }

    fn order(&self, strategy: &Strategy, stamp: Stamp, export: &Export) -> Result<Order, Failure> {
        let document = publish::document(strategy, export.document, export.record)?;
        let since = self.since(document, export.since.as_ref(), export.audience)?;
        let Export { format, paper, .. } = *export;
        let audience = publish::sight(strategy, export.audience, &export.include)?;
        Ok(Order { document, format, paper, audience, stamp, since, gantt: export.gantt })
    }

    /// Makes a document beside everything else, for nothing inside a layout asks whether to go on.
    fn produced(
        &self,
        strategy: &Arc<Strategy>,
        order: &Order,
        cancelled: &Arc<AtomicBool>,
    ) -> Result<Product, Failure> {
        let go_on = |cancelled: &AtomicBool| match cancelled.load(Ordering::Relaxed) {
            true => Err(Failure::new("cancelled", "Nothing was written: publishing was cancelled.", "")),
            false => Ok(()),
        };
        let (tell, told) = mpsc::channel();
        let (publisher, strategy, order, flag) =
            (self.publisher.clone(), strategy.clone(), order.clone(), cancelled.clone());
        let work = move || {
            let mut typesetter = locked(&publisher);
            let made =
                go_on(&flag).and_then(|()| publish::produce(&mut typesetter, &strategy, &order, &|| go_on(&flag)));
            // Nobody listens any more where it was given up.
            let _ = tell.send(made);
        };
        let busy = |error| {
            Failure::new(
                "busy",
                format!("The document could not be begun: {error}."),
                "Close other programs and try again.",
            )
        };
        std::thread::Builder::new().name("publish".to_owned()).spawn(work).map_err(busy)?;
        loop {
            match told.recv_timeout(PATIENCE) {
                Err(RecvTimeoutError::Timeout) => go_on(cancelled)?,
                Err(RecvTimeoutError::Disconnected) => {
                    return Err(Failure::new("internal", "The document could not be made: its making broke off.", ""));
                }
                Ok(made) => return go_on(cancelled).and(made),
            }
        }
    }

    fn tell(&self, ready: usize, of: usize, title: &str) {
        self.host.emit(Event::Publishing(Publishing { ready, of, title: title.to_owned() }));
    }

    /// Records publications, so that the next ones for the same audience can say what changed since. The documents are
    /// written already; that they could not be recorded is said, but undoes nothing.
    ///
    /// What is published from an option or from the past is no news of the plan and is not recorded.
    fn record(&self, changes: Vec<Change>) {
        if !self.looks_at_plan() {
            return;
        }
        let label = if changes.len() == 1 { "Record publication" } else { "Record publications" };
        match self.apply(Apply { label: Some(label.to_owned()), coalesce: None, changes }) {
            Ok(patch) => self.host.emit(Event::Patch(patch)),
            Err(failure) => self.host.emit(Event::Notice(failure)),
        }
    }
}

fn written(
    strategy: &Strategy,
    orders: &[Order],
    products: &[Product],
    folder: &Path,
) -> Result<Vec<Written>, Failure> {
    let mut written = Vec::new();
    for (order, product) in orders.iter().zip(products) {
        let name = publish::suggested_name(strategy, order.document, &order.audience, product.extension, order.stamp);
        // The same document twice, for two papers, say.
        let target = fresh(folder, &name);
        written.push(publish::write(product, &target, false)?);
    }
    Ok(written)
}

/// Says which document of a set it was.
fn about(document: Document, mut failure: Failure) -> Failure {
    if failure.code != "cancelled" && !failure.message.contains(document.title()) {
        failure.message = format!("{}: {}", document.title(), failure.message);
    }
    failure
}

/// A folder of that name that is not there yet: with `-2`, `-3` … behind it where needed.
fn fresh_folder(into: &Path, name: &str) -> PathBuf {
    let plain = into.join(name);
    if !plain.exists() {
        return plain;
    }
    (2..).map(|n| into.join(format!("{name}-{n}"))).find(|path| !path.exists()).unwrap_or(plain)
}

/// The same for a file, with the number before its extension. The pages of a picture have numbers of their own behind
/// theirs.
fn fresh(folder: &Path, name: &str) -> PathBuf {
    let plain = folder.join(name);
    let first_page = publish::numbered(&plain, 1);
    if !plain.exists() && !first_page.exists() {
        return plain;
    }
    let (stem, extension) = name.rsplit_once('.').map_or((name, String::new()), |(s, e)| (s, format!(".{e}")));
    let named = |n: u32| folder.join(format!("{stem}-{n}{extension}"));
    (2..).map(|n: u32| named(n)).find(|path| !path.exists() && !publish::numbered(path, 1).exists()).unwrap_or(plain)
}
