//! Encrypted keys: the published vectors of Web3 secret storage, files that eth-account 0.14.0 wrote, and broken files.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use super::{message, program, run, tempdir};

fn keystore(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/program/keystores").join(name)
}

fn open(file: &Path, password: &str) -> (String, String, Option<i32>) {
    let (challenge, file) = (message("3-spec-v2-challenge.json"), file.to_string_lossy());
    let arguments = [
        ["sign", &challenge],
        ["--url", "https://api.example.com/"],
        ["--network", "eip155:84532"],
        ["--now", "1740672100"],
        ["--keystore", &file],
        ["--password-env", "PASSWORD"],
    ];
    run(program(&arguments.concat()).arg("--json").env("PASSWORD", password), "")
}

#[test]
fn keystores_of_other_programs_open() {
    const PUBLISHED: &str = "0x008AeEda4D805471dF9b2A5B0f38A0C3bCBA786b";
    const OURS: &str = "0x19E7E376E7C213B7E7e7e46cc70A5dD086DAff2A";
    for (name, password, address) in [
        ("published-pbkdf2.json", "testpassword", PUBLISHED),
        ("published-scrypt.json", "testpassword", PUBLISHED),
        ("eth-account-scrypt.json", "correct horse", OURS),
        ("eth-account-pbkdf2.json", "pässwörd ✓", OURS),
    ] {
        let (text, aside, exit) = open(&keystore(name), password);
        assert_eq!(exit, Some(0), "{name}: {aside}");
        let payment: Value = serde_json::from_str(&text).expect("one JSON object");
        assert_eq!(payment["authorization"]["from"], address, "{name}");
        assert!(!text.contains(password) && !aside.contains(password));
    }
}

#[test]
fn a_password_file_may_end_with_a_line_end() {
    let folder = tempdir("passwords");
    let (file, store) = (folder.join("password"), keystore("eth-account-pbkdf2.json"));
    let (store, challenge) = (store.to_string_lossy(), message("3-spec-v2-challenge.json"));
    let arguments = [
        ["sign", &challenge],
        ["--url", "https://api.example.com/"],
        ["--network", "eip155:84532"],
        ["--keystore", &store],
    ];
    for (text, exit) in [("pässwörd ✓", 0), ("pässwörd ✓\n", 0), ("pässwörd ✓\r\n", 0), ("pässwörd ✓ ", 1), ("", 1)]
    {
        fs::write(&file, text).expect("the password is written");
        let more = ["--password-file", &file.to_string_lossy()];
        let (_, aside, ended) = run(&mut program(&[&arguments.concat()[..], &more].concat()), "");
        assert_eq!(ended, Some(exit), "{text:?}: {aside}");
        let piped = [&arguments.concat()[..], &["--password-file", "-"]].concat();
        assert_eq!(run(&mut program(&piped), text).2, Some(exit));
    }
}

#[test]
fn a_wrong_password_is_named() {
    let (text, complaint, exit) = open(&keystore("eth-account-pbkdf2.json"), "password");
    assert_eq!((text.as_str(), exit), ("", Some(1)));
    assert_eq!(
        complaint,
        "x402: keystore.password: the password does not open the keystore, or the file was changed\n"
    );
}

