//! Python: the types and texts of `_x402_kernel.pyi`, and the lists of names.

use std::path::PathBuf;

use crate::description::Surface;

pub(crate) fn files(_surface: &Surface) -> Vec<(PathBuf, String)> {
    Vec::new()
}
