//! `SHA256SUMS`: a line a file, as `sha256sum --check` reads it.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use sha2::{Digest, Sha256};

const NAME: &str = "SHA256SUMS";

/// Writes the sums of all files in a folder and its folders.
pub(super) fn write(folder: &Path) -> Result<()> {
    Ok(fs::write(folder.join(NAME), sums(folder)?)?)
}

/// Fails if a file has changed, come or gone since: what was tried would not be what is published.
pub(super) fn check(folder: &Path) -> Result<()> {
    let said = fs::read_to_string(folder.join(NAME))?;
    ensure!(said == sums(folder)?, "{}: the files are not the ones in {NAME}", folder.display());
    Ok(())
}

fn sums(folder: &Path) -> Result<String> {
    let mut files = Vec::new();
    list(folder, &mut files)?;
    files.sort();
    let mut text = String::new();
    for file in files {
        let name = file.strip_prefix(folder)?.to_str().context("a file name that is not UTF-8")?.replace('\\', "/");
        if name != NAME {
            let sum: String =
                Sha256::digest(fs::read(&file)?).as_slice().iter().map(|byte| format!("{byte:02x}")).collect();
            text += &format!("{sum}  {name}\n");
        }
    }
    Ok(text)
}

fn list(folder: &Path, files: &mut Vec<PathBuf>) -> Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() { list(&path, files)? } else { files.push(path) }
    }
    Ok(())
}
