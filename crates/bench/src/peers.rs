//! Costs of the kernel in the other languages, beside their users' other libraries, and beside Rust.

use anyhow::Result;

use super::figures::{Figures, Name};
use super::row::{Goal, Row, Unit};
use xtask::language::Language;

/// The operations, each with its number of calls across the boundary.
const OPERATIONS: [(&str, &str, u64); 6] = [
    ("verify from header", "verify_header", 1),
    ("parse a payment's header", "parse_header", 1),
    ("parse a challenge", "parse_challenge", 1),
    ("digest", "digest", 1),
    ("recover", "recover", 1),
    ("approve, prepare and finish", "pay", 3),
];

/// The ratio of another library to ours; a goal is in hundredths.
const PEERS: [(Language, &str, Name<'static>, Name<'static>, Goal); 15] = [
    (
        Language::Js,
        "viem: recover alone / ours: verify from header",
        ("viem", "recover"),
        ("js", "verify_header"),
        Goal::AtLeast(350),
    ),
    (
        Language::Js,
        "viem: hash and recover / ours: verify from header",
        ("viem", "recover_typed_data"),
        ("js", "verify_header"),
        Goal::None,
    ),
    (Language::Js, "viem: recover / ours", ("viem", "recover"), ("js", "recover"), Goal::None),
    (Language::Js, "viem: digest / ours", ("viem", "digest"), ("js", "digest"), Goal::None),
    (
        Language::Js,
        "@x402/evm: verify from header * / ours",
        ("x402-js", "verify_header"),
        ("js", "verify_header"),
        Goal::None,
    ),
    (
        Language::Js,
        "@x402/core: parse a header, unchecked / ours",
        ("x402-js", "parse_header"),
        ("js", "parse_header"),
        Goal::None,
    ),
    (
        Language::Python,
        "eth-account: recover alone / ours: verify from header",
        ("eth-account", "recover"),
        ("python", "verify_header"),
        Goal::AtLeast(6000),
    ),
    (
        Language::Python,
        "eth-account: hash, recover / ours: verify from header",
        ("eth-account", "recover_typed_data"),
        ("python", "verify_header"),
        Goal::None,
    ),
    (Language::Python, "eth-account: recover / ours", ("eth-account", "recover"), ("python", "recover"), Goal::None),
    (Language::Python, "eth-account: digest / ours", ("eth-account", "digest"), ("python", "digest"), Goal::None),
    (
        Language::Python,
        "x402: verify from header * / ours",
        ("x402-python", "verify_header"),
        ("python", "verify_header"),
        Goal::None,
    ),
    (
        Language::Python,
        "x402: parse a header / ours",
        ("x402-python", "parse_header"),
        ("python", "parse_header"),
        Goal::None,
    ),
    (
        Language::Kotlin,
        "web3j: recover alone / ours: verify from header",
        ("web3j", "recover"),
        ("kotlin", "verify_header"),
        Goal::None,
    ),
    (Language::Kotlin, "web3j: recover / ours", ("web3j", "recover"), ("kotlin", "recover"), Goal::None),
    (
        Language::Js,
        "wasm itself: verify from header inside it / Rust",
        ("wasm", "verify_header"),
        ("rust", "verify_header"),
        Goal::None,
    ),
];

/// The table's lines of a language.
pub(super) fn rows(language: Language, figures: &Figures) -> Result<Vec<Row>> {
    let mut rows = Vec::new();
    for (_, label, cost, over, goal) in PEERS.into_iter().filter(|(of, ..)| *of == language) {
        rows.push(Row::of(figures, language, label, (cost, over), Unit::Times, goal)?);
    }
    let ours = language.name();
    // In JavaScript over the same inside wasm: the calls into wasm are not counted.
    let (base, most) = match language {
        Language::Js => ("wasm", 25_000),
        Language::Kotlin => ("rust", 25_000),
        _ => ("rust", 10_000),
    };
    for (label, name, calls) in OPERATIONS {
        let (label, goal) = (format!("boundary: {label}"), Goal::AtMost(most * calls));
        rows.push(Row::of(figures, language, label, ((ours, name), (base, name)), Unit::Nanoseconds, goal)?);
    }
    rows.extend(memory(language, figures)?);
    Ok(rows)
}

/// The growth of a language's process.
pub(super) fn memory(language: Language, figures: &Figures) -> Result<Vec<Row>> {
    let (ours, mut rows) = (language.name(), Vec::new());
    let memory = |what: &str| format!("{what} after 10^5 verifications, over 10^4");
    let resident = ((ours, "kib_after"), (ours, "kib_before"));
    rows.push(Row::of(figures, language, memory("memory"), resident, Unit::Kib, MEMORY)?);
    if language == Language::Js {
        let wasm = ((ours, "wasm_kib_after"), (ours, "wasm_kib_before"));
        rows.push(Row::of(figures, language, memory("wasm's memory"), wasm, Unit::Kib, Goal::AtMost(0))?);
    }
    Ok(rows)
}

/// Less than 100 bytes for each verification: a collector may delay, but nothing may leak.
const MEMORY: Goal = Goal::AtMost(9 << 10);
