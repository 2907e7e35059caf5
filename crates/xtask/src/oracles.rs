//! Runs the oracles of the vectors: viem and the official TypeScript SDK write them, eth-account and the official
//! Python SDK check them.

use anyhow::Result;

use crate::shell::{Run, command};
use crate::{paths, tools};

const JS: &str = "spec-vectors/oracles/js";
const PYTHON: &str = "spec-vectors/oracles/python";

/// Fails unless the oracles write the committed files again.
pub fn check() -> Result<()> {
    tools::npm(&paths::at(JS))?;
    node(&["write.mjs", "--check"])?;
    node(&["matrix.mjs"])?;
    python(&["check.py"])
}

/// Writes the vectors anew: the cases, then the second oracle's results, then the cases with its name where it
/// agrees.
pub fn write() -> Result<()> {
    tools::npm(&paths::at(JS))?;
    node(&["write.mjs"])?;
    python(&["check.py", "--write"])?;
    node(&["write.mjs"])?;
    python(&["check.py"])
}

fn node(arguments: &[&str]) -> Result<()> {
    command(&paths::at(JS), "node", arguments.iter().copied()).run()
}

fn python(arguments: &[&str]) -> Result<()> {
    command(&paths::at(PYTHON), &interpreter()?, arguments.iter().copied()).run()
}

/// Returns the Python with the oracles, and installs it.
pub fn interpreter() -> Result<String> {
    tools::python("oracles", &paths::at(PYTHON).join("requirements.txt"))
}
