//! Aligns the library for memory pages of 16 KiB, which Android's devices may have and its store requires. A build script
//! does it instead of a setting of cargo, so that no build lacks it; Linux gets it, too, since its library is tested.

use std::env;

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    let system = env::var("CARGO_CFG_TARGET_OS").unwrap_or_default();
    if matches!(system.as_str(), "android" | "linux") {
        // Two arguments: a compiler that links passes both on, and so a linker of any family takes them.
        println!("cargo::rustc-cdylib-link-arg=-z");
        println!("cargo::rustc-cdylib-link-arg=max-page-size=16384");
    }
}
