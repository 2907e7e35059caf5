use pyo3::prelude::*;
use x402_kernel as kernel;
use x402_kernel::Signature;
use x402_kernel::primitives::to_hex;

use crate::error::raise;
use crate::input::{AddressIn, Bytes, Hash32};
use crate::value::{value, word};

word!(SignatureForm { Key, Counterfactual, Other });

value! {
    /// The envelope of a signature of a wallet that is not deployed yet (ERC-6492): who would deploy it and how, and
    /// the signature for the wallet to check. Nothing in it is proven: any bytes can be put into an envelope.
    Erc6492 {
        /// The contract that would deploy the wallet.
        factory: String,
        /// What the factory would be called with: `0x` and hexadecimal digits.
        calldata: String,
        /// The signature inside: `0x` and hexadecimal digits.
        signature: String,
    }
    with {
        /// Reads an envelope: the ABI encoding of `(address, bytes, bytes)` in its one form, and the suffix.
        ///
        /// Raises `MalformedError`: `signature.erc6492`, `hex.*`.
        #[staticmethod]
        fn parse(signature: Bytes) -> PyResult<Erc6492> {
            let envelope = kernel::Erc6492::parse(&signature.0).map_err(raise)?;
            Ok(Erc6492 {
                factory: envelope.factory.to_string(),
                calldata: to_hex(&envelope.calldata),
                signature: to_hex(&envelope.signature),
            })
        }
    }
}

/// Who signed the digest: the address, with its EIP-55 checksum. The signature is r, s and v, with s in the lower half
/// and v 0, 1, 27 or 28.
///
/// Raises `MalformedError` or `RejectedError`: `hex.*`, `signature.length`, `signature.recovery_id`,
/// `signature.out_of_range`, `signature.high_s`, `signature.not_recoverable`.
#[pyfunction]
pub(crate) fn recover(py: Python<'_>, digest: Hash32, signature: Bytes) -> PyResult<String> {
    let recovered = py.detach(|| Signature::from_bytes(&signature.0).and_then(|signature| signature.recover(digest.0)));
    recovered.map(|address| address.to_string()).map_err(raise)
}

/// What a signature's bytes are, by their form alone. 64 bytes are not guessed at: they may be EIP-2098, or r and s.
///
/// Raises `MalformedError`: `hex.*`.
#[pyfunction]
pub(crate) fn signature_form(signature: Bytes) -> SignatureForm {
    SignatureForm(kernel::SignatureForm::of(&signature.0))
}

fn written(signature: kernel::Result<Signature>) -> PyResult<String> {
    signature.map(|signature| signature.to_string()).map_err(raise)
}

/// A signature with its s put into the lower half, which turns v over as well: the twin is the same key's (EIP-2). It
/// is given as 65 bytes, r, s and v, in hexadecimal.
///
/// Raises `MalformedError` or `RejectedError`: `hex.*`, `signature.length`, `signature.recovery_id`,
/// `signature.out_of_range`.
#[pyfunction]
pub(crate) fn normalized_signature(signature: Bytes) -> PyResult<String> {
    written(Signature::normalized(&signature.0))
}

/// The 65 bytes, in hexadecimal, of the 64 of EIP-2098: r, then s with the parity of v in its highest bit. Only the
/// caller can know that 64 bytes are this and not r and s alone.
///
/// Raises `MalformedError` or `RejectedError`: `hex.*`, `signature.length`, `signature.out_of_range`,
/// `signature.high_s`.
#[pyfunction]
pub(crate) fn signature_from_eip2098(signature: Bytes) -> PyResult<String> {
    written(Signature::from_eip2098(&signature.0))
}

/// Makes the 65 bytes, in hexadecimal, of r and s, 64 bytes, which a key store gives without v: s is put into the lower
/// half, and v is the one that leads to the signer.
///
/// For a payment, `digest` and `signer` are `UnsignedPayment.digest` and `UnsignedPayment.payer`.
///
/// Raises `MalformedError`, `RejectedError` or `UsageError`: `hex.*`, `address.*`, `signature.length`,
/// `signature.out_of_range`, `signature.not_payer`.
#[pyfunction]
pub(crate) fn signature_from_rs(py: Python<'_>, rs: Bytes, digest: Hash32, signer: AddressIn) -> PyResult<String> {
    written(py.detach(|| Signature::from_rs(&rs.0, digest.0, signer.0)))
}

/// Like `signature_from_rs`, from DER (`Ecdsa-Sig-Value`, RFC 3279 section 2.2.3), which is what a cloud's key store
/// gives. It has to be DER in its one form: no byte too many, no longer spelling of a number.
///
/// Raises `MalformedError`, `RejectedError` or `UsageError`: `hex.*`, `address.*`, `signature.der`,
/// `signature.out_of_range`, `signature.not_payer`.
#[pyfunction]
pub(crate) fn signature_from_der(py: Python<'_>, der: Bytes, digest: Hash32, signer: AddressIn) -> PyResult<String> {
    written(py.detach(|| Signature::from_der(&der.0, digest.0, signer.0)))
}
