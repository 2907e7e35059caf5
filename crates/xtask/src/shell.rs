//! Runs other programs. An error names the program, and how to install a missing one.

use std::env;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};

use crate::paths;

/// Returns a command to run in a folder.
pub fn command<'a>(folder: &Path, program: &str, arguments: impl IntoIterator<Item = &'a str>) -> Command {
    let mut command = Command::new(program);
    command.args(arguments).current_dir(folder);
    command
}

/// Returns a cargo command for the workspace. All builds have the same settings of PyO3, so that none undoes another.
pub fn cargo(arguments: &[&str]) -> Command {
    let mut cargo = command(&paths::root(), "cargo", arguments.iter().copied());
    cargo.env("PYO3_NO_PYTHON", "1").env("PYO3_BUILD_EXTENSION_MODULE", "1");
    cargo
}

/// The workspace without the crates for the browser.
pub const HOST: [&str; 7] =
    ["--workspace", "--exclude", "x402-kernel-wasm", "--exclude", "x402-kernel-wasm-pay", "--exclude", "bench-wasm"];

/// Set for checks that run after everything was compiled, since Cargo would only wait for its own lock.
pub const COMPILED: &str = "X402_COMPILED";

/// How the workspace is compiled.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Profile {
    /// For tests. Every crate is compiled once.
    Dev,
    /// For packages and measurements.
    Release,
}

impl Profile {
    /// Builds packages for a release. For tests it builds everything, since another choice of packages has other
    /// features, and Cargo would compile shared crates again.
    pub fn build(self, packages: &[&str]) -> Result<()> {
        let packages: Vec<&str> = packages.iter().flat_map(|package| ["--package", package]).collect();
        match self {
            Profile::Dev if env::var_os(COMPILED).is_some() => Ok(()),
            Profile::Dev => {
                let build = ["build", "--quiet", "--locked", "--lib", "--bins", "--examples"];
                cargo(&[&build[..], &HOST].concat()).run()
            }
            Profile::Release => cargo(&[&["build", "--quiet", "--locked", "--release"], &packages[..]].concat()).run(),
        }
    }

    /// Returns the folder of the build.
    pub fn folder(self) -> PathBuf {
        paths::target().join(if self == Profile::Dev { "debug" } else { "release" })
    }

    /// Returns the path of a program of the build.
    pub fn program(self, name: &str) -> PathBuf {
        self.folder().join(name).with_extension(env::consts::EXE_EXTENSION)
    }
}

/// Ways to run a command.
pub trait Run {
    /// Runs it to its end, showing its output.
    fn run(&mut self) -> Result<()>;
    /// Runs it and returns its standard output.
    fn text(&mut self) -> Result<String>;
}

impl Run for Command {
    fn run(&mut self) -> Result<()> {
        eprintln!("$ {}", shown(self));
        let status = self.status().with_context(|| format!("cannot start {}", shown(self)))?;
        if !status.success() {
            bail!("{status}: {}", shown(self));
        }
        Ok(())
    }

    fn text(&mut self) -> Result<String> {
        let output = self.stderr(Stdio::inherit()).output().with_context(|| format!("cannot start {}", shown(self)))?;
        if !output.status.success() {
            bail!("{}: {}", output.status, shown(self));
        }
        Ok(String::from_utf8(output.stdout)?)
    }
}

/// Returns whether a program can be started.
pub fn has(program: &str) -> bool {
    let version = if program == "go" { "version" } else { "--version" };
    let mut command = Command::new(program);
    command.arg(version).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    command.status().is_ok_and(|status| status.success())
}

/// Fails unless a program is there, and says how to install it.
pub fn need(program: &str, how: &str) -> Result<()> {
    if !has(program) {
        bail!("{program} is missing: {how}");
    }
    Ok(())
}

fn shown(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    words.map(|word| word.to_string_lossy()).collect::<Vec<_>>().join(" ")
}
