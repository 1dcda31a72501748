//! Light or dark: the frame and the menus of the windows follow what was chosen for the page.

use serde::Deserialize;
use tauri::AppHandle;

/// What was chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Look {
    /// Always light.
    Light,
    /// Always dark.
    Dark,
    /// As the system is.
    System,
}

/// What the page asks for.
#[derive(Clone, Copy, Debug, Deserialize)]
pub struct Wanted {
    theme: Look,
}

/// Lets the windows look as their pages do.
#[cfg(not(target_os = "linux"))]
pub fn follow(app: &AppHandle, wanted: Wanted) {
    app.set_theme(match wanted.theme {
        Look::Light => Some(tauri::Theme::Light),
        Look::Dark => Some(tauri::Theme::Dark),
        Look::System => None,
    });
}

/// Lets the windows look as their pages do. GTK knows but one switch, and what it stood at is what the system wants.
#[cfg(target_os = "linux")]
pub fn follow(app: &AppHandle, wanted: Wanted) {
    use gtk::prelude::GtkSettingsExt;
    use std::sync::OnceLock;
    static SYSTEM: OnceLock<bool> = OnceLock::new();
    let followed = app.run_on_main_thread(move || {
        let Some(settings) = gtk::Settings::default() else { return };
        let system = *SYSTEM.get_or_init(|| settings.is_gtk_application_prefer_dark_theme());
        settings.set_gtk_application_prefer_dark_theme(match wanted.theme {
            Look::Light => false,
            Look::Dark => true,
            Look::System => system,
        });
    });
    if let Err(error) = followed {
        tracing::warn!(%error, "the frame of the window does not follow the theme");
    }
}
