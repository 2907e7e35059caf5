use pyo3::prelude::*;
use x402_kernel::{Amount, Money, Network, Version};

use crate::error::raise;
use crate::header::{Repair, repairs};
use crate::input::{AddressIn, Atomic, Decimals, NetworkIn, Sum, Text, VersionNumber};
use crate::value::{Tuple, value};

value! {
    /// An amount that was spelled otherwise than an amount is.
    TolerantAmount {
        /// The amount in its one spelling: atomic units, in decimal digits.
        amount: String,
        /// What had to be repaired to read it.
        repairs: Tuple<Repair>,
    }
}

/// Reads an amount of atomic units and gives its one spelling: decimal digits, no sign, no leading zero, no exponent,
/// no separator, below 2^256.
///
/// Raises `MalformedError`: `amount.not_decimal`, `amount.leading_zero`, `amount.too_large`.
#[pyfunction]
pub(crate) fn parse_amount(text: Text) -> PyResult<String> {
    Amount::parse(&text.0).map(|amount| amount.to_string()).map_err(raise)
}

/// Reads an amount that is spelled otherwise, where every reader there is reads the same number, and lists what it
/// repaired: ASCII white space around it, a `+` before it, leading zeros. Everything else stays an error.
///
/// Raises `MalformedError`: `amount.not_decimal`, `amount.too_large`.
#[pyfunction]
pub(crate) fn parse_amount_tolerant(text: Text) -> PyResult<TolerantAmount> {
    let (amount, made) = Amount::parse_tolerant(&text.0).map_err(raise)?;
    Ok(TolerantAmount { amount: amount.to_string(), repairs: repairs(&made) })
}

/// A sum of dollars such as `$0.05`, `0.05` or `0.05 USD` in atomic units of an asset with that many decimals, exactly.
/// What a ticker is worth depends on the chain: see `Profile.price`.
///
/// Raises `UsageError`: `money.not_decimal`, also for a sum with a ticker, `money.too_small` if a part of the sum is
/// less than one atomic unit, `money.too_large`.
#[pyfunction]
pub(crate) fn money_to_amount(text: Sum, decimals: Decimals) -> PyResult<String> {
    text.0.to_amount(decimals.0).map(|amount| amount.to_string()).map_err(raise)
}

/// The sum of dollars (`$0.01`) that is so many atomic units of an asset with that many decimals, worth a dollar each.
///
/// `amount` is a `str` of decimal digits or an `int`. Raises `MalformedError`: `amount.*`.
#[pyfunction]
pub(crate) fn amount_to_money(amount: Atomic, decimals: Decimals) -> String {
    Money::from_amount(amount.0, decimals.0).to_string()
}

/// Reads an EVM address and gives it with its EIP-55 checksum. All lower case, all upper case and a right checksum are
/// read.
///
/// Raises `MalformedError`: `address.no_prefix`, `address.length`, `address.not_hex`, `address.checksum`.
#[pyfunction]
pub(crate) fn parse_address(text: AddressIn) -> String {
    text.0.to_string()
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
pub(crate) fn network_name(network: NetworkIn) -> String {
    network.0.name()
}

/// Whether the money of a network given in CAIP-2 is play money. A chain that is not known here is taken for a real
/// one.
///
/// Raises `MalformedError` or `RejectedError`: `network.not_caip2`, `network.unsupported`.
#[pyfunction]
pub(crate) fn is_testnet(network: NetworkIn) -> bool {
    network.0.is_testnet()
}
