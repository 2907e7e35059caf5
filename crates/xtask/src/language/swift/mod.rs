//! Swift: a package around what uniffi generates, built by this machine's Swift or by the one that Debian has.

mod apple;
mod documentation;
mod library;
mod package;
mod toolchain;

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use super::{Adapter, Binding, uniffi};
use crate::shell::{Profile, Run};
use crate::{paths, stamp};
use toolchain::Toolchain;

pub(crate) use documentation::{archive, symbols};

/// See [`crate::language::Language::Swift`].
pub(super) struct Swift;

impl Binding for Swift {
    fn build(&self, profile: Profile) -> Result<()> {
        generate(profile)?;
        let (readme, code) = (sources().join("README.md"), sources().join("Tests/Readme/Readme.swift"));
        uniffi::source_of_readme(&readme, "swift", "", &code)?;
        swift(profile, &["build", "--quiet", "--build-tests"])
    }

    fn test(&self) -> Result<()> {
        // What is public is among the tests' inputs.
        symbols()?;
        swift(Profile::Dev, &["test", "--skip-build", "--disable-xctest"])?;
        let toolchain = Toolchain::find()?;
        toolchain.command(&format!("{}/debug/memory", toolchain.build()), &[]).run()
    }

    fn package(&self, folder: &Path) -> Result<()> {
        package::pack(folder)
    }

    fn try_package(&self, folder: &Path) -> Result<()> {
        package::try_out(folder)
    }

    fn trial_inputs(&self) -> &'static [&'static str] {
        &["bindings/swift/Tests/smoke", "bindings/swift/apple"]
    }

    /// The guide's program, compiled on the module that was built.
    fn guide(&self) -> Result<Command> {
        let (toolchain, folder) = (Toolchain::find()?, build_folder());
        let (source, made) = (paths::at("crates/guide/examples/guide.swift"), folder.join("guide"));
        let (linked, module) = (library::make(Profile::Dev)?, module());
        stamp::unless_made("swift-guide", &made, &[&source, &linked, &module], || {
            let compile = [
                "swiftc -swift-version 6 -o $0/guide ../../crates/guide/examples/guide.swift -I $0/debug/Modules",
                "-Xcc -fmodule-map-file=Sources/x402_kernelFFI/module.modulemap $0/debug/X402Kernel.build/*.o -L$0/$1",
            ];
            let libraries = libraries(Profile::Dev)?;
            toolchain.command("sh", &["-ec", &compile.join(" "), &toolchain.build(), &libraries]).run()
        })?;
        Ok(toolchain.command(&format!("{}/guide", toolchain.build()), &[]))
    }

    fn adapter(&self) -> Result<Adapter> {
        let toolchain = Toolchain::find()?;
        Ok(Adapter::Program(toolchain.command(&format!("{}/debug/vector-adapter", toolchain.build()), &[])))
    }
}

/// Finds Swift, or makes a chroot that has it.
pub(crate) fn toolchain() -> Result<()> {
    Toolchain::find().map(drop)
}

/// Writes the package's generated sources, and those of the neighbour, another library made by uniffi, in another package.
fn generate(profile: Profile) -> Result<()> {
    let (plain, folder) = (paths::target().join("uniffi/neighbour-swift"), sources().join("Tests/Neighbour"));
    uniffi::generate("swift", profile, &plain)?;
    documentation::guide()?;
    for (from, to) in
        [("Neighbour.swift", "Neighbour/Neighbour.swift"), ("neighbourFFI.h", "neighbourFFI/neighbourFFI.h")]
    {
        paths::copy(&plain.join(from), &folder.join(to))?;
    }
    let link = format!("link \"{}\"", uniffi::NEIGHBOUR);
    let map = format!("module neighbourFFI {{\n    header \"neighbourFFI.h\"\n    {link}\n    export *\n}}\n");
    paths::write(&folder.join("neighbourFFI/module.modulemap"), map.as_bytes())
}

/// The module as the compiler made it.
fn module() -> PathBuf {
    build_folder().join("debug/Modules/X402Kernel.swiftmodule")
}

fn sources() -> PathBuf {
    paths::at("bindings/swift")
}

/// Swift's own files, kept so that the next build is short.
fn build_folder() -> PathBuf {
    paths::target().join("swift")
}

fn swift(profile: Profile, arguments: &[&str]) -> Result<()> {
    let toolchain = Toolchain::find()?;
    let (build, libraries) = (toolchain.build(), libraries(profile)?);
    let [command, options @ ..] = arguments else { bail!("swift needs a command") };
    let search = format!("-L{build}/{libraries}");
    let all = [&[*command, "--scratch-path", &build, "-Xlinker", &search], options].concat();
    toolchain.command("swift", &all).run()
}

/// Puts the static libraries into a folder named after their content: Swift's builder sees that a flag has changed, but
/// not that a library has. Gives the folder's path in the build folder.
fn libraries(profile: Profile) -> Result<String> {
    let neighbour = profile.folder().join(format!("lib{}.a", uniffi::NEIGHBOUR));
    let all = [library::make(profile)?, neighbour];
    let name = stamp::print(&[&all[0], &all[1]])?;
    let (folder, inside) = (build_folder().join("library"), build_folder().join("library").join(&name));
    if !inside.exists() {
        paths::empty(&folder)?;
        for library in &all {
            let name = library.file_name().context("a file has a name")?;
            paths::copy(library, &inside.join(name))?;
        }
    }
    Ok(format!("library/{name}"))
}
