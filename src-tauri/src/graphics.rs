//! `--safe-graphics`: the way out for machines whose graphics driver and WebKitGTK do not get along.
//!
//! The switches are environment variables that WebKit reads when it starts, so the program starts itself once more
//! with them set. They are never set unasked: on healthy machines they cost speed and break screenshots.

use std::process::ExitCode;

use crate::restart;

/// Marks the second start, so that there is no third.
const MARK: &str = "LODESTAR_SAFE_GRAPHICS";

/// Starts the program again with the switches set. `None` where they are set already or mean nothing.
pub fn restart_safely() -> Option<ExitCode> {
    let needed = cfg!(target_os = "linux") && std::env::var_os(MARK).is_none();
    needed.then(|| {
        restart::with(&[("WEBKIT_DISABLE_DMABUF_RENDERER", "1"), ("WEBKIT_DISABLE_COMPOSITING_MODE", "1"), (MARK, "1")])
    })
}
