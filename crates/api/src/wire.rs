//! What goes over the wire between the page and the router: arguments, results, events. TypeScript learns these types
//! from here; records travel in the form that `lodestar-model` gives them.

mod answer;
mod ask;
mod event;
mod facts;
mod workshop;

pub use answer::*;
pub use ask::*;
pub use event::*;
pub use facts::*;
pub use lodestar_documents::Paper;
pub use workshop::*;
