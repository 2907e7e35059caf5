use alloc::borrow::Cow;
use alloc::string::String;

use alloy_primitives::{B256, Keccak256, b256, keccak256};
use serde::Serialize;

use crate::json::{ArrayWriter, Json, JsonKind, Limits, ObjectWriter, Value};
use crate::primitives::{Address, Amount, Bytes32};
use crate::{Code, Error, Result};

/// A signing domain (EIP-712 `EIP712Domain`). The fields that are present are hashed, and no others.
///
/// An empty name or version is present. (viem drops it when it infers the type, which changes the digest.)
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Eip712Domain {
    /// `name`: the name of the contract.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// `version`
    #[serde(skip_serializing_if = "Option::is_none")]
    pub version: Option<String>,
    /// `chainId`
    #[serde(skip_serializing_if = "Option::is_none")]
    pub chain_id: Option<Amount>,
    /// `verifyingContract`
    #[serde(skip_serializing_if = "Option::is_none")]
    pub verifying_contract: Option<Address>,
    /// `salt`
    #[serde(skip_serializing_if = "Option::is_none")]
    pub salt: Option<Bytes32>,
}

/// The type hash of the four fields of [`Eip712Domain::token`], which nearly every domain has.
const TOKEN_TYPE: B256 = b256!("0x8b73c3c69bb8fe3d512ecc4cf759cc79239f7b179b0ffacaa9a75d522b39400f");

impl Eip712Domain {
    /// Makes a token's domain, with the four fields that EIP-3009 tokens have.
    pub fn token(name: impl Into<String>, version: impl Into<String>, chain_id: u64, token: Address) -> Eip712Domain {
        Eip712Domain {
            name: Some(name.into()),
            version: Some(version.into()),
            chain_id: Some(Amount::from(chain_id)),
            verifying_contract: Some(token),
            salt: None,
        }
    }

    /// Reads a domain from JSON: `{name?, version?, chainId?, verifyingContract?, salt?}`. `chainId` is a string of
    /// decimal digits or a number below 2^53.
    ///
    /// # Errors
    /// `usage.argument` for another member, since a misspelt one would not be signed; `message.wrong_type`, `amount.*`,
    /// `address.*`, `hex.*`, `json.*`.
    pub fn parse(text: &str) -> Result<Eip712Domain> {
        let json = Json::parse(text, &Limits::default())?;
        let value = json.value().only("domain", &["name", "version", "chainId", "verifyingContract", "salt"])?;
        Ok(Eip712Domain {
            name: value.optional_text("name")?,
            version: value.optional_text("version")?,
            chain_id: value.read_optional("chainId", chain_id)?,
            verifying_contract: value.read_optional("verifyingContract", Address::read)?,
            salt: value.read_optional("salt", Bytes32::read)?,
        })
    }

    /// Computes the domain separator (EIP-712 `domainSeparator`).
    pub fn separator(&self) -> Bytes32 {
        let mut hasher = Keccak256::new();
        hasher.update(self.type_hash().to_bytes());
        for text in [&self.name, &self.version].into_iter().flatten() {
            hasher.update(keccak256(text));
        }
        if let Some(id) = self.chain_id {
            hasher.update(id.to_u256().to_be_bytes::<32>());
        }
        if let Some(contract) = self.verifying_contract {
            hasher.update(contract.alloy().into_word());
        }
        if let Some(salt) = self.salt {
            hasher.update(salt.to_bytes());
        }
        hasher.finalize().into()
    }

    /// Computes the type hash of the fields that are present (EIP-712 `typeHash`).
    pub fn type_hash(&self) -> Bytes32 {
        match self {
            Eip712Domain {
                name: Some(_),
                version: Some(_),
                chain_id: Some(_),
                verifying_contract: Some(_),
                salt: None,
            } => TOKEN_TYPE.into(),
            other => other.alloy().type_hash().into(),
        }
    }

    fn alloy(&self) -> alloy_sol_types::Eip712Domain {
        alloy_sol_types::Eip712Domain::new(
            self.name.clone().map(Cow::Owned),
            self.version.clone().map(Cow::Owned),
            self.chain_id.map(Amount::to_u256),
            self.verifying_contract.map(Address::alloy),
            self.salt.map(|salt| salt.to_bytes().into()),
        )
    }

    /// Writes the domain as wallets take it (`eth_signTypedData_v4`), with `chainId` as a JSON number; as a string from
    /// 2^53 on, where a wallet in JavaScript would read another number.
    pub(super) fn to_json(&self) -> String {
        let mut json = ObjectWriter::new();
        for (name, text) in [("name", &self.name), ("version", &self.version)] {
            if let Some(text) = text {
                json = json.string(name, text);
            }
        }
        json = match self.chain_id {
            Some(id) if id.is_exact_in_json() => json.raw("chainId", id),
            id => json.string_optional("chainId", id),
        };
        if let Some(contract) = self.verifying_contract {
            json = json.string("verifyingContract", contract);
        }
        if let Some(salt) = self.salt {
            json = json.string("salt", salt);
        }
        json.end()
    }

    /// Writes the `EIP712Domain` type with the fields that are present. Without the type, a wallet signs an empty
    /// domain.
    pub(super) fn type_json(&self) -> String {
        let fields = [
            (self.name.is_some(), "name", "string"),
            (self.version.is_some(), "version", "string"),
            (self.chain_id.is_some(), "chainId", "uint256"),
            (self.verifying_contract.is_some(), "verifyingContract", "address"),
            (self.salt.is_some(), "salt", "bytes32"),
        ];
        let present = fields.into_iter().filter(|(present, ..)| *present).map(|(_, name, kind)| (name, kind));
        members(present)
    }
}

/// Computes the digest that is signed: `keccak256(0x1901 ‖ domain separator ‖ struct hash)` (EIP-712).
pub(super) fn digest(separator: Bytes32, struct_hash: Bytes32) -> Bytes32 {
    let mut hasher = Keccak256::new();
    hasher.update([0x19, 0x01]);
    hasher.update(separator.to_bytes());
    hasher.update(struct_hash.to_bytes());
    hasher.finalize().into()
}

/// Writes the members of a type, as typed data lists them.
pub(super) fn members<'a>(fields: impl IntoIterator<Item = (&'a str, &'a str)>) -> String {
    let member = |(name, kind)| ObjectWriter::new().string("name", name).string("type", kind).end();
    fields.into_iter().map(member).fold(ArrayWriter::new(), ArrayWriter::raw).end()
}

fn chain_id(value: Value<'_>) -> Result<Amount> {
    match value.kind() {
        JsonKind::Number => match Amount::parse(value.text())? {
            id if id.is_exact_in_json() => Ok(id),
            id => Err(Error::new(Code::AmountUnsafeNumber).with("found", id)),
        },
        _ => Amount::parse(&value.string()?),
    }
}
