//! HTTP: what any response means, and the headers a server answers with.

use wasm_bindgen::prelude::wasm_bindgen;
use x402_kernel::{Exchange, SettleResponse, Version, http};

use crate::check;
use crate::crossing::{Result, json};

/// What a response means; its headers' names and values come in turns.
#[wasm_bindgen]
pub fn interpret(
    status: u16,
    headers: Vec<String>,
    body: &[u8],
    paid: bool,
    cross_origin: bool,
    profile: Option<String>,
) -> Result<String> {
    let (profile, headers) = (check::profile(profile.as_deref())?, check::pairs(headers));
    Ok(json(&http::interpret(&profile, &Exchange { status, headers: &headers, body, paid, cross_origin })?))
}

/// The headers of a 402 with that demand.
#[wasm_bindgen]
pub fn demand_headers(challenge: &str, profile: Option<String>, came: Option<String>) -> Result<String> {
    let demand = check::challenge(challenge, profile.as_deref(), came.as_deref())?;
    Ok(json(&http::demand_headers(&demand)))
}

/// The headers of a response to a payment.
#[wasm_bindgen]
pub fn receipt_headers(receipt: &str, version: u8, cache_control: Option<String>) -> Result<String> {
    let receipt = SettleResponse::parse_with(&check::any_size(), receipt)?;
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

/// What a browser has to be told to show.
#[wasm_bindgen]
pub fn expose_headers() -> String {
    json(&http::EXPOSE_HEADERS)
}

/// What a browser has to be allowed to send.
#[wasm_bindgen]
pub fn allow_headers() -> String {
    json(&http::ALLOW_HEADERS)
}
