use std::sync::{Mutex, MutexGuard, PoisonError};

use pyo3::prelude::*;
use pyo3::sync::MutexExt;
use x402_kernel as kernel;

use crate::error::raise;
use crate::event::Event;
use crate::handle::stays;
use crate::payer::Payer;
use crate::payment_payload::PaymentPayload;
use crate::policy::Policy;
use crate::profile::{Profile, or_default};
use crate::request::Request;
use crate::signing::SigningRequest;
use crate::step::AnyStep;
use crate::value::Tuple;

/// One purchase, from the first request to the delivered response, as a machine: it says what to do next, and the host
/// says what came of it. It holds no clock, no key, no socket and no store.
///
/// Whatever happens, a purchase has one nonce: what is signed a second time can settle instead of the first, never
/// besides it. What the server sends is read under `profile`.
///
/// A handle: it cannot be copied or pickled. It may be used from any thread, by one at a time.
#[pyclass(module = "x402_kernel", frozen)]
pub(crate) struct Purchase(Mutex<kernel::Purchase>);

impl Purchase {
    fn lock(&self, py: Python<'_>) -> MutexGuard<'_, kernel::Purchase> {
        self.0.lock_py_attached(py).unwrap_or_else(PoisonError::into_inner)
    }
}

#[pymethods]
impl Purchase {
    #[new]
    #[pyo3(signature = (policy, payer, request, *, profile=None))]
    fn new(
        policy: &Bound<'_, Policy>,
        payer: &Bound<'_, Payer>,
        request: &Bound<'_, Request>,
        profile: Option<&Bound<'_, Profile>>,
    ) -> Purchase {
        let (payer, request) = (payer.get().0.clone(), request.get().0.clone());
        let purchase = kernel::Purchase::new_with(&or_default(profile), &policy.get().0, payer, request);
        Purchase(Mutex::new(purchase))
    }

    /// Takes what happened and says what to do next.
    ///
    /// Raises `UsageError`: `usage.event` for an event that was not asked for, `prepare.nonce` for an all-zero nonce. The
    /// purchase stays as it was. Everything else that can go wrong is a `Step.Fail`.
    fn next(&self, py: Python<'_>, event: &Bound<'_, Event>) -> PyResult<AnyStep> {
        let event = event.get().0.clone();
        let step = py.detach(|| self.0.lock().unwrap_or_else(PoisonError::into_inner).next(event));
        step.map(AnyStep::from).map_err(raise)
    }

    /// What is to be signed now: the requests of the last `Step.Sign`.
    #[getter]
    fn requests(&self, py: Python<'_>) -> Tuple<SigningRequest> {
        self.lock(py).requests().iter().cloned().map(SigningRequest).collect()
    }

    /// The payment that was sent, if one was.
    #[getter]
    fn payment(&self, py: Python<'_>) -> Option<PaymentPayload> {
        self.lock(py).payment().cloned().map(PaymentPayload)
    }

    fn __reduce__(&self) -> PyResult<()> {
        Err(stays("Purchase"))
    }
}
