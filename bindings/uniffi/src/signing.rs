//! What a wallet is asked to sign, and what it answers.

use std::fmt;
use std::hash::{Hash, Hasher};
use std::sync::Arc;

/// How a signer has to sign.
#[derive(Clone, Copy, Debug, PartialEq, Eq, uniffi::Enum)]
pub enum RequestKind {
    /// As typed data (`eth_signTypedData_v4`), or its digest without a prefix.
    TypedData,
}

/// Something a wallet, a hardware device or a KMS is asked to sign. Only the kernel makes one, from an approved offer.
///
/// A handle: it is neither copied nor serialised. Two are equal when they ask for the same.
#[derive(Debug, PartialEq, Eq, uniffi::Object)]
#[uniffi::export(Display, Eq, Hash)]
pub struct SigningRequest(pub(crate) x402_kernel::SigningRequest);

/// A signature for the request of that id.
#[derive(Clone, Debug, PartialEq, Eq, Hash, uniffi::Record)]
pub struct Answer {
    /// The request's id.
    pub id: String,
    /// The signature's bytes r, s, v in hexadecimal.
    pub signature: String,
}

#[uniffi::export]
impl SigningRequest {
    /// What the `Answer` has to name.
    pub fn id(&self) -> String {
        self.0.id().into()
    }

    /// How it is to be signed.
    pub fn kind(&self) -> RequestKind {
        match self.0.kind() {
            x402_kernel::RequestKind::TypedData => RequestKind::TypedData,
        }
    }

    /// The 32 bytes that are signed, as `0x` and 64 digits.
    pub fn digest(&self) -> String {
        self.0.digest().to_string()
    }

    /// The JSON for `eth_signTypedData_v4`; its hash is the digest.
    pub fn typed_data(&self) -> String {
        self.0.typed_data().into()
    }

    /// Whose signature is wanted: the address with its EIP-55 checksum.
    pub fn signer(&self) -> String {
        self.0.signer().to_string()
    }
}

impl SigningRequest {
    pub(crate) fn all(requests: &[x402_kernel::SigningRequest]) -> Vec<Arc<SigningRequest>> {
        requests.iter().map(|request| Arc::new(SigningRequest(request.clone()))).collect()
    }
}

impl Hash for SigningRequest {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.0.digest().hash(state);
    }
}

impl fmt::Display for SigningRequest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SigningRequest({} of {} by {})", self.0.id(), self.0.digest(), self.0.signer())
    }
}
