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
/// It has one spelling, since a token refuses the others and a replay key must not have two (EIP-2, EIP-3009).
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

    /// Reads 65 bytes like [`Signature::from_bytes`], and puts an s of the upper half into the lower one. That turns v
    /// over as well: the twin is the same key's (EIP-2).
    ///
    /// # Errors
    /// `signature.length`, `signature.recovery_id`, `signature.out_of_range`.
    pub fn normalized(bytes: &[u8]) -> Result<Signature> {
        let (signature, parsed) = Signature::read(bytes)?;
        let low = parsed.normalize_s();
        Ok(Signature::assemble(low, signature.is_odd() != (parsed != low)))
    }

    /// Reads the 64 bytes of EIP-2098: r, then s with the parity of v in its highest bit. Only the caller can know that
    /// 64 bytes are this and not r and s alone.
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

    /// Makes a signature of r and s, 64 bytes, which a key store gives without v: s is put into the lower half, and v is
    /// the one that leads to the signer.
    ///
    /// # Errors
    /// `signature.length`, `signature.out_of_range`, `signature.not_payer`.
    pub fn from_rs(rs: &[u8], digest: Bytes32, signer: Address) -> Result<Signature> {
        let scalars = exactly::<64>(rs)?;
        let parsed = k256::ecdsa::Signature::from_slice(&scalars).map_err(|_| Error::new(Code::SignatureOutOfRange))?;
        Signature::found(parsed, digest, signer)
    }

    /// Like [`Signature::from_rs`], from DER (`Ecdsa-Sig-Value`, RFC 3279 section 2.2.3), which is what a cloud's key
    /// store gives. It has to be DER in its one form: no byte too many, no longer spelling of a number.
    ///
    /// # Errors
    /// `signature.der`, `signature.out_of_range`, `signature.not_payer`.
    pub fn from_der(der: &[u8], digest: Bytes32, signer: Address) -> Result<Signature> {
        let scalars = der::scalars(der).ok_or_else(|| Error::new(Code::SignatureDer))?;
        let parsed = k256::ecdsa::Signature::from_slice(&scalars).map_err(|_| Error::new(Code::SignatureOutOfRange))?;
        Signature::found(parsed, digest, signer)
    }

    /// The one of the two signatures with these r and s that is the signer's.
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
        let recovered = if strangers.is_empty() { "nobody".to_string() } else { strangers.join(" or ") };
        Err(Error::new(Code::SignatureNotPayer).with("recovered", recovered).with("payer", signer))
    }

    /// 65 bytes with r and s in range and v made 27 or 28; s may be in either half.
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

    /// The 65 bytes, v 27 or 28.
    pub const fn to_bytes(self) -> [u8; 65] {
        self.0
    }

    /// r, s and v, v 27 or 28.
    pub(super) fn parts(self) -> ([u8; 32], [u8; 32], u8) {
        let (mut r, mut s) = ([0; 32], [0; 32]);
        let [scalars @ .., v] = self.0;
        let (head, tail) = scalars.split_at(32);
        r.copy_from_slice(head);
        s.copy_from_slice(tail);
        (r, s, v)
    }

    /// Who signed the digest.
    ///
    /// # Errors
    /// `signature.not_recoverable` if no key could have.
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
    /// What a signature's bytes are, by their form alone. 64 bytes are not guessed at: they may be EIP-2098, or r and s.
    #[argument = "form"]
    pub enum SignatureForm {
        /// 65 bytes: a key's, or a contract wallet's that has the same length.
        Key = "key",
        /// It ends as ERC-6492 says: of a wallet that is not deployed yet.
        Counterfactual = "counterfactual",
        /// Anything else: a contract wallet's (EIP-1271), or nothing.
        Other = "other",
    }
}

impl SignatureForm {
    /// The form of these bytes.
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
