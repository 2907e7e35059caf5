//! A private key in memory.

use std::fmt;

use zeroize::Zeroizing;

use crate::Result;
use crate::signing::SigningRequest;

/// A private key in memory, for tests, agents and demos. Anything that can hold the key itself is better.
///
/// It signs nothing but `SigningRequest`s, which only an approved offer leads to. Its signatures are deterministic
/// (RFC 6979). The key is wiped when it is dropped, and no text shows it: as text it is the address. It is neither
/// copied nor serialised.
#[derive(uniffi::Object)]
#[uniffi::export(Display)]
pub struct LocalSigner(x402_kernel::LocalSigner);

#[uniffi::export]
impl LocalSigner {
    /// The signer of a private key of 32 bytes, given as `0x` and 64 hexadecimal digits.
    ///
    /// Throws `usage.key`, which does not repeat what was given.
    #[uniffi::constructor]
    pub fn new(key: String) -> Result<LocalSigner> {
        let key = Zeroizing::new(key);
        Ok(LocalSigner(x402_kernel::LocalSigner::parse(&key)?))
    }

    /// Whose key it is: the address with its EIP-55 checksum.
    pub fn address(&self) -> String {
        self.0.address().to_string()
    }

    /// Signs a request's digest: 65 bytes r, s, v in hexadecimal.
    ///
    /// Throws `signature.not_payer` if the request wants somebody else's signature.
    pub fn sign(&self, request: &SigningRequest) -> Result<String> {
        Ok(self.0.sign(&request.0)?.to_string())
    }
}

impl fmt::Display for LocalSigner {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}", self.0)
    }
}
