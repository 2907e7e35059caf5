//! `Approved`.

use alloc::string::String;

use wasm_bindgen::prelude::wasm_bindgen;
use x402_kernel::{Bytes32, PrepareOptions, UnixTime};

use crate::handle::Handle;
use crate::input;
use crate::output::{Result, json, object};
use crate::unsigned::UnsignedPayment;

/// An offer that a policy approved.
#[wasm_bindgen]
pub struct Approved(pub(crate) Handle<x402_kernel::Approved>);

#[wasm_bindgen]
impl Approved {
    /// `{offer, payer}`
    pub fn data(&self) -> Result<String> {
        let approved = self.0.get()?;
        Ok(object(&[("offer", json(approved.offer())), ("payer", json(&approved.payer()))]))
    }

    /// Prepares the payment that is to be signed.
    pub fn prepare(&mut self, now: u64, nonce: &str, options: Option<String>) -> Result<UnsignedPayment> {
        let (now, nonce) = (UnixTime::from_seconds(now)?, Bytes32::parse(nonce)?);
        let options = input::or_default(options, PrepareOptions::from_json)?;
        let unsigned = self.0.take()?.prepare_with(now, nonce, &options)?;
        Ok(UnsignedPayment(Handle::new("unsigned payment", unsigned)))
    }

    /// Frees it.
    pub fn release(&mut self) {
        self.0.free();
    }
}
