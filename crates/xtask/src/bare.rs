//! The core on targets without an operating system: built for each, and run where Node can.

use anyhow::{Result, bail};

use crate::shell::{Run, command, need};
use crate::{paths, tools};

/// What the core is built for: the bare and the browser's WebAssembly, and a microcontroller.
const TARGETS: [&str; 3] = ["wasm32v1-none", "wasm32-unknown-unknown", "thumbv7em-none-eabi"];

/// Instantiates a module that imports nothing, and calls its one function.
const CALL: &str = "const module = new WebAssembly.Module(fs.readFileSync(process.argv[1]));\
    new WebAssembly.Instance(module, {}).exports.pay_and_verify()";

/// Fails unless the core builds for each target, and pays and verifies in each that can be run.
pub(crate) fn check() -> Result<()> {
    need("node", "install Node.js 20.19 or newer")?;
    tools::rust_targets(TARGETS)?;
    let (folder, target) = (paths::at("crates/xtask/bare"), paths::target().join("bare"));
    let mut build = command(&folder, "cargo", ["build", "--locked", "--quiet"]);
    build.args(TARGETS.iter().flat_map(|target| ["--target", target])).env("CARGO_TARGET_DIR", &target).run()?;
    for name in TARGETS {
        if !name.starts_with("wasm32") {
            println!("{name}: built");
            continue;
        }
        let module = target.join(name).join("debug/x402_kernel_bare.wasm");
        let answer = command(&folder, "node", ["-p", CALL]).arg(module).text()?;
        if answer.trim() != "1" {
            bail!("{name}: what is paid does not verify");
        }
        println!("{name}: paid and verified");
    }
    Ok(())
}
