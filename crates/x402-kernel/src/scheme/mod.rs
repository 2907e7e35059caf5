//! Floor 4: a scheme brings wire and EVM together: from an approved offer to a payment, from a payment to a verdict.

mod approved;
pub mod exact;
mod options;
mod prepare_options;
mod request;
mod unsigned;
mod verdict;

pub use approved::Approved;
pub(crate) use approved::Grant;
pub use options::{PayerCode, VerifyOptions};
pub use prepare_options::{PrepareOptions, ServerClock, ValidAfter};
pub use request::{Answer, RequestKind, SigningRequest};
pub use unsigned::UnsignedPayment;
pub use verdict::{NeedsChain, Open, SignedByPayer, Verdict, Wallet};
