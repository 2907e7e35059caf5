//! The version of a message. No other file looks at `x402Version`.

use alloc::vec::Vec;

use serde::{Serialize, Serializer};

use super::Found;
use crate::json::{JsonKind, Value};
use crate::text::has;
use crate::{Code, Error, RepairKind, Result};

/// The version of x402 in which a message is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Version {
    /// x402 v1: network names, the header `X-PAYMENT`, the challenge in the body.
    V1,
    /// x402 v2: CAIP-2 networks, the headers `PAYMENT-*`, the offer echoed as `accepted`.
    V2,
}

impl Version {
    /// The number 1 or 2, as in `x402Version`.
    pub const fn number(self) -> u8 {
        match self {
            Version::V1 => 1,
            Version::V2 => 2,
        }
    }

    /// Returns the version of a number.
    ///
    /// # Errors
    /// `message.version` unless it is 1 or 2.
    pub fn from_number(number: u8) -> Result<Version> {
        match number {
            1 => Ok(Version::V1),
            2 => Ok(Version::V2),
            other => Err(Error::new(Code::MessageVersion).with("found", other)),
        }
    }
}

impl Version {
    /// Reads the version of a value that the kernel wrote.
    pub(crate) fn read(value: Value<'_>) -> Result<Version> {
        Version::from_number(value.whole("version")?)
    }
}

impl Serialize for Version {
    fn serialize<S: Serializer>(&self, serializer: S) -> core::result::Result<S::Ok, S::Error> {
        serializer.serialize_u8(self.number())
    }
}

const NAME: &str = "x402Version";
const SNAKE_CASE: &str = "x402_version";

/// Whether it may be an x402 message: it has an `x402Version`.
pub(super) fn is_versioned(message: Value<'_>) -> bool {
    message.present(NAME).is_some()
}

/// Whether it has a version, also in snake case.
pub(super) fn is_present(message: Value<'_>) -> bool {
    said(message).is_some()
}

fn said(message: Value<'_>) -> Option<(&'static str, Value<'_>)> {
    [NAME, SNAKE_CASE].into_iter().find_map(|name| Some((name, message.present(name)?)))
}

/// Reads a message's version: the JSON integer 1 or 2, and not 2.0, "2" or true ([v1 §5](crate#specifications),
/// [v2 §5](crate#specifications)).
pub(super) fn read(message: Value<'_>) -> Result<Version> {
    message.expect(JsonKind::Object)?.read(NAME, |value| match value.text() {
        "1" => Ok(Version::V1),
        "2" => Ok(Version::V2),
        other => Err(Error::new(Code::MessageVersion).with("found", other)),
    })
}

/// Reads a message's version, also under its name in snake case.
pub(super) fn read_named(message: Value<'_>) -> Result<Version> {
    match said(message) {
        Some((_, value)) if value.text() == "1" => Ok(Version::V1),
        Some((_, value)) if value.text() == "2" => Ok(Version::V2),
        _ => read(message),
    }
}

/// Reads a challenge's version as a tolerant reader does, with its repairs: it takes a string, a name in
/// snake case, and without a version, that of the header (v2) or of the words in the first offer.
///
/// `resource` says whether the challenge names its resource as v2 does.
pub(super) fn of_challenge(
    message: Value<'_>,
    found: Found,
    offer: Option<Value<'_>>,
    resource: bool,
) -> Result<(Version, Vec<(RepairKind, &'static str)>)> {
    let mut repairs = Vec::new();
    let Some((name, value)) = said(message) else {
        let version = if found == Found::Header { Some(Version::V2) } else { offer.and_then(by_words) };
        let missing = || Error::new(Code::MessageMissing).with("members", "x402Version, accepts");
        repairs.push((RepairKind::MessageVersionMissing, ""));
        return Ok((version.ok_or_else(missing)?, repairs));
    };
    let at = if name == NAME { "/x402Version" } else { "/x402_version" };
    if name == SNAKE_CASE {
        repairs.push((RepairKind::MessageSnakeCase, at));
    }
    let version = match value.text() {
        "1" => Version::V1,
        "2" => Version::V2,
        text @ ("\"1\"" | "\"2\"") => {
            repairs.push((RepairKind::MessageVersionText, at));
            if text == "\"1\"" { Version::V1 } else { Version::V2 }
        }
        other => return Err(Error::new(Code::MessageVersion).with("found", other).within(name)),
    };
    let of_v2 = offer.is_some_and(|offer| {
        let network = offer.present("network").and_then(Value::as_str);
        network.is_some_and(|network| has(&network, b':')) && by_words(offer) == Some(Version::V2)
    });
    if version == Version::V1 && of_v2 && (resource || found == Found::Header) {
        repairs.push((RepairKind::MessageVersionWrong, at));
        return Ok((Version::V2, repairs));
    }
    Ok((version, repairs))
}

/// Returns the version by the name that an offer has for the amount.
fn by_words(offer: Value<'_>) -> Option<Version> {
    let has = |name| offer.present(name).is_some();
    if has("amount") {
        Some(Version::V2)
    } else if has("maxAmountRequired") || has("max_amount_required") {
        Some(Version::V1)
    } else {
        None
    }
}
