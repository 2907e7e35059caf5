//! The value of a handle, until it is used up or freed.

use alloc::boxed::Box;

use x402_kernel::{Result, usage};

/// A value that is taken once, or freed; errors call it `what`.
///
/// It is boxed, so that almost nothing of a handle is left without its value: JavaScript frees the handle itself some
/// time later.
pub(crate) struct Handle<T> {
    value: Option<Box<T>>,
    what: &'static str,
}

impl<T> Handle<T> {
    pub(crate) fn new(what: &'static str, value: T) -> Handle<T> {
        Handle { value: Some(Box::new(value)), what }
    }

    pub(crate) fn get(&self) -> Result<&T> {
        self.value.as_deref().ok_or_else(|| usage::already_used(self.what))
    }

    pub(crate) fn get_mut(&mut self) -> Result<&mut T> {
        self.value.as_deref_mut().ok_or_else(|| usage::already_used(self.what))
    }

    /// Takes the value, the first time.
    pub(crate) fn take(&mut self) -> Result<T> {
        self.value.take().map(|value| *value).ok_or_else(|| usage::already_used(self.what))
    }

    pub(crate) fn free(&mut self) {
        self.value = None;
    }
}
