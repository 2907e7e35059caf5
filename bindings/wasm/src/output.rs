//! Output: values and errors, as JSON.

use alloc::string::String;

use serde::Serialize;
use wasm_bindgen::JsValue;
use x402_kernel::Error;

/// Writes a value as JSON text.
pub(crate) fn json(value: &impl Serialize) -> String {
    // Only a writer that fails or a map with keys that are no strings could fail; there is neither.
    serde_json::to_string(value).unwrap_or_default()
}

/// Writes an object whose members are JSON texts already, without those that are null.
pub(crate) fn object(members: &[(&str, String)]) -> String {
    let mut text = String::from("{");
    for (name, value) in members.iter().filter(|(_, value)| value != "null") {
        let comma = if text.len() > 1 { ",\"" } else { "\"" };
        for part in [comma, name, "\":", value] {
            text.push_str(part);
        }
    }
    text.push('}');
    text
}

/// An error on its way to JavaScript, which catches its JSON.
pub struct ErrorInfo(Error);

/// What an exported function gives.
pub type Result<T> = core::result::Result<T, ErrorInfo>;

impl From<Error> for ErrorInfo {
    fn from(error: Error) -> ErrorInfo {
        ErrorInfo(error)
    }
}

impl From<ErrorInfo> for JsValue {
    fn from(thrown: ErrorInfo) -> JsValue {
        JsValue::from_str(&json(&thrown.0))
    }
}
