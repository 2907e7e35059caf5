//! Several of something.

use pyo3::PyClass;
use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::types::PyString;
use x402_kernel as kernel;
use x402_kernel::usage;

use super::expected;
use crate::error::raise;
use crate::payer::{AssetId, Balance};
use crate::payment_payload::PaymentPayload;
use crate::payment_requirements::PaymentRequirements;
use crate::signing;
use crate::value::Tuple;

/// More of anything than this is an iterator that never ends.
const MOST: usize = 1 << 16;

/// Several of something, from anything but a `str`, whose characters are not what anybody means.
pub(super) fn each<'py, T>(
    value: &Bound<'py, PyAny>,
    what: &str,
    read: impl Fn(Bound<'py, PyAny>) -> PyResult<T>,
) -> PyResult<Vec<T>> {
    let items = match value.try_iter() {
        Ok(items) if !value.is_instance_of::<PyString>() => items,
        // What its own `__iter__` raised is the caller's to see.
        Err(error) if !error.is_instance_of::<PyTypeError>(value.py()) => return Err(error),
        _ => return Err(expected(what, value)),
    };
    let mut read_items = Vec::new();
    for item in items {
        if read_items.len() == MOST {
            return Err(raise(usage::argument(what, "no more than 65536 of them")));
        }
        read_items.push(read(item?)?);
    }
    Ok(read_items)
}

/// Several values of a class.
fn each_of<'py, T: PyClass, U>(
    value: &Bound<'py, PyAny>,
    list: &str,
    one: &str,
    read: impl Fn(&Bound<'py, T>) -> U,
) -> PyResult<Vec<U>> {
    each(value, list, |item| item.cast::<T>().map(&read).map_err(|_| expected(one, &item)))
}

/// Offers.
pub(crate) struct Offers(pub(crate) Vec<kernel::PaymentRequirements>);

impl<'py> FromPyObject<'_, 'py> for Offers {
    type Error = PyErr;

    fn extract(value: Borrowed<'_, 'py, PyAny>) -> PyResult<Offers> {
        let offer = |offer: &Bound<'py, PaymentRequirements>| offer.get().0.clone();
        each_of(&value, "a list of offers", "PaymentRequirements", offer).map(Offers)
    }
}

/// Payments.
pub(crate) struct Payments(pub(crate) Vec<kernel::PaymentPayload>);

impl<'py> FromPyObject<'_, 'py> for Payments {
    type Error = PyErr;

    fn extract(value: Borrowed<'_, 'py, PyAny>) -> PyResult<Payments> {
        let payment = |payment: &Bound<'py, PaymentPayload>| payment.get().0.clone();
        each_of(&value, "a list of payments", "a PaymentPayload", payment).map(Payments)
    }
}

/// Tokens.
#[derive(Default)]
pub(crate) struct AssetIds(pub(crate) Vec<kernel::AssetId>);

impl<'py> FromPyObject<'_, 'py> for AssetIds {
    type Error = PyErr;

    fn extract(value: Borrowed<'_, 'py, PyAny>) -> PyResult<AssetIds> {
        each_of(&value, "a list of tokens", "a AssetId", |token: &Bound<'py, AssetId>| token.get().0).map(AssetIds)
    }
}

/// Balances.
#[derive(Default)]
pub(crate) struct Balances(pub(crate) Vec<kernel::Balance>);

impl<'py> FromPyObject<'_, 'py> for Balances {
    type Error = PyErr;

    fn extract(value: Borrowed<'_, 'py, PyAny>) -> PyResult<Balances> {
        each_of(&value, "a list of balances", "a Balance", |balance: &Bound<'py, Balance>| balance.get().0)
            .map(Balances)
    }
}

/// Answers of a signer.
#[derive(Clone, Debug, PartialEq, Eq, Hash, IntoPyObject)]
#[pyo3(transparent)]
pub(crate) struct Answers(Tuple<signing::Answer>);

impl Answers {
    pub(crate) fn kernel(&self) -> Vec<kernel::Answer> {
        self.0.0.iter().map(|answer| answer.0.clone()).collect()
    }
}

impl<'py> FromPyObject<'_, 'py> for Answers {
    type Error = PyErr;

    fn extract(value: Borrowed<'_, 'py, PyAny>) -> PyResult<Answers> {
        let answer = |answer: &Bound<'py, signing::Answer>| answer.get().clone();
        each_of(&value, "a list of answers", "an Answer", answer).map(Tuple).map(Answers)
    }
}
