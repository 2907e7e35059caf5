//! Remembers from which contents something was made: dates do not tell, since builds write unchanged files anew.

use std::fs::{self, File};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::Path;

use anyhow::{Context, Result};

use crate::paths;

/// Makes `made` from `inputs`, files or folders, unless it exists and was made from the same contents. Another check
/// that needs it waits.
pub fn unless_made(name: &str, made: &Path, inputs: &[&Path], make: impl FnOnce() -> Result<()>) -> Result<()> {
    let stamp = paths::target().join("stamps").join(name);
    let _locked = lock(name)?;
    let print = print(inputs)?;
    if made.exists() && fs::read_to_string(&stamp).is_ok_and(|old| old == print) {
        return Ok(());
    }
    if stamp.exists() {
        fs::remove_file(&stamp)?;
    }
    make()?;
    Ok(fs::write(stamp, print)?)
}

/// Waits for the lock of that name, and locks it.
pub fn lock(name: &str) -> Result<File> {
    let path = paths::target().join("stamps").join(format!("{name}.lock"));
    fs::create_dir_all(path.parent().context("a file is in a folder")?)?;
    let file = File::create(&path).with_context(|| path.display().to_string())?;
    file.lock()?;
    Ok(file)
}

/// Returns a hash of the contents.
pub fn print(inputs: &[&Path]) -> Result<String> {
    let mut hasher = DefaultHasher::new();
    for input in inputs {
        for file in paths::files(input)? {
            file.strip_prefix(input)?.hash(&mut hasher);
            fs::read(&file).with_context(|| file.display().to_string())?.hash(&mut hasher);
        }
    }
    Ok(format!("{:016x}", hasher.finish()))
}
