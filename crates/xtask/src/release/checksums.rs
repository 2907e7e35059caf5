//! `SHA256SUMS`: a line a file, as `sha256sum --check` reads it.

use std::path::Path;

use anyhow::Result;

use crate::paths;
use crate::shell::{Run, command};

/// Writes the sums of all files in a folder and its folders.
pub(super) fn write(folder: &Path) -> Result<()> {
    let files = paths::files(folder)?;
    let names = files.iter().map(|file| file.strip_prefix(folder)).collect::<Result<Vec<_>, _>>()?;
    let sums = command(folder, "sha256sum", []).args(names).text()?;
    paths::write(&folder.join("SHA256SUMS"), sums.as_bytes())
}
