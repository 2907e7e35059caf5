//! For bindings: the caller's own mistakes that only a binding can see.

use crate::{Code, Error};

/// `usage.already_used`: `what` is the handle that is good once.
pub fn already_used(what: &str) -> Error {
    Error::new(Code::UsageAlreadyUsed).with("what", what)
}

/// `usage.argument`: an argument of a type or range the kernel never sees.
pub fn argument(argument: &str, expected: &str) -> Error {
    Error::new(Code::UsageArgument).with("argument", argument).with("expected", expected)
}
