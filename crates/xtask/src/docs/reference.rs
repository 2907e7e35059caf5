//! Each language's reference, by the tool that its people know: rustdoc, pdoc, TypeDoc, Dokka, DocC.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::Result;

use super::kept;
use crate::language::{kotlin, python, rust, swift};
use crate::shell::Run;
use crate::stamp::unless_made;
use crate::{paths, tools};

/// Makes all of them, as folders of the site.
pub(super) fn all(site: &Path) -> Result<()> {
    copied(site, "rust", &rust::document()?)?;
    // rustdoc's pages of help and settings lead to one that only nightly makes.
    let start = b"<meta http-equiv=\"refresh\" content=\"0; url=x402_kernel/index.html\">\n";
    paths::write(&site.join("rust/index.html"), start)?;
    copied(site, "kotlin", &kotlin::pages()?)?;
    copied(site, "swift", &swift::archive()?)?;
    python(site)?;
    javascript(site)
}

/// The pages that the language's own tool has made.
fn copied(site: &Path, language: &str, pages: &Path) -> Result<()> {
    made(site, language, &[pages], |to| paths::copy(pages, to))
}

/// A reference in a folder of its own, unless it is of the same inputs, with the way to the others on every page.
fn made(site: &Path, language: &str, inputs: &[&Path], make: impl FnOnce(&Path) -> Result<()>) -> Result<()> {
    let to = site.join(language);
    unless_made(&format!("pages-{language}"), &to, inputs, || {
        paths::empty(&to)?;
        make(&to)?;
        connect(site, &to)
    })
}

/// Puts the way to the guide and to the other references onto every page of a reference.
fn connect(site: &Path, reference: &Path) -> Result<()> {
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
    let pages = paths::files(reference)?.into_iter().filter(|path| path.extension() == Some("html".as_ref()));
    for page in pages {
        let text = fs::read_to_string(&page)?;
        let Some(body) = text.find("<body").and_then(|at| Some(at + text[at..].find('>')? + 1)) else { continue };
        let up = "../".repeat(page.strip_prefix(site)?.components().count() - 1);
        let links = LINKS.map(|(to, title)| format!("<a style=\"color:inherit\" href=\"{up}{to}\">{title}</a>"));
        let bar = format!("<div role=\"navigation\" style=\"{STYLE}\">{}</div>", links.concat());
        fs::write(page, format!("{}{bar}{}", &text[..body], &text[body..]))?;
    }
    Ok(())
}

/// By pdoc, which reads the module that is installed: it lives beside it and not within its environment.
fn python(site: &Path) -> Result<()> {
    let (requirements, tools) = (paths::at("crates/xtask/docs/requirements.txt"), kept().join("pdoc"));
    unless_made("pdoc", &tools, &[&requirements], || {
        let install = ["-m", "pip", "--quiet", "--disable-pip-version-check", "install", "--upgrade", "--target"];
        python::python(install)?.arg(&tools).arg("--requirement").arg(&requirements).run()
    })?;
    let inputs = [paths::at("bindings/python/python"), paths::at("bindings/python/src"), requirements.clone()];
    made(site, "python", &inputs.each_ref().map(PathBuf::as_path), |to| {
        let mut document = python::python(["-m", "pdoc", "x402_kernel", "--output-directory"])?;
        document.arg(to).env("PYTHONPATH", &tools).run()
    })
}

/// By TypeDoc, of the declarations that the package exports.
fn javascript(site: &Path) -> Result<()> {
    let (tools, package) = (paths::at("crates/xtask/docs"), paths::at("bindings/wasm"));
    tools::npm(&tools)?;
    made(site, "javascript", &[&package.join("ts"), &package.join("package.json"), &tools], |to| {
        let mut document = Command::new("node");
        document.arg(tools.join("node_modules/typedoc/bin/typedoc")).arg("--options").arg(tools.join("typedoc.json"));
        document.arg("--entryPoints").arg("dist/full/index.d.ts").arg("--out").arg(to);
        document.current_dir(&package).run()
    })
}
