//! Prints the cost of one recovery with k256 alone, with its default features.

use std::hint::black_box;

use k256::ecdsa::{RecoveryId, Signature, VerifyingKey};

/// The digest and the signature of `messages/payment.json`.
const DIGEST: &str = "bfa58a153b2694ca10a9518961565ef8b704e0202a26b25447f2e4966b739ee6";
const SIGNATURE: &str = "16caf0094c17506027037f3866388e9831873178449cfd8e592558157f4edc7e1f5a4e7d7c6af7700b57deaed6b6913833c047474735d9197acf54c316fec770";

fn main() {
    let digest = bytes(DIGEST);
    let signature = Signature::from_slice(&bytes(SIGNATURE)).expect("a signature");
    let id = RecoveryId::new(true, false);
    let recover = || VerifyingKey::recover_from_prehash(black_box(&digest), &signature, id);
    assert!(recover().is_ok());
    bench_measure::time("recover", recover);
}

fn bytes(hex: &str) -> Vec<u8> {
    let digit = |at| u8::from_str_radix(&hex[at..at + 2], 16).expect("hex");
    (0..hex.len()).step_by(2).map(digit).collect()
}
