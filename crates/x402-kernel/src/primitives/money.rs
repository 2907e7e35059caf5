use alloc::string::String;
use core::fmt;

use alloy_primitives::U256;

use super::Amount;
use crate::{Code, Error, Result};

/// A sum of dollars as a person writes it: `$0.05` or `0.05`. Integers inside; it never was a float.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Money {
    /// The digits without the point.
    digits: U256,
    /// How many of them stand after the point.
    scale: u8,
}

impl Money {
    /// One dollar.
    pub const ONE: Money = Money { digits: U256::ONE, scale: 0 };

    /// Reads a decimal number, with or without `$` before it: no sign, exponent, separator, space or bare point.
    ///
    /// # Errors
    /// `money.not_decimal`.
    pub fn parse(text: &str) -> Result<Money> {
        let wrong = || Error::new(Code::MoneyNotDecimal).with("found", text);
        let number = text.strip_prefix('$').unwrap_or(text);
        let (whole, fraction) = match number.split_once('.') {
            Some((_, "")) => return Err(wrong()),
            Some(parts) => parts,
            None => (number, ""),
        };
        let decimal = |digits: &str| digits.bytes().all(|byte| byte.is_ascii_digit());
        // 60 digits leave room for the 10^18 of any real token within 2^256.
        if whole.is_empty() || !decimal(whole) || !decimal(fraction) || whole.len() + fraction.len() > 60 {
            return Err(wrong());
        }
        if whole.len() > 1 && whole.starts_with('0') {
            return Err(wrong());
        }
        let mut digits = String::from(whole);
        digits.push_str(fraction);
        let digits = U256::from_str_radix(&digits, 10).map_err(|_| wrong())?;
        let scale = u8::try_from(fraction.len()).map_err(|_| wrong())?;
        Ok(Money { digits, scale })
    }

    /// The exact sum in atomic units of an asset with that many decimals.
    ///
    /// # Errors
    /// `money.too_small` if a part of the sum is less than one atomic unit, `money.too_large` past 256 bits.
    pub fn to_amount(self, decimals: u8) -> Result<Amount> {
        let wrong = |code| Error::new(code).with("found", self).with("decimals", decimals);
        let (amount, rest) = self.scaled(decimals).ok_or_else(|| wrong(Code::MoneyTooLarge))?;
        if rest.is_zero() { Ok(amount) } else { Err(wrong(Code::MoneyTooSmall)) }
    }

    /// The most atomic units that are not above the sum, or the largest amount there is: what a cap means.
    pub(crate) fn as_cap(self, decimals: u8) -> Amount {
        self.scaled(decimals).map_or(Amount::from(U256::MAX), |(amount, _)| amount)
    }

    fn scaled(self, decimals: u8) -> Option<(Amount, U256)> {
        let ten = U256::from(10);
        if let Some(up) = decimals.checked_sub(self.scale) {
            let amount = self.digits.checked_mul(ten.checked_pow(U256::from(up))?)?;
            return Some((Amount::from(amount), U256::ZERO));
        }
        let (amount, rest) = self.digits.div_rem(ten.checked_pow(U256::from(self.scale - decimals))?);
        Some((Amount::from(amount), rest))
    }
}

/// As `$0.05`.
impl fmt::Display for Money {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "${}", Amount::from(self.digits).to_units(self.scale))
    }
}
