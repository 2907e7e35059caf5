//! Prints the nanoseconds of one bare recovery, the best of several rounds.

use std::hint::black_box;
use std::time::Instant;

use k256::ecdsa::{RecoveryId, Signature, VerifyingKey};

/// The digest and the signature of the x402 v2 specification's example (section 5.2.1).
const DIGEST: &str = "f256992871671abcb27ff92885a7afa46218724e5fc0bac35d050115aa1d22e6";
const SIGNATURE: &str = "2d6a7588d6acca505cbf0d9a4a227e0c52c6c34008c8e8986a1283259764173608a2ce6496642e377d6da8dbbf5836e9bd15092f9ecab05ded3d6293af148b57";

fn main() {
    let digest = bytes(DIGEST);
    let signature = Signature::from_slice(&bytes(SIGNATURE)).expect("a signature");
    let id = RecoveryId::new(true, false);
    let recover = || VerifyingKey::recover_from_prehash(black_box(&digest), &signature, id);
    assert!(recover().is_ok());
    println!("{}", best(|| drop(black_box(recover()))));
}

fn bytes(hex: &str) -> Vec<u8> {
    let digit = |at| u8::from_str_radix(&hex[at..at + 2], 16).expect("hex");
    (0..hex.len()).step_by(2).map(digit).collect()
}

/// The nanoseconds of one call, in the best of ten rounds of 500.
fn best(call: impl Fn()) -> u128 {
    let round = || {
        let start = Instant::now();
        (0..500).for_each(|_| call());
        start.elapsed().as_nanos() / 500
    };
    (0..10).map(|_| round()).min().unwrap_or_default()
}
