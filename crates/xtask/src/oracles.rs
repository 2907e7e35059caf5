//! The vectors against those who say so: viem and the official TypeScript SDK write them, eth-account and the official
//! Python SDK check them.

use anyhow::Result;

use crate::{npm, place, shell, venv};

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
    shell::run(shell::command(&place::at(PYTHON), &interpreter()?, arguments))
}

/// The Python that has the oracles, installing them.
pub(crate) fn interpreter() -> Result<String> {
    venv::python("oracles", &place::at(PYTHON).join("requirements.txt"))
}
