//! Reads any typed data that wallets take (`eth_signTypedData_v4`), strictly, and hashes it (EIP-712).

use alloc::borrow::Cow;
use alloc::string::String;
use alloc::vec::Vec;

use alloy_primitives::{B256, Keccak256, U256, keccak256};
use serde::Serialize;

use super::typed_types::{EIP712_DOMAIN, Kind, Types, only};
use crate::json::{Json, JsonKind, Limits, Value};
use crate::primitives::{Address, Bytes32, from_hex};
use crate::{Code, Error, Result};

/// Typed data (EIP-712) from its JSON: `{types, primaryType, domain, message}`, as `eth_signTypedData_v4` takes it.
///
/// Every value must be of its type, and every member must be signed. Values that wallets cast, pad, drop or assume are
/// errors, since two wallets may do so in two ways.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct TypedData {
    primary_type: String,
    domain_separator: Bytes32,
    struct_hash: Bytes32,
    digest: Bytes32,
    json: Json,
}

impl TypedData {
    /// Reads typed data, under the default limits.
    ///
    /// An integer is a string of decimal digits, a string of `0x` and hexadecimal digits, or a JSON integer below 2^53,
    /// since a wallet in JavaScript would sign a rounded one; bytes are `0x` and two digits each. A primary type of `EIP712Domain` signs the domain alone; then the
    /// message is absent or empty. There are at most 128 types with at most 128 members each, and none contains itself.
    ///
    /// # Errors
    /// `typed_data.no_domain_type` if the types do not list `EIP712Domain`; `typed_data.type` for an unusable or
    /// unlisted type; `typed_data.cycle`; `typed_data.value` for a value out of range, or of the wrong length or
    /// spelling; `typed_data.unknown_member`; `message.missing`, `message.wrong_type`, `address.*`, `hex.*`, and those
    /// of [`Json::parse`].
    pub fn parse(text: &str) -> Result<TypedData> {
        let json = Json::parse(text, &Limits::default())?;
        let value = json.value().expect(JsonKind::Object)?;
        only(value, &["types", "primaryType", "domain", "message"], "typed data")?;
        value.require(&["types", "primaryType", "domain"])?;
        let types = value.read("types", Types::read)?;
        let primary_type = value.text_of("primaryType")?;
        types.known(&primary_type).map_err(|error| error.within("primaryType"))?;
        let domain_separator = value.read("domain", |v| hash_struct(&types, EIP712_DOMAIN, v))?;
        let alone = primary_type == EIP712_DOMAIN;
        let struct_hash = if alone {
            value.read_optional("message", |v| {
                only(v.expect(JsonKind::Object)?, &[], "a message of the domain alone")
            })?;
            domain_separator
        } else {
            value.read("message", |v| hash_struct(&types, &primary_type, v))?
        };
        let mut digest = Keccak256::new();
        digest.update([0x19, 0x01]);
        digest.update(domain_separator.to_bytes());
        if !alone {
            digest.update(struct_hash.to_bytes());
        }
        let digest = digest.finalize().into();
        Ok(TypedData { primary_type, domain_separator, struct_hash, digest, json })
    }

    /// The type of the message (`primaryType`).
    pub fn primary_type(&self) -> &str {
        &self.primary_type
    }

    /// The hash of the domain (EIP-712 `domainSeparator`), by the `EIP712Domain` type that the types list.
    pub fn domain_separator(&self) -> Bytes32 {
        self.domain_separator
    }

    /// The hash of the message (EIP-712 `hashStruct`); the domain separator if the primary type is `EIP712Domain`.
    pub fn struct_hash(&self) -> Bytes32 {
        self.struct_hash
    }

    /// The 32 bytes that are signed.
    pub fn digest(&self) -> Bytes32 {
        self.digest
    }

    /// Its exact text.
    pub fn json(&self) -> &Json {
        &self.json
    }
}

fn hash_struct(types: &Types, name: &str, value: Value<'_>) -> Result<Bytes32> {
    let value = value.expect(JsonKind::Object)?;
    let listed = types.known(name)?;
    let names: Vec<&str> = listed.members.iter().map(|(name, _)| &**name).collect();
    only(value, &names, name)?;
    value.require(&names)?;
    let mut hash = Keccak256::new();
    hash.update(listed.hash.to_bytes());
    for (name, kind) in &listed.members {
        hash.update(value.read(name, |value| encode(types, kind, value))?.to_bytes());
    }
    Ok(hash.finalize().into())
}

