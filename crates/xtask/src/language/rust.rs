//! Rust: the core, the program, and every tool around them.

use std::path::{Path, PathBuf};

use anyhow::Result;

use crate::{place, shell};

/// Builds and lints all that needs no foreign toolchain, and the bindings' Rust.
pub(super) fn build() -> Result<()> {
    let lint = ["clippy", "--workspace", "--all-targets", "--locked", "--quiet", "--", "--deny", "warnings"];
    shell::run(shell::command(&place::root(), "cargo", lint))
}

/// Makes the documentation, in which every link leads somewhere; says where.
pub(super) fn document() -> Result<PathBuf> {
    let document = ["doc", "--locked", "--quiet", "--no-deps", "--package", "x402-kernel"];
    let mut document = shell::command(&place::root(), "cargo", document);
    document.env("RUSTDOCFLAGS", "--deny warnings");
    shell::run(document)?;
    Ok(place::target().join("doc"))
}

/// The tests, every example in the documentation, and every link in it.
pub(super) fn test() -> Result<()> {
    document()?;
    // Another library recovers, and on all cores: the same vectors.
    let featured =
        ["test", "--locked", "--package", "x402-kernel", "--all-features", "--test", "vectors", "--test", "evm"];
    shell::run(shell::command(&place::root(), "cargo", featured))?;
    shell::run(shell::command(&place::root(), "cargo", ["test", "--locked"]))
}

pub(super) fn package(_folder: &Path) -> Result<()> {
    anyhow::bail!("not packaged yet")
}

pub(super) fn try_package(_folder: &Path) -> Result<()> {
    anyhow::bail!("not packaged yet")
}
