//! The authorizations of EIP-3009 as typed data (EIP-712): to transfer, to receive, to cancel.

use alloc::string::String;

use alloy_sol_types::SolStruct;
use serde::Serialize;

use super::eip712::{Eip712Domain, members};
use crate::json::{Json, JsonKind, ObjectWriter};
use crate::primitives::{Address, Bytes32};
use crate::wire::Authorization;
use crate::{Profile, Result};

/// The structs, whose names are part of what is signed.
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

/// What an [`Authorization`] lets happen: the two are different typed data, and neither's signature is the other's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum AuthorizationKind {
    /// Anybody may bring it to the token (`TransferWithAuthorization`). The one x402 uses.
    Transfer,
    /// Only the payee may (`ReceiveWithAuthorization`).
    Receive,
}

impl AuthorizationKind {
    /// The kind as text: `transfer` or `receive`.
    pub const fn as_str(self) -> &'static str {
        match self {
            AuthorizationKind::Transfer => "transfer",
            AuthorizationKind::Receive => "receive",
        }
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

    /// The digest that is signed to transfer: `keccak256(0x1901 ‖ domain separator ‖ struct hash)` (EIP-712).
    pub fn digest(&self, domain: &Eip712Domain) -> Bytes32 {
        self.digest_of(AuthorizationKind::Transfer, domain)
    }

    /// The digest that is signed for that kind.
    pub fn digest_of(&self, kind: AuthorizationKind, domain: &Eip712Domain) -> Bytes32 {
        let domain = domain.alloy();
        match kind {
            AuthorizationKind::Transfer => self.transfer().eip712_signing_hash(&domain),
            AuthorizationKind::Receive => self.receive().eip712_signing_hash(&domain),
        }
        .into()
    }

    /// The struct hash to transfer alone (EIP-712 `hashStruct`): where a wrong digest goes wrong.
    pub fn struct_hash(&self) -> Bytes32 {
        self.struct_hash_of(AuthorizationKind::Transfer)
    }

    /// The struct hash for that kind.
    pub fn struct_hash_of(&self, kind: AuthorizationKind) -> Bytes32 {
        match kind {
            AuthorizationKind::Transfer => self.transfer().eip712_hash_struct(),
            AuthorizationKind::Receive => self.receive().eip712_hash_struct(),
        }
        .into()
    }

    /// The typed data a wallet signs to transfer (`eth_signTypedData_v4`): `EIP712Domain` listed, `chainId` a number, the
    /// message's numbers decimal strings.
    pub fn typed_data(&self, domain: &Eip712Domain) -> String {
        self.typed_data_of(AuthorizationKind::Transfer, domain)
    }

    /// The typed data a wallet signs for that kind.
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

/// What an EIP-3009 `CancelAuthorization` says: that a nonce is used up, though nothing was paid by it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct CancelAuthorization {
    /// Whose authorization it is.
    pub authorizer: Address,
    /// The authorization's nonce.
    pub nonce: Bytes32,
}

impl CancelAuthorization {
    /// Reads `{authorizer, nonce}`, both strings.
    ///
    /// # Errors
    /// `message.missing`, `message.wrong_type`, `address.*`, `hex.*`, `json.*`.
    pub fn parse(text: &str) -> Result<CancelAuthorization> {
        let json = Json::parse(text, Profile::default().limits())?;
        let value = json.value().expect(JsonKind::Object)?;
        value.require(&["authorizer", "nonce"])?;
        Ok(CancelAuthorization {
            authorizer: value.read("authorizer", |v| Address::parse(&v.string()?))?,
            nonce: value.read("nonce", |v| Bytes32::parse(&v.string()?))?,
        })
    }

    /// As `{authorizer, nonce}`, both strings.
    pub fn to_json(&self) -> String {
        ObjectWriter::new().string("authorizer", self.authorizer).string("nonce", self.nonce).end()
    }

    fn typed(&self) -> signed::CancelAuthorization {
        signed::CancelAuthorization { authorizer: self.authorizer.alloy(), nonce: self.nonce.to_bytes().into() }
    }

    /// The digest that is signed (EIP-712).
    pub fn digest(&self, domain: &Eip712Domain) -> Bytes32 {
        self.typed().eip712_signing_hash(&domain.alloy()).into()
    }

    /// The struct hash alone (EIP-712 `hashStruct`).
    pub fn struct_hash(&self) -> Bytes32 {
        self.typed().eip712_hash_struct().into()
    }

    /// The typed data a wallet signs (`eth_signTypedData_v4`).
    pub fn typed_data(&self, domain: &Eip712Domain) -> String {
        let fields = [("authorizer", "address"), ("nonce", "bytes32")];
        typed_data(domain, signed::CancelAuthorization::NAME, &fields, &self.to_json())
    }
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
