//! Handles: objects that are never copied, and values that can be used once.

use std::sync::{Mutex, PoisonError};

use pyo3::PyClass;
use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use x402_kernel::Error;

use crate::error::raise;

/// The error for `copy`, `deepcopy` and `pickle` of a handle.
pub(crate) fn stays<T: PyClass>(handle: &Bound<'_, T>) -> PyErr {
    match handle.as_any().get_type().qualname() {
        Ok(name) => PyTypeError::new_err(format!("{name} cannot be copied or pickled")),
        Err(error) => error,
    }
}

/// A value that can be used once, from any thread.
pub(crate) struct Handle<T> {
    what: &'static str,
    thing: Mutex<Option<T>>,
}

impl<T> Handle<T> {
    /// Makes it. Errors call it `what`.
    pub(crate) fn new(what: &'static str, thing: T) -> Handle<T> {
        Handle { what, thing: Mutex::new(Some(thing)) }
    }

    /// Takes the value; a second call is an error.
    pub(crate) fn take(&self) -> PyResult<T> {
        let taken = self.thing.lock().unwrap_or_else(PoisonError::into_inner).take();
        taken.ok_or_else(|| raise(Error::already_used(self.what)))
    }
}
