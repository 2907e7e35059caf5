//! Python: the wheel that users get, installed in a virtual environment of its own, and what PyPI takes.

mod interpreter;
mod trial;
mod wheel;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use crate::{npm, place, shell};
use wheel::Wheel;

/// How to get a Python that the tests' tools run on. The wheel itself runs on 3.9 and later.
const HOW: &str = "install Python 3.10 or later with its venv module (Debian: apt-get install python3 python3-venv)";

const PIP: [&str; 4] = ["-m", "pip", "--quiet", "--disable-pip-version-check"];

/// What a wheel and the source distribution are made of, and how.
const SOURCES: [&str; 10] = [
    "Cargo.lock",
    "Cargo.toml",
    "crates/x402-kernel",
    "bindings/python/Cargo.toml",
    "bindings/python/README.md",
    "bindings/python/pyproject.toml",
    "bindings/python/python",
    "bindings/python/src",
    "crates/vectors",
    "crates/xtask/src/language/python/wheel.rs",
];

pub(super) fn build() -> Result<()> {
    tools()?;
    let wheel = Wheel::here().build()?;
    if shell::newer(&place_of("installed"), &[&wheel])? {
        return Ok(());
    }
    let install = ["install", "--no-deps", "--no-index", "--force-reinstall", &wheel.to_string_lossy()];
    shell::run(python(PIP.into_iter().chain(install)))?;
    stamp("installed")
}

pub(super) fn test() -> Result<()> {
    // Its own Node program is one of the type checkers.
    npm::install(&folder().join("tests/pyright"))?;
    shell::run(python(["-m", "pytest", "--quiet"]))
}

pub(super) fn adapter() -> Result<Command> {
    Ok(python(["tests/adapter.py"]))
}

/// The wheels, and the source distribution.
pub(super) fn package(into: &Path) -> Result<()> {
    tools()?;
    for wheel in Wheel::ALL {
        copy(&wheel.build()?, into)?;
    }
    copy(&source()?, into)
}

pub(super) fn try_package(packed: &Path) -> Result<()> {
    trial::run(packed)
}

/// The virtual environment with all that the tests and the packing need.
fn tools() -> Result<()> {
    if !shell::has(&place_of("venv/bin/python").to_string_lossy()) {
        shell::need("python3", HOW)?;
        let new_enough = "import sys, venv; sys.exit(sys.version_info < (3, 10))";
        shell::run(shell::command(&folder(), "python3", ["-c", new_enough])).context(HOW)?;
        let venv = place_of("venv").to_string_lossy().into_owned();
        shell::run(shell::command(&folder(), "python3", ["-m", "venv", "--clear", &venv])).context(HOW)?;
        let _ = fs::remove_file(place_of("tools"));
    }
    if shell::newer(&place_of("tools"), &[&folder().join("requirements.txt")])? {
        return Ok(());
    }
    shell::run(python(PIP.into_iter().chain(["install", "--requirement", "requirements.txt"])))?;
    stamp("tools")
}

/// The source distribution.
fn source() -> Result<PathBuf> {
    let out = place_of("source");
    wheel::made_of_sources(&out, |out| shell::run(python(["-m", "maturin", "sdist", "--out", out])))
}

fn copy(file: &Path, into: &Path) -> Result<()> {
    let name = file.file_name().context("a file has a name")?;
    fs::copy(file, into.join(name)).with_context(|| file.display().to_string())?;
    Ok(())
}

/// Remembers when something was done.
fn stamp(name: &str) -> Result<()> {
    fs::write(place_of(name), "").with_context(|| place_of(name).display().to_string())
}

fn folder() -> PathBuf {
    place::at("bindings/python")
}

/// A path among what is built for Python.
fn place_of(name: &str) -> PathBuf {
    place::target().join("python").join(name)
}

/// The virtual environment's own Python.
fn python<'a>(arguments: impl IntoIterator<Item = &'a str>) -> Command {
    shell::command(&folder(), &place_of("venv/bin/python").to_string_lossy(), arguments)
}
