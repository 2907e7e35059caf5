//! What comes in, besides what the kernel reads itself.

use alloc::string::String;
use alloc::vec::Vec;

use x402_kernel::{Payer, Request, Result, usage};

/// What may be absent: then it is the kernel's default.
pub(crate) fn or_default<T: Default>(text: Option<String>, read: fn(&str) -> Result<T>) -> Result<T> {
    text.map_or_else(|| Ok(T::default()), |text| read(&text))
}

/// Every element of a list.
pub(crate) fn all<T>(texts: &[String], read: fn(&str) -> Result<T>) -> Result<Vec<T>> {
    texts.iter().map(|text| read(text)).collect()
}

/// A payer. It is an argument, and no message: an error has no place in it.
pub(crate) fn payer(text: &str) -> Result<Payer> {
    Payer::from_json(text).map_err(usage::without_place)
}

/// A request, which is such an argument, too.
pub(crate) fn request(text: &str) -> Result<Request> {
    Request::from_json(text).map_err(usage::without_place)
}

/// Names and values that come in turns, as pairs.
pub(crate) fn pairs(flat: Vec<String>) -> Vec<(String, String)> {
    let mut texts = flat.into_iter();
    core::iter::from_fn(|| texts.next().zip(texts.next())).collect()
}
