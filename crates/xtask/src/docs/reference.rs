//! Each language's reference, by the tool that its people know: rustdoc, pdoc, TypeDoc, Dokka, DocC.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::Result;

use super::fingerprint::unless_made;
use super::{copy, kept};
use crate::{language, npm, place, shell};

/// Makes all of them, as folders of the site.
pub(super) fn all(site: &Path) -> Result<()> {
    rust(&site.join("rust"))?;
    python(&site.join("python"))?;
    javascript(&site.join("javascript"))?;
    kotlin(&site.join("kotlin"))?;
    swift(&site.join("swift"))
}

/// cargo knows whether anything has changed.
fn rust(to: &Path) -> Result<()> {
    let made = kept().join("rust");
    let document = ["doc", "--locked", "--quiet", "--no-deps", "--package", "x402-kernel", "--target-dir"];
    let mut command = shell::command(&place::root(), "cargo", document);
    command.arg(&made);
    shell::run(command)?;
    unless_made(&kept().join("rust.stamp"), &[&made.join("doc/x402_kernel/all.html")], || {
        copy(&made.join("doc"), to)?;
        // Its pages of help and settings lead to one that only nightly makes.
        Ok(fs::write(
            to.join("index.html"),
            "<meta http-equiv=\"refresh\" content=\"0; url=x402_kernel/index.html\">\n",
        )?)
    })
}

/// pdoc, which reads the module that is installed, lives beside it and not within its environment.
fn python(to: &Path) -> Result<()> {
    let (requirements, tools) = (place::at("crates/xtask/docs/requirements.txt"), kept().join("pdoc"));
    let sources = [place::at("bindings/python/python"), place::at("bindings/python/src"), requirements.clone()];
    unless_made(&kept().join("pdoc.stamp"), &[&requirements], || {
        let mut install = language::python_module("pip")?;
        install.args(["--quiet", "--disable-pip-version-check", "install", "--upgrade", "--target"]);
        install.arg(&tools).arg("--requirement").arg(&requirements);
        shell::run(install)
    })?;
    unless_made(&kept().join("python.stamp"), &[&sources[0], &sources[1], &sources[2]], || {
        let mut document = language::python_module("pdoc")?;
        document.arg("x402_kernel").arg("--output-directory").arg(to).env("PYTHONPATH", &tools);
        shell::run(document)
    })
}

fn javascript(to: &Path) -> Result<()> {
    let (tools, package) = (place::at("crates/xtask/docs"), place::at("bindings/wasm"));
    npm::install(&tools)?;
    let options = tools.join("typedoc.json");
    let sources = [package.join("ts"), package.join("package.json"), tools.join("package-lock.json"), options.clone()];
    unless_made(&kept().join("javascript.stamp"), &[&sources[0], &sources[1], &sources[2], &sources[3]], || {
        let mut document = Command::new("node");
        document.arg(tools.join("node_modules/typedoc/bin/typedoc")).arg("--options").arg(&options);
        document.args(["--entryPoints", "dist/index.d.ts", "--out"]).arg(to).current_dir(&package);
        shell::run(document)
    })
}

fn kotlin(to: &Path) -> Result<()> {
    let package = place::at("bindings/kotlin");
    let (own, generated) = (package.join("src/main/kotlin"), package.join("generated/kotlin"));
    let pom = place::at("crates/xtask/docs/dokka/pom.xml");
    unless_made(&kept().join("kotlin.stamp"), &[&own, &generated, &pom], || {
        let (sources, work) = (kept().join("kotlin-sources"), kept().join("kotlin-work"));
        copy(&own, &sources.join("own"))?;
        copy(&generated, &sources.join("generated"))?;
        let mut document = shell::command(&place::root(), "mvn", ["--batch-mode", "--no-transfer-progress", "--quiet"]);
        document.arg("--file").arg(&pom).arg("org.jetbrains.dokka:dokka-maven-plugin:2.2.0:dokka");
        for (name, value) in [("sources", &sources), ("work", &work), ("output", &to.to_path_buf())] {
            document.arg(format!("-Dpages.{name}={}", value.display()));
        }
        shell::run(document)
    })
}

fn swift(to: &Path) -> Result<()> {
    let symbols = language::swift_symbols()?;
    unless_made(&kept().join("swift.stamp"), &[&symbols], || {
        let archive = language::swift_archive()?;
        copy(&archive, to)
    })
}
