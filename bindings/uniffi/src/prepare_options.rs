//! What a client knows or wants besides the approval. By hand: the kernel keeps
//! what a date says, and a record shows it as it was given.

use serde::Serialize;

use crate::{Result, ValidAfter, check};

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

impl PrepareOptions {
    /// The kernel's own, once it is checked.
    pub(crate) fn read(self) -> Result<x402_kernel::PrepareOptions> {
        Ok(x402_kernel::PrepareOptions::from_json(&check::json("options", &self)?)?)
    }
}
