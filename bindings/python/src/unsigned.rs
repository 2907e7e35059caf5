use pyo3::prelude::*;
use x402_kernel as kernel;
use x402_kernel::{Address, PaymentRequirements as Offer, UnixTime};

use crate::error::raise;
use crate::handle::{Handle, stays};
use crate::input::{Answers, AnyPrepareOptions, Bytes, Hash32, Now};
use crate::payment_payload::PaymentPayload;
use crate::payment_requirements::PaymentRequirements;
use crate::signing::SigningRequest;
use crate::value::Tuple;

/// An offer that a policy approved: the only thing a payment can be prepared from, once.
///
/// Only `Policy.approve` makes one. A handle: it cannot be copied or pickled. What it says can still be read when it is
/// used up.
#[pyclass(module = "x402_kernel", frozen)]
pub(crate) struct Approved {
    handle: Handle<kernel::Approved>,
    offer: Offer,
    payer: Address,
}

impl From<kernel::Approved> for Approved {
    fn from(approved: kernel::Approved) -> Approved {
        Approved { offer: approved.offer().clone(), payer: approved.payer(), handle: Handle::new("approval", approved) }
    }
}

#[pymethods]
impl Approved {
    /// The offer that was approved.
    #[getter]
    fn offer(&self) -> PaymentRequirements {
        PaymentRequirements(self.offer.clone())
    }

    /// Who pays.
    #[getter]
    fn payer(&self) -> String {
        self.payer.to_string()
    }

    /// Makes what is to be signed. `nonce` is 32 random bytes that the caller draws anew for each payment.
    ///
    /// The signature will be valid until `now` plus the offer's `maxTimeoutSeconds`, or less if the policy says so. The
    /// approval is used up, whether this succeeds or not; a wrong argument is refused before.
    ///
    /// `options` is what the caller knows or wants besides, another `validAfter` or the server's clock:
    /// `PrepareOptions`, or a `dict` of `{validAfter?, serverDate?: {date, receivedAt}}`. A server that was asked over
    /// plain http is not believed: its clock is left aside.
    ///
    /// Raises `UsageError`: `usage.already_used`, `prepare.nonce`, `time.milliseconds`; `RejectedError`:
    /// `prepare.stale` if the approval is older than a signature may live, `prepare.timeout`, `domain.mismatch`,
    /// `domain.unknown`; `MalformedError`: `header.too_large`, `header.echo_too_large` (which names the largest of the
    /// extensions that have to be echoed), `hex.*`.
    #[pyo3(signature = (now, nonce, *, options=None))]
    fn prepare(&self, now: Now, nonce: Hash32, options: Option<AnyPrepareOptions>) -> PyResult<UnsignedPayment> {
        let options = options.map(|options| options.0).unwrap_or_default();
        self.handle.take()?.prepare_with(now.0, nonce.0, &options).map(UnsignedPayment::from).map_err(raise)
    }

    fn __repr__(&self) -> String {
        format!("<Approved: {}>", self.offer.summary())
    }

    fn __reduce__(&self) -> PyResult<()> {
        Err(stays("Approved"))
    }
}

/// A payment that lacks its signature. It becomes one `PaymentPayload`, once.
///
/// Only `Approved.prepare` makes one. A handle: it cannot be copied or pickled. What it says can still be read when it
/// is used up.
#[pyclass(module = "x402_kernel", frozen)]
pub(crate) struct UnsignedPayment {
    handle: Handle<kernel::UnsignedPayment>,
    offer: Offer,
    payer: Address,
    summary: String,
    expires_at: UnixTime,
    requests: Vec<kernel::SigningRequest>,
    digest: String,
    typed_data: String,
}

