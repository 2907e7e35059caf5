//! Prints the nanoseconds of one verification from header text, the best of several rounds.

use std::hint::black_box;
use std::time::Instant;

use x402_kernel::{PaymentPayload, PaymentRequired, UnixTime, Verdict};

fn main() {
    let demand = include_str!("../../../../../spec-vectors/messages/3-spec-v2-demand.json");
    let payment = include_str!("../../../../../spec-vectors/messages/4-spec-v2-payment.json");
    let offer = PaymentRequired::parse(demand).expect("the demand reads").accepts()[0].clone();
    let header = PaymentPayload::parse(payment).expect("the payment reads").header();
    let now = UnixTime::from_seconds(1_740_672_100).expect("seconds");
    let verify = || offer.verify_header(black_box(&header), now);
    assert!(matches!(verify(), Verdict::SignedByPayer(_)));
    println!("{}", best(|| drop(black_box(verify()))));
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
