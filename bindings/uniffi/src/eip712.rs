//! Typed data (EIP-712) and token authorizations (EIP-3009), as plain data.

use serde::Serialize;
use x402_kernel::{Bytes32, Signature, usage};

use crate::Result;

/// A signing domain (EIP-712 `EIP712Domain`): the fields that are present, and no others, are hashed. An empty text is
/// present.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, uniffi::Record)]
#[serde(rename_all = "camelCase")]
pub struct Eip712Domain {
    /// `name`: what the contract calls itself.
    #[uniffi(default = None)]
    pub name: Option<String>,
    /// `version`.
    #[uniffi(default = None)]
    pub version: Option<String>,
    /// `chainId`, in decimal digits.
    #[uniffi(default = None)]
    pub chain_id: Option<String>,
    /// `verifyingContract`, an address.
    #[uniffi(default = None)]
    pub verifying_contract: Option<String>,
    /// `salt`: 32 bytes, `0x` and 64 hexadecimal digits.
    #[uniffi(default = None)]
    pub salt: Option<String>,
}

/// What an EIP-3009 `TransferWithAuthorization` says: its members in their order, all as texts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, uniffi::Record)]
#[serde(rename_all = "camelCase")]
pub struct Authorization {
    /// The payer's address.
    pub from: String,
    /// The payee's address.
    pub to: String,
    /// Atomic units of the token, in decimal digits.
    pub value: String,
    /// Unix seconds in decimal digits; valid only later than this.
    pub valid_after: String,
    /// Unix seconds in decimal digits; valid only earlier than this.
    pub valid_before: String,
    /// 32 bytes, once per payer and token: `0x` and 64 hexadecimal digits.
    pub nonce: String,
}

/// What `Eip712Domain.parse` calls, in each language's own file: a record has no constructors here.
#[uniffi::export]
pub fn parse_eip712_domain(json: String) -> Result<Eip712Domain> {
    Ok(Eip712Domain::from(&x402_kernel::Eip712Domain::parse(&json)?))
}

/// What `Authorization.parse` calls.
#[uniffi::export]
pub fn parse_authorization(json: String) -> Result<Authorization> {
    Ok(Authorization::from(&x402_kernel::Authorization::parse(&json)?))
}

/// The domain separator (EIP-712): 32 bytes as `0x` and 64 digits.
///
/// Throws `amount.*`, `address.*`, `hex.*`, at the field's name.
#[uniffi::export]
pub fn domain_separator(domain: Eip712Domain) -> Result<String> {
    Ok(domain.read()?.separator().to_string())
}

/// The struct hash of an authorization (EIP-712 `hashStruct`): where a wrong digest goes wrong.
///
/// Throws `address.*`, `amount.*`, `time.not_seconds`, `hex.*`, at the field's name.
#[uniffi::export]
pub fn struct_hash(authorization: Authorization) -> Result<String> {
    Ok(authorization.read()?.struct_hash().to_string())
}

/// The digest that is signed: `keccak256(0x1901 ‖ domain separator ‖ struct hash)` (EIP-712).
///
/// Throws what `domainSeparator` and `structHash` throw.
#[uniffi::export]
pub fn digest(domain: Eip712Domain, authorization: Authorization) -> Result<String> {
    let domain = domain.read()?;
    Ok(authorization.read()?.digest(&domain).to_string())
}

/// Who signed the digest: the address with its EIP-55 checksum. The signature is 65 bytes: r, s in the lower half, and
/// v as 0, 1, 27 or 28 (EIP-2, EIP-155).
///
/// Throws `hex.*`, `signature.length`, `signature.recovery_id`, `signature.out_of_range`, `signature.high_s`,
/// `signature.not_recoverable`.
#[uniffi::export]
pub fn recover(digest: String, signature: String) -> Result<String> {
    let digest = Bytes32::parse(&digest)?;
    Ok(Signature::parse(&signature)?.recover(digest)?.to_string())
}

impl Eip712Domain {
    fn read(&self) -> Result<x402_kernel::Eip712Domain> {
        Ok(x402_kernel::Eip712Domain::parse(&json("domain", self)?)?)
    }
}

impl Authorization {
    fn read(&self) -> Result<x402_kernel::Authorization> {
        Ok(x402_kernel::Authorization::parse(&json("authorization", self)?)?)
    }
}

/// A record as the JSON that the kernel reads, so that an error has the place it has in every language.
fn json(argument: &str, record: &impl Serialize) -> Result<String> {
    serde_json::to_string(record).map_err(|_| usage::argument(argument, "texts").into())
}

impl From<&x402_kernel::Eip712Domain> for Eip712Domain {
    fn from(domain: &x402_kernel::Eip712Domain) -> Eip712Domain {
        Eip712Domain {
            name: domain.name.clone(),
            version: domain.version.clone(),
            chain_id: domain.chain_id.map(|id| id.to_string()),
            verifying_contract: domain.verifying_contract.map(|contract| contract.to_string()),
            salt: domain.salt.map(|salt| salt.to_string()),
        }
    }
}

impl From<&x402_kernel::Authorization> for Authorization {
    fn from(authorization: &x402_kernel::Authorization) -> Authorization {
        Authorization {
            from: authorization.from.to_string(),
            to: authorization.to.to_string(),
            value: authorization.value.to_string(),
            valid_after: authorization.valid_after.to_string(),
            valid_before: authorization.valid_before.to_string(),
            nonce: authorization.nonce.to_string(),
        }
    }
}
