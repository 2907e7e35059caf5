//! `UnsignedPayment`.

use alloc::string::String;
use alloc::vec::Vec;

use wasm_bindgen::prelude::wasm_bindgen;
use x402_kernel::Answer;
use x402_kernel::primitives::from_hex;

use crate::handle::Handle;
use crate::input;
use crate::output::{Result, json, object};

/// A payment that lacks its signature.
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

    /// Takes the signature of the one request.
    pub fn finish(&mut self, signature: &str) -> Result<String> {
        let signature = from_hex(signature)?;
        Ok(json(&self.0.take()?.finish(&signature)?))
    }

    /// Takes the signature of a contract wallet.
    pub fn finish_unchecked(&mut self, signature: &str) -> Result<String> {
        let signature = from_hex(signature)?;
        Ok(json(&self.0.take()?.finish_unchecked(&signature)?))
    }

    /// Takes one answer for each request.
    pub fn finish_all(&mut self, answers: Vec<String>) -> Result<String> {
        let answers = input::all(&answers, Answer::from_json)?;
        Ok(json(&self.0.take()?.finish_all(&answers)?))
    }

    /// Lets go of it.
    pub fn release(&mut self) {
        self.0.free();
    }
}
