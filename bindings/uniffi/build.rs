//! Lays the library out for memory pages of 16 KiB, which Android's devices may have and its store insists on. It
//! stands here and not in a setting of cargo's, so that no build can be without it; x86-64 Linux gets it for being the
//! one that is tested.

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
