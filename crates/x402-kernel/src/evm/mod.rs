//! Floor 3: what Ethereum defines: typed data (EIP-712), token authorizations (EIP-3009), signatures (EIP-2, EIP-155).

mod eip3009;
mod eip712;
mod signature;

pub use crate::wire::Authorization;
pub use eip712::Eip712Domain;
pub use signature::Signature;
pub(crate) use signature::{address_of, recover};
