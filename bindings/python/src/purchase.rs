//! The machine of a purchase, behind a lock: any thread may use it, one at a time.

use std::sync::{Mutex, MutexGuard, PoisonError};

use pyo3::prelude::*;
use pyo3::sync::MutexExt;
use x402_kernel as kernel;

use crate::error::raise;
use crate::generated::event::Event;
use crate::generated::payer::Payer;
use crate::generated::payment_payload::PaymentPayload;
use crate::generated::policy::Policy;
use crate::generated::profile::Profile;
use crate::generated::request::Request;
use crate::generated::signing_request::SigningRequest;
use crate::generated::step::AnyStep;
use crate::kept::or_default;
use crate::value::Tuple;

pub(crate) struct Purchase(Mutex<kernel::Purchase>);

impl Purchase {
    pub(crate) fn new(
        policy: &Bound<'_, Policy>,
        payer: &Bound<'_, Payer>,
        request: &Bound<'_, Request>,
        profile: Option<&Bound<'_, Profile>>,
    ) -> Purchase {
        let (payer, request) = (payer.get().0.clone(), request.get().0.clone());
        let purchase = kernel::Purchase::new_with(&or_default(profile), &policy.get().0, payer, request);
        Purchase(Mutex::new(purchase))
    }

    pub(crate) fn next(&self, py: Python<'_>, event: &Bound<'_, Event>) -> PyResult<AnyStep> {
        let event = event.get().0.clone();
        let step = py.detach(|| self.0.lock().unwrap_or_else(PoisonError::into_inner).next(event));
        step.map(Into::into).map_err(raise)
    }

    pub(crate) fn requests(&self, py: Python<'_>) -> Tuple<SigningRequest> {
        self.lock(py).requests().iter().map(Into::into).collect()
    }

    pub(crate) fn payment(&self, py: Python<'_>) -> Option<PaymentPayload> {
        self.lock(py).payment().map(Into::into)
    }

    fn lock(&self, py: Python<'_>) -> MutexGuard<'_, kernel::Purchase> {
        self.0.lock_py_attached(py).unwrap_or_else(PoisonError::into_inner)
    }
}
