//! `Policy`, and the `Approved` that only it makes.

use alloc::string::String;
use alloc::vec::Vec;

use serde::Serialize;
use wasm_bindgen::prelude::wasm_bindgen;
use x402_kernel::{Address, PaymentRequirements, Request};

use crate::check;
use crate::handle::Handle;
use crate::output::{Result, json};
use crate::unsigned::UnsignedPayment;

/// What may be paid.
#[wasm_bindgen]
pub struct Policy(pub(crate) Handle<x402_kernel::Policy>);

/// An offer that a policy approved.
#[wasm_bindgen]
pub struct Approved(Handle<x402_kernel::Approved>);

#[wasm_bindgen]
impl Policy {
    /// The default policy, but for the rules that are given.
    #[wasm_bindgen(constructor)]
    pub fn new(
        per_payment: Option<String>,
        networks: Option<Vec<String>>,
        max_lifetime: Option<u64>,
        confirm: Option<bool>,
        one_sdk: Option<bool>,
        repaired: Option<bool>,
    ) -> Result<Policy> {
        let (cap, networks) = (per_payment.as_deref(), networks.as_deref());
        let policy = check::policy(cap, networks, max_lifetime, confirm, one_sdk, repaired)?;
        Ok(Policy(Handle::new("policy", policy)))
    }

    /// Approves the choice that a challenge leads a payer to.
    #[allow(clippy::too_many_arguments, reason = "a choice crosses as what leads to it")]
    pub fn approve(
        &self,
        challenge: &str,
        profile: Option<String>,
        source: Option<String>,
        payer: &str,
        index: u32,
        extensions: Option<String>,
        method: &str,
        url: &str,
        now: u64,
    ) -> Result<Approved> {
        let challenge = check::challenge(challenge, profile.as_deref(), source.as_deref())?;
        let choice = check::choice(&challenge, &check::payer(payer)?, index, extensions.as_deref())?;
        let request = Request::new(method, url)?;
        let approved = self.0.get()?.approve(&choice, &request, check::time(now)?)?;
        Ok(Approved(Handle::new("approval", approved)))
    }

    /// Lets go of it.
    pub fn release(&mut self) {
        self.0.free();
    }
}

#[wasm_bindgen]
impl Approved {
    /// `{offer, payer}`
    pub fn data(&self) -> Result<String> {
        #[derive(Serialize)]
        struct View<'a> {
            offer: &'a PaymentRequirements,
            payer: Address,
        }
        let approved = self.0.get()?;
        Ok(json(&View { offer: approved.offer(), payer: approved.payer() }))
    }

    /// Makes what is to be signed.
    pub fn prepare(&mut self, now: u64, nonce: &str, options: Option<String>) -> Result<UnsignedPayment> {
        let (now, nonce) = (check::time(now)?, check::bytes32(nonce)?);
        let options = check::preparing(options.as_deref())?;
        Ok(UnsignedPayment::new(self.0.take()?.prepare_with(now, nonce, &options)?))
    }

    /// Lets go of it.
    pub fn release(&mut self) {
        self.0.free();
    }
}
