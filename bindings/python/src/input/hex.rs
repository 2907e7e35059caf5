//! Bytes, as `bytes` or in hexadecimal.

use pyo3::prelude::*;
use pyo3::pybacked::PyBackedBytes;
use pyo3::types::PyString;
use x402_kernel as kernel;
use x402_kernel::primitives::{from_hex, to_hex};

use super::atom::atom;
use super::{input, raise, text};

/// Returns the hexadecimal text of bytes, or the text.
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

atom! {
    /// A nonce or a digest.
    Bytes32, kernel::Bytes32, |value| kernel::Bytes32::parse(&value.extract::<Hex>()?.0).map_err(raise)
}

/// Bytes of any length, such as a signature, as `bytes` or in hexadecimal. The kernel checks the value.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Bytes(pub(crate) Vec<u8>);

impl<'py> FromPyObject<'_, 'py> for Bytes {
    type Error = PyErr;

    fn extract(value: Borrowed<'_, 'py, PyAny>) -> PyResult<Bytes> {
        from_hex(&value.extract::<Hex>()?.0).map(Bytes).map_err(raise)
    }
}

impl<'py> IntoPyObject<'py> for Bytes {
    type Target = PyString;
    type Output = Bound<'py, PyString>;
    type Error = PyErr;

    fn into_pyobject(self, py: Python<'py>) -> PyResult<Self::Output> {
        Ok(PyString::new(py, &to_hex(&self.0)))
    }
}

atom! {
    /// A signature of 65 bytes, as `bytes` or in hexadecimal.
    Signature, kernel::Signature, |value| kernel::Signature::from_bytes(&value.extract::<Bytes>()?.0).map_err(raise)
}

/// A private key. Errors never contain it.
pub(crate) struct Key(pub(crate) kernel::LocalSigner);

impl<'py> FromPyObject<'_, 'py> for Key {
    type Error = PyErr;

    fn extract(value: Borrowed<'_, 'py, PyAny>) -> PyResult<Key> {
        match value.extract::<PyBackedBytes>() {
            Ok(bytes) => kernel::LocalSigner::from_bytes(&bytes),
            Err(_) => kernel::LocalSigner::parse(&text(&value, "a str of hexadecimal or 32 bytes")?),
        }
        .map(Key)
        .map_err(raise)
    }
}

input!(Bytes(Vec<u8>), Key(kernel::LocalSigner));
