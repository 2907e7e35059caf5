//! Typed data, authorizations, calldata and signatures.

use alloc::string::{String, ToString};

use wasm_bindgen::prelude::wasm_bindgen;
use x402_kernel::evm::{authorization_state_calldata as state_calldata, personal_message_hash as message_hash};
use x402_kernel::primitives::to_hex;
use x402_kernel::{
    Address, Authorization, Bytes32, CancelAuthorization, Eip712Domain, Erc6492, PayerCode, Signature, SignatureForm,
    TypedData,
};

use crate::check;
use crate::input;
use crate::output::{Result, json};

/// Typed data with its hashes.
#[wasm_bindgen]
pub fn typed_data_parse(text: &str) -> Result<String> {
    Ok(json(&TypedData::parse(text)?))
}

/// The domain separator.
#[wasm_bindgen]
pub fn domain_separator(domain: &str) -> Result<String> {
    Ok(Eip712Domain::parse(domain)?.separator().to_string())
}

/// The struct hash of an authorization.
#[wasm_bindgen]
pub fn struct_hash(authorization: &str, kind: &str) -> Result<String> {
    Ok(Authorization::parse(authorization)?.struct_hash_of(input::kind(kind)?).to_string())
}

/// The digest that is signed.
#[wasm_bindgen]
pub fn digest(domain: &str, authorization: &str, kind: &str) -> Result<String> {
    let domain = Eip712Domain::parse(domain)?;
    Ok(Authorization::parse(authorization)?.digest_of(input::kind(kind)?, &domain).to_string())
}

/// The typed data that a wallet signs.
#[wasm_bindgen]
pub fn typed_data(domain: &str, authorization: &str, kind: &str) -> Result<String> {
    let domain = Eip712Domain::parse(domain)?;
    Ok(Authorization::parse(authorization)?.typed_data_of(input::kind(kind)?, &domain))
}

/// The struct hash of a cancellation.
#[wasm_bindgen]
pub fn cancel_struct_hash(cancel: &str) -> Result<String> {
    Ok(CancelAuthorization::parse(cancel)?.struct_hash().to_string())
}

/// The digest that is signed to cancel.
#[wasm_bindgen]
pub fn cancel_digest(domain: &str, cancel: &str) -> Result<String> {
    let domain = Eip712Domain::parse(domain)?;
    Ok(CancelAuthorization::parse(cancel)?.digest(&domain).to_string())
}

/// The typed data that a wallet signs to cancel.
#[wasm_bindgen]
pub fn cancel_typed_data(domain: &str, cancel: &str) -> Result<String> {
    let domain = Eip712Domain::parse(domain)?;
    Ok(CancelAuthorization::parse(cancel)?.typed_data(&domain))
}

/// The calldata that settles an authorization.
#[wasm_bindgen]
pub fn calldata(authorization: &str, signature: &str, kind: &str, bytes_overload: bool) -> Result<String> {
    let (kind, signature) = (input::kind(kind)?, check::bytes(signature)?);
    let authorization = Authorization::parse(authorization)?;
    let call = if bytes_overload { Authorization::calldata_bytes } else { Authorization::calldata };
    Ok(to_hex(&call(&authorization, kind, &signature)?))
}

/// The calldata that cancels.
#[wasm_bindgen]
pub fn cancel_calldata(cancel: &str, signature: &str, bytes_overload: bool) -> Result<String> {
    let (cancel, signature) = (CancelAuthorization::parse(cancel)?, check::bytes(signature)?);
    let call = if bytes_overload { CancelAuthorization::calldata_bytes } else { CancelAuthorization::calldata };
    Ok(to_hex(&call(&cancel, &signature)?))
}

/// The calldata that asks whether a nonce is used.
#[wasm_bindgen]
pub fn authorization_state_calldata(authorizer: &str, nonce: &str) -> Result<String> {
    Ok(to_hex(&state_calldata(Address::parse(authorizer)?, Bytes32::parse(nonce)?)))
}

/// Who signed the digest.
#[wasm_bindgen]
pub fn recover(digest: &str, signature: &str) -> Result<String> {
    let digest = Bytes32::parse(digest)?;
    Ok(Signature::parse(signature)?.recover(digest)?.to_string())
}

/// The hash that `personal_sign` signs.
#[wasm_bindgen]
pub fn personal_message_hash(message: &str) -> Result<String> {
    Ok(message_hash(&check::bytes(message)?).to_string())
}

/// What a signature's bytes are.
#[wasm_bindgen]
pub fn signature_form(signature: &str) -> Result<String> {
    Ok(SignatureForm::of(&check::bytes(signature)?).as_str().into())
}

/// The envelope of a signature of a wallet that is not deployed yet.
#[wasm_bindgen]
pub fn erc6492_parse(signature: &str) -> Result<String> {
    Ok(json(&Erc6492::parse(&check::bytes(signature)?)?))
}

/// What the code at an address means.
#[wasm_bindgen]
pub fn payer_code(code: &str) -> Result<String> {
    Ok(PayerCode::of(&check::bytes(code)?).as_str().into())
}
