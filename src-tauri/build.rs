//! Build script of the window: embeds the built page, the icons and the capabilities.
//!
//! Without the feature `desktop` it does nothing, so that tests of the workspace need neither WebKit nor a built page.

fn main() {
    println!("cargo:rerun-if-changed=src-tauri/build.rs");
    #[cfg(feature = "desktop")]
    window();
}

#[cfg(feature = "desktop")]
fn window() {
    // The page is embedded when the crate is compiled; cargo has to be told that it belongs to it.
    for path in ["src-tauri/capabilities", "src-tauri/icons", "ui/dist"] {
        println!("cargo:rerun-if-changed={path}");
    }
    if !std::path::Path::new("ui/dist/index.html").exists() {
        println!("cargo:error=The page is not built: run `scripts/setup` first.");
        std::process::exit(1);
    }
    // Named here, the command is closed to every window whose capability does not open it.
    let attributes = tauri_build::Attributes::new()
        .capabilities_path_pattern("./src-tauri/capabilities/**/*")
        .app_manifest(tauri_build::AppManifest::new().commands(&["rpc"]));
    if let Err(error) = tauri_build::try_build(attributes) {
        println!("cargo:error={error:#}");
        std::process::exit(1);
    }
}
