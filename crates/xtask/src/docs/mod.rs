//! `cargo xtask docs`: the guide and every language's reference, as one site in `target/site`, each link followed.

mod guide;
mod links;
mod pages;
mod programs;
mod quick_start;
mod reference;

use std::path::PathBuf;

use anyhow::Result;

use crate::paths;

/// Fails on a program of the guide that prints something else than the others, on a page that cannot be filled, and on a
/// README that leaves a step out.
pub(crate) fn check() -> Result<()> {
    quick_start::check()?;
    guide::fill(&programs::run()?).map(drop)
}

/// Makes the site from what is built. Fails on a dead link as well.
pub(crate) fn build() -> Result<()> {
    quick_start::check()?;
    let site = site();
    let book = guide::fill(&programs::run()?)?;
    reference::all(&site)?;
    guide::build(&book, &site)?;
    let count = links::check(&site)?;
    println!("{}: {count}", site.join("index.html").display());
    Ok(())
}

fn site() -> PathBuf {
    paths::target().join("site")
}

/// What is made on the way, and kept.
fn kept() -> PathBuf {
    paths::target().join("docs")
}
