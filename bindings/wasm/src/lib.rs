//! x402-kernel for JavaScript: the wasm that the TypeScript layer (`ts/`) calls. Not an API of its own.
//!
//! Arguments and results are texts, bytes and whole numbers. A value is returned as the JSON of the kernel's own
//! serialisation, and read from it again. A value that must not be copied stays here, behind a handle. An
//! error is thrown as its JSON.

#![cfg_attr(target_arch = "wasm32", no_std)]

extern crate alloc;

pub mod generated;

pub mod approved;
pub mod error;
pub mod output;
pub mod payer;
pub mod policy;
pub mod purchase;
pub mod request;
pub mod unsigned;

mod handle;
mod input;
#[cfg(target_arch = "wasm32")]
mod runtime;

// What a client whose wallet signs has no use for.
#[cfg(feature = "full")]
pub mod local_signer;
