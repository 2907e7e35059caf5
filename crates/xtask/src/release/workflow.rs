//! The forge's workflows.

use std::fs;

use anyhow::{Result, ensure};

use crate::paths;
use crate::shell::{Run, command, need};

/// The linter, at one version, which Go builds and keeps.
const LINTER: &str = "github.com/rhysd/actionlint/cmd/actionlint@v1.7.12";

/// Fails if a workflow has a fault, or runs somebody's action at anything but one commit of it.
pub(super) fn check() -> Result<()> {
    need("go", "install Go 1.25 or newer: it builds the linter of workflows")?;
    let mut files = Vec::new();
    for entry in fs::read_dir(paths::at(".github/workflows"))? {
        let path = entry?.path();
        for line in fs::read_to_string(&path)?.lines().map(str::trim) {
            let Some((_, action)) = line.split_once("uses: ") else { continue };
            let commit = action.split_once('@').and_then(|(_, rest)| rest.split(' ').next()).unwrap_or_default();
            let pinned = commit.len() == 40 && commit.bytes().all(|byte| byte.is_ascii_hexdigit());
            ensure!(pinned || action.starts_with("./"), "{}: {line:?} names no commit", path.display());
        }
        files.push(path.to_string_lossy().into_owned());
    }
    let arguments = ["run", LINTER].into_iter().chain(files.iter().map(String::as_str));
    command(&paths::root(), "go", arguments).run()
}
