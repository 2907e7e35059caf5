//! Accounts, contracts and networks.

use pyo3::prelude::*;
use x402_kernel::{Address, Network};

use super::list::each;
use super::text;
use crate::error::raise;

/// An account or a contract.
pub(crate) struct AddressIn(pub(crate) Address);

impl<'py> FromPyObject<'_, 'py> for AddressIn {
    type Error = PyErr;

    fn extract(value: Borrowed<'_, 'py, PyAny>) -> PyResult<AddressIn> {
        Address::parse(&text(&value, "a str")?).map(AddressIn).map_err(raise)
    }
}

/// Accounts or contracts.
pub(crate) struct Addresses(pub(crate) Vec<Address>);

impl<'py> FromPyObject<'_, 'py> for Addresses {
    type Error = PyErr;

    fn extract(value: Borrowed<'_, 'py, PyAny>) -> PyResult<Addresses> {
        each(&value, "a list of addresses", |item| Ok(item.extract::<AddressIn>()?.0)).map(Addresses)
    }
}

/// A network in CAIP-2.
pub(crate) struct NetworkIn(pub(crate) Network);

impl<'py> FromPyObject<'_, 'py> for NetworkIn {
    type Error = PyErr;

    fn extract(value: Borrowed<'_, 'py, PyAny>) -> PyResult<NetworkIn> {
        Network::parse(&text(&value, "a str")?).map(NetworkIn).map_err(raise)
    }
}

/// Networks in CAIP-2.
#[derive(Default)]
pub(crate) struct Networks(pub(crate) Vec<Network>);

impl<'py> FromPyObject<'_, 'py> for Networks {
    type Error = PyErr;

    fn extract(value: Borrowed<'_, 'py, PyAny>) -> PyResult<Networks> {
        each(&value, "a list of networks", |item| Ok(item.extract::<NetworkIn>()?.0)).map(Networks)
    }
}
