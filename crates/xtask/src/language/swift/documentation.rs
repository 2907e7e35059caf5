//! Swift's documentation: what the compiler says is public, and DocC's pages of it with the README as their guide.

use std::env::consts::OS;
use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result};

use super::toolchain::Toolchain;
use super::{build_folder, module, sources};
use crate::shell::{Run, command};
use crate::{paths, stamp};

const CATALOGUE: &str = "Sources/X402Kernel/X402Kernel.docc";

/// The README as an article of the catalogue: what it shows is what the tests run.
pub(super) fn guide() -> Result<()> {
    let readme = fs::read_to_string(sources().join("README.md"))?;
    let (_, text) = readme.split_once('\n').context("a README has a title")?;
    let guide = sources().join(CATALOGUE).join("Guide.md");
    paths::write(&guide, format!("# Using x402-kernel\n{text}").as_bytes())
}

/// The compiler's account of the module: every public symbol, with its documentation.
pub(crate) fn symbols() -> Result<PathBuf> {
    let symbols = build_folder().join("symbols/X402Kernel.symbols.json");
    stamp::unless_made("swift-symbols", &symbols, &[&module()], || {
        paths::empty(&build_folder().join("symbols"))?;
        let toolchain = Toolchain::find()?;
        let build = toolchain.build();
        let (extract, triple) = toolchain.tool("swift-symbolgraph-extract")?;
        let (modules, symbols) = (format!("{build}/debug/Modules"), format!("{build}/symbols"));
        let mut arguments = vec!["-module-name", "X402Kernel", "-target", &triple, "-I", &modules];
        arguments.extend(["-I", "Sources/x402_kernelFFI", "-minimum-access-level", "public"]);
        arguments.extend(["-skip-synthesized-members", "-output-dir", &symbols]);
        let sdk =
            if OS == "macos" { command(&paths::root(), "xcrun", ["--show-sdk-path"]).text()? } else { String::new() };
        if OS == "macos" {
            arguments.extend(["-sdk", sdk.trim()]);
        }
        toolchain.command(&extract, &arguments).run()
    })?;
    Ok(symbols)
}

/// The module's reference as pages, by DocC, which comes with the compiler. They are to be served as `/swift`. A link to
/// nothing fails.
pub(crate) fn archive() -> Result<PathBuf> {
    let (symbols, pages, catalogue) = (symbols()?, build_folder().join("docc"), sources().join(CATALOGUE));
    stamp::unless_made("swift-docc", &pages.join("index.html"), &[&symbols, &catalogue], || {
        paths::empty(&pages)?;
        let toolchain = Toolchain::find()?;
        let (docc, _) = toolchain.tool("docc")?;
        let (symbols, out) = (format!("{}/symbols", toolchain.build()), format!("{}/docc", toolchain.build()));
        let options = ["convert", CATALOGUE, "--additional-symbol-graph-dir", &symbols, "--output-path", &out];
        let named = ["--fallback-display-name", "X402Kernel", "--fallback-bundle-identifier", "io.github.x402kernel"];
        let served = ["--transform-for-static-hosting", "--hosting-base-path", "swift", "--warnings-as-errors"];
        toolchain.command(&docc, &[&options[..], &named, &served].concat()).run()
    })?;
    Ok(pages)
}
