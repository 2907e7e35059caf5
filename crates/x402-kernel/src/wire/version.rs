//! The version of a message. No other file looks at `x402Version`.

use serde::{Serialize, Serializer};

use super::Found;
use crate::json::{JsonKind, Value};
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

/// Whether it may be an x402 message: it has an `x402Version`.
pub(super) fn is_versioned(message: Value<'_>) -> bool {
    message.present("x402Version").is_some()
}

/// Reads a message's version: the JSON integer 1 or 2, and not 2.0, "2" or true ([v1 §5](crate#specifications),
/// [v2 §5](crate#specifications)).
pub(super) fn read(message: Value<'_>) -> Result<Version> {
    message.expect(JsonKind::Object)?.read("x402Version", |value| match value.text() {
        "1" => Ok(Version::V1),
        "2" => Ok(Version::V2),
        other => Err(Error::new(Code::MessageVersion).with("found", other)),
    })
}

/// Reads a challenge's version. A tolerant reader takes it as a string, and takes a header of v2 without a version as
/// v2; then the repair and its pointer are returned as well.
pub(super) fn of_challenge(
    message: Value<'_>,
    found: Found,
    tolerant: bool,
) -> Result<(Version, Option<(RepairKind, &'static str)>)> {
    let (kind, at, version) = match message.present("x402Version").map(Value::text) {
        None if found == Found::Header => (RepairKind::MessageVersionMissing, "", Version::V2),
        Some("\"1\"") => (RepairKind::MessageVersionText, "/x402Version", Version::V1),
        Some("\"2\"") => (RepairKind::MessageVersionText, "/x402Version", Version::V2),
        _ => return Ok((read(message)?, None)),
    };
    if !tolerant || message.kind() != JsonKind::Object {
        return Ok((read(message)?, None));
    }
    Ok((version, Some((kind, at))))
}
