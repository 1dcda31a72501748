//! A computer for one journey: home folder, display and message bus are its own, so journeys never meet.

use std::fs::File;
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::time::Instant;

use fantoccini::ClientBuilder;
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::json;
use tempfile::TempDir;

use crate::display::Display;
use crate::page::Page;
use crate::process::{PATIENCE, Process, marked, running, share_of_memory, signal, wait_for};

/// A message bus that starts no other program: no portals, no settings daemons.
const BUS: &str = r#"<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:tmpdir=/tmp</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>"#;

/// The computer. Everything on it ends with it.
#[derive(Debug)]
pub struct Machine {
    display: Display,
    _bus: Process,
    bus_address: String,
    home: Arc<TempDir>,
    program: PathBuf,
}

impl Machine {
    /// A computer on which the program was never started.
    pub fn new() -> Self {
        Self::with_screens(1)
    }

    /// The same with so many screens beside each other.
    pub fn with_screens(screens: u16) -> Self {
        let home = tempfile::Builder::new().prefix("lodestar-window-").tempdir().expect("a folder for the test");
        for folder in ["Documents", "run", "chosen"] {
            std::fs::create_dir(home.path().join(folder)).expect("the folder is new");
        }
        let owner_only = std::os::unix::fs::PermissionsExt::from_mode(0o700);
        std::fs::set_permissions(home.path().join("run"), owner_only).expect("the folder is ours");
        Self::begin(Arc::new(home), screens)
    }

    /// Another seat at the same computer: the same home folder, but a display and a message bus of its own, so that
    /// the program at this seat knows nothing of the one at the other.
    pub fn another_seat(&self) -> Self {
        Self::begin(Arc::clone(&self.home), 1)
    }

    fn begin(home: Arc<TempDir>, screens: u16) -> Self {
        let display = Display::start(home.path(), screens);
        let settings = home.path().join("bus.xml");
        std::fs::write(&settings, BUS).expect("the bus's settings can be written");
        let (bus, bus_address) = Process::start_until_line(
            Command::new("dbus-daemon")
                .args(["--nofork", "--nopidfile", "--print-address=1", "--config-file"])
                .arg(&settings)
                .env("XDG_RUNTIME_DIR", home.path().join("run"))
                .env("DISPLAY", display.name())
                .stderr(Stdio::null()),
        );
        let program = built("lodestar-desktop");
        Self { display, _bus: bus, bus_address, home, program }
    }

    /// The home folder of the person at this computer.
    pub fn home(&self) -> &Path {
        self.home.path()
    }

    /// The folder in which every native dialog finds its answer: what is saved goes here under the suggested name.
    pub fn chosen(&self) -> PathBuf {
        self.home.path().join("chosen")
    }

    /// The display.
    pub fn display(&self) -> &Display {
        &self.display
    }

