use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::grant::Grant;
use super::prepared::Prepared;
use super::{Answer, PrepareOptions, SigningRequest, row};
use crate::evm::Signature;
use crate::json::ObjectWriter;
use crate::primitives::{Address, Bytes32, UnixTime};
use crate::wire::{Method, PaymentPayload, PaymentRequired, PaymentRequirements, header};
use crate::{Code, Error, Result};

/// A payment without its signature. It becomes a [`PaymentPayload`], once.
///
/// Only [`Approved::prepare`](crate::Approved::prepare) makes one. It cannot be cloned or serialised.
///
/// ```compile_fail,E0599
/// fn twice(unsigned: x402_kernel::UnsignedPayment) { let _ = unsigned.clone(); }
/// ```
/// ```compile_fail,E0382
/// # use x402_kernel::*;
/// fn twice(unsigned: UnsignedPayment, signature: [u8; 65]) {
///     let _ = unsigned.finish(&signature);
///     let _ = unsigned.finish(&signature);
/// }
/// ```
/// ```compile_fail,E0277
/// fn is_serialize<T: serde::Serialize>() {}
/// is_serialize::<x402_kernel::UnsignedPayment>();
/// ```
#[must_use = "a payment that is not finished pays nothing"]
pub struct UnsignedPayment {
    grant: Grant,
    options: PrepareOptions,
    method: Method,
    prepared: Prepared,
}

impl UnsignedPayment {
    pub(super) fn prepare(
        grant: Grant,
        options: PrepareOptions,
        now: UnixTime,
        nonce: Bytes32,
    ) -> Result<UnsignedPayment> {
        let method = grant.offer.method()?;
        let prepared = (row(method).prepare)(&grant, &options, now, nonce)?;
        let unsigned = UnsignedPayment { grant, options, method, prepared };
        // A key's signature has one length, so that a header that is too large is found before signing.
        unsigned.fits(&unsigned.message(&[0; 65]))?;
        Ok(unsigned)
    }

    /// Makes the error for a header that is too large. It names the largest extension, if the header would fit without
    /// them.
    fn too_large(&self, size: usize, limit: usize) -> Error {
        let echo = self.grant.challenge.extensions();
        let largest = echo.and_then(|echo| {
            echo.members()
                .max_by_key(|(_, value)| value.text().len())
                .map(|(name, value)| (name.into_owned(), value.text().len(), header::encoded_len(echo.text().len())))
        });
        match largest {
            Some((name, bytes, echo)) if size.saturating_sub(echo) <= limit => Error::new(Code::HeaderEchoTooLarge)
                .with("size", size)
                .with("limit", limit)
                .with("extension", &name)
                .with("bytes", bytes)
                .within(name)
                .within("extensions"),
            _ => Error::new(Code::HeaderTooLarge).with("size", size).with("limit", limit),
        }
    }

    /// Prepares the payment again with a fresh window and the same nonce, so that only one of the two can settle.
    pub(crate) fn prepare_again(self, now: UnixTime) -> Result<UnsignedPayment> {
        let nonce = self.prepared.nonce;
        UnsignedPayment::prepare(self.grant, self.options, now, nonce)
    }

    pub(crate) fn nonce(&self) -> Bytes32 {
        self.prepared.nonce
    }

    /// The requests to sign, in order. The scheme `exact` has one.
    pub fn requests(&self) -> &[SigningRequest] {
        &self.prepared.requests
    }

    /// The digest of the one request, 32 bytes.
    pub fn digest(&self) -> Bytes32 {
        self.prepared.digest
    }

    /// The typed data of the one request, as JSON for `eth_signTypedData_v4`.
    pub fn typed_data(&self) -> String {
        self.prepared.requests.first().map(|request| request.typed_data().to_string()).unwrap_or_default()
    }

    /// The offer that it pays.
    pub fn offer(&self) -> &PaymentRequirements {
        &self.grant.offer
    }

    /// The address of the payer.
    pub fn payer(&self) -> Address {
        self.grant.payer
    }

    /// When the signature will expire (`validBefore`).
    pub fn expires_at(&self) -> UnixTime {
        self.prepared.expires_at
    }

    /// One line for a person to confirm:
    /// `0.01 USDC on Base Sepolia to 0x2096…287C for api.example.com, until 14:32:05 UTC`.
    pub fn summary(&self) -> String {
        let Grant { offer, host, .. } = &self.grant;
        format!("{} for {host}, until {}", offer.summary(), self.expires_at().time_of_day())
    }

