//! The package that users get, and a try of it from a clean folder.

use std::env::consts::{ARCH, OS};
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::time::{Duration, UNIX_EPOCH};

use anyhow::{Context, Result, ensure};

use super::toolchain::Toolchain;
use super::{build_folder, generate, library, name_of, sources, uniffi};
use crate::{place, shell};

const PYTHON: &str = "install Python 3.10 or later (Debian: apt-get install python3)";
/// The folder in the archive. SwiftPM calls a package after its folder.
const NAME: &str = "x402-kernel";

/// One archive: the manifest, the sources as they are generated, header and module map, the documentation, and the
/// static library of this machine's platform. `apple/xcframework.sh` makes the one for Apple's platforms.
pub(in super::super) fn package(folder: &Path) -> Result<()> {
    ensure!(OS == "linux", "this packs for Linux; bindings/swift/apple/xcframework.sh does for Apple's platforms");
    shell::need("python3", PYTHON)?;
    generate()?;
    let staged = build_folder().join("package");
    let inside = staged.join(NAME);
    if staged.exists() {
        fs::remove_dir_all(&staged)?;
    }
    copy(&sources().join("linux/Package.swift"), &inside.join("Package.swift"))?;
    copy(&sources().join("README.md"), &inside.join("README.md"))?;
    for text in ["CHANGELOG.md", "LICENSE-APACHE", "LICENSE-MIT"] {
        copy(&place::at(text), &inside.join(text))?;
    }
    copy(&sources().join("Sources"), &inside.join("Sources"))?;
    let library = library::make()?;
    copy(&library, &inside.join(format!("Libraries/{ARCH}-linux")).join(name_of(&library)?))?;
    date(&inside)?;
    let archive = folder.join(archive());
    let archive = archive.to_str().context("a path that is not UTF-8")?;
    let mut zip = shell::command(&staged, "python3", ["-m", "zipfile", "--create", archive, NAME]);
    // A date is written in local time.
    zip.env("TZ", "UTC");
    shell::run(zip)
}

/// Unpacks the archive beside a program that depends on it, and runs that program: it has the README's code.
pub(in super::super) fn try_package(folder: &Path) -> Result<()> {
    let archive = folder.join(archive());
    let content = fs::read(&archive).with_context(|| archive.display().to_string())?;
    let inputs = ["Package.swift", "main.swift"].map(|name| sources().join("Tests/smoke").join(name));
    let tried = build_folder().join("tried.zip");
    // The same bytes have been tried with the same program.
    if fs::read(&tried).is_ok_and(|tried| tried == content) && shell::newer(&tried, &[&inputs[0], &inputs[1]])? {
        return Ok(());
    }
    let clean = std::env::temp_dir().join(format!("x402-kernel-swift-{}", std::process::id()));
    fs::create_dir_all(&clean)?;
    let outcome = try_in(&clean, &archive, &inputs);
    fs::remove_dir_all(&clean)?;
    outcome?;
    Ok(fs::write(&tried, content)?)
}

fn try_in(clean: &Path, archive: &Path, [manifest, main]: &[PathBuf; 2]) -> Result<()> {
    let archive = archive.to_str().context("a path that is not UTF-8")?;
    shell::run(shell::command(clean, "python3", ["-m", "zipfile", "--extract", archive, "."]))?;
    let source = clean.join("smoke/Sources/smoke");
    copy(manifest, &clean.join("smoke/Package.swift"))?;
    copy(main, &source.join("main.swift"))?;
    uniffi::source_of_readme(&clean.join(NAME).join("README.md"), "swift", "", &source.join("Readme.swift"))?;
    let toolchain = Toolchain::find()?;
    shell::run(toolchain.outside(clean, "smoke", "swift", &["run", "--quiet", "--scratch-path", ".build", "smoke"]))
}

fn archive() -> String {
    format!("x402-kernel-swift-{}-{ARCH}-linux.zip", env!("CARGO_PKG_VERSION"))
}

/// Copies a file, or a folder with all it holds.
fn copy(from: &Path, to: &Path) -> Result<()> {
    if !from.is_dir() {
        fs::create_dir_all(to.parent().context("a file stands in a folder")?)?;
        fs::copy(from, to).with_context(|| from.display().to_string())?;
        return Ok(());
    }
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        copy(&entry.path(), &to.join(entry.file_name()))?;
    }
    Ok(())
}

/// Gives a folder and all it holds one date: the same sources make the same archive.
fn date(path: &Path) -> Result<()> {
    if path.is_dir() {
        for entry in fs::read_dir(path)? {
            date(&entry?.path())?;
        }
    }
    // A zip's dates begin in 1980; 2020 begins here.
    Ok(File::open(path)?.set_modified(UNIX_EPOCH + Duration::from_secs(1_577_836_800))?)
}
