//! `cargo xtask release --dry-run`: everything that a release publishes, in one folder.

mod changelog;
mod checksums;
mod materials;
mod versions;
mod workflow;

use std::fs;
use std::path::PathBuf;

use anyhow::Result;

use crate::language::{self, Language};
use crate::{place, vector_packages};

/// Packs the selected languages, each into a folder of its own, and states what is in them: checksums, and the crates
/// they were made of.
pub(crate) fn run(only: &[Language], check: bool) -> Result<()> {
    let all = folder();
    if all.exists() {
        fs::remove_dir_all(&all)?;
    }
    let languages = language::selected(only);
    let vectors = languages.contains(&Language::Rust).then(|| all.join("vectors"));
    for &language in &languages {
        let folder = all.join(language.name());
        fs::create_dir_all(&folder)?;
        language.package(&folder)?;
    }
    if let Some(folder) = &vectors {
        fs::create_dir_all(folder)?;
        vector_packages::package(folder)?;
    }
    materials::write(&all.join("sbom.cdx.json"))?;
    checksums::write(&all)?;
    if check {
        for &language in &languages {
            language.try_package(&all.join(language.name()))?;
        }
        if let Some(folder) = &vectors {
            vector_packages::try_package(folder)?;
        }
        checksums::check(&all)?;
    }
    println!("{}", all.display());
    Ok(())
}

/// Packs everything, and installs everything from a clean folder.
pub(crate) fn check() -> Result<()> {
    run(&[], true)
}

/// What a release needs before anything is packed: one version everywhere, a changelog, workflows without a fault.
pub(crate) fn papers() -> Result<()> {
    let version = versions::check()?;
    changelog::check(&version)?;
    workflow::check()
}

fn folder() -> PathBuf {
    place::target().join("dist")
}
