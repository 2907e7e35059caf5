//! The receipt: what a server says about the settlement.

use std::sync::Arc;

use crate::Result;
use crate::profile::Profile;

/// What became of a settlement (x402 v2 §5.3.2 `SettleResponse`, v1 §5.3.2): three cases, never a boolean.
///
/// It is what a peer says; only the chain knows.
#[derive(Clone, Debug, PartialEq, Eq, uniffi::Enum)]
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
        json: String,
    },
    /// `success: false` because of `settlement_pending`: a transaction was sent and may still settle.
    Pending {
        /// The transaction's hash, as the peer wrote it.
        transaction: String,
        /// The exact text.
        json: String,
    },
    /// `success: false`.
    Failed {
        /// `errorReason`, as the peer wrote it.
        reason: Option<String>,
        /// The exact text.
        json: String,
    },
}

/// What `SettleResponse.parse` calls, in each language's own file: an enum has no constructors here.
#[uniffi::export(default(profile = None))]
pub fn parse_settle_response(json: String, profile: Option<Arc<Profile>>) -> Result<SettleResponse> {
    Ok(x402_kernel::SettleResponse::parse_with(&Profile::or_default(profile), &json)?.into())
}

impl From<x402_kernel::SettleResponse> for SettleResponse {
    fn from(receipt: x402_kernel::SettleResponse) -> SettleResponse {
        let json = receipt.json().text().into();
        match receipt {
            x402_kernel::SettleResponse::Settled { transaction, network, payer, .. } => {
                SettleResponse::Settled { transaction, network, payer, json }
            }
            x402_kernel::SettleResponse::Pending { transaction, .. } => SettleResponse::Pending { transaction, json },
            x402_kernel::SettleResponse::Failed { reason, .. } => SettleResponse::Failed { reason, json },
        }
    }
}
