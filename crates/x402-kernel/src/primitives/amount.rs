use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::fmt;

use alloy_primitives::U256;
use serde::{Serialize, Serializer};

use super::Money;
use super::decimal::pointed;
use crate::json::Value;
use crate::text::has;
use crate::{Code, Error, Repair, RepairKind, Result};

/// A number of atomic units of an asset, below 2^256. It does not say which asset.
///
/// On the wire it is a string of decimal digits ([x402 v2 §5.1.2](crate#specifications) `amount`, v1
/// `maxAmountRequired`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Amount(U256);

impl Amount {
    /// Zero.
    pub const ZERO: Amount = Amount(U256::ZERO);

    /// Reads decimal digits, without sign, leading zeros, exponent or separators: the one spelling of an amount.
    ///
    /// # Errors
    /// `amount.not_decimal`, `amount.leading_zero`, `amount.too_large`.
    pub fn parse(text: &str) -> Result<Amount> {
        let wrong = |code| Error::new(code).with("found", text);
        if text.is_empty() || !text.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(hinted(wrong(Code::AmountNotDecimal), text));
        }
        if text.len() > 1 && text.starts_with('0') {
            return Err(wrong(Code::AmountLeadingZero));
        }
        U256::from_str_radix(text, 10).map(Amount).map_err(|_| wrong(Code::AmountTooLarge))
    }

    /// Reads a JSON string.
    pub(crate) fn read(value: Value<'_>) -> Result<Amount> {
        Amount::parse(&value.string()?)
    }

    /// Reads an amount in a spelling that every reader takes for the same number, and lists the repairs: ASCII white
    /// space around it, a `+` before it, leading zeros. Everything else is an error.
    ///
    /// # Errors
    /// `amount.not_decimal`, `amount.too_large`.
    pub fn parse_tolerant(text: &str) -> Result<(Amount, Vec<Repair>)> {
        let mut repairs = Vec::new();
        let mut repaired = |kind| repairs.push(Repair { kind, at: String::new(), cause: None });
        let mut number = text.trim_matches(|c: char| c.is_ascii_whitespace());
        if number.len() != text.len() {
            repaired(RepairKind::AmountWhiteSpace);
        }
        if let Some(unsigned) = number.strip_prefix('+') {
            number = unsigned;
            repaired(RepairKind::AmountPlusSign);
        }
        let significant = number.trim_start_matches('0');
        let canonical = if significant.is_empty() && !number.is_empty() { "0" } else { significant };
        // A text that is not a number is not repaired.
        if number.bytes().all(|byte| byte.is_ascii_digit()) && canonical.len() != number.len() {
            number = canonical;
            repaired(RepairKind::AmountLeadingZero);
        }
        match Amount::parse(number) {
            Ok(amount) => Ok((amount, repairs)),
            Err(error) => Err(hinted(Error::new(error.code()).with("found", text), text)),
        }
    }

    /// The number.
    pub const fn to_u256(self) -> U256 {
        self.0
    }

    /// Whether every reader of JSON holds it exactly as a number: it is below 2^53.
    pub(crate) fn is_exact_in_json(self) -> bool {
        self.0.bit_len() <= 53
    }

    /// Whether it is zero.
    pub fn is_zero(self) -> bool {
        self.0.is_zero()
    }

    /// Writes the amount in whole units of an asset with that many decimals: `10000` with 6 is `0.01`.
    pub fn to_units(self, decimals: u8) -> String {
        pointed(&self.to_string(), decimals)
    }
}

fn hinted(error: Error, text: &str) -> Error {
    match Money::parse(text).and_then(|money| money.to_amount(6)) {
        Ok(units) if has(text, b'$') => error
            .hint(format!("a sum of dollars; amounts are in atomic units: of a token with 6 decimals it is {units}")),
        Ok(units) => error.hint(format!("amounts are in atomic units: of a token with 6 decimals it is {units}")),
        Err(_) if text.contains(['.', '$']) => error.hint("amounts are in atomic units, which are whole"),
        Err(_) => error,
    }
}

/// Sums in atomic units.
impl Money {
    /// Makes the sum of dollars that is worth that many atomic units of an asset with that many decimals, at a dollar a
    /// unit.
    pub fn from_amount(amount: Amount, decimals: u8) -> Money {
        Money::of(&amount.to_string(), decimals)
    }

    /// Converts a sum of dollars, exactly, to atomic units of an asset with that many decimals. For a sum with a
    /// ticker, use [`Registry::price`](crate::Registry::price), since its asset depends on the network.
    ///
    /// # Errors
    /// `money.too_small` if a part of the sum is less than one atomic unit, `money.too_large` for more than 256 bits,
    /// `money.not_decimal` for a sum with a ticker.
    pub fn to_amount(&self, decimals: u8) -> Result<Amount> {
        self.in_dollars()?;
        self.in_units_of(decimals)
    }

    /// Converts the sum exactly, whatever it is in.
    pub(crate) fn in_units_of(&self, decimals: u8) -> Result<Amount> {
        let wrong = |code| Error::new(code).with("found", self).with("decimals", decimals);
        let (amount, rest) = self.scaled(decimals).ok_or_else(|| wrong(Code::MoneyTooLarge))?;
        if rest { Err(wrong(Code::MoneyTooSmall)) } else { Ok(amount) }
    }

    /// The largest amount that is not above the sum, for a cap: rounded down, and at most 2^256 - 1. A cap that is not
    /// in dollars allows nothing.
    pub(crate) fn as_cap(&self, decimals: u8) -> Amount {
        if self.ticker().is_some() {
            return Amount::ZERO;
        }
        self.scaled(decimals).map_or(Amount::from(U256::MAX), |(amount, _)| amount)
    }

    /// The whole atomic units, and whether anything is left over; `None` for more than 256 bits.
    fn scaled(&self, decimals: u8) -> Option<(Amount, bool)> {
        let below = usize::from(self.scale.saturating_sub(decimals));
        let (whole, rest) = self.digits.split_at(self.digits.len().saturating_sub(below));
        let zeros = "0".repeat(usize::from(decimals.saturating_sub(self.scale)));
        let amount = if whole.is_empty() || self.is_zero() {
            Amount::ZERO
        } else {
            Amount::parse(&format!("{whole}{zeros}")).ok()?
        };
        Some((amount, !rest.is_empty() && !self.is_zero()))
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

/// In decimal digits, as [`Amount::parse`] reads it.
impl fmt::Display for Amount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Ok(number) = u64::try_from(self.0) {
            return write!(f, "{number}");
        }
        // Long division, from the last digit on: slower than a general one, and far smaller.
        let (mut bytes, mut digits) = (self.0.to_be_bytes::<32>(), [b'0'; 78]);
        for digit in digits.iter_mut().rev() {
            let mut rest = 0;
            for byte in &mut bytes {
                let number = rest << 8 | u16::from(*byte);
                (*byte, rest) = ((number / 10) as u8, number % 10);
            }
            *digit += rest as u8;
        }
        f.write_str(core::str::from_utf8(&digits).unwrap_or_default().trim_start_matches('0'))
    }
}

impl Serialize for Amount {
    fn serialize<S: Serializer>(&self, serializer: S) -> core::result::Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}
