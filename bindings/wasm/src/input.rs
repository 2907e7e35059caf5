//! Reads arguments that the kernel does not read itself.

use alloc::string::String;
use alloc::vec::Vec;

use x402_kernel::{Payer, Request, Result, usage};

/// Reads an optional text; the default is the kernel's.
pub(crate) fn or_default<T: Default>(text: Option<String>, read: fn(&str) -> Result<T>) -> Result<T> {
    text.map_or_else(|| Ok(T::default()), |text| read(&text))
}

/// Reads every element of a list.
pub(crate) fn all<T>(texts: &[String], read: fn(&str) -> Result<T>) -> Result<Vec<T>> {
    texts.iter().map(|text| read(text)).collect()
}

/// Reads a payer. It is an argument, not a message, so its errors have no pointer.
pub(crate) fn payer(text: &str) -> Result<Payer> {
    Payer::from_json(text).map_err(usage::without_pointer)
}

/// Reads a request, which is also an argument.
pub(crate) fn request(text: &str) -> Result<Request> {
    Request::from_json(text).map_err(usage::without_pointer)
}

/// Returns alternating names and values as pairs.
pub(crate) fn pairs(flat: Vec<String>) -> Vec<(String, String)> {
    let mut texts = flat.into_iter();
    core::iter::from_fn(|| texts.next().zip(texts.next())).collect()
}
