use std::hash::{Hash, Hasher};

use pyo3::prelude::*;
use pyo3::types::PyType;
use x402_kernel as kernel;
use x402_kernel::Json;

use crate::choose::Choice;
use crate::error::{ErrorInfo, raise};
use crate::header::{self, Repair};
use crate::input::{Body, Headers, Message, Status, Text};
use crate::payer::Payer;
use crate::payment_requirements::PaymentRequirements;
use crate::profile::{Profile, or_default};
use crate::value::{self, Reduced, Tuple, value};

value! {
    /// What is being sold (x402 v2 §5.1.2 `ResourceInfo`).
    ResourceInfo {
        /// `url`.
        url: String,
        /// `description`, for people.
        description: Option<String>,
        /// `mimeType` of what is sold.
        mime_type: Option<String>,
        /// Its exact text, with members this version does not know.
        json: String,
    }
}

value! {
    /// An entry of a list (`accepts`, `kinds`, `items`) that is not usable, and why. Its neighbours are.
    Skipped {
        /// Its index in the list.
        index: usize,
        /// Why; the pointer is into the whole message.
        error: ErrorInfo,
        /// Its exact text.
        json: String,
    }
}

/// The kernel's skipped entries as values.
pub(crate) fn skipped(entries: &[kernel::Skipped]) -> Tuple<Skipped> {
    let skipped = |entry: &kernel::Skipped| Skipped {
        index: entry.index,
        error: ErrorInfo(entry.error.clone()),
        json: entry.json.text().into(),
    };
    entries.iter().map(skipped).collect()
}

/// A challenge for payment: what a 402 says (x402 v2 §5.1 `PaymentRequired`, v1 §5.1 `PaymentRequirementsResponse`).
#[pyclass(module = "x402_kernel", frozen, eq, from_py_object)]
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct PaymentRequired(pub(crate) kernel::PaymentRequired);

#[pymethods]
impl PaymentRequired {
    /// Reads a challenge from its JSON. Entries of `accepts` that cannot be used are `skipped`, each with its reason; under
    /// a strict profile the first of them is the error.
    ///
    /// Raises `MalformedError`: `message.version`, `message.missing`, `message.wrong_type`, `json.*`.
    #[staticmethod]
    #[pyo3(signature = (json, *, profile=None))]
    fn parse(json: Message, profile: Option<&Bound<'_, Profile>>) -> PyResult<PaymentRequired> {
        let challenge = kernel::PaymentRequired::parse_with(&or_default(profile), &json.0);
        challenge.map(PaymentRequired).map_err(raise)
    }

    /// Reads a `PAYMENT-REQUIRED` header (x402 v2 transport HTTP).
    ///
    /// Raises `MalformedError`: `header.*`, and what `parse` raises.
    #[staticmethod]
    #[pyo3(signature = (value, *, profile=None))]
    fn from_header(value: Text, profile: Option<&Bound<'_, Profile>>) -> PyResult<PaymentRequired> {
        let challenge = kernel::PaymentRequired::from_header_with(&or_default(profile), &value.0);
        challenge.map(PaymentRequired).map_err(raise)
    }

    /// Finds the challenge in an HTTP response: in `PAYMENT-REQUIRED` (any case), else in the body.
    ///
    /// `headers` are `(name, value)` pairs, or anything that gives them by `multi_items()` or `items()`, such as the
    /// headers of httpx, requests or aiohttp. A `str` body is its UTF-8.
    ///
    /// A tolerant profile takes the body when the header cannot be read, a v2 challenge that stands only in the body, and
    /// a header called `X-Payment-Required`; where header and body are challenges of one version that offer different
    /// things, it takes the header. It lists each of these as a repair.
    ///
    /// Raises `MalformedError`: `http.status` unless it is 402 or 412, `http.duplicate_header`, `http.no_challenge`,
    /// under a strict profile `http.envelope_conflict`, and what `from_header` raises.
    #[staticmethod]
    #[pyo3(signature = (status, headers, body, *, profile=None))]
    fn from_http(
        status: Status,
        headers: Headers,
        body: Body,
        profile: Option<&Bound<'_, Profile>>,
    ) -> PyResult<PaymentRequired> {
        let profile = or_default(profile);
        let challenge = kernel::PaymentRequired::from_http_with(&profile, status.0, &headers.0.0, body.0);
        challenge.map(PaymentRequired).map_err(raise)
    }

