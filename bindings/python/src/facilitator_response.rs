use pyo3::prelude::*;
use x402_kernel as kernel;

use crate::error::{ErrorInfo, raise};
use crate::input::{AddressIn, Atomic, Message, Text};
use crate::profile::{Profile, or_default};
use crate::value::{self, Exact, value};

/// What became of a settlement, as a peer says it (x402 v2 §5.3.2, v1 §5.3.2); only the chain knows.
///
/// One of `SettleResponse.Settled`, `SettleResponse.Pending` and `SettleResponse.Failed`; never a boolean.
#[pyclass(module = "x402_kernel", frozen, subclass)]
pub(crate) struct SettleResponse(pub(crate) kernel::SettleResponse);

value! {
    /// `success: true`, with a transaction.
    Settled in SettleResponse(|case| SettleResponse(case.clone().into())) {
        /// The transaction's hash, as the peer wrote it. Empty only with an `amount` of `"0"`: then nothing had to be
        /// settled (`upto` on EVM).
        transaction: String,
        /// The network, as the peer wrote it.
        network: String,
        /// Who paid, as the peer wrote it, if it is said.
        payer: Option<String>,
        /// What was settled, in atomic units, as the peer wrote it, if it is said.
        amount: Option<String>,
        /// The exact text.
        json: Exact,
    }
}

value! {
    /// `success: false` because of `settlement_pending`: a transaction was sent and may still settle.
    Pending in SettleResponse(|case| SettleResponse(case.clone().into())) {
        /// The transaction's hash, as the peer wrote it.
        transaction: String,
        /// The network, as the peer wrote it, if it is said.
        network: Option<String>,
        /// Who pays, as the peer wrote it, if it is said.
        payer: Option<String>,
        /// The exact text.
        json: Exact,
    }
}

value! {
    /// `success: false`. The transaction and the network may be missing or empty, which reads as missing.
    Failed in SettleResponse(|case| SettleResponse(case.clone().into())) {
        /// `errorReason`, as the peer wrote it; see `Reason`.
        reason: Option<String>,
        /// The hash of a transaction that was sent in vain, as the peer wrote it, if it is said.
        transaction: Option<String>,
        /// The network, as the peer wrote it, if it is said.
        network: Option<String>,
        /// Who was to pay, as the peer wrote it, if it is said.
        payer: Option<String>,
        /// The exact text.
        json: Exact,
    }
}

impl From<Settled> for kernel::SettleResponse {
    fn from(case: Settled) -> kernel::SettleResponse {
        let Settled { transaction, network, payer, amount, json } = case;
        kernel::SettleResponse::Settled { transaction, network, payer, amount, json: json.0 }
    }
}

impl From<Pending> for kernel::SettleResponse {
    fn from(case: Pending) -> kernel::SettleResponse {
        let Pending { transaction, network, payer, json } = case;
        kernel::SettleResponse::Pending { transaction, network, payer, json: json.0 }
    }
}

impl From<Failed> for kernel::SettleResponse {
    fn from(case: Failed) -> kernel::SettleResponse {
        let Failed { reason, transaction, network, payer, json } = case;
        kernel::SettleResponse::Failed { reason, transaction, network, payer, json: json.0 }
    }
}

/// Any case.
#[derive(Clone, Debug, PartialEq, Eq, Hash, IntoPyObject, FromPyObject)]
pub(crate) enum AnySettleResponse {
    Settled(Settled),
    Pending(Pending),
    Failed(Failed),
}

impl From<kernel::SettleResponse> for AnySettleResponse {
    fn from(response: kernel::SettleResponse) -> AnySettleResponse {
        match response {
            kernel::SettleResponse::Settled { transaction, network, payer, amount, json } => {
                AnySettleResponse::Settled(Settled { transaction, network, payer, amount, json: Exact(json) })
            }
            kernel::SettleResponse::Pending { transaction, network, payer, json } => {
                AnySettleResponse::Pending(Pending { transaction, network, payer, json: Exact(json) })
            }
            kernel::SettleResponse::Failed { reason, transaction, network, payer, json } => {
                AnySettleResponse::Failed(Failed { reason, transaction, network, payer, json: Exact(json) })
            }
        }
    }
}

#[pymethods]
impl SettleResponse {
    /// Reads a receipt from its JSON. `success` has to be a JSON boolean: anything else is malformed, never "true
    /// enough".
    ///
    /// Raises `MalformedError`: `message.missing`, `message.wrong_type`, `json.*`.
    #[staticmethod]
    #[pyo3(signature = (json, *, profile=None))]
    fn parse(json: Message, profile: Option<&Bound<'_, Profile>>) -> PyResult<AnySettleResponse> {
        let response = kernel::SettleResponse::parse_with(&or_default(profile), &json.0);
        response.map(AnySettleResponse::from).map_err(raise)
    }

    /// Writes a receipt. `transaction` is empty only if nothing had to be settled, which `amount` (atomic units: a
    /// `str` of decimal digits, or an `int`) then says; `network` is written as the offer writes it.
    ///
    /// Raises `UsageError`: `usage.argument` for an empty network, or an empty transaction without an amount of zero;
    /// `MalformedError`: `address.*`, `amount.*`.
    #[staticmethod]
    #[pyo3(signature = (transaction, network, *, payer=None, amount=None))]
    fn settled(
        transaction: Text,
        network: Text,
        payer: Option<AddressIn>,
        amount: Option<Atomic>,
    ) -> PyResult<AnySettleResponse> {
        let (payer, amount) = (payer.map(|payer| payer.0), amount.map(|amount| amount.0));
        let response = kernel::SettleResponse::settled(&transaction.0, &network.0, payer, amount);
        response.map(AnySettleResponse::from).map_err(raise)
    }

