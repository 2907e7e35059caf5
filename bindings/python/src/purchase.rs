//! The machine of a purchase, behind a lock: any thread may use it, one at a time.

use std::sync::{Mutex, MutexGuard, PoisonError};

use pyo3::Python;
use pyo3::sync::MutexExt;
use x402_kernel::{Event, Payer, PaymentPayload, Policy, Profile, Request, Result, SigningRequest, Step};

pub(crate) struct Purchase(Mutex<x402_kernel::Purchase>);

impl Purchase {
    pub(crate) fn new_with(profile: &Profile, policy: &Policy, payer: Payer, request: Request) -> Purchase {
        Purchase(Mutex::new(x402_kernel::Purchase::new_with(profile, policy, payer, request)))
    }

    /// Called without Python's lock.
    pub(crate) fn next(&self, event: Event) -> Result<Step> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).next(event)
    }

    pub(crate) fn requests(&self) -> Vec<SigningRequest> {
        self.read(|purchase| purchase.requests().to_vec())
    }

    pub(crate) fn payment(&self) -> Option<PaymentPayload> {
        self.read(|purchase| purchase.payment().cloned())
    }

    fn read<T>(&self, read: impl FnOnce(MutexGuard<'_, x402_kernel::Purchase>) -> T) -> T {
        Python::attach(|py| read(self.0.lock_py_attached(py).unwrap_or_else(PoisonError::into_inner)))
    }
}
