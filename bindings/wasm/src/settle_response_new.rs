//! Receipts that are written: what became of a settlement.

use alloc::string::String;

use wasm_bindgen::prelude::wasm_bindgen;
use x402_kernel::SettleResponse;

use crate::input;
use crate::output::{Result, json};

/// A receipt of a settlement.
#[wasm_bindgen]
pub fn settle_response_settled(
    transaction: &str,
    network: &str,
    payer: Option<String>,
    amount: Option<String>,
) -> Result<String> {
    let (payer, amount) = (input::address(payer.as_deref())?, input::amount(amount.as_deref())?);
    Ok(json(&SettleResponse::settled(transaction, network, payer, amount)?))
}

/// A receipt of a failure.
#[wasm_bindgen]
pub fn settle_response_failed(reason: &str, network: &str, payer: Option<String>) -> Result<String> {
    Ok(json(&SettleResponse::failed(reason, network, input::address(payer.as_deref())?)?))
}

/// A receipt of what may still settle.
#[wasm_bindgen]
pub fn settle_response_pending(transaction: &str, network: &str, payer: Option<String>) -> Result<String> {
    Ok(json(&SettleResponse::pending(transaction, network, input::address(payer.as_deref())?)?))
}
