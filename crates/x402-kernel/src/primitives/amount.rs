use alloc::string::String;
use core::fmt;

use alloy_primitives::U256;
use serde::{Serialize, Serializer};

use crate::{Code, Error, Result};

/// A number of atomic units of some asset, below 2^256. It says nothing about which asset.
///
/// On the wire it is a string of decimal digits (x402 v2 §5.1.2 `amount`, v1 `maxAmountRequired`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Amount(U256);

impl Amount {
    /// Nothing.
    pub const ZERO: Amount = Amount(U256::ZERO);

    /// Reads the one spelling an amount has: decimal digits, no sign, no leading zero, no exponent, no separator.
    ///
    /// # Errors
    /// `amount.not_decimal`, `amount.leading_zero`, `amount.too_large`.
    pub fn parse(text: &str) -> Result<Amount> {
        let wrong = |code| Error::new(code).with("found", text);
        if text.is_empty() || !text.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(wrong(Code::AmountNotDecimal));
        }
        if text.len() > 1 && text.starts_with('0') {
            return Err(wrong(Code::AmountLeadingZero));
        }
        U256::from_str_radix(text, 10).map(Amount).map_err(|_| wrong(Code::AmountTooLarge))
    }

    /// The number.
    pub const fn to_u256(self) -> U256 {
        self.0
    }

    /// Whether it is nothing.
    pub fn is_zero(self) -> bool {
        self.0.is_zero()
    }

    /// The amount in whole units of an asset with that many decimals: `10000` with 6 is `0.01`.
    pub fn to_units(self, decimals: u8) -> String {
        let digits = alloc::format!("{:0>width$}", alloc::format!("{}", self.0), width = usize::from(decimals) + 1);
        let (whole, fraction) = digits.split_at(digits.len() - usize::from(decimals));
        let mut text = String::from(whole);
        let fraction = fraction.trim_end_matches('0');
        if !fraction.is_empty() {
            text.push('.');
            text.push_str(fraction);
        }
        text
    }
}

impl From<U256> for Amount {
    fn from(number: U256) -> Amount {
        Amount(number)
    }
}

impl From<u64> for Amount {
    fn from(number: u64) -> Amount {
        Amount(U256::from(number))
    }
}

/// The canonical spelling.
impl fmt::Display for Amount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)
    }
}

impl Serialize for Amount {
    fn serialize<S: Serializer>(&self, serializer: S) -> core::result::Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}
