//! Writes the Kotlin and Swift sources of the bindings: what uniffi generates, then made to fit (`edits.rs`).
//!
//! A crate apart, because uniffi's generator takes minutes to build.

mod edits;
mod names;

use std::path::{Path, PathBuf};
use std::{env, fs};

use anyhow::{Context, Result, bail};
use uniffi::{GenerateOptions, TargetLanguage};

fn main() -> Result<()> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [language, library, scratch, package] = arguments.as_slice() else {
        bail!(
            "wanted: kotlin, swift, plain-kotlin or plain-swift, the library, a scratch folder, and the package's folder"
        );
    };
    let (scratch, package) = (Path::new(scratch), Path::new(package));
    if scratch.exists() {
        fs::remove_dir_all(scratch)?;
    }
    fs::create_dir_all(scratch)?;
    match language.as_str() {
        "kotlin" => {
            generate(TargetLanguage::Kotlin, library, scratch)?;
            let file = "io/github/x402kernel/x402_kernel.kt";
            put(scratch, file, package.join("generated/kotlin").join(file), &edits::kotlin())
        }
        "swift" => {
            generate(TargetLanguage::Swift, library, scratch)?;
            let sources = package.join("Sources");
            let module = sources.join("x402_kernelFFI");
            put(scratch, "X402Kernel.swift", sources.join("X402Kernel/Generated/X402Kernel.swift"), &edits::swift())?;
            put(scratch, "x402_kernelFFI.h", module.join("x402_kernelFFI.h"), &[])?;
            put(scratch, "x402_kernelFFI.modulemap", module.join("module.modulemap"), &edits::module_map())
        }
        // Another project's library: as uniffi writes it.
        "plain-kotlin" => plain(TargetLanguage::Kotlin, library, scratch, package),
        "plain-swift" => plain(TargetLanguage::Swift, library, scratch, package),
        other => bail!("{other} is neither kotlin nor swift"),
    }
}

fn generate(language: TargetLanguage, library: &str, folder: &Path) -> Result<()> {
    let folder = folder.to_str().context("a folder whose name is not UTF-8")?;
    uniffi::generate(GenerateOptions {
        languages: vec![language],
        source: library.into(),
        out_dir: folder.into(),
        config_override: None,
        format: false,
        crate_filter: None,
        metadata_no_deps: false,
    })
}

/// Generates the files and puts each into its folder.
fn plain(language: TargetLanguage, library: &str, scratch: &Path, package: &Path) -> Result<()> {
    generate(language, library, scratch)?;
    let mut folders = vec![scratch.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder)? {
            let path = entry?.path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let name = path.strip_prefix(scratch)?;
            put(scratch, name.to_str().context("a name that is not UTF-8")?, package.join(name), &[])?;
        }
    }
    Ok(())
}

/// Edits a generated file and puts it where it belongs; a file that would not change keeps its date, so that nothing is
/// compiled anew.
fn put(scratch: &Path, name: &str, to: PathBuf, edits: &[edits::Edit]) -> Result<()> {
    let generated = fs::read_to_string(scratch.join(name)).with_context(|| name.to_owned())?;
    let text = edits::apply(generated, edits)?;
    if fs::read_to_string(&to).is_ok_and(|old| old == text) {
        return Ok(());
    }
    fs::create_dir_all(to.parent().context("a file is in a folder")?)?;
    fs::write(&to, text).with_context(|| to.display().to_string())
}
