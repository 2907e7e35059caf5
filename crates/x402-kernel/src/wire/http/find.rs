//! Finds the challenge in a response.

use super::super::header::{self, PAYMENT_REQUIRED, Reader};
use super::super::reading::Reading;
use super::super::{Found, PaymentRequired, Source, Version, version};
use super::headers::Headers;
use crate::json::Json;
use crate::{Code, Error, Profile, RepairKind, Result};

/// The name that some servers give to `PAYMENT-REQUIRED`.
const X_PAYMENT_REQUIRED: &str = "X-Payment-Required";

impl PaymentRequired {
    /// Finds the challenge in an HTTP response, under the default profile.
    ///
    /// # Errors
    /// See [`PaymentRequired::from_http_with`].
    pub fn from_http<N: AsRef<str>, V: AsRef<str>>(
        status: u16,
        headers: &[(N, V)],
        body: impl AsRef<[u8]>,
    ) -> Result<PaymentRequired> {
        PaymentRequired::from_http_with(&Profile::default(), status, headers, body)
    }

    /// Finds the challenge in an HTTP response: in `PAYMENT-REQUIRED` (any case), else in the body.
    ///
    /// A tolerant profile takes the body if the header cannot be read, a v2 challenge that is in the body only, and a
    /// header called `X-Payment-Required`. If header and body are challenges of one version with different offers, it
    /// takes the header. Each of these is listed as a repair.
    ///
    /// # Errors
    /// `http.status` unless the status is 402 or 412; `http.duplicate_header`, `http.no_challenge`; in strict mode
    /// `http.envelope_conflict`; those of [`PaymentRequired::from_header_with`].
    pub fn from_http_with<N: AsRef<str>, V: AsRef<str>>(
        profile: &Profile,
        status: u16,
        headers: &[(N, V)],
        body: impl AsRef<[u8]>,
    ) -> Result<PaymentRequired> {
        challenge(status, headers, body.as_ref(), profile)
    }
}

/// Finds the challenge in a response: in `PAYMENT-REQUIRED`, else in the body.
pub(super) fn challenge<N: AsRef<str>, V: AsRef<str>>(
    status: u16,
    headers: &[(N, V)],
    body: &[u8],
    profile: &Profile,
) -> Result<PaymentRequired> {
    // A Permit2 challenge may have the status 412 (x402 `exact` on EVM, permit2).
    if !matches!(status, 402 | 412) {
        return Err(Error::new(Code::HttpStatus).with("status", status));
    }
    let tolerant = Reading::new(profile, Source::default()).tolerates();
    let named = Headers(headers).find(PAYMENT_REQUIRED)?;
    let misnamed = if named.is_none() && tolerant { Headers(headers).find(X_PAYMENT_REQUIRED)? } else { None };
    let body = Body { text: body, json: Json::parse_bytes(body, profile.limits()) };
    let Some(value) = named.or(misnamed) else {
        return body.challenge(profile, None)?.ok_or_else(|| Error::new(Code::HttpNoChallenge).with("status", status));
    };
    let in_header = header::decode(value, Reader::Client, profile).and_then(|(json, source)| {
        let mut reading = Reading::new(profile, source);
        if misnamed.is_some() {
            reading.repair(RepairKind::HttpHeaderName, "");
        }
        if body.disagrees(&json) {
            if !tolerant {
                return Err(Error::new(Code::HttpEnvelopeConflict).within("accepts"));
            }
            reading.repair(RepairKind::HttpEnvelopeConflict, "");
        }
        PaymentRequired::read(json, reading)
    });
    match in_header {
        Err(cause) if tolerant => match body.challenge(profile, Some(&cause)) {
            Ok(Some(challenge)) => Ok(challenge),
            _ => Err(cause),
        },
        result => result,
    }
}

/// A body, and its JSON, if it is JSON.
struct Body<'a> {
    text: &'a [u8],
    json: Result<Json>,
}

impl Body<'_> {
    /// Whether it is a challenge of the header's version with other offers.
    ///
    /// Challenges of different versions may have different offers: some servers speak both versions.
    fn disagrees(&self, header: &Json) -> bool {
        let Ok(body) = &self.json else { return false };
        let (header, body) = (header.value(), body.value());
        let of_one_version = matches!((version::read(header), version::read(body)), (Ok(a), Ok(b)) if a == b);
        match (header.present("accepts"), body.present("accepts")) {
            (Some(header), Some(body)) => of_one_version && !header.same(body),
            _ => false,
        }
    }

    /// Reads the body as a challenge, if it is one; `unreadable` is the error of the header's challenge.
    fn challenge(&self, profile: &Profile, unreadable: Option<&Error>) -> Result<Option<PaymentRequired>> {
        let json = match &self.json {
            Ok(json) if version::is_versioned(json.value()) => json,
            // A page for people, or an API's own error.
            Ok(_) => return Ok(None),
            Err(error) if error.code() == Code::JsonTooLarge || mentions_x402(self.text) => return Err(error.clone()),
            Err(_) => return Ok(None),
        };
        let mut reading = Reading::new(profile, Source::new(Found::Body));
        if let Some(cause) = unreadable {
            reading.repair_because(RepairKind::HttpHeaderUnreadable, cause.clone());
        } else if version::of_challenge(json.value(), Found::Body, reading.tolerates())?.0 == Version::V2 {
            if !reading.tolerates() {
                return Ok(None);
            }
            reading.repair(RepairKind::HttpV2InBody, "");
        }
        PaymentRequired::read(json.clone(), reading).map(Some)
    }
}

fn mentions_x402(body: &[u8]) -> bool {
    body.windows(11).any(|window| window == b"x402Version")
}
