//! How WebKitGTK draws: with the graphics processor, unless there is none or it was asked not to.
//!
//! The switches are environment variables that WebKit reads when it starts, so the program starts itself once more
//! with them set.

use std::process::ExitCode;

use crate::restart;

/// Marks the second start, so that there is no third.
const MARK: &str = "LODESTAR_GRAPHICS";
/// Paints into the window itself instead of composing layers. Without a graphics processor that is two to four times
/// faster, and takes less memory (decision 0043).
const PAINT: &str = "WEBKIT_DISABLE_COMPOSITING_MODE";
/// Also keeps from WebKit the ways of passing on pictures that some drivers break.
const PASS_ON: &str = "WEBKIT_DISABLE_DMABUF_RENDERER";

/// Starts the program again with the switches that it needs. `None` where it needs none or has them. `asked` is for
/// machines whose driver and WebKit do not get along (`--safe-graphics`).
pub fn restart_with_switches(asked: bool) -> Option<ExitCode> {
    if cfg!(not(target_os = "linux")) || std::env::var_os(MARK).is_some() {
        return None;
    }
    if asked {
        return Some(restart::with(&[(PASS_ON, "1"), (PAINT, "1"), (MARK, "1")]));
    }
    // Whoever chose already, chose.
    (std::env::var_os(PAINT).is_none() && !has_processor()).then(|| restart::with(&[(PAINT, "1"), (MARK, "1")]))
}

/// Whether the system offers a graphics processor to programs.
fn has_processor() -> bool {
    let Ok(devices) = std::fs::read_dir("/dev/dri") else { return std::path::Path::new("/dev/nvidiactl").exists() };
    devices.flatten().any(|device| device.file_name().to_string_lossy().starts_with("renderD"))
}
