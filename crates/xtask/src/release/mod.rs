//! `cargo xtask release --dry-run`: everything that a release publishes, in one folder; with `--check`, each package is
//! tried from a clean one, and what a release alone needs is checked.

mod changelog;
mod checksums;
mod materials;
mod versions;
mod workflow;

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Result, ensure};

use crate::checks::{self, Check, Scope, Selection};
use crate::language::Language;
use crate::shell::Profile;
use crate::{docs, paths, platforms, stamp, vector_packages};

/// What makes the packages.
pub(crate) const PACKS: &[Check] = &[
    pack("pack-kotlin", Language::Kotlin, |_| package(Language::Kotlin)),
    pack("pack-python", Language::Python, |_| package(Language::Python)),
    pack("pack-js", Language::Js, |_| package(Language::Js)),
    pack("pack-swift", Language::Swift, |_| package(Language::Swift)),
    pack("pack-rust", Language::Rust, |_| package(Language::Rust)),
    pack("pack-vectors", Language::Rust, |_| vector_packages::package(&emptied("vectors")?)),
];

const fn pack(name: &'static str, language: Language, run: fn(&Selection) -> Result<()>) -> Check {
    Check { name, about: "packed as its registry takes it", after: &[], scope: Scope::Of(language), run }
}

/// What tries them, and what only a release needs.
pub(crate) const TRIALS: &[Check] = &[
    Check {
        name: "platforms",
        about: "the systems that are not here",
        after: &["pack-kotlin"],
        scope: Scope::Whole,
        run: |_| platforms::check(),
    },
    trial("try-python", Language::Python, &["pack-python"], |_| try_package(Language::Python)),
    trial("try-js", Language::Js, &["pack-js"], |_| try_package(Language::Js)),
    trial("try-kotlin", Language::Kotlin, &["pack-kotlin"], |_| try_package(Language::Kotlin)),
    trial("try-swift", Language::Swift, &["pack-swift"], |_| try_package(Language::Swift)),
    trial("try-rust", Language::Rust, &["pack-rust"], |_| try_package(Language::Rust)),
    trial("try-vectors", Language::Rust, &["pack-vectors"], |_| {
        let folder = folder("vectors");
        unchanged(&folder, || vector_packages::try_package(&folder))
    }),
    Check {
        name: "site",
        about: "the guide and the reference of every language, each link followed",
        after: &["pack-kotlin", "pack-swift"],
        scope: Scope::Whole,
        run: |_| {
            Language::ALL
                .into_iter()
                .filter(|language| *language != Language::Rust)
                .try_for_each(|language| language.build(Profile::Dev))?;
            docs::build()
        },
    },
];

const fn trial(
    name: &'static str,
    language: Language,
    after: &'static [&'static str],
    run: fn(&Selection) -> Result<()>,
) -> Check {
    Check { name, about: "installed in a clean folder, where its README runs", after, scope: Scope::Of(language), run }
}

/// Packs the selected languages, each into a folder of its own, and states what is in them: checksums, and the crates
/// they were made of.
pub(crate) fn run(selection: &Selection, check: bool) -> Result<()> {
    papers()?;
    let all = paths::target().join("dist");
    paths::empty(&all)?;
    let outcome = checks::run(if check { &[PACKS, TRIALS] } else { &[PACKS] }, selection);
    materials::write(&all.join("sbom.cdx.json"))?;
    checksums::write(&all)?;
    println!("{}", all.display());
    outcome
}

fn package(language: Language) -> Result<()> {
    language.package(&emptied(language.name())?)
}

/// Tries what was packed, unless the same was tried in the same way.
fn try_package(language: Language) -> Result<()> {
    let folder = folder(language.name());
    let mut inputs = language.trial_inputs();
    inputs.push(folder.clone());
    let inputs: Vec<_> = inputs.iter().map(PathBuf::as_path).collect();
    stamp::unless_made(&format!("tried-{}", language.name()), &folder, &inputs, || {
        unchanged(&folder, || language.try_package(&folder))
    })
}

/// Fails if what was tried is not what is there: it would not be what is published.
fn unchanged(folder: &Path, tried: impl FnOnce() -> Result<()>) -> Result<()> {
    let before = stamp::print(&[folder])?;
    tried()?;
    ensure!(before == stamp::print(&[folder])?, "{}: the files are not those that were tried", folder.display());
    Ok(())
}

/// What a release needs before anything is packed: one version everywhere, a changelog, workflows without a fault.
pub(crate) fn papers() -> Result<()> {
    let version = versions::check()?;
    changelog::check(&version)?;
    workflow::check()
}

/// Where the packages of a language are.
fn folder(name: &str) -> PathBuf {
    paths::target().join("dist").join(name)
}

fn emptied(name: &str) -> Result<PathBuf> {
    let folder = folder(name);
    paths::empty(&folder)?;
    Ok(fs::canonicalize(folder)?)
}
