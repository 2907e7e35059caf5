//! The headers a server answers with ([x402 over HTTP](crate#specifications)). None of x402's own servers sends the
//! CORS ones, and without them no script in a browser sees a challenge.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use super::super::header::{PAYMENT_REQUIRED, PAYMENT_RESPONSE, PAYMENT_SIGNATURE, X_PAYMENT, X_PAYMENT_RESPONSE};
use super::super::{PaymentRequired, SettleResponse, Version};

/// What a browser has to be told to show: the value of `Access-Control-Expose-Headers`, as a list.
pub const EXPOSE_HEADERS: &[&str] = &[PAYMENT_REQUIRED, PAYMENT_RESPONSE, X_PAYMENT_RESPONSE];

/// What a browser has to be allowed to send: the value of `Access-Control-Allow-Headers`, as a list. The last is there
/// because official clients send that response header with their requests.
pub const ALLOW_HEADERS: &[&str] = &[PAYMENT_SIGNATURE, X_PAYMENT, "SIGN-IN-WITH-X", EXPOSE];

const EXPOSE: &str = "Access-Control-Expose-Headers";
const ALLOW: &str = "Access-Control-Allow-Headers";
const CACHE_CONTROL: &str = "Cache-Control";

/// The headers of a 402 or 412 with that challenge: the challenge itself (v2; v1 has it in the body), and that nobody stores
/// it. A page for people gets them as well.
pub fn challenge_headers(challenge: &PaymentRequired) -> Vec<(&'static str, String)> {
    let mut headers = Vec::new();
    if challenge.version() == Version::V2 {
        headers.push((PAYMENT_REQUIRED, challenge.header()));
    }
    headers.push((CACHE_CONTROL, "no-store".into()));
    headers.push((EXPOSE, EXPOSE_HEADERS.join(", ")));
    headers
}

/// The headers of a response to a payment of that version: the receipt, of a failure as well, and that no shared cache
/// stores what was paid for. `cache_control` is what the response says of caching so far.
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

/// The headers of an answer to a browser's preflight request.
pub fn preflight_headers() -> Vec<(&'static str, String)> {
    alloc::vec![(ALLOW, ALLOW_HEADERS.join(", "))]
}

/// `Cache-Control` of what was paid for: what it says already, and `private`, which stands there once.
pub fn paid_cache_control(existing: Option<&str>) -> String {
    match existing.filter(|value| !value.trim_ascii().is_empty()) {
        None => "private".into(),
        Some(value) if value.split(',').any(|part| part.trim_ascii().eq_ignore_ascii_case("private")) => value.into(),
        Some(value) => format!("{value}, private"),
    }
}
