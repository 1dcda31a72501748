//! An empty page in the same shell: what the bench of the window measures Lodestar's page against.

use tauri::{WebviewUrl, WebviewWindowBuilder};

fn main() -> tauri::Result<()> {
    let program = tauri::Builder::default().setup(|app| {
        let page = "about:blank".parse()?;
        WebviewWindowBuilder::new(app, "main", WebviewUrl::External(page))
            .title("Empty")
            .inner_size(1440.0, 900.0)
            .build()?
            .set_focus()?;
        Ok(())
    });
    program.run(tauri::generate_context!("src-tauri/examples/empty-window/tauri.conf.json"))
}
