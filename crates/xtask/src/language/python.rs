//! Python: the wheel that users get, installed in a virtual environment of its own.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use crate::{place, shell};

/// How to get a Python that the tests' tools run on. The wheel itself runs on 3.9 and later.
const HOW: &str = "install Python 3.10 or later with its venv module (Debian: apt-get install python3 python3-venv)";

const PIP: [&str; 4] = ["-m", "pip", "--quiet", "--disable-pip-version-check"];

pub(super) fn build() -> Result<()> {
    if !shell::has(&place_of("venv/bin/python")) {
        shell::need("python3", HOW)?;
        let new_enough = "import sys, venv; sys.exit(sys.version_info < (3, 10))";
        shell::run(shell::command(&folder(), "python3", ["-c", new_enough])).context(HOW)?;
        shell::run(shell::command(&folder(), "python3", ["-m", "venv", "--clear", &place_of("venv")])).context(HOW)?;
    }
    let wheels = place_of("wheels");
    if Path::new(&wheels).exists() {
        // Else an older version's wheel could be taken for this one's.
        fs::remove_dir_all(&wheels).context(wheels.clone())?;
    }
    shell::run(python(PIP.into_iter().chain(["install", "--requirement", "requirements.txt"])))?;
    shell::run(python(["-m", "maturin", "build", "--quiet", "--release", "--locked", "--out", &wheels]))?;
    let wheel = ["install", "--no-deps", "--no-index", "--force-reinstall", "--find-links", &wheels, "x402-kernel"];
    shell::run(python(PIP.into_iter().chain(wheel)))
}

pub(super) fn test() -> Result<()> {
    shell::run(python(["-m", "pytest", "--quiet"]))
}

pub(super) fn adapter() -> Result<Command> {
    Ok(python(["tests/adapter.py"]))
}

fn folder() -> PathBuf {
    place::at("bindings/python")
}

/// A path among what is built for Python.
fn place_of(name: &str) -> String {
    place::target().join("python").join(name).to_string_lossy().into_owned()
}

/// The virtual environment's own Python.
fn python<'a>(arguments: impl IntoIterator<Item = &'a str>) -> Command {
    shell::command(&folder(), &place_of("venv/bin/python"), arguments)
}

pub(super) fn package(_folder: &Path) -> Result<()> {
    anyhow::bail!("not packaged yet")
}

pub(super) fn try_package(_folder: &Path) -> Result<()> {
    anyhow::bail!("not packaged yet")
}
