//! JavaScript: the wasm by cargo and our packer, the layer around it by npm's tools.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use crate::{npm, place, shell};

const TARGET: &str = "wasm32-unknown-unknown";

/// What the packer calls the wasm.
const WASM: &str = "x402_kernel_bg.wasm";

pub(super) fn build() -> Result<()> {
    shell::need("rustup", "install Rust by rustup, which has the target wasm32-unknown-unknown")?;
    shell::run(shell::command(&place::root(), "rustup", ["target", "add", TARGET]))?;
    npm::install(&folder())?;
    pack()?;
    npm(["run", "--silent", "compile"])?;
    let (wasm, zipped) = (dist().join(WASM), "zlib.gzipSync(fs.readFileSync(process.argv[1]), { level: 9 }).length");
    let zipped = shell::output(shell::command(&dist(), "node", ["-p", zipped, WASM]))?;
    println!("wasm: {} bytes, {} with gzip", fs::metadata(wasm)?.len(), zipped.trim());
    Ok(())
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

/// Makes `dist/wasm`: the module that the TypeScript layer loads.
fn pack() -> Result<()> {
    let cargo = |arguments: &[&str]| shell::run(shell::command(&place::root(), "cargo", arguments.iter().copied()));
    cargo(&["build", "--package", "x402-kernel-wasm", "--profile", "wasm", "--target", TARGET])?;
    cargo(&["build", "--package", "x402-kernel-wasm-packer"])?;
    let built = place::target().join(TARGET).join("wasm/x402_kernel_wasm.wasm");
    let packer = place::target().join("debug/x402-kernel-wasm-packer").with_extension(std::env::consts::EXE_EXTENSION);
    let packed = place::target().join("packed-wasm");
    let shrunk = packed.join("shrunk.wasm");
    if !shell::newer(&shrunk, &[&built, &packer, &folder().join("package-lock.json")])? {
        let mut command = Command::new(&packer);
        command.args([&built, &packed]);
        shell::run(command)?;
        let mut command = shell::command(&folder(), "node", ["node_modules/binaryen/bin/wasm-opt", "-Os", "-o"]);
        command.args([&shrunk, &packed.join(WASM)]);
        shell::run(command)?;
    }
    fs::create_dir_all(dist())?;
    for (from, to) in
        [("x402_kernel.js", "x402_kernel.js"), ("x402_kernel.d.ts", "x402_kernel.d.ts"), ("shrunk.wasm", WASM)]
    {
        fs::copy(packed.join(from), dist().join(to)).with_context(|| from.to_owned())?;
    }
    Ok(())
}

fn npm<const N: usize>(arguments: [&str; N]) -> Result<()> {
    shell::run(shell::command(&folder(), "npm", arguments))
}

fn folder() -> PathBuf {
    place::at("bindings/wasm")
}

fn dist() -> PathBuf {
    folder().join("dist/wasm")
}

pub(super) fn package(_folder: &Path) -> Result<()> {
    anyhow::bail!("not packaged yet")
}

pub(super) fn try_package(_folder: &Path) -> Result<()> {
    anyhow::bail!("not packaged yet")
}
