//! `cargo xtask release --dry-run`: makes everything that a release publishes, in one folder; with `--check`, tries
//! each package from a clean one, and checks what only a release needs.

mod manifests;

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Result, ensure};

use crate::checks::{self, Check, Scope, Selection};
use crate::language::Language;
use crate::language::Language::{Js, Kotlin, Python, Rust, Swift};
use crate::shell::{Profile, Run, command};
use crate::test::COMPILE;
use crate::{docs, paths, platforms, stamp, tools, vector_packages};

pub(crate) use manifests::check as manifests;

/// The checks that make the packages.
const PACKED: &str = "packed as its registry takes it";
/// The checks that try them.
const TRIED: &str = "installed in a clean folder, where its README runs";

/// The checks that make the packages, `pack-` and a name, run after the checks that they need.
pub(crate) const CHECKS: &[Check] = &[
    COMPILE,
    Check::new("pack-kotlin", PACKED, &["compile"], Scope::Of(Kotlin), |_| package(Kotlin)),
    Check::new("pack-python", PACKED, &[], Scope::Of(Python), |_| package(Python)),
    Check::new("pack-js", PACKED, &["compile"], Scope::Of(Js), |_| package(Js)),
    Check::new("pack-swift", PACKED, &["compile"], Scope::Of(Swift), |_| package(Swift)),
    Check::new("pack-rust", PACKED, &[], Scope::Of(Rust), |_| package(Rust)),
    Check::new("pack-vectors", PACKED, &[], Scope::Of(Rust), |_| vector_packages::pack(&emptied("vectors")?)),
    Check::new("platforms", "the systems that are not here", &["pack-kotlin"], Scope::Whole, |_| platforms::check()),
    Check::new("try-python", TRIED, &["pack-python"], Scope::Of(Python), |_| try_package(Python)),
    Check::new("try-js", TRIED, &["pack-js"], Scope::Of(Js), |_| try_package(Js)),
    Check::new("try-kotlin", TRIED, &["pack-kotlin"], Scope::Of(Kotlin), |_| try_package(Kotlin)),
    Check::new("try-swift", TRIED, &["pack-swift"], Scope::Of(Swift), |_| try_package(Swift)),
    Check::new("try-rust", TRIED, &["pack-rust"], Scope::Of(Rust), |_| try_package(Rust)),
    Check::new("try-vectors", TRIED, &["pack-vectors"], Scope::Of(Rust), |_| {
        unchanged(&folder("vectors"), vector_packages::try_out)
    }),
    Check::new(
        "site",
        "every guide and reference, each link followed",
        &["compile", "pack-kotlin", "pack-swift"],
        Scope::Whole,
        |_| {
            [Python, Js, Kotlin, Swift].iter().try_for_each(|language| language.build(Profile::Dev))?;
            docs::build()
        },
    ),
];

/// Packs the selected languages, each into its own folder, with checksums and a list of the crates in
/// them.
pub(crate) fn run(selection: &Selection, check: bool) -> Result<()> {
    manifests()?;
    let all = paths::target().join("dist");
    paths::empty(&all)?;
    let outcome = checks::run(
        CHECKS.iter().filter(|it| check || it.name == "compile" || it.name.starts_with("pack-")),
        selection,
    );
    let folder = paths::at("crates/xtask/release");
    let python = tools::python("release", &folder.join("requirements.txt"))?;
    command(&folder, &python, ["materials.py"]).arg(all.join("sbom.cdx.json")).run()?;
    let files = paths::files(&all)?;
    let names = files.iter().map(|file| file.strip_prefix(&all)).collect::<Result<Vec<_>, _>>()?;
    let sums = command(&all, "sha256sum", []).args(names).text()?;
    paths::write(&all.join("SHA256SUMS"), sums.as_bytes())?;
    println!("{}", all.display());
    outcome
}

fn package(language: Language) -> Result<()> {
    language.package(&emptied(language.name())?)
}

/// Tries the packages, unless the same ones were tried in the same way.
fn try_package(language: Language) -> Result<()> {
    let folder = folder(language.name());
    let mut inputs: Vec<PathBuf> = language.trial_inputs().iter().map(|input| paths::at(input)).collect();
    inputs.push(folder.clone());
    let inputs: Vec<_> = inputs.iter().map(PathBuf::as_path).collect();
    stamp::unless_made(&format!("tried-{}", language.name()), &folder, &inputs, || {
        unchanged(&folder, |folder| language.try_package(folder))
    })
}

/// Fails if the tried packages are not those in the folder, which would be published.
fn unchanged(folder: &Path, tried: impl FnOnce(&Path) -> Result<()>) -> Result<()> {
    let before = stamp::print(&[folder])?;
    tried(folder)?;
    ensure!(before == stamp::print(&[folder])?, "{}: the files are not those that were tried", folder.display());
    Ok(())
}

/// Returns the folder of a language's packages.
fn folder(name: &str) -> PathBuf {
    paths::target().join("dist").join(name)
}

fn emptied(name: &str) -> Result<PathBuf> {
    let folder = folder(name);
    paths::empty(&folder)?;
    Ok(fs::canonicalize(folder)?)
}
