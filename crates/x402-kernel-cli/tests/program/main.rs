//! Runs the program as a user does, and checks what it prints and its exit code.

use std::env;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use serde_json::{Map, Value};

mod choose;
mod keystore;
#[cfg(unix)]
mod readme;
mod sign;
mod terminal;

use choose::offer;

const PAYER: &str = "0x857b06519E91e3A54538791bDbb0E22373e36b66";
const DIGEST: &str = "0xf256992871671abcb27ff92885a7afa46218724e5fc0bac35d050115aa1d22e6";

fn messages() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../spec-vectors/messages")
}

fn message(name: &str) -> String {
    messages().join(name).to_string_lossy().into_owned()
}

/// Returns the path of this build's program, or of the installed program that `X402_PROGRAM` names.
fn path() -> PathBuf {
    env::var_os("X402_PROGRAM").map_or_else(|| env!("CARGO_BIN_EXE_x402").into(), PathBuf::from)
}

/// Returns a command for the program, without the test environment's settings for colour.
fn program(arguments: &[&str]) -> Command {
    let mut command = Command::new(path());
    command.args(arguments);
    for name in ["NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "CI", "TERM"] {
        command.env_remove(name);
    }
    command
}

fn x402(arguments: &[&str], input: &str) -> (String, String, Option<i32>) {
    run(&mut program(arguments), input)
}

fn run(command: &mut Command, input: &str) -> (String, String, Option<i32>) {
    let mut child = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    // The program may close its end first, when it has read enough.
    let _ = child.stdin.take().expect("its input is a pipe").write_all(input.as_bytes());
    let Output { status, stdout, stderr } = child.wait_with_output().expect("the program ends");
    let text = |bytes| String::from_utf8(bytes).expect("it prints UTF-8");
    (text(stdout), text(stderr), status.code())
}

#[test]
fn the_demo_shows_the_main_job() {
    let (text, complaint, exit) = x402(&["demo"], "");
    assert_eq!((complaint.as_str(), exit), ("", Some(0)));
    for expected in [
        "10000 atomic units on Base: skipped, missing: payTo, asset, maxTimeoutSeconds",
        "cannot be paid: no readable offer",
        "repaired: the header cannot be read; the body was taken instead",
        "pays [0]: 0.01 USDC on Base to 0x071B…788c for api.example.dev, until 16:02:40 UTC",
        "PAYMENT-SIGNATURE: eyJ4NDAyVmVyc2lvbiI6Mi",
        "the server: signed by the payer 0x19E7E376E7C213B7E7e7e46cc70A5dD086DAff2A",
        DIGEST,
        PAYER,
    ] {
        assert!(text.contains(expected), "{expected:?} is not in\n{text}");
    }
    for code in [
        "verify.recipient",
        "verify.underpaid",
        "verify.overpaid",
        "verify.not_yet_valid",
        "verify.expired",
        "verify.too_close_to_expiry",
        "verify.signature",
        "verify.network",
        "verify.asset",
        "verify.amount",
        "amount.leading_zero",
        "signature.out_of_range",
    ] {
        assert!(text.contains(code), "no attack ends with {code}");
    }
    assert!(!text.contains("ACCEPTED"), "an attack was accepted:\n{text}");
}

#[test]
fn the_demo_runs_on_any_folder() {
    let folder = tempdir("any-folder");
    for name in ["3-spec-v2-challenge.json", "4-spec-v2-payment.json"] {
        fs::copy(messages().join(name), folder.join(name)).expect("the message is copied");
    }
    let run = || x402(&["demo", "--input", &folder.to_string_lossy(), "--now", "1740672100"], "");
    let (text, _, exit) = run();
    assert!(text.contains(PAYER) && text.contains(DIGEST) && text.contains("attacks"), "{text}");
    assert_eq!(exit, Some(0));

    // Changing one byte of the example gives another digest, another payer and another code.
    let path = folder.join("4-spec-v2-payment.json");
    let example = fs::read_to_string(&path).expect("the example is there");
    assert_eq!(example.matches("13480\"").count(), 1);
    fs::write(&path, example.replace("13480\"", "13481\"")).expect("the example is changed");
    let (text, _, exit) = run();
    assert!(!text.contains(DIGEST), "{text}");
    assert!(text.contains("payer  0x") && !text.contains(&format!("payer  {PAYER}")), "{text}");
    assert!(text.contains("verify.signature"), "{text}");
    assert_eq!(exit, Some(1));

    // A day later the same payment has expired.
    fs::write(&path, example).expect("the example is put back");
    let (text, _, exit) = x402(&["demo", "--input", &folder.to_string_lossy(), "--now", "1740758500"], "");
    assert!(text.contains("verify.expired"), "{text}");
    assert_eq!(exit, Some(1));
}

