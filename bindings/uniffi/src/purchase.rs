//! One purchase, as a machine. By hand, since it changes.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::{Event, Payer, PaymentPayload, Policy, Profile, Request, Result, SigningRequest, Step, check};

/// One purchase, from the first request to the delivered response, as a machine: it says what to do next, and the host
/// says what came of it. It holds no clock, no key, no socket and no store.
///
/// Whatever happens, a purchase has one nonce: what is signed a second time can settle instead of the first, never
/// besides it. A handle: it is neither copied nor serialised.
#[derive(uniffi::Object)]
pub struct Purchase(Mutex<x402_kernel::Purchase>);

#[uniffi::export]
impl Purchase {
    /// A purchase. What the server sends is read under the profile.
    #[uniffi::constructor(default(profile = None))]
    pub fn new(policy: &Policy, payer: &Payer, request: &Request, profile: Option<Arc<Profile>>) -> Purchase {
        let (profile, payer, request) = (check::profile(profile), payer.0.clone(), request.0.clone());
        Purchase(Mutex::new(x402_kernel::Purchase::new_with(&profile, &policy.0, payer, request)))
    }

    /// Takes what happened and says what to do next.
    ///
    /// Throws `usage.event` for an event that was not asked for, `prepare.nonce` for an all-zero nonce, and
    /// `time.milliseconds`, `usage.argument`, `hex.*` for what an event cannot hold. The purchase stays as it was.
    /// Everything else that can go wrong is a `Step.Fail`.
    pub fn next(&self, event: Event) -> Result<Step> {
        let event = event.read()?;
        Ok(self.machine().next(event)?.into())
    }

    /// What is to be signed now: the requests of the last `Step.Sign`.
    pub fn requests(&self) -> Vec<Arc<SigningRequest>> {
        self.machine().requests().iter().map(|request| Arc::new(request.into())).collect()
    }

    /// The payment, as soon as it is signed.
    pub fn payment(&self) -> Option<Arc<PaymentPayload>> {
        self.machine().payment().map(|payment| Arc::new(payment.into()))
    }
}

impl Purchase {
    fn machine(&self) -> MutexGuard<'_, x402_kernel::Purchase> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
