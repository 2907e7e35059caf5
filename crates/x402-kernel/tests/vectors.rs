//! Runs every vector through the public API, and compares the stable texts with `codes.json`.

use std::collections::BTreeSet;
use std::fs;

use serde_json::Value;
use x402_kernel::{
    Address, Code, ErrorKind, Event, Open, Payer, Policy, Purchase, Reason, RepairKind, Request, SettleResponse, usage,
};
use x402_kernel_grader::{Expected, load, run, spec_vectors};

#[test]
fn every_vector_holds() {
    let files = load(&spec_vectors()).expect("the folder is as its schema says");
    let mut wrong = Vec::new();
    let mut cases = 0;
    for file in &files {
        for case in &file.cases {
            cases += 1;
            let found = match run(&file.op, &case.input) {
                Ok(Ok(output)) => Expected::Output(output),
                Ok(Err(error)) => Expected::Error(error),
                Err(problem) => panic!("{}: {problem}", case.id),
            };
            if found != case.expected() {
                wrong.push(format!("{}: {found:?}", case.id));
            }
        }
    }
    println!("{cases} cases in {} files", files.len());
    assert!(wrong.is_empty(), "{} of {cases} are wrong:\n{}", wrong.len(), wrong.join("\n"));
}

/// `codes.json` lists the codes a second time: a code that is renamed or dropped in the core alone fails here.
#[test]
fn codes_json_lists_every_stable_text() {
    let text = fs::read_to_string(spec_vectors().join("codes.json")).expect("codes.json is there");
    let json: Value = serde_json::from_str(&text).expect("codes.json is JSON");
    let names = |member: &str| -> Vec<String> {
        json[member].as_object().expect("a group is an object").keys().cloned().collect()
    };
    assert_eq!(names("errors"), Code::ALL.iter().map(|code| code.as_str()).collect::<Vec<_>>());
    assert_eq!(names("repairs"), RepairKind::ALL.iter().map(|kind| kind.as_str()).collect::<Vec<_>>());
    assert_eq!(names("open"), Open::ALL.iter().map(|open| open.as_str()).collect::<Vec<_>>());
    for code in Code::ALL {
        let entry = &json["errors"][code.as_str()];
        assert_eq!(entry["kind"], code.kind().as_str(), "{code:?}");
        assert_eq!(entry["reason"].as_str(), code.reason(), "{code:?}");
        assert_eq!(entry["sentence"], code.template(), "{code:?}");
        assert!(code.reason().is_none_or(|reason| json["reasons"][reason].is_string()), "{code:?}");
        assert_eq!(Code::parse(code.as_str()), Some(*code));
    }
    for kind in RepairKind::ALL {
        assert_eq!(json["repairs"][kind.as_str()], kind.sentence());
    }
}

/// Every code and repair is made by a vector, or by this test.
#[test]
fn every_code_and_repair_is_made() {
    let mut texts = BTreeSet::new();
    for file in load(&spec_vectors()).expect("the folder is as its schema says") {
        for case in &file.cases {
            match run(&file.op, &case.input) {
                Ok(Ok(output)) => gather(&output, &mut texts),
                Ok(Err(error)) => drop(texts.insert(error.code)),
                Err(problem) => panic!("{}: {problem}", case.id),
            }
        }
    }
    // Only a program makes these: it uses a handle twice, or a machine wrongly.
    texts.insert(usage::already_used("approval").code().as_str().into());
    let payer = Payer::new(Address::ZERO);
    let request = Request::new("GET", "https://api.example.com/").expect("a URL");
    let unexpected = Purchase::new(&Policy::default(), payer, request).next(Event::Declined).expect_err("not begun");
    texts.insert(unexpected.code().as_str().into());
    // Vectors do not show what was repaired in a receipt.
    let receipt = SettleResponse::parse(r#"{"success":true,"txHash":"0x12"}"#).expect("a receipt");
    texts.extend(receipt.repairs().iter().map(|repair| repair.kind.as_str().to_owned()));
    let missing: Vec<&str> = Code::ALL
        .iter()
        .map(|code| code.as_str())
        .chain(RepairKind::ALL.iter().map(|kind| kind.as_str()))
        .filter(|text| !texts.contains(*text))
        .collect();
    assert!(missing.is_empty(), "nothing makes {missing:?}");
}

/// Collects every text of a value.
fn gather(value: &Value, texts: &mut BTreeSet<String>) {
    match value {
        Value::String(text) => drop(texts.insert(text.clone())),
        Value::Array(elements) => elements.iter().for_each(|element| gather(element, texts)),
        Value::Object(members) => members.values().for_each(|member| gather(member, texts)),
        _ => {}
    }
}

/// Each reason that the kernel writes it also reads; v1's one other name is read as v2's.
#[test]
fn every_reason_is_its_own_canonical_name() {
    let text = fs::read_to_string(spec_vectors().join("codes.json")).expect("codes.json is there");
    let json: Value = serde_json::from_str(&text).expect("codes.json is JSON");
    for name in json["reasons"].as_object().expect("a group is an object").keys() {
        let canonical = match name.as_str() {
            "invalid_exact_evm_payload_authorization_value" => "invalid_exact_evm_payload_authorization_value_mismatch",
            other => other,
        };
        assert_eq!(Reason::parse(name).canonical(), Some(canonical));
    }
}

/// Row 43: no payment is 402, an unreadable one 400, an unacceptable one 402, the caller's own mistake 500.
#[test]
fn every_code_has_its_status() {
    for code in Code::ALL {
        let status = match code.kind() {
            ErrorKind::Malformed if *code == Code::HeaderEmpty => 402,
            ErrorKind::Malformed => 400,
            ErrorKind::Rejected => 402,
            ErrorKind::Usage => 500,
        };
        assert_eq!(code.http_status(), status, "{code:?}");
    }
}