#[test]
fn decode_reads_responses_headers_and_messages() {
    let (text, _, exit) = x402(&["decode"], &fs::read_to_string(message("2-the-spawn-v2.http")).expect("it is there"));
    assert!(text.contains("HTTP 402, x402 v2, in the body") && text.contains("0.01 USDC  Base"), "{text}");
    assert_eq!(exit, Some(0));

    let (text, _, exit) = x402(&["decode", &message("1-img402-v1.json")], "");
    assert!(text.contains("cannot be paid: no readable offer"), "{text}");
    assert_eq!(exit, Some(1));

    let (json, _, exit) = x402(&["decode", "--json", &message("4-spec-v2-payment.json")], "");
    let payment: Value = serde_json::from_str(&json).expect("one JSON object");
    assert_eq!(payment["type"], "payment_payload");
    assert_eq!(payment["authorization"]["from"], PAYER);
    assert_eq!(exit, Some(0));

    // The header of that payment, passed as an argument.
    let header = payment["header"].as_str().expect("it has a header");
    let (text, _, exit) = x402(&["decode", header], "");
    assert!(text.contains(PAYER), "{text}");
    assert_eq!(exit, Some(0));

    let receipt = r#"{"success":false,"errorReason":"settlement_pending","transaction":"0x12","network":"eip155:1"}"#;
    let (text, _, exit) = x402(&["decode", receipt], "");
    assert_eq!((text.as_str(), exit), ("not settled yet: 0x12 may still do it\n", Some(0)));
}

#[test]
fn the_exit_code_of_verify_follows_the_verdict() {
    let (offer, payment) = (message("3-spec-v2-challenge.json"), message("4-spec-v2-payment.json"));
    let verify = |now: &str, payment: &str| x402(&["verify", payment, "--offer", &offer, "--now", now, "--json"], "");
    let verdict = |json: &str| serde_json::from_str::<Value>(json).expect("one JSON object");

    let (json, _, exit) = verify("1740672100", &payment);
    assert_eq!((verdict(&json)["verdict"].as_str(), exit), (Some("signed_by_payer"), Some(0)));
    assert_eq!(verdict(&json)["payer"], PAYER);

    let (json, _, exit) = verify("1740672150", &payment);
    assert_eq!((verdict(&json)["error"]["code"].as_str(), exit), (Some("verify.too_close_to_expiry"), Some(1)));

    let (json, _, exit) = verify("1740672100", "Z2FyYmFnZQ==");
    assert_eq!((verdict(&json)["error"]["code"].as_str(), exit), (Some("json.syntax"), Some(3)));

    let (text, complaint, exit) = verify("1740672100000", &payment);
    assert_eq!((text.as_str(), exit), ("", Some(2)));
    assert!(complaint.contains("time.milliseconds"), "{complaint}");
}

#[test]
fn wrong_usage_is_2_and_malformed_is_3() {
    let exit = |arguments: &[&str]| x402(arguments, "").2;
    assert_eq!(exit(&[]), Some(2));
    assert_eq!(exit(&["decode", "--no-such-option"]), Some(2));
    assert_eq!(exit(&["verify", "x"]), Some(2));
    assert_eq!(exit(&["demo", "--input", "/no/such/folder"]), Some(2));
    assert_eq!(exit(&["verify", "x", "--offer", "HTTP/1.1 200 OK"]), Some(2));
    for malformed in ["", "%%%", "{", "[]", "{}", "402", "HTTP/1.1 402 x\n\n{}", "\u{feff}{}", "{\"x402Version\":3}"] {
        assert_eq!(exit(&["decode", malformed]), Some(3), "{malformed:?}");
    }
}

#[test]
fn standard_input_is_read_once() {
    let (_, complaint, exit) = x402(&["verify", "-", "--offer", "-"], &offer(Value::Object(Map::new())).to_string());
    assert!(complaint.starts_with("x402: input.stdin_twice: "), "{complaint}");
    assert_eq!(exit, Some(2));
}

#[test]
fn every_command_helps_with_examples() {
    for command in [&[][..], &["decode"], &["choose"], &["sign"], &["verify"], &["demo"]] {
        let (text, complaint, exit) = x402(&[command, &["--help"]].concat(), "");
        assert!(text.contains("\nExamples:\n  ") && text.contains("x402 "), "{text}");
        assert_eq!((complaint.as_str(), exit), ("", Some(0)));
    }
}

#[test]
fn no_input_makes_the_program_panic() {
    let response = fs::read_to_string(message("2-the-spawn-v2.http")).expect("it is there");
    let cut = (0..response.len()).step_by(7).filter_map(|end| response.get(..end));
    let odd = ["\0", "HTTP/", "HTTP/1.1", "HTTP/1.1 abc\n\n", "HTTP/1.1 402", "\"", "-1", "e30=", "W10=", "bnVsbA=="];
    let choose = ["choose", "-", "--payer", PAYER, "--network", "eip155:8453"];
    let sign = [&["sign", "--requests", "--url", "https://api.example.com/"], &choose[1..]].concat();
    for input in cut.chain(odd) {
        for arguments in [&["decode", "-"][..], &choose, &sign] {
            let (_, complaint, exit) = x402(arguments, input);
            assert!(matches!(exit, Some(0..=3)), "{input:?} ended with {exit:?}: {complaint}");
            assert!(!complaint.contains("panicked"), "{input:?}: {complaint}");
        }
    }
}

/// Makes an empty folder under cargo's folder for tests.
fn tempdir(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("the folder is made");
    folder
}