impl From<kernel::UnsignedPayment> for UnsignedPayment {
    fn from(unsigned: kernel::UnsignedPayment) -> UnsignedPayment {
        UnsignedPayment {
            offer: unsigned.offer().clone(),
            payer: unsigned.payer(),
            summary: unsigned.summary(),
            expires_at: unsigned.expires_at(),
            requests: unsigned.requests().to_vec(),
            digest: unsigned.digest().to_string(),
            typed_data: unsigned.typed_data(),
            handle: Handle::new("unsigned payment", unsigned),
        }
    }
}

#[pymethods]
impl UnsignedPayment {
    /// What has to be signed, in order. The scheme `exact` has one.
    #[getter]
    fn requests(&self) -> Tuple<SigningRequest> {
        self.requests.iter().cloned().map(SigningRequest).collect()
    }

    /// The digest of the one request: `0x` and 64 hexadecimal digits.
    #[getter]
    fn digest(&self) -> &str {
        &self.digest
    }

    /// The typed data of the one request, as JSON for `eth_signTypedData_v4`.
    #[getter]
    fn typed_data(&self) -> &str {
        &self.typed_data
    }

    /// The offer it pays.
    #[getter]
    fn offer(&self) -> PaymentRequirements {
        PaymentRequirements(self.offer.clone())
    }

    /// Who pays.
    #[getter]
    fn payer(&self) -> String {
        self.payer.to_string()
    }

    /// When the authorization stops being valid (`validBefore`), in unix seconds.
    #[getter]
    fn expires_at(&self) -> Now {
        Now(self.expires_at)
    }

    /// One line a person can say yes to:
    /// `0.01 USDC on Base Sepolia to 0x2096…287C for api.example.com, until 14:32:05 UTC`.
    #[getter]
    fn summary(&self) -> &str {
        &self.summary
    }

    /// Takes the signature of the one request: 65 bytes, v 0, 1, 27 or 28, in hexadecimal or as bytes. It has to be the
    /// payer's.
    ///
    /// A key store that gives another form says which: `signature_from_eip2098`, `signature_from_der` and
    /// `signature_from_rs` make the 65 bytes, from `digest` and `payer`. A contract wallet's signature goes to
    /// `finish_unchecked`.
    ///
    /// Raises what `finish_all` raises.
    fn finish(&self, py: Python<'_>, signature: Bytes) -> PyResult<PaymentPayload> {
        let unsigned = self.handle.take()?;
        py.detach(|| unsigned.finish(&signature.0)).map(PaymentPayload).map_err(raise)
    }

    /// Takes one answer for each request, in any order. Each has to be its signer's.
    ///
    /// The unsigned payment is used up, whether this succeeds or not; a wrong argument is refused before.
    ///
    /// Raises `UsageError`: `usage.already_used`, `usage.answer` unless the ids are exactly the requests',
    /// `signature.not_payer`; `MalformedError` or `RejectedError`: `signature.*`, `hex.*`.
    fn finish_all(&self, py: Python<'_>, answers: Answers) -> PyResult<PaymentPayload> {
        let unsigned = self.handle.take()?;
        py.detach(|| unsigned.finish_all(&answers.kernel())).map(PaymentPayload).map_err(raise)
    }

    /// Takes the signature of a contract wallet, unchecked: only its contract knows whether it is one (EIP-1271,
    /// ERC-6492). Use `finish` for a key: what is wrong here is found out when it is settled.
    ///
    /// The unsigned payment is used up, whether this succeeds or not; a wrong argument is refused before.
    ///
    /// Raises `UsageError`: `usage.already_used`; `MalformedError`: `signature.length` if there is none,
    /// `header.too_large`, as its length was not known before it was signed, `hex.*`.
    fn finish_unchecked(&self, signature: Bytes) -> PyResult<PaymentPayload> {
        self.handle.take()?.finish_unchecked(&signature.0).map(PaymentPayload).map_err(raise)
    }

    fn __repr__(&self) -> String {
        format!("<UnsignedPayment: {}>", self.summary)
    }

    fn __reduce__(&self) -> PyResult<()> {
        Err(stays("UnsignedPayment"))
    }
}
