use alloc::borrow::Cow;
use alloc::string::String;
use core::fmt;

use serde::{Serialize, Serializer};

use super::decimal::pointed;
use crate::{Code, Error, Result};

/// A sum as people write it: dollars (`$0.05`, `0.05`, `0.05 USD`), or a token by its ticker (`0.05 USDC`).
/// It is decimal text, never a floating-point number. `0.5` and `0.50` are equal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Money {
    /// The digits without the point. The first is not zero, unless it is the only one.
    pub(super) digits: Cow<'static, str>,
    /// How many of them are after the point; the last of these is not zero.
    pub(super) scale: u8,
    ticker: Option<String>,
}

impl Money {
    /// One dollar.
    pub const ONE: Money = Money { digits: Cow::Borrowed("1"), scale: 0, ticker: None };

    /// Reads a decimal number with `$` before it, or one space and a ticker after it, or neither. A sign, an exponent,
    /// separators, other spaces and a point without digits on both sides are refused.
    ///
    /// # Errors
    /// `money.not_decimal`.
    pub fn parse(text: &str) -> Result<Money> {
        let wrong = || Error::new(Code::MoneyNotDecimal).with("found", text);
        let (number, ticker) = match text.split_once(' ') {
            Some((number, ticker)) if is_ticker(ticker) => (number, Some(ticker)),
            Some(_) => return Err(hinted(wrong(), text)),
            None => (text.strip_prefix('$').unwrap_or(text), None),
        };
        let (digits, scale) = read(number).ok_or_else(|| hinted(wrong(), text))?;
        // Without a ticker a sum is in dollars.
        let ticker = ticker.filter(|ticker| *ticker != DOLLARS).map(String::from);
        Ok(Money { ticker, ..Money::of(&digits, scale) })
    }

    pub(super) fn of(digits: &str, mut scale: u8) -> Money {
        let mut digits = digits.trim_start_matches('0');
        while let (1.., Some(shorter)) = (scale, digits.strip_suffix('0')) {
            (digits, scale) = (shorter, scale - 1);
        }
        if digits.is_empty() {
            return Money { digits: Cow::Borrowed("0"), scale: 0, ticker: None };
        }
        Money { digits: Cow::Owned(digits.into()), scale, ticker: None }
    }

    /// The ticker; `None` for a sum of dollars.
    pub fn ticker(&self) -> Option<&str> {
        self.ticker.as_deref()
    }

    /// Whether it is zero.
    pub fn is_zero(&self) -> bool {
        self.digits == "0"
    }

    /// Requires a sum of dollars; for a sum with a ticker the error is `money.not_decimal`.
    pub(crate) fn in_dollars(&self) -> Result<()> {
        match self.ticker {
            None => Ok(()),
            Some(_) => {
                let error = Error::new(Code::MoneyNotDecimal).with("found", self);
                Err(error.hint("a sum of dollars is wanted here; what a ticker is depends on the network"))
            }
        }
    }
}

/// The ticker of dollars.
const DOLLARS: &str = "USD";

/// Returns the digits without the point, and how many are after it.
fn read(number: &str) -> Option<(String, u8)> {
    let (whole, fraction) = match number.split_once('.') {
        Some((_, "")) => return None,
        Some(parts) => parts,
        None => (number, ""),
    };
    let decimal = |digits: &str| digits.bytes().all(|byte| byte.is_ascii_digit());
    // 60 digits leave room for the 10^18 of any real token within 2^256.
    if whole.is_empty() || !decimal(whole) || !decimal(fraction) || whole.len() + fraction.len() > 60 {
        return None;
    }
    if whole.len() > 1 && whole.starts_with('0') {
        return None;
    }
    let mut digits = String::from(whole);
    digits.push_str(fraction);
    Some((digits, u8::try_from(fraction.len()).ok()?))
}

/// Whether it is a letter, then letters, digits and points, as in both official SDKs.
fn is_ticker(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_alphabetic())
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'.')
}

fn hinted(error: Error, text: &str) -> Error {
    let number = text.strip_prefix('$').unwrap_or(text);
    let exponent = |(before, after): (&str, &str)| {
        let after = after.strip_prefix(['-', '+']).unwrap_or(after);
        before.starts_with(|c: char| c.is_ascii_digit()) && after.starts_with(|c: char| c.is_ascii_digit())
    };
    let letter = |c: char| c.is_ascii_alphabetic();
    if text.contains([',', '_']) {
        error.hint("no separators: 1000, and the decimal point is a point")
    } else if number.split_once(['e', 'E']).is_some_and(exponent) {
        error.hint("no exponent: 0.0000001, not 1e-7")
    } else if text.contains(['-', '+']) {
        error.hint("no sign: a sum is not negative, and needs no plus")
    } else if text.starts_with('$') && text.ends_with(letter) {
        error.hint("a $ or a ticker, not both")
    } else if text.contains(char::is_whitespace) {
        error.hint("no spaces, but for one before a ticker: 0.01 USDC")
    } else if number.starts_with('.') || number.ends_with('.') {
        error.hint("a digit on both sides of the point: 0.5")
    } else if text.starts_with(|c: char| c.is_ascii_digit()) && text.ends_with(letter) {
        error.hint("one space before the ticker: 0.01 USDC")
    } else if text.contains(|c: char| c.is_numeric() && !c.is_ascii()) {
        error.hint("the digits are 0 to 9")
    } else {
        error
    }
}

/// As `$0.05`, or `0.05 USDC`: what [`Money::parse`] reads again, up to 60 digits.
impl fmt::Display for Money {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let number = pointed(&self.digits, self.scale);
        match &self.ticker {
            None => write!(f, "${number}"),
            Some(ticker) => write!(f, "{number} {ticker}"),
        }
    }
}

impl Serialize for Money {
    fn serialize<S: Serializer>(&self, serializer: S) -> core::result::Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}
