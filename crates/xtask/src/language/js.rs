//! JavaScript: the wasm by cargo and our packer, the layer around it by npm's tools.

mod module;
mod package;

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::Result;

use crate::{npm, place, shell};

pub(super) fn build() -> Result<()> {
    npm::install(&folder())?;
    module::build()?;
    npm(["run", "--silent", "compile"])
}

pub(super) fn test() -> Result<()> {
    npm(["test", "--silent"])
}

pub(super) fn adapter() -> Result<Command> {
    Ok(shell::command(&folder(), "node", ["dist/test/program.js"]))
}

fn npm<const N: usize>(arguments: [&str; N]) -> Result<()> {
    shell::run(shell::command(&folder(), "npm", arguments))
}

fn folder() -> PathBuf {
    place::at("bindings/wasm")
}

pub(super) fn package(into: &Path) -> Result<()> {
    package::package(into)
}

pub(super) fn try_package(packed: &Path) -> Result<()> {
    package::try_package(packed)
}
