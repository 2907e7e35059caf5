//! Python's names: those of the module that is installed.

use anyhow::Result;

use super::{Names, path};
use crate::{language, place, shell};

pub(super) fn names() -> Result<Names> {
    let script = place::at("crates/xtask/surface/python.py");
    let output = shell::output(language::python_program(&script)?)?;
    Ok(output.lines().map(path).collect())
}
