//! The Maven artifact: laid into a folder as a repository has it, and tried from there by a project of its own.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

use anyhow::{Context, Result, ensure};

use super::{build, folder, library_name, maven, native_folder, newest, uniffi};
use crate::{elf, place, shell};

const GROUP: &str = "io/github/x402kernel";
const VERSION: &str = env!("CARGO_PKG_VERSION");

/// What Central wants of a file besides a signature, which is the publisher's to make.
const CHECKSUMS: [&str; 2] = ["md5", "sha1"];

/// What Central wants of a POM.
const WANTED: [&str; 7] =
    ["<name>", "<description>", "<url>", "<licenses>", "<developers>", "<scm>", "<packaging>jar</packaging>"];

pub(super) fn package(to: &Path) -> Result<()> {
    build()?;
    lay_sources()?;
    docs()?;
    let repository = format!("-DaltDeploymentRepository=release::file://{}", to.display());
    // The classes are those that the tests are compiled against: no goal here compiles.
    maven(["--quiet", "jar:jar@default-jar", "jar:jar@sources", "jar:jar@docs", "deploy:deploy", &repository])?;
    let artifact = to.join(GROUP).join("x402-kernel").join(VERSION);
    let names = ["", "-sources", "-javadoc"].map(|kind| format!("x402-kernel-{VERSION}{kind}.jar"));
    for name in names.iter().chain([&format!("x402-kernel-{VERSION}.pom")]) {
        ensure!(artifact.join(name).metadata()?.len() > 0, "{name} is empty");
        for checksum in CHECKSUMS {
            ensure!(artifact.join(format!("{name}.{checksum}")).exists(), "{name} has no {checksum}");
        }
    }
    let pom = fs::read_to_string(artifact.join(format!("x402-kernel-{VERSION}.pom")))?;
    for wanted in WANTED {
        ensure!(pom.contains(wanted), "the POM has no {wanted}");
    }
    library_of(&artifact.join(&names[0]))
}

/// Fails unless the library in the jar is the one that the code was generated from.
fn library_of(jar: &Path) -> Result<()> {
    let aside = fresh("jar")?;
    let inside = format!("{}/{}", native_folder(), library_name());
    let mut extract = shell::command(&aside, "jar", ["--extract", "--file"]);
    extract.arg(jar).arg(&inside);
    shell::run(extract)?;
    let library = aside.join(inside);
    ensure!(fs::read(&library)? == fs::read(uniffi::dynamic_library())?, "the jar's library is of another build");
    if cfg!(target_os = "linux") {
        elf::check_pages(&library)?;
    }
    Ok(fs::remove_dir_all(aside)?)
}

/// Lays the sources, those written by hand and those generated, in one tree.
fn lay_sources() -> Result<()> {
    let to = folder().join("target/sources");
    if to.exists() {
        fs::remove_dir_all(&to)?;
    }
    for from in ["src/main/kotlin", "generated/kotlin"] {
        copy_tree(&folder().join(from), &to)?;
    }
    for licence in ["LICENSE-MIT", "LICENSE-APACHE"] {
        let to = to.join("META-INF");
        fs::create_dir_all(&to)?;
        fs::copy(place::at(licence), to.join(licence))?;
    }
    Ok(())
}

/// Writes the documentation, unless it is there and nothing has changed.
fn docs() -> Result<()> {
    let stamp = folder().join("target/documented");
    let inputs = ["pom.xml", "module.md", "src/main", "generated/kotlin"].map(|input| newest(&folder().join(input)));
    let documented = fs::metadata(&stamp).and_then(|stamp| stamp.modified()).unwrap_or(UNIX_EPOCH);
    if inputs.into_iter().collect::<Result<Vec<_>>>()?.into_iter().all(|input| input < documented) {
        return Ok(());
    }
    let pages = folder().join("target/dokka");
    if pages.exists() {
        fs::remove_dir_all(&pages)?;
    }
    maven(["--quiet", "dokka:dokka"])?;
    ensure!(pages.join("index.html").exists(), "no documentation was written");
    uniffi::write(&stamp, format!("{:?}", SystemTime::now()).as_bytes())
}

pub(super) fn try_package(from: &Path) -> Result<()> {
    let project = fresh("consumer")?;
    copy_tree(&folder().join("consumer"), &project)?;
    let (kotlin, java) = (project.join("src/test/kotlin"), project.join("src/test/java").join(GROUP).join("readme"));
    let package = "package io.github.x402kernel.readme";
    let readme = folder().join("README.md");
    uniffi::source_of_readme(&readme, "kotlin", &format!("{package}\n\n"), &kotlin.join("Readme.kt"))?;
    uniffi::source_of_readme(&readme, "java", &format!("{package};\n\n"), &java.join("InJava.java"))?;
    // What the README's code is tried with here, too.
    for name in ["Fixtures.kt", "ReadmeTest.kt"] {
        let test = folder().join("src/test/kotlin").join(GROUP).join(name);
        fs::copy(test, kotlin.join(name))?;
    }
    // A repository that Maven has never heard of: it takes nothing from what it had before for what is in this one.
    let now = SystemTime::now().duration_since(UNIX_EPOCH)?.as_millis();
    let mut command = shell::command(&project, "mvn", ["--batch-mode", "--no-transfer-progress", "--quiet", "test"]);
    command.args([format!("-Drelease.id=release-{now}"), format!("-Drelease.version={VERSION}")]);
    command.arg(format!("-Drelease.url=file://{}", from.display()));
    shell::run(command)?;
    let reports = fs::read_dir(project.join("target/surefire-reports"))?;
    let reports =
        reports.filter(|report| report.as_ref().is_ok_and(|report| report.path().extension() == Some("txt".as_ref())));
    ensure!(reports.count() == 2, "the README's tests and the jar's are two");
    Ok(fs::remove_dir_all(project)?)
}

/// A new folder outside the checkout.
fn fresh(name: &str) -> Result<PathBuf> {
    let folder = std::env::temp_dir().join(format!("x402-kernel-{name}-{}", std::process::id()));
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    fs::create_dir_all(&folder)?;
    Ok(folder)
}

fn copy_tree(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from).with_context(|| from.display().to_string())? {
        let entry = entry?;
        let to = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy_tree(&entry.path(), &to)?;
        } else {
            fs::copy(entry.path(), to)?;
        }
    }
    Ok(())
}
