//! Input that the kernel does not read itself.

use alloc::string::String;
use alloc::vec::Vec;

use x402_kernel::{Payer, Request, Result, usage};

/// Reads a text that may be absent; then it is the kernel's default.
pub(crate) fn or_default<T: Default>(text: Option<String>, read: fn(&str) -> Result<T>) -> Result<T> {
    text.map_or_else(|| Ok(T::default()), |text| read(&text))
}

/// Reads each element of a list.
pub(crate) fn all<T>(texts: &[String], read: fn(&str) -> Result<T>) -> Result<Vec<T>> {
    texts.iter().map(|text| read(text)).collect()
}

/// Reads a payer. An error has no place in it, as elsewhere, where its members are arguments.
pub(crate) fn payer(text: &str) -> Result<Payer> {
    Payer::from_json(text).map_err(usage::without_place)
}

/// Reads a request, in the same way.
pub(crate) fn request(text: &str) -> Result<Request> {
    Request::from_json(text).map_err(usage::without_place)
}

/// Pairs names and values that come in turns.
pub(crate) fn pairs(flat: Vec<String>) -> Vec<(String, String)> {
    let mut texts = flat.into_iter();
    core::iter::from_fn(|| texts.next().zip(texts.next())).collect()
}
