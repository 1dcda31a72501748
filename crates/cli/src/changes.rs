//! Reading changes: every error names the file, the change and what is wrong with it.

use std::io::Read;
use std::path::Path;

use lodestar_api::Failure;
use lodestar_api::model::{Change, Kind};
use serde_json::Value;

/// The most bytes that are read: far more than any strategy, far less than memory.
const MOST: u64 = 256 * 1024 * 1024;

/// Reads changes from a file, or from standard input where it is `-`.
pub fn read(path: &Path) -> Result<Vec<Change>, Failure> {
    let name = if path == Path::new("-") { "standard input".to_owned() } else { format!("“{}”", path.display()) };
    let bytes = load(path).map_err(|error| {
        let hint = "Check the name of the file with the changes.";
        Failure::new("io", format!("The changes in {name} could not be read: {error}."), hint)
    })?;
    if bytes.len() as u64 > MOST {
        return Err(wrong(format!("The changes in {name} are larger than 256 MB.")));
    }
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(&bytes);
    let value: Value =
        serde_json::from_slice(bytes).map_err(|error| wrong(format!("What stands in {name} is no JSON: {error}.")))?;
    let Value::Array(items) = value else {
        return Err(wrong(format!("What stands in {name} is {}, not a list of changes.", what(&value))));
    };
    items.into_iter().enumerate().map(|(at, item)| change(&name, at, item)).collect()
}

fn load(path: &Path) -> std::io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    if path == Path::new("-") {
        std::io::stdin().lock().take(MOST + 1).read_to_end(&mut bytes)?;
    } else {
        std::fs::File::open(path)?.take(MOST + 1).read_to_end(&mut bytes)?;
    }
    Ok(bytes)
}

fn change(name: &str, at: usize, item: Value) -> Result<Change, Failure> {
    let which = format!("Change {} in {name}", at + 1);
    let Value::Object(fields) = &item else {
        return Err(wrong(format!("{which} is {}, not a change.", what(&item))));
    };
    let op = fields.get("op").and_then(Value::as_str).unwrap_or_default();
    if !["put", "set", "delete", "move"].contains(&op) {
        let found =
            if op.is_empty() { "has no “op”".to_owned() } else { format!("has the unknown “op” “{op}”") };
        return Err(wrong(format!("{which} {found}: it must be put, set, delete or move.")));
    }
    let kind = fields.get("kind").and_then(Value::as_str).unwrap_or_default();
    if !Kind::ALL.iter().any(|known| known.name() == kind) {
        let kinds = Kind::ALL.iter().map(|kind| kind.name()).collect::<Vec<_>>().join(", ");
        let found =
            if kind.is_empty() { "has no “kind”".to_owned() } else { format!("has the unknown kind “{kind}”") };
        return Err(wrong(format!("{which} {found}. The kinds are {kinds}.")));
    }
    if op == "move" && !fields.contains_key("after") {
        let message =
            format!("{which} does not say where to: “after” is the id of a record, or null for the first place.");
        return Err(wrong(message));
    }
    serde_json::from_value(item.clone())
        .map_err(|error| wrong(format!("{which} ({op} {kind}) cannot be read: {error}.")))
}

fn wrong(message: String) -> Failure {
    let hint = "Nothing was changed. `lodestar apply --help` shows the form, `lodestar kinds` the kinds and fields.";
    Failure::new("changes", message, hint)
}

fn what(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "true or false",
        Value::Number(_) => "a number",
        Value::String(_) => "a text",
        Value::Array(_) => "a list",
        Value::Object(_) => "an object",
    }
}
