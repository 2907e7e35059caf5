//! Challenges, and what is chosen from them: each is read from its text whenever it comes.

use alloc::string::String;
use alloc::vec::Vec;

use wasm_bindgen::prelude::wasm_bindgen;
use x402_kernel::PaymentRequired;

use crate::check;
use crate::output::{Result, json};

/// A challenge from its JSON.
#[wasm_bindgen]
pub fn payment_required_parse(text: &str, profile: Option<String>) -> Result<String> {
    Ok(json(&PaymentRequired::parse_with(&check::profile(profile.as_deref())?, text)?))
}

/// A challenge from a header.
#[wasm_bindgen]
pub fn payment_required_from_header(value: &str, profile: Option<String>) -> Result<String> {
    let profile = check::profile(profile.as_deref())?;
    Ok(json(&PaymentRequired::from_header_with(&profile, value)?))
}

/// A challenge from an HTTP response, whose headers' names and values come in turns.
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

/// The best offer of a challenge that the payer can pay.
#[wasm_bindgen]
pub fn payment_required_choose(
    challenge: &str,
    profile: Option<String>,
    source: Option<String>,
    payer: &str,
) -> Result<String> {
    let challenge = check::challenge(challenge, profile.as_deref(), source.as_deref())?;
    Ok(json(&challenge.choose(&check::payer(payer)?)?))
}

/// A choice, with other extensions to send.
#[wasm_bindgen]
pub fn choice_with_extensions(
    challenge: &str,
    profile: Option<String>,
    source: Option<String>,
    payer: &str,
    index: u32,
    additions: &str,
) -> Result<String> {
    let challenge = check::challenge(challenge, profile.as_deref(), source.as_deref())?;
    Ok(json(&check::choice(&challenge, &check::payer(payer)?, index, Some(additions))?))
}

/// The extensions to send with a payment.
#[wasm_bindgen]
pub fn payment_required_echo(
    challenge: &str,
    profile: Option<String>,
    source: Option<String>,
    additions: &str,
) -> Result<String> {
    Ok(check::challenge(challenge, profile.as_deref(), source.as_deref())?.echo(additions)?)
}
