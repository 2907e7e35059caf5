//! The values money is made of: each crosses as its one canonical text.

use x402_kernel::{Address, Amount, Money, Network, Version};

use crate::repair::Repair;
use crate::{Result, check};

/// An amount that was spelled otherwise, and what was repaired to read it.
#[derive(Clone, Debug, PartialEq, Eq, uniffi::Record)]
pub struct TolerantAmount {
    /// The amount in the one spelling it has: decimal digits.
    pub amount: String,
    /// What was repaired, in order.
    pub repairs: Vec<Repair>,
}

/// Reads an amount in atomic units of some asset, in the one spelling it has: decimal digits, no sign, no leading zero,
/// no exponent, no separator, below 2^256 (x402 v2 §5.1.2 `amount`). Gives it back.
///
/// Throws `amount.not_decimal`, `amount.leading_zero`, `amount.too_large`.
#[uniffi::export]
pub fn parse_amount(text: String) -> Result<String> {
    Ok(Amount::parse(&text)?.to_string())
}

/// Reads an amount that is spelled otherwise, where every reader there is reads the same number, and lists what it
/// repaired: ASCII white space around it, a `+` before it, leading zeros. Everything else stays an error.
///
/// Throws `amount.not_decimal`, `amount.too_large`.
#[uniffi::export]
pub fn parse_amount_tolerant(text: String) -> Result<TolerantAmount> {
    let (amount, repairs) = Amount::parse_tolerant(&text)?;
    Ok(TolerantAmount { amount: amount.to_string(), repairs: Repair::all(&repairs) })
}

/// The exact sum of money, such as `$0.05` or `0.05`, in atomic units of an asset with that many decimals.
///
/// Throws `money.not_decimal`, also for a sum with a ticker, whose worth depends on the chain (`Profile.price`);
/// `money.too_small` if a part of the sum is less than one atomic unit, `money.too_large` past 256 bits.
#[uniffi::export]
pub fn money_to_amount(text: String, decimals: i32) -> Result<String> {
    let decimals = check::decimals(decimals)?;
    Ok(Money::parse(&text)?.to_amount(decimals)?.to_string())
}

/// The sum of dollars, such as `$0.01`, that is so many atomic units of an asset with that many decimals, worth a dollar
/// each.
///
/// Throws `amount.*`, `usage.argument`.
#[uniffi::export]
pub fn amount_to_money(amount: String, decimals: i32) -> Result<String> {
    let decimals = check::decimals(decimals)?;
    Ok(Money::from_amount(Amount::parse(&amount)?, decimals).to_string())
}

/// Reads an EVM address: `0x` and 40 hexadecimal digits, all lower case, all upper case, or with a right EIP-55
/// checksum. Gives it with its checksum.
///
/// Throws `address.no_prefix`, `address.length`, `address.not_hex`, `address.checksum`.
#[uniffi::export]
pub fn parse_address(text: String) -> Result<String> {
    Ok(Address::parse(&text)?.to_string())
}

/// Reads an EVM network as that version of x402 writes it: in CAIP-2, such as `eip155:8453` (v2 §11.1), or in v1 by a
/// name such as `base` (v1 §5.1). Gives it in CAIP-2.
///
/// Throws `network.not_caip2`, `network.unsupported` for chains that are not EVM's; in v1 `network.unknown_name`, and
/// `network.ambiguous_name` where SDKs sign for different chains under one name.
#[uniffi::export(default(version = 2))]
pub fn parse_network(text: String, version: i32) -> Result<String> {
    let network = match check::version(version)? {
        Version::V1 => Network::parse_v1(&text),
        Version::V2 => Network::parse(&text),
    };
    Ok(network?.to_string())
}

/// What people call a network in CAIP-2: `Base Sepolia`; the same text for a chain without a name here.
///
/// Throws `network.not_caip2`, `network.unsupported`.
#[uniffi::export]
pub fn network_name(network: String) -> Result<String> {
    Ok(Network::parse(&network)?.name())
}

/// Whether the money of a network in CAIP-2 is play money. A chain that is not known here is taken for a real one.
///
/// Throws `network.not_caip2`, `network.unsupported`.
#[uniffi::export]
pub fn is_testnet(network: String) -> Result<bool> {
    Ok(Network::parse(&network)?.is_testnet())
}
