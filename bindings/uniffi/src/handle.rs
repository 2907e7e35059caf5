//! What is good once.

use std::fmt;
use std::sync::{Mutex, PoisonError};

use x402_kernel::usage;

use crate::Result;
use crate::value::Shown;

/// A value of the kernel that its first use consumes, behind a handle that outlives it.
pub(crate) struct Handle<T> {
    what: &'static str,
    text: String,
    value: Mutex<Option<T>>,
}

impl<T: Shown> Handle<T> {
    /// `what` is what an error calls it.
    pub(crate) fn new(what: &'static str, value: T) -> Handle<T> {
        Handle { what, text: value.text(), value: Mutex::new(Some(value)) }
    }

    /// The value, the first time; `usage.already_used` ever after, on whatever thread.
    pub(crate) fn take(&self) -> Result<T> {
        let mut value = self.value.lock().unwrap_or_else(PoisonError::into_inner);
        value.take().ok_or_else(|| usage::already_used(self.what).into())
    }
}

/// As it was when it was made.
impl<T> fmt::Display for Handle<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}
