//! Costs of the kernel in Rust, beside other Rust libraries.

use anyhow::{Context, Result};

use super::figures::{Figures, Name};
use super::peers;
use super::row::{Goal, Row, Unit};
use xtask::language::Language;

/// The programs, with the names of their binaries. Each is a package, so that none is built with another's features.
pub(super) const PROGRAMS: [(&str, &str); 9] = [
    ("bench-kernel", "bench-kernel"),
    ("bench-kernel", "allocations"),
    ("bench-kernel", "sizes"),
    ("bench-recover", "bench-recover"),
    ("bench-server", "bench-server"),
    ("bench-secp256k1", "bench-secp256k1"),
    ("bench-alloy", "bench-alloy"),
    ("bench-x402-rs", "bench-x402-rs"),
    ("bench-r402", "bench-r402"),
];

/// The ratio of two costs; a goal is in hundredths.
const RATIOS: [(&str, Name<'static>, Name<'static>, Goal); 11] = [
    ("digest / alloy's digest", ("bench-kernel", "digest"), ("bench-alloy", "digest"), Goal::AtMost(100)),
    ("k256 0.13 by alloy / recover", ("bench-alloy", "recover"), ("bench-kernel", "recover"), Goal::AtLeast(250)),
    (
        "verify from header / bare k256 0.14",
        ("bench-kernel", "verify_header"),
        ("bench-recover", "recover"),
        Goal::AtMost(115),
    ),
    (
        "verify from header / bare libsecp256k1",
        ("bench-server", "verify_header"),
        ("bench-secp256k1", "recover"),
        Goal::AtMost(135),
    ),
    (
        "verify a stranger's signature / the payer's",
        ("bench-kernel", "verify_stranger"),
        ("bench-kernel", "verify"),
        Goal::None,
    ),
    (
        "refuse a header of 1 MiB / of 9 KiB",
        ("bench-kernel", "refuse_1024_kib"),
        ("bench-kernel", "refuse_9_kib"),
        Goal::AtMost(150),
    ),
    ("x402-rs: parse a header / ours", ("bench-x402-rs", "parse_header"), ("bench-kernel", "parse_header"), Goal::None),
    (
        "x402-rs: verify from header * / ours",
        ("bench-x402-rs", "verify_header"),
        ("bench-kernel", "verify_header"),
        Goal::None,
    ),
    (
        "r402: parse a challenge / ours",
        ("bench-r402", "parse_challenge"),
        ("bench-kernel", "parse_challenge"),
        Goal::None,
    ),
    ("r402: parse a header / ours", ("bench-r402", "parse_header"), ("bench-kernel", "parse_header"), Goal::None),
    (
        "r402: verify from header * / ours",
        ("bench-r402", "verify_header"),
        ("bench-kernel", "verify_header"),
        Goal::None,
    ),
];

/// Operations that read or write text are shown per byte.
const THROUGHPUT: [(&str, &str); 12] = [
    ("encode a payment's header", "encode_header"),
    ("parse a payment", "parse_payment"),
    ("parse a payment's header", "parse_header"),
    ("parse a challenge", "parse_challenge"),
    ("parse a challenge of 64 offers", "parse_challenge_64"),
    ("verify from header", "verify_header"),
    ("read a header of 1 KiB", "read_1_kib"),
    ("read a header of 4 KiB", "read_4_kib"),
    ("read a header of 16 KiB", "read_16_kib"),
    ("read a header of 64 KiB", "read_64_kib"),
    ("read a header of 256 KiB", "read_256_kib"),
    ("read a header of 1 MiB", "read_1024_kib"),
];

/// The table's lines.
pub(super) fn rows(figures: &Figures) -> Result<Vec<Row>> {
    let mut rows = Vec::new();
    for (label, cost, over, goal) in RATIOS {
        rows.push(Row::of(figures, Language::Rust, label, (cost, over), Unit::Times, goal)?);
    }
    let per_byte = |name: &str| -> Result<u64> {
        // In picoseconds.
        let bytes = figures.of(("bench-kernel", &format!("{name}.bytes")))?;
        Ok(figures.of(("bench-kernel", name))? * 1000 / bytes.max(1))
    };
    let bytes = (per_byte("read_1024_kib")?, per_byte("read_16_kib")?);
    let label = "a byte of a header of 1 MiB / of 16 KiB, ps";
    rows.push(Row::new(Language::Rust, label, bytes, Unit::Times, Goal::AtMost(125)));
    rows.push(sizes(figures)?);
    let cores = figures.of(("bench-server", "cores"))?;
    let label = format!("verify 256 one by one / verify_many, {cores} cores");
    let many = (("bench-server", "one_by_one"), ("bench-server", "verify_many"));
    rows.push(Row::of(figures, Language::Rust, label, many, Unit::Times, Goal::AtLeast(cores * 90))?);
    rows.extend(peers::memory(Language::Rust, figures)?);
    Ok(rows)
}

/// The reader whose cost of a byte grows most with a hostile text. A quadratic one would grow eightfold.
fn sizes(figures: &Figures) -> Result<Row> {
    let small = figures.all().keys().filter_map(|name| name.strip_prefix("sizes ")?.strip_suffix(".32"));
    let mut worst: Option<(u64, &str, (u64, u64))> = None;
    for name in small {
        let bytes = (figures.of(("sizes", &format!("{name}.255")))?, figures.of(("sizes", &format!("{name}.32")))?);
        let growth = bytes.0 * 100 / bytes.1.max(1);
        if worst.as_ref().is_none_or(|(most, ..)| growth > *most) {
            worst = Some((growth, name, bytes));
        }
    }
    let (_, name, bytes) = worst.context("no reader is measured at two sizes")?;
    let label = format!("{name}: a byte of 255 KiB / of 32 KiB, ps");
    Ok(Row::new(Language::Rust, label, bytes, Unit::Times, Goal::AtMost(400)))
}

/// Prints the operations that read or write text, per byte.
pub(super) fn print_throughput(figures: &Figures) -> Result<()> {
    println!("\n{:<52}{:>12}{:>12}{:>9}{:>13}{:>11}", "", "ns", "bytes", "MB/s", "allocations", "allocated");
    for (label, name) in THROUGHPUT {
        let nanoseconds = figures.of(("bench-kernel", name))?;
        let bytes = figures.of(("bench-kernel", &format!("{name}.bytes")))?;
        let allocations = figures.of(("allocations", &format!("{name}.allocations")))?;
        let allocated = figures.of(("allocations", &format!("{name}.allocated")))?;
        let speed = bytes * 1000 / nanoseconds.max(1);
        println!("{label:<52}{nanoseconds:>12}{bytes:>12}{speed:>9}{allocations:>13}{allocated:>11}");
    }
    Ok(())
}
