//! JavaScript: the wasm by cargo and our packer, the layer around it by npm's tools.

mod module;
mod package;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

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

/// A program of a user's, type-checked and compiled in a project that has this package installed.
pub(super) fn program(source: &Path) -> Result<Command> {
    let project = place::target().join("program-js");
    let installed = project.join("node_modules/x402-kernel");
    if !installed.exists() {
        fs::create_dir_all(project.join("node_modules"))?;
        symlink(&folder(), &installed)?;
        fs::write(project.join("package.json"), r#"{ "type": "module" }"#)?;
    }
    fs::copy(source, project.join("main.ts")).with_context(|| source.display().to_string())?;
    let strict = ["--strict", "--exactOptionalPropertyTypes", "--noUncheckedIndexedAccess"];
    let modern = [
        "--module",
        "nodenext",
        "--target",
        "es2022",
        "--lib",
        "es2024,esnext.disposable,dom",
        "--types",
        "",
        "main.ts",
    ];
    let mut compile = Command::new("node");
    compile.arg(folder().join("node_modules/typescript/bin/tsc")).args(strict).args(modern).current_dir(&project);
    shell::run(compile)?;
    Ok(shell::command(&project, "node", ["main.js"]))
}

#[cfg(unix)]
fn symlink(original: &Path, link: &Path) -> std::io::Result<()> {
    std::os::unix::fs::symlink(original, link)
}

#[cfg(windows)]
fn symlink(original: &Path, link: &Path) -> std::io::Result<()> {
    std::os::windows::fs::symlink_dir(original, link)
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
