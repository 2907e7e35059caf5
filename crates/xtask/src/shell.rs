//! Programs of others, run so that a failure says which one, and a missing one how to get it.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::SystemTime;

use anyhow::{Context, Result, bail};

/// A command to be run in a folder.
pub(crate) fn command<'a>(folder: &Path, program: &str, arguments: impl IntoIterator<Item = &'a str>) -> Command {
    let mut command = Command::new(program);
    command.args(arguments).current_dir(folder);
    command
}

/// Runs a command to its end, showing what it prints.
pub(crate) fn run(mut command: Command) -> Result<()> {
    eprintln!("$ {}", shown(&command));
    let status = command.status().with_context(|| format!("cannot start {}", shown(&command)))?;
    if !status.success() {
        bail!("{status}: {}", shown(&command));
    }
    Ok(())
}

/// Runs a command and takes what it prints on its standard output.
pub(crate) fn output(mut command: Command) -> Result<String> {
    command.stderr(Stdio::inherit());
    let output = command.output().with_context(|| format!("cannot start {}", shown(&command)))?;
    if !output.status.success() {
        bail!("{}: {}", output.status, shown(&command));
    }
    Ok(String::from_utf8(output.stdout)?)
}

/// Whether a program can be started at all.
pub(crate) fn has(program: &str) -> bool {
    says(program, "--version")
}

fn says(program: &str, version: &str) -> bool {
    let mut command = Command::new(program);
    command.arg(version).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    command.status().is_ok_and(|status| status.success())
}

/// Fails with how to get a program unless it is there.
pub(crate) fn need(program: &str, how: &str) -> Result<()> {
    need_by(program, "--version", how)
}

/// The same, of a program that says its version when asked otherwise.
pub(crate) fn need_by(program: &str, version: &str, how: &str) -> Result<()> {
    if !says(program, version) {
        bail!("{program} is missing: {how}");
    }
    Ok(())
}

/// Whether a file is there, and not older than any of these.
pub(crate) fn newer(file: &Path, than: &[&Path]) -> Result<bool> {
    let date = |file: &Path| -> Result<SystemTime> {
        fs::metadata(file).and_then(|data| data.modified()).with_context(|| file.display().to_string())
    };
    let Ok(made) = date(file) else { return Ok(false) };
    than.iter().try_fold(true, |newer, file| Ok(newer && date(file)? <= made))
}

fn shown(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    words.map(|word| word.to_string_lossy()).collect::<Vec<_>>().join(" ")
}
