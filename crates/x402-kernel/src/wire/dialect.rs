//! How the two versions of x402 write an offer, and the repairs of an offer that is written as in neither.

use alloc::borrow::Cow;
use alloc::format;

use super::envelope::Envelope;
use super::reading::Reading;
use super::{Version, version};
use crate::json::{JsonKind, Value};
use crate::primitives::{Amount, Network};
use crate::{Code, Error, RepairKind, Result};

/// How a version writes an offer.
pub(super) struct Dialect {
    /// The name of the amount.
    pub(super) amount: &'static str,
    /// Reads a network.
    network: fn(&str) -> Result<Network>,
    /// The members that its specification requires besides those that a payment needs.
    required: &'static [&'static str],
}

/// v1 requires `resource` and `description`, which no payment needs.
const V1: Dialect =
    Dialect { amount: "maxAmountRequired", network: Network::parse_v1, required: &["resource", "description"] };

const V2: Dialect = Dialect { amount: "amount", network: Network::parse, required: &[] };

impl Dialect {
    /// Returns the dialect of a version, and the other one.
    fn pair(version: Version) -> (&'static Dialect, &'static Dialect) {
        match version {
            Version::V1 => (&V1, &V2),
            Version::V2 => (&V2, &V1),
        }
    }

    /// Reads a network as that version writes it. A repair reads it as the other version writes it.
    pub(super) fn network(version: Version, value: Value<'_>, reading: &mut Reading<'_>) -> Result<Network> {
        let (own, other) = Dialect::pair(version);
        let text = value.string()?;
        let error = match (own.network)(&text) {
            Err(error) if reading.tolerates() => error,
            result => return result,
        };
        let network = (other.network)(&text).map_err(|_| error)?;
        reading.repair(RepairKind::NetworkOtherVersion, "/network");
        Ok(network)
    }

    /// Returns the name of the amount in an offer of that version. A repair takes the name of the other version.
    pub(super) fn amount_name(version: Version, offer: Value<'_>, reading: &mut Reading<'_>) -> &'static str {
        let (own, other) = Dialect::pair(version);
        let is_there = |name| offer.present(name).is_some() || offer.present(in_snake_case(name)).is_some();
        if !reading.tolerates() || is_there(own.amount) || !is_there(other.amount) {
            return name(offer, own.amount, reading);
        }
        let written = name(offer, other.amount, reading);
        reading.repair(RepairKind::MessageRenamedMember, &format!("/{written}"));
        written
    }

    /// Returns the members that an offer of that version must have besides those that a payment needs.
    pub(super) fn required(version: Version, reading: &Reading<'_>) -> &'static [&'static str] {
        if reading.requires_all() { Dialect::pair(version).0.required } else { &[] }
    }
}

impl Network {
    /// Reads a network as that version of x402 writes it: [`Network::parse_v1`] for v1, [`Network::parse`] for v2.
    ///
    /// # Errors
    /// Those of the function for the version.
    pub fn parse_as(version: Version, text: &str) -> Result<Network> {
        (Dialect::pair(version).0.network)(text)
    }
}

/// Reads the amount in that member. A repair takes a JSON integer below 2^53, which every reader holds exactly.
pub(super) fn amount(value: Value<'_>, name: &str, reading: &mut Reading<'_>) -> Result<Amount> {
    let digits = value.kind() == JsonKind::Number && value.text().bytes().all(|byte| byte.is_ascii_digit());
    if !reading.tolerates() || !digits {
        return Amount::parse(&value.string()?);
    }
    match value.text().parse::<u64>() {
        Ok(number) if number < 1 << 53 => {
            reading.repair(RepairKind::AmountNumber, &format!("/{name}"));
            Ok(Amount::from(number))
        }
        _ => Err(Error::new(Code::AmountUnsafeNumber).with("found", value.text())),
    }
}

/// Reads `maxTimeoutSeconds`, in the member `name`. Repairs take a string, and a number with a fraction of zero (`60.0`).
pub(super) fn timeout(value: Value<'_>, name: &str, reading: &mut Reading<'_>) -> Result<u64> {
    let fraction = value.text().split_once('.').filter(|(_, digits)| digits.bytes().all(|digit| digit == b'0'));
    let (text, kind) = match (value.as_str(), fraction) {
        (Some(text), _) if reading.tolerates() && Amount::parse(&text).is_ok() => (text, RepairKind::MessageNumberText),
        (None, Some((whole, _))) if reading.tolerates() => (Cow::Borrowed(whole), RepairKind::MessageNumberFraction),
        _ => return whole_seconds(value.text()),
    };
    let seconds = whole_seconds(&text)?;
    reading.repair(kind, &format!("/{name}"));
    Ok(seconds)
}

/// The bound of `maxTimeoutSeconds`: more than three thousand years, and within the integers of every language.
const LONGEST_TIMEOUT: u64 = 100_000_000_000;

fn whole_seconds(text: &str) -> Result<u64> {
    match text.parse() {
        Ok(seconds) if seconds < LONGEST_TIMEOUT => Ok(seconds),
        _ => Err(Error::new(Code::MessageWrongType).with("expected", "a whole number of seconds").with("found", text)),
    }
}

/// The names of an offer's members that differ in snake case.
const SNAKE_CASE: [(&str, &str); 4] = [
    ("payTo", "pay_to"),
    ("maxAmountRequired", "max_amount_required"),
    ("maxTimeoutSeconds", "max_timeout_seconds"),
    ("mimeType", "mime_type"),
];

fn in_snake_case(name: &'static str) -> &'static str {
    SNAKE_CASE.iter().find(|(own, _)| *own == name).map_or(name, |(_, snake)| snake)
}

/// Returns the name that a member has in an offer. A repair takes the name in snake case.
pub(super) fn name(offer: Value<'_>, name: &'static str, reading: &mut Reading<'_>) -> &'static str {
    let snake = in_snake_case(name);
    if !reading.tolerates() || snake == name || offer.present(name).is_some() || offer.present(snake).is_none() {
        return name;
    }
    reading.repair(RepairKind::MessageSnakeCase, &format!("/{snake}"));
    snake
}

/// Reads the version of a challenge. Repairs take it as a string or in snake case, and where it is missing, that of the
/// header or of the first offer.
pub(super) fn version_of(envelope: &Envelope<'_>, reading: &mut Reading<'_>) -> Result<Version> {
    let first = envelope.first();
    if !reading.tolerates() || first.is_none() && envelope.versioned.kind() != JsonKind::Object {
        return version::read(envelope.versioned);
    }
    let resource = envelope.message.present("resource").is_some_and(|resource| resource.kind() == JsonKind::Object);
    let (version, repairs) = version::of_challenge(envelope.versioned, reading.found(), first, resource)?;
    for (kind, at) in repairs {
        reading.repair(kind, at);
    }
    Ok(version)
}
