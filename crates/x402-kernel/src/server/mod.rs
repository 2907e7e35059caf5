//! Floor 6, the server: finds the offer that a payment is for.

mod matching;

pub use matching::{Match, MatchRule, find, find_accepted};
