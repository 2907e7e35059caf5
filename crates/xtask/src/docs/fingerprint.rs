//! Whether something was made of just these files: dates do not tell, since builds write the same files anew.

use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

/// Makes what `inputs` make, unless it was made of the same contents before.
pub(super) fn unless_made(stamp: &Path, inputs: &[&Path], make: impl FnOnce() -> Result<()>) -> Result<()> {
    let mut hasher = DefaultHasher::new();
    for input in inputs {
        add(input, &mut hasher)?;
    }
    let print = format!("{:016x}", hasher.finish());
    if fs::read_to_string(stamp).is_ok_and(|old| old == print) {
        return Ok(());
    }
    if stamp.exists() {
        fs::remove_file(stamp)?;
    }
    make()?;
    fs::create_dir_all(stamp.parent().context("a file stands in a folder")?)?;
    Ok(fs::write(stamp, print)?)
}

fn add(path: &Path, hasher: &mut DefaultHasher) -> Result<()> {
    if path.is_dir() {
        let mut inside: Vec<PathBuf> = fs::read_dir(path)?.map(|entry| Ok(entry?.path())).collect::<Result<_>>()?;
        inside.sort();
        return inside.iter().try_for_each(|path| add(path, hasher));
    }
    path.file_name().hash(hasher);
    fs::read(path).with_context(|| path.display().to_string())?.hash(hasher);
    Ok(())
}
