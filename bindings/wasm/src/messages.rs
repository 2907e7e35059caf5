//! Messages: each is read from its text whenever it comes.

use wasm_bindgen::prelude::wasm_bindgen;
use x402_kernel::{PaymentPayload, PaymentRequired, SettleResponse};

use crate::check;
use crate::crossing::{Result, json};

/// A demand from its JSON.
#[wasm_bindgen]
pub fn payment_required_parse(text: &str, profile: Option<String>) -> Result<String> {
    Ok(json(&check::challenge(text, profile.as_deref())?))
}

/// A demand from a header.
#[wasm_bindgen]
pub fn payment_required_from_header(value: &str, profile: Option<String>) -> Result<String> {
    let profile = check::profile(profile.as_deref())?;
    Ok(json(&PaymentRequired::from_header_with(&profile, value)?))
}

/// A demand from an HTTP response, whose headers' names and values come in turns.
#[wasm_bindgen]
pub fn payment_required_from_http(
    status: u16,
    headers: Vec<String>,
    body: &[u8],
    profile: Option<String>,
) -> Result<String> {
    let profile = check::profile(profile.as_deref())?;
    Ok(json(&PaymentRequired::from_http_with(&profile, status, &check::pairs(headers), body)?))
}

/// The first offer of a demand that the payer can pay.
#[wasm_bindgen]
pub fn payment_required_choose(
    challenge: &str,
    profile: Option<String>,
    payer: &str,
    networks: Vec<String>,
) -> Result<String> {
    let challenge = check::challenge(challenge, profile.as_deref())?;
    Ok(json(&challenge.choose(&check::payer(payer, &networks)?)?))
}

/// An offer from its JSON.
#[wasm_bindgen]
pub fn payment_requirements_parse(text: &str, version: u8, profile: Option<String>) -> Result<String> {
    Ok(json(&check::offer(version, text, profile.as_deref())?))
}

/// The verdict on a payment.
#[wasm_bindgen]
pub fn payment_requirements_verify(
    version: u8,
    offer: &str,
    profile: Option<String>,
    payment: &str,
    payment_profile: Option<String>,
    now: u64,
) -> Result<String> {
    let offer = check::offer(version, offer, profile.as_deref())?;
    let payment = check::payment(payment, payment_profile.as_deref())?;
    Ok(json(&offer.verify(&payment, check::time(now)?)))
}

/// The verdict on a payment header.
#[wasm_bindgen]
pub fn payment_requirements_verify_header(
    version: u8,
    offer: &str,
    profile: Option<String>,
    header: &str,
    now: u64,
) -> Result<String> {
    let offer = check::offer(version, offer, profile.as_deref())?;
    Ok(json(&offer.verify_header(header, check::time(now)?)))
}

/// A payment from its JSON.
#[wasm_bindgen]
pub fn payment_payload_parse(text: &str, profile: Option<String>) -> Result<String> {
    Ok(json(&check::payment(text, profile.as_deref())?))
}

/// A payment from a header.
#[wasm_bindgen]
pub fn payment_payload_from_header(value: &str, profile: Option<String>) -> Result<String> {
    let profile = check::profile(profile.as_deref())?;
    Ok(json(&PaymentPayload::from_header_with(&profile, value)?))
}

/// A receipt from its JSON.
#[wasm_bindgen]
pub fn settle_response_parse(text: &str, profile: Option<String>) -> Result<String> {
    let profile = check::profile(profile.as_deref())?;
    Ok(json(&SettleResponse::parse_with(&profile, text)?))
}
