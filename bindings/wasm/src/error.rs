//! What the layer's errors take from the kernel.

use alloc::string::String;

use wasm_bindgen::prelude::wasm_bindgen;
use x402_kernel::{Code, usage};

use crate::output::{Result, json};

/// Returns the HTTP status for an error's code.
#[wasm_bindgen]
pub fn http_status(code: &str) -> Result<u16> {
    Ok(Code::parse(code).ok_or_else(|| usage::argument("code", "a known code"))?.http_status())
}

/// Writes the error of an argument of a wrong type or range, which the layer has found.
#[wasm_bindgen]
pub fn argument_error(argument: &str, expected: &str) -> String {
    json(&usage::argument(argument, expected))
}
