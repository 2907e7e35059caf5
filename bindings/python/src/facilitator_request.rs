use pyo3::prelude::*;
use pyo3::types::PyType;
use x402_kernel as kernel;
use x402_kernel::Json;

use crate::error::raise;
use crate::input::{Message, Offers};
use crate::payment_payload::PaymentPayload;
use crate::payment_required::{Skipped, skipped};
use crate::payment_requirements::PaymentRequirements;
use crate::profile::{Profile, or_default};
use crate::value::{self, Reduced, Tuple, value};

value! {
    /// What a server asks a facilitator (x402 v2 §7.1, v1 §7.1): whether this payment pays this offer. It asks about a
    /// payment and the server's own offer; both go in as they were written.
    ///
    /// Raises `RejectedError`: `verify.version` unless they are of one version; `MalformedError`: `json.too_large`.
    FacilitatorRequest {
        /// The version of both: 1 or 2.
        version: u8,
        /// `paymentPayload`.
        payment: PaymentPayload,
        /// `paymentRequirements`: the server's own copy of the offer.
        offer: PaymentRequirements,
        /// The exact text: the body of `POST /verify` and `POST /settle`.
        json: String,
    }
    with {
        #[new]
        fn new(payment: PaymentPayload, offer: PaymentRequirements) -> PyResult<FacilitatorRequest> {
            kernel::FacilitatorRequest::new(&payment.0, &offer.0).map(FacilitatorRequest::from).map_err(raise)
        }

        /// Reads a request from its JSON, as a facilitator does: nothing misshapen is repaired, since both texts have to
        /// have one meaning.
        ///
        /// Raises `RejectedError`: `verify.version` unless `x402Version`, the payment and the offer are of one version;
        /// and what `PaymentPayload.parse` and `PaymentRequirements.parse` raise.
        #[staticmethod]
        #[pyo3(signature = (json, *, profile=None))]
        fn parse(json: Message, profile: Option<&Bound<'_, Profile>>) -> PyResult<FacilitatorRequest> {
            let request = kernel::FacilitatorRequest::parse_with(&or_default(profile), &json.0);
            request.map(FacilitatorRequest::from).map_err(raise)
        }

        /// What `json.loads` makes of the exact text.
        fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
            value::loads(py, &self.json)
        }
    }
}

impl From<kernel::FacilitatorRequest> for FacilitatorRequest {
    fn from(request: kernel::FacilitatorRequest) -> FacilitatorRequest {
        FacilitatorRequest {
            version: request.version().number(),
            payment: PaymentPayload(request.payment().clone()),
            offer: PaymentRequirements(request.offer().clone()),
            json: request.json().text().into(),
        }
    }
}

value! {
    /// One kind of payment a facilitator handles, as it wrote it; of any scheme and any chain.
    SupportedKind {
        /// `x402Version`: 1 or 2.
        version: u8,
        /// `scheme`, known here or not.
        scheme: String,
        /// `network`, as it was written: CAIP-2, `eip155:*`, or a name of v1.
        network: String,
        /// `extra`, as it was written: JSON text.
        extra: Option<String>,
    }
}

/// What a facilitator can verify and settle: its answer to `GET /supported` (x402 v2 §7.3, v1 §7.3).
#[pyclass(module = "x402_kernel", frozen, eq)]
pub(crate) struct Supported {
    supported: kernel::Supported,
    /// What it was read under, to read it again.
    profile: kernel::Profile,
}

impl PartialEq for Supported {
    fn eq(&self, other: &Supported) -> bool {
        self.supported == other.supported
    }
}

impl Supported {
    fn read(profile: kernel::Profile, json: &str) -> PyResult<Supported> {
        let supported = kernel::Supported::parse_with(&profile, json).map_err(raise)?;
        Ok(Supported { supported, profile })
    }
}

#[pymethods]
impl Supported {
    /// Reads an answer from its JSON. Kinds that cannot be read are `skipped`, each with its reason; under a strict
    /// profile the first of them is the error.
    ///
    /// Raises `MalformedError`: `message.missing`, `message.wrong_type`, `json.*`.
    #[staticmethod]
    #[pyo3(signature = (json, *, profile=None))]
    fn parse(json: Message, profile: Option<&Bound<'_, Profile>>) -> PyResult<Supported> {
        Supported::read(or_default(profile), &json.0)
    }

    /// Whether it handles payments of that offer: its version, its scheme, and its network or `eip155:*`.
    fn supports(&self, offer: &Bound<'_, PaymentRequirements>) -> bool {
        self.supported.supports(&offer.get().0)
    }

    /// The indexes of the offers it does not handle: what a server finds out at its start, not at its first sale.
    fn missing(&self, offers: Offers) -> Tuple<usize> {
        Tuple(self.supported.missing(&offers.0))
    }

    /// `kinds`: what it handles.
    #[getter]
    fn kinds(&self) -> Tuple<SupportedKind> {
        let kind = |kind: &kernel::SupportedKind| SupportedKind {
            version: kind.version().number(),
            scheme: kind.scheme().into(),
            network: kind.network().into(),
            extra: kind.extra().map(|extra| extra.text().into()),
        };
        self.supported.kinds().iter().map(kind).collect()
    }

    /// The kinds that cannot be read, each with its reason.
    #[getter]
    fn skipped(&self) -> Tuple<Skipped> {
        skipped(self.supported.skipped())
    }

    /// `extensions`: the names of those it knows.
    #[getter]
    fn extensions(&self) -> Tuple<String> {
        Tuple(self.supported.extensions().to_vec())
    }

    /// `signers`, as it was written: an object of network patterns with the addresses that settle there, as JSON text.
    #[getter]
    fn signers(&self) -> Option<&str> {
        self.supported.signers().map(Json::text)
    }

    /// The exact text.
    #[getter]
    fn json(&self) -> &str {
        self.supported.json().text()
    }

    /// What `json.loads` makes of the exact text.
    fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        value::loads(py, self.json())
    }

    fn __hash__(&self, py: Python<'_>) -> PyResult<isize> {
        value::hash(py, self.supported.json())
    }

    fn __repr__(&self) -> String {
        let (kinds, skipped) = (self.supported.kinds().len(), self.supported.skipped().len());
        format!("<Supported: {kinds} kinds, {skipped} skipped>")
    }

    fn __reduce__<'py>(slf: &Bound<'py, Supported>) -> PyResult<Reduced<'py>> {
        let supported = slf.get();
        value::restored(slf, (supported.json(), Profile(supported.profile.clone())).into_pyobject(slf.py())?)
    }

    #[classmethod]
    fn _restore(_class: &Bound<'_, PyType>, json: Message, profile: &Bound<'_, Profile>) -> PyResult<Supported> {
        Supported::read(profile.get().0.clone(), &json.0)
    }
}
