//! Signing and verifying beyond the vectors: hints, forms of signatures, many payments at once.

use std::collections::HashMap;

use serde_json::Value;
use x402_kernel::{
    Code, Error, PayerCode, PaymentPayload, PaymentRequirements, SignatureForm, UnixTime, Verdict, VerifyOptions,
    Version, header,
};
use x402_kernel_grader::{load, spec_vectors};

/// The inputs of `exact/verify`, by id.
fn inputs() -> HashMap<String, Value> {
    let files = load(&spec_vectors()).expect("the folder is as its schema says");
    let verify = files.into_iter().find(|file| file.op == "exact/verify").expect("it is there");
    verify.cases.into_iter().map(|case| (case.id, case.input)).collect()
}

fn offer(input: &Value) -> PaymentRequirements {
    let version = Version::from_number(input["version"].as_u64().expect("a version") as u8).expect("known");
    PaymentRequirements::parse(version, input["offer"].as_str().expect("text")).expect("an offer")
}

fn now(input: &Value) -> UnixTime {
    UnixTime::from_seconds(input["now"].as_u64().expect("a time")).expect("seconds")
}

/// The payer is known to have no code: otherwise only the chain could tell.
fn rejection(input: &Value) -> Error {
    let options = VerifyOptions { payer_code: PayerCode::None, ..VerifyOptions::default() };
    match offer(input).verify_header_with(input["header"].as_str().expect("a header"), now(input), &options) {
        Verdict::Rejected(error) => error,
        other => panic!("{other:?}"),
    }
}

/// Row 30: the error for a signature under another name of the token gives that name.
#[test]
fn a_wrong_name_is_named() {
    let inputs = inputs();
    let named = [
        ("verify-signed-wrong-name", "USD Coin", "2"),
        ("verify-signed-wrong-version", "USDC", "1"),
        ("verify-signed-unknown-token", "Unknown Token", "1"),
    ];
    for (id, name, version) in named {
        let error = rejection(&inputs[id]);
        assert_eq!(error.code(), Code::VerifySignature, "{id}");
        assert_eq!(error.detail().get("signed_name"), Some(name), "{id}");
        assert_eq!(error.detail().get("signed_version"), Some(version), "{id}");
        let hint = format!(
            "it is valid for token name \"{name}\" version \"{version}\"; the contract at \
             0x036CbD53842c5426634e7929541eC2318f3dCF7e on eip155:84532 is named \"USDC\" version \"2\""
        );
        assert_eq!(error.detail().get("hint"), Some(hint.as_str()), "{id}");
    }
    for id in ["verify-signature-of-stranger", "verify-signed-wrong-chain", "verify-signed-wrong-contract"] {
        let error = rejection(&inputs[id]);
        assert_eq!((error.code(), error.detail().get("signed_name")), (Code::VerifySignature, None), "{id}");
    }
}

/// An error shows its facts whole: no detail is cut.
#[test]
fn a_steered_contract_is_named_with_the_asset() {
    let inputs = inputs();
    let input = &inputs["verify-steered-strict"];
    let profile = x402_kernel::Profile::default().with_mode(x402_kernel::Mode::Strict);
    let offer = PaymentRequirements::parse_with(&profile, Version::V2, input["offer"].as_str().expect("text"));
    let verdict = offer.expect("an offer").verify_header(input["header"].as_str().expect("a header"), now(input));
    let error = verdict.error().expect("refused");
    assert_eq!(error.detail().get("expected"), Some("0x036CbD53842c5426634e7929541eC2318f3dCF7e"));
    assert_eq!(error.detail().get("found"), Some("0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266"));
}

#[test]
fn many_payments_are_verified_as_each_is() {
    let inputs = inputs();
    let first = &inputs["verify-plain"];
    let (offer, now) = (offer(first), now(first));
    let readable = inputs.values().filter_map(|input| PaymentPayload::from_header(input["header"].as_str()?).ok());
    let payments: Vec<PaymentPayload> = readable.collect();
    assert!(payments.len() > 50);
    let one_by_one: Vec<Verdict> = payments.iter().map(|payment| offer.verify(payment, now)).collect();
    assert_eq!(offer.verify_many(&payments, now), Ok(one_by_one));
    assert_eq!(offer.verify_many(&[], now), Ok(vec![]));
    let too_many: Vec<PaymentPayload> = payments.iter().cycle().take((1 << 16) + 1).cloned().collect();
    assert_eq!(offer.verify_many(&too_many, now).expect_err("too many").code(), Code::UsageArgument);
}

#[test]
fn a_form_is_not_guessed() {
    let suffix = [0x64, 0x92].repeat(16);
    let forms = [
        (vec![], SignatureForm::Other),
        (vec![1; 64], SignatureForm::Other),
        (vec![1; 65], SignatureForm::Key),
        (vec![1; 66], SignatureForm::Other),
        (suffix.clone(), SignatureForm::Counterfactual),
        ([vec![1; 65], suffix.clone()].concat(), SignatureForm::Counterfactual),
        ([vec![1; 33], suffix].concat(), SignatureForm::Key),
    ];
    for (bytes, form) in forms {
        assert_eq!(SignatureForm::of(&bytes), form, "{} bytes", bytes.len());
    }
}

/// Row 33: the response of `eth_getCode`.
#[test]
fn code_says_who_decides() {
    let delegated = [&[0xef, 0x01, 0x00][..], &[0xab; 20]].concat();
    assert_eq!(PayerCode::of(&[]), PayerCode::None);
    assert_eq!(PayerCode::of(&delegated), PayerCode::Delegated);
    assert_eq!(PayerCode::of(&delegated[..22]), PayerCode::Contract);
    assert_eq!(PayerCode::of(&[&delegated[..], &[0]].concat()), PayerCode::Contract);
    assert_eq!(PayerCode::of(&[0x60, 0x80]), PayerCode::Contract);
}

#[test]
fn options_that_are_none_are_refused() {
    let wrong = [
        (r#"{"runway":1}"#, Code::UsageArgument, "/runway"),
        (r#"{"minRunway":"60"}"#, Code::UsageArgument, "/minRunway"),
        (r#"{"minRunway":-1}"#, Code::UsageArgument, "/minRunway"),
        (r#"{"payerCode":"eoa"}"#, Code::UsageArgument, "/payerCode"),
        (r#"{"payerCode":null}"#, Code::MessageWrongType, "/payerCode"),
        (r#"{"factories":["0x1"]}"#, Code::AddressLength, "/factories/0"),
        (r#"{"factories":{}}"#, Code::MessageWrongType, "/factories"),
        ("[]", Code::MessageWrongType, ""),
    ];
    for (text, code, at) in wrong {
        let error = VerifyOptions::from_json(text).expect_err(text);
        assert_eq!((error.code(), error.at()), (code, at), "{text}");
    }
    assert_eq!(VerifyOptions::from_json("{}"), Ok(VerifyOptions::default()));
}

/// An unreadable payment is malformed, whatever the options.
#[test]
fn options_change_nothing_about_what_cannot_be_read() {
    let inputs = inputs();
    let input = &inputs["verify-plain"];
    let options = VerifyOptions { payer_code: PayerCode::Contract, ..VerifyOptions::default() };
    let verdict = offer(input).verify_header_with(&header::encode("{}"), now(input), &options);
    assert!(matches!(verdict, Verdict::Malformed(_)), "{verdict:?}");
}
