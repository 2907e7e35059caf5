//! The guide: pages for mdBook, in which `{{code pay}}` is replaced by a section of the programs in every language,
//! `{{prints pay}}` by their output, and `{{errors}}` and others by tables that are written here.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail, ensure};

use super::{kept, pages, programs};
use crate::paths;
use crate::shell::{Run, command};

/// mdBook, pinned.
const MDBOOK: &str = "0.5.4";

/// Fills the pages, and gives the folder that mdBook makes the guide of. Fails on a directive that is none, and on a
/// section of the programs that no page shows.
pub(super) fn fill(printed: &BTreeMap<String, String>) -> Result<PathBuf> {
    let (guide, book) = (paths::at("crates/guide"), kept().join("guide"));
    paths::empty(&book)?;
    for part in ["book.toml", "theme"] {
        paths::copy(&guide.join(part), &book.join(part))?;
    }
    let mut unused: Vec<&str> = printed.keys().map(String::as_str).collect();
    for path in paths::list(&guide.join("src"))? {
        let filled = filled(&fs::read_to_string(&path)?, printed, &mut unused);
        let filled = filled.with_context(|| path.display().to_string())?;
        paths::write(&book.join("src").join(path.file_name().unwrap_or_default()), filled.as_bytes())?;
    }
    ensure!(unused.is_empty(), "the programs print what the guide does not show: {}", unused.join(", "));
    Ok(book)
}

pub(super) fn build(book: &Path, site: &Path) -> Result<()> {
    command(book, &mdbook()?, ["build", "--dest-dir", "book"]).run()?;
    paths::copy(&book.join("book"), site)
}

/// A page with its directives replaced. Each is on a line of its own.
fn filled(text: &str, printed: &BTreeMap<String, String>, unused: &mut Vec<&str>) -> Result<String> {
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
            ["version"] => format!("{}\n", env!("CARGO_PKG_VERSION")),
            _ => bail!("no such directive: {line}"),
        };
    }
    Ok(filled)
}

/// mdBook's program, installed once.
fn mdbook() -> Result<String> {
    let tools = paths::cache().join(format!("mdbook-{MDBOOK}"));
    let program = tools.join("bin/mdbook").with_extension(std::env::consts::EXE_EXTENSION);
    if !program.exists() {
        // Without what serves and watches; in debug mode, since it is compiled more often than it runs.
        let install = ["install", "mdbook", "--version", MDBOOK, "--locked", "--debug", "--no-default-features"];
        let mut install = command(&paths::root(), "cargo", install);
        install.args(["--features", "search", "--root"]).arg(&tools).env_remove("CARGO_TARGET_DIR");
        install.run()?;
    }
    program.to_str().map(str::to_owned).context("a path that is not UTF-8")
}
