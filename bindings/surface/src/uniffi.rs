//! Kotlin and Swift: the library that uniffi reads.

use std::path::PathBuf;

use crate::description::Surface;

pub(crate) fn files(_surface: &Surface) -> Vec<(PathBuf, String)> {
    Vec::new()
}
