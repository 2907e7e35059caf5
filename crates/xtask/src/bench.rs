//! What costs how much, as ratios of what is measured side by side in one run.

use anyhow::{Context, Result};

use crate::{place, shell};

/// How often the programs take turns.
const TURNS: usize = 5;

/// Prints one verification from header text against one bare recovery.
pub(crate) fn run() -> Result<()> {
    for package in ["bench-kernel", "bench-recover"] {
        shell::run(cargo(&["build", "--release", "--locked", "--quiet", "--package", package]))?;
    }
    let mut best: [Option<u64>; 2] = [None, None];
    for _ in 0..TURNS {
        for (best, package) in best.iter_mut().zip(["bench-kernel", "bench-recover"]) {
            let printed = shell::output(cargo(&["run", "--release", "--locked", "--quiet", "--package", package]))?;
            let nanoseconds: u64 = printed.trim().parse().with_context(|| printed.clone())?;
            *best = Some(best.map_or(nanoseconds, |before| before.min(nanoseconds)));
        }
    }
    let [Some(verify), Some(recover)] = best else { return Ok(()) };
    println!("{:<40}{:>10} µs", "verify, from header text to verdict", verify / 1000);
    println!("{:<40}{:>10} µs", "recover, bare (k256, default features)", recover / 1000);
    println!("{:<40}{:>9}.{:02} ×", "verify / recover", verify / recover, verify * 100 / recover % 100);
    Ok(())
}

fn cargo(arguments: &[&str]) -> std::process::Command {
    let mut command = shell::command(&place::at("crates/xtask/bench"), "cargo", arguments.iter().copied());
    command.env("CARGO_TARGET_DIR", place::target().join("bench"));
    command
}
