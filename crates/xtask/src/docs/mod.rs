//! `cargo xtask docs`: the guide and every language's reference, as one site in `target/site`, each link followed.

mod guide;
mod pages;
mod programs;
mod reference;

use std::path::{Path, PathBuf};

use anyhow::Result;

use crate::shell::{Run, command};
use crate::{paths, readme};

/// Fails on a program of the guide that prints something else than the others, on a page that cannot be filled, and on a
/// README that leaves a step out.
pub(crate) fn check() -> Result<()> {
    readme::check()?;
    guide::fill(&programs::run()?).map(drop)
}

/// Makes the site from what is built. Fails on a dead link as well.
pub(crate) fn build() -> Result<()> {
    readme::check()?;
    let site = paths::target().join("site");
    let book = guide::fill(&programs::run()?)?;
    reference::all(&site)?;
    guide::build(&book, &site)?;
    links(&site)?;
    println!("{}", site.join("index.html").display());
    Ok(())
}

/// Follows every link of a site.
fn links(site: &Path) -> Result<()> {
    command(&paths::at("crates/xtask/docs"), "python3", ["links.py"]).arg(site).run()
}

/// What is made on the way, and kept.
fn kept() -> PathBuf {
    paths::target().join("docs")
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::links;

    #[test]
    fn a_dead_link_is_found() {
        let site = std::env::temp_dir().join(format!("x402-kernel-links-{}", std::process::id()));
        fs::create_dir_all(&site).expect("a folder");
        let holds = |text: &str| {
            fs::write(site.join("index.html"), text).expect("a page");
            links(&site).is_ok()
        };
        assert!(holds(
            r##"<a id="here" href="#here">x</a><a href='index.html'>x</a><script>"<a href=gone>"</script>
                <a href="https://docs.rs/x402-kernel">x</a>"##
        ));
        for dead in ["<a href='#there'>", "<a href=\"gone.html\">", "<a href=gone.html>", "<a href=//nowhere.invalid/>"]
        {
            assert!(!holds(dead), "{dead}");
        }
        fs::remove_dir_all(&site).expect("removed");
    }
}
