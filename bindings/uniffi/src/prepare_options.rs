//! What a client knows or wants besides the approval.

use serde::Serialize;
use x402_kernel::{Json, Profile};

use crate::Result;
use crate::eip712::json;

/// What the caller knows or wants beyond the approval, when a payment is prepared. The default is what the official SDKs
/// do, on the caller's own clock.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, uniffi::Record)]
#[serde(rename_all = "camelCase")]
pub struct PrepareOptions {
    /// Since when the authorization is valid. None: as the offer's version has it, zero in v2 and back-dated in v1.
    #[uniffi(default = None)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub valid_after: Option<ValidAfter>,
    /// The `Date` of the server's response, by which its clock is read. None: the caller's clock is right.
    #[uniffi(default = None)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub server_date: Option<ServerDate>,
}

/// Since when an authorization is valid (`validAfter`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, uniffi::Enum)]
#[serde(rename_all = "lowercase")]
pub enum ValidAfter {
    /// Always: `0`, as the SDKs of x402 v2 sign.
    Zero,
    /// 600 seconds ago, so that a verifier whose clock is slow takes it: as the SDKs of x402 v1 sign.
    Backdated,
}

/// A server's clock, read off the `Date` of its response.
///
/// A device whose clock is wrong signs windows that are over, or not yet open, where they are checked. The server is
/// believed over https only, and ten minutes at most; however late it says it is, no signature lives longer by the
/// caller's own clock than the policy allows.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, uniffi::Record)]
#[serde(rename_all = "camelCase")]
pub struct ServerDate {
    /// The value of the `Date` header (RFC 9110 §6.6.1).
    pub date: String,
    /// When it was received, by the caller's clock, in unix seconds.
    pub received_at: i64,
}

/// What `PrepareOptions.fromJson` calls, in each language's own file: a record has no constructors here.
#[uniffi::export]
pub fn read_prepare_options(text: String) -> Result<PrepareOptions> {
    let options = x402_kernel::PrepareOptions::from_json(&text)?;
    // The kernel keeps what the date says; a record shows it as it was given.
    let given = Json::parse(&text, Profile::default().limits())?;
    let server_date = given.get("serverDate").and_then(|server| {
        let (date, received_at) = (server.get("date")?, server.get("receivedAt")?);
        Some(ServerDate { date: date.as_str()?.into_owned(), received_at: received_at.text().parse().ok()? })
    });
    Ok(PrepareOptions { valid_after: options.valid_after.map(ValidAfter::from), server_date })
}

impl PrepareOptions {
    pub(crate) fn or_default(given: Option<PrepareOptions>) -> Result<x402_kernel::PrepareOptions> {
        match given {
            None => Ok(x402_kernel::PrepareOptions::default()),
            Some(options) => Ok(x402_kernel::PrepareOptions::from_json(&json("options", &options)?)?),
        }
    }
}

impl From<x402_kernel::ValidAfter> for ValidAfter {
    fn from(after: x402_kernel::ValidAfter) -> ValidAfter {
        match after {
            x402_kernel::ValidAfter::Zero => ValidAfter::Zero,
            x402_kernel::ValidAfter::Backdated => ValidAfter::Backdated,
        }
    }
}
