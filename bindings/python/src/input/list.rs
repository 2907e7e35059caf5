//! Lists, from any iterable.

use pyo3::PyClass;
use pyo3::conversion::FromPyObjectOwned;
use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::types::{PyString, PyTuple};
use x402_kernel::usage;

use super::{Address, Input, Network, expected, raise};

/// Reads a list from any iterable but a `str`, whose characters are never the intention.
pub(super) fn each<'py, T>(
    value: &Bound<'py, PyAny>,
    what: &str,
    read: impl Fn(Bound<'py, PyAny>) -> PyResult<T>,
) -> PyResult<Vec<T>> {
    let items = match value.try_iter() {
        Ok(items) if !value.is_instance_of::<PyString>() => items,
        // An exception of the caller's `__iter__` is passed on.
        Err(error) if !error.is_instance_of::<PyTypeError>(value.py()) => return Err(error),
        _ => return Err(expected(what, value)),
    };
    let mut read_items = Vec::new();
    for item in items {
        // An iterator may be endless.
        usage::entries(what, read_items.len() + 1).map_err(raise)?;
        read_items.push(read(item?)?);
    }
    Ok(read_items)
}

/// An element of lists.
pub(crate) trait Listed {
    /// Returns the name of a list for errors: `a list of networks`.
    fn list() -> String;
}

impl Listed for Address {
    fn list() -> String {
        "a list of addresses".into()
    }
}

impl Listed for Network {
    fn list() -> String {
        "a list of networks".into()
    }
}

impl<T: PyClass> Listed for T {
    fn list() -> String {
        format!("a list of {}", <T as PyClass>::NAME)
    }
}

/// A list, from any iterable; as a field, a `tuple`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct List<T>(pub(crate) Vec<T>);

impl<T> Default for List<T> {
    fn default() -> List<T> {
        List(Vec::new())
    }
}

impl<'py, T: FromPyObjectOwned<'py> + Listed> FromPyObject<'_, 'py> for List<T> {
    type Error = PyErr;

    fn extract(value: Borrowed<'_, 'py, PyAny>) -> PyResult<List<T>> {
        each(&value, &T::list(), |item| item.extract().map_err(Into::into)).map(List)
    }
}

impl<'py, T: IntoPyObject<'py>> IntoPyObject<'py> for List<T> {
    type Target = PyTuple;
    type Output = Bound<'py, PyTuple>;
    type Error = PyErr;

    fn into_pyobject(self, py: Python<'py>) -> PyResult<Self::Output> {
        PyTuple::new(py, self.0)
    }
}

impl<T: Input> Input for List<T> {
    type Kernel = Vec<T::Kernel>;

    fn kernel(self) -> Vec<T::Kernel> {
        self.0.into_iter().map(T::kernel).collect()
    }
}
