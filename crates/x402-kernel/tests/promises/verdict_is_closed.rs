//! A verdict is one of four cases; a peer's message never makes `verify` panic.

use x402_kernel::{PaymentRequired, Verdict};

use super::{CHALLENGE, now};

#[test]
fn a_verdict_is_a_value_whatever_a_peer_wrote() {
    let challenge = PaymentRequired::parse(CHALLENGE).expect("it reads");
    for peer in ["", "%", "e30=", "bnVsbA==", "eyJ4NDAyVmVyc2lvbiI6Mn0=", &"A".repeat(100_000)] {
        let verdict = challenge.accepts()[0].verify_header(peer, now());
        assert!(matches!(verdict, Verdict::Malformed(_)), "{verdict:?}");
    }
}
