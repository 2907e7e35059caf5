//! Values and errors as JSON.

use alloc::string::String;

use serde::Serialize;
use wasm_bindgen::JsValue;
use x402_kernel::Error;

/// Writes a value as JSON text.
pub(crate) fn json(value: &impl Serialize) -> String {
    // Only a writer that fails or a map with keys that are no strings could fail; there is neither.
    serde_json::to_string(value).unwrap_or_default()
}

/// Writes an object of members that are JSON texts. A null member is left out.
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

/// An error for JavaScript, which catches its JSON.
pub struct ErrorInfo(Error);

/// The result of an exported function.
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
