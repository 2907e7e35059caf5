//! Swift: a package around what uniffi generates, built by this machine's Swift or by the one that Debian has.

mod apple;
mod documentation;
mod library;
mod package;
mod toolchain;

use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use super::uniffi;
use crate::{place, shell};
use toolchain::Toolchain;

pub(super) use documentation::{archive, symbols};
pub(super) use package::{package, try_package};

pub(super) fn build() -> Result<()> {
    generate()?;
    uniffi::source_of_readme(&sources().join("README.md"), "swift", "", &sources().join("Tests/Readme/Readme.swift"))?;
    neighbour()?;
    swift(&["build", "--quiet", "--build-tests"])?;
    documentation::make()
}

pub(super) fn test() -> Result<()> {
    swift(&["test", "--skip-build", "--disable-xctest"])?;
    let toolchain = Toolchain::find()?;
    shell::run(toolchain.command(&format!("{}/debug/memory", toolchain.build()), &[]))?;
    apple::check()
}

pub(super) fn adapter() -> Result<Command> {
    let toolchain = Toolchain::find()?;
    Ok(toolchain.command(&format!("{}/debug/vector-adapter", toolchain.build()), &[]))
}

/// The guide's program, compiled on the module that was built.
pub(super) fn guide() -> Result<Command> {
    let (toolchain, folder) = (Toolchain::find()?, build_folder());
    let (source, made) = (place::at("crates/guide/examples/guide.swift"), folder.join("guide"));
    let (linked, module) = (library::make()?, folder.join("debug/Modules/X402Kernel.swiftmodule"));
    if !shell::newer(&made, &[&source, &linked, &module])? {
        let build = toolchain.build();
        let compile = [
            "swiftc -swift-version 6 -o $0/guide ../../crates/guide/examples/guide.swift -I $0/debug/Modules",
            "-Xcc -fmodule-map-file=Sources/x402_kernelFFI/module.modulemap $0/debug/X402Kernel.build/*.o -L$0/$1",
        ];
        shell::run(toolchain.command("sh", &["-ec", &compile.join(" "), &build, &libraries()?]))?;
    }
    Ok(toolchain.command(&format!("{}/guide", toolchain.build()), &[]))
}

/// What the package's sources have besides what is written by hand.
fn generate() -> Result<()> {
    uniffi::generate("swift")?;
    documentation::guide()
}

/// Another library made by uniffi, as a package of somebody else's would have it.
fn neighbour() -> Result<()> {
    let (plain, folder) = (place::target().join("uniffi/neighbour-swift"), sources().join("Tests/Neighbour"));
    uniffi::generate_neighbour("swift", &plain)?;
    let place =
        |from: &str, to: &str| uniffi::write(&folder.join(to), &fs::read(plain.join(from)).context(to.to_owned())?);
    place("Neighbour.swift", "Neighbour/Neighbour.swift")?;
    place("neighbourFFI.h", "neighbourFFI/neighbourFFI.h")?;
    let link = format!("link \"{}\"", uniffi::NEIGHBOUR);
    let map = format!("module neighbourFFI {{\n    header \"neighbourFFI.h\"\n    {link}\n    export *\n}}\n");
    uniffi::write(&folder.join("neighbourFFI/module.modulemap"), map.as_bytes())
}

fn sources() -> PathBuf {
    place::at("bindings/swift")
}

/// Swift's own files, kept so that the next build is short.
fn build_folder() -> PathBuf {
    place::target().join("swift")
}

fn swift(arguments: &[&str]) -> Result<()> {
    let toolchain = Toolchain::find()?;
    let (build, libraries) = (toolchain.build(), libraries()?);
    let [command, options @ ..] = arguments else { bail!("swift needs a command") };
    let search = format!("-L{build}/{libraries}");
    let all = [&[*command, "--scratch-path", &build, "-Xlinker", &search], options].concat();
    shell::run(toolchain.command("swift", &all))
}

/// Puts the static libraries into a folder named after their content: Swift's builder sees that a flag has changed, but
/// not that a library has. Gives the folder's place in the build folder.
fn libraries() -> Result<String> {
    let neighbour = uniffi::release(&format!("lib{}.a", uniffi::NEIGHBOUR));
    let read = |path: PathBuf| Ok((fs::read(&path).with_context(|| path.display().to_string())?, path));
    let all = [library::make()?, neighbour].into_iter().map(read).collect::<Result<Vec<_>>>()?;
    let mut hasher = DefaultHasher::new();
    all.iter().for_each(|(content, _)| content.hash(&mut hasher));
    let (folder, name) = (build_folder().join("library"), format!("{:016x}", hasher.finish()));
    if !folder.join(&name).exists() {
        if folder.exists() {
            fs::remove_dir_all(&folder)?;
        }
        for (content, path) in &all {
            uniffi::write(&folder.join(&name).join(name_of(path)?), content)?;
        }
    }
    Ok(format!("library/{name}"))
}

fn name_of(path: &Path) -> Result<&Path> {
    path.file_name().map(Path::new).with_context(|| path.display().to_string())
}
