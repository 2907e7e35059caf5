use alloc::format;
use alloc::string::{String, ToString};
use core::fmt;

use serde::{Serialize, Serializer};

use crate::json::Value;
use crate::{Code, Error, Result};

/// An EVM address: 20 bytes. Two spellings of the same bytes are equal.
// Aligned, so that it is copied by words and not by bytes.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(align(8))]
pub struct Address(alloy_primitives::Address);

impl Address {
    /// The zero address, which has no owner.
    pub const ZERO: Address = Address(alloy_primitives::Address::ZERO);

    /// Reads `0x` and 40 hexadecimal digits: all lower case, all upper case, or with a correct EIP-55 checksum.
    ///
    /// # Errors
    /// `address.no_prefix`, `address.length`, `address.not_hex`, `address.checksum`.
    pub fn parse(text: &str) -> Result<Address> {
        let wrong = |code| Error::new(code).with("found", text);
        let Some(digits) = text.strip_prefix("0x") else {
            return Err(hinted(wrong(Code::AddressNoPrefix), text));
        };
        if !text.is_ascii() || text.len() != 42 {
            return Err(wrong(Code::AddressLength).with("length", text.chars().count()));
        }
        let mut bytes = [0; 20];
        alloy_primitives::hex::decode_to_slice(digits, &mut bytes).map_err(|_| wrong(Code::AddressNotHex))?;
        let address = Address(bytes.into());
        let mixed = digits.bytes().any(|b| b.is_ascii_lowercase()) && digits.bytes().any(|b| b.is_ascii_uppercase());
        // Only mixed case carries a checksum, which costs a hash.
        if mixed && text != address.to_string() {
            return Err(wrong(Code::AddressChecksum).with("expected", address));
        }
        Ok(address)
    }

    /// Reads a JSON string.
    pub(crate) fn read(value: Value<'_>) -> Result<Address> {
        Address::parse(&value.string()?)
    }

    /// Makes an address of 20 bytes.
    pub const fn from_bytes(bytes: [u8; 20]) -> Address {
        Address(alloy_primitives::Address::new(bytes))
    }

    /// The 20 bytes.
    pub fn to_bytes(self) -> [u8; 20] {
        self.0.into_array()
    }

    /// The beginning and the end, for people: `0x2096…287C`. Never compare it: two addresses can share it.
    pub fn short(self) -> String {
        let text = self.to_string();
        match (text.get(..6), text.get(38..)) {
            (Some(head), Some(tail)) => format!("{head}…{tail}"),
            _ => text,
        }
    }

    pub(crate) const fn alloy(self) -> alloy_primitives::Address {
        self.0
    }
}

fn hinted(error: Error, text: &str) -> Error {
    let base58 = |c: char| c.is_ascii_alphanumeric() && !matches!(c, '0' | 'O' | 'I' | 'l');
    if text.trim() != text || text.contains(['"', '\'']) {
        error.hint("there are spaces or quotes around it")
    } else if text.starts_with("0X") {
        error.hint("the prefix is 0x, in lower case")
    } else if text.ends_with(".eth") {
        error.hint("an ENS name: look it up first")
    } else if text.len() == 40 && text.bytes().all(|b| b.is_ascii_hexdigit()) {
        error.hint("0x is missing before it")
    } else if (2..=8).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'.') {
        error.hint("it looks like a token's ticker; the address of its contract belongs here")
    } else if (32..=44).contains(&text.len()) && text.chars().all(base58) {
        error.hint("it looks like a Solana address")
    } else {
        error
    }
}

impl From<alloy_primitives::Address> for Address {
    fn from(address: alloy_primitives::Address) -> Address {
        Address(address)
    }
}

/// With an EIP-55 checksum.
impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut buffer = [0; 42];
        f.write_str(self.0.to_checksum_raw(&mut buffer, None))
    }
}

impl fmt::Debug for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl Serialize for Address {
    fn serialize<S: Serializer>(&self, serializer: S) -> core::result::Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}
