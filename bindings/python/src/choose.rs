use pyo3::prelude::*;
use pyo3::types::PyType;
use x402_kernel as kernel;
use x402_kernel::Json;

use crate::error::{ErrorInfo, raise};
use crate::input::Message;
use crate::payer::Payer;
use crate::payment_required::PaymentRequired;
use crate::payment_requirements::PaymentRequirements;
use crate::value::{self, Reduced, Tuple, value};

value! {
    /// An entry of `accepts` that was not chosen, and why.
    NotChosen {
        /// Its index in `accepts`.
        index: usize,
        /// Why.
        error: ErrorInfo,
    }
}

/// One offer out of a challenge, frozen: what is approved is what was chosen, whatever happens to the list.
#[pyclass(module = "x402_kernel", frozen, eq)]
#[derive(PartialEq, Eq)]
pub(crate) struct Choice(pub(crate) kernel::Choice);

#[pymethods]
impl Choice {
    /// The chosen entry's index in `accepts`.
    #[getter]
    fn index(&self) -> usize {
        self.0.index()
    }

    /// The chosen offer.
    #[getter]
    fn offer(&self) -> PaymentRequirements {
        PaymentRequirements(self.0.offer().clone())
    }

    /// Every other entry, and why it was not chosen.
    #[getter]
    fn not_chosen(&self) -> Tuple<NotChosen> {
        let not_chosen =
            |entry: &kernel::NotChosen| NotChosen { index: entry.index, error: ErrorInfo(entry.error.clone()) };
        self.0.not_chosen().iter().map(not_chosen).collect()
    }

    /// The challenge it was chosen from.
    #[getter]
    fn challenge(&self) -> PaymentRequired {
        PaymentRequired(self.0.challenge().clone())
    }

    /// Who it was chosen for.
    #[getter]
    fn payer(&self) -> Payer {
        Payer(self.0.payer().clone())
    }

    /// The `extensions` that the payment will send: the server's, and what was added; JSON text.
    #[getter]
    fn extensions(&self) -> Option<&str> {
        self.0.extensions().map(Json::text)
    }

    /// The same choice, adding to the server's extensions (see `PaymentRequired.echo`). Said again, the last counts.
    ///
    /// Raises what `PaymentRequired.echo` raises.
    fn with_extensions(&self, additions: Message) -> PyResult<Choice> {
        self.0.clone().with_extensions(&additions.0).map(Choice).map_err(raise)
    }

    fn __hash__(&self, py: Python<'_>) -> PyResult<isize> {
        value::hash(py, self.0.challenge().json())
    }

    fn __repr__(&self) -> String {
        format!("<Choice {}: {}>", self.index(), self.0.offer().summary())
    }

    fn __reduce__<'py>(slf: &Bound<'py, Choice>) -> PyResult<Reduced<'py>> {
        let choice = slf.get();
        value::restored(slf, (choice.challenge(), choice.payer(), choice.extensions()).into_pyobject(slf.py())?)
    }

    /// The same challenge and payer give the same choice; what was added can be added again.
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
