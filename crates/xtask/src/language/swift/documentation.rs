//! Swift's documentation: what the compiler says is public, and DocC's pages of it with the README as their guide.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result};

use super::toolchain::Toolchain;
use super::{build_folder, module, sources, swift};
use crate::shell::{Profile, Run};
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
        let dump = ["package", "dump-symbol-graph", "--skip-synthesized-members", "--minimum-access-level", "public"];
        swift(Profile::Dev, &dump)?;
        let made = fs::canonicalize(build_folder().join("debug"))?.with_file_name("symbolgraph");
        paths::copy(&made.join("X402Kernel.symbols.json"), &symbols)
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
        let docc = toolchain.tool("docc")?;
        let (symbols, out) = (format!("{}/symbols", toolchain.build()), format!("{}/docc", toolchain.build()));
        let options = ["convert", CATALOGUE, "--additional-symbol-graph-dir", &symbols, "--output-path", &out];
        let named = ["--fallback-display-name", "X402Kernel", "--fallback-bundle-identifier", "io.github.x402kernel"];
        let served = ["--transform-for-static-hosting", "--hosting-base-path", "swift", "--warnings-as-errors"];
        toolchain.command(&docc, &[&options[..], &named, &served].concat()).run()
    })?;
    Ok(pages)
}
