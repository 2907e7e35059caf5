//! Packages of npm's, as their lock files have them.

use std::path::Path;

use anyhow::Result;

use crate::shell;

/// Installs a folder's packages, unless they are.
pub(crate) fn install(folder: &Path) -> Result<()> {
    shell::need("node", "install Node.js 20.19 or newer")?;
    shell::need("npm", "it comes with Node.js")?;
    let (lock, installed) = (folder.join("package-lock.json"), folder.join("node_modules/.package-lock.json"));
    if shell::newer(&installed, &[&lock])? {
        return Ok(());
    }
    shell::run(shell::command(folder, "npm", ["ci", "--no-audit", "--no-fund"]))
}
