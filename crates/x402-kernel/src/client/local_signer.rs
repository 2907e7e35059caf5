use core::fmt;

use k256::ecdsa::SigningKey;
use zeroize::Zeroizing;

use crate::evm::{Signature, address_of};
use crate::primitives::{Address, from_hex};
use crate::scheme::SigningRequest;
use crate::{Code, Error, Result};

/// A private key in memory, for tests, agents and demos. Prefer a wallet or a key store that keeps the key.
///
/// It signs [`SigningRequest`]s only, which come from an approved offer. Its signatures are deterministic (RFC 6979).
/// The key is wiped when the signer is dropped, and is never shown.
///
/// ```compile_fail,E0308
/// # use x402_kernel::*;
/// fn sign(signer: LocalSigner, digest: Bytes32) { let _ = signer.sign(&digest); }
/// ```
/// ```compile_fail,E0599
/// fn copy(signer: x402_kernel::LocalSigner) { let _ = signer.clone(); }
/// ```
pub struct LocalSigner {
    key: SigningKey,
    address: Address,
}

impl LocalSigner {
    /// Makes a signer of a private key of 32 bytes.
    ///
    /// # Errors
    /// `usage.key`, which does not repeat the key.
    pub fn from_bytes(key: &[u8]) -> Result<LocalSigner> {
        // `SigningKey::from_slice` would take fewer bytes and pad them with zeros: another key.
        let key = <&[u8; 32]>::try_from(key).ok().and_then(|key| SigningKey::from_bytes(key.into()).ok());
        let key = key.ok_or_else(|| Error::new(Code::UsageKey))?;
        Ok(LocalSigner { address: address_of(key.verifying_key()), key })
    }

    /// Makes a signer of a private key of `0x` and 64 hexadecimal digits.
    ///
    /// # Errors
    /// `usage.key`, which does not repeat the key.
    pub fn parse(key: &str) -> Result<LocalSigner> {
        // Not the error of `from_hex`, which quotes the key.
        let key = Zeroizing::new(from_hex(key).map_err(|_| Error::new(Code::UsageKey))?);
        LocalSigner::from_bytes(&key)
    }

    /// The address of the key.
    pub fn address(&self) -> Address {
        self.address
    }

    /// Signs a request's digest.
    ///
    /// # Errors
    /// `signature.not_payer` if the request is for another signer.
    pub fn sign(&self, request: &SigningRequest) -> Result<Signature> {
        if request.signer() != self.address {
            let error = Error::new(Code::SignatureNotPayer).with("recovered", self.address);
            return Err(error.with("payer", request.signer()));
        }
        let (signature, id) = self.key.sign_prehash_recoverable(&request.digest().to_bytes());
        let mut bytes = [0; 65];
        let (scalars, v) = bytes.split_at_mut(64);
        scalars.copy_from_slice(&signature.to_bytes());
        v.fill(27 + u8::from(id.is_y_odd()));
        Signature::from_bytes(&bytes)
    }
}

/// The address, never the key.
impl fmt::Debug for LocalSigner {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "LocalSigner({})", self.address)
    }
}
