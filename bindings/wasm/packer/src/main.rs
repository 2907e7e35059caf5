//! `packer IN.wasm FOLDER`: takes the wasm that cargo built, and writes the module that JavaScript loads: the glue, its
//! types, and the wasm itself.
//!
//! It is the same code as the program `wasm-bindgen`, at the version that Cargo.lock pins.

use std::env;
use std::path::Path;

use anyhow::{Context, Result, bail};
use wasm_bindgen_cli_support::Bindgen;

fn main() -> Result<()> {
    let arguments: Vec<_> = env::args_os().skip(1).collect();
    let [input, folder] = arguments.as_slice() else { bail!("usage: packer IN.wasm FOLDER") };
    // The module for the web takes its wasm as an argument, so Node can pass it synchronously.
    Bindgen::new()
        .web(true)?
        .typescript(true)
        .input_path(input)
        .out_name("x402_kernel")
        .omit_default_module_path(true)
        .remove_name_section(true)
        .remove_producers_section(true)
        .generate(Path::new(folder))
        .with_context(|| format!("cannot pack {}", Path::new(input).display()))
}
