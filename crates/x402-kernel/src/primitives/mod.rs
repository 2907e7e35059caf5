//! Floor 1: amounts, money, addresses, networks, times. Each value has one spelling; none is a floating-point number.

mod address;
mod amount;
mod decimal;
mod hex;
mod money;
mod network;
mod time;

pub use address::Address;
pub use amount::Amount;
pub(crate) use hex::serialize_bytes;
pub use hex::{Bytes32, from_hex, to_hex};
pub use money::Money;
pub use network::Network;
pub use time::UnixTime;
