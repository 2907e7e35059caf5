//! For bindings: the caller's mistakes that only a binding can see, and the bound of every list that a caller gives.

use alloc::format;

use crate::{Error, Result};

/// The most entries of a list that a caller gives.
pub const MOST_ENTRIES: usize = 1 << 16;

/// Makes a `usage.already_used`: the handle of that name is good once, and was used before.
pub fn already_used(what: &str) -> Error {
    Error::already_used(what)
}

/// Makes a `usage.argument`: an argument of a type or range that the kernel cannot see.
pub fn argument(argument: &str, expected: &str) -> Error {
    Error::argument(argument, expected)
}

/// Returns the error without its pointer, for an argument that only the binding passes as JSON.
pub fn without_pointer(error: Error) -> Error {
    error.without_pointer()
}

/// Requires a list to have at most [`MOST_ENTRIES`] entries.
///
/// # Errors
/// `usage.argument` for a longer one.
pub fn entries(list: &str, count: usize) -> Result<()> {
    if count > MOST_ENTRIES {
        return Err(Error::argument(list, &format!("at most {MOST_ENTRIES} entries")));
    }
    Ok(())
}
