//! What the core stands on: how many crates, and how old a Rust.

use std::collections::BTreeSet;
use std::fs;

use anyhow::{Context, Result, bail};

use crate::{place, shell};

/// Crates of the core at run time; and with those that only build it.
const MOST: (usize, usize) = (55, 82);

/// What the core never stands on, with any feature, on any target: what talks, draws randomness, reads a clock, or wants
/// a browser.
const NEVER: [&str; 12] = [
    "chrono",
    "getrandom",
    "hyper",
    "js-sys",
    "mio",
    "rand",
    "reqwest",
    "socket2",
    "time",
    "tokio",
    "wasm-bindgen",
    "web-sys",
];

/// Of alloy, the core has these and nothing else: no provider, no transport, no signer.
const OF_ALLOY: [&str; 2] = ["alloy-primitives", "alloy-sol-types"];

/// Prints how many crates the core is made of, and fails if they are too many, or one is that must not be.
pub(crate) fn count() -> Result<()> {
    let whole = crates(&["--edges", "normal,no-proc-macro", "--target", "all", "--all-features"])?;
    let names = whole.iter().filter_map(|line| line.split(' ').next());
    let foreign: Vec<&str> =
        names.filter(|name| NEVER.contains(name) || name.starts_with("alloy-") && !OF_ALLOY.contains(name)).collect();
    if !foreign.is_empty() {
        bail!("the core stands on {}", foreign.join(", "));
    }
    let run = crates(&["--edges", "normal,no-proc-macro"])?.len();
    let build = crates(&["--edges", "normal,build"])?.len();
    println!(
        "crates of the core: {run} at run time (at most {}), {build} with build and macro crates (at most {})",
        MOST.0, MOST.1
    );
    if run > MOST.0 || build > MOST.1 {
        bail!("too many crates");
    }
    Ok(())
}

/// The crates of the core with their versions, itself among them.
fn crates(which: &[&str]) -> Result<BTreeSet<String>> {
    let arguments = ["tree", "--locked", "--package", "x402-kernel", "--prefix", "none", "--format", "{p}"];
    let tree =
        shell::output(shell::command(&place::root(), "cargo", arguments.into_iter().chain(which.iter().copied())))?;
    let lines = tree.lines().map(|line| line.trim_end_matches(" (*)")).filter(|line| !line.is_empty());
    Ok(lines.map(ToOwned::to_owned).collect())
}

/// Builds the core, and the crate of the vectors, with the oldest Rust they promise.
pub(crate) fn oldest_rust() -> Result<()> {
    shell::need("rustup", "install Rust by rustup, which has older ones")?;
    let manifest = fs::read_to_string(place::at("crates/x402-kernel/Cargo.toml"))?;
    let version = manifest
        .lines()
        .find_map(|line| line.strip_prefix("rust-version = "))
        .context("the core's manifest has no rust-version")?
        .trim_matches('"');
    shell::run(shell::command(&place::root(), "rustup", ["toolchain", "install", version, "--profile", "minimal"]))?;
    let crates = ["--package", "x402-kernel", "--package", "x402-kernel-vectors"];
    let check = ["run", version, "cargo", "check", "--locked"].into_iter().chain(crates);
    let mut check = shell::command(&place::root(), "rustup", check);
    check.env("CARGO_TARGET_DIR", place::target().join("oldest"));
    shell::run(check)?;
    println!("x402-kernel and x402-kernel-vectors build with Rust {version}");
    Ok(())
}
