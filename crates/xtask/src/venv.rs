//! Virtual environments of Python's, as their requirements have them.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use crate::{place, shell};

/// How to get a Python that the tools run on.
pub(crate) const HOW: &str =
    "install Python 3.10 or newer with its venv module (Debian: apt-get install python3 python3-venv)";

/// Where an environment keeps its Python.
const PYTHON: &str = if cfg!(windows) { "Scripts/python.exe" } else { "bin/python" };

/// The Python of an environment that has what a file of requirements asks for; it is made unless it is there.
pub(crate) fn python(name: &str, requirements: &Path) -> Result<String> {
    let venv = place::target().join("venv").join(name);
    let python = venv.join(PYTHON).to_string_lossy().into_owned();
    if shell::newer(&venv.join("installed"), &[requirements])? {
        return Ok(python);
    }
    shell::need("python3", HOW)?;
    let new_enough = "import sys, venv; sys.exit(sys.version_info < (3, 10))";
    shell::run(shell::command(&place::root(), "python3", ["-c", new_enough])).context(HOW)?;
    let make = ["-m", "venv", "--clear", &venv.to_string_lossy()];
    shell::run(shell::command(&place::root(), "python3", make)).context(HOW)?;
    let install = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--requirement"];
    let mut install = shell::command(&place::root(), &python, install);
    install.arg(requirements);
    shell::run(install)?;
    fs::write(venv.join("installed"), "")?;
    Ok(python)
}
