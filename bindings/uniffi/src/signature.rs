//! Signatures in their forms: of keys, of key stores, of contract wallets.

use x402_kernel::primitives::{from_hex, to_hex};
use x402_kernel::{Address, Bytes32, Signature};

use crate::Result;

/// What a signature's bytes are, by their form alone. 64 bytes are not guessed at: they may be EIP-2098, or r and s.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, uniffi::Enum)]
pub enum SignatureForm {
    /// 65 bytes: a key's, or a contract wallet's that has the same length.
    Key,
    /// It ends as ERC-6492 says: of a wallet that is not deployed yet.
    Counterfactual,
    /// Anything else: a contract wallet's (EIP-1271), or nothing.
    Other,
}

/// The envelope of a signature of a wallet that is not deployed yet (ERC-6492): who would deploy it and how, and the
/// signature for the wallet to check. Nothing in it is proven: any bytes can be put into an envelope.
#[derive(Clone, Debug, PartialEq, Eq, Hash, uniffi::Record)]
pub struct Erc6492 {
    /// The contract that would deploy the wallet: the address with its EIP-55 checksum.
    pub factory: String,
    /// What the factory would be called with, in hexadecimal.
    pub calldata: String,
    /// The signature inside, in hexadecimal.
    pub signature: String,
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

/// The 65 bytes of a signature of 64 bytes in the form of EIP-2098: r, then s with the parity of v in its highest bit.
/// Only the caller can know that 64 bytes are this and not r and s alone.
///
/// Throws `hex.*`, `signature.length`, `signature.out_of_range`, `signature.high_s`.
#[uniffi::export]
pub fn signature_from_eip2098(signature: String) -> Result<String> {
    Ok(Signature::from_eip2098(&from_hex(&signature)?)?.to_string())
}

/// Like `signatureFromRs`, from DER (`Ecdsa-Sig-Value`, RFC 3279 section 2.2.3) in hexadecimal, which is what a cloud's
/// key store gives. It has to be DER in its one form: no byte too many, no longer spelling of a number.
///
/// Throws `hex.*`, `address.*`, `signature.der`, `signature.out_of_range`, `signature.not_payer`.
#[uniffi::export]
pub fn signature_from_der(der: String, digest: String, signer: String) -> Result<String> {
    let (der, digest, signer) = (from_hex(&der)?, Bytes32::parse(&digest)?, Address::parse(&signer)?);
    Ok(Signature::from_der(&der, digest, signer)?.to_string())
}

/// The 65 bytes of a signature whose r and s, 64 bytes in hexadecimal, a key store gives without v: s is put into the
/// lower half, and v is the one that leads to the signer. For a payment, `digest` and `signer` are the
/// `UnsignedPayment`'s `digest` and `payer`.
///
/// Throws `hex.*`, `address.*`, `signature.length`, `signature.out_of_range`, `signature.not_payer`.
#[uniffi::export]
pub fn signature_from_rs(rs: String, digest: String, signer: String) -> Result<String> {
    let (rs, digest, signer) = (from_hex(&rs)?, Bytes32::parse(&digest)?, Address::parse(&signer)?);
    Ok(Signature::from_rs(&rs, digest, signer)?.to_string())
}

/// A signature of 65 bytes with an s of the upper half put into the lower one. That turns v over as well: the twin is
/// the same key's (EIP-2).
///
/// Throws `hex.*`, `signature.length`, `signature.recovery_id`, `signature.out_of_range`.
#[uniffi::export]
pub fn normalized_signature(signature: String) -> Result<String> {
    Ok(Signature::normalized(&from_hex(&signature)?)?.to_string())
}

/// The form of a signature's bytes, given in hexadecimal.
///
/// Throws `hex.*`.
#[uniffi::export]
pub fn signature_form(signature: String) -> Result<SignatureForm> {
    Ok(match x402_kernel::SignatureForm::of(&from_hex(&signature)?) {
        x402_kernel::SignatureForm::Key => SignatureForm::Key,
        x402_kernel::SignatureForm::Counterfactual => SignatureForm::Counterfactual,
        x402_kernel::SignatureForm::Other => SignatureForm::Other,
    })
}

/// What `Erc6492.parse` calls, in each language's own file: a record has no constructors here.
#[uniffi::export]
pub fn parse_erc6492(signature: String) -> Result<Erc6492> {
    let envelope = x402_kernel::Erc6492::parse(&from_hex(&signature)?)?;
    Ok(Erc6492 {
        factory: envelope.factory.to_string(),
        calldata: to_hex(&envelope.calldata),
        signature: to_hex(&envelope.signature),
    })
}
