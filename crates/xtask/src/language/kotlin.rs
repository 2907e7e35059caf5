//! Kotlin: a Maven project around what uniffi generates.

use std::env::consts::{ARCH, OS};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{SystemTime, UNIX_EPOCH};

use anyhow::{Context, Error, Result};

use super::uniffi;
use crate::{place, shell};

const JDK: &str = "install a JDK 17 or newer (Debian: apt-get install openjdk-17-jdk-headless)";
const MAVEN: &str = "install Apache Maven (Debian: apt-get install maven)";

pub(super) fn build() -> Result<()> {
    shell::need("javac", JDK)?;
    shell::need("mvn", MAVEN)?;
    uniffi::generate("kotlin")?;
    let generated = folder().join("generated");
    let library = uniffi::dynamic_library();
    let name = library.file_name().context("a library has a name")?;
    uniffi::write(&generated.join("native").join(platform()).join(name), &fs::read(&library)?)?;
    let before = "package io.github.x402kernel.readme\n\n";
    uniffi::source_of_readme(&folder().join("README.md"), "kotlin", before, &generated.join("readme/Readme.kt"))?;
    compile()
}

/// Compiles everything, unless nothing has changed: Maven would each time, and Kotlin's own incremental compiler leaves
/// tests as they were when what they call has moved.
fn compile() -> Result<()> {
    let stamp = folder().join("target/compiled");
    let compiled = fs::metadata(&stamp).and_then(|stamp| stamp.modified()).unwrap_or(UNIX_EPOCH);
    let mut inputs = ["pom.xml", "src", "generated"].into_iter().map(|input| newest(&folder().join(input)));
    if inputs.try_fold(UNIX_EPOCH, |last, input| Ok::<_, Error>(last.max(input?)))? < compiled {
        return Ok(());
    }
    for classes in ["target/classes", "target/test-classes"].map(|classes| folder().join(classes)) {
        if classes.exists() {
            fs::remove_dir_all(classes)?;
        }
    }
    maven(["--quiet", "test-compile"])?;
    uniffi::write(&stamp, format!("{:?}", SystemTime::now()).as_bytes())
}

/// When something in a file or folder was last changed; a folder changes when a file comes or goes.
fn newest(path: &Path) -> Result<SystemTime> {
    let meta = fs::metadata(path).with_context(|| path.display().to_string())?;
    let mut last = meta.modified()?;
    if meta.is_dir() {
        for entry in fs::read_dir(path)? {
            last = last.max(newest(&entry?.path())?);
        }
    }
    Ok(last)
}

pub(super) fn test() -> Result<()> {
    maven(["surefire:test"])
}

pub(super) fn adapter() -> Result<Command> {
    let target = folder().join("target");
    let libraries = target.join("test-classpath.txt");
    let libraries = fs::read_to_string(&libraries).context("run cargo xtask build --only kotlin first")?;
    let classes = [target.join("classes"), target.join("test-classes")];
    let all = classes.into_iter().chain(std::env::split_paths(libraries.trim()));
    let mut java = shell::command(&folder(), "java", ["-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"]);
    java.arg("-cp").arg(std::env::join_paths(all)?).arg("io.github.x402kernel.AdapterKt");
    Ok(of_the_jar(java))
}

fn maven<const N: usize>(arguments: [&str; N]) -> Result<()> {
    let all = ["--batch-mode", "--no-transfer-progress"].into_iter().chain(arguments);
    shell::run(of_the_jar(shell::command(&folder(), "mvn", all)))
}

/// A JVM that finds the jar's library: the folders cargo lets its programs search may hold another, and come first.
fn of_the_jar(mut jvm: Command) -> Command {
    jvm.env_remove("LD_LIBRARY_PATH").env_remove("DYLD_FALLBACK_LIBRARY_PATH");
    jvm
}

fn folder() -> PathBuf {
    place::at("bindings/kotlin")
}

/// The folder of a jar in which JNA looks for this machine's library.
fn platform() -> String {
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

pub(super) fn package(_folder: &Path) -> Result<()> {
    anyhow::bail!("not packaged yet")
}

pub(super) fn try_package(_folder: &Path) -> Result<()> {
    anyhow::bail!("not packaged yet")
}
