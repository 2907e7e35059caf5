//! `UnsignedPayment`.

use alloc::string::String;
use alloc::vec::Vec;

use wasm_bindgen::prelude::wasm_bindgen;
use x402_kernel::Answer;
use x402_kernel::primitives::from_hex;

use crate::handle::Handle;
use crate::input;
use crate::output::{Result, json, object};

/// A payment without its signature.
#[wasm_bindgen]
pub struct UnsignedPayment(pub(crate) Handle<x402_kernel::UnsignedPayment>);

#[wasm_bindgen]
impl UnsignedPayment {
    /// `{summary, expiresAt, requests, digest, typedData, offer, payer}`
    pub fn data(&self) -> Result<String> {
        let unsigned = self.0.get()?;
        Ok(object(&[
            ("summary", json(&unsigned.summary())),
            ("expiresAt", json(&unsigned.expires_at())),
            ("requests", json(&unsigned.requests())),
            ("digest", json(&unsigned.digest())),
            ("typedData", json(&unsigned.typed_data())),
            ("offer", json(unsigned.offer())),
            ("payer", json(&unsigned.payer())),
        ]))
    }

    /// Makes the payment of the payer's signature.
    pub fn finish(&mut self, signature: &str) -> Result<String> {
        let signature = from_hex(signature)?;
        Ok(json(&self.0.take()?.finish(&signature)?))
    }

    /// Makes the payment of a contract wallet's signature.
    pub fn finish_unchecked(&mut self, signature: &str) -> Result<String> {
        let signature = from_hex(signature)?;
        Ok(json(&self.0.take()?.finish_unchecked(&signature)?))
    }

    /// Makes the payment of one answer for each request.
    pub fn finish_all(&mut self, answers: Vec<String>) -> Result<String> {
        let answers = input::all(&answers, Answer::from_json)?;
        Ok(json(&self.0.take()?.finish_all(&answers)?))
    }

    /// Frees it.
    pub fn release(&mut self) {
        self.0.free();
    }
}
