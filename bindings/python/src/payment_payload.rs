use std::hash::{Hash, Hasher};

use pyo3::prelude::*;
use pyo3::types::PyType;
use x402_kernel as kernel;
use x402_kernel::primitives::to_hex;

use crate::error::raise;
use crate::evm::Authorization;
use crate::header::{self, Repair};
use crate::input::{Message, Text};
use crate::payment_requirements::PaymentRequirements;
use crate::profile::{Profile, or_default};
use crate::value::{self, Reduced, Tuple};

/// A payment (x402 v2 §5.2 `PaymentPayload`, v1 §5.2): a signed authorization, and what it is for.
#[pyclass(module = "x402_kernel", frozen, eq, from_py_object)]
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct PaymentPayload(pub(crate) kernel::PaymentPayload);

#[pymethods]
impl PaymentPayload {
    /// Reads a payment from its JSON: shapes and spellings. Whether it is good is for `PaymentRequirements.verify`.
    ///
    /// Raises `MalformedError` or `RejectedError`: `message.version`, `message.missing`, `message.wrong_type`,
    /// `scheme.unsupported`, `network.*`, `amount.*`, `address.*`, `hex.*`, `time.not_seconds`, `json.*`.
    #[staticmethod]
    #[pyo3(signature = (json, *, profile=None))]
    fn parse(json: Message, profile: Option<&Bound<'_, Profile>>) -> PyResult<PaymentPayload> {
        let payment = kernel::PaymentPayload::parse_with(&or_default(profile), &json.0);
        payment.map(PaymentPayload).map_err(raise)
    }

    /// Reads a `PAYMENT-SIGNATURE` or `X-PAYMENT` header, as a server or facilitator does: standard base64, padded or
    /// not, and nothing else.
    ///
    /// Raises `MalformedError`: `header.*`; and what `parse` raises.
    #[staticmethod]
    #[pyo3(signature = (value, *, profile=None))]
    fn from_header(value: Text, profile: Option<&Bound<'_, Profile>>) -> PyResult<PaymentPayload> {
        let payment = kernel::PaymentPayload::from_header_with(&or_default(profile), &value.0);
        payment.map(PaymentPayload).map_err(raise)
    }

    /// Its exact text.
    #[getter]
    fn json(&self) -> &str {
        self.0.json().text()
    }

    /// The header's value.
    #[getter]
    fn header(&self) -> String {
        self.0.header()
    }

    /// The name of the header it goes in: `PAYMENT-SIGNATURE`; v1 `X-PAYMENT`.
    #[getter]
    fn header_name(&self) -> &'static str {
        self.0.header_name()
    }

    /// The version it is written in: 1 or 2.
    #[getter]
    fn version(&self) -> u8 {
        self.0.version().number()
    }

    /// The payment scheme: `exact`.
    #[getter]
    fn scheme(&self) -> &'static str {
        self.0.scheme()
    }

    /// The chain it is for, in CAIP-2: of `accepted`, or v1's own `network`.
    #[getter]
    fn network(&self) -> String {
        self.0.network().to_string()
    }

    /// `accepted`: the offer the payer says it accepts (v2; a v1 payment has none).
    #[getter]
    fn accepted(&self) -> Option<PaymentRequirements> {
        self.0.accepted().cloned().map(PaymentRequirements)
    }

    /// `payload.authorization`: what is signed.
    #[getter]
    fn authorization(&self) -> Authorization {
        Authorization(self.0.payload().authorization)
    }

    /// `payload.signature`: `0x` and hexadecimal digits, of any length, since a contract wallet's can have any.
    #[getter]
    fn signature(&self) -> String {
        to_hex(&self.0.payload().signature)
    }

    /// What was repaired to read it.
    #[getter]
    fn repairs(&self) -> Tuple<Repair> {
        header::repairs(self.0.repairs())
    }

    /// The profile it was read under.
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
        let signed = &self.0.payload().authorization;
        let (value, to) = (signed.value, signed.to.short());
        format!(
            "<PaymentPayload v{}: {value} from {} to {to} on {}>",
            self.version(),
            signed.from.short(),
            self.network()
        )
    }

    fn __reduce__<'py>(slf: &Bound<'py, PaymentPayload>) -> PyResult<Reduced<'py>> {
        let payment = slf.get();
        let arguments = (payment.json(), payment.profile(), payment.repairs());
        value::restored(slf, arguments.into_pyobject(slf.py())?)
    }

    #[classmethod]
    fn _restore(
        _class: &Bound<'_, PyType>,
        json: Message,
        profile: &Bound<'_, Profile>,
        repairs: Tuple<Repair>,
    ) -> PyResult<PaymentPayload> {
        let repairs = header::kernel_repairs(repairs)?;
        kernel::PaymentPayload::restore(&profile.get().0, &json.0, repairs).map(PaymentPayload).map_err(raise)
    }
}

impl Hash for PaymentPayload {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.0.json().text().hash(state);
    }
}
