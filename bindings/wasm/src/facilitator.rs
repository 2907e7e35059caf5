//! What facilitators answer and are asked: verdicts, what is supported, what is on sale.

use alloc::string::String;

use wasm_bindgen::prelude::wasm_bindgen;
use x402_kernel::{Address, DiscoveryPage, FacilitatorRequest, Supported, VerifyResponse};

use crate::check;
use crate::input;
use crate::output::{Result, json};

/// What a facilitator says about a payment, from its JSON.
#[wasm_bindgen]
pub fn verify_response_parse(text: &str, profile: Option<String>) -> Result<String> {
    let profile = check::profile(profile.as_deref())?;
    Ok(json(&VerifyResponse::parse_with(&profile, text)?))
}

/// A yes.
#[wasm_bindgen]
pub fn verify_response_valid(payer: &str) -> Result<String> {
    Ok(json(&VerifyResponse::valid(Address::parse(payer)?)?))
}

/// A no, because of the error of that JSON.
#[wasm_bindgen]
pub fn verify_response_invalid(error: &str, payer: Option<String>) -> Result<String> {
    Ok(json(&VerifyResponse::invalid(&input::error(error)?, input::address(payer.as_deref())?)?))
}

/// What to ask a facilitator about a payment and an offer.
#[wasm_bindgen]
pub fn facilitator_request(
    payment: &str,
    payment_profile: Option<String>,
    repairs: Option<String>,
    version: u8,
    offer: &str,
    profile: Option<String>,
    index: Option<u32>,
) -> Result<String> {
    let payment = input::payment(payment, payment_profile.as_deref(), repairs.as_deref())?;
    let offer = input::offer(version, offer, profile.as_deref(), index)?;
    Ok(json(&FacilitatorRequest::new(&payment, &offer)?))
}

/// What a facilitator is asked, from its JSON.
#[wasm_bindgen]
pub fn facilitator_request_parse(text: &str, profile: Option<String>) -> Result<String> {
    let profile = check::profile(profile.as_deref())?;
    Ok(json(&FacilitatorRequest::parse_with(&profile, text)?))
}

/// What a facilitator supports, from its JSON.
#[wasm_bindgen]
pub fn supported_parse(text: &str, profile: Option<String>) -> Result<String> {
    let profile = check::profile(profile.as_deref())?;
    Ok(json(&Supported::parse_with(&profile, text)?))
}

/// Whether a facilitator handles payments of that offer.
#[wasm_bindgen]
pub fn supported_supports(
    supported: &str,
    version: u8,
    offer: &str,
    profile: Option<String>,
    index: Option<u32>,
) -> Result<bool> {
    let supported = Supported::parse_with(&input::any_size(), supported)?;
    Ok(supported.supports(&input::offer(version, offer, profile.as_deref(), index)?))
}

/// The indexes of the offers that a facilitator does not handle.
#[wasm_bindgen]
pub fn supported_missing(supported: &str, offers: &str) -> Result<String> {
    let supported = Supported::parse_with(&input::any_size(), supported)?;
    Ok(json(&supported.missing(&input::offers(offers)?)))
}

/// A page of a catalogue from its JSON.
#[wasm_bindgen]
pub fn discovery_page_parse(text: &str, profile: Option<String>) -> Result<String> {
    let profile = check::profile(profile.as_deref())?;
    Ok(json(&DiscoveryPage::parse_with(&profile, text)?))
}
