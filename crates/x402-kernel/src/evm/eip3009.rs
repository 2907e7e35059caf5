//! The authorizations of EIP-3009 (to transfer, to receive, to cancel), and what is signed for them (EIP-712).

use alloc::string::String;

use alloy_primitives::{B256, Keccak256, U256, b256};
use alloy_sol_types::SolStruct;
use serde::{Serialize, Serializer};

use super::eip712::{self, Eip712Domain, members};
use crate::json::{Json, JsonKind, Limits, ObjectWriter, Value};
use crate::primitives::{Address, Amount, Bytes32};
use crate::words::words;
use crate::{Code, Error, Result};

/// The structs. Their names are part of what is signed.
mod signed {
    alloy_sol_types::sol! {
        struct TransferWithAuthorization {
            address from;
            address to;
            uint256 value;
            uint256 validAfter;
            uint256 validBefore;
            bytes32 nonce;
        }

        struct ReceiveWithAuthorization {
            address from;
            address to;
            uint256 value;
            uint256 validAfter;
            uint256 validBefore;
            bytes32 nonce;
        }

        struct CancelAuthorization {
            address authorizer;
            bytes32 nonce;
        }
    }
}

/// The type hashes of the structs (EIP-3009).
const TRANSFER_TYPE: B256 = b256!("0x7c7c6cdb67a18743f49ec6fa9b35f50d52ed05cbed4cc592e13b44501c1a2267");
const RECEIVE_TYPE: B256 = b256!("0xd099cc98ef71107a616c4f0f941f04c322d8e254fe26b3c6668db87aae413de8");
const CANCEL_TYPE: B256 = b256!("0x158b0a9edf7a828aad02f63cd515c68ef2f50ba807396f6d12842833a1597429");

/// An authorization of EIP-3009 (`TransferWithAuthorization`), with the members of its type in their order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Authorization {
    /// The payer.
    pub from: Address,
    /// The payee.
    pub to: Address,
    /// The amount, in atomic units of the token.
    pub value: Amount,
    /// Unix seconds: it is valid only later than this.
    pub valid_after: U256,
    /// Unix seconds: it is valid only earlier than this.
    pub valid_before: U256,
    /// 32 bytes that the payer uses once for each token.
    pub nonce: Bytes32,
}

const MEMBERS: [&str; 6] = ["from", "to", "value", "validAfter", "validBefore", "nonce"];

impl Authorization {
    pub(crate) fn read(value: Value<'_>) -> Result<Authorization> {
        let value = value.expect(JsonKind::Object)?;
        value.require(&MEMBERS)?;
        Ok(Authorization {
            from: value.read("from", Address::read)?,
            to: value.read("to", Address::read)?,
            value: value.read("value", Amount::read)?,
            valid_after: value.read("validAfter", seconds)?,
            valid_before: value.read("validBefore", seconds)?,
            nonce: value.read("nonce", Bytes32::read)?,
        })
    }

    /// Writes a JSON object in which every member is a string.
    pub fn to_json(&self) -> String {
        ObjectWriter::new()
            .string("from", self.from)
            .string("to", self.to)
            .string("value", self.value)
            .string("validAfter", Amount::from(self.valid_after))
            .string("validBefore", Amount::from(self.valid_before))
            .string("nonce", self.nonce)
            .end()
    }

    /// Reads a JSON object in which every member is a string.
    ///
    /// # Errors
    /// `usage.argument` for another member; `message.missing`, `message.wrong_type`, `address.*`, `amount.*`, `time.not_seconds`, `hex.*`, `json.*`.
    pub fn parse(text: &str) -> Result<Authorization> {
        let json = Json::parse(text, &Limits::default())?;
        Authorization::read(json.value().only("authorization", &MEMBERS)?)
    }
}

/// Reads seconds as a uint256, as the token does: a far future is legal.
fn seconds(value: Value<'_>) -> Result<U256> {
    let text = &*value.string()?;
    Amount::parse(text).map(Amount::to_u256).map_err(|_| Error::new(Code::TimeNotSeconds).with("found", text))
}

words! {
    /// What an [`Authorization`] allows. The two kinds are different typed data, so a signature for one is not valid
    /// for the other.
    #[argument = "kind"]
    pub enum AuthorizationKind {
        /// Anybody may submit it to the token (`TransferWithAuthorization`).
        Transfer = "transfer",
        /// Only the payee may submit it (`ReceiveWithAuthorization`).
        Receive = "receive",
    }
}

impl Authorization {
    fn transfer(&self) -> signed::TransferWithAuthorization {
        signed::TransferWithAuthorization {
            from: self.from.alloy(),
            to: self.to.alloy(),
            value: self.value.to_u256(),
            validAfter: self.valid_after,
            validBefore: self.valid_before,
            nonce: self.nonce.to_bytes().into(),
        }
    }

    fn receive(&self) -> signed::ReceiveWithAuthorization {
        let signed::TransferWithAuthorization { from, to, value, validAfter, validBefore, nonce } = self.transfer();
        signed::ReceiveWithAuthorization { from, to, value, validAfter, validBefore, nonce }
    }

    /// Computes the digest that is signed to transfer: `keccak256(0x1901 ‖ domain separator ‖ struct hash)` (EIP-712).
    pub fn digest(&self, domain: &Eip712Domain) -> Bytes32 {
        self.digest_of(AuthorizationKind::Transfer, domain)
    }

