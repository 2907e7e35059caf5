//! JavaScript: the wasm by cargo and our packer, the layer around it by npm's tools.

mod module;
mod package;

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::Result;

use super::{Adapter, Binding};
use crate::shell::{Profile, Run, command};
use crate::{paths, tools};

/// See [`crate::language::Language::Js`].
pub(super) struct Js;

impl Binding for Js {
    fn build(&self, _: Profile) -> Result<()> {
        tools::npm(&folder())?;
        module::build()?;
        npm(&["run", "--silent", "compile"])
    }

    fn test(&self) -> Result<()> {
        npm(&["test", "--silent"])
    }

    fn package(&self, folder: &Path) -> Result<()> {
        package::pack(folder)
    }

    fn try_package(&self, folder: &Path) -> Result<()> {
        package::try_out(folder)
    }

    fn trial_inputs(&self) -> &'static [&'static str] {
        &["bindings/wasm/hosts", "bindings/wasm/test", "spec-vectors"]
    }

    fn guide(&self) -> Result<Command> {
        program(&paths::at("crates/guide/examples/guide.ts"))
    }

    fn adapter(&self) -> Result<Adapter> {
        Ok(Adapter::Program(command(&folder(), "node", ["dist/test/program.js"])))
    }
}

/// A program of a user's, type-checked and compiled in a project that has this package installed.
fn program(source: &Path) -> Result<Command> {
    let project = paths::target().join("program-js");
    let installed = project.join("node_modules/x402-kernel");
    if !installed.exists() {
        paths::write(&project.join("package.json"), br#"{ "type": "module" }"#)?;
        paths::empty(&project.join("node_modules"))?;
        std::os::unix::fs::symlink(folder(), &installed)?;
    }
    paths::copy(source, &project.join("main.ts"))?;
    compile(&project, "main.ts", "--strict --exactOptionalPropertyTypes --noUncheckedIndexedAccess")?;
    Ok(command(&project, "node", ["main.js"]))
}

/// Type-checks and compiles a program in a folder, as a user of Node would.
pub(crate) fn compile(folder: &Path, program: &str, strict: &str) -> Result<()> {
    let package = self::folder();
    tools::npm(&package)?;
    let mut compile = command(folder, "node", []);
    compile.arg(package.join("node_modules/typescript/bin/tsc")).args(strict.split(' '));
    let options = "--target es2022 --module nodenext --lib es2024,esnext.disposable,dom --types";
    compile.args(options.split(' ')).args(["", program]).run()
}

fn npm(arguments: &[&str]) -> Result<()> {
    command(&folder(), "npm", arguments.iter().copied()).run()
}

fn folder() -> PathBuf {
    paths::at("bindings/wasm")
}
