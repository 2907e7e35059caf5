use pyo3::prelude::*;
use pyo3::types::PyType;
use x402_kernel as kernel;

use crate::error::{Fault, raise};
use crate::input::{Networks, Place};
use crate::required::PaymentRequired;
use crate::requirements::PaymentRequirements;
use crate::value::{self, Reduced, Tuple, value};

/// Who pays, and on which chains (CAIP-2). A key pair's account; contract wallets pay otherwise.
///
/// Raises `MalformedError` or `RejectedError`: `address.*`, `network.*`.
#[pyclass(module = "x402_kernel", frozen, eq)]
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Payer(pub(crate) kernel::Payer);

#[pymethods]
impl Payer {
    #[new]
    fn new(address: Place, networks: Networks) -> Payer {
        Payer(networks.0.into_iter().fold(kernel::Payer::new(address.0), kernel::Payer::on))
    }

    /// The account.
    #[getter]
    fn address(&self) -> String {
        self.0.address().to_string()
    }

    /// The chains it pays on, in CAIP-2.
    #[getter]
    fn networks(&self) -> Tuple<String> {
        self.0.networks().iter().map(ToString::to_string).collect()
    }

    #[classattr]
    fn __match_args__() -> Tuple<&'static str> {
        Tuple(vec!["address", "networks"])
    }

    fn __hash__(&self, py: Python<'_>) -> PyResult<isize> {
        (self.address(), self.networks()).into_pyobject(py)?.hash()
    }

    fn __repr__(slf: &Bound<'_, Payer>) -> PyResult<String> {
        value::repr(slf.as_any())
    }

    fn __reduce__<'py>(slf: &Bound<'py, Payer>) -> PyResult<Reduced<'py>> {
        Ok(value::called(slf, value::fields(slf.as_any())?))
    }
}

value! {
    /// An entry of `accepts` that was not taken, and why.
    NotTaken {
        /// Its place in `accepts`.
        index: usize,
        /// Why.
        error: Fault,
    }
}

/// One offer out of a demand, frozen: what is approved is what was chosen, whatever happens to the list.
#[pyclass(module = "x402_kernel", frozen, eq)]
#[derive(PartialEq, Eq)]
pub(crate) struct Choice(pub(crate) kernel::Choice);

#[pymethods]
impl Choice {
    /// The chosen entry's place in `accepts`.
    #[getter]
    fn index(&self) -> usize {
        self.0.index()
    }

    /// The chosen offer.
    #[getter]
    fn option(&self) -> PaymentRequirements {
        PaymentRequirements(self.0.option().clone())
    }

    /// Every other entry, and why it was not taken.
    #[getter]
    fn not_taken(&self) -> Tuple<NotTaken> {
        let not_taken = |entry: &kernel::NotTaken| NotTaken { index: entry.index, error: Fault(entry.error.clone()) };
        self.0.not_taken().iter().map(not_taken).collect()
    }

    /// The demand it was chosen from.
    #[getter]
    fn challenge(&self) -> PaymentRequired {
        PaymentRequired(self.0.challenge().clone())
    }

    /// Who it was chosen for.
    #[getter]
    fn payer(&self) -> Payer {
        Payer(self.0.payer().clone())
    }

    fn __hash__(&self, py: Python<'_>) -> PyResult<isize> {
        value::hash(py, self.0.challenge().json())
    }

    fn __repr__(&self) -> String {
        format!("<Choice {}: {}>", self.index(), self.0.option().summary())
    }

    fn __reduce__<'py>(slf: &Bound<'py, Choice>) -> PyResult<Reduced<'py>> {
        let choice = slf.get();
        value::restored(slf, (choice.challenge(), choice.payer()).into_pyobject(slf.py())?)
    }

    /// The same demand and payer give the same choice.
    #[classmethod]
    fn _restore(
        _class: &Bound<'_, PyType>,
        challenge: &Bound<'_, PaymentRequired>,
        payer: &Bound<'_, Payer>,
    ) -> PyResult<Choice> {
        challenge.get().0.choose(&payer.get().0).map(Choice).map_err(raise)
    }
}
