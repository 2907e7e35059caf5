//! The only place that looks at `x402Version`.

use serde::{Serialize, Serializer};

use super::Found;
use crate::json::{JsonKind, Value};
use crate::{Code, Error, RepairKind, Result};

/// The version of the protocol a message is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Version {
    /// x402 v1: network names, `X-PAYMENT`, the challenge in the body.
    V1,
    /// x402 v2: CAIP-2 networks, `PAYMENT-*` headers, `accepted` echoed.
    V2,
}

impl Version {
    /// 1 or 2, as `x402Version` says it.
    pub const fn number(self) -> u8 {
        match self {
            Version::V1 => 1,
            Version::V2 => 2,
        }
    }

    /// The version of that number.
    ///
    /// # Errors
    /// `message.version`.
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

/// Whether it could be an x402 message at all.
pub(super) fn is_versioned(message: Value<'_>) -> bool {
    message.present("x402Version").is_some()
}

/// The version a message says it is of: the JSON integer 1 or 2, nothing else ([v1 §5](crate#specifications),
/// [v2 §5](crate#specifications); 2.0, "2" and true are not).
pub(super) fn read(message: Value<'_>) -> Result<Version> {
    message.expect(JsonKind::Object)?.read("x402Version", |value| match value.text() {
        "1" => Ok(Version::V1),
        "2" => Ok(Version::V2),
        other => Err(Error::new(Code::MessageVersion).with("found", other)),
    })
}

/// The version of a challenge, and the repair that gives it, with its pointer. A tolerant reader takes it as a string, and
/// takes a header of v2 that does not say its version as v2.
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
