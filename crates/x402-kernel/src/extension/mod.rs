//! Floor 5: what the extensions of x402 have in common, and each of them.

mod echo;

pub use echo::echo_matches;
