//! Sums of money, and amounts that are spelled otherwise.

use alloc::string::{String, ToString};
use alloc::vec::Vec;

use serde::Serialize;
use wasm_bindgen::prelude::wasm_bindgen;
use x402_kernel::{Amount, Money, Repair};

use crate::output::{Result, json};

/// An amount that is spelled otherwise, and what had to be repaired.
#[wasm_bindgen]
pub fn parse_amount_tolerant(text: &str) -> Result<String> {
    #[derive(Serialize)]
    struct View {
        amount: Amount,
        repairs: Vec<Repair>,
    }
    let (amount, repairs) = Amount::parse_tolerant(text)?;
    Ok(json(&View { amount, repairs }))
}

/// A sum of money in atomic units.
#[wasm_bindgen]
pub fn money_to_amount(text: &str, decimals: u8) -> Result<String> {
    Ok(Money::parse(text)?.to_amount(decimals)?.to_string())
}

/// Atomic units as a sum of dollars.
#[wasm_bindgen]
pub fn amount_to_money(amount: &str, decimals: u8) -> Result<String> {
    Ok(Money::from_amount(Amount::parse(amount)?, decimals).to_string())
}
