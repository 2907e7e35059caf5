//! What costs how much: programs that take turns in one run, and one table of ratios between them.

use std::collections::BTreeMap;

use anyhow::{Context, Result};

use crate::{place, shell};

/// How often the programs take turns. The best of all turns counts.
const TURNS: usize = 7;

/// The programs, each a package of its own so that none is built with another's features, with its name as a binary.
const PROGRAMS: [(&str, &str); 8] = [
    ("bench-kernel", "bench-kernel"),
    ("bench-kernel", "allocations"),
    ("bench-recover", "bench-recover"),
    ("bench-server", "bench-server"),
    ("bench-secp256k1", "bench-secp256k1"),
    ("bench-alloy", "bench-alloy"),
    ("bench-x402-rs", "bench-x402-rs"),
    ("bench-r402", "bench-r402"),
];

/// A measurement: the program's name and what it calls it.
type Name = (&'static str, &'static str);

/// One cost over another, in hundredths where it has a goal.
struct Ratio {
    label: &'static str,
    cost: Name,
    over: Name,
    goal: Goal,
}

enum Goal {
    AtMost(u64),
    AtLeast(u64),
    None,
}

const RATIOS: [Ratio; 11] = [
    ratio("digest / alloy's digest", ("bench-kernel", "digest"), ("bench-alloy", "digest"), Goal::AtMost(100)),
    ratio("k256 0.13 by alloy / recover", ("bench-alloy", "recover"), ("bench-kernel", "recover"), Goal::AtLeast(250)),
    ratio(
        "verify from header / bare k256 0.14",
        ("bench-kernel", "verify_header"),
        ("bench-recover", "recover"),
        Goal::AtMost(115),
    ),
    ratio(
        "verify from header / bare libsecp256k1",
        ("bench-server", "verify_header"),
        ("bench-secp256k1", "recover"),
        Goal::AtMost(135),
    ),
    ratio(
        "verify a stranger's signature / the payer's",
        ("bench-kernel", "verify_stranger"),
        ("bench-kernel", "verify"),
        Goal::None,
    ),
    ratio(
        "refuse a header of 1 MiB / of 9 KiB",
        ("bench-kernel", "refuse_1024_kib"),
        ("bench-kernel", "refuse_9_kib"),
        Goal::AtMost(150),
    ),
    ratio(
        "x402-rs: parse a header / ours",
        ("bench-x402-rs", "parse_header"),
        ("bench-kernel", "parse_header"),
        Goal::None,
    ),
    ratio(
        "x402-rs: verify from header * / ours",
        ("bench-x402-rs", "verify_header"),
        ("bench-kernel", "verify_header"),
        Goal::None,
    ),
    ratio("r402: parse a demand / ours", ("bench-r402", "parse_demand"), ("bench-kernel", "parse_demand"), Goal::None),
    ratio("r402: parse a header / ours", ("bench-r402", "parse_header"), ("bench-kernel", "parse_header"), Goal::None),
    ratio(
        "r402: verify from header * / ours",
        ("bench-r402", "verify_header"),
        ("bench-kernel", "verify_header"),
        Goal::None,
    ),
];

const fn ratio(label: &'static str, cost: Name, over: Name, goal: Goal) -> Ratio {
    Ratio { label, cost, over, goal }
}

/// What is shown by the byte: it reads or writes text.
const THROUGHPUT: [(&str, &str); 12] = [
    ("encode a payment's header", "encode_header"),
    ("parse a payment", "parse_payment"),
    ("parse a payment's header", "parse_header"),
    ("parse a demand", "parse_demand"),
    ("parse a demand of 64 offers", "parse_demand_64"),
    ("verify from header", "verify_header"),
    ("read a header of 1 KiB", "read_1_kib"),
    ("read a header of 4 KiB", "read_4_kib"),
    ("read a header of 16 KiB", "read_16_kib"),
    ("read a header of 64 KiB", "read_64_kib"),
    ("read a header of 256 KiB", "read_256_kib"),
    ("read a header of 1 MiB", "read_1024_kib"),
];

/// All measurements, in nanoseconds, bytes or pieces.
struct Measured(BTreeMap<String, u64>);

