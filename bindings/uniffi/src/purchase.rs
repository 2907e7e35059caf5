//! A purchase as a machine. By hand, since it changes.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::input::{Input, or_default};
use crate::output::Output;
use crate::{Event, Payer, PaymentPayload, Policy, Profile, Request, Result, SigningRequest, Step};

/// A purchase as a machine, from the first request to the delivered response: it says what to do next, and the host
/// reports what happened. It has no clock, key, socket or store.
///
/// A purchase has one nonce. If it signs again, the second signature can settle instead of the first, but not in addition.
/// A handle: it is neither copied nor serialised.
#[derive(uniffi::Object)]
pub struct Purchase(Mutex<x402_kernel::Purchase>);

#[uniffi::export]
impl Purchase {
    /// Makes a purchase that reads the server's messages under the profile.
    #[uniffi::constructor(default(profile = None))]
    pub fn new(policy: &Policy, payer: &Payer, request: &Request, profile: Option<Arc<Profile>>) -> Purchase {
        let (profile, payer, request) = (or_default(profile), payer.0.clone(), request.0.clone());
        Purchase(Mutex::new(x402_kernel::Purchase::new_with(&profile, &policy.0, payer, request)))
    }

    /// Takes an event and returns the next step.
    ///
    /// Throws `usage.event` for an unexpected event, `prepare.nonce` for an all-zero nonce, and `time.milliseconds`,
    /// `usage.argument`, `hex.*` for an unusable field of the event; the purchase stays as it was. Every other failure is a
    /// `Step.Fail`.
    pub fn next(&self, event: Event) -> Result<Step> {
        let event = event.input("event")?;
        Ok(self.machine().next(event)?.output())
    }

    /// The requests to sign now: those of the last `Step.Sign`.
    pub fn requests(&self) -> Vec<Arc<SigningRequest>> {
        self.machine().requests().output()
    }

    /// The payment that was sent, if any.
    pub fn payment(&self) -> Option<Arc<PaymentPayload>> {
        self.machine().payment().output()
    }
}

impl Purchase {
    fn machine(&self) -> MutexGuard<'_, x402_kernel::Purchase> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
