//! For bindings: the caller's own mistakes that only a binding can see.

use crate::Error;

/// `usage.already_used`: `what` is the handle that is good once.
pub fn already_used(what: &str) -> Error {
    Error::already_used(what)
}

/// `usage.argument`: an argument of a type or range the kernel never sees.
pub fn argument(argument: &str, expected: &str) -> Error {
    Error::argument(argument, expected)
}

/// The same error without its place: of an argument that a binding hands over as JSON of its own, and its caller does not.
pub fn without_place(error: Error) -> Error {
    error.without_place()
}
