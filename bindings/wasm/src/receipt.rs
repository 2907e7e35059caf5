//! Receipts: what became of a settlement.

use alloc::string::String;

use wasm_bindgen::prelude::wasm_bindgen;
use x402_kernel::SettleResponse;

use crate::check;
use crate::crossing::{Result, json};

/// A receipt from its JSON.
#[wasm_bindgen]
pub fn settle_response_parse(text: &str, profile: Option<String>) -> Result<String> {
    let profile = check::profile(profile.as_deref())?;
    Ok(json(&SettleResponse::parse_with(&profile, text)?))
}

/// A receipt of a settlement.
#[wasm_bindgen]
pub fn settle_response_settled(
    transaction: &str,
    network: &str,
    payer: Option<String>,
    amount: Option<String>,
) -> Result<String> {
    let (payer, amount) = (check::address(payer.as_deref())?, check::amount(amount.as_deref())?);
    Ok(json(&SettleResponse::settled(transaction, network, payer, amount)?))
}

/// A receipt of a failure.
#[wasm_bindgen]
pub fn settle_response_failed(reason: &str, network: &str, payer: Option<String>) -> Result<String> {
    Ok(json(&SettleResponse::failed(reason, network, check::address(payer.as_deref())?)?))
}

/// A receipt of what may still settle.
#[wasm_bindgen]
pub fn settle_response_pending(transaction: &str, network: &str, payer: Option<String>) -> Result<String> {
    Ok(json(&SettleResponse::pending(transaction, network, check::address(payer.as_deref())?)?))
}
