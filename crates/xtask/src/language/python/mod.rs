//! Python: the wheel that users get, installed in a virtual environment of its own, and what PyPI takes.

mod interpreter;
mod trial;
mod wheel;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use crate::{npm, place, shell, venv};
use wheel::Wheel;

const PIP: [&str; 4] = ["-m", "pip", "--quiet", "--disable-pip-version-check"];

/// What a wheel and the source distribution are made of, and how.
const SOURCES: [&str; 11] = [
    "Cargo.lock",
    "Cargo.toml",
    "crates/x402-kernel",
    "bindings/python/Cargo.toml",
    "bindings/python/README.md",
    "bindings/python/pyproject.toml",
    "bindings/python/python",
    "bindings/python/src",
    "crates/grader",
    "crates/x402-kernel-vectors",
    "crates/xtask/src/language/python/wheel.rs",
];

pub(super) fn build() -> Result<()> {
    // In the environment: one that is made anew has nothing installed.
    let stamp = Path::new(&interpreter()?).with_file_name("kernel-installed");
    let wheel = Wheel::here().build()?;
    if shell::newer(&stamp, &[&wheel])? {
        return Ok(());
    }
    let install = ["install", "--no-deps", "--no-index", "--force-reinstall", &wheel.to_string_lossy()];
    shell::run(python(PIP.into_iter().chain(install))?)?;
    fs::write(&stamp, "").with_context(|| stamp.display().to_string())
}

pub(super) fn test() -> Result<()> {
    // Its own Node program is one of the type checkers.
    npm::install(&folder().join("tests/pyright"))?;
    shell::run(python(["-m", "pytest", "--quiet"])?)
}

pub(super) fn adapter() -> Result<Command> {
    python(["tests/adapter.py"])
}

/// The wheels, and the source distribution.
pub(super) fn package(into: &Path) -> Result<()> {
    for wheel in Wheel::ALL {
        copy(&wheel.build()?, into)?;
    }
    copy(&source()?, into)
}

pub(super) fn try_package(packed: &Path) -> Result<()> {
    trial::run(packed)
}

/// The source distribution.
fn source() -> Result<PathBuf> {
    let out = place_of("source");
    wheel::made_of_sources(&out, |out| shell::run(python(["-m", "maturin", "sdist", "--out", out])?))
}

fn copy(file: &Path, into: &Path) -> Result<()> {
    let name = file.file_name().context("a file has a name")?;
    fs::copy(file, into.join(name)).with_context(|| file.display().to_string())?;
    Ok(())
}

fn folder() -> PathBuf {
    place::at("bindings/python")
}

/// A path among what is built for Python.
fn place_of(name: &str) -> PathBuf {
    place::target().join("python").join(name)
}

/// A program of a user's, on the wheel that is installed.
pub(super) fn program(source: &Path) -> Result<Command> {
    python([source.to_str().context("a path that is not UTF-8")?])
}

/// A module that is a program.
pub(super) fn module(name: &str) -> Result<Command> {
    python(["-m", name])
}

/// The Python of the virtual environment with all that the tests and the packing need.
fn python<'a>(arguments: impl IntoIterator<Item = &'a str>) -> Result<Command> {
    Ok(shell::command(&folder(), &interpreter()?, arguments))
}

/// Its path.
fn interpreter() -> Result<String> {
    venv::python("python", &folder().join("requirements.txt"))
}
