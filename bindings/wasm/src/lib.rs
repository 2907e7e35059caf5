//! x402-kernel for JavaScript: the wasm that the TypeScript layer (`ts/`) calls. Not an API of its own.
//!
//! Texts, bytes and whole numbers cross, and nothing else. A value leaves as the JSON of the kernel's own
//! serialisation, and comes back as it: the kernel reads it anew. What must not be copied stays here, behind a handle. An
//! error leaves as its JSON, thrown.

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
