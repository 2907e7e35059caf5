//! Offers and payments, and the verdict on them: each is read from its text whenever it comes.

use alloc::string::String;

use wasm_bindgen::prelude::wasm_bindgen;
use x402_kernel::{PaymentPayload, PaymentRequirements, Version};

use crate::check;
use crate::input;
use crate::output::{Result, json};

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
    let offer = input::offer(version, offer, profile.as_deref(), index)?;
    let payment = input::payment(payment, payment_profile.as_deref(), repairs.as_deref())?;
    let (now, options) = (check::time(now)?, input::verifying(options.as_deref())?);
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
    let offer = input::offer(version, offer, profile.as_deref(), index)?;
    let (now, options) = (check::time(now)?, input::verifying(options.as_deref())?);
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
    let offer = input::offer(version, offer, profile.as_deref(), index)?;
    Ok(json(&offer.verify_many(&input::payments(payments)?, check::time(now)?)?))
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
