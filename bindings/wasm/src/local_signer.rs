//! `LocalSigner`.

use alloc::string::{String, ToString};
use alloc::vec::Vec;

use wasm_bindgen::prelude::wasm_bindgen;
use x402_kernel::{SigningRequest, usage};
use zeroize::Zeroizing;

use crate::handle::Handle;
use crate::output::Result;
use crate::purchase::Purchase;
use crate::unsigned::UnsignedPayment;

/// A private key in memory.
#[wasm_bindgen]
pub struct LocalSigner(Handle<x402_kernel::LocalSigner>);

impl LocalSigner {
    fn sign(&self, request: &SigningRequest) -> Result<String> {
        Ok(self.0.get()?.sign(request)?.to_string())
    }
}

// The key is taken by value: what JavaScript wrote into this memory is wiped.
#[wasm_bindgen]
impl LocalSigner {
    /// Makes a signer of a private key in hexadecimal.
    pub fn parse(key: String) -> Result<LocalSigner> {
        Ok(LocalSigner(Handle::new("signer", x402_kernel::LocalSigner::parse(&Zeroizing::new(key))?)))
    }

    /// Makes a signer of a private key of 32 bytes.
    pub fn from_bytes(key: Vec<u8>) -> Result<LocalSigner> {
        Ok(LocalSigner(Handle::new("signer", x402_kernel::LocalSigner::from_bytes(&Zeroizing::new(key))?)))
    }

    /// The address of the key.
    pub fn address(&self) -> Result<String> {
        Ok(self.0.get()?.address().to_string())
    }

    /// Frees it, and wipes the key.
    pub fn release(&mut self) {
        self.0.free();
    }
}

#[wasm_bindgen]
impl UnsignedPayment {
    /// Returns the signer's signature for the request with that digest.
    pub fn sign(&self, signer: &LocalSigner, digest: &str) -> Result<String> {
        signer.sign(asked(self.0.get()?.requests(), digest)?)
    }
}

#[wasm_bindgen]
impl Purchase {
    /// Returns the signer's signature for the request with that digest.
    pub fn sign(&self, signer: &LocalSigner, digest: &str) -> Result<String> {
        signer.sign(asked(self.0.get()?.requests(), digest)?)
    }
}

/// Finds the request with that digest; a missing one was answered or replaced. The id is not enough, since a purchase
/// that asks again uses the same one.
fn asked<'a>(requests: &'a [SigningRequest], digest: &str) -> Result<&'a SigningRequest> {
    let found = requests.iter().find(|request| request.digest().to_string() == digest);
    Ok(found.ok_or_else(|| usage::already_used("signing request"))?)
}
