//! Signatures in the forms that key stores give, as the 65 bytes that a payment takes.

use alloc::string::{String, ToString};

use wasm_bindgen::prelude::wasm_bindgen;
use x402_kernel::{Address, Bytes32, Signature};

use crate::check;
use crate::output::Result;

/// A signature of the 64 bytes of EIP-2098.
#[wasm_bindgen]
pub fn signature_from_eip2098(signature: &str) -> Result<String> {
    Ok(Signature::from_eip2098(&check::bytes(signature)?)?.to_string())
}

/// A signature whose s is put into the lower half.
#[wasm_bindgen]
pub fn normalized_signature(signature: &str) -> Result<String> {
    Ok(Signature::normalized(&check::bytes(signature)?)?.to_string())
}

/// A signature of DER.
#[wasm_bindgen]
pub fn signature_from_der(der: &str, digest: &str, signer: &str) -> Result<String> {
    let (der, digest) = (check::bytes(der)?, Bytes32::parse(digest)?);
    Ok(Signature::from_der(&der, digest, Address::parse(signer)?)?.to_string())
}

/// A signature of r and s.
#[wasm_bindgen]
pub fn signature_from_rs(rs: &str, digest: &str, signer: &str) -> Result<String> {
    let (rs, digest) = (check::bytes(rs)?, Bytes32::parse(digest)?);
    Ok(Signature::from_rs(&rs, digest, Address::parse(signer)?)?.to_string())
}
