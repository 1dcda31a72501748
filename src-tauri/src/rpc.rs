//! The one command of the page: a call by its name, answered by the router.
//!
//! Calls run beside the window, so that a dialog or a long export never freezes it. The few calls about the window
//! itself are answered here; the router knows no window.

use lodestar_api::Failure;
use serde_json::Value;
use tauri::{AppHandle, Manager};

use crate::closing;
use crate::opening::Unsaid;
use crate::shell::Core;

/// Carries out one call of the page.
#[tauri::command]
pub async fn rpc(app: AppHandle, call: String, args: Value) -> Result<Value, Failure> {
    match call.as_str() {
        "window_close" => {
            closing::close(&app);
            return Ok(Value::Null);
        }
        "window_stay" => {
            closing::stay(&app);
            return Ok(Value::Null);
        }
        _ => {}
    }
    let core = app.state::<Core>().inner().clone();
    let first = call == "app_info";
    let answer = tauri::async_runtime::spawn_blocking(move || core.call(&call, args)).await;
    if first {
        app.state::<Unsaid>().say(&app);
    }
    answer.unwrap_or_else(|error| Err(fault(&error)))
}

/// The router stopped in the middle of a call. Whatever was confirmed before is in the file.
fn fault(error: &tauri::Error) -> Failure {
    tracing::error!(%error, "a call stopped in the middle");
    Failure::new(
        "internal",
        "Lodestar made a mistake while doing this; what was saved before is safe.",
        "Close the window and open the strategy again.",
    )
}
