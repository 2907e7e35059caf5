//! x402 over HTTP: what a response means, and what a server answers with ([x402 over HTTP](crate#specifications)).

use super::header::{self, PAYMENT_REQUIRED, PAYMENT_RESPONSE, Reader, X_PAYMENT_RESPONSE};
use super::{Found, PaymentRequired, SettleResponse, Source, Version, version};
use crate::json::Json;
use crate::{Code, Error, Mode, Profile, RepairKind, Result};

pub use super::outcome::{Exchange, HttpOutcome, interpret};
pub use super::protocol::Protocol;
pub use super::response_headers::{
    ALLOW_HEADERS, EXPOSE_HEADERS, challenge_headers, paid_cache_control, preflight_headers, receipt_headers,
};

/// Headers as a list of pairs, since maps lose duplicates.
pub(crate) struct Headers<'a, N, V>(pub(crate) &'a [(N, V)]);

impl<'a, N: AsRef<str>, V: AsRef<str>> Headers<'a, N, V> {
    /// The value of that name, in any case.
    ///
    /// Two equal values are one; two different ones are an error, since two readers could take different ones.
    pub(crate) fn find(&self, name: &str) -> Result<Option<&'a str>> {
        let mut found = None;
        for (key, value) in self.0 {
            if key.as_ref().eq_ignore_ascii_case(name) {
                match found {
                    Some(first) if first != value.as_ref() => {
                        return Err(Error::new(Code::HttpDuplicateHeader).with("header", name));
                    }
                    _ => found = Some(value.as_ref()),
                }
            }
        }
        Ok(found)
    }

    /// The receipt of a paid response: `PAYMENT-RESPONSE`, or v1's `X-PAYMENT-RESPONSE`.
    pub(crate) fn receipt(&self, profile: &Profile) -> Result<Option<SettleResponse>> {
        let value = match self.find(PAYMENT_RESPONSE)? {
            Some(value) => Some(value),
            None => self.find(X_PAYMENT_RESPONSE)?,
        };
        value.map(|value| SettleResponse::from_header_with(profile, value)).transpose()
    }
}

/// What some servers call `PAYMENT-REQUIRED`.
const X_PAYMENT_REQUIRED: &str = "X-Payment-Required";

/// The challenge in a response: in `PAYMENT-REQUIRED`, else in the body.
pub(super) fn challenge<N: AsRef<str>, V: AsRef<str>>(
    status: u16,
    headers: &[(N, V)],
    body: &[u8],
    profile: &Profile,
) -> Result<PaymentRequired> {
    // 412 is what a Permit2 challenge may come with (x402 `exact` on EVM, permit2).
    if !matches!(status, 402 | 412) {
        return Err(Error::new(Code::HttpStatus).with("status", status));
    }
    let tolerant = profile.mode() == Mode::Tolerant;
    let named = Headers(headers).find(PAYMENT_REQUIRED)?;
    let misnamed = if named.is_none() && tolerant { Headers(headers).find(X_PAYMENT_REQUIRED)? } else { None };
    let Some(value) = named.or(misnamed) else {
        return in_body(body, profile, None)?.ok_or_else(|| Error::new(Code::HttpNoChallenge).with("status", status));
    };
    let in_header = header::decode(value, Reader::Client, profile).and_then(|(json, mut source)| {
        if misnamed.is_some() {
            source.repair(RepairKind::HttpHeaderName, None);
        }
        if disagree(&json, body, profile) {
            if !tolerant {
                return Err(Error::new(Code::HttpEnvelopeConflict).within("accepts"));
            }
            source.repair(RepairKind::HttpEnvelopeConflict, None);
        }
        PaymentRequired::read(json, profile, source)
    });
    match in_header {
        Err(cause) if tolerant => match in_body(body, profile, Some(&cause)) {
            Ok(Some(challenge)) => Ok(challenge),
            _ => Err(cause),
        },
        result => result,
    }
}

/// Whether the body is a challenge of the header's version that offers other things.
///
/// Challenges of different versions may well: some servers speak both, and one needs not offer all that the other does.
fn disagree(header: &Json, body: &[u8], profile: &Profile) -> bool {
    let Ok(body) = Json::parse_bytes(body, profile.limits()) else { return false };
    let (header, body) = (header.value(), body.value());
    let of_one_version = matches!((version::read(header), version::read(body)), (Ok(a), Ok(b)) if a == b);
    match (header.present("accepts"), body.present("accepts")) {
        (Some(header), Some(body)) => of_one_version && !header.same(body),
        _ => false,
    }
}

/// The challenge in a body, if it is one; `unreadable` says why that in the header is none.
fn in_body(body: &[u8], profile: &Profile, unreadable: Option<&Error>) -> Result<Option<PaymentRequired>> {
    let json = match Json::parse_bytes(body, profile.limits()) {
        Ok(json) if version::is_versioned(json.value()) => json,
        // A page for people, an API's own error: not a challenge.
        Ok(_) => return Ok(None),
        Err(error) if error.code() == Code::JsonTooLarge || mentions_x402(body) => return Err(error),
        Err(_) => return Ok(None),
    };
    let mut source = Source::new(Found::Body);
    if let Some(cause) = unreadable {
        source.repair(RepairKind::HttpHeaderUnreadable, Some(cause.clone()));
    } else if version::read_challenge(json.value(), profile.mode(), &mut Source::new(Found::Body))? == Version::V2 {
        if profile.mode() == Mode::Strict {
            return Ok(None);
        }
        source.repair(RepairKind::HttpV2InBody, None);
    }
    PaymentRequired::read(json, profile, source).map(Some)
}

fn mentions_x402(body: &[u8]) -> bool {
    body.windows(11).any(|window| window == b"x402Version")
}
