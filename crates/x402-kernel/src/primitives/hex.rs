use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

use alloy_primitives::hex;
use serde::{Serialize, Serializer};

use crate::json::Value;
use crate::{Code, Error, Result};

/// 32 bytes: a digest, a nonce, a domain separator.
// Aligned, so that they are copied by words and not by bytes.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(align(8))]
pub struct Bytes32([u8; 32]);

impl Bytes32 {
    /// Reads `0x` and 64 hexadecimal digits of either case.
    ///
    /// # Errors
    /// `hex.no_prefix`, `hex.length`, `hex.not_hex`.
    pub fn parse(text: &str) -> Result<Bytes32> {
        <[u8; 32]>::try_from(from_hex(text)?)
            .map(Bytes32)
            .map_err(|_| Error::new(Code::HexLength).with("expected", 32).with("found", text))
    }

    /// Reads a JSON string.
    pub(crate) fn read(value: Value<'_>) -> Result<Bytes32> {
        Bytes32::parse(&value.string()?)
    }

    /// Makes a value of 32 bytes.
    pub const fn from_bytes(bytes: [u8; 32]) -> Bytes32 {
        Bytes32(bytes)
    }

    /// The 32 bytes.
    pub const fn to_bytes(self) -> [u8; 32] {
        self.0
    }

    /// Whether every byte is zero.
    pub fn is_zero(self) -> bool {
        self.0 == [0; 32]
    }
}

/// Reads `0x` and an even number of hexadecimal digits of either case.
///
/// # Errors
/// `hex.no_prefix`, `hex.length`, `hex.not_hex`.
pub fn from_hex(text: &str) -> Result<Vec<u8>> {
    let wrong = |code| Error::new(code).with("found", text);
    let digits = text.strip_prefix("0x").ok_or_else(|| wrong(Code::HexNoPrefix))?;
    // The decoder would take a second prefix.
    if !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return Err(wrong(Code::HexNotHex));
    }
    hex::decode(digits).map_err(|_| wrong(Code::HexLength).with("expected", "whole"))
}

/// Writes bytes as `0x` and hexadecimal digits in lower case.
pub fn to_hex(bytes: &[u8]) -> String {
    hex::encode_prefixed(bytes)
}

/// [`to_hex`], for serde.
pub(crate) fn serialize_bytes<S: Serializer>(bytes: &[u8], serializer: S) -> core::result::Result<S::Ok, S::Error> {
    serializer.serialize_str(&to_hex(bytes))
}

impl From<alloy_primitives::B256> for Bytes32 {
    fn from(bytes: alloy_primitives::B256) -> Bytes32 {
        Bytes32(bytes.0)
    }
}

/// `0x` and 64 digits in lower case.
impl fmt::Display for Bytes32 {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&hex::encode_prefixed(self.0))
    }
}

impl fmt::Debug for Bytes32 {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl Serialize for Bytes32 {
    fn serialize<S: Serializer>(&self, serializer: S) -> core::result::Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}
