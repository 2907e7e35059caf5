//! Rust: the core, the program, and every tool around them.

use anyhow::Result;

use crate::{place, shell};

/// Builds and lints all that needs no foreign toolchain, and the bindings' Rust.
pub(super) fn build() -> Result<()> {
    let lint = ["clippy", "--workspace", "--all-targets", "--locked", "--quiet", "--", "--deny", "warnings"];
    shell::run(shell::command(&place::root(), "cargo", lint))
}

/// The tests, and every example in the documentation.
pub(super) fn test() -> Result<()> {
    shell::run(shell::command(&place::root(), "cargo", ["test", "--locked"]))
}
