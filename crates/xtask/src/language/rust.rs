//! Rust: the core, the program, and every tool around them.

mod package;

use std::path::PathBuf;

use anyhow::{Context, Result, bail};

use crate::{place, shell};

pub(super) use package::{package, try_package};

/// Builds and lints all that needs no foreign toolchain, and the bindings' Rust.
pub(super) fn build() -> Result<()> {
    let lint = ["clippy", "--workspace", "--all-targets", "--locked", "--quiet", "--", "--deny", "warnings"];
    shell::run(shell::command(&place::root(), "cargo", lint))
}

/// Makes the documentation, in which every link leads somewhere; says where.
pub(super) fn document() -> Result<PathBuf> {
    let document = ["doc", "--locked", "--quiet", "--no-deps", "--all-features"];
    let crates = ["--package", "x402-kernel", "--package", "x402-kernel-vectors"];
    let mut document = shell::command(&place::root(), "cargo", document.into_iter().chain(crates));
    document.env("RUSTDOCFLAGS", "--deny warnings");
    shell::run(document)?;
    Ok(place::target().join("doc"))
}

/// The tests, every example, in the documentation and beside it, and every link.
pub(super) fn test() -> Result<()> {
    document()?;
    // Another library recovers, and on all cores: the same vectors.
    let featured =
        ["test", "--locked", "--package", "x402-kernel", "--all-features", "--test", "vectors", "--test", "evm"];
    shell::run(shell::command(&place::root(), "cargo", featured))?;
    shell::run(shell::command(&place::root(), "cargo", ["test", "--locked"]))?;
    examples()
}

/// Runs every example of the core: each prints what its head says.
fn examples() -> Result<()> {
    for (name, text) in package::examples(&place::at("crates/x402-kernel/examples"))? {
        let run = ["run", "--locked", "--quiet", "--package", "x402-kernel", "--example", &name];
        let printed = shell::output(shell::command(&place::root(), "cargo", run))?;
        prints(&name, &printed, &said(&text).with_context(|| format!("{name} does not say what it prints"))?)?;
    }
    Ok(())
}

/// What an example says it prints: the `text` block at its head, after the command.
fn said(text: &str) -> Option<String> {
    let (_, block) = text.split_once("//! ```text\n//! $ cargo run --example ")?;
    let (block, _) = block.split_once("//! ```")?;
    Some(block.lines().skip(1).map(|line| format!("{}\n", line.trim_start_matches("//!").trim_start())).collect())
}

fn prints(name: &str, printed: &str, said: &str) -> Result<()> {
    if printed != said {
        bail!("{name} says that it prints\n{said}and prints\n{printed}");
    }
    println!("{name}: prints what it says");
    Ok(())
}
