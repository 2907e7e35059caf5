use std::hash::{Hash, Hasher};

use pyo3::prelude::*;
use x402_kernel as kernel;
use x402_kernel::primitives::to_hex;

use crate::error::raise;
use crate::handle::stays;
use crate::input::{Bytes, Key, Text};
use crate::value::{self, Reduced, Tuple};

/// Something a wallet, a hardware device or a KMS is asked to sign. Only the kernel makes one, from an approved offer.
///
/// A handle: it cannot be copied or pickled.
#[pyclass(module = "x402_kernel", frozen, eq)]
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct SigningRequest(pub(crate) kernel::SigningRequest);

#[pymethods]
impl SigningRequest {
    /// What the `Answer` has to name.
    #[getter]
    fn id(&self) -> &str {
        self.0.id()
    }

    /// How it is to be signed: `typed_data`, that is by `eth_signTypedData_v4`, or its digest without a prefix.
    #[getter]
    fn kind(&self) -> &'static str {
        self.0.kind().as_str()
    }

    /// The 32 bytes that are signed: `0x` and 64 hexadecimal digits.
    #[getter]
    fn digest(&self) -> String {
        self.0.digest().to_string()
    }

    /// The JSON for `eth_signTypedData_v4`; its hash is the digest.
    #[getter]
    fn typed_data(&self) -> &str {
        self.0.typed_data()
    }

    /// Whose signature is wanted.
    #[getter]
    fn signer(&self) -> String {
        self.0.signer().to_string()
    }

    fn __hash__(&self, py: Python<'_>) -> PyResult<isize> {
        self.digest().into_pyobject(py)?.hash()
    }

    fn __repr__(&self) -> String {
        format!("<SigningRequest {}: {} by {}>", self.id(), self.digest(), self.signer())
    }

    fn __reduce__(&self) -> PyResult<()> {
        Err(stays("SigningRequest"))
    }
}

/// A signature for the request of that id: r, s and v, in hexadecimal or as bytes.
///
/// Raises `MalformedError`: `hex.*`.
#[pyclass(module = "x402_kernel", frozen, eq)]
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Answer(pub(crate) kernel::Answer);

impl Hash for Answer {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (&self.0.id, &self.0.signature).hash(state);
    }
}

#[pymethods]
impl Answer {
    #[new]
    fn new(id: Text, signature: Bytes) -> Answer {
        Answer(kernel::Answer::new(id.0, signature.0))
    }

    /// The request's id.
    #[getter]
    fn id(&self) -> &str {
        &self.0.id
    }

    /// The signature: `0x` and hexadecimal digits.
    #[getter]
    fn signature(&self) -> String {
        to_hex(&self.0.signature)
    }

    #[classattr]
    fn __match_args__() -> Tuple<&'static str> {
        Tuple(vec!["id", "signature"])
    }

    fn __hash__(&self, py: Python<'_>) -> PyResult<isize> {
        (self.id(), self.signature()).into_pyobject(py)?.hash()
    }

    fn __repr__(slf: &Bound<'_, Answer>) -> PyResult<String> {
        value::repr(slf.as_any())
    }

    fn __reduce__<'py>(slf: &Bound<'py, Answer>) -> PyResult<Reduced<'py>> {
        Ok(value::called(slf, value::fields(slf.as_any())?))
    }
}

/// A private key in memory, for tests, agents and demos. Anything that can hold the key itself is better.
///
/// `key` is 32 bytes, or `0x` and 64 hexadecimal digits. It signs nothing but `SigningRequest`s, which only an approved
/// offer leads to. Its signatures are deterministic (RFC 6979). No text shows the key, and the kernel wipes its copy;
/// what Python was given stays in Python's memory.
///
/// A handle: it cannot be copied or pickled.
///
/// Raises `UsageError`: `usage.key`, which does not repeat what was given.
#[pyclass(module = "x402_kernel", frozen)]
pub(crate) struct LocalSigner(kernel::LocalSigner);

#[pymethods]
impl LocalSigner {
    #[new]
    fn new(key: Key) -> LocalSigner {
        LocalSigner(key.0)
    }

    /// Whose key it is.
    #[getter]
    fn address(&self) -> String {
        self.0.address().to_string()
    }

    /// Signs a request's digest, and gives the signature as `0x` and 130 hexadecimal digits.
    ///
    /// Raises `UsageError`: `signature.not_payer` if the request wants somebody else's signature.
    fn sign(&self, py: Python<'_>, request: &Bound<'_, SigningRequest>) -> PyResult<String> {
        let request = &request.get().0;
        py.detach(|| self.0.sign(request)).map(|signature| signature.to_string()).map_err(raise)
    }

    fn __repr__(&self) -> String {
        format!("{:?}", self.0)
    }

    fn __reduce__(&self) -> PyResult<()> {
        Err(stays("LocalSigner"))
    }
}
