//! A payment that lacks its signature.

use std::fmt;
use std::sync::Arc;

use x402_kernel::primitives::from_hex;

use crate::handle::Handle;
use crate::payment_payload::PaymentPayload;
use crate::payment_requirements::PaymentRequirements;
use crate::signing::{Answer, SigningRequest};
use crate::{Result, check, numbers};

/// A payment that lacks its signature. It becomes one `PaymentPayload`, once.
///
/// Only `Approved.prepare` makes one. It is neither copied nor serialised. What it says stays readable when it has been
/// used.
#[derive(uniffi::Object)]
#[uniffi::export(Display)]
pub struct UnsignedPayment {
    unsigned: Handle<x402_kernel::UnsignedPayment>,
    offer: x402_kernel::PaymentRequirements,
    requests: Vec<x402_kernel::SigningRequest>,
    payer: String,
    summary: String,
    digest: String,
    typed_data: String,
    expires_at: i64,
}

impl UnsignedPayment {
    pub(crate) fn new(unsigned: x402_kernel::UnsignedPayment) -> UnsignedPayment {
        UnsignedPayment {
            offer: unsigned.offer().clone(),
            requests: unsigned.requests().to_vec(),
            payer: unsigned.payer().to_string(),
            summary: unsigned.summary(),
            digest: unsigned.digest().to_string(),
            typed_data: unsigned.typed_data(),
            expires_at: numbers::seconds(unsigned.expires_at().seconds()),
            unsigned: Handle::new("unsigned payment", unsigned),
        }
    }
}

#[uniffi::export]
impl UnsignedPayment {
    /// One line a person can say yes to:
    /// `0.01 USDC on Base Sepolia to 0x2096…287C for api.example.com, until 14:32:05 UTC`.
    pub fn summary(&self) -> String {
        self.summary.clone()
    }

    /// When the authorization stops being valid (`validBefore`), in unix seconds.
    pub fn expires_at(&self) -> i64 {
        self.expires_at
    }

    /// What has to be signed, in order. The scheme `exact` has one.
    pub fn requests(&self) -> Vec<Arc<SigningRequest>> {
        SigningRequest::all(&self.requests)
    }

    /// The digest of the one request: 32 bytes as `0x` and 64 digits.
    pub fn digest(&self) -> String {
        self.digest.clone()
    }

    /// The typed data of the one request, as JSON for `eth_signTypedData_v4`.
    pub fn typed_data(&self) -> String {
        self.typed_data.clone()
    }

    /// The offer it pays.
    pub fn offer(&self) -> PaymentRequirements {
        PaymentRequirements(self.offer.clone())
    }

    /// Who pays: the address with its EIP-55 checksum.
    pub fn payer(&self) -> String {
        self.payer.clone()
    }

    /// Takes the signature of the one request in hexadecimal: 65 bytes, v 0, 1, 27 or 28. It has to be the payer's.
    /// Uses the handle up, whether it succeeds or not.
    ///
    /// A key store that gives another form says which: `signatureFromEip2098`, `signatureFromDer` and `signatureFromRs`
    /// make the 65 bytes, from `digest` and `payer`. A contract wallet's signature goes to `finishUnchecked`.
    ///
    /// Throws `hex.*`, which leaves the handle as it was; then `usage.already_used`, `signature.not_payer`,
    /// `signature.*`.
    pub fn finish(&self, signature: String) -> Result<PaymentPayload> {
        let signature = from_hex(&signature)?;
        Ok(PaymentPayload(self.unsigned.take()?.finish(&signature)?))
    }

    /// Takes one answer for each request, in any order. Each has to be its signer's. Uses the handle up, whether it
    /// succeeds or not.
    ///
    /// Throws what `finish` throws, and `usage.answer` unless the ids are exactly the requests'.
    pub fn finish_all(&self, answers: Vec<Answer>) -> Result<PaymentPayload> {
        let answers = check::answers(answers)?;
        Ok(PaymentPayload(self.unsigned.take()?.finish_all(&answers)?))
    }

    /// Takes the signature of a contract wallet in hexadecimal, unchecked: only its contract knows whether it is one
    /// (EIP-1271, ERC-6492). Use `finish` for a key: what is wrong here is found out when it is settled. Uses the handle
    /// up, whether it succeeds or not.
    ///
    /// Throws `hex.*`, which leaves the handle as it was; then `usage.already_used`; `signature.length` if there is
    /// none; `header.too_large`, as its length was not known before it was signed.
    pub fn finish_unchecked(&self, signature: String) -> Result<PaymentPayload> {
        let signature = from_hex(&signature)?;
        Ok(PaymentPayload(self.unsigned.take()?.finish_unchecked(&signature)?))
    }
}

impl fmt::Display for UnsignedPayment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "UnsignedPayment({})", self.summary)
    }
}
