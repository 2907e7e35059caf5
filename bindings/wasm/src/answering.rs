//! HTTP: the headers a server answers with.

use alloc::string::String;

use wasm_bindgen::prelude::wasm_bindgen;
use x402_kernel::{SettleResponse, Version, http};

use crate::check;
use crate::crossing::{Result, json};
use crate::seller;

/// The headers of a 402 with that demand.
#[wasm_bindgen]
pub fn demand_headers(challenge: &str, profile: Option<String>, came: Option<String>) -> Result<String> {
    let demand = check::challenge(challenge, profile.as_deref(), came.as_deref())?;
    Ok(json(&http::demand_headers(&demand)))
}

/// The headers of a response to a payment.
#[wasm_bindgen]
pub fn receipt_headers(receipt: &str, version: u8, cache_control: Option<String>) -> Result<String> {
    let receipt = SettleResponse::parse_with(&seller::any_size(), receipt)?;
    Ok(json(&http::receipt_headers(&receipt, Version::from_number(version)?, cache_control.as_deref())))
}

/// The headers of an answer to a preflight request.
#[wasm_bindgen]
pub fn preflight_headers() -> String {
    json(&http::preflight_headers())
}

/// `Cache-Control` of what was paid for.
#[wasm_bindgen]
pub fn paid_cache_control(existing: Option<String>) -> String {
    http::paid_cache_control(existing.as_deref())
}
