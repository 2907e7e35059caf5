//! Accounts, contracts and networks.

use pyo3::prelude::*;
use x402_kernel::{Address, Network};

use super::list::each;
use super::text;
use crate::error::raise;

/// An account or a contract.
pub(crate) struct Place(pub(crate) Address);

impl<'py> FromPyObject<'_, 'py> for Place {
    type Error = PyErr;

    fn extract(value: Borrowed<'_, 'py, PyAny>) -> PyResult<Place> {
        Address::parse(&text(&value, "a str")?).map(Place).map_err(raise)
    }
}

/// Accounts or contracts.
pub(crate) struct Places(pub(crate) Vec<Address>);

impl<'py> FromPyObject<'_, 'py> for Places {
    type Error = PyErr;

    fn extract(value: Borrowed<'_, 'py, PyAny>) -> PyResult<Places> {
        each(&value, "a list of addresses", |item| Ok(item.extract::<Place>()?.0)).map(Places)
    }
}

/// A network in CAIP-2.
pub(crate) struct Chain(pub(crate) Network);

impl<'py> FromPyObject<'_, 'py> for Chain {
    type Error = PyErr;

    fn extract(value: Borrowed<'_, 'py, PyAny>) -> PyResult<Chain> {
        Network::parse(&text(&value, "a str")?).map(Chain).map_err(raise)
    }
}

/// Networks in CAIP-2.
#[derive(Default)]
pub(crate) struct Networks(pub(crate) Vec<Network>);

impl<'py> FromPyObject<'_, 'py> for Networks {
    type Error = PyErr;

    fn extract(value: Borrowed<'_, 'py, PyAny>) -> PyResult<Networks> {
        each(&value, "a list of networks", |item| Ok(item.extract::<Chain>()?.0)).map(Networks)
    }
}
