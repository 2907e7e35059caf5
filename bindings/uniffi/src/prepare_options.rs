//! Options for preparing a payment. By hand: the kernel keeps the time of a date, and a record shows the date as it was
//! given.

use serde::Serialize;

use x402_kernel::Result;

use crate::ValidAfter;
use crate::input::{Input, json};

/// Options for preparing a payment. The default is what the official SDKs do, on the caller's own clock.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, uniffi::Record)]
#[serde(rename_all = "camelCase")]
pub struct PrepareOptions {
    /// From when on the authorization is valid. None is the default of the offer's version: zero in v2, backdated in v1.
    #[uniffi(default = None)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub valid_after: Option<ValidAfter>,
    /// The `Date` of the server's response, which gives the server's clock; none for the caller's own.
    #[uniffi(default = None)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub server_date: Option<ServerDate>,
}

/// A server's clock, from the `Date` of its response.
///
/// A device with a wrong clock signs payments that the server finds expired or not yet valid. With the server's clock they
/// are valid. It is used over HTTPS only, and may differ by ten minutes at most. By the caller's own clock, a signature
/// never lives longer than the policy allows.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, uniffi::Record)]
#[serde(rename_all = "camelCase")]
pub struct ServerDate {
    /// The value of the `Date` header (RFC 9110 §6.6.1).
    pub date: String,
    /// When the response was received, by the caller's clock, in unix seconds.
    pub received_at: i64,
}

impl Input<x402_kernel::PrepareOptions> for PrepareOptions {
    fn input(self, name: &str) -> Result<x402_kernel::PrepareOptions> {
        x402_kernel::PrepareOptions::from_json(&json(name, &self)?)
    }
}
