//! The checks of input that only a binding can make: the kernel never sees a negative time or a list of texts.

use x402_kernel::primitives::from_hex;
use x402_kernel::{Address, Amount, Limits, Network, Profile, Result, UnixTime, Version, usage};

use crate::header::HttpHeader;
use crate::payer::AssetId;
use crate::signing::Answer;

/// A time in unix seconds.
pub(crate) fn time(now: i64) -> Result<UnixTime> {
    UnixTime::from_seconds(seconds("now", now)?)
}

/// A number of seconds, which is not negative.
pub(crate) fn seconds(argument: &str, seconds: i64) -> Result<u64> {
    u64::try_from(seconds).map_err(|_| usage::argument(argument, "a number of seconds that is not negative"))
}

/// An HTTP status.
pub(crate) fn status(status: i32) -> Result<u16> {
    u16::try_from(status).map_err(|_| usage::argument("status", "an HTTP status"))
}

/// A version of x402.
pub(crate) fn version(version: i32) -> Result<Version> {
    let number = u8::try_from(version).map_err(|_| usage::argument("version", "1 or 2"))?;
    Version::from_number(number)
}

/// A token's number of decimals.
pub(crate) fn decimals(decimals: i32) -> Result<u8> {
    u8::try_from(decimals).map_err(|_| usage::argument("decimals", "a number from 0 to 255"))
}

/// A payer's address, if there is one.
pub(crate) fn payer(address: Option<String>) -> Result<Option<Address>> {
    address.as_deref().map(Address::parse).transpose()
}

/// An amount in atomic units, if there is one.
pub(crate) fn amount(amount: Option<String>) -> Result<Option<Amount>> {
    amount.as_deref().map(Amount::parse).transpose()
}

/// What a text is read again under that was read once, whatever its bounds were.
pub(crate) fn unbounded() -> Profile {
    let limits = Limits { body: usize::MAX, depth: usize::MAX, members: usize::MAX, ..Limits::default() };
    Profile::default().with_limits(limits)
}

/// Networks in CAIP-2.
pub(crate) fn networks(texts: &[String]) -> Result<Vec<Network>> {
    texts.iter().map(|text| Network::parse(text)).collect()
}

/// Tokens: each a chain and a contract.
pub(crate) fn tokens(tokens: &[AssetId]) -> Result<Vec<(Network, Address)>> {
    tokens.iter().map(|token| Ok((Network::parse(&token.network)?, Address::parse(&token.asset)?))).collect()
}

/// Headers as pairs.
pub(crate) fn headers(headers: Vec<HttpHeader>) -> Vec<(String, String)> {
    headers.into_iter().map(|header| (header.name, header.value)).collect()
}

/// Answers with their signatures as bytes.
pub(crate) fn answers(answers: Vec<Answer>) -> Result<Vec<x402_kernel::Answer>> {
    let answer = |answer: Answer| Ok(x402_kernel::Answer::new(answer.id, from_hex(&answer.signature)?));
    answers.into_iter().map(answer).collect()
}
