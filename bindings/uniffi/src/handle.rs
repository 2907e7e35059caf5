//! What is good once.

use std::sync::{Mutex, PoisonError};

use x402_kernel::usage;

use crate::Result;

/// A value of the kernel that its first use consumes, behind a handle that outlives it.
pub(crate) struct Handle<T> {
    what: &'static str,
    value: Mutex<Option<T>>,
}

impl<T> Handle<T> {
    /// `what` is what an error calls it.
    pub(crate) fn new(what: &'static str, value: T) -> Handle<T> {
        Handle { what, value: Mutex::new(Some(value)) }
    }

    /// The value, the first time; `usage.already_used` ever after, on whatever thread.
    pub(crate) fn take(&self) -> Result<T> {
        let mut value = self.value.lock().unwrap_or_else(PoisonError::into_inner);
        value.take().ok_or_else(|| usage::already_used(self.what).into())
    }
}
