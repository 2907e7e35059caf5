use pyo3::prelude::*;
use x402_kernel::{Address, Amount, Network, Version};

use crate::error::raise;
use crate::input::{Decimals, Sum, Text, VersionNumber};

/// Reads an amount of atomic units and gives its one spelling: decimal digits, no sign, no leading zero, no exponent,
/// no separator, below 2^256.
///
/// Raises `MalformedError`: `amount.not_decimal`, `amount.leading_zero`, `amount.too_large`.
#[pyfunction]
pub(crate) fn parse_amount(text: Text) -> PyResult<String> {
    Amount::parse(&text.0).map(|amount| amount.to_string()).map_err(raise)
}

/// A sum such as `$0.05` or `0.05` in atomic units of an asset with that many decimals, exactly.
///
/// Raises `UsageError`: `money.not_decimal`, `money.too_small` if a part of the sum is less than one atomic unit,
/// `money.too_large`.
#[pyfunction]
pub(crate) fn money_to_amount(text: Sum, decimals: Decimals) -> PyResult<String> {
    text.0.to_amount(decimals.0).map(|amount| amount.to_string()).map_err(raise)
}

/// Reads an EVM address and gives it with its EIP-55 checksum. All lower case, all upper case and a right checksum are
/// read.
///
/// Raises `MalformedError`: `address.no_prefix`, `address.length`, `address.not_hex`, `address.checksum`.
#[pyfunction]
pub(crate) fn parse_address(text: Text) -> PyResult<String> {
    Address::parse(&text.0).map(|address| address.to_string()).map_err(raise)
}

/// Reads a network as that version of x402 writes it, and gives it in CAIP-2: `eip155:8453` is v2's, `base` v1's.
///
/// Raises `MalformedError` or `RejectedError`: `network.not_caip2`, `network.unknown_name`, `network.ambiguous_name`
/// where SDKs sign for different chains under one name, `network.unsupported`.
#[pyfunction]
#[pyo3(signature = (text, *, version=VersionNumber(Version::V2)), text_signature = "(text, *, version=2)")]
pub(crate) fn parse_network(text: Text, version: VersionNumber) -> PyResult<String> {
    match version.0 {
        Version::V1 => Network::parse_v1(&text.0),
        Version::V2 => Network::parse(&text.0),
    }
    .map(|network| network.to_string())
    .map_err(raise)
}

/// What people call a network given in CAIP-2: `Base Sepolia`; the CAIP-2 text for a chain without a name here.
///
/// Raises `MalformedError` or `RejectedError`: `network.not_caip2`, `network.unsupported`.
#[pyfunction]
pub(crate) fn network_name(network: Text) -> PyResult<String> {
    Network::parse(&network.0).map(Network::name).map_err(raise)
}
