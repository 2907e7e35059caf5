//! Whole numbers, never a float or a bool.

use pyo3::prelude::*;
use pyo3::types::{PyBool, PyInt, PyString};
use x402_kernel as kernel;
use x402_kernel::{Error, UnixTime};

use super::{expected, input, raise, text};

/// Reads a whole number; a bool or a float is a `TypeError`.
fn integer<'a, 'py>(value: &'a Bound<'py, PyAny>, what: &str) -> PyResult<&'a Bound<'py, PyInt>> {
    match value.cast::<PyInt>() {
        Ok(number) if !value.is_instance_of::<PyBool>() => Ok(number),
        _ => Err(expected(what, value)),
    }
}

/// Reads a whole number that fits the type.
fn fitting<T: TryFrom<u64>>(value: &Bound<'_, PyAny>, name: &str, range: &str) -> PyResult<T> {
    let number: Option<u64> = integer(value, "an int")?.extract().ok();
    number.and_then(|number| T::try_from(number).ok()).ok_or_else(|| raise(Error::argument(name, range)))
}

/// Returns the decimal digits of a `str` or of an `int`.
pub(super) fn digits(value: &Bound<'_, PyAny>) -> PyResult<String> {
    if value.is_instance_of::<PyString>() {
        return text(value, "a str");
    }
    let number = integer(value, "a str of decimal digits or an int")?;
    if let Ok(small) = number.extract::<u64>() {
        return Ok(small.to_string());
    }
    // `str()` of an enum would be its name.
    number.call_method1("__format__", ("d",))?.extract()
}

/// The caller's time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Time(pub(crate) UnixTime);

impl<'py> FromPyObject<'_, 'py> for Time {
    type Error = PyErr;

    fn extract(value: Borrowed<'_, 'py, PyAny>) -> PyResult<Time> {
        let number = integer(&value, "an int of unix seconds such as int(time.time())")?;
        if number.lt(0)? {
            return Err(raise(Error::argument("now", "whole unix seconds")));
        }
        // A number that does not fit is too large for seconds, too.
        let seconds = number.extract().unwrap_or(u64::MAX);
        UnixTime::from_seconds(seconds).map(Time).map_err(raise)
    }
}

impl<'py> IntoPyObject<'py> for Time {
    type Target = PyInt;
    type Output = Bound<'py, PyInt>;
    type Error = PyErr;

    fn into_pyobject(self, py: Python<'py>) -> PyResult<Self::Output> {
        Ok(self.0.seconds().into_pyobject(py)?)
    }
}

/// A whole number in a range.
macro_rules! number {
    ($(#[$about:meta])* $name:ident($type:ty), $argument:literal, $range:literal) => {
        $(#[$about])*
        #[derive(Clone, Debug, PartialEq, Eq, Hash, IntoPyObject)]
        #[pyo3(transparent)]
        pub(crate) struct $name(pub(crate) $type);

        impl<'py> FromPyObject<'_, 'py> for $name {
            type Error = PyErr;

            fn extract(value: Borrowed<'_, 'py, PyAny>) -> PyResult<$name> {
                fitting(&value, $argument, $range).map($name)
            }
        }

        input!($name($type));
    };
}

number! {
    /// A duration in seconds.
    Seconds(u64), "seconds", "whole seconds"
}

number! {
    /// An HTTP status.
    Status(u16), "status", "a status of HTTP"
}

number! {
    /// The number of an asset's decimals.
    Decimals(u8), "decimals", "0 to 255"
}

/// A version of x402.
pub(crate) struct Version(pub(crate) kernel::Version);

impl<'py> FromPyObject<'_, 'py> for Version {
    type Error = PyErr;

    fn extract(value: Borrowed<'_, 'py, PyAny>) -> PyResult<Version> {
        kernel::Version::from_number(fitting(&value, "version", "1 or 2")?).map(Version).map_err(raise)
    }
}

input!(Time(UnixTime), Version(kernel::Version));
