//! x402-kernel for Python. A class contains a value of the kernel. A function checks its input ([`input`]), makes one
//! call of the kernel and maps its error ([`error`]). Every decision about x402 is in the kernel.
//!
//! The classes and functions are [`generated`] from the description of the surface. Shared parts, and a few functions
//! that generated code would make ugly, are written by hand.

mod error;
mod generated;
mod handle;
mod input;
mod kept;
mod output;
mod prelude;
mod prepare_options;
mod purchase;
mod value;
mod verdict;
