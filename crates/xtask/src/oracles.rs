//! The vectors against those who say so: viem and the official TypeScript SDK write them, eth-account and the official
//! Python SDK check them.

use anyhow::Result;

use crate::shell::{Run, command};
use crate::{paths, tools};

const JS: &str = "spec-vectors/oracles/js";
const PYTHON: &str = "spec-vectors/oracles/python";

/// Fails unless the oracles, run again, say what is committed.
pub fn check() -> Result<()> {
    tools::npm(&paths::at(JS))?;
    node(&["write.mjs", "--check"])?;
    node(&["matrix.mjs"])?;
    python(&["check.py"])
}

/// Writes the vectors anew: the cases, then what the second oracle says of them, then the cases with its name where it
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

/// The Python that has the oracles, installing them.
pub fn interpreter() -> Result<String> {
    tools::python("oracles", &paths::at(PYTHON).join("requirements.txt"))
}
