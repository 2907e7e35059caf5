//! The core on targets without an operating system: built for each, and run where Node can.

use anyhow::{Result, bail};

use crate::{place, shell};

/// What the core is built for: the bare and the browser's WebAssembly, and a microcontroller.
const TARGETS: [&str; 3] = ["wasm32v1-none", "wasm32-unknown-unknown", "thumbv7em-none-eabi"];

/// Instantiates a module that imports nothing, and calls its one function.
const CALL: &str = "const module = new WebAssembly.Module(fs.readFileSync(process.argv[1]));\
    new WebAssembly.Instance(module, {}).exports.pay_and_verify()";

/// Fails unless the core builds for each target, and pays and verifies in each that can be run.
pub(crate) fn check() -> Result<()> {
    shell::need("rustup", "install Rust by rustup, which has these targets")?;
    shell::need("node", "install Node.js 20.19 or newer")?;
    shell::run(shell::command(&place::root(), "rustup", ["target", "add"].into_iter().chain(TARGETS)))?;
    for target in TARGETS {
        let folder = place::at("crates/xtask/bare");
        let mut build = shell::command(&folder, "cargo", ["build", "--locked", "--quiet", "--target", target]);
        build.env("CARGO_TARGET_DIR", place::target().join("bare"));
        shell::run(build)?;
        if target.starts_with("wasm32") {
            let module = place::target().join("bare").join(target).join("debug/x402_kernel_bare.wasm");
            let answer = shell::output(shell::command(&folder, "node", ["-p", CALL, &module.to_string_lossy()]))?;
            if answer.trim() != "1" {
                bail!("{target}: what is paid does not verify");
            }
            println!("{target}: paid and verified");
        } else {
            println!("{target}: built");
        }
    }
    Ok(())
}
