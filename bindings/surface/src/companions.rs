//! Kotlin and Swift: what stands beside that which uniffi writes.

use std::path::PathBuf;

use crate::description::Surface;

pub(crate) fn files(_surface: &Surface) -> Vec<(PathBuf, String)> {
    Vec::new()
}
