//! x402-kernel for JavaScript: the wasm that the TypeScript layer (`ts/`) calls. Not an API of its own.
//!
//! Texts, bytes and whole numbers cross, and nothing else. A value leaves as the JSON of the kernel's own
//! serialisation, once; it comes back as its exact text and profile, from which the kernel reads it anew. What must
//! not be copied stays here, behind a handle. An error leaves as its JSON, thrown.

#![cfg_attr(target_arch = "wasm32", no_std)]

extern crate alloc;

pub mod crossing;
pub mod demand;
pub mod functions;
pub mod http;
pub mod policy;
pub mod purchase;
pub mod receipt;
pub mod unsigned;

mod check;
mod held;
#[cfg(target_arch = "wasm32")]
mod machine;

// What a buyer whose wallet signs has no use for.
#[cfg(feature = "full")]
pub mod answering;
#[cfg(feature = "full")]
pub mod evm;
#[cfg(feature = "full")]
pub mod matching;
#[cfg(feature = "full")]
pub mod money;
#[cfg(feature = "full")]
pub mod payment;
#[cfg(feature = "full")]
pub mod registry;
#[cfg(feature = "full")]
pub mod replies;
#[cfg(feature = "full")]
mod seller;
#[cfg(feature = "full")]
pub mod signature;
#[cfg(feature = "full")]
pub mod signer;
#[cfg(feature = "full")]
pub mod written;
