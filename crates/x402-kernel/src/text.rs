//! Operations on texts that weigh less in a module than the standard library's.

use alloc::string::String;
use alloc::vec::Vec;

/// Joins texts. The standard library compiles its own joining anew for each type of text.
pub(crate) fn join(texts: &[String], separator: &str) -> String {
    texts.iter().map(String::as_str).collect::<Vec<_>>().join(separator)
}

/// Whether a text has an ASCII character. `str::contains` brings along the search for any text.
pub(crate) fn has(text: &str, character: u8) -> bool {
    text.as_bytes().contains(&character)
}
