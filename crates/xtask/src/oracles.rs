//! The vectors against those who say so: viem and the official TypeScript SDK write them, eth-account and the official
//! Python SDK check them.

use anyhow::{Context, Result};

use crate::{npm, place, shell};

/// Fails unless the oracles, run again, say what is committed.
pub(crate) fn check() -> Result<()> {
    npm::install(&place::at(JS))?;
    shell::run(shell::command(&place::at(JS), "node", ["write.mjs", "--check"]))?;
    python_check()
}

/// Writes the vectors anew, and has the second oracle check them.
pub(crate) fn write() -> Result<()> {
    npm::install(&place::at(JS))?;
    shell::run(shell::command(&place::at(JS), "node", ["write.mjs"]))?;
    python_check()
}

const JS: &str = "spec-vectors/oracles/js";
const PYTHON: &str = "spec-vectors/oracles/python";

fn python_check() -> Result<()> {
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
    shell::run(shell::command(&place::at(PYTHON), &python.to_string_lossy(), ["check.py"]))
}
