//! Documents on their way to files: asked for by the window, one or a set, with progress, and given up when asked to.
//!
//! What is published at the same time waits for its turn. Whoever cancels is answered at the next step: a page that is
//! being typeset is finished first, and nothing is written after that.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::Ordering;

use lodestar_documents::{Document, Stamp};
use lodestar_model::{Change, Strategy};

use crate::app::locked;
use crate::publish::{self, Order, Product};
use crate::wire::{Apply, Event, Export, ExportSet, Nothing, Publishing, SetWritten, Tried, Written};
use crate::writing::file_stem;
use crate::{App, Failure};

/// The most documents of a set.
const MOST: usize = 40;

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
        self.cancelled.store(false, Ordering::Relaxed);
        self.tell(0, 1, document.title());
        let product = self.produced(&strategy, &order)?;
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
        self.cancelled.store(false, Ordering::Relaxed);
        let mut products = Vec::new();
        for (at, order) in orders.iter().enumerate() {
            self.tell(at, orders.len(), order.document.title());
            products.push(self.produced(&strategy, order).map_err(|failure| about(order.document, failure))?);
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
        let product = publish::produce(&mut locked(&self.typesetter), &strategy, &order, &|| Ok(()))?;
        let bytes = product.files.iter().map(|(_, bytes)| bytes.len() as u64).sum();
        Ok(Tried { files: product.files.len(), bytes, notes: product.notes })
    }

    /// Gives up what is being published, as soon as the page that is being made is ready.
    pub(crate) fn export_cancel(&self, _: Nothing) -> Result<(), Failure> {
        self.cancelled.store(true, Ordering::Relaxed);
        Ok(())
    }

    fn order(&self, strategy: &Strategy, stamp: Stamp, export: &Export) -> Result<Order, Failure> {
        let document = publish::document(strategy, export.document, export.record)?;
        let since = self.since(document, export.since.as_ref(), export.audience)?;
        let Export { format, paper, .. } = *export;
        let audience = publish::sight(strategy, export.audience, &export.include)?;
        Ok(Order { document, format, paper, audience, stamp, since, gantt: export.gantt })
    }

    fn produced(&self, strategy: &Arc<Strategy>, order: &Order) -> Result<Product, Failure> {
        self.go_on()?;
        let product = publish::produce(&mut locked(&self.typesetter), strategy, order, &|| self.go_on())?;
        self.go_on()?;
        Ok(product)
    }

    fn go_on(&self) -> Result<(), Failure> {
        if self.cancelled.load(Ordering::Relaxed) {
            return Err(Failure::new("cancelled", "Nothing was written: publishing was cancelled.", ""));
        }
        Ok(())
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
