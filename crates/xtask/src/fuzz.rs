//! Runs the fuzz targets under libFuzzer, on nightly. Their bodies also run on stable, with the other tests.

use anyhow::{Context, Result};

use crate::shell::{Run, command, has};
use crate::{paths, tools};

/// The driver, pinned.
const CARGO_FUZZ: &str = "0.13.1";

/// Runs every target for that long, seeded with the vectors' texts.
pub(crate) fn run(seconds: u32) -> Result<()> {
    tools::rust_toolchain("nightly")?;
    if !has("cargo-fuzz") {
        command(&paths::root(), "cargo", ["install", "cargo-fuzz", "--locked", "--version", CARGO_FUZZ]).run()?;
    }
    let folder = paths::at("fuzz");
    command(&folder, "cargo", ["run", "--locked", "--quiet", "--bin", "seed"]).run()?;
    let listed = command(&folder, "cargo", ["+nightly", "fuzz", "list"]).text()?;
    let limit = format!("-max_total_time={seconds}");
    for target in listed.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let arguments =
            ["+nightly", "fuzz", "run", "--features", "libfuzzer", target, "--", &limit, "-print_final_stats=1"];
        command(&folder, "cargo", arguments).run().with_context(|| target.to_owned())?;
    }
    Ok(())
}