    /// Starts the program and waits for its window.
    pub async fn start(&self, arguments: &[&str]) -> Window<'_> {
        self.open(&self.program, arguments).await
    }

    /// Opens an empty page in the same shell.
    pub async fn start_empty(&self) -> Window<'_> {
        self.open(&built("examples/empty-window"), &[]).await
    }

    async fn open(&self, program: &Path, arguments: &[&str]) -> Window<'_> {
        let port = free_port();
        let mut command = self.on_this_machine("WebKitWebDriver".into());
        // Tauri lets its page be driven only where it is asked to.
        command.arg(format!("--port={port}")).env("TAURI_WEBVIEW_AUTOMATION", "true");
        let said = File::create(self.log_file()).expect("the log can be written");
        let driver = Process::start(command.stdout(Stdio::null()).stderr(said));
        wait_for("the WebDriver server", || TcpStream::connect((Ipv4Addr::LOCALHOST, port)).ok());
        let capabilities = json!({
            "browserName": "wry",
            "webkitgtk:browserOptions": { "binary": program, "args": arguments },
        });
        let capabilities = capabilities.as_object().cloned().unwrap_or_default();
        let address = format!("http://127.0.0.1:{port}");
        let mut builder = ClientBuilder::new(HttpConnector::new());
        let session = builder.capabilities(capabilities).connect(&address);
        let begun = Instant::now();
        let client = match tokio::time::timeout(PATIENCE, session).await {
            Ok(Ok(client)) => client,
            failed => panic!("the window does not open: {failed:?}\n{}", self.log()),
        };
        Window { page: Page::new(client, self), begun, machine: self, program: program.to_owned(), _driver: driver }
    }

    /// Starts the program a second time, as a double click on a file would, and waits for that start to end.
    pub fn start_again(&self, arguments: &[&str]) {
        let mut command = self.on_this_machine(self.program.clone());
        let status = command.args(arguments).status().expect("the program starts");
        assert!(status.success(), "the second start should hand over to the first and end well, but: {status}");
    }

    /// Runs the command line on this computer and gives what it said.
    pub fn command_line(&self, arguments: &[&str]) -> String {
        let mut command = self.on_this_machine(built("lodestar"));
        let output = command.args(arguments).output().expect("the command line starts");
        assert!(output.status.success(), "lodestar {arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8_lossy(&output.stdout).into_owned()
    }

    /// Whether the program runs on this computer.
    pub fn runs(&self) -> bool {
        !running(&self.program, &self.mark()).is_empty()
    }

    /// What has to be on a computer before a window can be driven on it and is missing.
    pub fn lacks() -> Option<String> {
        let tools = ["Xvfb", "openbox", "dbus-daemon", "xdotool", "WebKitWebDriver"].map(str::to_owned);
        let known =
            |tool: &String| Command::new("which").arg(tool).output().is_ok_and(|output| output.status.success());
        tools.into_iter().find(|tool| !known(tool))
    }

    /// What the program has said on standard error.
    fn log(&self) -> String {
        std::fs::read_to_string(self.log_file()).unwrap_or_default()
    }

    fn log_file(&self) -> PathBuf {
        self.home.path().join(format!("program{}.log", self.display.name()))
    }

    fn on_this_machine(&self, program: PathBuf) -> Command {
        let home = self.home.path();
        let mut command = Command::new(program);
        command
            .env_remove("WAYLAND_DISPLAY")
            .env("HOME", home)
            .env("XDG_CONFIG_HOME", home.join(".config"))
            .env("XDG_DATA_HOME", home.join(".local/share"))
            .env("XDG_CACHE_HOME", home.join(".cache"))
            .env("XDG_DOCUMENTS_DIR", home.join("Documents"))
            .env("XDG_RUNTIME_DIR", home.join("run"))
            .env("DISPLAY", self.display.name())
            .env("GDK_BACKEND", "x11")
            .env("DBUS_SESSION_BUS_ADDRESS", &self.bus_address)
            .env("NO_AT_BRIDGE", "1")
            .env("LC_ALL", "C.UTF-8")
            .env("LODESTAR_DIALOG_DIR", self.chosen());
        let (name, value) = self.mark_entry();
        command.env(name, value);
        command
    }

    fn mark_entry(&self) -> (&'static str, String) {
        ("LODESTAR_TEST_MACHINE", format!("{} {}", self.home.path().display(), self.display.name()))
    }

    fn mark(&self) -> String {
        let (name, value) = self.mark_entry();
        format!("{name}={value}")
    }
}

impl Default for Machine {
    fn default() -> Self {
        Self::new()
    }
}

/// The program, started: its window is open.
#[derive(Debug)]
pub struct Window<'a> {
    /// What the window shows.
    pub page: Page,
    /// When the program was asked to start.
    pub begun: Instant,
    machine: &'a Machine,
    program: PathBuf,
    _driver: Process,
}

impl Window<'_> {
    /// Pulls the plug: the program gets no chance to do anything more.
    pub fn kill(self) {
        let numbers = self.numbers();
        assert!(!numbers.is_empty(), "the program should be running");
        for number in numbers {
            signal("KILL", &number.to_string());
        }
        wait_for("the program to be gone", || self.numbers().is_empty().then_some(()));
    }

    /// Closes the window as the window manager does, and waits until the program has ended.
    pub fn close(self) {
        self.machine.display.press("alt+F4");
        wait_for("the program to end by itself", || self.numbers().is_empty().then_some(()));
    }

    /// How much memory the program takes with the processes that WebKit starts for it, in bytes; what several share
    /// counts in parts.
    pub fn memory(&self) -> u64 {
        let webkit = marked(&self.machine.mark(), |exe| {
            exe.file_name()
                .and_then(|name| name.to_str())
                .is_some_and(|name| name.starts_with("WebKit") && name.ends_with("Process"))
        });
        self.numbers().into_iter().chain(webkit).map(share_of_memory).sum()
    }

    fn numbers(&self) -> Vec<u32> {
        running(&self.program, &self.machine.mark())
    }
}

/// A program of this workspace, built beside this test.
fn built(name: &str) -> PathBuf {
    let here = std::env::current_exe().expect("a test knows where it is");
    let folder = here.ancestors().nth(2).expect("tests are built into target/debug/deps");
    let program = folder.join(name);
    assert!(program.exists(), "{} is not built: run `make test SUITES=window`", program.display());
    program
}

fn free_port() -> u16 {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a port is free");
    listener.local_addr().expect("the port is known").port()
}
