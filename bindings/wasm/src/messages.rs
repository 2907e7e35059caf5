//! Messages: each is read from its text whenever it comes.

use wasm_bindgen::prelude::wasm_bindgen;
use x402_kernel::{PaymentPayload, PaymentRequired, PaymentRequirements, Version};

use crate::check;
use crate::crossing::{Result, json};

/// A demand from its JSON.
#[wasm_bindgen]
pub fn payment_required_parse(text: &str, profile: Option<String>) -> Result<String> {
    Ok(json(&PaymentRequired::parse_with(&check::profile(profile.as_deref())?, text)?))
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

/// The best offer of a demand that the payer can pay.
#[wasm_bindgen]
pub fn payment_required_choose(
    challenge: &str,
    profile: Option<String>,
    came: Option<String>,
    payer: &str,
) -> Result<String> {
    let challenge = check::challenge(challenge, profile.as_deref(), came.as_deref())?;
    Ok(json(&challenge.choose(&check::payer(payer)?)?))
}

/// A choice, with other extensions to send.
#[wasm_bindgen]
pub fn choice_with_extensions(
    challenge: &str,
    profile: Option<String>,
    came: Option<String>,
    payer: &str,
    index: u32,
    additions: &str,
) -> Result<String> {
    let challenge = check::challenge(challenge, profile.as_deref(), came.as_deref())?;
    Ok(json(&check::choice(&challenge, &check::payer(payer)?, index, Some(additions))?))
}

/// The extensions to send with a payment.
#[wasm_bindgen]
pub fn payment_required_echo(
    challenge: &str,
    profile: Option<String>,
    came: Option<String>,
    additions: &str,
) -> Result<String> {
    Ok(check::challenge(challenge, profile.as_deref(), came.as_deref())?.echo(additions)?)
}

/// An offer from its JSON.
#[wasm_bindgen]
pub fn payment_requirements_parse(text: &str, version: u8, profile: Option<String>) -> Result<String> {
    let profile = check::profile(profile.as_deref())?;
    Ok(json(&PaymentRequirements::parse_with(&profile, Version::from_number(version)?, text)?))
}

/// The verdict on a payment.
#[wasm_bindgen]
#[allow(clippy::too_many_arguments, reason = "an offer and a payment cross as what they are read from")]
pub fn payment_requirements_verify(
    version: u8,
    offer: &str,
    profile: Option<String>,
    index: Option<u32>,
    payment: &str,
    payment_profile: Option<String>,
    repairs: Option<String>,
    now: u64,
    options: Option<String>,
) -> Result<String> {
    let offer = check::offer(version, offer, profile.as_deref(), index)?;
    let payment = check::payment(payment, payment_profile.as_deref(), repairs.as_deref())?;
    let (now, options) = (check::time(now)?, check::verifying(options.as_deref())?);
    Ok(json(&offer.verify_with(&payment, now, &options)))
}

/// The verdict on a payment header.
#[wasm_bindgen]
pub fn payment_requirements_verify_header(
    version: u8,
    offer: &str,
    profile: Option<String>,
    index: Option<u32>,
    header: &str,
    now: u64,
    options: Option<String>,
) -> Result<String> {
    let offer = check::offer(version, offer, profile.as_deref(), index)?;
    let (now, options) = (check::time(now)?, check::verifying(options.as_deref())?);
    Ok(json(&offer.verify_header_with(header, now, &options)))
}

/// The verdicts on many payments.
#[wasm_bindgen]
pub fn payment_requirements_verify_many(
    version: u8,
    offer: &str,
    profile: Option<String>,
    index: Option<u32>,
    payments: &str,
    now: u64,
) -> Result<String> {
    let offer = check::offer(version, offer, profile.as_deref(), index)?;
    Ok(json(&offer.verify_many(&check::payments(payments)?, check::time(now)?)))
}

/// A payment from its JSON.
#[wasm_bindgen]
pub fn payment_payload_parse(text: &str, profile: Option<String>) -> Result<String> {
    Ok(json(&PaymentPayload::parse_with(&check::profile(profile.as_deref())?, text)?))
}

/// A payment from a header.
#[wasm_bindgen]
pub fn payment_payload_from_header(value: &str, profile: Option<String>) -> Result<String> {
    let profile = check::profile(profile.as_deref())?;
    Ok(json(&PaymentPayload::from_header_with(&profile, value)?))
}
