//! x402-kernel for Kotlin and Swift.
//!
//! A function here checks its input (`check.rs`), makes one call of the kernel and maps the error (`error.rs`). What
//! crosses how is written in `bindings/README.md`. The doc comments become KDoc and Swift's documentation, so they
//! speak of both languages' names.

pub mod approved;
pub mod asset;
pub mod calldata;
mod check;
pub mod choose;
pub mod discovery;
pub mod eip3009;
pub mod eip712;
pub mod error;
pub mod event;
pub mod extension;
pub mod facilitator_request;
mod handle;
pub mod header;
pub mod local_signer;
pub mod matching;
mod numbers;
pub mod outcome;
pub mod payer;
pub mod payment_payload;
pub mod payment_required;
pub mod payment_requirements;
pub mod plan;
pub mod policy;
pub mod prepare_options;
pub mod primitives;
pub mod profile;
pub mod purchase;
pub mod reason;
pub mod repair;
pub mod request;
pub mod response_headers;
pub mod settle_response;
pub mod signature;
pub mod signing;
pub mod step;
pub mod supported;
pub mod typed_data;
pub mod unsigned;
pub mod url;
pub mod verdict;
pub mod verify_options;
pub mod verify_response;

use error::X402Error;

type Result<T, E = X402Error> = std::result::Result<T, E>;

uniffi::setup_scaffolding!("x402_kernel");
