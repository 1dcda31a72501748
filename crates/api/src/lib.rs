//! What the window, the command line and the test host ask of Lodestar.
//!
//! [`App`] is the program without its window: it holds the open strategy, answers the calls of the page through one
//! router, and knows the machine only through the [`Host`] trait. [`publish`] makes documents and writes them, for the
//! window and the command line alike. The types of the wire are in [`wire`]; TypeScript learns them from
//! [`typescript`].

pub mod options;
pub mod points;
pub mod publish;
pub mod wire;

mod app;
mod brand;
mod edit;
mod example;
mod export;
mod facts;
mod failure;
mod files;
mod findings;
mod host;
mod kept;
mod looking;
mod preview;
mod router;
mod templates;
mod types;
mod workshops;
mod writing;

/// Typesetting makes and drops very many small things: with this allocator a page takes about a fifth less time.
#[global_allocator]
static MEMORY: mimalloc::MiMalloc = mimalloc::MiMalloc;

pub use app::App;
pub use example::{example, written};
pub use failure::Failure;
pub use files::{first_changes, make};
pub use host::{Host, Places};
pub use templates::{TemplateInfo, template, templates};
pub use types::typescript;

pub use lodestar_documents as documents;
pub use lodestar_model as model;
pub use lodestar_store as store;
