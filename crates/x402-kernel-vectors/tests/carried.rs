//! The crate contains exactly the files of the folder.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use x402_kernel_vectors::{CODES, MESSAGES, OPERATIONS, SCHEMA, TEXTS, file, files, load};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../spec-vectors")
}

#[test]
fn every_operation_has_its_cases() {
    let json: serde_json::Value = serde_json::from_str(OPERATIONS).expect("operations.json is JSON");
    let registered: BTreeSet<&str> =
        json["operations"].as_object().expect("an object").keys().map(|op| &**op).collect();
    assert_eq!(TEXTS.iter().map(|(op, _)| *op).collect::<BTreeSet<_>>(), registered);
    let loaded = load(&folder()).expect("the folder is as its schema says");
    let carried = files();
    assert_eq!(carried.len(), loaded.len());
    for (carried, loaded) in carried.iter().zip(&loaded) {
        assert_eq!(carried.op, loaded.op);
        let ids =
            |file: &x402_kernel_vectors::VectorFile| file.cases.iter().map(|case| case.id.clone()).collect::<Vec<_>>();
        assert_eq!(ids(carried), ids(loaded));
        assert_eq!(file(&carried.op).map(|file| ids(&file)), Some(ids(loaded)));
    }
    assert!(file("amount/divide").is_none());
}

#[test]
fn every_text_is_that_of_its_file() {
    let read = |name: &str| fs::read_to_string(folder().join(name)).expect("the file is there");
    assert_eq!(SCHEMA, read("schema/vectors.schema.json"));
    assert_eq!(CODES, read("codes.json"));
    let messages = fs::read_dir(folder().join("messages")).expect("the folder is there").count();
    assert_eq!(MESSAGES.len(), messages);
    for (name, text) in MESSAGES {
        assert_eq!(*text, read(&format!("messages/{name}")));
    }
}
