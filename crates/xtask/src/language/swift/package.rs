//! The package that users get, and a try of it from a clean folder.

use std::env::consts::{ARCH, OS};
use std::fs::{self, File};
use std::path::Path;
use std::time::{Duration, UNIX_EPOCH};

use anyhow::{Context, Result, ensure};

use super::toolchain::Toolchain;
use super::{apple, build_folder, generate, library, sources, uniffi};
use crate::shell::{Profile, Run, command, need};
use crate::{paths, tools};

/// The folder in the archive. SwiftPM calls a package after its folder.
const NAME: &str = "x402-kernel";

/// One archive: the manifest, the sources as they are generated, header and module map, the documentation, and the
/// static library of this machine's platform. `apple/xcframework.sh` makes the one for Apple's platforms.
pub(super) fn pack(folder: &Path) -> Result<()> {
    ensure!(OS == "linux", "this packs for Linux; bindings/swift/apple/xcframework.sh does for Apple's platforms");
    need("python3", tools::PYTHON)?;
    generate(Profile::Release)?;
    let staged = build_folder().join("package");
    let inside = staged.join(NAME);
    paths::empty(&staged)?;
    paths::copy(&sources().join("linux/Package.swift"), &inside.join("Package.swift"))?;
    paths::copy(&sources().join("README.md"), &inside.join("README.md"))?;
    for text in ["CHANGELOG.md", "LICENSE-APACHE", "LICENSE-MIT"] {
        paths::copy(&paths::at(text), &inside.join(text))?;
    }
    paths::copy(&sources().join("Sources"), &inside.join("Sources"))?;
    let library = library::make(Profile::Release)?;
    let name = library.file_name().context("a file has a name")?;
    paths::copy(&library, &inside.join(format!("Libraries/{ARCH}-linux")).join(name))?;
    date(&inside)?;
    // A date is written in local time.
    let mut zip = command(&staged, "python3", ["-m", "zipfile", "--create"]);
    zip.arg(folder.join(archive())).arg(NAME).env("TZ", "UTC").run()
}

/// Unpacks the archive beside a program that depends on it, and runs that program: it has the README's code. Then checks
/// what of the package for Apple's platforms can be checked here.
pub(super) fn try_out(folder: &Path) -> Result<()> {
    let clean = paths::clean("swift")?;
    command(&clean, "python3", ["-m", "zipfile", "--extract"]).arg(folder.join(archive())).arg(".").run()?;
    let source = clean.join("smoke/Sources/smoke");
    let program = sources().join("Tests/smoke");
    paths::copy(&program.join("Package.swift"), &clean.join("smoke/Package.swift"))?;
    paths::copy(&program.join("main.swift"), &source.join("main.swift"))?;
    uniffi::source_of_readme(&clean.join(NAME).join("README.md"), "swift", "", &source.join("Readme.swift"))?;
    let toolchain = Toolchain::find()?;
    toolchain.outside(&clean, "smoke", "swift", &["run", "--quiet", "--scratch-path", ".build", "smoke"]).run()?;
    fs::remove_dir_all(&clean)?;
    apple::check()
}

fn archive() -> String {
    format!("x402-kernel-swift-{}-{ARCH}-linux.zip", env!("CARGO_PKG_VERSION"))
}

/// Gives a folder and all it holds one date: the same sources make the same archive.
fn date(path: &Path) -> Result<()> {
    if path.is_dir() {
        paths::list(path)?.iter().try_for_each(|path| date(path))?;
    }
    // A zip's dates begin in 1980; 2020 begins here.
    Ok(File::open(path)?.set_modified(UNIX_EPOCH + Duration::from_secs(1_577_836_800))?)
}
