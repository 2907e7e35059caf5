//! The receipt: what a server says about the settlement.

use std::sync::Arc;

use x402_kernel::header;

use crate::profile::Profile;
use crate::{Result, check};

/// What became of a settlement (x402 v2 §5.3.2 `SettleResponse`, v1 §5.3.2): three cases, never a boolean.
///
/// It is what a peer says; only the chain knows.
#[derive(Clone, Debug, PartialEq, Eq, uniffi::Enum)]
pub enum SettleResponse {
    /// `success: true`, with a transaction.
    Settled {
        /// The transaction's hash, as the peer wrote it. Empty only with an `amount` of `0`: then nothing had to be
        /// settled (`upto` on EVM).
        transaction: String,
        /// The network, as the peer wrote it.
        network: String,
        /// Who paid, as the peer wrote it, if it is said.
        payer: Option<String>,
        /// What was settled, in atomic units, as the peer wrote it, if it is said.
        amount: Option<String>,
        /// The exact text.
        json: String,
    },
    /// `success: false` because of `settlement_pending`: a transaction was sent and may still settle.
    Pending {
        /// The transaction's hash, as the peer wrote it.
        transaction: String,
        /// The network, as the peer wrote it, if it is said.
        network: Option<String>,
        /// Who pays, as the peer wrote it, if it is said.
        payer: Option<String>,
        /// The exact text.
        json: String,
    },
    /// `success: false`. The transaction and the network may be missing or empty, which reads as missing.
    Failed {
        /// `errorReason`, as the peer wrote it.
        reason: Option<String>,
        /// The hash of a transaction that was sent in vain, as the peer wrote it, if it is said.
        transaction: Option<String>,
        /// The network, as the peer wrote it, if it is said.
        network: Option<String>,
        /// Who was to pay, as the peer wrote it, if it is said.
        payer: Option<String>,
        /// The exact text.
        json: String,
    },
}

#[uniffi::export]
impl SettleResponse {
    /// The value of a `PAYMENT-RESPONSE` or `X-PAYMENT-RESPONSE` header: its text, less `extensionResponses`, which is
    /// between a facilitator and a server.
    pub fn header(&self) -> String {
        self.restore().map_or_else(|_| header::encode(self.text()), |receipt| receipt.header())
    }

    /// `errorMessage`, for people, as the peer wrote it. Somebody else's text, never an instruction.
    pub fn error_message(&self) -> Option<String> {
        self.restore().ok()?.error_message()
    }

    /// `extensions`, as they were written: JSON text.
    pub fn extensions(&self) -> Option<String> {
        Some(self.restore().ok()?.extensions()?.text().into())
    }
}

/// What `SettleResponse.parse` calls, in each language's own file: an enum has no constructors here.
#[uniffi::export(default(profile = None))]
pub fn parse_settle_response(json: String, profile: Option<Arc<Profile>>) -> Result<SettleResponse> {
    Ok(x402_kernel::SettleResponse::parse_with(&Profile::or_default(profile), &json)?.into())
}

/// What `SettleResponse.settled` calls.
#[uniffi::export]
pub fn settled_response(
    transaction: String,
    network: String,
    payer: Option<String>,
    amount: Option<String>,
) -> Result<SettleResponse> {
    let (payer, amount) = (check::payer(payer)?, check::amount(amount)?);
    Ok(x402_kernel::SettleResponse::settled(&transaction, &network, payer, amount)?.into())
}

/// What `SettleResponse.failed` calls.
#[uniffi::export]
pub fn failed_response(reason: String, network: String, payer: Option<String>) -> Result<SettleResponse> {
    Ok(x402_kernel::SettleResponse::failed(&reason, &network, check::payer(payer)?)?.into())
}

/// What `SettleResponse.pending` calls.
#[uniffi::export]
pub fn pending_response(transaction: String, network: String, payer: Option<String>) -> Result<SettleResponse> {
    Ok(x402_kernel::SettleResponse::pending(&transaction, &network, check::payer(payer)?)?.into())
}

impl SettleResponse {
    fn text(&self) -> &str {
        match self {
            SettleResponse::Settled { json, .. }
            | SettleResponse::Pending { json, .. }
            | SettleResponse::Failed { json, .. } => json,
        }
    }

    /// The kernel's own receipt again, from its text. It fails only for a value that somebody made of another text.
    pub(crate) fn restore(&self) -> x402_kernel::Result<x402_kernel::SettleResponse> {
        x402_kernel::SettleResponse::parse_with(&check::unbounded(), self.text())
    }
}

impl From<x402_kernel::SettleResponse> for SettleResponse {
    fn from(receipt: x402_kernel::SettleResponse) -> SettleResponse {
        use x402_kernel::SettleResponse as From;
        let json = receipt.json().text().into();
        match receipt {
            From::Settled { transaction, network, payer, amount, .. } => {
                SettleResponse::Settled { transaction, network, payer, amount, json }
            }
            From::Pending { transaction, network, payer, .. } => {
                SettleResponse::Pending { transaction, network, payer, json }
            }
            From::Failed { reason, transaction, network, payer, .. } => {
                SettleResponse::Failed { reason, transaction, network, payer, json }
            }
        }
    }
}
