//! Records of this kernel's, or their members in a dict.

use pyo3::prelude::*;
use pyo3::types::PyDict;
use x402_kernel as kernel;

use super::expected;
use super::message::{Message, dumps};
use crate::error::raise;
use crate::evm::{Authorization, CancelAuthorization, Eip712Domain};
use crate::prepare_options::PrepareOptions;
use crate::verdict::VerifyOptions;

/// A domain, or its members in a dict.
pub(crate) struct AnyDomain(pub(crate) kernel::Eip712Domain);

impl<'py> FromPyObject<'_, 'py> for AnyDomain {
    type Error = PyErr;

    fn extract(value: Borrowed<'_, 'py, PyAny>) -> PyResult<AnyDomain> {
        if let Ok(domain) = value.cast::<Eip712Domain>() {
            return Ok(AnyDomain(domain.get().0.clone()));
        }
        kernel::Eip712Domain::parse(&members(&value, "an Eip712Domain or a dict")?).map(AnyDomain).map_err(raise)
    }
}

/// An authorization, or its members in a dict.
pub(crate) struct AnyAuthorization(pub(crate) kernel::Authorization);

impl<'py> FromPyObject<'_, 'py> for AnyAuthorization {
    type Error = PyErr;

    fn extract(value: Borrowed<'_, 'py, PyAny>) -> PyResult<AnyAuthorization> {
        if let Ok(authorization) = value.cast::<Authorization>() {
            return Ok(AnyAuthorization(authorization.get().0));
        }
        let members = members(&value, "an Authorization or a dict")?;
        kernel::Authorization::parse(&members).map(AnyAuthorization).map_err(raise)
    }
}

/// A cancellation, or its members in a dict.
pub(crate) struct AnyCancel(pub(crate) kernel::CancelAuthorization);

impl<'py> FromPyObject<'_, 'py> for AnyCancel {
    type Error = PyErr;

    fn extract(value: Borrowed<'_, 'py, PyAny>) -> PyResult<AnyCancel> {
        if let Ok(cancel) = value.cast::<CancelAuthorization>() {
            return Ok(AnyCancel(cancel.get().0));
        }
        let members = members(&value, "a CancelAuthorization or a dict")?;
        kernel::CancelAuthorization::parse(&members).map(AnyCancel).map_err(raise)
    }
}

/// Options of a preparation, or their members in a dict.
pub(crate) struct AnyPrepareOptions(pub(crate) kernel::PrepareOptions);

impl<'py> FromPyObject<'_, 'py> for AnyPrepareOptions {
    type Error = PyErr;

    fn extract(value: Borrowed<'_, 'py, PyAny>) -> PyResult<AnyPrepareOptions> {
        if let Ok(options) = value.cast::<PrepareOptions>() {
            return options.get().kernel().map(AnyPrepareOptions).map_err(raise);
        }
        let members = members(&value, "PrepareOptions or a dict")?;
        kernel::PrepareOptions::from_json(&members).map(AnyPrepareOptions).map_err(raise)
    }
}

/// Options of a verification, or their members in a dict.
pub(crate) struct AnyVerifyOptions(pub(crate) kernel::VerifyOptions);

impl<'py> FromPyObject<'_, 'py> for AnyVerifyOptions {
    type Error = PyErr;

    fn extract(value: Borrowed<'_, 'py, PyAny>) -> PyResult<AnyVerifyOptions> {
        if let Ok(options) = value.cast::<VerifyOptions>() {
            return Ok(AnyVerifyOptions(options.get().0.clone()));
        }
        let members = members(&value, "VerifyOptions or a dict")?;
        kernel::VerifyOptions::from_json(&members).map(AnyVerifyOptions).map_err(raise)
    }
}

fn members(value: &Bound<'_, PyAny>, what: &str) -> PyResult<String> {
    value.cast::<PyDict>().map_err(|_| expected(what, value))?.extract::<Message>().map(|message| message.0)
}

/// A record's members as JSON text, those that are there.
pub(crate) fn record(py: Python<'_>, members: &[(&str, Option<String>)]) -> PyResult<String> {
    let dict = PyDict::new(py);
    for (name, value) in members {
        if let Some(value) = value {
            dict.set_item(name, value)?;
        }
    }
    Ok(dumps(&dict)?.to_string_lossy().into_owned())
}
