//! Every vector, through the public API; and the stable texts against `codes.json`.

use std::fs;

use serde_json::Value;
use x402_kernel::{Code, Open, RepairKind};
use x402_kernel_vectors::{Expected, load, run, spec_vectors};

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

/// `codes.json` is the second place a code stands in: one that is renamed or dropped in the core alone is found here.
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
