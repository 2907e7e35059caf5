//! Paths of the checkout, and operations on whole folders.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};
use std::{env, fs};

use anyhow::{Context, Result, ensure};

/// The top of the checkout.
pub fn root() -> PathBuf {
    let top = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    top.canonicalize().unwrap_or(top)
}

/// Returns a path inside the checkout.
pub fn at(path: &str) -> PathBuf {
    root().join(path)
}

/// Cargo's target folder.
pub fn target() -> PathBuf {
    env::var_os("CARGO_TARGET_DIR").map_or_else(|| at("target"), PathBuf::from)
}

/// The folder of large tools that several checkouts share: a chroot with Swift, mdBook.
pub fn cache() -> PathBuf {
    let home = || env::var_os("HOME").map(|home| PathBuf::from(home).join(".cache"));
    let cache = env::var_os("XDG_CACHE_HOME").map(PathBuf::from).or_else(home);
    cache.unwrap_or_else(target).join("x402-kernel")
}

/// Returns an empty folder outside the checkout. Its name is always the same for this checkout, so that parts of a
/// build are found again.
pub fn clean(name: &str) -> Result<PathBuf> {
    let mut hasher = DefaultHasher::new();
    root().hash(&mut hasher);
    let folder = env::temp_dir().join(format!("x402-kernel-{name}-{:016x}", hasher.finish()));
    ensure!(!folder.starts_with(root()), "{}: the folder for temporary files is inside the checkout", folder.display());
    empty(&folder)?;
    Ok(folder)
}

/// Makes an empty folder.
pub fn empty(folder: &Path) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder).with_context(|| folder.display().to_string())?;
    }
    fs::create_dir_all(folder).with_context(|| folder.display().to_string())
}

/// Returns the paths in a folder, in order.
pub fn list(folder: &Path) -> Result<Vec<PathBuf>> {
    let entries = fs::read_dir(folder).with_context(|| folder.display().to_string())?;
    let mut paths = entries.map(|entry| Ok(entry?.path())).collect::<Result<Vec<_>>>()?;
    paths.sort();
    Ok(paths)
}

/// Folders that tools make beside sources.
const MADE_BY_TOOLS: [&str; 2] = ["node_modules", "__pycache__"];

/// Returns the files at and below a path, in order, without those of tools.
pub fn files(at: &Path) -> Result<Vec<PathBuf>> {
    if !at.is_dir() {
        return Ok(vec![at.to_owned()]);
    }
    let mut all = Vec::new();
    for path in list(at)? {
        if !MADE_BY_TOOLS.iter().any(|name| path.ends_with(name)) {
            all.extend(files(&path)?);
        }
    }
    Ok(all)
}

/// Copies a file, or all files of a folder. An unchanged file keeps its date, so that a compiler does not start over.
/// compiler looks at.
pub fn copy(from: &Path, to: &Path) -> Result<()> {
    for file in files(from)? {
        let inside = file.strip_prefix(from)?;
        let to = if inside.as_os_str().is_empty() { to.to_owned() } else { to.join(inside) };
        write(&to, &fs::read(&file).with_context(|| file.display().to_string())?)?;
    }
    Ok(())
}

/// Writes a file, unless it has that content: a new date would make a compiler start over.
pub fn write(path: &Path, content: &[u8]) -> Result<()> {
    if fs::read(path).is_ok_and(|old| old == content) {
        return Ok(());
    }
    fs::create_dir_all(path.parent().context("a file is in a folder")?)?;
    fs::write(path, content).with_context(|| path.display().to_string())
}
