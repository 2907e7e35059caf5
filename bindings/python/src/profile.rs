use pyo3::prelude::*;
use x402_kernel as kernel;

use crate::error::raise;
use crate::input::Message;
use crate::value::{self, Reduced};

/// Everything that reading and deciding depend on besides the message: the tokens known, the bounds, how strict.
///
/// `Profile()` is the default. A message keeps the profile it was read under, and what is derived from a message
/// inherits it; there is no global state.
#[pyclass(module = "x402_kernel", frozen, eq)]
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Profile(pub(crate) kernel::Profile);

/// The profile given, or the default one.
pub(crate) fn or_default(profile: Option<&Bound<'_, Profile>>) -> kernel::Profile {
    profile.map(|profile| profile.get().0.clone()).unwrap_or_default()
}

#[pymethods]
impl Profile {
    #[new]
    fn new() -> Profile {
        Profile(kernel::Profile::default())
    }

    /// Reads `{mode?, limits?, settleMargin?, assets?}`; what is absent is the default.
    ///
    /// `mode` is `tolerant` or `strict`, `limits` is `{requestHeader, responseHeader, body, depth, members}`,
    /// `settleMargin` seconds, `assets` an array of `{network, address, symbol, name, version, decimals,
    /// transferMethod?, domainSeparator, evidence}`.
    ///
    /// Raises `UsageError` (`usage.argument`, `registry.*`) and `MalformedError` (`json.*`, `message.*`).
    #[staticmethod]
    fn from_json(json: Message) -> PyResult<Profile> {
        kernel::Profile::from_json(&json.0).map(Profile).map_err(raise)
    }

    /// The profile as JSON: what differs from the default, `{}` for the default.
    #[getter]
    fn json(&self) -> String {
        self.0.to_json()
    }

    fn __hash__(&self, py: Python<'_>) -> PyResult<isize> {
        self.0.to_json().into_pyobject(py)?.hash()
    }

    fn __repr__(&self) -> String {
        format!("{:?}", self.0)
    }

    fn __reduce__<'py>(slf: &Bound<'py, Profile>) -> PyResult<Reduced<'py>> {
        value::restored(slf, (slf.get().json(),).into_pyobject(slf.py())?)
    }

    #[classmethod]
    fn _restore(_class: &Bound<'_, pyo3::types::PyType>, json: Message) -> PyResult<Profile> {
        Profile::from_json(json)
    }
}
