//! `Policy`.

use wasm_bindgen::prelude::wasm_bindgen;
use x402_kernel::{Choice, UnixTime, usage};

use crate::approved::Approved;
use crate::handle::Handle;
use crate::input;
use crate::output::Result;

/// The rules for what may be paid.
#[wasm_bindgen]
pub struct Policy(pub(crate) Handle<x402_kernel::Policy>);

#[wasm_bindgen]
impl Policy {
    /// Makes the default policy, with the rules that are given.
    #[wasm_bindgen(constructor)]
    pub fn new(rules: &str) -> Result<Policy> {
        let policy = x402_kernel::Policy::from_json(rules).map_err(usage::without_pointer)?;
        Ok(Policy(Handle::new("policy", policy)))
    }

    /// Approves a choice for a request.
    pub fn approve(&self, choice: &str, request: &str, now: u64) -> Result<Approved> {
        let (choice, request) = (Choice::from_json(choice)?, input::request(request)?);
        let approved = self.0.get()?.approve(&choice, &request, UnixTime::from_seconds(now)?)?;
        Ok(Approved(Handle::new("approval", approved)))
    }

    /// Frees it.
    pub fn release(&mut self) {
        self.0.free();
    }
}
