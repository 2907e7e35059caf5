//! `cargo xtask release --dry-run`: everything that a release publishes, in one folder.

use std::fs;
use std::path::PathBuf;

use anyhow::Result;

use crate::language::{self, Language};
use crate::place;

/// Packs the selected languages, each into its folder.
pub(crate) fn run(only: &[Language], check: bool) -> Result<()> {
    for language in language::selected(only) {
        let folder = folder().join(language.name());
        if folder.exists() {
            fs::remove_dir_all(&folder)?;
        }
        fs::create_dir_all(&folder)?;
        language.package(&folder)?;
        if check {
            language.try_package(&folder)?;
        }
    }
    Ok(())
}

/// Packs everything, and tries everything.
pub(crate) fn check() -> Result<()> {
    run(&[], true)
}

fn folder() -> PathBuf {
    place::target().join("dist")
}
