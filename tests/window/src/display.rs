//! A display that nobody looks at, with a window manager: without one, pictures of the window are stale.

use std::path::Path;
use std::process::{Command, Stdio};

use crate::process::{Process, wait_for};
use crate::viewer;

const MANAGER: &str = r#"<openbox_config xmlns="http://openbox.org/3.4/rc">
  <keyboard><keybind key="A-F4"><action name="Close"/></keybind></keyboard>
  <applications>
    <application class="*"><decor>no</decor><maximized>yes</maximized></application>
    <application title="Preview*"><maximized>no</maximized></application>
  </applications>
</openbox_config>"#;

/// How large one screen is.
pub const SCREEN: (u16, u16) = (1440, 900);

/// The server that can have several screens.
const SEVERAL: &str = "Xtigervnc";

/// One or two virtual screens of 1440 × 900 beside each other.
#[derive(Debug)]
pub struct Display {
    name: String,
    // Dropped in this order: the manager before the server it talks to.
    _manager: Process,
    _server: Process,
}

impl Display {
    /// Starts the display on a number that the server itself finds free, and waits until windows are managed.
    pub fn start(folder: &Path, screens: u16) -> Self {
        let (server, number) = if screens == 1 { Self::one() } else { Self::several(folder, screens) };
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

    /// Whether a display with several screens can be had on this computer.
    pub fn several_can_be_had() -> bool {
        Command::new(SEVERAL).arg("-version").stdout(Stdio::null()).stderr(Stdio::null()).status().is_ok()
    }

    fn one() -> (Process, String) {
        let (width, height) = SCREEN;
        let mut command = Command::new("Xvfb");
        command.args(["-displayfd", "1", "-screen", "0", &format!("{width}x{height}x24"), "-nolisten", "tcp"]);
        Process::start_until_line(command.stderr(Stdio::null()))
    }

    /// Xvfb has one output and cannot be given more. A server for remote desktops has as many as its viewer asks for.
    fn several(folder: &Path, screens: u16) -> (Process, String) {
        let (width, height) = SCREEN;
        let socket = folder.join("viewer");
        let mut command = Command::new(SEVERAL);
        command.args(["-displayfd", "1", "-geometry", &format!("{}x{height}", width * screens), "-depth", "24"]);
        command.args(["-rfbport", "-1", "-SecurityTypes", "None", "-nolisten", "tcp", "-noreset", "-rfbunixpath"]);
        let started = Process::start_until_line(command.arg(&socket).stderr(Stdio::null()));
        viewer::ask_for_screens(&socket, screens, SCREEN).expect("the display can be cut into screens");
        started
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

    /// The colour of one point of what a person would see.
    pub fn colour(&self, x: u32, y: u32) -> [u8; 3] {
        let output = Command::new("import")
            .args(["-window", "root", "-crop", &format!("1x1+{x}+{y}"), "-depth", "8", "rgb:-"])
            .env("DISPLAY", &self.name)
            .output()
            .expect("imagemagick is installed");
        output.stdout.try_into().unwrap_or_else(|bytes| panic!("a point has three colours, but: {bytes:?}"))
    }

    /// The window with this title: its number, and its place and size.
    pub fn window(&self, title: &str) -> Option<Window> {
        let output = Command::new("xdotool")
            .args(["search", "--onlyvisible", "--name", &format!("^{title}$"), "getwindowgeometry", "--shell"])
            .env("DISPLAY", &self.name)
            .stderr(Stdio::null())
            .output()
            .expect("xdotool is installed");
        let text = String::from_utf8_lossy(&output.stdout);
        let value = |name: &str| text.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix('=')?.parse().ok());
        Some(Window {
            id: value("WINDOW")?,
            x: value("X")?,
            y: value("Y")?,
            width: value("WIDTH")?,
            height: value("HEIGHT")?,
        })
    }

    /// What a person would see of the window with this title: red, green and blue of each point.
    pub fn picture_of(&self, title: &str) -> Option<Vec<u8>> {
        let id = self.window(title)?.id.to_string();
        let mut command = Command::new("import");
        command.args(["-window", &id, "-depth", "8", "rgb:-"]).env("DISPLAY", &self.name).stderr(Stdio::null());
        let output = command.output().ok()?;
        (!output.stdout.is_empty()).then_some(output.stdout)
    }

    /// Brings the window with this title to the front and gives it the keyboard.
    pub fn focus(&self, title: &str) {
        let id = self.window(title).unwrap_or_else(|| panic!("there is no window “{title}”")).id.to_string();
        let status =
            Command::new("xdotool").args(["windowactivate", "--sync", &id]).env("DISPLAY", &self.name).status();
        assert!(status.is_ok_and(|status| status.success()), "“{title}” does not take the keyboard");
    }

    /// Puts the window with this title to a place and gives it a size, as a hand does at its frame.
    pub fn put(&self, title: &str, place: (u32, u32), size: (u32, u32)) {
        let id = self.window(title).unwrap_or_else(|| panic!("there is no window “{title}”")).id.to_string();
        let words = [place.0, place.1, size.0, size.1].map(|number| number.to_string());
        let mut command = Command::new("xdotool");
        command.args(["windowsize", "--sync", &id, &words[2], &words[3], "windowmove", &id, &words[0], &words[1]]);
        let status = command.env("DISPLAY", &self.name).status();
        assert!(status.is_ok_and(|status| status.success()), "“{title}” cannot be moved");
    }

    /// Presses keys as the keyboard would, in the words of xdotool: `alt+F4`.
    pub fn press(&self, keys: &str) {
        let status = Command::new("xdotool").args(["key", keys]).env("DISPLAY", &self.name).status();
        assert!(status.is_ok_and(|status| status.success()), "xdotool could not press {keys}");
    }
}

/// A window as the window manager has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Window {
    /// Its number.
    pub id: u32,
    /// Its left edge.
    pub x: u32,
    /// Its upper edge.
    pub y: u32,
    /// How wide it is.
    pub width: u32,
    /// How high it is.
    pub height: u32,
}
