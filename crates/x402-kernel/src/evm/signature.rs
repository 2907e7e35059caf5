use alloc::string::ToString;
use alloc::vec::Vec;
use core::fmt;

use alloy_primitives::hex;
use serde::{Serialize, Serializer};

use super::der;
use super::erc6492;
use super::recover;
use crate::primitives::{Address, Bytes32, from_hex};
use crate::words::words;
use crate::{Code, Error, Result};

/// A recoverable secp256k1 signature: r, s and v, with s in the lower half and v 27 or 28.
///
/// This is the only spelling: tokens refuse the others (EIP-2, EIP-3009), and two spellings would be two replay keys.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Signature([u8; 65]);

impl Signature {
    /// Reads 65 bytes: r, s, and v as 0, 1, 27 or 28.
    ///
    /// # Errors
    /// `signature.length`, `signature.recovery_id`, `signature.out_of_range`, `signature.high_s`.
    pub fn from_bytes(bytes: &[u8]) -> Result<Signature> {
        let (signature, parsed) = Signature::read(bytes)?;
        if parsed.normalize_s() != parsed {
            return Err(Error::new(Code::SignatureHighS));
        }
        Ok(signature)
    }

    /// Reads 65 bytes like [`Signature::from_bytes`], and moves an s in the upper half to the lower one, which flips v.
    /// The result is a signature of the same key (EIP-2).
    ///
    /// # Errors
    /// `signature.length`, `signature.recovery_id`, `signature.out_of_range`.
    pub fn normalized(bytes: &[u8]) -> Result<Signature> {
        let (signature, parsed) = Signature::read(bytes)?;
        let low = parsed.normalize_s();
        Ok(Signature::assemble(low, signature.is_odd() != (parsed != low)))
    }

    /// Reads the 64 bytes of EIP-2098: r, then s with the parity of v in its highest bit. Only the caller knows that 64
    /// bytes are in this form and not r and s alone.
    ///
    /// # Errors
    /// `signature.length`, `signature.out_of_range`, `signature.high_s`.
    pub fn from_eip2098(bytes: &[u8]) -> Result<Signature> {
        let mut scalars = exactly::<64>(bytes)?;
        let mut odd = false;
        if let Some(byte) = scalars.get_mut(32) {
            odd = *byte & 0x80 != 0;
            *byte &= 0x7f;
        }
        let mut signature = [0; 65];
        let (head, v) = signature.split_at_mut(64);
        head.copy_from_slice(&scalars);
        v.fill(u8::from(odd));
        Signature::from_bytes(&signature)
    }

    /// Reads 64 bytes, r and s, from a key store that gives no v. s is moved to the lower half, and v is the one with
    /// which the digest recovers to `signer`.
    ///
    /// # Errors
    /// `signature.length`, `signature.out_of_range`, `signature.not_payer`.
    pub fn from_rs(rs: &[u8], digest: Bytes32, signer: Address) -> Result<Signature> {
        let scalars = exactly::<64>(rs)?;
        let parsed = k256::ecdsa::Signature::from_slice(&scalars).map_err(|_| Error::new(Code::SignatureOutOfRange))?;
        Signature::found(parsed, digest, signer)
    }

    /// Reads DER (`Ecdsa-Sig-Value`, RFC 3279 §2.2.3), as cloud key stores write it, like [`Signature::from_rs`]. It
    /// must be strict DER: no more bytes than necessary.
    ///
    /// # Errors
    /// `signature.der`, `signature.out_of_range`, `signature.not_payer`.
    pub fn from_der(der: &[u8], digest: Bytes32, signer: Address) -> Result<Signature> {
        let scalars = der::scalars(der).ok_or_else(|| Error::new(Code::SignatureDer))?;
        let parsed = k256::ecdsa::Signature::from_slice(&scalars).map_err(|_| Error::new(Code::SignatureOutOfRange))?;
        Signature::found(parsed, digest, signer)
    }

