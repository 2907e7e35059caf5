//! Arguments are checked: times, headers, bodies.

use x402_kernel::{Code, Found, PaymentRequired, RepairKind, UnixTime};

use super::CHALLENGE;

#[test]
fn time_headers_and_bytes_cross_as_they_should() {
    assert_eq!(UnixTime::from_seconds(1_900_000_000_000).expect_err("milliseconds").code(), Code::TimeMilliseconds);
    let broken = ("PAYMENT-REQUIRED".to_owned(), "e30".to_owned());
    let headers = [("payment-required".to_owned(), "e30=".to_owned()), broken];
    let twice = PaymentRequired::from_http(402, &headers, "").expect_err("two values");
    assert_eq!(twice.code(), Code::HttpDuplicateHeader);
    let found = PaymentRequired::from_http(402, &[("Payment-Required", "e30=")], CHALLENGE).expect("the body");
    assert_eq!(found.source().found, Found::Body);
    let kinds: Vec<RepairKind> = found.repairs().iter().map(|repair| repair.kind).collect();
    assert_eq!(kinds, [RepairKind::HttpHeaderUnreadable]);
    assert_eq!(
        PaymentRequired::from_http(402, &[("a", "b")], [0xff, 0xfe]).expect_err("bytes").code(),
        Code::HttpNoChallenge
    );
}
