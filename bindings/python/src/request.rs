use pyo3::prelude::*;
use x402_kernel as kernel;

use crate::error::raise;
use crate::input::Text;
use crate::value::{self, Reduced, Tuple};

/// The HTTP request that is to be paid for: the caller's own, not what a peer says it was.
///
/// Raises `UsageError`: `usage.url` unless the URL is an absolute one of `http` or `https`.
#[pyclass(module = "x402_kernel", frozen, eq)]
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Request(pub(crate) kernel::Request);

#[pymethods]
impl Request {
    #[new]
    fn new(method: Text, url: Text) -> PyResult<Request> {
        kernel::Request::new(&method.0, &url.0).map(Request).map_err(raise)
    }

    /// The method.
    #[getter]
    fn method(&self) -> &str {
        self.0.method()
    }

    /// The URL.
    #[getter]
    fn url(&self) -> &str {
        self.0.url()
    }

    /// The host with its port, if the URL names one.
    #[getter]
    fn host(&self) -> &str {
        self.0.host()
    }

    #[classattr]
    fn __match_args__() -> Tuple<&'static str> {
        Tuple(vec!["method", "url"])
    }

    fn __hash__(&self, py: Python<'_>) -> PyResult<isize> {
        (self.method(), self.url()).into_pyobject(py)?.hash()
    }

    fn __repr__(slf: &Bound<'_, Request>) -> PyResult<String> {
        value::repr(slf.as_any())
    }

    fn __reduce__<'py>(slf: &Bound<'py, Request>) -> PyResult<Reduced<'py>> {
        Ok(value::called(slf, value::fields(slf.as_any())?))
    }
}
