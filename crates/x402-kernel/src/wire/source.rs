use alloc::vec::Vec;

use serde::Serialize;

use crate::json::{Json, Limits, Value};
use crate::words::words;
use crate::{Repair, Result};

words! {
    /// Where a message was found.
    #[argument = "found"]
    #[derive(Default)]
    pub enum Found {
        /// In JSON text that the caller gave.
        #[default]
        Text = "text",
        /// In an HTTP header.
        Header = "header",
        /// In an HTTP body.
        Body = "body",
    }
}

/// The source of a message: where it was found, and the repairs that were made to read it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Source {
    /// Where it was found.
    pub found: Found,
    /// The repairs, in the order in which they were made.
    pub repairs: Vec<Repair>,
}

impl Source {
    /// Reads what a source serialises as, `{found, repairs}`.
    ///
    /// # Errors
    /// `usage.argument` for another member or an unknown word; `message.missing`, `message.wrong_type`, `json.*`.
    pub fn from_json(text: &str) -> Result<Source> {
        let json = Json::parse(text, &Limits::WRITTEN)?;
        Source::read(json.value().object("source", &["found", "repairs"])?)
    }

    /// Reads the members `found` and `repairs` of a written value.
    pub(super) fn read(value: Value<'_>) -> Result<Source> {
        Ok(Source {
            found: value.read("found", |found| found.word(Found::parse))?,
            repairs: value.read("repairs", |repairs| repairs.list(Repair::read))?,
        })
    }

    pub(super) fn new(found: Found) -> Source {
        Source { found, repairs: Vec::new() }
    }
}
