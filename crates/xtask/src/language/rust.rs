//! Rust: the core, the program, and every tool around them.

mod package;

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, ensure};

use super::{Adapter, Binding};
use crate::paths;
use crate::shell::{HOST, Profile, Run, cargo};

/// See [`crate::language::Language::Rust`].
pub(super) struct Rust;

impl Binding for Rust {
    fn build(&self, _: Profile) -> Result<()> {
        Ok(())
    }

    /// The tests, every example, in the documentation and beside it, and every link.
    fn test(&self) -> Result<()> {
        document()?;
        let test = [&["test", "--locked"][..], &HOST].concat();
        cargo(&[&test[..], &["--all-targets"]].concat()).run()?;
        cargo(&[&test[..], &["--doc"]].concat()).run()?;
        // Another library recovers, and on all cores: the same vectors.
        cargo(&[&test[..], &["--features", FEATURES, "--test", "vectors", "--test", "evm"]].concat()).run()?;
        examples()
    }

    fn package(&self, folder: &Path) -> Result<()> {
        package::pack(folder)
    }

    fn try_package(&self, folder: &Path) -> Result<()> {
        package::try_out(folder)
    }

    fn trial_inputs(&self) -> &'static [&'static str] {
        &["Cargo.lock", "crates/x402-kernel-cli/tests"]
    }

    fn guide(&self) -> Result<Command> {
        Profile::Dev.build(&[])?;
        Ok(Command::new(Profile::Dev.program("x402-kernel-guide")))
    }

    fn adapter(&self) -> Result<Adapter> {
        Ok(Adapter::Here)
    }
}

/// Lints all that needs no foreign toolchain, and the bindings' Rust.
pub(crate) fn lint() -> Result<()> {
    cargo(&["clippy", "--workspace", "--all-targets", "--locked", "--quiet", "--", "--deny", "warnings"]).run()
}

/// Makes the documentation, in which every link leads somewhere; says where.
pub(crate) fn document() -> Result<PathBuf> {
    // The grader has no pages: it is here so that the dependencies are checked once.
    let crates = ["--package", "x402-kernel", "--package", "x402-kernel-vectors", "--package", "x402-kernel-grader"];
    let document = ["doc", "--locked", "--quiet", "--no-deps", "--features", FEATURES];
    cargo(&[&document[..], &crates].concat()).env("RUSTDOCFLAGS", "--deny warnings").run()?;
    Ok(paths::target().join("doc"))
}

/// All features of the core.
const FEATURES: &str = "x402-kernel/parallel,x402-kernel/secp256k1";

/// Runs every example of the core: each prints what its head says.
fn examples() -> Result<()> {
    for (name, text) in package::examples(&paths::at("crates/x402-kernel/examples"))? {
        let printed = Command::new(Profile::Dev.folder().join("examples").join(&name)).text()?;
        prints(&name, &printed, &text)?;
    }
    Ok(())
}

/// Fails unless an example printed what its text says: the `text` block at its head, after the command.
fn prints(name: &str, printed: &str, text: &str) -> Result<()> {
    let block =
        text.split_once("//! ```text\n//! $ cargo run --example ").and_then(|(_, rest)| rest.split_once("//! ```"));
    let (block, _) = block.with_context(|| format!("{name} does not say what it prints"))?;
    let lines = block.lines().skip(1).map(|line| format!("{}\n", line.trim_start_matches("//!").trim_start()));
    let said: String = lines.collect();
    ensure!(printed == said, "{name} says that it prints\n{said}and prints\n{printed}");
    println!("{name}: prints what it says");
    Ok(())
}
