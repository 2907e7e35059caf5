use pyo3::prelude::*;
use x402_kernel as kernel;

use crate::asset::{Asset, Price};
use crate::error::raise;
use crate::input::{AddressIn, Message, NetworkIn, Sum};
use crate::value::{self, Reduced, Tuple};

/// Everything that reading and deciding depend on besides the message: the tokens known, the bounds, how strict.
///
/// `Profile()` is the default. A message keeps the profile it was read under, and what is derived from a message
/// inherits it; there is no global state.
#[pyclass(module = "x402_kernel", frozen, eq)]
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Profile(pub(crate) kernel::Profile);

/// The profile given, or the default one.
pub(crate) fn or_default(profile: Option<&Bound<'_, Profile>>) -> kernel::Profile {
    profile.map(|profile| profile.get().0.clone()).unwrap_or_default()
}

#[pymethods]
impl Profile {
    #[new]
    fn new() -> Profile {
        Profile(kernel::Profile::default())
    }

    /// Reads `{mode?, limits?, settleMargin?, assets?}`; what is absent is the default.
    ///
    /// `mode` is `tolerant` or `strict`, `limits` is `{requestHeader, responseHeader, body, depth, members}`,
    /// `settleMargin` seconds, `assets` an array of `{network, address, symbol, name, version, decimals,
    /// transferMethod?, domainSeparator, evidence, source?}`. A row of a known token replaces what is said of its
    /// evidence, and may differ in nothing else.
    ///
    /// Raises `UsageError` (`usage.argument`, `registry.*`) and `MalformedError` (`json.*`, `message.*`).
    #[staticmethod]
    fn from_json(json: Message) -> PyResult<Profile> {
        kernel::Profile::from_json(&json.0).map(Profile).map_err(raise)
    }

    /// The profile as JSON: what differs from the default, `{}` for the default.
    #[getter]
    fn json(&self) -> String {
        self.0.to_json()
    }

    /// The token at that address of that chain (CAIP-2), if it is known.
    ///
    /// Raises `MalformedError` or `RejectedError`: `network.*`, `address.*`.
    fn asset(&self, network: NetworkIn, address: AddressIn) -> Option<Asset> {
        self.0.registry().asset(network.0, address.0).map(Asset::from)
    }

    /// The known tokens with that address on other chains: an address that was taken from the wrong one.
    ///
    /// Raises `MalformedError` or `RejectedError`: `network.*`, `address.*`.
    fn elsewhere(&self, network: NetworkIn, address: AddressIn) -> Tuple<Asset> {
        self.0.registry().elsewhere(network.0, address.0).map(Asset::from).collect()
    }

    /// The known tokens of one chain (CAIP-2). A price without a ticker is in the first.
    ///
    /// Raises `MalformedError` or `RejectedError`: `network.*`.
    fn assets(&self, network: NetworkIn) -> Tuple<Asset> {
        self.0.registry().on(network.0).map(Asset::from).collect()
    }

    /// A price on a chain (CAIP-2): the token it is in, and its exact amount in atomic units.
    ///
    /// A sum of dollars (`$0.05`, `0.05`, `0.05 USD`) is in the chain's default stablecoin, a sum with a ticker
    /// (`0.05 USDC`) in the token of that symbol, spelled as the registry spells it.
    ///
    /// Raises `UsageError`: `money.not_decimal`, `money.zero`, `money.no_asset`, `money.unknown_ticker`,
    /// `money.too_small`, `money.too_large`; `MalformedError` or `RejectedError`: `network.*`.
    fn price(&self, money: Sum, network: NetworkIn) -> PyResult<Price> {
        let (asset, amount) = self.0.registry().price(network.0, &money.0).map_err(raise)?;
        Ok(Price { asset: asset.into(), amount: amount.to_string() })
    }

    fn __hash__(&self, py: Python<'_>) -> PyResult<isize> {
        self.0.to_json().into_pyobject(py)?.hash()
    }

    fn __repr__(&self) -> String {
        format!("{:?}", self.0)
    }

    fn __reduce__<'py>(slf: &Bound<'py, Profile>) -> PyResult<Reduced<'py>> {
        value::restored(slf, (slf.get().json(),).into_pyobject(slf.py())?)
    }

    #[classmethod]
    fn _restore(_class: &Bound<'_, pyo3::types::PyType>, json: Message) -> PyResult<Profile> {
        Profile::from_json(json)
    }
}
