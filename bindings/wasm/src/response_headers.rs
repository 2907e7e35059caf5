//! HTTP: the headers a server answers with.

use alloc::string::String;

use wasm_bindgen::prelude::wasm_bindgen;
use x402_kernel::{SettleResponse, Version, http};

use crate::check;
use crate::input;
use crate::output::{Result, json};

/// The headers of a 402 with that challenge.
#[wasm_bindgen]
pub fn challenge_headers(challenge: &str, profile: Option<String>, source: Option<String>) -> Result<String> {
    let challenge = check::challenge(challenge, profile.as_deref(), source.as_deref())?;
    Ok(json(&http::challenge_headers(&challenge)))
}

/// The headers of a response to a payment.
#[wasm_bindgen]
pub fn receipt_headers(receipt: &str, version: u8, cache_control: Option<String>) -> Result<String> {
    let receipt = SettleResponse::parse_with(&input::any_size(), receipt)?;
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