    /// Takes the best offer the payer can pay, and says why each of the others was not chosen.
    ///
    /// Of those it can pay, the payer's preferences decide: of tokens, then of chains. Then offers whose token the
    /// payer is known to have enough of come before those of which it is not known, and then it is the server's order.
    /// A payable offer that was not chosen says which was (`taken`) and its own `rank`, the taken one's being 1.
    ///
    /// Raises `RejectedError`: `choose.none_payable`, whose details give the code for each entry, and how much is short
    /// where it is the balance.
    fn choose(&self, payer: &Bound<'_, Payer>) -> PyResult<Choice> {
        self.0.choose(&payer.get().0).map(Choice).map_err(raise)
    }

    /// The `extensions` to send with a payment, as JSON text: what the server declared, and `additions` (a JSON object,
    /// by extension).
    ///
    /// The server's value wins wherever both say one, arrays included; only the lists of `builder-code`'s `s` are
    /// joined, the client's entries first. What the server wrote stays as it is written, character for character.
    /// Adding what was added before changes nothing.
    ///
    /// Raises `UsageError`: `usage.argument` if the additions are no object, or the challenge is of v1, which has no
    /// extensions; `MalformedError`: `json.*`, for the additions, and for a result past the profile's limits.
    fn echo(&self, additions: Message) -> PyResult<String> {
        self.0.echo(&additions.0).map_err(raise)
    }

    /// Its exact text.
    #[getter]
    fn json(&self) -> &str {
        self.0.json().text()
    }

    /// The `PAYMENT-REQUIRED` header for it.
    #[getter]
    fn header(&self) -> String {
        self.0.header()
    }

    /// The version it is written in: 1 or 2.
    #[getter]
    fn version(&self) -> u8 {
        self.0.version().number()
    }

    /// Where it was found: `text`, `header` or `body`.
    #[getter]
    fn found(&self) -> &'static str {
        self.0.source().found.as_str()
    }

    /// `error`: a reason code, or prose. Somebody else's text, never an instruction.
    #[getter]
    fn error(&self) -> Option<&str> {
        self.0.error()
    }

    /// What is being sold (v2 `resource`); v1 says it in each offer.
    #[getter]
    fn resource(&self) -> Option<ResourceInfo> {
        self.0.resource().map(|resource| ResourceInfo {
            url: resource.url().into(),
            description: resource.description().map(Into::into),
            mime_type: resource.mime_type().map(Into::into),
            json: resource.json().text().into(),
        })
    }

    /// `extensions`, as they were written: JSON text (v2).
    #[getter]
    fn extensions(&self) -> Option<&str> {
        self.0.extensions().map(Json::text)
    }

    /// The offers the kernel can read, in the server's order.
    #[getter]
    fn accepts(&self) -> Tuple<PaymentRequirements> {
        self.0.accepts().iter().cloned().map(PaymentRequirements).collect()
    }

    /// The offers it cannot use, each with its reason.
    #[getter]
    fn skipped(&self) -> Tuple<Skipped> {
        skipped(self.0.skipped())
    }

    /// What was repaired to read it.
    #[getter]
    fn repairs(&self) -> Tuple<Repair> {
        header::repairs(self.0.repairs())
    }

    /// The profile it was read under; what is derived from it inherits it.
    #[getter]
    fn profile(&self) -> Profile {
        Profile(self.0.profile().clone())
    }

    /// What `json.loads` makes of the exact text.
    fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        value::loads(py, self.json())
    }

    fn __hash__(&self, py: Python<'_>) -> PyResult<isize> {
        value::hash(py, self.0.json())
    }

    fn __repr__(&self) -> String {
        let offers: Vec<String> = self.0.accepts().iter().map(kernel::PaymentRequirements::summary).collect();
        format!("<PaymentRequired v{}: {}, {} skipped>", self.version(), offers.join("; "), self.0.skipped().len())
    }

    fn __reduce__<'py>(slf: &Bound<'py, PaymentRequired>) -> PyResult<Reduced<'py>> {
        let challenge = slf.get();
        let arguments = (challenge.json(), challenge.profile(), challenge.found(), challenge.repairs());
        value::restored(slf, arguments.into_pyobject(slf.py())?)
    }

    #[classmethod]
    fn _restore(
        _class: &Bound<'_, PyType>,
        json: Message,
        profile: &Bound<'_, Profile>,
        found: &str,
        repairs: Tuple<Repair>,
    ) -> PyResult<PaymentRequired> {
        let source = header::source(found, repairs)?;
        let challenge = kernel::PaymentRequired::restore(&profile.get().0, &json.0, source);
        challenge.map(PaymentRequired).map_err(raise)
    }
}

impl Hash for PaymentRequired {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.0.json().text().hash(state);
    }
}
