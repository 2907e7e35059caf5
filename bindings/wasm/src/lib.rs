//! x402-kernel for JavaScript: the wasm that the TypeScript layer (`ts/`) calls. Not an API of its own.
//!
//! Texts, bytes and whole numbers cross, and nothing else. A value leaves as the JSON of the kernel's own
//! serialisation, once; it comes back as its exact text and profile, from which the kernel reads it anew. What must
//! not be copied stays here, behind a handle. An error leaves as its JSON, thrown.

pub mod crossing;
pub mod evm;
pub mod functions;
pub mod http;
pub mod matching;
pub mod messages;
pub mod policy;
pub mod purchase;
pub mod replies;
pub mod signer;
pub mod unsigned;

mod check;
mod held;
