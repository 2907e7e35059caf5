//! Whole numbers: never a float, never a bool.

use pyo3::prelude::*;
use pyo3::types::{PyBool, PyInt, PyString};
use x402_kernel::{Amount, UnixTime, Version, usage};

use super::{expected, text};
use crate::error::raise;

/// A whole number that is no bool and no float.
fn integer<'a, 'py>(value: &'a Bound<'py, PyAny>, what: &str) -> PyResult<&'a Bound<'py, PyInt>> {
    match value.cast::<PyInt>() {
        Ok(number) if !value.is_instance_of::<PyBool>() => Ok(number),
        _ => Err(expected(what, value)),
    }
}

/// A whole number that fits.
fn fitting<T: TryFrom<u64>>(value: &Bound<'_, PyAny>, name: &str, range: &str) -> PyResult<T> {
    let number: Option<u64> = integer(value, "an int")?.extract().ok();
    number.and_then(|number| T::try_from(number).ok()).ok_or_else(|| raise(usage::argument(name, range)))
}

/// A `str` of decimal digits, or an `int`.
pub(crate) struct Decimal(pub(crate) String);

impl<'py> FromPyObject<'_, 'py> for Decimal {
    type Error = PyErr;

    fn extract(value: Borrowed<'_, 'py, PyAny>) -> PyResult<Decimal> {
        if value.is_instance_of::<PyString>() {
            return text(&value, "a str").map(Decimal);
        }
        let number = integer(&value, "a str of decimal digits or an int")?;
        if let Ok(small) = number.extract::<u64>() {
            return Ok(Decimal(small.to_string()));
        }
        // Not `str()`, which an enum answers with its name.
        number.call_method1("__format__", ("d",))?.extract().map(Decimal)
    }
}

/// An amount of atomic units: a `str` of decimal digits, or an `int`.
pub(crate) struct Atomic(pub(crate) Amount);

impl<'py> FromPyObject<'_, 'py> for Atomic {
    type Error = PyErr;

    fn extract(value: Borrowed<'_, 'py, PyAny>) -> PyResult<Atomic> {
        Amount::parse(&value.extract::<Decimal>()?.0).map(Atomic).map_err(raise)
    }
}

/// The caller's clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Now(pub(crate) UnixTime);

impl<'py> FromPyObject<'_, 'py> for Now {
    type Error = PyErr;

    fn extract(value: Borrowed<'_, 'py, PyAny>) -> PyResult<Now> {
        let number = integer(&value, "an int of unix seconds such as int(time.time())")?;
        if number.lt(0)? {
            return Err(raise(usage::argument("now", "whole unix seconds")));
        }
        // What does not fit is too late for seconds in any case.
        let seconds = number.extract().unwrap_or(u64::MAX);
        UnixTime::from_seconds(seconds).map(Now).map_err(raise)
    }
}

impl<'py> IntoPyObject<'py> for Now {
    type Target = PyInt;
    type Output = Bound<'py, PyInt>;
    type Error = PyErr;

    fn into_pyobject(self, py: Python<'py>) -> PyResult<Self::Output> {
        Ok(self.0.seconds().into_pyobject(py)?)
    }
}

/// How long an authorization has to stay valid, in seconds.
pub(crate) struct Runway(pub(crate) u64);

impl<'py> FromPyObject<'_, 'py> for Runway {
    type Error = PyErr;

    fn extract(value: Borrowed<'_, 'py, PyAny>) -> PyResult<Runway> {
        fitting(&value, "min_runway", "whole seconds").map(Runway)
    }
}

/// The most seconds a signature may live.
pub(crate) struct Lifetime(pub(crate) u64);

impl<'py> FromPyObject<'_, 'py> for Lifetime {
    type Error = PyErr;

    fn extract(value: Borrowed<'_, 'py, PyAny>) -> PyResult<Lifetime> {
        fitting(&value, "max_lifetime", "whole seconds").map(Lifetime)
    }
}

/// A status of HTTP.
#[derive(Clone, Debug, PartialEq, Eq, Hash, IntoPyObject)]
#[pyo3(transparent)]
pub(crate) struct Status(pub(crate) u16);

impl<'py> FromPyObject<'_, 'py> for Status {
    type Error = PyErr;

    fn extract(value: Borrowed<'_, 'py, PyAny>) -> PyResult<Status> {
        fitting(&value, "status", "a status of HTTP").map(Status)
    }
}

/// How many decimals an asset has.
pub(crate) struct Decimals(pub(crate) u8);

impl<'py> FromPyObject<'_, 'py> for Decimals {
    type Error = PyErr;

    fn extract(value: Borrowed<'_, 'py, PyAny>) -> PyResult<Decimals> {
        fitting(&value, "decimals", "0 to 255").map(Decimals)
    }
}

/// A version of x402.
pub(crate) struct VersionNumber(pub(crate) Version);

impl<'py> FromPyObject<'_, 'py> for VersionNumber {
    type Error = PyErr;

    fn extract(value: Borrowed<'_, 'py, PyAny>) -> PyResult<VersionNumber> {
        Version::from_number(fitting(&value, "version", "1 or 2")?).map(VersionNumber).map_err(raise)
    }
}
