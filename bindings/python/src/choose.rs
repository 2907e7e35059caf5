use pyo3::prelude::*;
use pyo3::types::PyType;
use x402_kernel as kernel;
use x402_kernel::Json;

use crate::error::{Fault, raise};
use crate::input::Message;
use crate::payer::Payer;
use crate::required::PaymentRequired;
use crate::requirements::PaymentRequirements;
use crate::value::{self, Reduced, Tuple, value};

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

    /// The `extensions` that the payment will send: the seller's, and what was added; JSON text.
    #[getter]
    fn extensions(&self) -> Option<&str> {
        self.0.extensions().map(Json::text)
    }

    /// The same choice, adding to the seller's extensions (see `PaymentRequired.echo`). Said again, the last counts.
    ///
    /// Raises what `PaymentRequired.echo` raises.
    fn with_extensions(&self, additions: Message) -> PyResult<Choice> {
        self.0.clone().with_extensions(&additions.0).map(Choice).map_err(raise)
    }

    fn __hash__(&self, py: Python<'_>) -> PyResult<isize> {
        value::hash(py, self.0.challenge().json())
    }

    fn __repr__(&self) -> String {
        format!("<Choice {}: {}>", self.index(), self.0.option().summary())
    }

    fn __reduce__<'py>(slf: &Bound<'py, Choice>) -> PyResult<Reduced<'py>> {
        let choice = slf.get();
        value::restored(slf, (choice.challenge(), choice.payer(), choice.extensions()).into_pyobject(slf.py())?)
    }

    /// The same demand and payer give the same choice; what was added can be added again.
    #[classmethod]
    fn _restore(
        _class: &Bound<'_, PyType>,
        challenge: &Bound<'_, PaymentRequired>,
        payer: &Bound<'_, Payer>,
        extensions: Option<&str>,
    ) -> PyResult<Choice> {
        let choice = challenge.get().0.choose(&payer.get().0).map_err(raise)?;
        match extensions {
            Some(extensions) => choice.with_extensions(extensions).map(Choice).map_err(raise),
            None => Ok(Choice(choice)),
        }
    }
}
