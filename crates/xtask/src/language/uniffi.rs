//! What Kotlin and Swift share: the library, the sources generated from it, and code out of a README.

use std::env::consts::{DLL_PREFIX, DLL_SUFFIX};
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};

use crate::{place, shell};

/// Builds the library, and writes the language's sources into its package.
pub(super) fn generate(language: &str) -> Result<()> {
    cargo(&["build", "--quiet", "--release", "--package", "x402-kernel-uniffi"])?;
    run_generator(language, &dynamic_library(), &place::at("bindings").join(language))
}

/// Builds the neighbour, another library made by uniffi, and writes its sources into a folder; its libraries stand
/// beside ours.
pub(super) fn generate_neighbour(language: &str, folder: &Path) -> Result<()> {
    cargo(&["build", "--quiet", "--release", "--package", "x402-kernel-uniffi-neighbour"])?;
    run_generator(&format!("plain-{language}"), &release(&format!("{DLL_PREFIX}{NEIGHBOUR}{DLL_SUFFIX}")), folder)
}

fn run_generator(language: &str, library: &Path, package: &Path) -> Result<()> {
    let scratch = place::target().join("uniffi").join(language);
    let text = |path: &Path| path.to_str().map(str::to_owned).context("a path that is not UTF-8");
    let [library, scratch, package] = [text(library)?, text(&scratch)?, text(package)?];
    let run = ["run", "--quiet", "--package", "x402-kernel-uniffi-generator", "--"];
    cargo(&[&run[..], &[language, &library, &scratch, &package]].concat())
}

fn cargo(arguments: &[&str]) -> Result<()> {
    shell::run(shell::command(&place::root(), "cargo", arguments.iter().copied()))
}

/// What the neighbour's library is called.
pub(super) const NEIGHBOUR: &str = "neighbour_ffi";

/// The library that a JVM loads.
pub(super) fn dynamic_library() -> PathBuf {
    release(&format!("{DLL_PREFIX}x402_kernel_ffi{DLL_SUFFIX}"))
}

/// The library that Swift links.
pub(super) fn static_library() -> PathBuf {
    release("libx402_kernel_ffi.a")
}

/// A library of the release build.
pub(super) fn release(name: &str) -> PathBuf {
    place::target().join("release").join(name)
}

/// Writes the code of that language in a README as one source, so that what it shows is what the tests run.
pub(super) fn source_of_readme(readme: &Path, language: &str, before: &str, source: &Path) -> Result<()> {
    let text = fs::read_to_string(readme).with_context(|| readme.display().to_string())?;
    let fence = format!("```{language}\n");
    let blocks: Vec<&str> = text.split(&fence).skip(1).filter_map(|rest| Some(rest.split_once("```")?.0)).collect();
    ensure!(!blocks.is_empty(), "{}: no code in {language}", readme.display());
    write(source, format!("{before}{}", blocks.join("\n")).as_bytes())
}

/// Writes a file unless it is there already: its date would make a compiler start over.
pub(super) fn write(path: &Path, content: &[u8]) -> Result<()> {
    if fs::read(path).is_ok_and(|old| old == content) {
        return Ok(());
    }
    fs::create_dir_all(path.parent().context("a file stands in a folder")?)?;
    fs::write(path, content).with_context(|| path.display().to_string())
}