    /// Makes the payment of the payer's signature: 65 bytes, with v 0, 1, 27 or 28.
    ///
    /// For the forms of key stores, [`Signature::from_eip2098`], [`Signature::from_der`] and [`Signature::from_rs`]
    /// make the 65 bytes, from [`digest`](Self::digest) and [`payer`](Self::payer). For a contract wallet's signature,
    /// use [`finish_unchecked`](Self::finish_unchecked).
    ///
    /// # Errors
    /// See [`UnsignedPayment::finish_all`].
    pub fn finish(self, signature: &[u8]) -> Result<PaymentPayload> {
        let answers: Vec<Answer> = self.prepared.requests.iter().map(|r| Answer::new(r.id(), signature)).collect();
        self.finish_all(&answers)
    }

    /// Makes the payment of one answer for each request, in any order. Each must be its signer's.
    ///
    /// # Errors
    /// `usage.answer` unless the ids are those of the requests; `signature.not_payer`; `signature.*`.
    pub fn finish_all(self, answers: &[Answer]) -> Result<PaymentPayload> {
        let [request] = self.prepared.requests.as_slice() else { return Err(self.unanswered(answers)) };
        let answer = match answers {
            [answer] if answer.id == request.id() => answer,
            _ => return Err(self.unanswered(answers)),
        };
        let signature = Signature::from_bytes(&answer.signature)?;
        let recovered = signature.recover(request.digest())?;
        if recovered != request.signer() {
            return Err(Error::new(Code::SignatureNotPayer)
                .with("recovered", recovered)
                .with("payer", request.signer()));
        }
        self.sent(&self.message(&signature.to_bytes()))
    }

    /// Makes the payment of a contract wallet's signature, unchecked, since only the contract can verify it (EIP-1271,
    /// ERC-6492). Use [`finish`](Self::finish) for a key: a mistake here is found at the settlement only.
    ///
    /// # Errors
    /// `signature.length` for no bytes; `header.too_large`, since the length was not known before.
    pub fn finish_unchecked(self, signature: &[u8]) -> Result<PaymentPayload> {
        if signature.is_empty() {
            return Err(Error::new(Code::SignatureLength).with("expected", "some").with("length", 0));
        }
        let message = self.message(signature);
        self.fits(&message)?;
        self.sent(&message)
    }

    /// Reads the message as a payment, with the repairs that the server's offer needed.
    fn sent(&self, message: &str) -> Result<PaymentPayload> {
        PaymentPayload::restore(self.grant.profile(), message, self.offer().repairs_in_payment())
    }

    fn fits(&self, message: &str) -> Result<()> {
        let size = header::encoded_len(message.len());
        let limit = self.grant.profile().limits().request_header;
        if size > limit {
            return Err(self.too_large(size, limit));
        }
        Ok(())
    }

    fn unanswered(&self, answers: &[Answer]) -> Error {
        let wanted: Vec<&str> = self.prepared.requests.iter().map(SigningRequest::id).collect();
        let given: Vec<&str> = answers.iter().map(|answer| answer.id.as_str()).collect();
        Error::new(Code::UsageAnswer).with("expected", wanted.join(", ")).with("found", given.join(", "))
    }

    /// Writes the message: our own members, and the server's as the server wrote them
    /// ([x402 v2 §5.2](crate#specifications), [v1 §5.2](crate#specifications)).
    fn message(&self, signature: &[u8]) -> String {
        let Grant { challenge, offer, extensions, .. } = &self.grant;
        let payload = (row(self.method).payload)(&self.prepared, signature);
        let message = ObjectWriter::new().raw("x402Version", challenge.version().number());
        match challenge {
            PaymentRequired::V1(_) => message
                .string("scheme", offer.scheme())
                .raw_optional("network", offer.json().get("network"))
                .raw("payload", payload),
            PaymentRequired::V2(challenge) => message
                .raw_optional("resource", challenge.resource_to_echo())
                .raw("accepted", offer.json())
                .raw("payload", payload)
                .raw_optional("extensions", extensions.as_ref()),
        }
        .end()
    }
}

impl core::fmt::Debug for UnsignedPayment {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        write!(f, "UnsignedPayment({})", self.summary())
    }
}
