//! x402-kernel for Kotlin and Swift.
//!
//! A function here checks its input (`input.rs`), makes one call of the kernel and maps the error (`error.rs`). Most are
//! written by `cargo xtask generate` (`generated`); what that cannot say is beside it. The doc comments become KDoc and
//! Swift's documentation, so they speak of both languages' names.

#[macro_use]
mod value;

mod by_hand;
pub mod error;
mod generated;
mod handle;
pub mod header;
mod input;
mod output;
mod prelude;
pub mod prepare_options;
pub mod purchase;
pub mod settle_response;

use error::Result;
pub use error::{ErrorInfo, ErrorKind, X402Error};
pub use generated::*;
pub use header::HttpHeader;
pub use prepare_options::{PrepareOptions, ServerDate};
pub use purchase::Purchase;

uniffi::setup_scaffolding!("x402_kernel");