/// Encodes a value as 32 bytes (EIP-712 `encodeData`).
fn encode(types: &Types, kind: &Kind, value: Value<'_>) -> Result<Bytes32> {
    Ok(match kind {
        Kind::Bool => {
            let yes = value.expect(JsonKind::Bool)?.text() == "true";
            B256::with_last_byte(yes.into()).into()
        }
        Kind::Address => {
            let address = Address::parse(&value.string()?)?;
            address.alloy().into_word().into()
        }
        Kind::String => keccak256(value.string()?.as_bytes()).into(),
        Kind::Bytes => keccak256(from_hex(&value.string()?)?).into(),
        Kind::FixedBytes(length) => {
            let text = value.string()?;
            let bytes = from_hex(&text)?;
            let mut word = [0; 32];
            match word.get_mut(..bytes.len()) {
                Some(head) if bytes.len() == usize::from(*length) => head.copy_from_slice(&bytes),
                _ => return Err(no_value(&text, kind)),
            }
            Bytes32::from_bytes(word)
        }
        Kind::Uint(_) | Kind::Int(_) => integer(kind, value)?,
        Kind::Struct(name) => hash_struct(types, name, value)?,
        Kind::Array(element, length) => {
            let value = value.expect(JsonKind::Array)?;
            let mut hash = Keccak256::new();
            let mut count = 0_u64;
            for item in value.elements() {
                let item = encode(types, element, item).map_err(|error| error.within(count))?;
                hash.update(item.to_bytes());
                count += 1;
            }
            if length.is_some_and(|length| length != count) {
                return Err(no_value(&alloc::format!("an array of {count}"), kind));
            }
            hash.finalize().into()
        }
    })
}

/// Encodes an integer in any of its three spellings as two's complement, if it is in the range of its type.
fn integer(kind: &Kind, value: Value<'_>) -> Result<Bytes32> {
    let text = match value.kind() {
        JsonKind::Number => Cow::Borrowed(value.text()),
        _ => value.string()?,
    };
    let (negative, digits) = match text.strip_prefix('-') {
        Some(digits) => (true, digits),
        None => (false, &*text),
    };
    let magnitude = match digits.strip_prefix("0x") {
        Some(hex) if !negative && hex.bytes().all(|digit| digit.is_ascii_hexdigit()) => parse(hex, 16, 64),
        None if digits == "0" || !digits.starts_with('0') => {
            digits.bytes().all(|digit| digit.is_ascii_digit()).then(|| parse(digits, 10, 78)).flatten()
        }
        _ => None,
    };
    let fits = |magnitude: &U256| match *kind {
        Kind::Uint(bits) => !negative && magnitude.bit_len() <= bits,
        // There is one more number below zero than above.
        Kind::Int(bits) if negative => !magnitude.is_zero() && magnitude.saturating_sub(U256::from(1)).bit_len() < bits,
        Kind::Int(bits) => magnitude.bit_len() < bits,
        _ => false,
    };
    let magnitude = magnitude.filter(fits).ok_or_else(|| no_value(&text, kind))?;
    if value.kind() == JsonKind::Number && magnitude.bit_len() > EXACT_BITS {
        return Err(
            no_value(&text, kind).hint("a JSON number of 2^53 or more, which readers round: write it as a string")
        );
    }
    let number = if negative { magnitude.wrapping_neg() } else { magnitude };
    Ok(Bytes32::from_bytes(number.to_be_bytes()))
}

/// The bits of a JSON number that every reader holds exactly.
const EXACT_BITS: usize = 53;

/// Reads a number of 256 bits; `None` for more than `most` digits.
fn parse(digits: &str, radix: u64, most: usize) -> Option<U256> {
    let usable = !digits.is_empty() && digits.len() <= most;
    usable.then(|| U256::from_str_radix(digits, radix).ok()).flatten()
}

fn no_value(found: &str, kind: &Kind) -> Error {
    Error::new(Code::TypedDataValue).with("found", found).with("expected", kind)
}
