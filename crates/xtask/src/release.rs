//! `cargo xtask release --dry-run`: everything that a release publishes, in one folder.

use std::fs;
use std::path::PathBuf;

use anyhow::Result;

use crate::language::{self, Language};
use crate::{place, vector_packages};

/// Packs the selected languages, each into its folder.
pub(crate) fn run(only: &[Language], check: bool) -> Result<()> {
    let languages = language::selected(only);
    for &language in &languages {
        let folder = empty(language.name())?;
        language.package(&folder)?;
        if check {
            language.try_package(&folder)?;
        }
    }
    if languages.contains(&Language::Rust) {
        let folder = empty("vectors")?;
        vector_packages::package(&folder)?;
        if check {
            vector_packages::try_package(&folder)?;
        }
    }
    Ok(())
}

/// An empty folder of that name.
fn empty(name: &str) -> Result<PathBuf> {
    let folder = folder().join(name);
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    fs::create_dir_all(&folder)?;
    Ok(folder)
}

/// Packs everything, and tries everything.
pub(crate) fn check() -> Result<()> {
    run(&[], true)
}

fn folder() -> PathBuf {
    place::target().join("dist")
}
