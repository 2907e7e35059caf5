//! Prints the cost of one recovery with libsecp256k1 alone.

use std::hint::black_box;

use secp256k1::Message;
use secp256k1::ecdsa::{RecoverableSignature, RecoveryId};

/// The digest and the signature of `messages/payment.json`.
const DIGEST: &str = "bfa58a153b2694ca10a9518961565ef8b704e0202a26b25447f2e4966b739ee6";
const SIGNATURE: &str = "16caf0094c17506027037f3866388e9831873178449cfd8e592558157f4edc7e1f5a4e7d7c6af7700b57deaed6b6913833c047474735d9197acf54c316fec770";

fn main() {
    let message = Message::from_digest(bytes(DIGEST));
    let id = RecoveryId::from_u8_masked(1);
    let signature = RecoverableSignature::from_compact(&bytes::<64>(SIGNATURE), id).expect("a signature");
    let recover = || black_box(&signature).recover_ecdsa(black_box(message));
    assert!(recover().is_ok());
    bench_measure::time("recover", recover);
}

fn bytes<const N: usize>(hex: &str) -> [u8; N] {
    std::array::from_fn(|at| u8::from_str_radix(&hex[2 * at..2 * at + 2], 16).expect("hex"))
}
