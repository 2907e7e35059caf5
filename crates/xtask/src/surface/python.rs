//! Python's names: those of the module that is installed.

use anyhow::Result;

use super::{Names, path};
use crate::paths;
use crate::shell::Run;

pub(super) fn names() -> Result<Names> {
    let script = paths::at("crates/xtask/surface/python.py");
    let output = crate::language::python::python([])?.arg(&script).text()?;
    Ok(output.lines().map(path).collect())
}
