//! Development only: runs the cases of `spec-vectors` through the kernel's public Rust API.

mod adapter;
mod mutated_inputs;

use std::path::{Path, PathBuf};

pub use adapter::run;
pub use mutated_inputs::MutatedInputs;
pub use x402_kernel_vectors::{Case, Expected, VectorError, VectorFile, load};

/// Returns the folder of the project's vectors.
pub fn spec_vectors() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../spec-vectors")
}
