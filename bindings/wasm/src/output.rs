//! What leaves: values and errors, as JSON.

use alloc::string::String;

use serde::Serialize;
use wasm_bindgen::JsValue;
use x402_kernel::Error;

/// A value as JSON text.
pub(crate) fn json(value: &impl Serialize) -> String {
    // Only a writer that fails or a map with keys that are no strings could fail; there is neither.
    serde_json::to_string(value).unwrap_or_default()
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
