//! Floor 5: from an approved offer to a payment, and from a payment to a verdict. Each method has a folder, and a row
//! in the table here.

mod approved;
mod equal;
mod exact_eip3009;
mod grant;
mod prepare_options;
mod prepared;
mod signing_request;
mod unsigned;
mod verdict;
mod verify;
mod verify_options;

use alloc::string::String;

pub use approved::Approved;
pub(crate) use grant::Grant;
pub use prepare_options::{PrepareOptions, ServerClock, ValidAfter};
pub use signing_request::{Answer, RequestKind, SigningRequest};
pub use unsigned::UnsignedPayment;
pub use verdict::{NeedsChain, Open, SignedByPayer, Verdict, Wallet};
pub(crate) use verify::is_signed_for;
pub use verify_options::{PayerCode, VerifyOptions};

use crate::Result;
use crate::primitives::{Bytes32, UnixTime};
use crate::wire::{Method, PaymentPayload, PaymentRequirements};
use prepared::Prepared;

/// The functions of a method.
struct Row {
    /// Prepares a payment of an approval.
    prepare: fn(&Grant, &PrepareOptions, UnixTime, Bytes32) -> Result<Prepared>,
    /// Writes the `payload` of a payment with that signature.
    payload: fn(&Prepared, &[u8]) -> String,
    /// Compares what is signed with an offer.
    compare: fn(&PaymentRequirements, &PaymentPayload) -> Result<()>,
    /// Verifies the `payload` of a payment for an offer, after it was compared.
    verify: fn(&PaymentRequirements, &PaymentPayload, UnixTime, &VerifyOptions) -> Result<Verdict>,
    /// Whether the payer signed the payment for the offer's token.
    is_signed_for: fn(&PaymentRequirements, &PaymentPayload) -> bool,
}

/// The table of methods.
const fn row(method: Method) -> Row {
    match method {
        Method::ExactEip3009 => Row {
            prepare: exact_eip3009::prepare,
            payload: exact_eip3009::payload,
            compare: exact_eip3009::compare,
            verify: exact_eip3009::verify,
            is_signed_for: exact_eip3009::is_signed_for,
        },
    }
}
