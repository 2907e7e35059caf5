//! Builds the core for targets without an operating system, and runs it where Node can.

use anyhow::{Result, ensure};

use crate::shell::{Run, cargo, command, need};
use crate::{paths, tools};

/// The targets: bare WebAssembly, and a microcontroller. JavaScript's tests run the browser's WebAssembly.
const TARGETS: [&str; 2] = ["wasm32v1-none", "thumbv7em-none-eabi"];

/// Instantiates a module without imports, and calls its one function.
const CALL: &str = "const module = new WebAssembly.Module(fs.readFileSync(process.argv[1]));\
    new WebAssembly.Instance(module, {}).exports.pay_and_verify()";

/// Fails unless the core builds for each target, and pays and verifies in WebAssembly.
pub(crate) fn check() -> Result<()> {
    need("node", "install Node.js 20.19 or newer")?;
    tools::rust_targets(TARGETS)?;
    let mut build = cargo(&["build", "--locked", "--quiet", "--package", "x402-kernel-bare"]);
    build.args(TARGETS.iter().flat_map(|target| ["--target", target])).run()?;
    let module = paths::target().join(TARGETS[0]).join("debug/x402_kernel_bare.wasm");
    let answer = command(&paths::root(), "node", ["-p", CALL]).arg(module).text()?;
    ensure!(answer.trim() == "1", "{}: what is paid does not verify", TARGETS[0]);
    println!("{}: paid and verified; {}: built", TARGETS[0], TARGETS[1]);
    Ok(())
}
