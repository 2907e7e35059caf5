//! Kotlin: a Maven project around what uniffi generates.

use std::env::consts::{ARCH, DLL_PREFIX, DLL_SUFFIX, OS};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, ensure};

use super::{Adapter, Binding, uniffi};
use crate::shell::{Profile, Run, command, need};
use crate::{paths, stamp};

mod package;

pub(crate) use package::pages;

const JDK: &str = "install a JDK 17 or newer (Debian: apt-get install openjdk-17-jdk-headless)";
const MAVEN: &str = "install Apache Maven (Debian: apt-get install maven)";

/// The guide's program, among the test sources.
const GUIDE: &str = "generated/readme/Guide.kt";

/// See [`crate::language::Language::Kotlin`].
pub(super) struct Kotlin;

impl Binding for Kotlin {
    fn build(&self, profile: Profile) -> Result<()> {
        need("javac", JDK)?;
        need("mvn", MAVEN)?;
        let generated = folder().join("generated");
        uniffi::generate("kotlin", profile, &generated.join("neighbour"))?;
        native(&uniffi::dynamic_library(profile), &library_name(), &generated.join("native"))?;
        let name = format!("{DLL_PREFIX}{}{DLL_SUFFIX}", uniffi::NEIGHBOUR);
        native(&uniffi::dynamic(profile, uniffi::NEIGHBOUR), &name, &generated.join("neighbour-native"))?;
        let before = "package io.github.x402kernel.readme\n\n";
        uniffi::source_of_readme(&folder().join("README.md"), "kotlin", before, &generated.join("readme/Readme.kt"))?;
        paths::copy(&guide_source(), &folder().join(GUIDE))?;
        compile()
    }

    fn test(&self) -> Result<()> {
        maven(&["surefire:test"])
    }

    fn package(&self, folder: &Path) -> Result<()> {
        package::pack(folder)
    }

    fn try_package(&self, folder: &Path) -> Result<()> {
        package::try_out(folder)
    }

    fn trial_inputs(&self) -> &'static [&'static str] {
        &["bindings/kotlin/consumer", "bindings/kotlin/README.md", "bindings/kotlin/src/test"]
    }

    fn guide(&self) -> Result<Command> {
        let compiled =
            fs::read(folder().join(GUIDE)).is_ok_and(|copy| fs::read(guide_source()).is_ok_and(|now| now == copy));
        ensure!(compiled, "the guide's program has changed: run cargo xtask build --only kotlin first");
        java("io.github.x402kernel.guide.GuideKt")
    }

    fn adapter(&self) -> Result<Adapter> {
        Ok(Adapter::Program(java("io.github.x402kernel.AdapterKt")?))
    }
}

/// Puts a library where JNA looks for it among the resources of a jar.
fn native(library: &Path, name: &str, resources: &Path) -> Result<()> {
    let folder = resources.join(native_folder());
    // One of another version would go into the jar as well.
    if folder.exists() && !folder.join(name).exists() {
        fs::remove_dir_all(&folder)?;
    }
    paths::copy(library, &folder.join(name))
}

/// What the library is called in the jar, by the release: the generated code asks for just that one.
fn library_name() -> String {
    format!("{DLL_PREFIX}x402_kernel_ffi-{}{DLL_SUFFIX}", env!("CARGO_PKG_VERSION"))
}

/// Compiles everything, unless nothing has changed: Maven would each time, and Kotlin's own incremental compiler leaves
/// tests as they were when what they call has moved.
fn compile() -> Result<()> {
    let classes = ["target/classes", "target/test-classes"].map(|classes| folder().join(classes));
    let sources = ["pom.xml", "src", "generated/kotlin", "generated/neighbour", "generated/readme"];
    let sources = sources.map(|source| folder().join(source));
    stamp::unless_made("kotlin", &classes[0], &sources.each_ref().map(PathBuf::as_path), || {
        classes.iter().try_for_each(|classes| paths::empty(classes))?;
        maven(&["--quiet", "test-compile"])
    })?;
    // The libraries are beside the classes, and change without them.
    let natives = ["generated/native", "generated/neighbour-native"].map(|native| folder().join(native));
    natives.iter().zip(classes).try_for_each(|(from, to)| paths::copy(from, &to))
}

fn guide_source() -> PathBuf {
    paths::at("crates/guide/examples/guide.kt")
}

/// A class among the tests.
fn java(main: &str) -> Result<Command> {
    let target = folder().join("target");
    let libraries = target.join("test-classpath.txt");
    let libraries = fs::read_to_string(&libraries).context("run cargo xtask build --only kotlin first")?;
    let classes = [target.join("classes"), target.join("test-classes")];
    let all = classes.into_iter().chain(std::env::split_paths(libraries.trim()));
    let mut java = command(&folder(), "java", ["-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"]);
    java.arg("-cp").arg(std::env::join_paths(all)?).arg(main);
    Ok(java)
}

fn maven(arguments: &[&str]) -> Result<()> {
    command(&folder(), "mvn", ["--batch-mode", "--no-transfer-progress"]).args(arguments).run()
}

fn folder() -> PathBuf {
    paths::at("bindings/kotlin")
}

/// The folder of a jar in which JNA looks for this machine's library.
fn native_folder() -> String {
    let system = match OS {
        "macos" => "darwin",
        "windows" => "win32",
        other => other,
    };
    let processor = match ARCH {
        "x86_64" => "x86-64",
        other => other,
    };
    format!("{system}-{processor}")
}
