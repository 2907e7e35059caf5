//! Swift's documentation: what the compiler says is public, and DocC's pages of it with the README as their guide.

use std::env::consts::OS;
use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result};

use super::toolchain::Toolchain;
use super::{build_folder, sources, uniffi};
use crate::{place, shell};

const CATALOGUE: &str = "Sources/X402Kernel/X402Kernel.docc";

/// The README as an article of the catalogue: what it shows is what the tests run.
pub(super) fn guide() -> Result<()> {
    let readme = fs::read_to_string(sources().join("README.md"))?;
    let (_, text) = readme.split_once('\n').context("a README has a title")?;
    let guide = sources().join(CATALOGUE).join("Guide.md");
    uniffi::write(&guide, format!("# Using x402-kernel\n{text}").as_bytes())
}

/// The compiler's account of the module: every public symbol, with its documentation.
pub(in super::super) fn symbols() -> Result<PathBuf> {
    make()?;
    Ok(build_folder().join("symbols/X402Kernel.symbols.json"))
}

/// The module's reference as pages, by DocC, which comes with the compiler. They are to be served as `/swift`.
pub(in super::super) fn archive() -> Result<PathBuf> {
    make()?;
    Ok(build_folder().join("docc"))
}

/// Writes the symbols into `symbols` and the pages into `docc`, both in the build folder. A link to nothing fails.
pub(super) fn make() -> Result<()> {
    let (folder, catalogue) = (build_folder(), sources().join(CATALOGUE));
    let module = folder.join("debug/Modules/X402Kernel.swiftmodule");
    let articles = ["X402Kernel.md", "Guide.md"].map(|article| catalogue.join(article));
    let (symbols, pages) = (folder.join("symbols/X402Kernel.symbols.json"), folder.join("docc/index.html"));
    if shell::newer(&symbols, &[&module])? && shell::newer(&pages, &[&symbols, &articles[0], &articles[1]])? {
        return Ok(());
    }
    fs::create_dir_all(folder.join("symbols"))?;
    let toolchain = Toolchain::find()?;
    let build = toolchain.build();
    let (extract, triple) = toolchain.tool("swift-symbolgraph-extract")?;
    let (modules, symbols) = (format!("{build}/debug/Modules"), format!("{build}/symbols"));
    let mut arguments = vec!["-module-name", "X402Kernel", "-target", &triple, "-I", &modules];
    arguments.extend(["-I", "Sources/x402_kernelFFI", "-minimum-access-level", "public"]);
    arguments.extend(["-skip-synthesized-members", "-output-dir", &symbols]);
    let sdk = if OS == "macos" {
        shell::output(shell::command(&place::root(), "xcrun", ["--show-sdk-path"]))?
    } else {
        String::new()
    };
    if OS == "macos" {
        arguments.extend(["-sdk", sdk.trim()]);
    }
    shell::run(toolchain.command(&extract, &arguments))?;
    let (docc, _) = toolchain.tool("docc")?;
    let out = format!("{build}/docc");
    let options = ["convert", CATALOGUE, "--additional-symbol-graph-dir", &symbols, "--output-path", &out];
    let named = ["--fallback-display-name", "X402Kernel", "--fallback-bundle-identifier", "io.github.x402kernel"];
    let served = ["--transform-for-static-hosting", "--hosting-base-path", "swift", "--warnings-as-errors"];
    shell::run(toolchain.command(&docc, &[&options[..], &named, &served].concat()))
}
