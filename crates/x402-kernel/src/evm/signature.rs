use core::fmt;

use alloy_primitives::hex;
use k256::ecdsa::{RecoveryId, VerifyingKey};
use serde::{Serialize, Serializer};

use crate::primitives::{Address, Bytes32, from_hex};
use crate::{Code, Error, Result};

/// A recoverable secp256k1 signature: r, s and v, with s in the lower half and v 27 or 28.
///
/// It has one spelling, since a token refuses the others and a replay key must not have two (EIP-2, EIP-3009).
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Signature([u8; 65]);

impl Signature {
    /// Reads 65 bytes: r, s, and v as 0, 1, 27 or 28.
    ///
    /// # Errors
    /// `signature.length`, `signature.recovery_id`, `signature.out_of_range`, `signature.high_s`.
    pub fn from_bytes(bytes: &[u8]) -> Result<Signature> {
        let mut signature =
            <[u8; 65]>::try_from(bytes).map_err(|_| Error::new(Code::SignatureLength).with("length", bytes.len()))?;
        let [scalars @ .., v] = &mut signature;
        *v = match *v {
            0 | 27 => 27,
            1 | 28 => 28,
            other => return Err(Error::new(Code::SignatureRecoveryId).with("found", other)),
        };
        let parsed = k256::ecdsa::Signature::from_slice(scalars).map_err(|_| Error::new(Code::SignatureOutOfRange))?;
        if parsed.normalize_s() != parsed {
            return Err(Error::new(Code::SignatureHighS));
        }
        Ok(Signature(signature))
    }

    /// Reads `0x` and 130 hexadecimal digits.
    ///
    /// # Errors
    /// `hex.*`, and those of [`Signature::from_bytes`].
    pub fn parse(text: &str) -> Result<Signature> {
        Signature::from_bytes(&from_hex(text)?)
    }

    /// The 65 bytes, v 27 or 28.
    pub const fn to_bytes(self) -> [u8; 65] {
        self.0
    }

    /// Who signed the digest.
    ///
    /// # Errors
    /// `signature.not_recoverable` if no key could have.
    pub fn recover(&self, digest: Bytes32) -> Result<Address> {
        let unusable = |_| Error::new(Code::SignatureNotRecoverable);
        let [scalars @ .., v] = &self.0;
        let signature = k256::ecdsa::Signature::from_slice(scalars).map_err(unusable)?;
        let id = RecoveryId::new(*v == 28, false);
        let key = VerifyingKey::recover_from_prehash(&digest.to_bytes(), &signature, id).map_err(unusable)?;
        Ok(address_of(&key))
    }
}

/// Who signed the digest with these 65 bytes.
///
/// # Errors
/// Those of [`Signature::from_bytes`] and [`Signature::recover`].
pub(crate) fn recover(digest: Bytes32, signature: &[u8]) -> Result<Address> {
    Signature::from_bytes(signature)?.recover(digest)
}

/// The address of a public key: the last 20 bytes of the hash of its point.
pub(crate) fn address_of(key: &VerifyingKey) -> Address {
    let point = key.to_sec1_point(false);
    let hash = alloy_primitives::keccak256(point.as_bytes().get(1..).unwrap_or_default());
    alloy_primitives::Address::from_word(hash).into()
}

/// `0x` and 130 digits in lower case.
impl fmt::Display for Signature {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&hex::encode_prefixed(self.0))
    }
}

impl fmt::Debug for Signature {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl Serialize for Signature {
    fn serialize<S: Serializer>(&self, serializer: S) -> core::result::Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}
