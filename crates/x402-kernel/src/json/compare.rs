//! Compares JSON values: equality, and whether one holds all that another does.

use alloc::borrow::{Cow, ToOwned};
use alloc::string::String;

use super::{Json, JsonKind, Value};
use crate::{Code, Error, Result};

impl Json {
    /// Compares two values: members in any order, strings by their characters, numbers by their exact decimal value (`1`,
    /// `1.0` and `10e-1` are one number, and no digit is lost). `==` compares the texts.
    ///
    /// Numbers whose exponent does not fit into 64 bits are the same only if their texts are.
    pub fn same_value(&self, other: &Json) -> bool {
        self.value().same(other.value())
    }
}

/// The differences that [`Value::contained_in`] allows.
#[derive(Clone, Copy, Default)]
pub(crate) struct Slack {
    /// A member that is `null` may be absent on the other side.
    pub(crate) null_reads_as_absent: bool,
    /// A member whose elements need only be among the other side's, and the most elements the other side may have.
    pub(crate) additive: Option<(&'static str, usize)>,
}

impl<'a> Value<'a> {
    /// See [`Json::same_value`].
    pub(crate) fn same(self, other: Value<'_>) -> bool {
        if self.kind() != other.kind() {
            return false;
        }
        match self.kind() {
            JsonKind::Null => true,
            JsonKind::Bool => self.text() == other.text(),
            JsonKind::String => self.as_str() == other.as_str(),
            JsonKind::Number => {
                self.text() == other.text() || decimal(self.text()).is_some_and(|n| Some(n) == decimal(other.text()))
            }
            JsonKind::Array => {
                self.elements().count() == other.elements().count()
                    && self.elements().zip(other.elements()).all(|(own, their)| own.same(their))
            }
            JsonKind::Object => {
                self.members().count() == other.members().count()
                    && self.members().all(|(name, own)| other.member(&name).is_some_and(|their| own.same(their)))
            }
        }
    }

    /// Requires `other` to hold all that this value does: an object may have more members there, everything else must be
    /// the same. The error has that code and is at the first difference.
    pub(crate) fn contained_in(self, other: Option<Value<'_>>, code: Code, slack: Slack) -> Result<()> {
        let lacks = || differs(code, other, Some(self));
        if other.is_none() && slack.null_reads_as_absent && self.kind() == JsonKind::Null {
            return Ok(());
        }
        let other = other.ok_or_else(lacks)?;
        if self.kind() != JsonKind::Object || other.kind() != JsonKind::Object {
            return if self.same(other) { Ok(()) } else { Err(lacks()) };
        }
        for (name, own) in self.members() {
            let their = other.member(&name);
            match (slack.additive, their) {
                (Some((additive, most)), Some(their)) if name == additive && is_list(own, their) => {
                    if !own.listed_in(their, most) {
                        return Err(differs(code, Some(their), Some(own)).within(name));
                    }
                }
                _ => own.contained_in(their, code, slack).map_err(|error| error.within(name))?,
            }
        }
        Ok(())
    }

    /// Whether each of these elements is among the other's, which are at most `most`.
    fn listed_in(self, other: Value<'_>, most: usize) -> bool {
        let listable = |value: Value<'_>| !matches!(value.kind(), JsonKind::Null | JsonKind::Object);
        listable(self)
            && listable(other)
            && other.listed().count() <= most
            && self.listed().all(|own| other.listed().any(|their| own.same(their)))
    }

    /// Returns the elements of an array; any other value is a list of itself.
    pub(crate) fn listed(self) -> impl Iterator<Item = Value<'a>> {
        let alone = (self.kind() != JsonKind::Array).then_some(self);
        self.elements().chain(alone)
    }

    /// Returns what an error quotes: the characters of a string, the text of any other kind.
    pub(crate) fn shown(self) -> Cow<'a, str> {
        self.as_str().unwrap_or(Cow::Borrowed(self.text()))
    }
}

/// Whether one of the two is an array.
pub(crate) fn is_list(one: Value<'_>, other: Value<'_>) -> bool {
    one.kind() == JsonKind::Array || other.kind() == JsonKind::Array
}

/// Makes an error that quotes what was found and what was expected.
pub(crate) fn differs(code: Code, found: Option<Value<'_>>, expected: Option<Value<'_>>) -> Error {
    let shown = |value: Option<Value<'_>>| value.map_or_else(|| "nothing".to_owned(), |v| v.shown().into_owned());
    Error::new(code).with("found", shown(found)).with("expected", shown(expected))
}

/// Returns a number's sign, significant digits and power of ten; zero has neither sign nor digits.
fn decimal(text: &str) -> Option<(bool, String, i64)> {
    let (mantissa, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
    let (negative, mantissa) = mantissa.strip_prefix('-').map_or((false, mantissa), |rest| (true, rest));
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let digits = [whole, fraction].concat();
    let significant = digits.trim_start_matches('0').trim_end_matches('0');
    if significant.is_empty() {
        return Some((false, String::new(), 0));
    }
    let zeros = digits.len() - digits.trim_end_matches('0').len();
    let shift = i64::try_from(zeros).ok()?.checked_sub(i64::try_from(fraction.len()).ok()?)?;
    Some((negative, significant.to_owned(), exponent.parse::<i64>().ok()?.checked_add(shift)?))
}
