//! Development only: loads `spec-vectors`, and runs cases through the kernel's public Rust API.

mod adapter;
mod file;
mod hostile;

use std::path::{Path, PathBuf};

pub use adapter::run;
pub use file::{Case, Expected, VectorError, VectorFile, load};
pub use hostile::Hostile;

/// The project's own vectors.
pub fn spec_vectors() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../spec-vectors")
}