    /// Finds v: of the two signatures with these r and s, the one that is the signer's.
    fn found(parsed: k256::ecdsa::Signature, digest: Bytes32, signer: Address) -> Result<Signature> {
        let low = parsed.normalize_s();
        let candidates = [false, true].map(|odd| Signature::assemble(low, odd));
        let mut strangers = Vec::new();
        for candidate in candidates {
            match candidate.recover(digest) {
                Ok(address) if address == signer => return Ok(candidate),
                Ok(address) => strangers.push(address.to_string()),
                Err(_) => {}
            }
        }
        let recovered = if strangers.is_empty() { "no address".to_string() } else { strangers.join(" or ") };
        Err(Error::new(Code::SignatureNotPayer).with("recovered", recovered).with("payer", signer))
    }

    /// Reads 65 bytes with r and s in range, and makes v 27 or 28; s may be in either half.
    fn read(bytes: &[u8]) -> Result<(Signature, k256::ecdsa::Signature)> {
        let mut signature = exactly::<65>(bytes)?;
        let [scalars @ .., v] = &mut signature;
        *v = match *v {
            0 | 27 => 27,
            1 | 28 => 28,
            other => return Err(Error::new(Code::SignatureRecoveryId).with("found", other)),
        };
        let parsed = k256::ecdsa::Signature::from_slice(scalars).map_err(|_| Error::new(Code::SignatureOutOfRange))?;
        Ok((Signature(signature), parsed))
    }

    fn assemble(parsed: k256::ecdsa::Signature, odd: bool) -> Signature {
        let mut bytes = [0; 65];
        let (scalars, v) = bytes.split_at_mut(64);
        scalars.copy_from_slice(&parsed.to_bytes());
        v.fill(27 + u8::from(odd));
        Signature(bytes)
    }

    fn is_odd(&self) -> bool {
        let [.., v] = self.0;
        v == 28
    }

    /// Reads `0x` and 130 hexadecimal digits.
    ///
    /// # Errors
    /// `hex.*`, and those of [`Signature::from_bytes`].
    pub fn parse(text: &str) -> Result<Signature> {
        Signature::from_bytes(&from_hex(text)?)
    }

    /// The 65 bytes, with v 27 or 28.
    pub const fn to_bytes(self) -> [u8; 65] {
        self.0
    }

    /// r, s, and v as 27 or 28.
    pub(super) fn parts(self) -> ([u8; 32], [u8; 32], u8) {
        let (mut r, mut s) = ([0; 32], [0; 32]);
        let [scalars @ .., v] = self.0;
        let (head, tail) = scalars.split_at(32);
        r.copy_from_slice(head);
        s.copy_from_slice(tail);
        (r, s, v)
    }

    /// Recovers the signer of the digest.
    ///
    /// # Errors
    /// `signature.not_recoverable` if no key could have made the signature.
    pub fn recover(&self, digest: Bytes32) -> Result<Address> {
        let [scalars @ .., _] = &self.0;
        recover::address(digest, scalars, self.is_odd()).ok_or_else(|| Error::new(Code::SignatureNotRecoverable))
    }
}

fn exactly<const N: usize>(bytes: &[u8]) -> Result<[u8; N]> {
    <[u8; N]>::try_from(bytes)
        .map_err(|_| Error::new(Code::SignatureLength).with("expected", N).with("length", bytes.len()))
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

words! {
    /// The form of a signature's bytes. 64 bytes count as other, since they may be EIP-2098 or r and s.
    #[argument = "form"]
    pub enum SignatureForm {
        /// 65 bytes: a key's signature, or a contract wallet's of the same length.
        Key = "key",
        /// The suffix of ERC-6492: of a wallet that is not deployed yet.
        Counterfactual = "counterfactual",
        /// Any other bytes: a contract wallet's signature (EIP-1271), or none.
        Other = "other",
    }
}

impl SignatureForm {
    /// Returns the form of a signature's bytes.
    pub fn of(signature: &[u8]) -> SignatureForm {
        if signature.len() == 65 {
            SignatureForm::Key
        } else if signature.ends_with(&erc6492::SUFFIX) {
            SignatureForm::Counterfactual
        } else {
            SignatureForm::Other
        }
    }
}
