use super::grant::Grant;
use super::{PrepareOptions, UnsignedPayment};
use crate::primitives::{Address, Bytes32, UnixTime};
use crate::wire::PaymentRequirements;
use crate::{Code, Error, Result};

/// An offer that a policy approved. A payment can be prepared from nothing else, and once.
///
/// Only [`Policy::approve`](crate::Policy::approve) makes one. It cannot be cloned or serialised.
///
/// ```compile_fail,E0599
/// fn twice(approved: x402_kernel::Approved) { let _ = approved.clone(); }
/// ```
/// ```compile_fail,E0382
/// # use x402_kernel::*;
/// fn twice(approved: Approved, now: UnixTime, a: Bytes32, b: Bytes32) {
///     let _ = approved.prepare(now, a);
///     let _ = approved.prepare(now, b);
/// }
/// ```
/// ```compile_fail,E0423
/// # use x402_kernel::*;
/// fn forge(grant: ()) -> Approved { Approved(grant) }
/// ```
/// ```compile_fail,E0277
/// fn is_serialize<T: serde::Serialize>() {}
/// is_serialize::<x402_kernel::Approved>();
/// ```
#[must_use = "an approval that is not prepared pays nothing"]
pub struct Approved(Grant);

impl Approved {
    pub(crate) fn new(grant: Grant) -> Approved {
        Approved(grant)
    }

    /// The offer that was approved.
    pub fn offer(&self) -> &PaymentRequirements {
        &self.0.offer
    }

    /// The address of the payer.
    pub fn payer(&self) -> Address {
        self.0.payer
    }

    /// Prepares the payment that is to be signed. `nonce` is 32 random bytes, drawn anew for each payment.
    ///
    /// The signature will be valid until `now` plus the offer's `maxTimeoutSeconds`, or shorter if the policy says so.
    ///
    /// # Errors
    /// `prepare.stale` if the approval is older than a signature may live; `prepare.nonce`, `prepare.timeout`,
    /// `domain.mismatch`, `domain.unknown`, `header.too_large`; `header.echo_too_large`, which names the largest of the
    /// echoed extensions.
    pub fn prepare(self, now: UnixTime, nonce: Bytes32) -> Result<UnsignedPayment> {
        self.prepare_with(now, nonce, &PrepareOptions::default())
    }

    /// Prepares the payment like [`prepare`](Self::prepare), with another `validAfter` or the server's clock. The clock
    /// is ignored if the request went over plain HTTP.
    ///
    /// # Errors
    /// Those of [`prepare`](Self::prepare).
    pub fn prepare_with(self, now: UnixTime, nonce: Bytes32, options: &PrepareOptions) -> Result<UnsignedPayment> {
        let Grant { approved_at, max_lifetime, secure, .. } = self.0;
        if now > approved_at.plus(max_lifetime) {
            return Err(Error::new(Code::PrepareStale).with("approved_at", approved_at).with("now", now));
        }
        let options = PrepareOptions { clock: options.clock.filter(|_| secure), ..*options };
        UnsignedPayment::prepare(self.0, options, now, nonce)
    }
}

impl core::fmt::Debug for Approved {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        write!(f, "Approved({} for {})", self.0.offer.summary(), self.0.host)
    }
}
