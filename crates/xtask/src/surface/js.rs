//! JavaScript's names: those of the declarations, as TypeScript reads them.

use std::process::Command;

use anyhow::Result;

use super::{Names, path};
use crate::shell::Run;
use crate::{paths, tools};

/// The cases that have a type's name of their own are its cases and nothing else.
pub(super) fn names() -> Result<Names> {
    let tools = paths::at("crates/xtask/docs");
    tools::npm(&tools)?;
    let mut script = Command::new("node");
    script.arg(paths::at("crates/xtask/surface/surface.mjs")).arg(&tools).arg(paths::at("bindings/wasm"));
    let output = script.text()?;
    let (cases, names): (Vec<&str>, Vec<&str>) = output.lines().partition(|line| line.starts_with('='));
    let of_case = |line: &str| {
        let name = line.split([':', '.', '/']).next().unwrap_or(line);
        cases.iter().any(|case| &case[1..] == name)
    };
    Ok(names.into_iter().filter(|line| !of_case(line)).map(path).collect())
}