#[test]
fn a_file_that_is_not_a_keystore_is_malformed() {
    let folder = tempdir("keystores");
    let file = folder.join("keystore.json");
    let good: Value =
        serde_json::from_slice(&fs::read(keystore("eth-account-pbkdf2.json")).expect("it is there")).expect("JSON");
    let scrypt: Value =
        serde_json::from_slice(&fs::read(keystore("eth-account-scrypt.json")).expect("it is there")).expect("JSON");
    let refused = |text: &str, code: &str, exit: i32| {
        fs::write(&file, text).expect("the keystore is written");
        let begun = Instant::now();
        let (out, complaint, ended) = open(&file, "pässwörd ✓");
        assert_eq!((out.as_str(), ended), ("", Some(exit)), "{text}: {complaint}");
        assert!(complaint.starts_with(&format!("x402: {code}: ")), "{text}: {complaint}");
        // A hostile file cannot keep the program busy for long.
        assert!(begun.elapsed() < Duration::from_secs(60), "{text}");
    };
    for text in ["", "{", "[]", "7", "null", "{}", "{\"version\":3}", "{\"version\":3,\"version\":3}", "\u{0}", "0x11"]
    {
        refused(text, "keystore.malformed", 3);
    }
    let mut twice = good.clone();
    twice["Crypto"] = twice["crypto"].clone();
    refused(&twice.to_string(), "keystore.malformed", 3);
    let (malformed, unsupported) = ("keystore.malformed", "keystore.unsupported");
    for (base, at, value, code, exit) in [
        (&good, "/version", json!(1), unsupported, 3),
        (&good, "/version", json!("3"), unsupported, 3),
        (&good, "/crypto", json!(null), malformed, 3),
        (&good, "/crypto/cipher", json!("aes-256-ctr"), unsupported, 3),
        (&good, "/crypto/cipher", json!(7), unsupported, 3),
        (&good, "/crypto/cipherparams/iv", json!("00"), malformed, 3),
        (&good, "/crypto/cipherparams/iv", json!("g".repeat(32)), malformed, 3),
        (&good, "/crypto/cipherparams", json!([]), malformed, 3),
        (&good, "/crypto/ciphertext", json!(""), malformed, 3),
        (&good, "/crypto/ciphertext", json!("00".repeat(33)), malformed, 3),
        (&good, "/crypto/ciphertext", json!("00".repeat(32)), "keystore.password", 1),
        (&good, "/crypto/mac", json!("00"), malformed, 3),
        (&good, "/crypto/mac", json!("00".repeat(32)), "keystore.password", 1),
        (&good, "/crypto/kdf", json!("argon2id"), unsupported, 3),
        (&good, "/crypto/kdf", json!(null), unsupported, 3),
        (&good, "/crypto/kdfparams", json!("x"), malformed, 3),
        (&good, "/crypto/kdfparams/prf", json!("hmac-sha512"), unsupported, 3),
        (&good, "/crypto/kdfparams/c", json!(0), malformed, 3),
        (&good, "/crypto/kdfparams/c", json!(-1), malformed, 3),
        (&good, "/crypto/kdfparams/c", json!(1.5), malformed, 3),
        (&good, "/crypto/kdfparams/c", json!("10000"), malformed, 3),
        (&good, "/crypto/kdfparams/c", json!(4_294_967_295u32), unsupported, 3),
        (&good, "/crypto/kdfparams/c", json!(4_294_967_296u64), malformed, 3),
        (&good, "/crypto/kdfparams/dklen", json!(16), malformed, 3),
        (&good, "/crypto/kdfparams/salt", json!("zz"), malformed, 3),
        (&good, "/crypto/kdfparams/salt", json!(""), "keystore.password", 1),
        (&good, "/address", json!("0x209693Bc6afc0C5328bA36FaF03C514EF312287C"), malformed, 3),
        (&good, "/address", json!("not an address"), malformed, 3),
        (&scrypt, "/crypto/kdfparams/n", json!(0), malformed, 3),
        (&scrypt, "/crypto/kdfparams/n", json!(1), malformed, 3),
        (&scrypt, "/crypto/kdfparams/n", json!(3), malformed, 3),
        (&scrypt, "/crypto/kdfparams/n", json!(2_147_483_648u32), unsupported, 3),
        (&scrypt, "/crypto/kdfparams/r", json!(0), malformed, 3),
        (&scrypt, "/crypto/kdfparams/r", json!(4_294_967_295u32), unsupported, 3),
        (&scrypt, "/crypto/kdfparams/p", json!(0), malformed, 3),
        (&scrypt, "/crypto/kdfparams/p", json!(4_294_967_295u32), unsupported, 3),
    ] {
        let mut changed = base.clone();
        *changed.pointer_mut(at).expect("it has that member") = value;
        refused(&changed.to_string(), code, exit);
    }

    // Other spellings of the same keystore open too.
    let mut capital = good.clone();
    let members = capital.as_object_mut().expect("an object");
    let crypto = members.remove("crypto").expect("it has one");
    members.insert("Crypto".to_owned(), crypto);
    members.remove("address");
    let mut prefixed = good.clone();
    for at in ["/crypto/mac", "/crypto/ciphertext", "/crypto/cipherparams/iv", "/crypto/kdfparams/salt"] {
        let value = prefixed.pointer_mut(at).expect("it has that member");
        *value = format!("0x{}", value.as_str().expect("text")).into();
    }
    let mut longer = good.clone();
    *longer.pointer_mut("/crypto/kdfparams/dklen").expect("it has one") = json!(64);
    for keystore in [capital, prefixed, longer] {
        fs::write(&file, keystore.to_string()).expect("the keystore is written");
        let (_, aside, exit) = open(&file, "pässwörd ✓");
        assert_eq!(exit, Some(0), "{aside}");
    }
}
