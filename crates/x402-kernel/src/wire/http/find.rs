//! Finds the challenge in a response.

use super::super::envelope::Envelope;
use super::super::header::{self, Reader};
use super::super::reading::Reading;
use super::super::{Found, PaymentRequired, Source, Version, version};
use super::headers::Headers;
use super::locations::{Told, locations, told};
use crate::json::Json;
use crate::{Code, Error, Profile, RepairKind, Result};

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
    /// header of another name, such as `X-Payment-Required` or `WWW-Authenticate: X402`. If the header lacks the resource
    /// or extensions, and the body has them beside the same offers, it takes the body. If header and body are challenges
    /// of one version with different offers, or the body cannot be compared, it takes the header. Each of these is listed
    /// as a repair.
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
    let headers = Headers(headers);
    let locations = locations(&headers, profile, tolerant)?;
    let body = Body { text: body, json: Json::parse_bytes(body, profile.limits()) };
    let Some((location, others)) = locations.split_first() else {
        return body.challenge(profile, None)?.ok_or_else(|| Error::new(Code::HttpNoChallenge).with("status", status));
    };
    let in_header = header::decode(location.value, Reader::Client, profile).and_then(|(json, source)| {
        let mut reading = Reading::new(profile, source);
        if !location.named {
            reading.repair(RepairKind::HttpHeaderName, "");
        }
        let own = told(&json, Found::Header, profile);
        let elsewhere = others.iter().any(|other| own.is_some_and(|own| disagrees(own, other.value, profile)));
        if elsewhere || body.disagrees(own, profile) {
            if !tolerant {
                return Err(Error::new(Code::HttpEnvelopeConflict).within("accepts"));
            }
            reading.repair(RepairKind::HttpEnvelopeConflict, "");
        } else if let Some(fuller) = body.fuller(own, profile).filter(|_| tolerant) {
            reading = Reading::new(profile, Source::new(Found::Body));
            reading.repair(RepairKind::HttpHeaderIncomplete, "");
            return PaymentRequired::read(fuller.clone(), reading);
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

/// Whether a second header is a challenge with other offers.
fn disagrees(own: Told<'_>, second: &str, profile: &Profile) -> bool {
    let second = header::decode(second, Reader::Client, profile);
    second.is_ok_and(|(json, _)| told(&json, Found::Header, profile).is_some_and(|told| own.disagrees(&told)))
}

/// A body, and its JSON, if it is JSON.
struct Body<'a> {
    text: &'a [u8],
    json: Result<Json>,
}

impl Body<'_> {
    /// Whether its offers differ from the header's, or cannot be compared: another reader could take them.
    fn disagrees(&self, header: Option<Told<'_>>, profile: &Profile) -> bool {
        match (&self.json, header) {
            (Err(_), _) => looks_like_json(self.text) && mentions_x402(self.text),
            (Ok(json), Some(header)) => told(json, Found::Body, profile).is_some_and(|body| header.disagrees(&body)),
            (Ok(_), None) => false,
        }
    }

    /// Returns the body, if it has all that the header has, and more.
    fn fuller(&self, header: Option<Told<'_>>, profile: &Profile) -> Option<&Json> {
        let (json, header) = (self.json.as_ref().ok()?, header?);
        told(json, Found::Body, profile).filter(|body| header.is_less_than(body)).map(|_| json)
    }

    /// Reads the body as a challenge, if it is one; `unreadable` is the error of the header's challenge.
    fn challenge(&self, profile: &Profile, unreadable: Option<&Error>) -> Result<Option<PaymentRequired>> {
        let mut reading = Reading::new(profile, Source::new(Found::Body));
        let is_one = |json: &Json| {
            let value = json.value();
            version::is_versioned(value)
                || reading.tolerates() && (version::is_present(value) || Envelope::holds_offers(value))
        };
        let json = match &self.json {
            Ok(json) if is_one(json) => json,
            // A page for people, or an API's own error.
            Ok(_) => return Ok(None),
            Err(error) if error.code() == Code::JsonTooLarge || mentions_x402(self.text) => return Err(error.clone()),
            Err(_) => return Ok(None),
        };
        if let Some(cause) = unreadable {
            reading.repair_because(RepairKind::HttpHeaderUnreadable, cause.clone());
        } else if told(json, Found::Body, profile).and_then(|body| body.version) == Some(Version::V2) {
            if !reading.tolerates() {
                return Ok(None);
            }
            reading.repair(RepairKind::HttpV2InBody, "");
        }
        PaymentRequired::read(json.clone(), reading).map(Some)
    }
}

/// Whether a less strict reader could read it as JSON.
fn looks_like_json(body: &[u8]) -> bool {
    let body = body.strip_prefix(b"\xef\xbb\xbf").unwrap_or(body);
    matches!(body.trim_ascii_start(), [b'{' | b'[', ..])
}

fn mentions_x402(body: &[u8]) -> bool {
    body.windows(5).any(|window| window == b"x402V" || window == b"x402_" || window == b"payTo")
}
