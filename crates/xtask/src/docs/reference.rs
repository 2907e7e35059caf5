//! Each language's reference, by the tool that its people know: rustdoc, pdoc, TypeDoc, Dokka, DocC.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result};
use serde_json::Value;

use super::kept;
use crate::shell::{Run, command};
use crate::stamp::unless_made;
use crate::{language, paths, tools};

/// Makes all of them, as folders of the site.
pub(super) fn all(site: &Path) -> Result<()> {
    rust(&site.join("rust"))?;
    python(&site.join("python"))?;
    javascript(&site.join("javascript"))?;
    kotlin(&site.join("kotlin"))?;
    swift(&site.join("swift"))
}

/// Puts the way to the guide and to the other references onto every page of a reference.
fn connect(reference: &Path) -> Result<()> {
    const STYLE: &str = "position:fixed;inset:auto 0 0 auto;z-index:9999;display:flex;gap:.8em;padding:.35em .8em;\
        background:#fffd;color:#333;border:1px solid #8888;border-radius:.5em 0 0 0;font:13px/1.4 system-ui,sans-serif";
    const LINKS: [(&str, &str); 6] = [
        ("index.html", "Guide"),
        ("rust/x402_kernel/index.html", "Rust"),
        ("python/x402_kernel.html", "Python"),
        ("javascript/index.html", "JavaScript"),
        ("kotlin/index.html", "Kotlin"),
        ("swift/documentation/x402kernel/index.html", "Swift"),
    ];
    each_page(reference, 1, &mut |page, depth| {
        let text = fs::read_to_string(page)?;
        let Some(body) = text.find("<body").and_then(|at| Some(at + text[at..].find('>')? + 1)) else { return Ok(()) };
        let up = "../".repeat(depth);
        let links = LINKS.map(|(to, title)| format!("<a style=\"color:inherit\" href=\"{up}{to}\">{title}</a>"));
        let bar = format!("<div role=\"navigation\" style=\"{STYLE}\">{}</div>", links.concat());
        Ok(fs::write(page, format!("{}{bar}{}", &text[..body], &text[body..]))?)
    })
}

fn each_page(folder: &Path, depth: usize, take: &mut impl FnMut(&Path, usize) -> Result<()>) -> Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            each_page(&path, depth + 1, take)?;
        } else if path.extension().is_some_and(|extension| extension == "html") {
            take(&path, depth)?;
        }
    }
    Ok(())
}

fn rust(to: &Path) -> Result<()> {
    let made = language::rust_pages()?;
    unless_made("pages-rust", to, &[&made.join("x402_kernel")], || {
        paths::empty(to)?;
        paths::copy(&made, to)?;
        connect(to)?;
        // Its pages of help and settings lead to one that only nightly makes.
        Ok(fs::write(
            to.join("index.html"),
            "<meta http-equiv=\"refresh\" content=\"0; url=x402_kernel/index.html\">\n",
        )?)
    })
}

/// pdoc, which reads the module that is installed, lives beside it and not within its environment.
fn python(to: &Path) -> Result<()> {
    let (requirements, tools) = (paths::at("crates/xtask/docs/requirements.txt"), kept().join("pdoc"));
    let sources = [paths::at("bindings/python/python"), paths::at("bindings/python/src"), requirements.clone()];
    unless_made("pdoc", &tools, &[&requirements], || {
        let mut install = language::python_module("pip")?;
        install.args(["--quiet", "--disable-pip-version-check", "install", "--upgrade", "--target"]);
        install.arg(&tools).arg("--requirement").arg(&requirements);
        install.run()
    })?;
    unless_made("pages-python", to, &[&sources[0], &sources[1], &sources[2]], || {
        paths::empty(to)?;
        let mut document = language::python_module("pdoc")?;
        document.arg("x402_kernel").arg("--output-directory").arg(to).env("PYTHONPATH", &tools);
        document.run()?;
        connect(to)
    })
}

fn javascript(to: &Path) -> Result<()> {
    let (tools, package) = (paths::at("crates/xtask/docs"), paths::at("bindings/wasm"));
    tools::npm(&tools)?;
    let options = tools.join("typedoc.json");
    let sources = [package.join("ts"), package.join("package.json"), tools.join("package-lock.json"), options.clone()];
    unless_made("pages-javascript", to, &[&sources[0], &sources[1], &sources[2], &sources[3]], || {
        paths::empty(to)?;
        let mut document = Command::new("node");
        document.arg(tools.join("node_modules/typedoc/bin/typedoc")).arg("--options").arg(&options);
        document.arg("--entryPoints").arg(declarations(&package)?).arg("--out").arg(to).current_dir(&package);
        document.run()?;
        connect(to)
    })
}

/// Where the package says that its declarations are.
fn declarations(package: &Path) -> Result<String> {
    let manifest: Value = serde_json::from_str(&fs::read_to_string(package.join("package.json"))?)?;
    let types = manifest.pointer("/exports/./types").and_then(Value::as_str);
    Ok(types.context("package.json exports no types")?.to_owned())
}

fn kotlin(to: &Path) -> Result<()> {
    let package = paths::at("bindings/kotlin");
    let (own, generated) = (package.join("src/main/kotlin"), package.join("generated/kotlin"));
    let pom = paths::at("crates/xtask/docs/dokka/pom.xml");
    unless_made("pages-kotlin", to, &[&own, &generated, &pom], || {
        paths::empty(to)?;
        let (sources, work) = (kept().join("kotlin-sources"), kept().join("kotlin-work"));
        paths::mirror(&own, &sources.join("own"))?;
        paths::mirror(&generated, &sources.join("generated"))?;
        let mut document = command(&paths::root(), "mvn", ["--batch-mode", "--no-transfer-progress", "--quiet"]);
        document.arg("--file").arg(&pom).arg("org.jetbrains.dokka:dokka-maven-plugin:2.2.0:dokka");
        for (name, value) in [("sources", &sources), ("work", &work), ("output", &to.to_path_buf())] {
            document.arg(format!("-Dpages.{name}={}", value.display()));
        }
        document.run()?;
        connect(to)
    })
}

fn swift(to: &Path) -> Result<()> {
    let symbols = language::swift_symbols()?;
    unless_made("pages-swift", to, &[&symbols], || {
        let archive = language::swift_archive()?;
        paths::empty(to)?;
        paths::copy(&archive, to)?;
        connect(to)
    })
}
