//! An empty page in the same shell: what the bench of the window measures Lodestar's page against.

#[path = "../../src/graphics.rs"]
mod graphics;
#[path = "../../src/restart.rs"]
mod restart;

use std::process::ExitCode;

use tauri::{WebviewUrl, WebviewWindowBuilder};

fn main() -> ExitCode {
    // It is drawn the same way.
    if let Some(exit) = graphics::restart_with_switches(false) {
        return exit;
    }
    let program = tauri::Builder::default().setup(|app| {
        let page = "about:blank".parse()?;
        WebviewWindowBuilder::new(app, "main", WebviewUrl::External(page))
            .title("Empty")
            .inner_size(1440.0, 900.0)
            .build()?
            .set_focus()?;
        Ok(())
    });
    match program.run(tauri::generate_context!("src-tauri/examples/empty-window/tauri.conf.json")) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}
