//! Functions of the kernel for the layer's own errors.

use alloc::string::String;

use wasm_bindgen::prelude::wasm_bindgen;
use x402_kernel::{Code, usage};

use crate::output::{Result, json};

/// The HTTP status for an error's code.
#[wasm_bindgen]
pub fn http_status(code: &str) -> Result<u16> {
    Ok(Code::parse(code).ok_or_else(|| usage::argument("code", "a known code"))?.http_status())
}

/// The error for an argument of a wrong type or range, which the layer finds.
#[wasm_bindgen]
pub fn argument_error(argument: &str, expected: &str) -> String {
    json(&usage::argument(argument, expected))
}
