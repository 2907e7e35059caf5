//! Checks a release before it is packed: one version everywhere, a changelog, correct workflows.

use std::fs;

use anyhow::{Context, Result, ensure};

use crate::paths;
use crate::shell::{Run, command, need};

/// The text before the version in each published manifest, in the first line that has it, and the text of a manifest
/// that is never published.
const MANIFESTS: [(&str, &str, &str); 4] = [
    ("package.json", "\"version\": \"", "\"private\": true"),
    ("pom.xml", "<version>", "<maven.deploy.skip>true<"),
    ("pyproject.toml", "\nversion = \"", "\"Private ::"),
    ("Cargo.toml", "\nversion = \"", "\npublish = false"),
];

/// The linter of workflows, at one version, which Go builds and caches.
const LINTER: &str = "github.com/rhysd/actionlint/cmd/actionlint@v1.7.12";

/// Fails on a version that differs from the workspace's, on an empty changelog, and on an incorrect workflow.
pub(crate) fn check() -> Result<()> {
    versions()?;
    changelog()?;
    workflows()
}

/// Checks that every published manifest has the workspace's version, for itself and for its dependencies.
fn versions() -> Result<()> {
    let ours = env!("CARGO_PKG_VERSION");
    for line in fs::read_to_string(paths::at("Cargo.toml"))?.lines().filter(|line| line.starts_with("x402-kernel")) {
        let asked = line.split_once("version = \"").and_then(|(_, rest)| rest.split('"').next());
        ensure!(asked.is_none_or(|asked| asked == ours), "Cargo.toml: another version in {line:?}");
    }
    let files = command(&paths::root(), "git", ["ls-files"]).text()?;
    let mut seen = 0;
    for file in files.lines() {
        let name = file.rsplit('/').next().unwrap_or(file);
        let Some((_, before, never)) = MANIFESTS.iter().find(|(manifest, ..)| *manifest == name) else { continue };
        let text = fs::read_to_string(paths::at(file)).with_context(|| file.to_owned())?;
        let stated = text.split_once(before).and_then(|(_, rest)| rest.split(['"', '<']).next());
        // A script replaces `@VERSION@` by the workspace's; a crate may take it from the workspace.
        let Some(stated) = stated.filter(|stated| *stated != "@VERSION@" && !text.contains(never)) else { continue };
        ensure!(stated == ours, "{file}: version {stated}, the workspace has {ours}");
        seen += 1;
    }
    ensure!(seen >= 5, "only {seen} manifests state a version");
    println!("version {ours} in {seen} manifests");
    Ok(())
}

/// Checks that `CHANGELOG.md`, in the format of Keep a Changelog, has text for this version or, before its release, for
/// `Unreleased`.
fn changelog() -> Result<()> {
    const KINDS: [&str; 6] = ["Added", "Changed", "Deprecated", "Removed", "Fixed", "Security"];
    let text = fs::read_to_string(paths::at("CHANGELOG.md"))?;
    let newest = text.split("\n## ").nth(1).unwrap_or_default();
    let title = newest.lines().next().unwrap_or_default();
    let released = format!("{} - ", env!("CARGO_PKG_VERSION"));
    ensure!(title == "Unreleased" || title.starts_with(&released), "CHANGELOG.md: {title:?} is not this version");
    ensure!(newest.lines().any(|line| line.starts_with("- ")), "CHANGELOG.md: nothing under {title:?}");
    let unknown = text.lines().filter_map(|line| line.strip_prefix("### ")).find(|kind| !KINDS.contains(kind));
    ensure!(unknown.is_none(), "CHANGELOG.md: {unknown:?} is not a kind of change");
    Ok(())
}

/// Checks that workflows are correct, and pin third-party actions to a commit.
fn workflows() -> Result<()> {
    need("go", "install Go 1.25 or newer: it builds the linter of workflows")?;
    let files = paths::list(&paths::at(".github/workflows"))?;
    for path in &files {
        for line in fs::read_to_string(path)?.lines() {
            let Some((_, action)) = line.split_once("uses: ") else { continue };
            let commit = action.split_once('@').and_then(|(_, rest)| rest.split(' ').next()).unwrap_or_default();
            let pinned = commit.len() == 40 && commit.bytes().all(|byte| byte.is_ascii_hexdigit());
            ensure!(pinned || action.starts_with("./"), "{}: {line:?} names no commit", path.display());
        }
    }
    command(&paths::root(), "go", ["run", LINTER]).args(files).run()
}
