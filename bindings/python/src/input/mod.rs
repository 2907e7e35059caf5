//! Everything that comes in from Python is checked here: a wrong type is a `TypeError`, a wrong value the kernel's error.

mod hex;
mod list;
mod message;
mod network;
mod number;
mod record;

use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::types::PyString;
use x402_kernel::header::Reader;
use x402_kernel::{Money, usage};

use crate::error::raise;

pub(crate) use hex::{Bytes, Hash32, Hex, Key};
pub(crate) use list::{Answers, AssetIds, Balances, Offers, Payments};
pub(crate) use message::{Body, Headers, Message};
pub(crate) use network::{AddressIn, Addresses, NetworkIn, Networks};
pub(crate) use number::{Atomic, Decimal, Decimals, Lifetime, Now, Runway, Status, VersionNumber};
pub(crate) use record::{AnyAuthorization, AnyCancel, AnyDomain, AnyPrepareOptions, AnyVerifyOptions, record};

/// What a value of another type than `what` gets.
fn expected(what: &str, found: &Bound<'_, PyAny>) -> PyErr {
    match found.get_type().name() {
        Ok(name) => PyTypeError::new_err(format!("expected {what}, not {name}")),
        Err(error) => error,
    }
}

/// The characters of a `str`. Half a surrogate pair is no character: it is read as U+FFFD, like any byte that is none.
fn text(value: &Bound<'_, PyAny>, what: &str) -> PyResult<String> {
    let text = value.cast::<PyString>().map_err(|_| expected(what, value))?;
    Ok(text.to_string_lossy().into_owned())
}

/// A text that the caller writes.
#[derive(Clone, Debug, PartialEq, Eq, Hash, IntoPyObject)]
#[pyo3(transparent)]
pub(crate) struct Text(pub(crate) String);

impl<'py> FromPyObject<'_, 'py> for Text {
    type Error = PyErr;

    fn extract(value: Borrowed<'_, 'py, PyAny>) -> PyResult<Text> {
        text(&value, "a str").map(Text)
    }
}

/// A sum of money: never a float, and no int, which could be dollars or atomic units.
pub(crate) struct Sum(pub(crate) Money);

impl<'py> FromPyObject<'_, 'py> for Sum {
    type Error = PyErr;

    fn extract(value: Borrowed<'_, 'py, PyAny>) -> PyResult<Sum> {
        Money::parse(&text(&value, "a str such as \"$0.05\"")?).map(Sum).map_err(raise)
    }
}

/// Who reads a header.
pub(crate) struct ReaderName(pub(crate) Reader);

impl<'py> FromPyObject<'_, 'py> for ReaderName {
    type Error = PyErr;

    fn extract(value: Borrowed<'_, 'py, PyAny>) -> PyResult<ReaderName> {
        match &*text(&value, "a str")? {
            "client" => Ok(ReaderName(Reader::Client)),
            "server" => Ok(ReaderName(Reader::Server)),
            _ => Err(raise(usage::argument("reader", "client or server"))),
        }
    }
}
