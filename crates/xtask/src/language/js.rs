//! JavaScript: the wasm by cargo and our packer, the layer around it by npm's tools.

mod module;
mod package;

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::Result;

use crate::shell::{Run, command};
use crate::{paths, tools};

pub(super) use package::{package, try_package};

pub(super) fn build() -> Result<()> {
    tools::npm(&folder())?;
    module::build()?;
    npm(&["run", "--silent", "compile"])
}

pub(super) fn test() -> Result<()> {
    npm(&["test", "--silent"])
}

pub(super) fn adapter() -> Result<Command> {
    Ok(command(&folder(), "node", ["dist/test/program.js"]))
}

/// A program of a user's, type-checked and compiled in a project that has this package installed.
pub(super) fn program(source: &Path) -> Result<Command> {
    let project = paths::target().join("program-js");
    let installed = project.join("node_modules/x402-kernel");
    if !installed.exists() {
        paths::write(&project.join("package.json"), br#"{ "type": "module" }"#)?;
        paths::empty(&project.join("node_modules"))?;
        symlink(&folder(), &installed)?;
    }
    paths::copy(source, &project.join("main.ts"))?;
    let strict = "--strict --exactOptionalPropertyTypes --noUncheckedIndexedAccess --module nodenext --target es2022";
    let mut compile = command(&project, "node", []);
    compile.arg(folder().join("node_modules/typescript/bin/tsc")).args(strict.split(' '));
    compile.args(["--lib", "es2024,esnext.disposable,dom", "--types", "", "main.ts"]).run()?;
    Ok(command(&project, "node", ["main.js"]))
}

#[cfg(unix)]
fn symlink(original: &Path, link: &Path) -> std::io::Result<()> {
    std::os::unix::fs::symlink(original, link)
}

#[cfg(windows)]
fn symlink(original: &Path, link: &Path) -> std::io::Result<()> {
    std::os::windows::fs::symlink_dir(original, link)
}

fn npm(arguments: &[&str]) -> Result<()> {
    command(&folder(), "npm", arguments.iter().copied()).run()
}

fn folder() -> PathBuf {
    paths::at("bindings/wasm")
}
