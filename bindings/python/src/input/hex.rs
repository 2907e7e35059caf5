//! Bytes, as such or in hexadecimal.

use pyo3::prelude::*;
use pyo3::pybacked::PyBackedBytes;
use pyo3::types::PyString;
use x402_kernel::primitives::{from_hex, to_hex};
use x402_kernel::{Bytes32, LocalSigner};

use super::text;
use crate::error::raise;

/// Bytes as their hexadecimal text, or that text.
pub(crate) struct Hex(pub(crate) String);

impl<'py> FromPyObject<'_, 'py> for Hex {
    type Error = PyErr;

    fn extract(value: Borrowed<'_, 'py, PyAny>) -> PyResult<Hex> {
        match value.extract::<PyBackedBytes>() {
            Ok(bytes) => Ok(Hex(to_hex(&bytes))),
            Err(_) => text(&value, "a str of hexadecimal or bytes").map(Hex),
        }
    }
}

/// A nonce or a digest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Hash32(pub(crate) Bytes32);

impl<'py> FromPyObject<'_, 'py> for Hash32 {
    type Error = PyErr;

    fn extract(value: Borrowed<'_, 'py, PyAny>) -> PyResult<Hash32> {
        Bytes32::parse(&value.extract::<Hex>()?.0).map(Hash32).map_err(raise)
    }
}

impl<'py> IntoPyObject<'py> for Hash32 {
    type Target = PyString;
    type Output = Bound<'py, PyString>;
    type Error = PyErr;

    fn into_pyobject(self, py: Python<'py>) -> PyResult<Self::Output> {
        Ok(PyString::new(py, &self.0.to_string()))
    }
}

/// Bytes of any length, such as a signature, in hexadecimal or as such; the kernel verifies them.
pub(crate) struct Bytes(pub(crate) Vec<u8>);

impl<'py> FromPyObject<'_, 'py> for Bytes {
    type Error = PyErr;

    fn extract(value: Borrowed<'_, 'py, PyAny>) -> PyResult<Bytes> {
        from_hex(&value.extract::<Hex>()?.0).map(Bytes).map_err(raise)
    }
}

/// A private key. No error repeats it.
pub(crate) struct Key(pub(crate) LocalSigner);

impl<'py> FromPyObject<'_, 'py> for Key {
    type Error = PyErr;

    fn extract(value: Borrowed<'_, 'py, PyAny>) -> PyResult<Key> {
        match value.extract::<PyBackedBytes>() {
            Ok(bytes) => LocalSigner::from_bytes(&bytes),
            Err(_) => LocalSigner::parse(&text(&value, "a str of hexadecimal or 32 bytes")?),
        }
        .map(Key)
        .map_err(raise)
    }
}
