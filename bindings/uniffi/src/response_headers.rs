//! The headers a server answers with (x402 v2 transport HTTP, v1 transport HTTP).

use x402_kernel::http;

use crate::header::HttpHeader;
use crate::payment_required::PaymentRequired;
use crate::settle_response::SettleResponse;
use crate::{Result, check};

/// The headers of a 402 or 412 with that challenge: the challenge itself (v2; v1 has it in the body), and that nobody stores
/// it. A page for people gets them as well.
#[uniffi::export]
pub fn challenge_headers(challenge: &PaymentRequired) -> Vec<HttpHeader> {
    listed(http::challenge_headers(&challenge.0))
}

/// The headers of a response to a payment of that version (1 or 2): the receipt, of a failure as well, and that no
/// shared cache stores what was paid for. `cacheControl` is what the response says of caching so far.
///
/// Throws `message.version`, `usage.argument`; `message.*`, `json.*` for a receipt made of a text that is none.
#[uniffi::export(default(cache_control = None))]
pub fn receipt_headers(
    receipt: SettleResponse,
    version: i32,
    cache_control: Option<String>,
) -> Result<Vec<HttpHeader>> {
    let (receipt, version) = (receipt.restore()?, check::version(version)?);
    Ok(listed(http::receipt_headers(&receipt, version, cache_control.as_deref())))
}

/// The headers of an answer to a browser's preflight request.
#[uniffi::export]
pub fn preflight_headers() -> Vec<HttpHeader> {
    listed(http::preflight_headers())
}

/// `Cache-Control` of what was paid for: what it says already, and `private`, which stands there once.
#[uniffi::export(default(existing = None))]
pub fn paid_cache_control(existing: Option<String>) -> String {
    http::paid_cache_control(existing.as_deref())
}

/// The constant `EXPOSE_HEADERS`, for each language's own file: uniffi has no constants.
#[uniffi::export]
pub fn expose_headers() -> Vec<String> {
    http::EXPOSE_HEADERS.iter().copied().map(Into::into).collect()
}

/// The constant `ALLOW_HEADERS`.
#[uniffi::export]
pub fn allow_headers() -> Vec<String> {
    http::ALLOW_HEADERS.iter().copied().map(Into::into).collect()
}

fn listed(headers: Vec<(&'static str, String)>) -> Vec<HttpHeader> {
    headers.into_iter().map(|(name, value)| HttpHeader { name: name.into(), value }).collect()
}
