//! Floor 5: the extensions of x402.

mod echo;

pub use echo::echo_matches;
