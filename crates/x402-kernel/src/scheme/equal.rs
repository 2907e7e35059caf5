use alloc::string::ToString;
use core::fmt::Display;

use crate::{Code, Error, Result};

/// Requires a member to equal what is expected. The error has that code and is at the member.
pub(super) fn equal<T: PartialEq + Display>(found: T, expected: T, code: Code, member: &str) -> Result<()> {
    if found == expected {
        return Ok(());
    }
    Err(Error::new(code).with("found", found.to_string()).with("expected", expected.to_string()).within(member))
}
