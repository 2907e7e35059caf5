//! Python's names: those of the module that is installed.

use anyhow::Result;

use super::{Names, path};
use crate::shell::Run;
use crate::{language, paths};

pub(super) fn names() -> Result<Names> {
    let script = paths::at("crates/xtask/surface/python.py");
    let output = language::python_program(&script)?.text()?;
    Ok(output.lines().map(path).collect())
}
