//! Writes the headers of a server's responses ([x402 over HTTP](crate#specifications)), with those of CORS: without
//! them, a script in a browser cannot see a challenge.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use super::super::header::{PAYMENT_REQUIRED, PAYMENT_RESPONSE, PAYMENT_SIGNATURE, X_PAYMENT, X_PAYMENT_RESPONSE};
use super::super::{PaymentRequired, SettleResponse, Version};

/// The headers that a browser must be allowed to see (`Access-Control-Expose-Headers`).
pub const EXPOSE_HEADERS: &[&str] = &[PAYMENT_REQUIRED, PAYMENT_RESPONSE, X_PAYMENT_RESPONSE];

/// The headers that a browser must be allowed to send (`Access-Control-Allow-Headers`). Official clients send the last
/// one, a response header, with their requests.
pub const ALLOW_HEADERS: &[&str] = &[PAYMENT_SIGNATURE, X_PAYMENT, "SIGN-IN-WITH-X", EXPOSE];

const EXPOSE: &str = "Access-Control-Expose-Headers";
const ALLOW: &str = "Access-Control-Allow-Headers";
const CACHE_CONTROL: &str = "Cache-Control";

/// Returns the headers of a 402 or 412 with that challenge: the challenge (v2; v1 has it in the body), and that caches
/// must not store it. Send them with a page for people, too.
pub fn challenge_headers(challenge: &PaymentRequired) -> Vec<(&'static str, String)> {
    let mut headers = Vec::new();
    if challenge.version() == Version::V2 {
        headers.push((PAYMENT_REQUIRED, challenge.header()));
    }
    headers.push((CACHE_CONTROL, "no-store".into()));
    headers.push((EXPOSE, EXPOSE_HEADERS.join(", ")));
    headers
}

/// Returns the headers of a response to a payment of that version: the receipt, also of a failure, and that shared
/// caches must not store the response. `cache_control` is the response's own `Cache-Control`, if any.
pub fn receipt_headers(
    receipt: &SettleResponse,
    version: Version,
    cache_control: Option<&str>,
) -> Vec<(&'static str, String)> {
    let name = match version {
        Version::V1 => X_PAYMENT_RESPONSE,
        Version::V2 => PAYMENT_RESPONSE,
    };
    alloc::vec![
        (name, receipt.header()),
        (CACHE_CONTROL, paid_cache_control(cache_control)),
        (EXPOSE, EXPOSE_HEADERS.join(", ")),
    ]
}

/// Returns the headers of a response to a browser's preflight request.
pub fn preflight_headers() -> Vec<(&'static str, String)> {
    alloc::vec![(ALLOW, ALLOW_HEADERS.join(", "))]
}

/// Returns the `Cache-Control` of a paid response: the existing value, with `private` added unless it is there already.
pub fn paid_cache_control(existing: Option<&str>) -> String {
    match existing.filter(|value| !value.trim_ascii().is_empty()) {
        None => "private".into(),
        Some(value) if value.split(',').any(|part| part.trim_ascii().eq_ignore_ascii_case("private")) => value.into(),
        Some(value) => format!("{value}, private"),
    }
}
