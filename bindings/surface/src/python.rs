//! Python: the classes and functions of `bindings/python/src/generated`.

use std::path::PathBuf;

use crate::description::Surface;

pub(crate) fn files(_surface: &Surface) -> Vec<(PathBuf, String)> {
    Vec::new()
}
