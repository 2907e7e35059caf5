//! `UnsignedPayment`.

use alloc::string::String;
use alloc::vec::Vec;

use serde::Serialize;
use wasm_bindgen::prelude::wasm_bindgen;
use x402_kernel::{Address, Bytes32, PaymentRequirements, SigningRequest, UnixTime};

use crate::check;
use crate::handle::Handle;
use crate::output::{Result, json};

/// A payment that lacks its signature.
#[wasm_bindgen]
pub struct UnsignedPayment(pub(crate) Handle<x402_kernel::UnsignedPayment>);

impl UnsignedPayment {
    pub(crate) fn new(unsigned: x402_kernel::UnsignedPayment) -> UnsignedPayment {
        UnsignedPayment(Handle::new("unsigned payment", unsigned))
    }
}

#[wasm_bindgen]
impl UnsignedPayment {
    /// `{summary, expiresAt, requests, digest, typedData, offer, payer}`
    pub fn data(&self) -> Result<String> {
        #[derive(Serialize)]
        #[serde(rename_all = "camelCase")]
        struct View<'a> {
            summary: String,
            expires_at: UnixTime,
            requests: &'a [SigningRequest],
            digest: Bytes32,
            typed_data: String,
            offer: &'a PaymentRequirements,
            payer: Address,
        }
        let unsigned = self.0.get()?;
        Ok(json(&View {
            summary: unsigned.summary(),
            expires_at: unsigned.expires_at(),
            requests: unsigned.requests(),
            digest: unsigned.digest(),
            typed_data: unsigned.typed_data(),
            offer: unsigned.offer(),
            payer: unsigned.payer(),
        }))
    }

    /// Takes the signature of the one request.
    pub fn finish(&mut self, signature: &str) -> Result<String> {
        let signature = check::bytes(signature)?;
        Ok(json(&self.0.take()?.finish(&signature)?))
    }

    /// Takes the signature of a contract wallet.
    pub fn finish_unchecked(&mut self, signature: &str) -> Result<String> {
        let signature = check::bytes(signature)?;
        Ok(json(&self.0.take()?.finish_unchecked(&signature)?))
    }

    /// Takes one answer for each request; ids and signatures come in turns.
    pub fn finish_all(&mut self, answers: Vec<String>) -> Result<String> {
        let answers = check::answers(answers)?;
        Ok(json(&self.0.take()?.finish_all(&answers)?))
    }

    /// Lets go of it.
    pub fn release(&mut self) {
        self.0.free();
    }
}
