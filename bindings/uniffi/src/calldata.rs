//! What a settlement calls the token with (EIP-3009, and the `bytes` overloads of FiatToken v2.2).

use x402_kernel::evm::authorization_state_calldata as state;
use x402_kernel::primitives::{from_hex, to_hex};
use x402_kernel::{Address, Bytes32};

use crate::Result;
use crate::eip3009::{Authorization, AuthorizationKind, CancelAuthorization};

/// The calldata that settles an authorization, in hexadecimal: `transferWithAuthorization`, or
/// `receiveWithAuthorization` if that kind is said. The signature is in hexadecimal.
///
/// 65 bytes are a key's signature and go in as v, r and s, v as 27 or 28. Any other length is a contract wallet's and
/// goes in as `bytes`; of an ERC-6492 envelope it is the signature inside, always as `bytes`. With `bytesOverload` the
/// signature goes in as `bytes` whatever its length, for a contract wallet whose signature has 65 bytes, and nothing is
/// checked or changed but an envelope, which is taken off.
///
/// Throws `signature.length` for no bytes at all, `signature.recovery_id`, `signature.out_of_range`, `signature.high_s`,
/// `signature.erc6492`, `hex.*`; what `structHash` throws.
#[uniffi::export(default(bytes_overload = false))]
pub fn calldata(
    authorization: Authorization,
    signature: String,
    kind: AuthorizationKind,
    bytes_overload: bool,
) -> Result<String> {
    let (authorization, signature, kind) = (authorization.read()?, from_hex(&signature)?, kind.into());
    let data = match bytes_overload {
        true => authorization.calldata_bytes(kind, &signature)?,
        false => authorization.calldata(kind, &signature)?,
    };
    Ok(to_hex(&data))
}

/// The calldata of `cancelAuthorization`, in hexadecimal; the signature goes in as for `calldata`.
///
/// Throws what `calldata` throws of the signature; what `cancelStructHash` throws.
#[uniffi::export(default(bytes_overload = false))]
pub fn cancel_calldata(cancel: CancelAuthorization, signature: String, bytes_overload: bool) -> Result<String> {
    let (cancel, signature) = (cancel.read()?, from_hex(&signature)?);
    let data = match bytes_overload {
        true => cancel.calldata_bytes(&signature)?,
        false => cancel.calldata(&signature)?,
    };
    Ok(to_hex(&data))
}

/// The calldata that asks a token whether the nonce is used or cancelled, in hexadecimal: `authorizationState`
/// (EIP-3009).
///
/// Throws `address.*`, `hex.*`.
#[uniffi::export]
pub fn authorization_state_calldata(authorizer: String, nonce: String) -> Result<String> {
    Ok(to_hex(&state(Address::parse(&authorizer)?, Bytes32::parse(&nonce)?)))
}
