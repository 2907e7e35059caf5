//! x402-kernel for Python. A class carries a value of the kernel; a function checks its input ([`input`]), makes one
//! call of the kernel and maps its error ([`error`]). What x402 is, is decided in the kernel and nowhere here.
//!
//! The classes and functions are [`generated`] from the description of the surface; what they have in common, and the
//! few that would come out ugly, are by hand.

mod error;
mod generated;
mod handle;
mod input;
mod kept;
mod prepare_options;
mod purchase;
mod value;
mod verdict;
