//! x402-kernel for JavaScript: the wasm that the TypeScript layer (`ts/`) calls. Not an API of its own.
//!
//! Texts, bytes and whole numbers cross, and nothing else. A value leaves as the JSON of the kernel's own
//! serialisation, once; it comes back as its exact text and profile, from which the kernel reads it anew. What must
//! not be copied stays here, behind a handle. An error leaves as its JSON, thrown.

#![cfg_attr(target_arch = "wasm32", no_std)]

extern crate alloc;

pub mod http;
pub mod output;
pub mod payment_required;
pub mod policy;
pub mod primitives;
pub mod purchase;
pub mod settle_response;
pub mod unsigned;

mod check;
mod handle;
#[cfg(target_arch = "wasm32")]
mod runtime;

// What a client whose wallet signs has no use for.
#[cfg(feature = "full")]
pub mod asset;
#[cfg(feature = "full")]
pub mod evm;
#[cfg(feature = "full")]
pub mod facilitator;
#[cfg(feature = "full")]
mod input;
#[cfg(feature = "full")]
pub mod local_signer;
#[cfg(feature = "full")]
pub mod matching;
#[cfg(feature = "full")]
pub mod money;
#[cfg(feature = "full")]
pub mod payment_payload;
#[cfg(feature = "full")]
pub mod response_headers;
#[cfg(feature = "full")]
pub mod settle_response_new;
#[cfg(feature = "full")]
pub mod signature;
