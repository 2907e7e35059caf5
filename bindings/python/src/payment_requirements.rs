use std::hash::{Hash, Hasher};

use pyo3::prelude::*;
use pyo3::types::PyType;
use x402_kernel as kernel;
use x402_kernel::{Json, Version};

use crate::error::raise;
use crate::header::{self, Repair};
use crate::input::{AnyVerifyOptions, Message, Now, Payments, Text, VersionNumber};
use crate::payment_payload::PaymentPayload;
use crate::profile::{Profile, or_default};
use crate::value::{self, Reduced, Tuple};
use crate::verdict::AnyVerdict;

/// What a server asks for: an element of `accepts` (x402 v2 §5.1.2, v1 §5.1), or the server's own copy of it.
#[pyclass(module = "x402_kernel", frozen, eq, from_py_object)]
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct PaymentRequirements(pub(crate) kernel::PaymentRequirements);

/// The options given, or those that know and want nothing.
fn or_none(options: Option<AnyVerifyOptions>) -> kernel::VerifyOptions {
    options.map(|options| options.0).unwrap_or_default()
}

#[pymethods]
impl PaymentRequirements {
    /// Reads an offer of that version, which its own text does not tell. A tolerant profile repairs misshapen members that
    /// have one meaning and lists each in `repairs`; its text stays as it was written.
    ///
    /// Raises `MalformedError` or `RejectedError`: `scheme.unsupported`, `network.*`, `message.missing` (naming all that
    /// is), `message.wrong_type`, `amount.*`, `address.*`, `json.*`.
    #[staticmethod]
    #[pyo3(signature = (json, *, version=VersionNumber(Version::V2), profile=None))]
    #[pyo3(text_signature = "(json, *, version=2, profile=None)")]
    fn parse(
        json: Message,
        version: VersionNumber,
        profile: Option<&Bound<'_, Profile>>,
    ) -> PyResult<PaymentRequirements> {
        let offer = kernel::PaymentRequirements::parse_with(&or_default(profile), version.0, &json.0);
        offer.map(PaymentRequirements).map_err(raise)
    }

    /// Verifies a payment against this offer, which has to be the server's own and not the payment's echo.
    ///
    /// `now` is the server's clock, `options` what the caller knows or wants besides: `VerifyOptions`, or a `dict` of
    /// `{minRunway?, payerCode?, factories?}`. The cheap and unambiguous checks come first and the signature last; the
    /// first that fails is the verdict. Nothing a peer wrote raises.
    #[pyo3(signature = (payment, now, *, options=None))]
    fn verify(
        &self,
        py: Python<'_>,
        payment: &Bound<'_, PaymentPayload>,
        now: Now,
        options: Option<AnyVerifyOptions>,
    ) -> AnyVerdict {
        let (payment, options) = (&payment.get().0, or_none(options));
        py.detach(|| self.0.verify_with(payment, now.0, &options)).into()
    }

    /// Like `verify`, from the text of a `PAYMENT-SIGNATURE` or `X-PAYMENT` header.
    #[pyo3(signature = (header, now, *, options=None))]
    fn verify_header(&self, py: Python<'_>, header: Text, now: Now, options: Option<AnyVerifyOptions>) -> AnyVerdict {
        let options = or_none(options);
        py.detach(|| self.0.verify_header_with(&header.0, now.0, &options)).into()
    }

    /// Verifies many payments for this offer, in their order: `verify` of each, in one go; 65,536 at most.
    fn verify_many(&self, py: Python<'_>, payments: Payments, now: Now) -> PyResult<Tuple<AnyVerdict>> {
        let verdicts = py.detach(|| self.0.verify_many(&payments.0, now.0)).map_err(raise)?;
        Ok(verdicts.into_iter().map(AnyVerdict::from).collect())
    }

    /// Its exact text.
    #[getter]
    fn json(&self) -> &str {
        self.0.json().text()
    }

    /// The version it is written in: 1 or 2.
    #[getter]
    fn version(&self) -> u8 {
        self.0.version().number()
    }

    /// Its index in the `accepts` it came from; none if it was parsed alone.
    #[getter]
    fn index(&self) -> Option<usize> {
        self.0.index()
    }

    /// The payment scheme: `exact`.
    #[getter]
    fn scheme(&self) -> &'static str {
        self.0.scheme()
    }

    /// The chain to pay on, in CAIP-2.
    #[getter]
    fn network(&self) -> String {
        self.0.network().to_string()
    }

    /// What to pay, in atomic units of the asset (`amount`; v1 `maxAmountRequired`), in decimal digits.
    #[getter]
    fn amount(&self) -> String {
        self.0.amount().to_string()
    }

    /// The token's contract.
    #[getter]
    fn asset(&self) -> String {
        self.0.asset().to_string()
    }

    /// Who is paid.
    #[getter]
    fn pay_to(&self) -> String {
        self.0.pay_to().to_string()
    }

    /// How many seconds the payment may take.
    #[getter]
    fn max_timeout_seconds(&self) -> u64 {
        self.0.max_timeout_seconds()
    }

    /// The scheme's own data (`extra`), as it was written: JSON text.
    #[getter]
    fn extra(&self) -> Option<&str> {
        self.0.extra().map(Json::text)
    }

    /// The price for people: `0.01 USDC`; in atomic units for a token the registry does not know.
    #[getter]
    fn price(&self) -> String {
        self.0.price()
    }

    /// The offer for people: `0.01 USDC on Base Sepolia to 0x2096…287C`.
    #[getter]
    fn summary(&self) -> String {
        self.0.summary()
    }

    /// What was repaired to read it: in its own text, and in the message around it what decides the price. The places
    /// are in the message it came in, as those of `Skipped` are.
    #[getter]
    fn repairs(&self) -> Tuple<Repair> {
        header::repairs(self.0.repairs())
    }

    /// Whether a repair decided what is paid (amount, payee, token, network or version): the default policy does not
    /// pay such an offer.
    #[getter]
    fn needs_approval(&self) -> bool {
        self.0.needs_approval()
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
        format!("<PaymentRequirements v{}: {}>", self.version(), self.summary())
    }

    fn __reduce__<'py>(slf: &Bound<'py, PaymentRequirements>) -> PyResult<Reduced<'py>> {
        let offer = slf.get();
        let arguments = (offer.json(), offer.profile(), offer.version(), offer.index(), offer.repairs());
        value::restored(slf, arguments.into_pyobject(slf.py())?)
    }

    #[classmethod]
    fn _restore(
        _class: &Bound<'_, PyType>,
        json: Message,
        profile: &Bound<'_, Profile>,
        version: VersionNumber,
        index: Option<usize>,
        repairs: Tuple<Repair>,
    ) -> PyResult<PaymentRequirements> {
        let repairs = header::kernel_repairs(repairs)?;
        let offer = kernel::PaymentRequirements::restore(&profile.get().0, version.0, &json.0, index, repairs);
        offer.map(PaymentRequirements).map_err(raise)
    }
}

impl Hash for PaymentRequirements {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.0.json().text().hash(state);
    }
}
