//! `x402 sign`: keys, hardware wallets, and that no key is ever printed.

use std::fs;

use serde_json::{Value, json};
use x402_kernel::{Bytes32, Signature};

use super::choose::{challenge, offer};
use super::{message, program, run, tempdir, x402};

pub(crate) const KEY: &str = "1111111111111111111111111111111111111111111111111111111111111111";
const SIGNER: &str = "0x19E7E376E7C213B7E7e7e46cc70A5dD086DAff2A";
const NONCE: &str = "0x2222222222222222222222222222222222222222222222222222222222222222";
/// The signature that eth-account 0.14.0 makes, with that key, of the typed data that `--requests` prints for the
/// specification's challenge with that nonce and now 1740672100.
pub(crate) const SIGNATURE: &str = "0xb3a24c046c978784478b207b32d797c8211d52ec59803436dcf555e72530dcfa11cb80801075fb0da36fec7fcbc97f3a18ad84a65aff4fb37f03063d01f256e71c";

const FIXED: [&str; 6] =
    ["--url", "https://api.example.com/premium-data", "--network", "eip155:84532", "--now", "1740672100"];

fn sign(challenge: &str, more: &[&str]) -> (String, String, Option<i32>) {
    run(program(&[&["sign", challenge], &FIXED[..], more].concat()).env("PAYER_KEY", format!("0x{KEY}")), "")
}

fn spec() -> String {
    message("3-spec-v2-challenge.json")
}

fn object(text: &str) -> Value {
    serde_json::from_str(text).expect("one JSON object")
}

