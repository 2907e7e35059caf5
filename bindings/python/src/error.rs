//! The kernel's errors, as exceptions and as values.

use std::hash::{Hash, Hasher};

use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::{PyDict, PyType};
use x402_kernel::{Error, ErrorKind};

const MODULE: &str = "x402_kernel._errors";
static MALFORMED: PyOnceLock<Py<PyType>> = PyOnceLock::new();
static REJECTED: PyOnceLock<Py<PyType>> = PyOnceLock::new();
static USAGE: PyOnceLock<Py<PyType>> = PyOnceLock::new();
static ANY: PyOnceLock<Py<PyType>> = PyOnceLock::new();

/// The kernel's error, as an exception.
pub(crate) fn raise(error: Error) -> PyErr {
    Python::attach(|py| match exception(py, &error) {
        Ok(exception) => PyErr::from_value(exception),
        Err(error) => error,
    })
}

/// An error inside a value, with the same data as an exception. Each access makes a new exception, so that
/// raising it does not keep a traceback in the value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ErrorInfo(pub(crate) Error);

impl Hash for ErrorInfo {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.0.code().hash(state);
        self.0.at().hash(state);
    }
}

impl<'py> IntoPyObject<'py> for ErrorInfo {
    type Target = PyAny;
    type Output = Bound<'py, PyAny>;
    type Error = PyErr;

    fn into_pyobject(self, py: Python<'py>) -> PyResult<Self::Output> {
        exception(py, &self.0)
    }
}

impl<'py> FromPyObject<'_, 'py> for ErrorInfo {
    type Error = PyErr;

    fn extract(value: Borrowed<'_, 'py, PyAny>) -> PyResult<ErrorInfo> {
        if !value.is_instance(ANY.import(value.py(), MODULE, "X402Error")?)? {
            return Err(PyTypeError::new_err("expected an X402Error"));
        }
        let (code, at): (String, String) = (value.getattr("code")?.extract()?, value.getattr("at")?.extract()?);
        let reason: Option<String> = value.getattr("reason")?.extract()?;
        let facts = value.getattr("detail")?.cast_into::<PyDict>()?;
        let facts: Vec<(String, String)> = facts.items().extract()?;
        Error::restore(&code, reason.as_deref(), &at, facts).map(ErrorInfo).map_err(raise)
    }
}

fn exception<'py>(py: Python<'py>, error: &Error) -> PyResult<Bound<'py, PyAny>> {
    let class = match error.kind() {
        ErrorKind::Malformed => MALFORMED.import(py, MODULE, "MalformedError")?,
        ErrorKind::Rejected => REJECTED.import(py, MODULE, "RejectedError")?,
        ErrorKind::Usage => USAGE.import(py, MODULE, "UsageError")?,
    };
    let detail = PyDict::new(py);
    for (name, value) in error.detail().iter() {
        detail.set_item(name, value)?;
    }
    let (text, status) = (error.to_string(), error.http_status());
    class.call1((error.code().as_str(), error.reason(), error.at(), detail, error.sentence(), text, status))
}
