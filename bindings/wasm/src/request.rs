//! `Request`.

use alloc::string::String;

use wasm_bindgen::prelude::wasm_bindgen;
use x402_kernel::Request;

use crate::output::{Result, json};

/// `Request.of`.
#[wasm_bindgen]
pub fn request(method: &str, url: &str) -> Result<String> {
    Ok(json(&Request::new(method, url)?))
}
