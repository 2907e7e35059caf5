//! Floor 4: a scheme brings wire and EVM together: from an approved offer to a payment, from a payment to a verdict.

mod approved;
pub mod exact_eip3009;
mod prepare_options;
mod signing_request;
mod unsigned;
mod verdict;
mod verify_options;

pub use approved::Approved;
pub(crate) use approved::Grant;
pub use prepare_options::{PrepareOptions, ServerClock, ValidAfter};
pub use signing_request::{Answer, RequestKind, SigningRequest};
pub use unsigned::UnsignedPayment;
pub use verdict::{NeedsChain, Open, SignedByPayer, Verdict, Wallet};
pub use verify_options::{PayerCode, VerifyOptions};
