//! JavaScript: what the module of WebAssembly exports.

use std::path::PathBuf;

use crate::description::Surface;

pub(crate) fn files(_surface: &Surface) -> Vec<(PathBuf, String)> {
    Vec::new()
}
