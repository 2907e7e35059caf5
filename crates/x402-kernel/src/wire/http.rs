//! A message found in an HTTP response (x402 v2 transport HTTP, v1 transport HTTP).

use super::header::{self, PAYMENT_REQUIRED, PAYMENT_RESPONSE, Reader, X_PAYMENT_RESPONSE};
use super::{Carrier, Found, PaymentRequired, RepairKind, SettleResponse, Version, version};
use crate::json::Json;
use crate::{Code, Error, Mode, Profile, Result};

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

/// The demand in a response: in `PAYMENT-REQUIRED`, else in the body.
pub(super) fn challenge<N: AsRef<str>, V: AsRef<str>>(
    status: u16,
    headers: &[(N, V)],
    body: &[u8],
    profile: &Profile,
) -> Result<PaymentRequired> {
    // 412 is what a Permit2 demand may come with (x402 `exact` on EVM, permit2).
    if !matches!(status, 402 | 412) {
        return Err(Error::new(Code::HttpStatus).with("status", status));
    }
    let Some(value) = Headers(headers).find(PAYMENT_REQUIRED)? else {
        return in_body(body, profile)?.ok_or_else(|| Error::new(Code::HttpNoChallenge).with("status", status));
    };
    let in_header = header::decode(value, Reader::Client, profile)
        .and_then(|(json, carrier)| PaymentRequired::read(json, profile, carrier));
    match (in_header, profile.mode()) {
        (Err(cause), Mode::Tolerant) => match in_body(body, profile) {
            Ok(Some(mut challenge)) => {
                challenge.carrier_mut().repairs.clear();
                challenge.carrier_mut().repair(RepairKind::HttpHeaderUnreadable, Some(cause));
                Ok(challenge)
            }
            _ => Err(cause),
        },
        (result, _) => result,
    }
}

/// The demand in a body, if it is one.
fn in_body(body: &[u8], profile: &Profile) -> Result<Option<PaymentRequired>> {
    let json = match Json::parse_bytes(body, profile.limits()) {
        Ok(json) if version::is_versioned(json.value()) => json,
        // A page for people, an API's own error: not a demand.
        Ok(_) => return Ok(None),
        Err(error) if error.code() == Code::JsonTooLarge || mentions_x402(body) => return Err(error),
        Err(_) => return Ok(None),
    };
    let mut carrier = Carrier::new(Found::Body);
    if version::read(json.value())? == Version::V2 {
        if profile.mode() == Mode::Strict {
            return Ok(None);
        }
        carrier.repair(RepairKind::HttpV2InBody, None);
    }
    PaymentRequired::read(json, profile, carrier).map(Some)
}

fn mentions_x402(body: &[u8]) -> bool {
    body.windows(11).any(|window| window == b"x402Version")
}
