//! The two modules: the wasm, and the code that wasm-bindgen writes to call it.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result};

use super::folder;
use crate::{place, shell};

const TARGET: &str = "wasm32-unknown-unknown";

/// Everything, and what a client needs: the package that cargo builds, and its folder in `dist`.
const MODULES: [(&str, &str); 2] = [("x402-kernel-wasm", "full"), ("x402-kernel-wasm-pay", "pay")];

/// Makes `dist/full` and `dist/pay`, where the layer goes as well.
pub(super) fn build() -> Result<()> {
    shell::need("rustup", "install Rust by rustup, which has the target wasm32-unknown-unknown")?;
    shell::run(shell::command(&place::root(), "rustup", ["target", "add", TARGET]))?;
    cargo(&["build", "--package", "x402-kernel-wasm-packer"])?;
    // One after another: built at once, both would get the features of either.
    MODULES.into_iter().try_for_each(|(package, name)| module(package, &folder().join("dist").join(name)))?;
    // What the layer is compiled against: its functions are those of both.
    let (types, layer) = ("x402_kernel.d.ts", folder().join("dist/layer"));
    fs::create_dir_all(&layer)?;
    fs::copy(place::target().join("packed").join(MODULES[0].0).join(types), layer.join(types)).context(types)?;
    Ok(())
}

fn module(package: &str, folder: &Path) -> Result<()> {
    cargo(&["build", "--package", package, "--profile", "wasm", "--target", TARGET])?;
    let built = place::target().join(TARGET).join("wasm").join(package.replace('-', "_")).with_extension("wasm");
    let packed = place::target().join("packed").join(package);
    let shrunk = pack(&built, &packed)?;
    fs::create_dir_all(folder)?;
    for (from, to) in [(packed.join("x402_kernel.js"), "x402_kernel.js"), (shrunk, "x402_kernel.wasm")] {
        fs::copy(&from, folder.join(to)).with_context(|| from.display().to_string())?;
    }
    Ok(())
}

/// Has the packer and Binaryen make of a built wasm what is shipped, and says where that wasm is.
fn pack(built: &Path, packed: &Path) -> Result<std::path::PathBuf> {
    let packer = place::target().join("debug/x402-kernel-wasm-packer").with_extension(std::env::consts::EXE_EXTENSION);
    let shrunk = packed.join("shrunk.wasm");
    if !shell::newer(&shrunk, &[built, &packer, &folder().join("package-lock.json")])? {
        let mut command = Command::new(&packer);
        command.args([built, packed]);
        shell::run(command)?;
        let mut command =
            shell::command(&folder(), "node", ["node_modules/binaryen/bin/wasm-opt", "-Oz", "--converge", "-o"]);
        command.args([&shrunk, &packed.join("x402_kernel_bg.wasm")]);
        shell::run(command)?;
    }
    Ok(shrunk)
}

fn cargo(arguments: &[&str]) -> Result<()> {
    shell::run(shell::command(&place::root(), "cargo", arguments.iter().copied()))
}
