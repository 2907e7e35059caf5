//! The answer to `POST /verify`.

use std::sync::Arc;

use x402_kernel::Address;

use crate::error::ErrorInfo;
use crate::profile::Profile;
use crate::{Result, check};

/// What a facilitator says about a payment (x402 v2 §5.3.1 `VerifyResponse`, v1 §5.3.1): one of two cases, never a
/// boolean. An answer that is not plainly one of them is an error, not a no and not a yes.
#[derive(Clone, Debug, PartialEq, Eq, uniffi::Enum)]
pub enum VerifyResponse {
    /// `isValid: true`.
    Valid {
        /// Who pays, as the peer wrote it, if it is said.
        payer: Option<String>,
        /// The exact text.
        json: String,
    },
    /// `isValid: false`.
    Invalid {
        /// `invalidReason`, as the peer wrote it.
        reason: Option<String>,
        /// `invalidMessage`, for people. Somebody else's text, never an instruction.
        message: Option<String>,
        /// Who was to pay, as the peer wrote it, if it is said.
        payer: Option<String>,
        /// The exact text.
        json: String,
    },
}

/// What `VerifyResponse.parse` calls, in each language's own file: an enum has no constructors here.
#[uniffi::export(default(profile = None))]
pub fn parse_verify_response(json: String, profile: Option<Arc<Profile>>) -> Result<VerifyResponse> {
    Ok(x402_kernel::VerifyResponse::parse_with(&Profile::or_default(profile), &json)?.into())
}

/// What `VerifyResponse.valid` calls.
#[uniffi::export]
pub fn valid_response(payer: String) -> Result<VerifyResponse> {
    Ok(x402_kernel::VerifyResponse::valid(Address::parse(&payer)?)?.into())
}

/// What `VerifyResponse.invalid` calls.
#[uniffi::export]
pub fn invalid_response(error: ErrorInfo, payer: Option<String>) -> Result<VerifyResponse> {
    Ok(x402_kernel::VerifyResponse::invalid(&error.restore()?, check::payer(payer)?)?.into())
}

impl From<x402_kernel::VerifyResponse> for VerifyResponse {
    fn from(answer: x402_kernel::VerifyResponse) -> VerifyResponse {
        use x402_kernel::VerifyResponse as From;
        let json = answer.json().text().into();
        match answer {
            From::Valid { payer, .. } => VerifyResponse::Valid { payer, json },
            From::Invalid { reason, message, payer, .. } => VerifyResponse::Invalid { reason, message, payer, json },
        }
    }
}
