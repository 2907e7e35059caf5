use pyo3::prelude::*;
use x402_kernel as kernel;

use crate::error::raise;
use crate::input::Message;
use crate::profile::{Profile, or_default};
use crate::value::{self, value};

/// What became of a settlement, as a peer says it (x402 v2 §5.3.2, v1 §5.3.2); only the chain knows.
///
/// One of `SettleResponse.Settled`, `SettleResponse.Pending` and `SettleResponse.Failed`; never a boolean.
#[pyclass(module = "x402_kernel", frozen, subclass)]
pub(crate) struct SettleResponse;

value! {
    /// `success: true`, with a transaction.
    Settled in SettleResponse {
        /// The transaction's hash, as the peer wrote it.
        transaction: String,
        /// The network, as the peer wrote it.
        network: String,
        /// Who paid, if it is said.
        payer: Option<String>,
        /// The exact text.
        json: String,
    }
}

value! {
    /// `success: false` because of `settlement_pending`: a transaction was sent and may still settle.
    Pending in SettleResponse {
        /// The transaction's hash, as the peer wrote it.
        transaction: String,
        /// The exact text.
        json: String,
    }
}

value! {
    /// `success: false`.
    Failed in SettleResponse {
        /// `errorReason`, as the peer wrote it.
        reason: Option<String>,
        /// The exact text.
        json: String,
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
        let json = response.json().text().to_owned();
        match response {
            kernel::SettleResponse::Settled { transaction, network, payer, .. } => {
                AnySettleResponse::Settled(Settled { transaction, network, payer, json })
            }
            kernel::SettleResponse::Pending { transaction, .. } => {
                AnySettleResponse::Pending(Pending { transaction, json })
            }
            kernel::SettleResponse::Failed { reason, .. } => AnySettleResponse::Failed(Failed { reason, json }),
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

    /// What `json.loads` makes of the exact text.
    fn to_dict<'py>(slf: &Bound<'py, SettleResponse>) -> PyResult<Bound<'py, PyAny>> {
        value::loads(slf.py(), &slf.getattr("json")?.extract::<String>()?)
    }
}
