//! What Kotlin and Swift share: the library, the sources generated from it, and code out of a README.

use std::env::consts::{DLL_PREFIX, DLL_SUFFIX};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, ensure};

use crate::shell::{Profile, Run};
use crate::{paths, readme};

/// Builds the library and the neighbour, another library made by uniffi, and writes the language's sources of both: ours
/// into the language's package, the neighbour's into a folder.
pub(super) fn generate(language: &str, profile: Profile, neighbour: &Path) -> Result<()> {
    profile.build(&["x402-kernel-uniffi", "x402-kernel-uniffi-neighbour"])?;
    Profile::Dev.build(&[])?;
    let plain = format!("plain-{language}");
    let package = paths::at("bindings").join(language);
    for (language, library, to) in
        [(language, dynamic_library(profile), &*package), (&*plain, dynamic(profile, NEIGHBOUR), neighbour)]
    {
        let scratch = paths::target().join("uniffi").join(language);
        let mut generator = Command::new(Profile::Dev.program("x402-kernel-uniffi-generator"));
        generator.arg(language).arg(library).arg(scratch).arg(to).current_dir(paths::root()).run()?;
    }
    Ok(())
}

/// What the neighbour's library is called.
pub(super) const NEIGHBOUR: &str = "neighbour_ffi";

/// The library that a JVM loads.
pub(super) fn dynamic_library(profile: Profile) -> PathBuf {
    dynamic(profile, "x402_kernel_ffi")
}

pub(super) fn dynamic(profile: Profile, name: &str) -> PathBuf {
    profile.folder().join(format!("{DLL_PREFIX}{name}{DLL_SUFFIX}"))
}

/// The library that Swift links.
pub(super) fn static_library(profile: Profile) -> PathBuf {
    profile.folder().join("libx402_kernel_ffi.a")
}

/// Writes the code of that language in a README as one source, so that what it shows is what the tests run.
pub(super) fn source_of_readme(file: &Path, language: &str, before: &str, source: &Path) -> Result<()> {
    let text = fs::read_to_string(file).with_context(|| file.display().to_string())?;
    let blocks = readme::blocks(&text, language);
    ensure!(!blocks.is_empty(), "{}: no code in {language}", file.display());
    paths::write(source, format!("{before}{}", blocks.join("\n")).as_bytes())
}
