//! Headers, a body, a message.

use pyo3::exceptions::{PyRecursionError, PyValueError};
use pyo3::prelude::*;
use pyo3::pybacked::PyBackedBytes;
use pyo3::sync::PyOnceLock;
use pyo3::types::{PyBytes, PyDict, PyList, PyString, PyTuple};
use x402_kernel::json::Json;
use x402_kernel::{Error, Limits};

use super::list::each;
use super::{expected, input, raise, text};

/// Headers as pairs: from pairs, or from an object with `multi_items()` or `items()`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Headers(pub(crate) Vec<(String, String)>);

impl<'py> FromPyObject<'_, 'py> for Headers {
    type Error = PyErr;

    fn extract(value: Borrowed<'_, 'py, PyAny>) -> PyResult<Headers> {
        // In httpx and Starlette, `items()` joins duplicates and `multi_items()` does not.
        let pairs = match (value.getattr_opt("multi_items")?, value.getattr_opt("items")?) {
            (Some(items), _) | (None, Some(items)) => items.call0()?,
            (None, None) => value.to_owned(),
        };
        each(&pairs, "pairs of a header's name and value", header).map(Headers)
    }
}

impl<'py> IntoPyObject<'py> for Headers {
    type Target = PyTuple;
    type Output = Bound<'py, PyTuple>;
    type Error = PyErr;

    fn into_pyobject(self, py: Python<'py>) -> PyResult<Self::Output> {
        PyTuple::new(py, self.0)
    }
}

fn header(item: Bound<'_, PyAny>) -> PyResult<(String, String)> {
    let pair = match item.cast::<PyList>() {
        Ok(list) => Some(list.to_tuple()),
        Err(_) => item.cast::<PyTuple>().ok().cloned(),
    };
    let pair =
        pair.filter(|pair| pair.len() == 2).ok_or_else(|| expected("a pair of a header's name and value", &item))?;
    Ok((text(&pair.get_item(0)?, "a str for a header's name")?, text(&pair.get_item(1)?, "a str for its value")?))
}

/// A body, as bytes, or as a `str` in UTF-8.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Body(pub(crate) Vec<u8>);

impl<'py> FromPyObject<'_, 'py> for Body {
    type Error = PyErr;

    fn extract(value: Borrowed<'_, 'py, PyAny>) -> PyResult<Body> {
        if let Ok(text) = value.cast::<PyString>() {
            return encoded(&text).map(Body);
        }
        let bytes = value.extract::<PyBackedBytes>().map_err(|_| expected("bytes or str", &value))?;
        Ok(Body(bytes.to_vec()))
    }
}

impl<'py> IntoPyObject<'py> for Body {
    type Target = PyBytes;
    type Output = Bound<'py, PyBytes>;
    type Error = PyErr;

    fn into_pyobject(self, py: Python<'py>) -> PyResult<Self::Output> {
        Ok(PyBytes::new(py, &self.0))
    }
}

/// Returns the bytes of a text. Half a surrogate pair stays invalid, so that the reader rejects it.
fn encoded(text: &Bound<'_, PyString>) -> PyResult<Vec<u8>> {
    match text.to_cow() {
        Ok(text) => Ok(text.into_owned().into_bytes()),
        Err(_) => text.call_method1("encode", ("utf-8", "surrogatepass"))?.extract(),
    }
}

input!(Headers(Vec<(String, String)>), Body(Vec<u8>), Message(String));

/// A message: its exact JSON text, or a `dict` in the form of `json.dumps`.
pub(crate) struct Message(pub(crate) String);

impl<'py> FromPyObject<'_, 'py> for Message {
    type Error = PyErr;

    fn extract(value: Borrowed<'_, 'py, PyAny>) -> PyResult<Message> {
        let text = match value.cast::<PyDict>() {
            Ok(dict) => dumps(&dict)?,
            Err(_) => value.cast::<PyString>().map_err(|_| expected("JSON as a str, or a dict", &value))?.to_owned(),
        };
        match text.to_cow() {
            Ok(text) => Ok(Message(text.into_owned())),
            // Not Unicode: the kernel reports the position.
            Err(cause) => match Json::parse_bytes(&encoded(&text)?, &Limits::default()) {
                Ok(json) => Ok(Message(json.text().into())),
                Err(error) => Err(caused(value.py(), raise(error), cause)),
            },
        }
    }
}

/// The error, with its origin as `__cause__`.
fn caused(py: Python<'_>, error: PyErr, cause: PyErr) -> PyErr {
    error.set_cause(py, Some(cause));
    error
}

/// Writes a dict as compact JSON text, with the fewest escapes.
pub(super) fn dumps<'py>(dict: &Bound<'py, PyDict>) -> PyResult<Bound<'py, PyString>> {
    static ENCODE: PyOnceLock<Py<PyAny>> = PyOnceLock::new();
    let py = dict.py();
    // Kept, since `json.dumps` makes an encoder at each call.
    let encode = ENCODE.get_or_try_init(py, || {
        let options = PyDict::new(py);
        options.set_item("ensure_ascii", false)?;
        options.set_item("separators", (",", ":"))?;
        let encoder = py.import("json")?.getattr("JSONEncoder")?.call((), Some(&options))?;
        encoder.getattr("encode").map(Bound::unbind)
    })?;
    match encode.bind(py).call1((dict,)) {
        Ok(text) => Ok(text.cast_into()?),
        // It contains itself, or is nested deeper than Python's stack.
        Err(cause) if cause.is_instance_of::<PyValueError>(py) || cause.is_instance_of::<PyRecursionError>(py) => {
            Err(caused(py, raise(Error::argument("json", "a dict that json.dumps takes")), cause))
        }
        Err(error) => Err(error),
    }
}
