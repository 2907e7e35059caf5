//! The tables of `bindings/README.md` and of the guide.

use std::path::{Path, PathBuf};

use anyhow::Result;

use crate::description::Surface;

pub(crate) fn files(_root: &Path, _surface: &Surface) -> Result<Vec<(PathBuf, String)>> {
    Ok(Vec::new())
}
