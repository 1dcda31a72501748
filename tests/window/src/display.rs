//! A display that nobody looks at, with a window manager: without one, pictures of the window are stale.

use std::path::Path;
use std::process::{Command, Stdio};

use crate::process::{Process, wait_for};

const MANAGER: &str = r#"<openbox_config xmlns="http://openbox.org/3.4/rc">
  <keyboard><keybind key="A-F4"><action name="Close"/></keybind></keyboard>
  <applications><application class="*"><decor>no</decor><maximized>yes</maximized></application></applications>
</openbox_config>"#;

/// A virtual screen of 1440 × 900.
#[derive(Debug)]
pub struct Display {
    name: String,
    // Dropped in this order: the manager before the server it talks to.
    _manager: Process,
    _server: Process,
}

impl Display {
    /// Starts the display on a number that the server itself finds free, and waits until windows are managed.
    pub fn start(folder: &Path) -> Self {
        let (server, number) = Process::start_until_line(
            Command::new("Xvfb")
                .args(["-displayfd", "1", "-screen", "0", "1440x900x24", "-nolisten", "tcp"])
                .stderr(Stdio::null()),
        );
        let name = format!(":{number}");
        let config = folder.join("openbox.xml");
        let ready = folder.join("openbox.ready");
        std::fs::write(&config, MANAGER).expect("the window manager's settings can be written");
        let manager = Process::start(
            Command::new("openbox")
                .arg("--config-file")
                .arg(&config)
                .arg("--startup")
                .arg(format!("touch {}", ready.display()))
                .env("DISPLAY", &name)
                .stdout(Stdio::null())
                .stderr(Stdio::null()),
        );
        wait_for("the window manager", || ready.exists().then_some(()));
        Self { name, _manager: manager, _server: server }
    }

    /// The value of `DISPLAY`.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Writes what a person would see as a PNG.
    pub fn picture(&self, file: &Path) {
        let _ = Command::new("import")
            .args(["-window", "root"])
            .arg(file)
            .env("DISPLAY", &self.name)
            .stderr(Stdio::null())
            .status();
    }

    /// Presses keys as the keyboard would, in the words of xdotool: `alt+F4`.
    pub fn press(&self, keys: &str) {
        let status = Command::new("xdotool").args(["key", keys]).env("DISPLAY", &self.name).status();
        assert!(status.is_ok_and(|status| status.success()), "xdotool could not press {keys}");
    }
}
