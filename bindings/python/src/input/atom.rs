//! Texts, and the kernel's types that are read from a text.

use pyo3::prelude::*;
use pyo3::types::PyString;
use x402_kernel as kernel;
use x402_kernel::header;

use super::number::digits;
use super::{input, raise, text};

/// Reads a type from a `str`, and writes it as one.
macro_rules! atom {
    ($(#[$about:meta])* $name:ident, $kernel:ty, $read:expr) => {
        $(#[$about])*
        #[derive(Clone, Debug, PartialEq, Eq, Hash)]
        pub(crate) struct $name(pub(crate) $kernel);

        impl<'py> FromPyObject<'_, 'py> for $name {
            type Error = PyErr;

            fn extract(value: Borrowed<'_, 'py, PyAny>) -> PyResult<$name> {
                let read: fn(&Bound<'_, PyAny>) -> PyResult<$kernel> = $read;
                read(&value).map($name)
            }
        }

        impl<'py> IntoPyObject<'py> for $name {
            type Target = PyString;
            type Output = Bound<'py, PyString>;
            type Error = PyErr;

            fn into_pyobject(self, py: Python<'py>) -> PyResult<Self::Output> {
                Ok(PyString::new(py, &self.0.to_string()))
            }
        }

        impl From<$kernel> for $name {
            fn from(value: $kernel) -> $name {
                $name(value)
            }
        }

        input!($name($kernel));
    };
}

pub(super) use atom;

atom! {
    /// A text of the caller.
    Text, String, |value| text(value, "a str")
}

atom! {
    /// An address.
    Address, kernel::Address, |value| kernel::Address::parse(&text(value, "a str")?).map_err(raise)
}

atom! {
    /// A network in CAIP-2.
    Network, kernel::Network, |value| kernel::Network::parse(&text(value, "a str")?).map_err(raise)
}

atom! {
    /// An amount of atomic units: a `str` of decimal digits, or an `int`.
    Amount, kernel::Amount, |value| kernel::Amount::parse(&digits(value)?).map_err(raise)
}

atom! {
    /// The digits of a `str` or of an `int`.
    Decimal, String, digits
}

/// A sum of money. A float is not exact, and an int could be dollars or atomic units.
pub(crate) struct Money(pub(crate) kernel::Money);

impl<'py> FromPyObject<'_, 'py> for Money {
    type Error = PyErr;

    fn extract(value: Borrowed<'_, 'py, PyAny>) -> PyResult<Money> {
        kernel::Money::parse(&text(&value, "a str such as \"$0.05\"")?).map(Money).map_err(raise)
    }
}

input!(Money(kernel::Money));

atom! {
    /// The reader of a header.
    Reader, header::Reader, |value| header::Reader::parse(&text(value, "a str")?).map_err(raise)
}
