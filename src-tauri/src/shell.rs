//! Puts the parts together: the plugins, the router with the desktop as its host, the windows.

use std::process::ExitCode;
use std::sync::Arc;

use lodestar_api::App;
use tauri::{Manager, WindowEvent};
use tauri_plugin_window_state::StateFlags;

use crate::arguments::Arguments;
use crate::closing::Closing;
use crate::host::Desktop;
use crate::opening::Unsaid;
use crate::windows::STAGE;
use crate::{closing, graphics, menu, opening, restart, rpc, windows};

/// The program behind the window, shared by all calls.
pub type Core = Arc<App>;

/// Runs the program until its main window is closed.
pub fn start(arguments: Arguments) -> ExitCode {
    if let Some(exit) = graphics::restart_with_switches(arguments.safe_graphics) {
        return exit;
    }
    // Warnings go where a terminal or the journal shows them; they never carry what somebody wrote.
    tracing_subscriber::fmt().with_max_level(tracing::Level::WARN).with_writer(std::io::stderr).init();
    let remembered = StateFlags::SIZE | StateFlags::POSITION | StateFlags::MAXIMIZED | StateFlags::FULLSCREEN;
    let program = tauri::Builder::default()
        // First, so that a second start ends before it does anything.
        .plugin(tauri_plugin_single_instance::init(|app, words, folder| opening::second_start(app, &words, &folder)))
        .plugin(tauri_plugin_window_state::Builder::new().with_state_flags(remembered).with_denylist(&[STAGE]).build())
        .plugin(tauri_plugin_dialog::init())
        .plugin(tauri_plugin_opener::init())
        .manage(Closing::default())
        .manage(Unsaid::default())
        .manage(menu::Showing::default())
        .invoke_handler(tauri::generate_handler![rpc::rpc])
        .on_window_event(|window, event: &WindowEvent| {
            closing::on_window_event(window.app_handle(), window.label(), event);
            windows::on_window_event(window.app_handle(), window.label(), event);
            opening::on_window_event(window.app_handle(), event);
        })
        .on_menu_event(|app, event| menu::on_event(app, &event))
        .setup(move |app| set_up(app, &arguments));
    match program.build(tauri::generate_context!()) {
        Ok(app) => {
            app.run(|_app, _event| {
                #[cfg(target_os = "macos")]
                if let tauri::RunEvent::Opened { urls } = _event {
                    for path in urls.iter().filter_map(|url| url.to_file_path().ok()) {
                        opening::ask_page(_app, &path);
                    }
                }
            });
            ExitCode::SUCCESS
        }
        Err(error) => {
            if let Some(exit) = try_again(&error) {
                return exit;
            }
            eprintln!("Lodestar's window could not be opened: {error}.");
            eprintln!("Without a window, use the command line: lodestar --help");
            ExitCode::FAILURE
        }
    }
}

/// Starts again when the instance to hand over to went away just then, as after a crash or a kill: the message bus had
/// not noticed yet. `None` for any other fault, and after some tries.
fn try_again(error: &tauri::Error) -> Option<ExitCode> {
    const COUNT: &str = "LODESTAR_STARTS";
    const MOST: u32 = 5;
    let tauri::Error::PluginInitialization(plugin, _) = error else { return None };
    let starts = std::env::var(COUNT).ok().and_then(|text| text.parse().ok()).unwrap_or(1_u32);
    if plugin != "single-instance" || starts >= MOST {
        return None;
    }
    std::thread::sleep(std::time::Duration::from_millis(100));
    Some(restart::with(&[(COUNT, &(starts + 1).to_string())]))
}

fn set_up(app: &tauri::App, arguments: &Arguments) -> Result<(), Box<dyn std::error::Error>> {
    let handle = app.handle();
    let core: Core = Arc::new(App::new(Box::new(Desktop::new(handle.clone()))));
    app.manage(core);
    if let Some(file) = &arguments.file {
        opening::at_start(handle, file);
    }
    windows::open_main(handle)?;
    Ok(())
}