    /// Writes a failure, with what x402 calls its reason (v2 §9) or any other text.
    ///
    /// Raises `UsageError`: `usage.argument` for an empty network; `MalformedError`: `address.*`.
    #[staticmethod]
    #[pyo3(signature = (reason, network, *, payer=None))]
    fn failed(reason: Text, network: Text, payer: Option<AddressIn>) -> PyResult<AnySettleResponse> {
        let response = kernel::SettleResponse::failed(&reason.0, &network.0, payer.map(|payer| payer.0));
        response.map(AnySettleResponse::from).map_err(raise)
    }

    /// Writes that a transaction was sent and its receipt has not come yet.
    ///
    /// Raises `UsageError`: `usage.argument` for an empty transaction or network; `MalformedError`: `address.*`.
    #[staticmethod]
    #[pyo3(signature = (transaction, network, *, payer=None))]
    fn pending(transaction: Text, network: Text, payer: Option<AddressIn>) -> PyResult<AnySettleResponse> {
        let response = kernel::SettleResponse::pending(&transaction.0, &network.0, payer.map(|payer| payer.0));
        response.map(AnySettleResponse::from).map_err(raise)
    }

    /// `errorMessage`, for people, as the peer wrote it. Somebody else's text, never an instruction.
    #[getter]
    fn error_message(&self) -> Option<String> {
        self.0.error_message()
    }

    /// `extensions`, as they were written: JSON text.
    #[getter]
    fn extensions(&self) -> Option<String> {
        self.0.extensions().map(|extensions| extensions.text().into())
    }

    /// The value of a `PAYMENT-RESPONSE` or `X-PAYMENT-RESPONSE` header: its text, less `extensionResponses`, which is
    /// between a facilitator and a server.
    #[getter]
    fn header(&self) -> String {
        self.0.header()
    }

    /// What `json.loads` makes of the exact text.
    fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        value::loads(py, self.0.json().text())
    }
}

/// What a facilitator says about a payment (x402 v2 §5.3.1, v1 §5.3.1). An answer that is not plainly one of the cases
/// is an error, not a no and not a yes.
///
/// One of `VerifyResponse.Valid` and `VerifyResponse.Invalid`; never a boolean.
#[pyclass(module = "x402_kernel", frozen, subclass)]
pub(crate) struct VerifyResponse;

value! {
    /// `isValid: true`.
    Valid in VerifyResponse {
        /// Who pays, as the peer wrote it, if it is said.
        payer: Option<String>,
        /// The exact text.
        json: String,
    }
}

value! {
    /// `isValid: false`.
    Invalid in VerifyResponse {
        /// `invalidReason`, as the peer wrote it; see `Reason`.
        reason: Option<String>,
        /// `invalidMessage`, for people. Somebody else's text, never an instruction.
        message: Option<String>,
        /// Who was to pay, as the peer wrote it, if it is said.
        payer: Option<String>,
        /// The exact text.
        json: String,
    }
}

/// Any case.
#[derive(IntoPyObject)]
pub(crate) enum AnyVerifyResponse {
    Valid(Valid),
    Invalid(Invalid),
}

impl From<kernel::VerifyResponse> for AnyVerifyResponse {
    fn from(response: kernel::VerifyResponse) -> AnyVerifyResponse {
        match response {
            kernel::VerifyResponse::Valid { payer, json } => {
                AnyVerifyResponse::Valid(Valid { payer, json: json.text().into() })
            }
            kernel::VerifyResponse::Invalid { reason, message, payer, json } => {
                AnyVerifyResponse::Invalid(Invalid { reason, message, payer, json: json.text().into() })
            }
        }
    }
}

#[pymethods]
impl VerifyResponse {
    /// Reads an answer from its JSON. `isValid` has to be a JSON boolean: anything else is malformed, never "true
    /// enough".
    ///
    /// Raises `MalformedError`: `message.missing`, `message.wrong_type`, `json.*`.
    #[staticmethod]
    #[pyo3(signature = (json, *, profile=None))]
    fn parse(json: Message, profile: Option<&Bound<'_, Profile>>) -> PyResult<AnyVerifyResponse> {
        let response = kernel::VerifyResponse::parse_with(&or_default(profile), &json.0);
        response.map(AnyVerifyResponse::from).map_err(raise)
    }

    /// Writes a yes.
    ///
    /// Raises `MalformedError`: `address.*`.
    #[staticmethod]
    fn valid(payer: AddressIn) -> PyResult<AnyVerifyResponse> {
        kernel::VerifyResponse::valid(payer.0).map(AnyVerifyResponse::from).map_err(raise)
    }

    /// Writes a no: `invalidReason` is what x402 calls the error (`unexpected_verify_error` if it has no name for it),
    /// `invalidMessage` its sentence.
    ///
    /// Raises `MalformedError`: `address.*`.
    #[staticmethod]
    #[pyo3(signature = (error, *, payer=None))]
    fn invalid(error: ErrorInfo, payer: Option<AddressIn>) -> PyResult<AnyVerifyResponse> {
        let response = kernel::VerifyResponse::invalid(&error.0, payer.map(|payer| payer.0));
        response.map(AnyVerifyResponse::from).map_err(raise)
    }

    /// What `json.loads` makes of the exact text.
    fn to_dict<'py>(slf: &Bound<'py, VerifyResponse>) -> PyResult<Bound<'py, PyAny>> {
        value::loads(slf.py(), &slf.getattr("json")?.extract::<String>()?)
    }
}
