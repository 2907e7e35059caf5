//! The bill of materials: every crate that is compiled into what is published.

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::Stdio;

use anyhow::{Result, ensure};

use crate::shell::{Run, command};
use crate::{paths, tools};

/// Writes it in CycloneDX's format, which CycloneDX's own library writes and validates.
pub(super) fn write(file: &Path) -> Result<()> {
    let metadata = ["metadata", "--locked", "--format-version", "1"];
    let metadata = command(&paths::root(), "cargo", metadata).text()?;
    // When its commit was made: the same commit gives the same document.
    let made = command(&paths::root(), "git", ["log", "-1", "--format=%ct"]).text()?;
    let folder = paths::at("crates/xtask/release");
    let python = tools::python("release", &folder.join("requirements.txt"))?;
    let mut script = command(&folder, &python, ["materials.py", made.trim()]);
    let mut script = script.stdin(Stdio::piped()).stdout(fs::File::create(file)?).spawn()?;
    if let Some(mut input) = script.stdin.take() {
        input.write_all(metadata.as_bytes())?;
    }
    ensure!(script.wait()?.success(), "no bill of materials");
    Ok(())
}
