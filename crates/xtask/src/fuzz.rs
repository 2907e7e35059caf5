//! The fuzz targets under libFuzzer, on nightly, and their bodies on stable.

use anyhow::{Context, Result};

use crate::{place, shell};

/// The driver, pinned.
const CARGO_FUZZ: &str = "0.13.1";

/// The targets' bodies, on stable, over the vectors and what a careless hand makes of them.
pub(crate) fn bodies() -> Result<()> {
    shell::run(shell::command(&place::at("fuzz"), "cargo", ["test", "--locked"]))
}

/// Runs every target for that long, from the vectors' own texts.
pub(crate) fn run(seconds: u32) -> Result<()> {
    shell::need("rustup", "install Rust by rustup, which has nightly")?;
    let root = place::root();
    shell::run(shell::command(&root, "rustup", ["toolchain", "install", "nightly", "--profile", "minimal"]))?;
    if !shell::has("cargo-fuzz") {
        shell::run(shell::command(&root, "cargo", ["install", "cargo-fuzz", "--locked", "--version", CARGO_FUZZ]))?;
    }
    let folder = place::at("fuzz");
    shell::run(shell::command(&folder, "cargo", ["run", "--locked", "--quiet", "--bin", "seed"]))?;
    let listed = shell::output(shell::command(&folder, "cargo", ["+nightly", "fuzz", "list"]))?;
    let limit = format!("-max_total_time={seconds}");
    for target in listed.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let arguments =
            ["+nightly", "fuzz", "run", "--features", "libfuzzer", target, "--", &limit, "-print_final_stats=1"];
        shell::run(shell::command(&folder, "cargo", arguments)).with_context(|| target.to_owned())?;
    }
    Ok(())
}
