//! The two modules: the wasm, and the code that wasm-bindgen writes to call it.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::Result;

use super::folder;
use crate::shell::{Profile, Run, cargo, command};
use crate::{paths, stamp, tools};

const TARGET: &str = "wasm32-unknown-unknown";

/// Everything, and what a client needs: the package that cargo builds, and its folder in `dist`.
const MODULES: [(&str, &str); 2] = [("x402-kernel-wasm", "full"), ("x402-kernel-wasm-pay", "pay")];

/// Makes `dist/full` and `dist/pay`, where the layer goes as well.
pub(super) fn build() -> Result<()> {
    tools::rust_targets([TARGET])?;
    Profile::Dev.build(&[])?;
    // One after another: built at once, both would get the features of either.
    MODULES.into_iter().try_for_each(|(package, name)| module(package, &folder().join("dist").join(name)))?;
    // What the layer is compiled against: its functions are those of both.
    let types = "x402_kernel.d.ts";
    paths::copy(&packed(MODULES[0].0).join(types), &folder().join("dist/layer").join(types))
}

fn module(package: &str, folder: &Path) -> Result<()> {
    cargo(&["build", "--quiet", "--locked", "--package", package, "--profile", "wasm", "--target", TARGET]).run()?;
    let built = paths::target().join(TARGET).join("wasm").join(package.replace('-', "_")).with_extension("wasm");
    let shrunk = pack(package, &built)?;
    paths::copy(&packed(package).join("x402_kernel.js"), &folder.join("x402_kernel.js"))?;
    paths::copy(&shrunk, &folder.join("x402_kernel.wasm"))
}

/// Has the packer and Binaryen make of a built wasm what is shipped, and says where that wasm is.
fn pack(package: &str, built: &Path) -> Result<PathBuf> {
    let (packer, packed) = (Profile::Dev.program("x402-kernel-wasm-packer"), packed(package));
    let (shrunk, lock) = (packed.join("shrunk.wasm"), folder().join("package-lock.json"));
    stamp::unless_made(&format!("packed-{package}"), &shrunk, &[built, &packer, &lock], || {
        Command::new(&packer).args([built, &packed]).run()?;
        let mut shrink = command(&folder(), "node", ["node_modules/binaryen/bin/wasm-opt", "-Oz", "--converge", "-o"]);
        shrink.args([&shrunk, &packed.join("x402_kernel_bg.wasm")]).run()
    })?;
    Ok(shrunk)
}

fn packed(package: &str) -> PathBuf {
    paths::target().join("packed").join(package)
}
