//! `Purchase`.

use alloc::string::String;
use alloc::vec::Vec;

use wasm_bindgen::prelude::wasm_bindgen;
use x402_kernel::{Event, Profile};

use crate::handle::Handle;
use crate::input;
use crate::output::{Result, json};
use crate::policy::Policy;

/// A purchase as a machine.
#[wasm_bindgen]
pub struct Purchase(pub(crate) Handle<x402_kernel::Purchase>);

#[wasm_bindgen]
impl Purchase {
    /// Makes a purchase that reads the server's messages under `profile`.
    #[wasm_bindgen(constructor)]
    pub fn new(policy: &Policy, payer: &str, request: &str, profile: Option<String>) -> Result<Purchase> {
        let profile = input::or_default(profile, Profile::from_json)?;
        let (payer, request) = (input::payer(payer)?, input::request(request)?);
        let purchase = x402_kernel::Purchase::new_with(&profile, policy.0.get()?, payer, request);
        Ok(Purchase(Handle::new("purchase", purchase)))
    }

    /// Takes an event, and returns the next step. The body of a response is passed as bytes.
    pub fn next(&mut self, event: &str, given: Vec<u8>) -> Result<String> {
        let mut event = Event::from_json(event)?;
        if let Event::Response { body, .. } = &mut event {
            *body = given;
        }
        Ok(json(&self.0.get_mut()?.next(event)?))
    }

    /// The requests to sign now.
    pub fn requests(&self) -> Result<String> {
        Ok(json(&self.0.get()?.requests()))
    }

    /// The payment that was sent, or `null`.
    pub fn payment(&self) -> Result<String> {
        Ok(json(&self.0.get()?.payment()))
    }

    /// Frees it.
    pub fn release(&mut self) {
        self.0.free();
    }
}
