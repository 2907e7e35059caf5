//! The guide: pages for mdBook, in which `{{code pay}}` stands for a section of the programs in every language,
//! `{{prints pay}}` for what they print, and `{{errors}}` and its like for tables that are made here.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail, ensure};

use super::{copy, kept, pages, programs};
use crate::{place, shell};

/// mdBook, pinned.
const MDBOOK: &str = "0.5.4";

pub(super) fn build(printed: &BTreeMap<String, String>, site: &Path) -> Result<()> {
    let (guide, book) = (place::at("crates/guide"), kept().join("guide"));
    copy(&guide.join("theme"), &book.join("theme"))?;
    fs::copy(guide.join("book.toml"), book.join("book.toml"))?;
    let source = book.join("src");
    copy(&guide.join("src"), &source)?;
    let mut unused: Vec<&str> = printed.keys().map(String::as_str).collect();
    for entry in fs::read_dir(&source)? {
        let path = entry?.path();
        let text = fs::read_to_string(&path)?;
        let filled = fill(&text, printed, &mut unused).with_context(|| path.display().to_string())?;
        fs::write(&path, filled)?;
    }
    ensure!(unused.is_empty(), "the programs print what the guide does not show: {}", unused.join(", "));
    let output = book.join("book");
    shell::run(shell::command(&book, &mdbook()?, ["build", "--dest-dir", "book"]))?;
    for entry in fs::read_dir(&output)? {
        let entry = entry?;
        let to = site.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy(&entry.path(), &to)?;
        } else {
            fs::copy(entry.path(), to)?;
        }
    }
    Ok(())
}

/// A page with its directives replaced. Each stands on a line of its own.
fn fill(text: &str, printed: &BTreeMap<String, String>, unused: &mut Vec<&str>) -> Result<String> {
    let mut filled = String::new();
    for line in text.lines() {
        let Some(directive) = line.strip_prefix("{{").and_then(|rest| rest.strip_suffix("}}")) else {
            filled += line;
            filled.push('\n');
            continue;
        };
        let words: Vec<&str> = directive.split(' ').collect();
        filled += &match words.as_slice() {
            ["code", section] => programs::code(section)?,
            ["prints", section] => {
                unused.retain(|name| name != section);
                let lines = printed.get(*section).with_context(|| format!("no program prints {section}"))?;
                format!("<div class=\"prints\">\n\n```text\n{lines}```\n\n</div>\n")
            }
            ["errors"] => pages::errors()?,
            ["repairs"] => pages::repairs()?,
            ["open"] => pages::open()?,
            ["reasons"] => pages::reasons()?,
            ["tokens"] => pages::tokens(),
            ["operations"] => pages::operations()?,
            ["case"] => pages::case()?,
            ["names"] => pages::names()?,
            ["version"] => format!("{}\n", env!("CARGO_PKG_VERSION")),
            _ => bail!("no such directive: {line}"),
        };
    }
    Ok(filled)
}

/// mdBook's program, installed once.
fn mdbook() -> Result<String> {
    let tools = place::cache().join(format!("mdbook-{MDBOOK}"));
    let program = tools.join("bin/mdbook").with_extension(std::env::consts::EXE_EXTENSION);
    if !program.exists() {
        // Without what serves and watches; in debug mode, since it is compiled more often than it runs.
        let install = ["install", "mdbook", "--version", MDBOOK, "--locked", "--debug", "--no-default-features"];
        let mut install = shell::command(&place::root(), "cargo", install);
        install.args(["--features", "search", "--root"]).arg(&tools).env_remove("CARGO_TARGET_DIR");
        shell::run(install)?;
    }
    program.to_str().map(str::to_owned).context("a path that is not UTF-8")
}
