//! What the handles have in common: they stay where they are, and some are good once.

use std::sync::{Mutex, PoisonError};

use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use x402_kernel::Error;

use crate::error::raise;

/// What `copy`, `deepcopy` and `pickle` get of a handle.
pub(crate) fn stays(what: &str) -> PyErr {
    PyTypeError::new_err(format!("{what} cannot be copied or pickled"))
}

/// Something that is good once, from whichever thread.
pub(crate) struct Handle<T> {
    what: &'static str,
    thing: Mutex<Option<T>>,
}

impl<T> Handle<T> {
    /// `what` is what an error calls it.
    pub(crate) fn new(what: &'static str, thing: T) -> Handle<T> {
        Handle { what, thing: Mutex::new(Some(thing)) }
    }

    /// Uses it up.
    pub(crate) fn take(&self) -> PyResult<T> {
        let taken = self.thing.lock().unwrap_or_else(PoisonError::into_inner).take();
        taken.ok_or_else(|| raise(Error::already_used(self.what)))
    }
}
