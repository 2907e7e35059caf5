//! The receipt: what a server says about the settlement.

use alloc::string::String;

use serde::{Serialize, Serializer};

use super::header::{self, Reader};
use crate::json::{Json, JsonKind, owned};
use crate::{Code, Error, Profile, Result};

/// The reason that means "not yet": the transaction was sent, its receipt did not come in time.
const SETTLEMENT_PENDING: &str = "settlement_pending";

/// What became of a settlement (x402 v2 §5.3.2 `SettleResponse`, v1 §5.3.2): three cases, never a boolean.
///
/// It is what a peer says; only the chain knows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SettleResponse {
    /// `success: true`, with a transaction.
    Settled {
        /// The transaction's hash, as the peer wrote it.
        transaction: String,
        /// The network, as the peer wrote it.
        network: String,
        /// Who paid, if it is said.
        payer: Option<String>,
        /// The exact text.
        json: Json,
    },
    /// `success: false` because of `settlement_pending`: a transaction was sent and may still settle.
    Pending {
        /// The transaction's hash, as the peer wrote it.
        transaction: String,
        /// The exact text.
        json: Json,
    },
    /// `success: false`.
    Failed {
        /// `errorReason`, as the peer wrote it.
        reason: Option<String>,
        /// The exact text.
        json: Json,
    },
}

impl SettleResponse {
    /// Reads a receipt from its JSON, under the default profile.
    ///
    /// # Errors
    /// See [`SettleResponse::parse_with`].
    pub fn parse(text: &str) -> Result<SettleResponse> {
        SettleResponse::parse_with(&Profile::default(), text)
    }

    /// Reads a receipt from its JSON. `success` has to be a JSON boolean: anything else is malformed, never "true enough".
    ///
    /// # Errors
    /// `message.missing`, `message.wrong_type`, and those of [`Json::parse`].
    pub fn parse_with(profile: &Profile, text: &str) -> Result<SettleResponse> {
        SettleResponse::read(Json::parse(text, profile.limits())?)
    }

    /// Reads a `PAYMENT-RESPONSE` or `X-PAYMENT-RESPONSE` header.
    ///
    /// # Errors
    /// Those of [`header::decode`] and of [`SettleResponse::parse_with`].
    pub fn from_header_with(profile: &Profile, value: &str) -> Result<SettleResponse> {
        SettleResponse::read(header::decode(value, Reader::Client, profile)?.0)
    }

    fn read(json: Json) -> Result<SettleResponse> {
        let value = json.value().expect(JsonKind::Object)?;
        let success = value.read("success", |v| v.expect(JsonKind::Bool).map(|v| v.text() == "true"))?;
        let reason = value.read_optional("errorReason", owned)?;
        let transaction = value.read_optional("transaction", owned)?.filter(|hash| !hash.is_empty());
        let network = value.read_optional("network", owned)?;
        let payer = value.read_optional("payer", owned)?;
        match (success, transaction, network) {
            (true, Some(transaction), Some(network)) => {
                Ok(SettleResponse::Settled { transaction, network, payer, json })
            }
            (true, None, _) => Err(Error::new(Code::MessageMissing).with("members", "transaction")),
            (true, _, None) => Err(Error::new(Code::MessageMissing).with("members", "network")),
            (false, Some(transaction), _) if reason.as_deref() == Some(SETTLEMENT_PENDING) => {
                Ok(SettleResponse::Pending { transaction, json })
            }
            (false, ..) => Ok(SettleResponse::Failed { reason, json }),
        }
    }

    /// The exact text.
    pub fn json(&self) -> &Json {
        match self {
            SettleResponse::Settled { json, .. }
            | SettleResponse::Pending { json, .. }
            | SettleResponse::Failed { json, .. } => json,
        }
    }

    /// The case as text: `settled`, `pending` or `failed`.
    pub const fn status(&self) -> &'static str {
        match self {
            SettleResponse::Settled { .. } => "settled",
            SettleResponse::Pending { .. } => "pending",
            SettleResponse::Failed { .. } => "failed",
        }
    }

    /// The transaction's hash, as the peer wrote it, where it names one.
    pub fn transaction(&self) -> Option<&str> {
        match self {
            SettleResponse::Settled { transaction, .. } | SettleResponse::Pending { transaction, .. } => {
                Some(transaction)
            }
            SettleResponse::Failed { .. } => None,
        }
    }

    /// `errorReason` of a failure, as the peer wrote it.
    pub fn reason(&self) -> Option<&str> {
        match self {
            SettleResponse::Settled { .. } | SettleResponse::Pending { .. } => None,
            SettleResponse::Failed { reason, .. } => reason.as_deref(),
        }
    }
}

/// As `{status, transaction?, network?, payer?, reason?, json}`.
impl Serialize for SettleResponse {
    fn serialize<S: Serializer>(&self, serializer: S) -> core::result::Result<S::Ok, S::Error> {
        #[derive(Serialize)]
        struct View<'a> {
            status: &'a str,
            #[serde(skip_serializing_if = "Option::is_none")]
            transaction: Option<&'a str>,
            #[serde(skip_serializing_if = "Option::is_none")]
            network: Option<&'a str>,
            #[serde(skip_serializing_if = "Option::is_none")]
            payer: Option<&'a str>,
            #[serde(skip_serializing_if = "Option::is_none")]
            reason: Option<&'a str>,
            json: &'a Json,
        }
        let (network, payer) = match self {
            SettleResponse::Settled { network, payer, .. } => (Some(network.as_str()), payer.as_deref()),
            _ => (None, None),
        };
        View {
            status: self.status(),
            transaction: self.transaction(),
            network,
            payer,
            reason: self.reason(),
            json: self.json(),
        }
        .serialize(serializer)
    }
}
