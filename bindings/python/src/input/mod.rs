//! Everything that comes in from Python is checked here: a wrong type is a `TypeError`, a wrong value the kernel's error.
//! Each type here holds the kernel's own in `.0`.

mod atom;
mod hex;
mod list;
mod message;
mod number;
mod record;

use pyo3::prelude::*;
use pyo3::types::PyString;

use crate::error::{ErrorInfo, raise};

pub(crate) use atom::{Address, Amount, Decimal, Money, Network, Reader, Text};
pub(crate) use hex::{Bytes, Bytes32, Hex, Key, Signature};
pub(crate) use list::{List, Listed};
pub(crate) use message::{Body, Headers, Message};
pub(crate) use number::{Decimals, Seconds, Status, Time, Version};
pub(crate) use record::{Given, Members, record};

/// What the kernel gets of something that came in.
pub(crate) trait Input {
    /// The kernel's type.
    type Kernel;

    /// The kernel's value.
    fn kernel(self) -> Self::Kernel;
}

/// The kernel's value is the only field.
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

impl<T: Input> Input for Option<T> {
    type Kernel = Option<T::Kernel>;

    fn kernel(self) -> Option<T::Kernel> {
        self.map(T::kernel)
    }
}

/// What a value of another type than `what` gets.
fn expected(what: &str, found: &Bound<'_, PyAny>) -> PyErr {
    match found.get_type().name() {
        Ok(name) => pyo3::exceptions::PyTypeError::new_err(format!("expected {what}, not {name}")),
        Err(error) => error,
    }
}

/// The characters of a `str`. Half a surrogate pair is no character: it is read as U+FFFD, like any byte that is none.
fn text(value: &Bound<'_, PyAny>, what: &str) -> PyResult<String> {
    let text = value.cast::<PyString>().map_err(|_| expected(what, value))?;
    Ok(text.to_string_lossy().into_owned())
}
