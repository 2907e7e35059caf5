//! The headers in which servers put a challenge.

use alloc::vec::Vec;

use super::super::envelope::Envelope;
use super::super::header::{self, PAYMENT_REQUIRED, Reader};
use super::super::reading::Reading;
use super::super::{Found, Source, Version, dialect};
use super::headers::Headers;
use crate::json::Json;
use crate::{Profile, Result};

/// The name that many servers give to `PAYMENT-REQUIRED`.
const X_PAYMENT_REQUIRED: &str = "X-Payment-Required";

/// Other names. Such a header counts if it holds offers, since others use these names for other things.
const MISNAMED: &str = "PAYMENT-REQUIREMENTS X-PAYMENT-REQUIREMENTS PAYMENT-CHALLENGE PAYMENT-REQUEST ACCEPT-PAYMENT \
    X-ACCEPT-PAYMENT X402-PAYMENT-REQUIRED X402-PAYMENT-REQUIREMENTS X402-REQUIREMENTS \
    X402-CHALLENGE X402 X-402 X-402-PAYMENT-REQUIRED X-X402";

/// The scheme under which some servers put a challenge into `WWW-Authenticate`.
const SCHEME: &str = "X402";

/// A header with a challenge.
pub(super) struct Location<'a> {
    /// The header's value.
    pub(super) value: &'a str,
    /// Whether it has x402's name.
    pub(super) named: bool,
}

/// Returns the headers with a challenge, the one with x402's name first. A strict reader sees that one only.
pub(super) fn locations<'a, N: AsRef<str>, V: AsRef<str>>(
    headers: &Headers<'a, N, V>,
    profile: &Profile,
    tolerant: bool,
) -> Result<Vec<Location<'a>>> {
    let mut found = Vec::new();
    found.extend(headers.message(PAYMENT_REQUIRED)?.map(|value| Location { value, named: true }));
    if !tolerant {
        return Ok(found);
    }
    let other = |value| Location { value, named: false };
    found.extend(headers.message(X_PAYMENT_REQUIRED)?.map(other));
    for name in MISNAMED.split(' ') {
        let value = headers.message(name)?;
        found.extend(value.filter(|value| holds_offers(value, profile)).map(other));
    }
    let challenges = headers.0.iter().filter(|(name, _)| name.as_ref().eq_ignore_ascii_case("WWW-Authenticate"));
    found.extend(challenges.filter_map(|(_, value)| parameter(value.as_ref())).map(other));
    Ok(found)
}

fn holds_offers(value: &str, profile: &Profile) -> bool {
    header::decode(value, Reader::Client, profile).is_ok_and(|(json, _)| Envelope::holds_offers(json.value()))
}

/// Returns the longest parameter of an `X402` challenge of `WWW-Authenticate`, without its quotes.
fn parameter<'a>(value: &'a str) -> Option<&'a str> {
    let (scheme, rest) = value.trim_ascii_start().split_once(' ')?;
    // A name and its `=` come before the quotes; base64 of an object begins with `ey`.
    let begins = |word: &str| word.as_bytes().windows(3).position(|window| window == b"=ey");
    let unquoted = |word: &'a str| begins(word).and_then(|at| word.get(at + 1..)).unwrap_or(word);
    let words = rest.split(['"', ',', ' ']).map(unquoted);
    words.max_by_key(|word| word.len()).filter(|word| scheme.eq_ignore_ascii_case(SCHEME) && !word.is_empty())
}

/// A challenge that is only compared with another.
#[derive(Clone, Copy)]
pub(super) struct Told<'a> {
    pub(super) version: Option<Version>,
    pub(super) envelope: Envelope<'a>,
}

/// Finds the offers of a text, if it is a challenge.
pub(super) fn told<'a>(json: &'a Json, found: Found, profile: &Profile) -> Option<Told<'a>> {
    let mut reading = Reading::new(profile, Source::new(found));
    let envelope = Envelope::open(json.value(), reading.tolerates()).ok()?;
    Some(Told { version: dialect::version_of(&envelope, &mut reading).ok(), envelope })
}

impl Told<'_> {
    /// Whether both are of one version. Servers that speak two may offer different things in each.
    fn is_of_one_version(&self, other: &Told<'_>) -> bool {
        self.version.is_some() && self.version == other.version
    }

    /// Whether both are of one version, and offer different things.
    pub(super) fn disagrees(&self, other: &Told<'_>) -> bool {
        self.is_of_one_version(other) && self.envelope.disagrees(&other.envelope)
    }

    /// Whether the other says all that this one says, and the resource or extensions besides.
    pub(super) fn is_less_than(&self, other: &Told<'_>) -> bool {
        let (own, their) = (self.envelope.message, other.envelope.message);
        let lacks = |name: &str| own.present(name).is_none() && their.present(name).is_some();
        let same = |name: &str| match (own.present(name), their.present(name)) {
            (Some(own), Some(their)) => own.same(their),
            (own, _) => own.is_none(),
        };
        self.version == Some(Version::V2)
            && self.is_of_one_version(other)
            && self.envelope.agrees(&other.envelope)
            && (lacks("resource") || lacks("extensions"))
            && ["resource", "extensions"].into_iter().all(same)
    }
}
