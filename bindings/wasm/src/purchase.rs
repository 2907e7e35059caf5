//! `Purchase`: a method for each event.

use alloc::string::String;
use alloc::vec::Vec;

use wasm_bindgen::prelude::wasm_bindgen;
use x402_kernel::{Event, Request};

use crate::check;
use crate::handle::Handle;
use crate::output::{Result, json};
use crate::policy::Policy;

/// One purchase as a machine.
#[wasm_bindgen]
pub struct Purchase(pub(crate) Handle<x402_kernel::Purchase>);

impl Purchase {
    fn next(&mut self, event: Event) -> Result<String> {
        Ok(json(&self.0.get_mut()?.next(event)?))
    }
}

#[wasm_bindgen]
impl Purchase {
    /// A purchase under a policy; what the server sends is read under `profile`.
    #[wasm_bindgen(constructor)]
    pub fn new(policy: &Policy, payer: &str, method: &str, url: &str, profile: Option<String>) -> Result<Purchase> {
        let profile = check::profile(profile.as_deref())?;
        let (payer, request) = (check::payer(payer)?, Request::new(method, url)?);
        let purchase = x402_kernel::Purchase::new_with(&profile, policy.0.get()?, payer, request);
        Ok(Purchase(Handle::new("purchase", purchase)))
    }

    /// Begin.
    pub fn start(&mut self, now: u64, nonce: &str) -> Result<String> {
        self.next(Event::Start { now: check::time(now)?, nonce: check::bytes32(nonce)? })
    }

    /// The server answered.
    pub fn response(&mut self, status: u16, headers: Vec<String>, body: Vec<u8>, now: u64) -> Result<String> {
        self.next(Event::Response { status, headers: check::pairs(headers), body, now: check::time(now)? })
    }

    /// No answer came.
    pub fn no_response(&mut self, now: u64) -> Result<String> {
        self.next(Event::NoResponse { now: check::time(now)? })
    }

    /// The person said yes.
    pub fn confirmed(&mut self, now: u64) -> Result<String> {
        self.next(Event::Confirmed { now: check::time(now)? })
    }

    /// The person said no.
    pub fn declined(&mut self) -> Result<String> {
        self.next(Event::Declined)
    }

    /// The store took the plan.
    pub fn reserved(&mut self, now: u64) -> Result<String> {
        self.next(Event::Reserved { now: check::time(now)? })
    }

    /// The store did not take the plan.
    pub fn not_reserved(&mut self, counter: String) -> Result<String> {
        self.next(Event::NotReserved { counter })
    }

    /// The signer signed; ids and signatures come in turns.
    pub fn signed(&mut self, answers: Vec<String>, now: u64) -> Result<String> {
        self.next(Event::Signed { answers: check::answers(answers)?, now: check::time(now)? })
    }

    /// The signer did not sign.
    pub fn not_signed(&mut self) -> Result<String> {
        self.next(Event::NotSigned)
    }

    /// The time has come.
    pub fn waited(&mut self, now: u64) -> Result<String> {
        self.next(Event::Waited { now: check::time(now)? })
    }

    /// What is to be signed now.
    pub fn requests(&self) -> Result<String> {
        Ok(json(&self.0.get()?.requests()))
    }

    /// The payment that was sent, or `null`.
    pub fn payment(&self) -> Result<String> {
        Ok(json(&self.0.get()?.payment()))
    }

    /// Lets go of it.
    pub fn release(&mut self) {
        self.0.free();
    }
}
