//! `CHANGELOG.md`, as Keep a Changelog has it.

use std::fs;

use anyhow::{Result, ensure};

use crate::paths;

/// What a change can be.
const KINDS: [&str; 6] = ["Added", "Changed", "Deprecated", "Removed", "Fixed", "Security"];

/// Fails unless the changelog says something under this version or, until that is released, under `Unreleased`, and
/// every heading is a known one.
pub(super) fn check(version: &str) -> Result<()> {
    let text = fs::read_to_string(paths::at("CHANGELOG.md"))?;
    let mut parts = text.split("\n## ").skip(1).peekable();
    let newest = parts.peek().copied().unwrap_or_default();
    let title = newest.lines().next().unwrap_or_default();
    ensure!(
        title == "Unreleased" || title.starts_with(&format!("{version} - ")),
        "CHANGELOG.md: the first heading is {title:?}, neither \"Unreleased\" nor \"{version} - DATE\""
    );
    ensure!(newest.lines().any(|line| line.starts_with("- ")), "CHANGELOG.md: nothing under {title:?}");
    for part in parts {
        for line in part.lines() {
            let kind = line.strip_prefix("### ");
            ensure!(kind.is_none_or(|kind| KINDS.contains(&kind)), "CHANGELOG.md: {line:?} is not a kind of change");
        }
    }
    Ok(())
}
