//! The seeds of the fuzz targets: those texts of the vectors' inputs that a target can read.

use serde_json::Value;
use x402_kernel_grader::{load, spec_vectors};

/// Each target, with the operations and the members of their inputs that seed it.
const SOURCES: &[(&str, &[&str], &[&str])] = &[
    ("digest", &["eip3009/digest", "eip712/typed_data"], &["domain", "authorization", "json"]),
    ("header", &["header/decode", "header/encode"], &["value", "json"]),
    ("http", &["http/challenge", "http/interpret"], &["body"]),
    ("json", &["wire/payment_required", "wire/payment_payload", "header/encode"], &["json"]),
    ("message", MESSAGES, &["json"]),
    ("money", &["money/to_amount", "money/price", "amount/parse", "amount/parse_tolerant"], &["text"]),
    ("signature", &["signature/recover", "signature/from", "signature/erc6492"], &["signature"]),
    ("verify", &["exact/verify", "wire/payment_payload"], &["header", "payment", "json"]),
];

const MESSAGES: &[&str] = &[
    "wire/payment_required",
    "wire/challenge_repairs",
    "wire/payment_payload",
    "wire/settle_response",
    "wire/verify_response",
    "wire/facilitator_request",
    "wire/supported",
    "wire/discovery",
];

/// Returns the seeds of a target.
pub fn seeds(target: &str) -> Vec<Vec<u8>> {
    let files = load(&spec_vectors()).expect("the vectors load");
    let sources = SOURCES.iter().filter(|(name, ..)| *name == target);
    let mut seeds = Vec::new();
    for (_, operations, members) in sources {
        for case in files.iter().filter(|file| operations.contains(&file.op.as_str())).flat_map(|file| &file.cases) {
            let found = members.iter().filter_map(|member| case.input.get(*member));
            seeds.extend(found.map(bytes));
        }
    }
    seeds
}

/// Returns the bytes of a text. Hexadecimal is decoded, and follows a digest of zeros: it is a signature.
fn bytes(value: &Value) -> Vec<u8> {
    match value.as_str() {
        Some(text) => match x402_kernel::primitives::from_hex(text) {
            Ok(bytes) => [vec![0; 32], bytes].concat(),
            Err(_) => text.as_bytes().to_vec(),
        },
        None => value.to_string().into_bytes(),
    }
}
