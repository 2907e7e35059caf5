//! What the core stands on: how many crates, and how old a Rust.

use std::collections::BTreeSet;
use std::fs;

use anyhow::{Context, Result, bail};

use crate::{place, shell};

/// Crates of the core at run time; and with those that only build it.
const MOST: (usize, usize) = (55, 82);

/// Prints how many crates the core is made of, and fails if they are too many.
pub(crate) fn count() -> Result<()> {
    let (run, build) = (crates("normal,no-proc-macro")?, crates("normal,build")?);
    println!(
        "crates of the core: {run} at run time (at most {}), {build} with build and macro crates (at most {})",
        MOST.0, MOST.1
    );
    if run > MOST.0 || build > MOST.1 {
        bail!("too many crates");
    }
    Ok(())
}

/// The crates of the core by these edges, itself among them.
fn crates(edges: &str) -> Result<usize> {
    let arguments =
        ["tree", "--locked", "--package", "x402-kernel", "--edges", edges, "--prefix", "none", "--format", "{p}"];
    let tree = shell::output(shell::command(&place::root(), "cargo", arguments))?;
    let names: BTreeSet<&str> =
        tree.lines().map(|line| line.trim_end_matches(" (*)")).filter(|line| !line.is_empty()).collect();
    Ok(names.len())
}

/// Builds the core with the oldest Rust it promises.
pub(crate) fn oldest_rust() -> Result<()> {
    shell::need("rustup", "install Rust by rustup, which has older ones")?;
    let manifest = fs::read_to_string(place::at("crates/x402-kernel/Cargo.toml"))?;
    let version = manifest
        .lines()
        .find_map(|line| line.strip_prefix("rust-version = "))
        .context("the core's manifest has no rust-version")?
        .trim_matches('"');
    shell::run(shell::command(&place::root(), "rustup", ["toolchain", "install", version, "--profile", "minimal"]))?;
    let check = ["run", version, "cargo", "check", "--locked", "--package", "x402-kernel"];
    let mut check = shell::command(&place::root(), "rustup", check);
    check.env("CARGO_TARGET_DIR", place::target().join("oldest"));
    shell::run(check)?;
    println!("x402-kernel builds with Rust {version}");
    Ok(())
}
