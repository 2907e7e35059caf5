//! An error is a stable code with its facts and a sentence.

use x402_kernel::{Address, Amount, Error, ErrorKind, Money, Network, Payer, PaymentRequired, Policy, Profile};

use super::{CHALLENGE, now, request, signer};

#[test]
fn codes_are_texts_and_kinds_are_cases() {
    let error = Address::parse("0x12").expect_err("too short");
    assert_eq!((error.code().as_str(), error.kind()), ("address.length", ErrorKind::Malformed));
    assert_eq!(error.detail().get("length"), Some("4"));
    assert_eq!(
        serde_json::to_value(&error).expect("it serializes"),
        serde_json::json!({"kind": "malformed", "code": "address.length", "reason": "invalid_payload", "at": "",
          "detail": {"found": "0x12", "length": "4"},
          "sentence": "\"0x12\" is not an EVM address: 42 characters expected, 4 found"})
    );
    // A sentence never lacks a fact.
    for text in ["", "1.5", "01", "0x10"] {
        let error = x402_kernel::Amount::parse(text).expect_err("not an amount");
        assert!(!error.sentence().contains('?'), "{error}");
    }
}

/// Rows 54, 56: the hint says what to write instead.
#[test]
fn an_error_says_what_to_try() {
    let hint = |error: Error| error.detail().get("hint").map(str::to_owned);
    let amounts = [
        ("0.02", Some("of a token with 6 decimals it is 20000")),
        ("$0.01", Some("it is 10000")),
        ("0.0000001", Some("atomic units")),
        ("1e4", None),
    ];
    for (text, expected) in amounts {
        let hint = hint(Amount::parse(text).expect_err("not an amount"));
        assert_eq!(hint.is_some(), expected.is_some(), "{text}: {hint:?}");
        assert!(hint.unwrap_or_default().contains(expected.unwrap_or_default()), "{text}");
    }
    let sums = [
        ("1,000", "separator"),
        ("1_000", "separator"),
        ("1e-7", "exponent"),
        ("-1", "sign"),
        ("$1 USDC", "not both"),
        ("$ 1", "spaces"),
        (".5", "both sides"),
        ("1.", "both sides"),
        ("0.01USDC", "one space"),
        ("٣", "0 to 9"),
    ];
    for (text, expected) in sums {
        let hint = hint(Money::parse(text).expect_err("not a sum")).unwrap_or_default();
        assert!(hint.contains(expected), "{text}: {hint}");
    }
    let base = Network::from_chain_id(8453);
    let profile = Profile::default();
    let lower = Money::parse("1 usdc").expect("a sum");
    let unknown = profile.registry().price(base, &lower).expect_err("another ticker");
    assert_eq!(hint(unknown).as_deref(), Some("it is spelled USDC"));

    let challenge = CHALLENGE.replace("eip155:84532", "eip155:8453");
    let on_base = Payer::new(signer().address()).on(base);
    let choice = PaymentRequired::parse(&challenge).and_then(|challenge| challenge.choose(&on_base)).expect("payable");
    let denied = Policy::default().approve(&choice, &request(), now()).expect_err("a token of another network");
    assert_eq!(hint(denied).as_deref(), Some("that is USDC on Base Sepolia (eip155:84532)"));
}
