//! `--safe-graphics`: the way out for machines whose graphics driver and WebKitGTK do not get along.
//!
//! The switches are environment variables that WebKit reads when it starts, so the program starts itself once more
//! with them set. They are never set unasked: on healthy machines they cost speed and break screenshots.

use std::process::{Command, ExitCode};

const SWITCHES: [(&str, &str); 2] = [("WEBKIT_DISABLE_DMABUF_RENDERER", "1"), ("WEBKIT_DISABLE_COMPOSITING_MODE", "1")];

/// Marks the second start, so that there is no third.
const MARK: &str = "LODESTAR_SAFE_GRAPHICS";

/// Starts the program again with the switches set and waits for it. `None` when that is not needed.
pub fn restart_safely() -> Option<ExitCode> {
    if !cfg!(target_os = "linux") || std::env::var_os(MARK).is_some() {
        return None;
    }
    let program = std::env::current_exe().ok()?;
    let mut command = Command::new(program);
    command.args(std::env::args_os().skip(1)).envs(SWITCHES).env(MARK, "1");
    match command.status() {
        Ok(status) => Some(ExitCode::from(status.code().and_then(|code| u8::try_from(code).ok()).unwrap_or(1))),
        Err(error) => {
            eprintln!("Could not start with safe graphics ({error}); starting as usual.");
            None
        }
    }
}
