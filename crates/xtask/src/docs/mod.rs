//! `cargo xtask docs`: the guide and every language's reference, as one site in `target/site`, each link followed.

mod fingerprint;
mod guide;
mod links;
mod pages;
mod programs;
mod quick_start;
mod reference;

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::place;

/// Makes the site from what is built. Fails on a dead link, on a program of the guide that prints something else than
/// the others, and on a README that leaves a step out.
pub(crate) fn build() -> Result<()> {
    quick_start::check()?;
    let site = site();
    fs::create_dir_all(&site)?;
    let printed = programs::run()?;
    reference::all(&site)?;
    guide::build(&printed, &site)?;
    let count = links::check(&site)?;
    println!("{}: {count}", site.join("index.html").display());
    Ok(())
}

fn site() -> PathBuf {
    place::target().join("site")
}

/// What is made on the way, and kept.
fn kept() -> PathBuf {
    place::target().join("docs")
}

/// Copies a folder into another, which is emptied first.
fn copy(from: &Path, to: &Path) -> Result<()> {
    if to.exists() {
        fs::remove_dir_all(to)?;
    }
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from).with_context(|| from.display().to_string())? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy(&entry.path(), &target)?;
        } else {
            fs::copy(entry.path(), target)?;
        }
    }
    Ok(())
}
