//! JavaScript's names: those of the declarations, as TypeScript reads them.

use std::process::Command;

use anyhow::Result;

use super::{Names, path};
use crate::{npm, place, shell};

/// The cases that have a type's name of their own are its cases and nothing else.
pub(super) fn names() -> Result<Names> {
    let tools = place::at("crates/xtask/docs");
    npm::install(&tools)?;
    let mut script = Command::new("node");
    script.arg(place::at("crates/xtask/surface/surface.mjs")).arg(&tools).arg(place::at("bindings/wasm"));
    let output = shell::output(script)?;
    let (cases, names): (Vec<&str>, Vec<&str>) = output.lines().partition(|line| line.starts_with('='));
    let of_case = |line: &str| {
        let name = line.split([':', '.', '/']).next().unwrap_or(line);
        cases.iter().any(|case| &case[1..] == name)
    };
    Ok(names.into_iter().filter(|line| !of_case(line)).map(path).collect())
}
