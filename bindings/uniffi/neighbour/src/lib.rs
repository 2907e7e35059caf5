//! Another library made by uniffi, for one program with ours: its functions, types and errors have the names of ours, and
//! must not be confused with them.

use std::fmt;

/// A value with the name of one of ours.
#[derive(Debug, PartialEq, Eq, uniffi::Object)]
#[uniffi::export(Display, Eq)]
pub struct Price {
    cents: i64,
}

/// An error, as uniffi makes one of an enum.
#[derive(Debug, uniffi::Error)]
pub enum NeighbourError {
    /// It was not a number of cents.
    NotCents {
        /// What was given.
        text: String,
    },
}

#[uniffi::export]
impl Price {
    /// Reads a number of cents.
    #[uniffi::constructor]
    pub fn parse(text: String) -> Result<Price, NeighbourError> {
        let cents = text.parse().map_err(|_| NeighbourError::NotCents { text })?;
        Ok(Price { cents })
    }

    /// The number of cents.
    pub fn cents(&self) -> i64 {
        self.cents
    }
}

/// A function with the name of one of ours, which answers otherwise.
#[uniffi::export]
pub fn parse_amount(text: String) -> String {
    format!("the neighbour's {text}")
}

impl fmt::Display for Price {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} cents", self.cents)
    }
}

impl fmt::Display for NeighbourError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let NeighbourError::NotCents { text } = self;
        write!(f, "{text:?} is no number of cents")
    }
}

impl std::error::Error for NeighbourError {}

uniffi::setup_scaffolding!("neighbour");
