//! Verifies a payment against an offer: first what all methods compare, then by the payment's method.

use alloc::vec::Vec;

#[cfg(feature = "parallel")]
use rayon::prelude::*;

use super::equal::equal;
use super::verdict::PAYER;
use super::{Verdict, VerifyOptions, row};
use crate::primitives::{Address, UnixTime};
use crate::wire::{PaymentPayload, PaymentRequirements, Version};
use crate::{Code, Error, ErrorKind, Result, usage};

impl PaymentRequirements {
    /// Verifies a payment against this offer, which must be the server's own and not the payment's echo.
    ///
    /// Cheap checks come first and the signature last; the first that fails is the verdict. No payment causes an error.
    pub fn verify(&self, payment: &PaymentPayload, now: UnixTime) -> Verdict {
        self.verify_with(payment, now, &VerifyOptions::default())
    }

    /// Verifies a payment like [`verify`](Self::verify), with options.
    pub fn verify_with(&self, payment: &PaymentPayload, now: UnixTime, options: &VerifyOptions) -> Verdict {
        let payer = payment.payload().authorization.from;
        self.check(payment, now, options).unwrap_or_else(|error| refusal(of_payer(error, payer), self.version()))
    }

    /// Verifies the payment in the value of a `PAYMENT-SIGNATURE` or `X-PAYMENT` header, like [`verify`](Self::verify).
    pub fn verify_header(&self, header: &str, now: UnixTime) -> Verdict {
        self.verify_header_with(header, now, &VerifyOptions::default())
    }

    /// Verifies the payment in a header's value like [`verify_header`](Self::verify_header), with options.
    pub fn verify_header_with(&self, header: &str, now: UnixTime, options: &VerifyOptions) -> Verdict {
        match PaymentPayload::from_header_with(self.profile(), header) {
            Ok(payment) => self.verify_with(&payment, now, options),
            Err(error) => refusal(error, self.version()),
        }
    }

    /// Verifies each of many payments like [`verify`](Self::verify), and returns the verdicts in their order.
    ///
    /// # Errors
    /// `usage.argument` for more than 65,536 payments.
    ///
    /// # Features
    /// With `parallel` it uses all processors.
    pub fn verify_many(&self, payments: &[PaymentPayload], now: UnixTime) -> Result<Vec<Verdict>> {
        usage::entries("payments", payments.len())?;
        #[cfg(feature = "parallel")]
        let payments = payments.par_iter();
        #[cfg(not(feature = "parallel"))]
        let payments = payments.iter();
        Ok(payments.map(|payment| self.verify(payment, now)).collect())
    }

    fn check(&self, payment: &PaymentPayload, now: UnixTime, options: &VerifyOptions) -> Result<Verdict> {
        let row = row(payment.method());
        self.compare(payment)?;
        (row.compare)(self, payment)?;
        self.compare_echo(payment)?;
        (row.verify)(self, payment, now, options)
    }

    /// Compares the version, the network and the token of a payment with this offer's.
    fn compare(&self, payment: &PaymentPayload) -> Result<()> {
        let number = |version: Version| version.number();
        equal(number(payment.version()), number(self.version()), Code::VerifyVersion, "x402Version")?;
        let network = equal(payment.network(), self.network(), Code::VerifyNetwork, "network");
        match payment {
            PaymentPayload::V1(_) => network,
            PaymentPayload::V2(v2) => network
                .and_then(|()| equal(v2.accepted().asset(), self.asset(), Code::VerifyAsset, "asset"))
                .map_err(in_echo),
        }
    }

    /// Compares the amount and the payee that the payment claims to accept with this offer's. The signed ones are compared
    /// before: if both differ, they are the better reason.
    fn compare_echo(&self, payment: &PaymentPayload) -> Result<()> {
        let PaymentPayload::V2(v2) = payment else { return Ok(()) };
        equal(v2.accepted().amount(), self.amount(), Code::VerifyAmount, "amount")
            .and_then(|()| equal(v2.accepted().pay_to(), self.pay_to(), Code::VerifyPayTo, "payTo"))
            .map_err(in_echo)
    }
}

fn in_echo(error: Error) -> Error {
    error.within("accepted")
}

/// Whether the payer signed the payment for the offer's token.
pub(crate) fn is_signed_for(offer: &PaymentRequirements, payment: &PaymentPayload) -> bool {
    (row(payment.method()).is_signed_for)(offer, payment)
}

/// Adds the payer to the error, since a facilitator's refusal names it.
fn of_payer(error: Error, payer: Address) -> Error {
    if error.detail().get(PAYER).is_some() { error } else { error.with(PAYER, payer) }
}

fn refusal(error: Error, version: Version) -> Verdict {
    let error = if version == Version::V1 { error.in_v1() } else { error };
    match error.kind() {
        ErrorKind::Malformed => Verdict::Malformed(error),
        ErrorKind::Rejected | ErrorKind::Usage => Verdict::Rejected(error),
    }
}
