//! Receipts: what became of a settlement.

use alloc::string::String;

use wasm_bindgen::prelude::wasm_bindgen;
use x402_kernel::SettleResponse;

use crate::check;
use crate::output::{Result, json};

/// A receipt from its JSON.
#[wasm_bindgen]
pub fn settle_response_parse(text: &str, profile: Option<String>) -> Result<String> {
    let profile = check::profile(profile.as_deref())?;
    Ok(json(&SettleResponse::parse_with(&profile, text)?))
}
