//! Checks all arguments from Python: a wrong type is a `TypeError`, a wrong value is the kernel's error.
//! Each type here has the kernel's own in `.0`.

mod atom;
mod hex;
mod list;
mod message;
mod number;
mod record;

use pyo3::PyClass;
use pyo3::prelude::*;
use pyo3::pyclass::boolean_struct::True;
use pyo3::types::PyString;

use crate::error::{ErrorInfo, raise};

pub(crate) use atom::{Address, Amount, Decimal, Money, Network, Reader, Text};
pub(crate) use hex::{Bytes, Bytes32, Hex, Key, Signature};
pub(crate) use list::List;
pub(crate) use message::{Body, Headers, Message};
pub(crate) use number::{Decimals, Seconds, Status, Time, Version};
pub(crate) use record::{Given, Members, record};

/// Converts an argument to the kernel's type.
pub(crate) trait Input {
    /// The kernel's type.
    type Kernel;

    /// The kernel's value.
    fn kernel(self) -> Self::Kernel;
}

/// The field with the kernel's value.
macro_rules! input {
    ($($name:ident($kernel:ty)),+ $(,)?) => {
        $(
            impl $crate::input::Input for $name {
                type Kernel = $kernel;

                fn kernel(self) -> $kernel {
                    self.0
                }
            }
        )+
    };
}

pub(crate) use input;

input!(ErrorInfo(x402_kernel::Error));

/// Types that Python has too.
macro_rules! same {
    ($($type:ty),+) => {
        $(impl Input for $type {
            type Kernel = $type;

            fn kernel(self) -> $type {
                self
            }
        })+
    };
}

same!(bool, String);

/// A class that wraps a value and is passed by reference.
pub(crate) trait Around: PyClass<Frozen = True> + Sync {
    /// The value's type.
    type Inner: 'static;

    /// Returns the value.
    fn inner(&self) -> &Self::Inner;
}

impl<'a, T: Around> Input for &'a Bound<'_, T> {
    type Kernel = &'a T::Inner;

    fn kernel(self) -> &'a T::Inner {
        self.get().inner()
    }
}

impl<T: Input> Input for Option<T> {
    type Kernel = Option<T::Kernel>;

    fn kernel(self) -> Option<T::Kernel> {
        self.map(T::kernel)
    }
}

/// The error for a value of another type than `what`.
fn expected(what: &str, found: &Bound<'_, PyAny>) -> PyErr {
    match found.get_type().name() {
        Ok(name) => pyo3::exceptions::PyTypeError::new_err(format!("expected {what}, not {name}")),
        Err(error) => error,
    }
}

/// Returns the characters of a `str`. Half a surrogate pair is read as U+FFFD, like an invalid byte.
fn text(value: &Bound<'_, PyAny>, what: &str) -> PyResult<String> {
    let text = value.cast::<PyString>().map_err(|_| expected(what, value))?;
    Ok(text.to_string_lossy().into_owned())
}
