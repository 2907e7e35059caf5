//! The vectors against those who say so: viem and the official TypeScript SDK write them, eth-account and the official
//! Python SDK check them.

use std::path::PathBuf;

use anyhow::{Context, Result};

use crate::{npm, place, shell};

/// Fails unless the oracles, run again, say what is committed.
pub(crate) fn check() -> Result<()> {
    npm::install(&place::at(JS))?;
    shell::run(shell::command(&place::at(JS), "node", ["write.mjs", "--check"]))?;
    shell::run(shell::command(&place::at(JS), "node", ["matrix.mjs"]))?;
    python(["check.py"])
}

/// Writes the vectors anew: the cases, then what the second oracle says of them, then the cases with its name where it agrees.
pub(crate) fn write() -> Result<()> {
    npm::install(&place::at(JS))?;
    shell::run(shell::command(&place::at(JS), "node", ["write.mjs"]))?;
    python(["check.py", "--write"])?;
    shell::run(shell::command(&place::at(JS), "node", ["write.mjs"]))?;
    python(["check.py"])
}

const JS: &str = "spec-vectors/oracles/js";
const PYTHON: &str = "spec-vectors/oracles/python";

fn python<const N: usize>(arguments: [&str; N]) -> Result<()> {
    shell::run(shell::command(&place::at(PYTHON), &interpreter()?.to_string_lossy(), arguments))
}

/// The Python that has the oracles, installing them.
pub(crate) fn interpreter() -> Result<PathBuf> {
    let how = "install Python 3.10 or newer with its venv module (Debian: apt-get install python3 python3-venv)";
    shell::need("python3", how)?;
    let venv = place::target().join("oracles");
    let python = venv.join("bin/python");
    let (requirements, stamp) = (place::at(PYTHON).join("requirements.txt"), venv.join("installed"));
    if !shell::newer(&stamp, &[&requirements])? {
        shell::run(shell::command(&place::root(), "python3", ["-m", "venv", "--clear", &venv.to_string_lossy()]))
            .context(how)?;
        let install =
            ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--requirement", "requirements.txt"];
        shell::run(shell::command(&place::at(PYTHON), &python.to_string_lossy(), install))?;
        std::fs::write(&stamp, "")?;
    }
    Ok(python)
}
