//! What is read out of a shared library of Linux or Android: how it lies in memory, and what it exports.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use object::{NameOrOrdinal, Object, ObjectSegment};

/// What Android's newest devices have as a page of memory. A library that is laid out for less does not load there, and
/// the store refuses an application with one.
const PAGE: u64 = 16_384;

/// Fails unless the library can be loaded where a page of memory has 16 KiB.
pub(crate) fn check_pages(path: &Path) -> Result<()> {
    let bytes = fs::read(path).with_context(|| path.display().to_string())?;
    let library = object::File::parse(&*bytes).with_context(|| path.display().to_string())?;
    let mut least = u64::MAX;
    for segment in library.segments() {
        let aligned = |number: u64| number.checked_rem(segment.align());
        let (address, offset) = (aligned(segment.address()), aligned(segment.file_range().0));
        ensure!(address.is_some() && address == offset, "{}: a segment is not where it says", path.display());
        least = least.min(segment.align());
    }
    ensure!((PAGE..u64::MAX).contains(&least), "{}: laid out for pages of {least} bytes, not {PAGE}", path.display());
    println!("{}: laid out for pages of {least} bytes", path.display());
    Ok(())
}

/// The names that the library exports.
pub(crate) fn exports(path: &Path) -> Result<BTreeSet<String>> {
    let bytes = fs::read(path).with_context(|| path.display().to_string())?;
    let library = object::File::parse(&*bytes).with_context(|| path.display().to_string())?;
    let mut exports = BTreeSet::new();
    for export in library.exports()? {
        if let NameOrOrdinal::Name(name) = export?.name() {
            exports.insert(String::from_utf8_lossy(name).into_owned());
        }
    }
    ensure!(!exports.is_empty(), "{}: it exports nothing", path.display());
    Ok(exports)
}