    /// Computes the digest that is signed for that kind.
    pub fn digest_of(&self, kind: AuthorizationKind, domain: &Eip712Domain) -> Bytes32 {
        eip712::digest(domain.separator(), self.struct_hash_of(kind))
    }

    /// Computes the digest that is signed to transfer, under a separator that is known already.
    pub(crate) fn digest_under(&self, separator: Bytes32) -> Bytes32 {
        eip712::digest(separator, self.struct_hash())
    }

    /// Computes the struct hash to transfer, without a domain (EIP-712 `hashStruct`): for finding out where a digest
    /// differs.
    pub fn struct_hash(&self) -> Bytes32 {
        self.struct_hash_of(AuthorizationKind::Transfer)
    }

    /// Computes the struct hash for that kind.
    pub fn struct_hash_of(&self, kind: AuthorizationKind) -> Bytes32 {
        match kind {
            AuthorizationKind::Transfer => struct_hash(TRANSFER_TYPE, &self.transfer()),
            AuthorizationKind::Receive => struct_hash(RECEIVE_TYPE, &self.receive()),
        }
    }

    /// Writes the typed data that a wallet signs to transfer (`eth_signTypedData_v4`). `EIP712Domain` is listed,
    /// `chainId` is a number (from 2^53 on a string), the message's numbers are decimal strings.
    pub fn typed_data(&self, domain: &Eip712Domain) -> String {
        self.typed_data_of(AuthorizationKind::Transfer, domain)
    }

    /// Writes the typed data that a wallet signs for that kind.
    pub fn typed_data_of(&self, kind: AuthorizationKind, domain: &Eip712Domain) -> String {
        let name = match kind {
            AuthorizationKind::Transfer => signed::TransferWithAuthorization::NAME,
            AuthorizationKind::Receive => signed::ReceiveWithAuthorization::NAME,
        };
        let fields = [
            ("from", "address"),
            ("to", "address"),
            ("value", "uint256"),
            ("validAfter", "uint256"),
            ("validBefore", "uint256"),
            ("nonce", "bytes32"),
        ];
        typed_data(domain, name, &fields, &self.to_json())
    }
}

/// Every member a string, as on the wire.
impl Serialize for Authorization {
    fn serialize<S: Serializer>(&self, serializer: S) -> core::result::Result<S::Ok, S::Error> {
        use serde::ser::SerializeStruct;
        let mut object = serializer.serialize_struct("Authorization", 6)?;
        object.serialize_field("from", &self.from)?;
        object.serialize_field("to", &self.to)?;
        object.serialize_field("value", &self.value)?;
        object.serialize_field("validAfter", &Amount::from(self.valid_after))?;
        object.serialize_field("validBefore", &Amount::from(self.valid_before))?;
        object.serialize_field("nonce", &self.nonce)?;
        object.end()
    }
}

/// A cancellation of EIP-3009 (`CancelAuthorization`): uses up a nonce without a payment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct CancelAuthorization {
    /// The payer whose authorization is cancelled.
    pub authorizer: Address,
    /// The authorization's nonce.
    pub nonce: Bytes32,
}

impl CancelAuthorization {
    /// Reads `{authorizer, nonce}`, both strings.
    ///
    /// # Errors
    /// `usage.argument` for another member; `message.missing`, `message.wrong_type`, `address.*`, `hex.*`, `json.*`.
    pub fn parse(text: &str) -> Result<CancelAuthorization> {
        let json = Json::parse(text, &Limits::default())?;
        let value = json.value().only("cancel", &["authorizer", "nonce"])?;
        value.require(&["authorizer", "nonce"])?;
        Ok(CancelAuthorization {
            authorizer: value.read("authorizer", Address::read)?,
            nonce: value.read("nonce", Bytes32::read)?,
        })
    }

    /// Writes `{authorizer, nonce}`, both strings.
    pub fn to_json(&self) -> String {
        ObjectWriter::new().string("authorizer", self.authorizer).string("nonce", self.nonce).end()
    }

    fn typed(&self) -> signed::CancelAuthorization {
        signed::CancelAuthorization { authorizer: self.authorizer.alloy(), nonce: self.nonce.to_bytes().into() }
    }

    /// Computes the digest that is signed (EIP-712).
    pub fn digest(&self, domain: &Eip712Domain) -> Bytes32 {
        eip712::digest(domain.separator(), self.struct_hash())
    }

    /// Computes the struct hash, without a domain (EIP-712 `hashStruct`).
    pub fn struct_hash(&self) -> Bytes32 {
        struct_hash(CANCEL_TYPE, &self.typed())
    }

    /// Writes the typed data that a wallet signs (`eth_signTypedData_v4`).
    pub fn typed_data(&self, domain: &Eip712Domain) -> String {
        let fields = [("authorizer", "address"), ("nonce", "bytes32")];
        typed_data(domain, signed::CancelAuthorization::NAME, &fields, &self.to_json())
    }
}

fn struct_hash(type_hash: B256, data: &impl SolStruct) -> Bytes32 {
    let mut hasher = Keccak256::new();
    hasher.update(type_hash);
    hasher.update(data.eip712_encode_data());
    hasher.finalize().into()
}

fn typed_data(domain: &Eip712Domain, name: &str, fields: &[(&str, &str)], message: &str) -> String {
    let fields = members(fields.iter().copied());
    let types = ObjectWriter::new().raw("EIP712Domain", domain.type_json()).raw(name, fields).end();
    ObjectWriter::new()
        .raw("types", types)
        .string("primaryType", name)
        .raw("domain", domain.to_json())
        .raw("message", message)
        .end()
}
