//! Checks of input that only a binding can make, such as of a negative time, which the kernel never sees.

use std::sync::Arc;

use serde::Serialize;
use x402_kernel::{Error, Result, UnixTime, Version, usage};

use crate::HttpHeader;

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

/// The given profile, or the default one.
pub(crate) fn profile<T: AsRef<x402_kernel::Profile>>(given: Option<Arc<T>>) -> x402_kernel::Profile {
    given.map(|profile| (*profile).as_ref().clone()).unwrap_or_default()
}

/// Headers as pairs.
pub(crate) fn headers(headers: Vec<HttpHeader>) -> Vec<(String, String)> {
    headers.into_iter().map(|header| (header.name, header.value)).collect()
}

/// Every entry of a list, checked.
pub(crate) fn all<T, K, E: From<Error>>(list: Vec<T>, check: impl Fn(T) -> Result<K, E>) -> Result<Vec<K>, E> {
    usage::entries("list", list.len())?;
    list.into_iter().map(check).collect()
}

/// Writes a record as JSON, so that the kernel's errors have the same pointer in every language.
pub(crate) fn json(argument: &str, record: &impl Serialize) -> Result<String> {
    serde_json::to_string(record).map_err(|_| usage::argument(argument, "texts"))
}