/// Measures everything, and prints the table, or the bare figures as JSON.
pub(crate) fn run(json: bool) -> Result<()> {
    let measured = measure()?;
    if json {
        println!("{}", serde_json::to_string_pretty(&measured.0)?);
        return Ok(());
    }
    println!("{:<44}{:>12}{:>12}{:>9}   goal", "", "ns", "of ns", "ratio");
    for Ratio { label, cost, over, goal } in &RATIOS {
        let (cost, over) = (measured.of(*cost)?, measured.of(*over)?);
        let hundredths = cost * 100 / over.max(1);
        let goal = match *goal {
            Goal::AtMost(most) => verdict("≤", most, hundredths <= most),
            Goal::AtLeast(least) => verdict("≥", least, hundredths >= least),
            Goal::None => String::new(),
        };
        println!("{label:<44}{cost:>12}{over:>12}{:>9}   {goal}", times(hundredths));
    }
    let per_byte = |name: &str| -> Result<u64> {
        // In picoseconds.
        let bytes = measured.of(("bench-kernel", &format!("{name}.bytes")))?;
        Ok(measured.of(("bench-kernel", name))? * 1000 / bytes.max(1))
    };
    let (long, short) = (per_byte("read_1024_kib")?, per_byte("read_16_kib")?);
    let linear = long * 100 / short.max(1);
    let label = "a byte of a header of 1 MiB / of 16 KiB, ps";
    println!("{label:<44}{long:>12}{short:>12}{:>9}   {}", times(linear), verdict("≤", 125, linear <= 125));
    let (alone, many, cores) = (
        measured.of(("bench-server", "one_by_one"))?,
        measured.of(("bench-server", "verify_many"))?,
        measured.of(("bench-server", "cores"))?,
    );
    let (gain, least) = (alone * 100 / many.max(1), cores * 90);
    let goal = verdict("≥", least, gain >= least);
    let label = format!("verify 256 one by one / verify_many, {cores} cores");
    println!("{label:<44}{alone:>12}{many:>12}{:>9}   {goal}", times(gain));
    println!("* with its chain calls answered inside the process\n");
    println!("{:<44}{:>12}{:>12}{:>9}{:>13}{:>11}", "", "ns", "bytes", "MB/s", "allocations", "allocated");
    for (label, name) in THROUGHPUT {
        let nanoseconds = measured.of(("bench-kernel", name))?;
        let bytes = measured.of(("bench-kernel", &format!("{name}.bytes")))?;
        let allocations = measured.of(("allocations", &format!("{name}.allocations")))?;
        let allocated = measured.of(("allocations", &format!("{name}.allocated")))?;
        let speed = bytes * 1000 / nanoseconds.max(1);
        println!("{label:<44}{nanoseconds:>12}{bytes:>12}{speed:>9}{allocations:>13}{allocated:>11}");
    }
    Ok(())
}

fn measure() -> Result<Measured> {
    for (package, binary) in PROGRAMS {
        shell::run(cargo("build", package, binary))?;
    }
    let mut measured = BTreeMap::new();
    for _ in 0..TURNS {
        for (package, binary) in PROGRAMS {
            let printed = shell::output(cargo("run", package, binary))?;
            for line in printed.lines() {
                let (name, figure) = line.split_once(' ').with_context(|| printed.clone())?;
                let figure: u64 = figure.parse().with_context(|| line.to_owned())?;
                let best = measured.entry(format!("{binary} {name}")).or_insert(figure);
                *best = figure.min(*best);
            }
        }
    }
    Ok(Measured(measured))
}

impl Measured {
    fn of(&self, (program, name): (&str, &str)) -> Result<u64> {
        self.0.get(&format!("{program} {name}")).copied().with_context(|| format!("{program} does not measure {name}"))
    }
}

fn times(hundredths: u64) -> String {
    format!("{}.{:02} ×", hundredths / 100, hundredths % 100)
}

fn verdict(sign: &str, goal: u64, met: bool) -> String {
    format!("{sign} {}, {}", times(goal), if met { "met" } else { "missed" })
}

fn cargo(verb: &str, package: &str, binary: &str) -> std::process::Command {
    let arguments = [verb, "--release", "--locked", "--quiet", "--package", package, "--bin", binary];
    let mut command = shell::command(&place::at("crates/xtask/bench"), "cargo", arguments);
    command.env("CARGO_TARGET_DIR", place::target().join("bench"));
    command
}