#[test]
fn standard_output_is_the_header_and_nothing_else() {
    let (text, aside, exit) = sign(&spec(), &["--key-env", "PAYER_KEY", "--nonce", NONCE]);
    assert_eq!(exit, Some(0), "{aside}");
    let (name, header) = text.strip_suffix('\n').and_then(|line| line.split_once(": ")).expect("a header");
    assert_eq!(name, "PAYMENT-SIGNATURE");
    assert!(header.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+/=".contains(&byte)), "{header}");
    let summary = "0.01 USDC on Base Sepolia to 0x2096…287C for api.example.com, until 16:02:40 UTC";
    assert_eq!(aside, format!("signed: {summary}\n  nonce {NONCE}\n"));

    // The server accepts it, and eth-account makes the same signature.
    let (verdict, _, exit) = x402(&["verify", header, "--offer", &spec(), "--now", "1740672100", "--json"], "");
    assert_eq!((object(&verdict)["payer"].as_str(), exit), (Some(SIGNER), Some(0)));
    let payment = object(&sign(&spec(), &["--key-env", "PAYER_KEY", "--nonce", NONCE, "--json"]).0);
    assert_eq!((payment["type"].as_str(), payment["header"].as_str()), (Some("payment_payload"), Some(header)));
    assert_eq!(payment["signature"], SIGNATURE);
    assert_eq!((&payment["summary"], &payment["expiresAt"]), (&json!(summary), &json!(1_740_672_160)));
}

#[test]
fn v1_is_paid_in_its_own_header() {
    let mut offer =
        offer(json!({"network": "base-sepolia", "maxAmountRequired": "10000", "resource": "https://a.example/",
        "description": "", "mimeType": ""}));
    offer.as_object_mut().expect("an object").remove("amount");
    let challenge = json!({"x402Version": 1, "error": "pay", "accepts": [offer]}).to_string();
    let (text, aside, exit) = sign(&challenge, &["--key-env", "PAYER_KEY"]);
    assert!(text.starts_with("X-PAYMENT: ") && aside.contains("for api.example.com, until"), "{aside}");
    assert_eq!(exit, Some(0));
}

#[test]
fn the_key_may_be_in_a_file_or_the_environment_with_or_without_0x() {
    let (folder, challenge) = (tempdir("key-files"), spec());
    let expected = sign(&spec(), &["--key-env", "PAYER_KEY", "--nonce", NONCE]);
    for (name, text) in [("plain", KEY.to_owned()), ("prefixed", format!("0x{KEY}\n")), ("dos", format!("{KEY}\r\n"))] {
        let file = folder.join(name);
        fs::write(&file, &text).expect("the key is written");
        assert_eq!(sign(&spec(), &["--key-file", &file.to_string_lossy(), "--nonce", NONCE]), expected);
        let piped = [&["sign", &challenge], &FIXED[..], &["--key-file", "-", "--nonce", NONCE]].concat();
        assert_eq!(x402(&piped, &text), expected);
    }
}

#[test]
fn each_run_draws_a_nonce_of_its_own() {
    let nonce = || {
        let (text, aside, _) = sign(&spec(), &["--key-env", "PAYER_KEY", "--json"]);
        let nonce = object(&text)["authorization"]["nonce"].as_str().expect("a nonce").to_owned();
        assert!(aside.ends_with(&format!("\n  nonce {nonce}\n")), "{aside}");
        nonce
    };
    let (first, second) = (nonce(), nonce());
    assert_ne!(first, second);
    assert_eq!(sign(&spec(), &["--key-env", "PAYER_KEY", "--nonce", &format!("0x{}", "0".repeat(64))]).2, Some(2));
    for wrong in ["", "0x", "22", "0x2222", &format!("0x{}", "g".repeat(64))] {
        let (_, complaint, exit) = sign(&spec(), &["--key-env", "PAYER_KEY", "--nonce", wrong]);
        assert!(complaint.contains("\n  at --nonce"), "{complaint}");
        assert_eq!(exit, Some(2));
    }
}

#[test]
fn requests_out_and_answers_in_give_the_same_header_as_a_key_here() {
    let folder = tempdir("answers");
    let elsewhere = ["--payer", SIGNER, "--nonce", NONCE];
    let (text, aside, exit) = sign(&spec(), &[&elsewhere[..], &["--requests"]].concat());
    assert_eq!(exit, Some(0));
    assert!(aside.starts_with("to sign: 0.01 USDC on Base Sepolia to "), "{aside}");
    let asked = object(&text);
    assert_eq!(asked["type"], "signing_requests");
    assert_eq!((asked["payer"].as_str(), asked["nonce"].as_str()), (Some(SIGNER), Some(NONCE)));
    assert_eq!((&asked["now"], &asked["expiresAt"]), (&json!(1_740_672_100), &json!(1_740_672_160)));
    let request = &asked["requests"][0];
    assert_eq!(
        (&request["id"], &request["kind"], &request["signer"]),
        (&json!("authorization"), &json!("typed_data"), &json!(SIGNER))
    );
    let typed = object(request["typedData"].as_str().expect("text"));
    assert_eq!(
        (&typed["primaryType"], &typed["message"]["nonce"]),
        (&json!("TransferWithAuthorization"), &json!(NONCE))
    );
    // eth-account's signature of that typed data signs that digest.
    let digest = Bytes32::parse(request["digest"].as_str().expect("text")).expect("a digest");
    let signature = Signature::parse(SIGNATURE).expect("a signature");
    assert_eq!(signature.recover(digest).expect("recovers").to_string(), SIGNER);

    let expected = sign(&spec(), &["--key-env", "PAYER_KEY", "--nonce", NONCE]);
    let answer = |text: &str| {
        let file = folder.join("answers.json");
        fs::write(&file, text).expect("the answers are written");
        sign(&spec(), &[&elsewhere[..], &["--answers", &file.to_string_lossy()]].concat())
    };
    assert_eq!(answer(&json!([{"id": "authorization", "signature": SIGNATURE}]).to_string()), expected);
    assert_eq!(answer(&format!("{SIGNATURE}\n")), expected);
    // Ledger wallets write v as 0 or 1.
    assert_eq!(answer(&SIGNATURE.replace("e71c", "e701")), expected);

    for (text, code, exit) in [
        (json!([{"id": "other", "signature": SIGNATURE}]).to_string(), "usage.answer", 2),
        ("[]".to_owned(), "usage.answer", 2),
        ("{}".to_owned(), "input.answers", 3),
        ("[7]".to_owned(), "input.answers", 3),
        (json!([{"id": "authorization"}]).to_string(), "input.answers", 3),
        (json!([{"id": "authorization", "signature": 7}]).to_string(), "input.answers", 3),
        (json!([{"id": "authorization", "signature": "0x12"}]).to_string(), "signature.length", 3),
        ("0xzz".to_owned(), "hex.not_hex", 3),
        (String::new(), "json.syntax", 3),
        (SIGNATURE.replace("e71c", "e71b"), "signature.not_payer", 2),
        (SIGNATURE.replace("e71c", "e725"), "signature.recovery_id", 3),
        (format!("0x{}1b", "00".repeat(64)), "signature.out_of_range", 3),
    ] {
        let (out, complaint, ended) = answer(&text);
        assert_eq!((out.as_str(), ended), ("", Some(exit)), "{text}: {complaint}");
        assert!(complaint.starts_with(&format!("x402: {code}: ")), "{text}: {complaint}");
    }
    // A second later it is another payment, which this signature does not sign.
    let file = folder.join("answers.json");
    fs::write(&file, SIGNATURE).expect("the answer is written");
    let later = [
        "sign",
        &spec(),
        FIXED[0],
        FIXED[1],
        FIXED[2],
        FIXED[3],
        "--now",
        "1740672101",
        "--answers",
        &file.to_string_lossy(),
    ];
    let (_, complaint, exit) = x402(&[&later[..], &elsewhere[..]].concat(), "");
    assert!(complaint.starts_with("x402: signature.not_payer: "), "{complaint}");
    assert_eq!(exit, Some(2));
}

#[test]
fn what_the_policy_denies_is_not_signed() {
    for (challenge, more, code, exit) in [
        (challenge(&[offer(json!({}))]), ["--max", "$0.009"], "policy.per_payment", 1),
        (
            challenge(&[offer(json!({"extra": {"name": "USD Coin", "version": "2"}}))]),
            ["--max", "1"],
            "domain.mismatch",
            1,
        ),
        (challenge(&[offer(json!({"network": "eip155:1"}))]), ["--max", "1"], "choose.none_payable", 1),
        (challenge(&[offer(json!({"extra": {"x": "y".repeat(6000)}}))]), ["--max", "1"], "header.too_large", 3),
        (challenge(&[offer(json!({}))]), ["--url", "ftp://a.example"], "usage.argument", 2),
        ("{".to_owned(), ["--max", "1"], "json.syntax", 3),
        ("%%%".to_owned(), ["--max", "1"], "header.not_base64", 3),
        (message("4-spec-v2-payment.json"), ["--max", "1"], "input.unexpected", 2),
    ] {
        for hand in [&["--key-env", "PAYER_KEY"][..], &["--requests", "--payer", SIGNER]] {
            let (text, complaint, ended) = sign(&challenge, &[hand, &more].concat());
            assert_eq!((text.as_str(), ended), ("", Some(exit)), "{complaint}");
            assert!(complaint.starts_with(&format!("x402: {code}: ")), "{complaint}");
        }
    }
}

#[test]
fn exactly_one_hand_signs() {
    let missing = [
        vec![],
        vec!["--key-env", "PAYER_KEY", "--key-file", "x"],
        vec!["--key-env", "PAYER_KEY", "--requests", "--payer", SIGNER],
        vec!["--key-env", "PAYER_KEY", "--payer", SIGNER],
        vec!["--requests"],
        vec!["--answers", "x", "--payer", SIGNER],
        vec!["--keystore", "x"],
        vec!["--password-env", "X", "--key-env", "PAYER_KEY"],
        vec!["--keystore", "x", "--password-env", "X", "--password-file", "y"],
    ];
    for more in missing {
        let (text, complaint, exit) = sign(&spec(), &more);
        assert_eq!((text.as_str(), exit), ("", Some(2)), "{more:?}: {complaint}");
        assert!(complaint.starts_with("x402: usage.argument: "), "{more:?}: {complaint}");
    }
    // Standard input cannot hold both.
    let (_, complaint, exit) = x402(&[&["sign", "-"], &FIXED[..], &["--key-file", "-"]].concat(), "{}");
    assert!(complaint.starts_with("x402: message.missing: "), "{complaint}");
    assert_eq!(exit, Some(3));
    let text = challenge(&[offer(json!({}))]);
    let (_, complaint, exit) = x402(&[&["sign", "-"], &FIXED[..], &["--key-file", "-"]].concat(), &text);
    assert!(complaint.starts_with("x402: input.stdin_twice: "), "{complaint}");
    assert_eq!(exit, Some(2));
}

#[test]
fn row_66_no_key_is_printed_wherever_it_was_put() {
    let folder = tempdir("no-key-shows");
    let (file, broken, keyed) = (folder.join("key"), folder.join("broken"), format!("0x{KEY}"));
    fs::write(&file, KEY).expect("the key is written");
    fs::write(&broken, format!("{KEY}11")).expect("the key is written");
    let (file, broken) = (file.to_string_lossy(), broken.to_string_lossy());
    let inline = format!("--key={KEY}");
    let misplaced: Vec<Vec<&str>> = vec![
        vec!["--key-file", &file],
        vec!["--key-file", &file, "--json"],
        vec!["--key-file", &broken],
        vec!["--key-file", KEY],
        vec!["--key-file", &keyed],
        vec!["--key-env", "PAYER_KEY", "--json"],
        vec!["--key-env", KEY],
        vec!["--key-env", &keyed],
        vec!["--key-env", "PAYER_KEY", "--nonce", KEY],
        vec!["--key-env", "PAYER_KEY", "--max", KEY],
        vec!["--key-env", "PAYER_KEY", "--now", KEY],
        vec!["--key-env", "PAYER_KEY", "--network", &keyed],
        vec!["--key-env", "PAYER_KEY", KEY],
        vec!["--key", KEY],
        vec!["--private-key", &keyed],
        vec![&inline],
        vec![KEY],
        vec!["--requests", "--payer", KEY],
        vec!["--requests", "--payer", &keyed],
        vec!["--answers", KEY, "--payer", SIGNER, "--nonce", NONCE],
        vec!["--answers", &file, "--payer", SIGNER, "--nonce", NONCE],
        vec!["--keystore", &file, "--password-env", "PAYER_KEY"],
        vec!["--keystore", KEY, "--password-env", KEY],
        vec!["--keystore", &file, "--password-file", KEY],
    ];
    for arguments in misplaced {
        let (text, aside, exit) = sign(&spec(), &arguments);
        assert!(!text.contains(KEY) && !aside.contains(KEY), "{arguments:?}: {text}{aside}");
        assert!(matches!(exit, Some(0..=3)), "{arguments:?}: {aside}");
    }
    for challenge in [KEY, &keyed] {
        let (text, aside, exit) = sign(challenge, &["--key-env", "PAYER_KEY"]);
        assert!(!text.contains(KEY) && !aside.contains(KEY), "{text}{aside}");
        assert_eq!(exit, Some(3));
    }
}

#[test]
fn a_key_that_is_not_valid_is_refused() {
    let folder = tempdir("no-keys");
    let file = folder.join("key");
    let order = "fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141";
    for text in
        ["", "\n", "0x", "11", &"0".repeat(64), order, &"g".repeat(64), &"１".repeat(64), &"1".repeat(66), "0x0x11"]
    {
        fs::write(&file, text).expect("the key is written");
        let (_, complaint, exit) = sign(&spec(), &["--key-file", &file.to_string_lossy()]);
        assert_eq!((complaint.as_str(), exit), ("x402: usage.key: not a secp256k1 private key of 32 bytes\n", Some(2)));
    }
    fs::write(&file, "{}").expect("the key is written");
    let (_, complaint, _) = sign(&spec(), &["--key-file", &file.to_string_lossy()]);
    assert!(complaint.ends_with("  hint: this looks like a keystore: --keystore\n"), "{complaint}");
    fs::write(&file, KEY.repeat(2000)).expect("the key is written");
    let (_, complaint, exit) = sign(&spec(), &["--key-file", &file.to_string_lossy()]);
    assert_eq!((complaint.as_str(), exit), ("x402: key.unreadable: the file of --key-file: too large\n", Some(2)));
    fs::write(&file, [0xff; 64]).expect("the key is written");
    let file = file.to_string_lossy();
    for more in [
        ["--key-file", &file],
        ["--key-file", "/no/such/file"],
        ["--key-env", "NO_SUCH"],
        ["--key-env", "A=B"],
        ["--key-env", ""],
    ] {
        let (_, complaint, exit) = sign(&spec(), &more);
        assert!(complaint.starts_with("x402: key.unreadable: the "), "{complaint}");
        assert_eq!(exit, Some(2));
    }
}
