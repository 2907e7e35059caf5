//! A handle is used once: each value is made from the one before. What must not compile is `compile_fail` in the
//! documentation of `Approved`, `UnsignedPayment`, `SigningRequest`, `Policy` and `LocalSigner`.

use x402_kernel::{
    Bytes32, Code, LocalSigner, PaymentPayload, PaymentRequired, Policy, Request, UnixTime, UnsignedPayment,
};

use super::{CHALLENGE, nonce, now, payer, request, signer};

#[test]
fn each_value_comes_from_the_one_before() {
    // By type: only `approve` gives an `Approved`, only `prepare` an `UnsignedPayment`; both take themselves by value.
    let approve: fn(&Policy, &x402_kernel::Choice, &Request, UnixTime) -> x402_kernel::Result<x402_kernel::Approved> =
        Policy::approve;
    let prepare: fn(x402_kernel::Approved, UnixTime, Bytes32) -> x402_kernel::Result<UnsignedPayment> =
        x402_kernel::Approved::prepare;
    let finish: fn(UnsignedPayment, &[u8]) -> x402_kernel::Result<PaymentPayload> = UnsignedPayment::finish;
    let choice = PaymentRequired::parse(CHALLENGE).and_then(|challenge| challenge.choose(&payer())).expect("payable");
    let unsigned = approve(&Policy::default(), &choice, &request(), now())
        .and_then(|approved| prepare(approved, now(), nonce()))
        .expect("prepared");
    let signature = signer().sign(&unsigned.requests()[0]).expect("signed");
    assert!(finish(unsigned, &signature.to_bytes()).is_ok());
}

#[test]
fn a_signer_shows_nothing_of_its_key() {
    let key = [0x5a; 32];
    let signer = LocalSigner::from_bytes(&key).expect("a key");
    assert_eq!(format!("{signer:?}"), format!("LocalSigner({})", signer.address()));
    let secret = format!("0x{}zz", "5a".repeat(31));
    let error = LocalSigner::parse(&secret).expect_err("not a key");
    assert!(!format!("{error:?} {error}").contains("5a5a"), "{error:?}");
    // A key that lost a byte is an error, and is not filled up with a zero.
    for length in [0, 16, 31, 33] {
        assert_eq!(LocalSigner::from_bytes(&vec![0x5a; length]).expect_err("no 32 bytes").code(), Code::UsageKey);
    }
}
