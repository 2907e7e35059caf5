//! The Maven artifact: laid into a folder as a repository has it, and tried from there by a project of its own.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

use anyhow::{Result, ensure};

use super::{Binding, Kotlin, folder, library_name, maven, native_folder, uniffi};
use crate::shell::{Profile, Run, command};
use crate::{paths, stamp};

const GROUP: &str = "io/github/x402kernel";
const VERSION: &str = env!("CARGO_PKG_VERSION");

/// What Central wants of a POM.
const WANTED: [&str; 7] =
    ["<name>", "<description>", "<url>", "<licenses>", "<developers>", "<scm>", "<packaging>jar</packaging>"];

/// Makes what Maven's Central takes, into a folder that is laid out as a repository.
pub(super) fn pack(to: &Path) -> Result<()> {
    Kotlin.build(Profile::Release)?;
    pages()?;
    let repository = format!("-DaltDeploymentRepository=release::file://{}", to.display());
    // The classes are those that the tests are compiled against: no goal here compiles.
    maven(&["--quiet", "jar:jar@default-jar", "jar:jar@sources", "jar:jar@docs", "deploy:deploy", &repository])?;
    let artifact = to.join(GROUP).join("x402-kernel").join(VERSION);
    let names = ["", "-sources", "-javadoc"].map(|kind| format!("x402-kernel-{VERSION}{kind}.jar"));
    for name in names.iter().chain([&format!("x402-kernel-{VERSION}.pom")]) {
        ensure!(artifact.join(name).metadata()?.len() > 0, "{name} is empty");
        // What Central wants besides a signature, which is the publisher's to make.
        for checksum in ["md5", "sha1"] {
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
    let aside = paths::clean("jar")?;
    let inside = format!("{}/{}", native_folder(), library_name());
    command(&aside, "jar", ["--extract", "--file"]).arg(jar).arg(&inside).run()?;
    let (library, built) = (aside.join(inside), uniffi::dynamic_library(Profile::Release));
    ensure!(fs::read(&library)? == fs::read(built)?, "the jar's library is of another build");
    if cfg!(target_os = "linux") {
        command(&aside, "sh", []).arg(paths::at("bindings/kotlin/android/pages.sh")).arg(&library).run()?;
    }
    Ok(fs::remove_dir_all(aside)?)
}

/// Lays the sources, those written by hand and those generated, in one tree.
fn lay_sources() -> Result<()> {
    let to = folder().join("target/sources");
    paths::empty(&to)?;
    for from in ["src/main/kotlin", "generated/kotlin"] {
        paths::copy(&folder().join(from), &to)?;
    }
    for licence in ["LICENSE-MIT", "LICENSE-APACHE"] {
        paths::copy(&paths::at(licence), &to.join("META-INF").join(licence))?;
    }
    Ok(())
}

/// The reference as pages, by Dokka.
pub(crate) fn pages() -> Result<PathBuf> {
    lay_sources()?;
    let pages = folder().join("target/dokka");
    let inputs = ["pom.xml", "module.md", "src/main", "generated/kotlin"].map(|input| folder().join(input));
    stamp::unless_made("dokka", &pages.join("index.html"), &inputs.each_ref().map(PathBuf::as_path), || {
        paths::empty(&pages)?;
        maven(&["--quiet", "dokka:dokka"])
    })?;
    ensure!(pages.join("index.html").exists(), "no documentation was written");
    Ok(pages)
}

/// Has a project outside the checkout depend on it, and runs the README there, from Kotlin and from Java.
pub(super) fn try_out(from: &Path) -> Result<()> {
    let project = paths::clean("consumer")?;
    paths::copy(&folder().join("consumer"), &project)?;
    let (kotlin, java) = (project.join("src/test/kotlin"), project.join("src/test/java").join(GROUP).join("readme"));
    let package = "package io.github.x402kernel.readme";
    let readme = folder().join("README.md");
    uniffi::source_of_readme(&readme, "kotlin", &format!("{package}\n\n"), &kotlin.join("Readme.kt"))?;
    uniffi::source_of_readme(&readme, "java", &format!("{package};\n\n"), &java.join("InJava.java"))?;
    // What the README's code is tried with here, too.
    for name in ["Fixtures.kt", "ReadmeTest.kt"] {
        paths::copy(&folder().join("src/test/kotlin").join(GROUP).join(name), &kotlin.join(name))?;
    }
    // A repository that Maven has never heard of: it takes nothing from what it had before for what is in this one.
    let now = SystemTime::now().duration_since(UNIX_EPOCH)?.as_millis();
    let mut test = command(&project, "mvn", ["--batch-mode", "--no-transfer-progress", "--quiet", "test"]);
    test.args([format!("-Drelease.id=release-{now}"), format!("-Drelease.version={VERSION}")]);
    test.arg(format!("-Drelease.url=file://{}", from.display())).run()?;
    let reports = paths::list(&project.join("target/surefire-reports"))?;
    let reports = reports.iter().filter(|report| report.extension() == Some("txt".as_ref()));
    ensure!(reports.count() == 2, "the README's tests and the jar's are two");
    Ok(fs::remove_dir_all(project)?)
}
