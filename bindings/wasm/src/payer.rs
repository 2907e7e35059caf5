//! `Payer`.

use alloc::string::String;

use wasm_bindgen::prelude::wasm_bindgen;

use crate::input;
use crate::output::{Result, json};

/// `Payer.of`.
#[wasm_bindgen]
pub fn payer(payer: &str) -> Result<String> {
    Ok(json(&input::payer(payer)?))
}
