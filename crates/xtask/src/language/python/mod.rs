//! Python: the module for tests, the wheels that users get, and what PyPI takes.

mod trial;
mod wheel;

use std::env::consts::{DLL_PREFIX, DLL_SUFFIX};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use crate::shell::{Profile, Run, command};
use crate::{paths, tools};
use wheel::Wheel;

pub(super) use trial::run as try_package;

const PIP: [&str; 4] = ["-m", "pip", "--quiet", "--disable-pip-version-check"];

/// Puts the module into the environment of the tests: as a wheel would, without making one, or the wheel that is
/// published.
pub(super) fn build(profile: Profile) -> Result<()> {
    let installed = python(["-c", "import sysconfig; print(sysconfig.get_path('platlib'))"])?.text()?;
    let package = Path::new(installed.trim()).join("x402_kernel");
    if profile == Profile::Release {
        let wheel = Wheel::here().build()?;
        paths::empty(&package)?;
        return python(PIP)?.args(["install", "--no-deps", "--no-index", "--force-reinstall"]).arg(wheel).run();
    }
    profile.build(&["x402-kernel-python"])?;
    let extension = if cfg!(windows) { "_x402_kernel.pyd" } else { "_x402_kernel.abi3.so" };
    let source = folder().join("python/x402_kernel");
    paths::copy(&profile.folder().join(format!("{DLL_PREFIX}_x402_kernel{DLL_SUFFIX}")), &package.join(extension))?;
    for file in paths::files(&package)? {
        if file.extension() != Path::new(extension).extension() && !source.join(file.strip_prefix(&package)?).exists() {
            fs::remove_file(file)?;
        }
    }
    paths::copy(&source, &package)
}

pub(super) fn test() -> Result<()> {
    // Its own Node program is one of the type checkers.
    tools::npm(&folder().join("tests/pyright"))?;
    python(["-m", "pytest", "--quiet"])?.run()
}

pub(super) fn adapter() -> Result<Command> {
    python(["tests/adapter.py"])
}

/// The wheels, and the source distribution.
pub(super) fn package(into: &Path) -> Result<()> {
    for wheel in Wheel::ALL {
        wheel::copy(&wheel.build()?, into)?;
    }
    wheel::copy(&wheel::source()?, into)
}

fn folder() -> PathBuf {
    paths::at("bindings/python")
}

/// A program of a user's, on the module that was built.
pub(super) fn program(source: &Path) -> Result<Command> {
    python([source.to_str().context("a path that is not UTF-8")?])
}

/// A module that is a program.
pub(super) fn module(name: &str) -> Result<Command> {
    python(["-m", name])
}

/// The Python of the virtual environment with all that the tests and the packing need.
fn python<'a>(arguments: impl IntoIterator<Item = &'a str>) -> Result<Command> {
    Ok(command(&folder(), &interpreter()?, arguments))
}

/// Its path.
fn interpreter() -> Result<String> {
    tools::python("python", &folder().join("requirements.txt"))
}
