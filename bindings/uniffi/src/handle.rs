//! Handles that are used once.

use std::fmt;
use std::sync::{Mutex, PoisonError};

use x402_kernel::usage;

use crate::Result;
use crate::value::Shown;

/// A handle of a value that its first use consumes.
pub(crate) struct Handle<T> {
    what: &'static str,
    text: String,
    value: Mutex<Option<T>>,
}

impl<T: Shown> Handle<T> {
    /// Makes a handle; errors call it `what`.
    pub(crate) fn new(what: &'static str, value: T) -> Handle<T> {
        Handle { what, text: value.text(), value: Mutex::new(Some(value)) }
    }

    /// Returns the value the first time; `usage.already_used` after that, on any thread.
    pub(crate) fn take(&self) -> Result<T> {
        let mut value = self.value.lock().unwrap_or_else(PoisonError::into_inner);
        value.take().ok_or_else(|| usage::already_used(self.what).into())
    }
}

/// Its text when it was made.
impl<T> fmt::Display for Handle<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}
