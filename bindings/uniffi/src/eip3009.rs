//! Token authorizations (EIP-3009), as plain data: to transfer, to receive, to cancel.

use serde::Serialize;

use crate::Result;
use crate::eip712::{Eip712Domain, json};

/// What an EIP-3009 `TransferWithAuthorization` or `ReceiveWithAuthorization` says: its members in their order, all as
/// texts.
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

/// What an `Authorization` lets happen: the two are different typed data, and neither's signature is the other's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, uniffi::Enum)]
pub enum AuthorizationKind {
    /// Anybody may bring it to the token (`TransferWithAuthorization`). The one x402 uses.
    Transfer,
    /// Only the payee may (`ReceiveWithAuthorization`).
    Receive,
}

/// What an EIP-3009 `CancelAuthorization` says: that a nonce is used up, though nothing was paid by it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, uniffi::Record)]
pub struct CancelAuthorization {
    /// Whose authorization it is: an address.
    pub authorizer: String,
    /// The authorization's nonce: `0x` and 64 hexadecimal digits.
    pub nonce: String,
}

/// What `Authorization.parse` calls, in each language's own file: a record has no constructors here.
#[uniffi::export]
pub fn parse_authorization(json: String) -> Result<Authorization> {
    Ok(Authorization::from(&x402_kernel::Authorization::parse(&json)?))
}

/// What `CancelAuthorization.parse` calls.
#[uniffi::export]
pub fn parse_cancel_authorization(json: String) -> Result<CancelAuthorization> {
    let cancel = x402_kernel::CancelAuthorization::parse(&json)?;
    Ok(CancelAuthorization { authorizer: cancel.authorizer.to_string(), nonce: cancel.nonce.to_string() })
}

/// The struct hash of an authorization (EIP-712 `hashStruct`), to transfer unless another kind is said: where a wrong
/// digest goes wrong.
///
/// Throws `address.*`, `amount.*`, `time.not_seconds`, `hex.*`, at the field's name.
#[uniffi::export]
pub fn struct_hash(authorization: Authorization, kind: AuthorizationKind) -> Result<String> {
    Ok(authorization.read()?.struct_hash_of(kind.into()).to_string())
}

/// The digest that is signed, to transfer unless another kind is said: `keccak256(0x1901 ‖ domain separator ‖ struct
/// hash)` (EIP-712).
///
/// Throws what `domainSeparator` and `structHash` throw.
#[uniffi::export]
pub fn digest(domain: Eip712Domain, authorization: Authorization, kind: AuthorizationKind) -> Result<String> {
    let domain = domain.read()?;
    Ok(authorization.read()?.digest_of(kind.into(), &domain).to_string())
}

/// The typed data a wallet signs (`eth_signTypedData_v4`), to transfer unless another kind is said: JSON with
/// `EIP712Domain` listed, `chainId` a number, the message's numbers decimal strings.
///
/// Throws what `digest` throws.
#[uniffi::export]
pub fn typed_data(domain: Eip712Domain, authorization: Authorization, kind: AuthorizationKind) -> Result<String> {
    let domain = domain.read()?;
    Ok(authorization.read()?.typed_data_of(kind.into(), &domain))
}

/// The struct hash of a cancellation (EIP-712 `hashStruct`).
///
/// Throws `address.*`, `hex.*`, at the field's name.
#[uniffi::export]
pub fn cancel_struct_hash(cancel: CancelAuthorization) -> Result<String> {
    Ok(cancel.read()?.struct_hash().to_string())
}

/// The digest that is signed to cancel (EIP-712).
///
/// Throws what `domainSeparator` and `cancelStructHash` throw.
#[uniffi::export]
pub fn cancel_digest(domain: Eip712Domain, cancel: CancelAuthorization) -> Result<String> {
    let domain = domain.read()?;
    Ok(cancel.read()?.digest(&domain).to_string())
}

/// The typed data a wallet signs to cancel (`eth_signTypedData_v4`), as JSON.
///
/// Throws what `cancelDigest` throws.
#[uniffi::export]
pub fn cancel_typed_data(domain: Eip712Domain, cancel: CancelAuthorization) -> Result<String> {
    let domain = domain.read()?;
    Ok(cancel.read()?.typed_data(&domain))
}

impl Authorization {
    pub(crate) fn read(&self) -> Result<x402_kernel::Authorization> {
        Ok(x402_kernel::Authorization::parse(&json("authorization", self)?)?)
    }
}

impl CancelAuthorization {
    pub(crate) fn read(&self) -> Result<x402_kernel::CancelAuthorization> {
        Ok(x402_kernel::CancelAuthorization::parse(&json("cancel", self)?)?)
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

impl From<AuthorizationKind> for x402_kernel::AuthorizationKind {
    fn from(kind: AuthorizationKind) -> x402_kernel::AuthorizationKind {
        match kind {
            AuthorizationKind::Transfer => x402_kernel::AuthorizationKind::Transfer,
            AuthorizationKind::Receive => x402_kernel::AuthorizationKind::Receive,
        }
    }
}
