//! An offer that a policy approved.

use std::fmt;

use x402_kernel::Bytes32;

use crate::handle::Handle;
use crate::payment_requirements::PaymentRequirements;
use crate::prepare_options::PrepareOptions;
use crate::unsigned::UnsignedPayment;
use crate::{Result, check};

/// An offer that a policy approved: the only thing a payment can be prepared from, once.
///
/// Only `Policy.approve` makes one. It is neither copied nor serialised.
#[derive(uniffi::Object)]
#[uniffi::export(Display)]
pub struct Approved {
    approved: Handle<x402_kernel::Approved>,
    offer: x402_kernel::PaymentRequirements,
    payer: String,
    text: String,
}

impl Approved {
    pub(crate) fn new(approved: x402_kernel::Approved) -> Approved {
        Approved {
            offer: approved.offer().clone(),
            payer: approved.payer().to_string(),
            text: format!("{approved:?}"),
            approved: Handle::new("approval", approved),
        }
    }
}

#[uniffi::export]
impl Approved {
    /// The offer that was approved.
    pub fn offer(&self) -> PaymentRequirements {
        PaymentRequirements(self.offer.clone())
    }

    /// Who pays: the address with its EIP-55 checksum.
    pub fn payer(&self) -> String {
        self.payer.clone()
    }

    /// Makes what is to be signed, and uses the approval up, whether it succeeds or not. `now` is the caller's clock,
    /// in unix seconds; `nonce` is 32 random bytes in hexadecimal that the caller draws anew for each payment; `options`
    /// is another `validAfter`, or the server's clock, which is left aside if the server was asked over plain http.
    ///
    /// The signature will be valid until `now` plus the offer's `maxTimeoutSeconds`, or less if the policy says so.
    ///
    /// Throws `time.milliseconds`, `usage.argument`, `hex.*`, and of the options `time.not_http_date`,
    /// `clock.implausible` if the two clocks differ by more than ten minutes, which leave the approval as it was; then
    /// `usage.already_used`; `prepare.stale` if the approval is older than a signature may live; `prepare.nonce`,
    /// `prepare.timeout`, `domain.mismatch`, `domain.unknown`, `header.too_large`, `header.echo_too_large` (which names
    /// the largest of the extensions that have to be echoed).
    #[uniffi::method(default(options = None))]
    pub fn prepare(&self, now: i64, nonce: String, options: Option<PrepareOptions>) -> Result<UnsignedPayment> {
        let (now, nonce, options) = (check::time(now)?, Bytes32::parse(&nonce)?, PrepareOptions::or_default(options)?);
        Ok(UnsignedPayment::new(self.approved.take()?.prepare_with(now, nonce, &options)?))
    }
}

impl fmt::Display for Approved {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}
