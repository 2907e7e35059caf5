use pyo3::prelude::*;
use pyo3::types::PyType;
use x402_kernel as kernel;
use x402_kernel::ServerClock;

use crate::error::raise;
use crate::input::{Now, Text};
use crate::value::{self, Reduced, Tuple, word};

word!(ValidAfter { Zero, Backdated });

/// The `Date` of a server's response (RFC 9110 §6.6.1), and when it was received by the caller's clock, in unix
/// seconds: the server's clock.
///
/// A device whose clock is wrong signs windows that are over, or not yet open, where they are checked. The server is
/// believed over https only, and ten minutes at most; however late it says it is, no signature lives longer by the
/// caller's own clock than the policy allows.
///
/// Raises `MalformedError` or `RejectedError`: `time.not_http_date`, `clock.implausible` if the two differ by more than
/// ten minutes; `UsageError`: `time.milliseconds`, `usage.argument`.
#[pyclass(module = "x402_kernel", frozen, eq, hash, get_all, from_py_object)]
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct ServerDate {
    /// The header's value.
    date: Text,
    /// When it was received.
    received_at: Now,
}

impl ServerDate {
    fn clock(&self) -> kernel::Result<ServerClock> {
        ServerClock::from_date(&self.date.0, self.received_at.0)
    }
}

#[pymethods]
impl ServerDate {
    #[new]
    fn new(date: Text, received_at: Now) -> PyResult<ServerDate> {
        let date = ServerDate { date, received_at };
        date.clock().map_err(raise)?;
        Ok(date)
    }

    #[classattr]
    fn __match_args__() -> Tuple<&'static str> {
        Tuple(vec!["date", "received_at"])
    }

    fn __repr__(slf: &Bound<'_, ServerDate>) -> PyResult<String> {
        value::repr(slf.as_any())
    }

    fn __reduce__<'py>(slf: &Bound<'py, ServerDate>) -> PyResult<Reduced<'py>> {
        Ok(value::called(slf, value::fields(slf.as_any())?))
    }
}

/// What the caller knows or wants beyond the approval, when a payment is prepared. The default is what the official
/// SDKs do, on the caller's own clock.
///
/// `valid_after` is since when the authorization is valid; without it, as the offer's version has it, zero in v2 and
/// back-dated in v1. `server_date` tells the server's clock; without it, the caller's is right.
///
/// Raises `UsageError`: `usage.argument`.
#[pyclass(module = "x402_kernel", frozen, eq, hash, get_all)]
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct PrepareOptions {
    /// Since when the authorization is valid.
    valid_after: Option<ValidAfter>,
    /// The server's clock.
    server_date: Option<ServerDate>,
}

impl PrepareOptions {
    pub(crate) fn kernel(&self) -> kernel::Result<kernel::PrepareOptions> {
        let clock = self.server_date.as_ref().map(ServerDate::clock).transpose()?;
        Ok(kernel::PrepareOptions { valid_after: self.valid_after.map(|after| after.0), clock })
    }
}

#[pymethods]
impl PrepareOptions {
    #[new]
    #[pyo3(signature = (*, valid_after=None, server_date=None))]
    fn new(valid_after: Option<ValidAfter>, server_date: Option<ServerDate>) -> PrepareOptions {
        PrepareOptions { valid_after, server_date }
    }

    #[classattr]
    fn __match_args__() -> Tuple<&'static str> {
        Tuple(vec!["valid_after", "server_date"])
    }

    fn __repr__(slf: &Bound<'_, PrepareOptions>) -> PyResult<String> {
        value::repr(slf.as_any())
    }

    fn __reduce__<'py>(slf: &Bound<'py, PrepareOptions>) -> PyResult<Reduced<'py>> {
        value::restored(slf, value::fields(slf.as_any())?)
    }

    #[classmethod]
    fn _restore(
        _class: &Bound<'_, PyType>,
        valid_after: Option<ValidAfter>,
        server_date: Option<ServerDate>,
    ) -> PrepareOptions {
        PrepareOptions::new(valid_after, server_date)
    }
}
