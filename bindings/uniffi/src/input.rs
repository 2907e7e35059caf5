//! Checks what comes in, and converts it to the kernel's types.

use std::sync::Arc;

use serde::Serialize;
use x402_kernel::primitives::from_hex;
use x402_kernel::{Address, Amount, Bytes32, Error, Money, Network, Result, Signature, UnixTime, Version, usage};

use crate::{ErrorInfo, HttpHeader};

/// What comes in, as the kernel's `K`.
pub(crate) trait Input<K> {
    /// Checks the value. `name` is the argument's, for the error.
    fn input(self, name: &str) -> Result<K>;
}

/// Types that the kernel takes as they are.
macro_rules! same {
    ($($type:ty),+) => {
        $(impl Input<$type> for $type {
            fn input(self, _name: &str) -> Result<$type> {
                Ok(self)
            }
        })+
    };
}

/// Types that the kernel reads from a text.
macro_rules! texts {
    ($($read:path => $type:ty),+ $(,)?) => {
        $(impl Input<$type> for String {
            fn input(self, _name: &str) -> Result<$type> {
                $read(&self)
            }
        })+
    };
}

/// Numbers in a range.
macro_rules! numbers {
    ($($from:ty => $to:ty, $range:literal);+ $(;)?) => {
        $(impl Input<$to> for $from {
            fn input(self, name: &str) -> Result<$to> {
                <$to>::try_from(self).map_err(|_| usage::argument(name, $range))
            }
        })+
    };
}

same!(bool, String, Vec<u8>);
texts! {
    Address::parse => Address,
    Amount::parse => Amount,
    Bytes32::parse => Bytes32,
    Money::parse => Money,
    Network::parse => Network,
    Signature::parse => Signature,
    from_hex => Vec<u8>,
}
numbers! {
    i64 => u64, "a number of seconds that is not negative";
    i32 => u16, "an HTTP status";
    i32 => u8, "a number from 0 to 255";
}

impl Input<UnixTime> for i64 {
    fn input(self, _name: &str) -> Result<UnixTime> {
        UnixTime::from_seconds(self.input("now")?)
    }
}

impl Input<Version> for i32 {
    fn input(self, name: &str) -> Result<Version> {
        let number = u8::try_from(self).map_err(|_| usage::argument(name, "1 or 2"))?;
        Version::from_number(number)
    }
}

impl Input<Error> for ErrorInfo {
    fn input(self, _name: &str) -> Result<Error> {
        self.restore()
    }
}

impl Input<Vec<(String, String)>> for Vec<HttpHeader> {
    fn input(self, _name: &str) -> Result<Vec<(String, String)>> {
        Ok(headers(self))
    }
}

impl<T: Input<K>, K> Input<Option<K>> for Option<T> {
    fn input(self, name: &str) -> Result<Option<K>> {
        self.map(|value| value.input(name)).transpose()
    }
}

impl<T: Input<K>, K> Input<Vec<K>> for Vec<T> {
    fn input(self, name: &str) -> Result<Vec<K>> {
        usage::entries("list", self.len())?;
        self.into_iter().map(|value| value.input(name)).collect()
    }
}

/// Headers as pairs.
pub(crate) fn headers(headers: Vec<HttpHeader>) -> Vec<(String, String)> {
    headers.into_iter().map(|header| (header.name, header.value)).collect()
}

/// The given profile, or the default one.
pub(crate) fn or_default<T: AsRef<x402_kernel::Profile>>(given: Option<Arc<T>>) -> x402_kernel::Profile {
    given.map(|profile| (*profile).as_ref().clone()).unwrap_or_default()
}

/// The kernel's values of several objects.
pub(crate) fn values<T: AsRef<K>, K: Clone>(objects: &[Arc<T>]) -> Vec<K> {
    objects.iter().map(|object| (**object).as_ref().clone()).collect()
}

/// Writes a record as JSON, so that the kernel's errors have the same pointer in every language.
pub(crate) fn json(argument: &str, record: &impl Serialize) -> Result<String> {
    serde_json::to_string(record).map_err(|_| usage::argument(argument, "texts"))
}
